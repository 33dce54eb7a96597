"""Laws that hold for any answers: the result is that of the oracle, and nothing is offered that a level forbids."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.assessment import api
from generator.assessment.questionnaire import askable, counting
from generator.assessment.rules import Rules
from tests.assessment.oracle import outcome
from tests.assessment.oracle.questions import FIELDS
from tests.assessment.oracle.screening import CARD_OF, FLAG_LEVELS, LEVELS, RANKS
from tests.assessment.strategies import anybody, easy_cases

Answers = dict[str, Any]
MANY: Final = settings(max_examples=150, derandomize=True, deadline=None, database=None)
PEOPLE: Final = anybody() | easy_cases()
TODAY: Final = "2026-11-26"


def _result(rules: Rules, answers: Answers) -> dict[str, Any]:
    return api.result(rules, {"answers": answers, "unit": "km", "today": TODAY})


def _with_flag(answers: Answers, flag: str) -> Answers:
    card = f"flags_{CARD_OF[flag]}"
    ticked = [other for other in answers.get(card, []) if other != "none"]
    return {**answers, card: [*ticked, flag]}


@MANY
@given(answers=PEOPLE)
def test_the_result_is_that_of_the_oracle(answers: Answers, rules: Rules) -> None:
    """Which answers count, which pages are asked, the level, all rules that hold, and each cause with its band."""
    mine = outcome.counted(answers)
    result = _result(rules, answers)
    assert counting(rules.pages, answers) == mine
    assert [page.id for page in askable(rules, answers)] == outcome.asked(answers)
    assert (result["level"], [rule["id"] for rule in result["triggered"]]) == (
        outcome.level(mine),
        outcome.triggered(mine),
    )
    offered = [] if "causes" in outcome.blocked(mine) else outcome.bands(mine)
    assert [(cause["id"], cause["band"]) for cause in result["causes"]] == offered


@MANY
@given(answers=PEOPLE)
def test_the_reasons_are_those_of_the_oracle(answers: Answers, rules: Rules) -> None:
    """Each cause has exactly the reasons with points, those with most points first."""
    expected = outcome.points(outcome.counted(answers))
    for cause in _result(rules, answers)["causes"]:
        mine = expected[cause["id"]]
        told = [reason["id"] for reason in cause["reasons"]]
        assert {*told} == {*mine}
        assert [mine[name] for name in told] == sorted(mine.values(), reverse=True)


@MANY
@given(answers=PEOPLE)
def test_no_plan_where_it_is_forbidden(answers: Answers, rules: Rules) -> None:
    """A plan exists exactly where the level of care offers one and the person need not be seen first."""
    mine = outcome.counted(answers)
    result = _result(rules, answers)
    forbidden = "plan" in outcome.blocked(mine)
    assert (result["plan"] is not None) == outcome.may_plan(mine)
    assert result["plan_refused"] == (not forbidden and not outcome.may_plan(mine))
    assert not forbidden or result["cap"] is None


@MANY
@given(answers=easy_cases())
def test_the_plan_is_of_the_kind_of_the_oracle(answers: Answers, rules: Rules) -> None:
    """How much a plan asks, how long it is, how running goes on, and what is left out."""
    mine = outcome.counted(answers)
    plan = _result(rules, answers)["plan"]
    if plan is not None:
        offered = {name for item in plan["exercises"] for name in (item["id"], *item["alternatives"])}
        assert (plan["tier"], plan["running"]["mode"]) == (outcome.tier(mine), outcome.mode(mine))
        assert plan["weeks_total"] == len(plan["weeks"]) == outcome.weeks(mine)
        assert not offered & outcome.left_out(mine)


@MANY
@given(answers=easy_cases())
def test_a_rise_of_steps_stays_within_a_tenth(answers: Answers, rules: Rules) -> None:
    """No week asks for more than 10 % above the steps a minute that were counted first, rounded down."""
    plan = _result(rules, answers)["plan"]
    if plan is not None and plan["cadence"] is not None:
        cap = answers["spm"] * 110 // 100
        assert plan["cadence"]["cap"] == cap
        assert all(week["cadence"]["steps"] <= cap for week in plan["weeks"] if week["cadence"])


@MANY
@given(answers=easy_cases(), flag=st.sampled_from(sorted(FLAG_LEVELS)))
def test_a_flag_takes_away_what_its_level_forbids(answers: Answers, flag: str, rules: Rules) -> None:
    """Whatever else is answered, a warning sign is worse or equal, and takes away all that its own level blocks."""
    before, after = _result(rules, answers), _result(rules, _with_flag(answers, flag))
    assert RANKS[after["level"]] >= max(RANKS[before["level"]], RANKS[FLAG_LEVELS[flag]])
    blocks = LEVELS[RANKS[FLAG_LEVELS[flag]]]["blocks"]
    assert "plan" not in blocks or after["plan"] is None
    assert "causes" not in blocks or after["causes"] == []
    assert before["plan"] is not None or after["plan"] is None


@MANY
@given(answers=PEOPLE, flags=st.lists(st.sampled_from(sorted(FLAG_LEVELS)), max_size=6, unique=True))
def test_more_flags_never_lower_the_level(answers: Answers, flags: list[str], rules: Rules) -> None:
    """Signs that are added one after the other never make the level milder, and none of their rules is left out."""
    ranks = [RANKS[_result(rules, answers)["level"]]]
    for flag in flags:
        answers = _with_flag(answers, flag)
        ranks.append(RANKS[_result(rules, answers)["level"]])
    assert ranks == sorted(ranks)
    assert {*flags} <= {rule["id"] for rule in _result(rules, answers)["triggered"]}


@MANY
@given(answers=PEOPLE, data=st.data())
def test_order_never_matters(answers: Answers, data: st.DataObject, rules: Rules) -> None:
    """The same answers and ticks in another order have the same result."""
    names = data.draw(st.permutations(sorted(answers)))
    turned = {name: mine[::-1] if isinstance(mine := answers[name], list) else mine for name in names}
    assert _result(rules, turned) == _result(rules, answers)


def test_the_oracle_knows_every_field(rules: Rules) -> None:
    """The answers of these laws are answers to all fields."""
    assert [field.id for page in rules.pages for field in page.fields] == list(FIELDS)
