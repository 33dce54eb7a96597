"""The plan: what each person of a hand-written table gets, and what holds for everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, Final

import pytest

from generator.assessment import api
from generator.assessment.questionnaire import errors
from generator.assessment.rules import Rules
from tests.assessment.answers import Fields, draw_answers, seeded
from tests.assessment.cases import HERE, read_yaml
from tests.assessment.runner import TODAY

PEOPLE: Final[list[dict[str, Any]]] = read_yaml(HERE / "plans.yml")
REQUEST: Final = ("start", "swaps", "baseline")
BASE: Final = {"days": 3, "minutes": "m20"}
DRAWS: Final = 300
CALM: Final = ("age", "onset", "site", "leg", "duration")

Plans = list[tuple[dict[str, Any], dict[str, Any]]]

everybody = pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["name"])


def _answers(person: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    return {**base, **BASE, **person["answers"]}


def _assess(rules: Rules, person: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    extra: dict[str, Any] = {key: person[key] for key in REQUEST if key in person}
    unit = person.get("unit", "km")
    return api.result(rules, {"answers": _answers(person, base), "unit": unit, "today": TODAY, **extra})


def _column(plan: dict[str, Any], key: str) -> list[Any]:
    return [week[key] for week in plan["weeks"]]


def _walk_run_steps(plan: dict[str, Any]) -> list[list[int]]:
    return [[day["step"] for day in week["sessions"] if day["kind"] == "walk_run"] for week in plan["weeks"]]


def _cadences(plan: dict[str, Any]) -> list[list[int] | None]:
    return [cadence and [cadence["steps"], cadence["block"]] for cadence in _column(plan, "cadence")]


def _first_week(plan: dict[str, Any]) -> list[list[str]]:
    return [[f"{day['date']} {day['kind']}" for day in plan["weeks"][0]["sessions"]]]


def _second_week(plan: dict[str, Any]) -> list[list[Any]]:
    return [[day["date"], day["kind"], day["exercises"], day["step"]] for day in plan["weeks"][1]["sessions"]]


VIEWS: Final[dict[str, Any]] = {
    "exercises": lambda plan: [item["id"] for item in plan["exercises"]],
    "start_rungs": lambda plan: [item["rung"] for item in plan["exercises"]],
    "rungs": lambda plan: [[week["rungs"][item["id"]] for item in plan["exercises"]] for week in plan["weeks"]],
    "doses": lambda plan: _column(plan, "dose"),
    "long_runs": lambda plan: _column(plan, "long_run"),
    "weekly": lambda plan: _column(plan, "weekly"),
    "cut_backs": lambda plan: [week["number"] for week in plan["weeks"] if week["cut_back"] is not False],
    "steps": _walk_run_steps,
    "cadences": _cadences,
    "sessions": _first_week,
    "purposes": lambda plan: [item["purpose"] for item in plan["exercises"]],
    "spans": lambda plan: [f"{week['from']} to {week['to']}" for week in plan["weeks"]],
    "stages": lambda plan: _column(plan, "stage"),
    "second_week": _second_week,
    "instead": lambda plan: {item["id"]: item["alternatives"] for item in plan["exercises"]},
    "short": lambda plan: next(day["exercises"] for day in plan["weeks"][0]["sessions"] if day["kind"] == "short"),
}


@everybody
def test_a_person_gets_the_plan_of_the_specification(
    person: dict[str, Any], rules: Rules, base: dict[str, Any]
) -> None:
    """Tier, length, exercises, rungs, distances, dates, notes: everything that the table names."""
    result = _assess(rules, person, base)
    plan = result["plan"]
    expected = {key: value for key, value in person.items() if key in VIEWS}
    assert {key: plan[key] for key in person.get("plan", {})} == person.get("plan", {})
    assert {key: VIEWS[key](plan) for key in expected} == expected
    beside = {key: person[key] for key in ("cap", "cap_raised") if key in person}
    assert {key: result[key] for key in beside} == beside
    assert result["plan_refused"] is False


@everybody
def test_the_people_can_answer_so(person: dict[str, Any], rules: Rules, base: dict[str, Any]) -> None:
    """The form accepts every answer of the table."""
    found = {check.field for page in rules.pages for check in errors(page, _answers(person, base))}
    assert not found & set(person["answers"])


@pytest.mark.parametrize(
    "answers", [{"age": "u18"}, {"flags_soon": ["pregnancy"]}, {"flags_soon": ["aaa_slow"]}], ids=str
)
def test_some_get_no_plan_although_their_level_allows_one(
    answers: dict[str, Any], rules: Rules, base: dict[str, Any]
) -> None:
    """Under 18, in pregnancy and with a pulsing belly there is no plan, and the result says so."""
    result = _assess(rules, {"answers": answers}, base)
    assert (result["level"], result["plan"], result["cap"], result["plan_refused"]) == ("soon", None, None, True)


def _drawn_plans(rules: Rules, fields: Fields, base: dict[str, Any]) -> Plans:
    """Draw answers of people whose first pages call for no care, or for a visit soon."""
    random = seeded("plans")
    calm = {name: base[name] for name in CALM}
    drawn = [{**draw_answers(fields, random, flags=0), **calm} for _ in range(DRAWS)]
    results = [api.result(rules, {"answers": answers, "unit": "km", "today": TODAY}) for answers in drawn]
    return [(answers, result) for answers, result in zip(drawn, results, strict=True) if result["plan"]]


@pytest.fixture(scope="module")
def plans(rules: Rules, fields: Fields, base: dict[str, Any]) -> Plans:
    """Return random answers and their results, of everybody who gets a plan."""
    found = _drawn_plans(rules, fields, base)
    assert len(found) > DRAWS / 5
    return found


def test_main_sessions_are_48_hours_apart(plans: Plans) -> None:
    """Between two main sessions there is a day without one, across weeks too."""
    for _, result in plans:
        sessions = [day for week in result["plan"]["weeks"] for day in week["sessions"]]
        days = [date.fromisoformat(day["date"]).toordinal() for day in sessions if day["kind"] == "main"]
        assert min((b - a for a, b in pairwise(days)), default=2) >= 2


def test_a_long_run_never_passes_the_longest_of_the_month_by_more_than_a_tenth(plans: Plans) -> None:
    """Every long run of a plan is at most 1.10 times the longest before it, the reader's own month included."""
    seen = 0
    for answers, result in plans:
        longest = answers["long30"]
        for week in result["plan"]["weeks"]:
            if week["long_run"] is not None:
                metres = round(float(week["long_run"].removesuffix(" km")) * 1000)
                assert metres * 100 <= longest * 110 + 1000
                longest = max(longest, metres)
                seen += 1
    assert seen > 100


def test_excluded_exercises_are_in_no_plan_and_no_swap(plans: Plans, rules: Rules) -> None:
    """What a person should leave out is neither planned nor offered instead."""
    assert rules.plan
    for _, result in plans:
        plan = result["plan"]
        out = {name for place in plan["excluded"] for name in rules.plan["exclusions"][place]["exercises"]}
        offered = {name for item in plan["exercises"] for name in (item["id"], *item["alternatives"])}
        assert not out & offered


def test_every_swap_that_is_offered_can_be_made(plans: Plans, rules: Rules) -> None:
    """Each alternative takes the place of its exercise, and the exercise is then an alternative."""
    for answers, result in plans[::5]:
        for item in result["plan"]["exercises"]:
            for other in item["alternatives"][:2]:
                request = {"answers": answers, "unit": "km", "today": TODAY, "swaps": {item["id"]: other}}
                planned = {one["id"]: one for one in api.result(rules, request)["plan"]["exercises"]}
                assert item["id"] not in planned
                assert item["id"] in planned[other]["alternatives"]


def test_every_session_has_its_exercises_and_a_walk_has_none(plans: Plans) -> None:
    """A main session has all exercises of the plan, a short one some of them, and a walk-run session only its step."""
    for _, result in plans:
        every = [item["id"] for item in result["plan"]["exercises"]]
        for day in (day for week in result["plan"]["weeks"] for day in week["sessions"]):
            if day["kind"] == "walk_run":
                assert (day["exercises"], type(day["step"])) == ([], int)
            else:
                assert day["exercises"] == (
                    every if day["kind"] == "main" else [n for n in every if n in day["exercises"]]
                )
                assert day["step"] is None


def test_no_gentle_plan_starts_above_the_first_rung(plans: Plans) -> None:
    """Only the full tier may begin higher."""
    assert all(
        item["rung"] == 0
        for _, result in plans
        if result["plan"]["tier"] != "full"
        for item in result["plan"]["exercises"]
    )


def test_without_an_answer_about_time_a_plan_is_short(rules: Rules, base: dict[str, Any]) -> None:
    """The form asks for it; whoever calls the function without gets two days of ten minutes."""
    answers = {field: answer for field, answer in base.items() if field not in {"days", "minutes"}}
    plan = api.result(rules, {"answers": answers, "unit": "km", "today": TODAY})["plan"]
    assert (plan["days"], plan["minutes"], len(plan["exercises"])) == (2, 10, 3)


def test_an_urgent_result_does_not_say_that_a_plan_was_refused(rules: Rules, base: dict[str, Any]) -> None:
    """Where the level of care has no plan anyway, there is no other reason to name."""
    result = _assess(rules, {"answers": {"age": "u18", "flags_urgent": ["night_pain"]}}, base)
    assert (result["level"], result["plan"], result["plan_refused"]) == ("urgent", None, False)


def test_a_note_about_a_cause_comes_with_any_band_that_is_worked_on(rules: Rules, base: dict[str, Any]) -> None:
    """In the first band as in the second, and in no other."""
    person = {"answers": {"settle": "day", "in_run": ["late", "downhill"], "life": ["no_strength"]}}
    bands = {cause["id"]: cause["band"] for cause in _assess(rules, person, base)["causes"]}
    notes = [{"id": cause, "cause": cause, "when": None} for cause in bands]
    plan = _assess(_with_plan(rules, notes=notes), person, base)["plan"]
    assert plan["notes"] == [cause for cause in bands if bands[cause] in {"first", "look"}]
    assert {"first", "not_enough"} <= set(bands.values())


def test_the_last_block_of_steps_stays(rules: Rules, base: dict[str, Any]) -> None:
    """Where there are fewer blocks than weeks, the last block goes on."""
    answers = {"settle": "day", "more": "more", "spm": 159, "pace": 360, "landing": ["loud", "ahead"]}
    assert rules.plan
    few = _with_plan(rules, running={**rules.plan["running"], "cadence_blocks": 1})
    plan = _assess(few, {"answers": answers}, base)["plan"]
    assert _cadences(plan) == [None, None, [167, 0], [167, 0], [167, 0], [167, 0]]


def _with_plan(rules: Rules, **changed: Any) -> Rules:
    """Return rules whose plan data differ."""
    plan: Any = {**(rules.plan or {}), **changed}
    return replace(rules, plan=plan)
