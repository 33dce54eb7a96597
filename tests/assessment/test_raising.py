"""A worse answer never lowers the level of care."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.assessment.questionnaire import counting
from generator.assessment.rules import Rules
from generator.assessment.triage import triage
from generator.models.selfcheck import NONE
from tests.assessment.answers import DISTANCES, Field, Fields

WORSE: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "age": (("18_64", "u18"), ("18_64", "65up")),
    "onset": (("gradual", "sudden"), ("gradual", "minor"), ("gradual", "not_sure")),
    "running": (("stop2", "stop1"), ("stop2", "usual")),
    "site": (
        ("middle", "side", "point"),
        ("middle", "buttock"),
        ("middle", "groin"),
        ("middle", "upper"),
        ("middle", "not_sure"),
    ),
    "duration": (("w0", "w2", "w6", "w12"), ("w6", "on_off"), ("w6", "not_sure")),
    "started": (("45up", "35_44", "under35"), ("45up", "not_sure")),
    "settle": (("hour", "day", "next_day", "longer"), ("next_day", "not_sure")),
}
"""Choices, each ladder from milder to worse. Running again is worse only in that more answers count."""
UP: Final = ("worst", "last7", "next7")
DOWN: Final = ("long30",)
"""Numbers that are worse when they are larger, or smaller."""
PLAN_ONLY: Final = frozenset(
    {
        *("more", "days", "minutes", "kit", "goal", "life"),
        *("w1", "w2", "w3", "w4", "spm", "pace", "landing", "pair_km", "pairs_n", "fit"),
        *("now", "checks", "c_plank", "c_side_left", "c_side_right", "c_sts_left", "c_sts_right"),
        *("c_step", "c_hipflex", "c_ham", "c_wall", "c_brace", "c_arch"),
    }
)
"""Fields that shape causes and the plan, and never the level of care."""


def _answer(field: Field) -> st.SearchStrategy[Any]:
    if field.type == "one":
        return st.sampled_from(field.options)
    if field.type == "many":
        ticked = st.lists(st.sampled_from(field.options), min_size=1, max_size=4, unique=True)
        return st.sampled_from([[alone] for alone in field.exclusive]) | ticked
    numbers = st.integers(field.minimum, field.maximum)
    if field.quantity == "distance":
        numbers = st.sampled_from(DISTANCES) | numbers
    return numbers | st.sampled_from(field.exclusive) if field.exclusive else numbers


def _worse_answers(field: Field, answer: object) -> Iterator[object]:
    """Yield the answers to a field that are one step worse."""
    if isinstance(answer, list) and (answer == [NONE] or answer[0] not in field.exclusive):
        ticked = [box for box in answer if box != NONE]
        yield from ([*ticked, box] for box in field.options if box not in ticked)
    for ladder in WORSE.get(field.id, ()):
        if answer in ladder[:-1]:
            yield ladder[ladder.index(str(answer)) + 1]
    if isinstance(answer, int):
        steps = (1, 1000) if field.id in UP else (-1, -1000) if field.id in DOWN else ()
        yield from (answer + step for step in steps if field.minimum <= answer + step <= field.maximum)


@given(data=st.data())
@settings(max_examples=80, derandomize=True, deadline=None, database=None)
def test_a_worse_answer_never_lowers_the_level(data: st.DataObject, fields: Fields, rules: Rules) -> None:
    """From any answers: one more box, a higher pain, a longer run, a worse choice are at least as urgent."""
    answers = data.draw(st.fixed_dictionaries({field.id: _answer(field) for field in fields.values()}))
    before = _rank(rules, answers)
    for field in fields.values():
        for worse in _worse_answers(field, answers[field.id]):
            raised = {**answers, field.id: worse}
            assert _rank(rules, raised) >= before, f"{field.id}: {answers[field.id]} -> {worse}"


def test_every_choice_and_number_is_considered(fields: Fields) -> None:
    """Each choice and number of the questions has an order of urgency, or is known to have none."""
    kinds = {field.id for field in fields.values() if field.type != "many"}
    assert kinds - PLAN_ONLY == {*WORSE, *UP, *DOWN}


def test_what_shapes_the_plan_never_decides_the_level(rules: Rules) -> None:
    """No rule of triage reads a field of the plan, and such a field hides no question that a rule reads."""
    assert [rule.id for rule in rules.triage if PLAN_ONLY & _read(rule.when)] == []
    hidden = [page for page in rules.pages if page.when and PLAN_ONLY & _read(page.when)]
    assert {field.id for page in hidden for field in page.fields} <= PLAN_ONLY


def _read(condition: object) -> frozenset[str]:
    """Return the fields that a condition names."""
    if isinstance(condition, Mapping):
        named = [condition["field"]] if "field" in condition else condition.get("sum", [])
        return frozenset(named).union(*(_read(part) for part in condition.values()))
    if isinstance(condition, list):
        return frozenset().union(*(_read(part) for part in condition))
    return frozenset()


def _rank(rules: Rules, answers: Mapping[str, Any]) -> int:
    return triage(rules.triage, rules.levels, counting(rules.pages, answers)).level.rank
