"""Nothing of the plan is dead: each tier, length, mode, exercise, exclusion, note and stage is met by somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest

from generator.assessment import api
from generator.assessment.conditions import holds
from generator.assessment.plan_rules import PlanRules
from generator.assessment.questionnaire import counting
from generator.assessment.rules import Rules
from tests.assessment.answers import Fields, draw_answers, seeded
from tests.assessment.runner import TODAY
from tests.assessment.strategies import EASY

DRAWS: Final = 250
NEVER_PLANNED: Final = {"superman-lite", "thoracic-ext", "knee-to-chest", "childs-pose"}
"""Exercises that no purpose names: they are excluded in case that one ever does."""
FIT: Final[dict[str, Any]] = {
    **EASY,
    **dict.fromkeys(("last7", "long30", "next7"), 10_000),
    "running": "usual",
    "worst": 2,
    "settle": "day",
    "moves": ["none"],
    "in_run": ["none"],
    "changes": ["none"],
    "life": ["none"],
    "days": 3,
    "minutes": "m30",
    "more": "more",
    "now": 1,
    "checks": "yes",
    "c_plank": "ok",
    "c_sts_left": 12,
    "c_sts_right": 12,
    "c_step": ["level"],
    "kit": ["long_band", "loop_band", "suspension", "roller", "dumbbell", "step", "bosu"],
}
"""Somebody in whose plan nothing is held back."""
DIFFERENT: Final[tuple[dict[str, Any], ...]] = (
    {"moves": ["arch_worse"]},
    {"moves": ["bend_worse"]},
    {"in_run": ["hills", "late"]},
    {"in_run": ["late", "downhill"]},
    {"in_run": ["start_eases"], "life": ["sit8"]},
    {"spm": 150, "pace": 360, "landing": ["loud", "ahead"]},
    {"leg": ["thigh"]},
    {"pair_km": 600_000, "pairs_n": 1, "fit": ["none"]},
    {"changes": ["strike", "shoes"]},
)
"""What else may be true of somebody, one at a time."""

Results = list[tuple[dict[str, Any], dict[str, Any]]]
"""Answers that count, and the result."""


def _people(fields: Fields) -> Iterator[dict[str, Any]]:
    random = seeded("plans of all kinds")
    yield from ({**FIT, **other} for other in DIFFERENT)
    for _ in range(DRAWS):
        yield {
            **draw_answers(fields, random, flags=0),
            **EASY,
            "more": "more",
            **random.choice([{}, {"worst": 4, "settle": "day"}, {"worst": 2, "settle": "hour"}]),
            **random.choice([{}, {}, {"age": "65up"}, {"age": "u18"}, {"flags_soon": ["steroid"]}, {"site": "point"}]),
        }


@pytest.fixture(scope="module")
def results(fields: Fields, rules: Rules) -> Results:
    """Return the results of people of whom most may have a plan."""
    return [
        (counting(rules.pages, answers), api.result(rules, {"answers": answers, "unit": "km", "today": TODAY}))
        for answers in _people(fields)
    ]


@pytest.fixture(scope="module")
def planned(results: Results) -> Results:
    """Return the answers and plans of those who have one."""
    return [(answers, result["plan"]) for answers, result in results if result["plan"]]


@pytest.fixture
def data(rules: Rules) -> PlanRules:
    """Return the data of the plan."""
    assert rules.plan
    return rules.plan


def test_some_are_refused_a_plan(results: Results) -> None:
    """Somebody has a level of care that allows a plan, and gets none."""
    assert any(result["plan_refused"] for _, result in results)


def test_every_tier_length_and_way_to_run_is_met(planned: Results, data: PlanRules) -> None:
    """Each tier, each length of a plan, each mode of running, each number of days and each room has its people."""
    lengths = data["lengths"]
    assert {plan["tier"] for _, plan in planned} == {"gentle", "standard", "full"}
    assert {plan["weeks_total"] for _, plan in planned} == {lengths["usual"], lengths["longer"], lengths["until_seen"]}
    assert {plan["running"]["mode"] for _, plan in planned} == {mode["id"] for mode in data["running"]["modes"]}
    assert {plan["days"] for _, plan in planned} == {item["days"] for item in data["session_days"]}
    assert {plan["minutes"] for _, plan in planned} == {room["minutes"] for room in data["rooms"]}
    assert {plan["running"]["hold_weeks"] for _, plan in planned} == {1, data["running"]["hold_weeks"]}
    assert {plan["running"]["weekly_known"] for _, plan in planned} == {True, False}


def test_every_exercise_is_offered(planned: Results, data: PlanRules) -> None:
    """Each exercise of each purpose is planned for somebody, or offered instead of one."""
    offered = {
        (item["purpose"], name)
        for _, plan in planned
        for item in plan["exercises"]
        for name in (item["id"], *item["alternatives"])
    }
    assert [
        (purpose["id"], choice["exercise"])
        for purpose in data["purposes"]
        for choice in purpose["choices"]
        if (purpose["id"], choice["exercise"]) not in offered
    ] == []


def test_every_exclusion_is_met(planned: Results, data: PlanRules) -> None:
    """Each exclusion that takes an exercise away, and each limit to the first rung, holds for somebody with a plan."""
    felt = {place for place, item in enumerate(data["exclusions"]) if set(item["exercises"]) - NEVER_PLANNED}
    assert {place for _, plan in planned for place in plan["excluded"]} == felt
    assert {place for _, plan in planned for place in plan["small"]} == {*range(len(data["small"]))}


def test_every_excluded_exercise_could_be_planned(data: PlanRules) -> None:
    """What is left out or kept small is an exercise of some purpose, but for a few that are named here."""
    named = {choice["exercise"] for purpose in data["purposes"] for choice in purpose["choices"]}
    excluded = {name for item in (*data["exclusions"], *data["small"]) for name in item["exercises"]}
    assert excluded - named == NEVER_PLANNED


def test_every_start_above_the_first_rung_is_met(planned: Results, data: PlanRules) -> None:
    """Each purpose that can begin higher does so for somebody."""
    high = {item["purpose"] for _, plan in planned for item in plan["exercises"] if item["rung"] > 0}
    assert high == {item["purpose"] for item in data["start_rungs"]}


def test_every_note_is_said(planned: Results, data: PlanRules) -> None:
    """Each note, and each thing to do about shoes, is said to somebody."""
    assert {note for _, plan in planned for note in plan["notes"]} == {note["id"] for note in data["notes"]}
    assert {note for _, plan in planned for note in plan["shoes"]} == {note["id"] for note in data["shoes"]}


def test_every_stage_and_kind_of_session_is_met(planned: Results, data: PlanRules) -> None:
    """Each stage, dose, kind of session, cut-back and block of quicker steps stands in somebody's plan."""
    weeks = [week for _, plan in planned for week in plan["weeks"]]
    assert {week["stage"] for week in weeks} == {*range(len(data["stages"]))}
    assert {week["dose"] for week in weeks} == {"start", "build_to"}
    assert {day["kind"] for week in weeks for day in week["sessions"]} == {"main", "short", "walk_run"}
    assert {week["cut_back"] for week in weeks} == {True, False}
    assert {week["cadence"]["block"] for week in weeks if week["cadence"]} >= {0, 1}


def test_every_condition_of_running_decides(planned: Results, data: PlanRules) -> None:
    """Holding, less distance and a share after a stop are for some, and not for all."""
    for key in ("hold_when", "less_when", "stopped_when"):
        found = {holds(data["running"][key], answers) for answers, _ in planned}
        assert found == {True, False}, key
