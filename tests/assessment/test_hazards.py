"""Hazards of selfcheck.md: rounding, units, stale answers and answers that come late."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pytest

from generator.assessment.contributors import rank
from generator.assessment.questionnaire import askable, counting
from generator.assessment.rules import Rules
from generator.assessment.triage import triage
from tests.assessment.answers import Field, Fields
from tests.assessment.cases import HERE, read_yaml
from tests.assessment.interpreters import Jobs, in_javascript
from tests.assessment.runner import run

TYPED: Final = read_yaml(HERE / "typed_distances.yml")
UNITS: Final = ("km", "mi")
SPIKE: Final = 6


@pytest.fixture(scope="module")
def metres() -> Mapping[tuple[str, str], int]:
    """Return typed text and unit -> the whole metres that the page makes of it."""
    pairs = [(text, unit) for row in TYPED["inside"] + TYPED["beyond"] for text in row for unit in UNITS]
    pairs += [(text, unit) for row in TYPED["same"] for unit, text in row.items()]
    return {pair: value for pair, value in zip(pairs, _parsed(pairs, "distance"), strict=True) if value is not None}


def _parsed(pairs: list[tuple[str, str]], quantity: str) -> list[int | None]:
    jobs: Jobs = {
        str(place): ("parse_number", {"text": text, "quantity": quantity, "unit": unit})
        for place, (text, unit) in enumerate(pairs)
    }
    outcomes = in_javascript(jobs)
    return [outcomes[name]["output"] for name in jobs]


def _load_points(rules: Rules, answers: Mapping[str, Any]) -> int:
    ranked = rank(rules.causes, rules.pages, rules.bands, counting(rules.pages, answers))
    return next(item.score for item in ranked if item.cause == "load")


@pytest.mark.parametrize("field", ["last7", "next7"])
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(("before", "now"), TYPED["inside"], ids=lambda text: text)
def test_ten_percent_more_is_no_jump(
    before: str, now: str, unit: str, field: str, rules: Rules, base: dict[str, Any], metres: Mapping[Any, int]
) -> None:
    """Z9: a run at the cap of the table of long runs, in km or in miles, gives no points."""
    answers = {**base, "last7": 0, "next7": 0, "long30": metres[before, unit], field: metres[now, unit]}
    assert _load_points(rules, answers) == 0


@pytest.mark.parametrize("field", ["last7", "next7"])
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(("before", "now"), TYPED["beyond"], ids=lambda text: text)
def test_a_little_more_than_ten_percent_is_a_jump(
    before: str, now: str, unit: str, field: str, rules: Rules, base: dict[str, Any], metres: Mapping[Any, int]
) -> None:
    """Z9: a run a hundredth of a km or mile beyond the cap gives six points."""
    answers = {**base, "last7": 0, "next7": 0, "long30": metres[before, unit], field: metres[now, unit]}
    assert _load_points(rules, answers) == SPIKE


@pytest.mark.parametrize("row", TYPED["same"], ids=lambda row: row["km"])
def test_the_same_distance_in_both_units_has_the_same_result(
    row: dict[str, str], rules_json: dict[str, Any], base: dict[str, Any], metres: Mapping[Any, int]
) -> None:
    """Z10: a distance that is typed in km or in miles gives the same level, causes and reasons."""
    results = [
        run("assess_text", {"rules": rules_json, "answers": {**base, "next7": metres[row[unit], unit]}, "unit": "km"})
        for unit in UNITS
    ]
    assert results[0] == results[1]


def test_limits_that_are_shown_can_be_typed(fields: Fields) -> None:
    """Z10: the smallest and the largest number that an error names are accepted, in both units."""
    limits = [(field, limit, unit) for field in fields.values() for limit in _limits(field) for unit in UNITS]
    jobs: Jobs = {
        str(place): ("show_number", {"value": limit, "quantity": field.quantity, "unit": unit})
        for place, (field, limit, unit) in enumerate(limits)
    }
    outcomes = in_javascript(jobs)
    for place, (field, _, unit) in enumerate(limits):
        typed = outcomes[str(place)]["output"].removesuffix(f" {unit}")
        (value,) = _parsed([(typed, unit)], str(field.quantity))
        assert value is not None
        assert field.minimum <= value <= field.maximum, (field.id, typed, unit)


def _limits(field: Field) -> tuple[int, ...]:
    return (field.minimum, field.maximum) if field.type == "number" else ()


def test_a_runner_who_stopped_has_no_jump(rules: Rules, base: dict[str, Any]) -> None:
    """Z11: distances that were typed before the answer "I stopped" say nothing, and come back with a change of mind."""
    jump = {**base, "next7": 17000, "long30": 8000}
    assert _load_points(rules, jump) == SPIKE + 2
    assert _load_points(rules, {**jump, "running": "stop2"}) == 0
    assert _load_points(rules, {**jump, "running": "less"}) == SPIKE + 2


def test_signs_in_both_legs_end_the_questions_late(rules: Rules, base: dict[str, Any]) -> None:
    """Z5: an emergency that shows only on the last page of the first eight counts at once, and nothing more is asked."""
    late = {**base, "leg": ["both"]}
    assert triage(rules.triage, rules.levels, counting(rules.pages, late)).level.id == "emergency"
    assert askable(rules, late) == ()


def test_pages_that_decide_an_urgent_level_are_asked_at_stop(rules: Rules, base: dict[str, Any]) -> None:
    """Z5: at the level stop, the pages go on that can still raise it."""
    stopped = {**base, "flags_stop": ["reds"]}
    asked = {page.id for page in askable(rules, stopped)}
    assert {"about", "site", "leg", "pain"} <= asked
    assert not asked & {"moves", "changes", "longest"}
