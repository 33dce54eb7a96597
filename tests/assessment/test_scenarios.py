"""The scenarios of the content: a person's answers and the advice expected, on every interpreter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import pytest

from generator.assessment.questionnaire import counting, errors
from generator.assessment.rules import Rules
from generator.load import Content
from tests.assessment.cases import as_text
from tests.assessment.interpreters import ROOT, Outcomes

FOLDER: Final = ROOT / "content" / "scenarios"
SCENARIOS: Final = tuple(path.stem for path in sorted(FOLDER.glob("*.yml")))

pytestmark = pytest.mark.parametrize("name", SCENARIOS)


@pytest.fixture
def result(name: str, outcomes: Mapping[str, Outcomes]) -> dict[str, Any]:
    """Return what `assess` says of the scenario on CPython."""
    decoded: dict[str, Any] = json.loads(outcomes["cpython"][f"scenario/{name}"]["output"])
    return decoded


def _in_band(result: dict[str, Any], band: str) -> list[str]:
    return [cause["id"] for cause in result["causes"] if cause["band"] == band]


def test_the_level_of_care_is_the_expected_one(name: str, content: Content, result: dict[str, Any]) -> None:
    """A scenario ends at the level of care that it expects."""
    assert result["level"] == content.scenarios[name].expect.level


def test_the_rules_are_the_expected_ones(name: str, content: Content, result: dict[str, Any]) -> None:
    """Every combination that a scenario expects is among what called for care."""
    assert set(content.scenarios[name].expect.rules) <= {rule["id"] for rule in result["triggered"]}


@pytest.mark.parametrize("band", ["first", "look"])
def test_the_causes_are_the_expected_ones(name: str, band: str, content: Content, result: dict[str, Any]) -> None:
    """The causes of the first two bands are those that the scenario expects, in that order, and no others."""
    assert _in_band(result, band) == list(getattr(content.scenarios[name].expect, band))


def test_unknown_causes_are_the_expected_ones(name: str, content: Content, result: dict[str, Any]) -> None:
    """Where a scenario names causes with too few answers, they are exactly those."""
    expected = content.scenarios[name].expect.not_enough
    assert not expected or set(_in_band(result, "not_enough")) == set(expected)


def test_the_reasons_are_the_expected_ones(name: str, content: Content, result: dict[str, Any]) -> None:
    """Every reason that a scenario expects is given, and none that it forbids."""
    expect = content.scenarios[name].expect
    given = {reason["id"] for cause in result["causes"] for reason in cause["reasons"]}
    assert set(expect.reasons) <= given
    assert not given & set(expect.never)


def test_there_is_a_plan_where_one_is_expected(name: str, content: Content, result: dict[str, Any]) -> None:
    """Every scenario says whether there is a plan, and there is one or there is none."""
    assert (result["plan"] is not None) is content.scenarios[name].expect.plan


def test_the_plan_is_the_expected_one(name: str, content: Content, result: dict[str, Any]) -> None:
    """Tier, length, the way to go on running and the steps of a plan are those that the scenario expects."""
    expect, plan = content.scenarios[name].expect, result["plan"] or {}
    found = {
        "tier": plan.get("tier"),
        "weeks": plan.get("weeks_total"),
        "running": plan.get("running", {}).get("mode"),
        "cap": result["cap"],
        "weekly": plan["weeks"][0]["weekly"] if plan else None,
        "cadence": _steps(plan.get("cadence")),
    }
    expected = {key: value for key in found if (value := getattr(expect, key)) is not None}
    assert {key: found[key] for key in expected} == expected


def _steps(cadence: dict[str, int] | None) -> tuple[int, int] | None:
    return (cadence["first"], cadence["cap"]) if cadence else None


def test_the_exercises_are_the_expected_ones(name: str, content: Content, result: dict[str, Any]) -> None:
    """Every exercise that a scenario expects is in the plan, none that it forbids, and none left out is offered."""
    expect, plan = content.scenarios[name].expect, result["plan"] or {"exercises": [], "excluded": []}
    planned = {exercise["id"] for exercise in plan["exercises"]}
    offered = {other for exercise in plan["exercises"] for other in exercise["alternatives"]}
    left_out = {other for place in plan["excluded"] for other in content.plan.exclusions[place].exercises}
    assert set(expect.exercises) <= planned
    assert not planned & set(expect.without)
    assert not (planned | offered) & left_out


def test_pyodide_says_the_same(name: str, outcomes: Mapping[str, Outcomes]) -> None:
    """The pinned Pyodide returns the same text as CPython, character by character."""
    assert outcomes["pyodide"][f"scenario/{name}"] == outcomes["cpython"][f"scenario/{name}"]


def test_the_page_says_the_same_level(name: str, outcomes: Mapping[str, Outcomes], result: dict[str, Any]) -> None:
    """The page's own triage finds the same level and the same rules, in the same order."""
    found = outcomes["javascript"][f"scenario/{name}"]["output"]
    assert as_text(found) == as_text(
        {"level": result["level"], "triggered": [rule["id"] for rule in result["triggered"]]}
    )


def test_the_answers_can_be_given(
    name: str, content: Content, rules: Rules, scenario_answers: Mapping[str, dict[str, Any]]
) -> None:
    """The form accepts every answer that a scenario gives, and shows the pages of those that differ from the base."""
    answers = scenario_answers[name]
    found = {check.field for page in rules.pages for check in errors(page, answers)}
    assert not found & set(answers)
    assert set(content.scenarios[name].answers) <= set(counting(rules.pages, answers))
