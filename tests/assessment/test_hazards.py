"""Hazards of selfcheck.md: rounding, units, stale answers and answers that come late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

import pytest

from generator.assessment.contributors import rank
from generator.assessment.questionnaire import askable, counting
from generator.assessment.rules import Rules
from generator.assessment.triage import triage
from tests.assessment.answers import Field, Fields
from tests.assessment.cases import HERE, read_yaml
from tests.assessment.interpreters import in_javascript
from tests.assessment.runner import run

TYPED: Final = read_yaml(HERE / "typed_distances.yml")
UNITS: Final = ("km", "mi")
SPIKE: Final = 6

Metres = Mapping[tuple[str, str], int]


class Typed(NamedTuple):
    """Two distances as typed: the longest run of the last month, and a later run."""

    before: str
    now: str
    unit: str


INSIDE: Final = [Typed(before, now, unit) for before, now in TYPED["inside"] for unit in UNITS]
BEYOND: Final = [Typed(before, now, unit) for before, now in TYPED["beyond"] for unit in UNITS]


@pytest.fixture(scope="module")
def metres() -> Metres:
    """Return typed text and unit -> the whole metres that the page makes of it."""
    pairs = [(text, typed.unit) for typed in INSIDE + BEYOND for text in (typed.before, typed.now)]
    pairs += [(text, unit) for row in TYPED["same"] for unit, text in row.items()]
    found = _page("parse_number", [{"text": text, "quantity": "distance", "unit": unit} for text, unit in pairs])
    return dict(zip(pairs, found, strict=True))


def _page(function: str, inputs: list[dict[str, Any]]) -> list[Any]:
    """Return what the page's function makes of each input."""
    outcomes = in_javascript({str(place): (function, given) for place, given in enumerate(inputs)})
    return [outcomes[str(place)]["output"] for place in range(len(inputs))]


def _load_points(rules: Rules, answers: Mapping[str, Any]) -> int:
    ranked = rank(rules.causes, rules.pages, rules.bands, counting(rules.pages, answers))
    return next(item.score for item in ranked if item.cause == "load")


@pytest.fixture(params=["last7", "next7"])
def points(
    request: pytest.FixtureRequest, rules: Rules, base: dict[str, Any], metres: Metres
) -> Callable[[Typed], int]:
    """Return what tells the points of the cause "load" for typed distances, where the later run is done or planned."""

    def of(typed: Typed) -> int:
        runs = {"long30": metres[typed.before, typed.unit], request.param: metres[typed.now, typed.unit]}
        return _load_points(rules, {**base, "last7": 0, "next7": 0, **runs})

    return of


@pytest.mark.parametrize("typed", INSIDE, ids=" ".join)
def test_ten_percent_more_is_no_jump(typed: Typed, points: Callable[[Typed], int]) -> None:
    """Z9: a run at the cap of the table of long runs, in km or in miles, gives no points."""
    assert points(typed) == 0


@pytest.mark.parametrize("typed", BEYOND, ids=" ".join)
def test_a_little_more_than_ten_percent_is_a_jump(typed: Typed, points: Callable[[Typed], int]) -> None:
    """Z9: a run a little beyond the cap, in km or in miles, gives six points."""
    assert points(typed) == SPIKE


@pytest.mark.parametrize("row", TYPED["same"], ids=lambda row: row["km"])
def test_the_same_distance_in_both_units_has_the_same_result(
    row: dict[str, str], rules_json: dict[str, Any], base: dict[str, Any], metres: Metres
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
    shown = _page(
        "show_number", [{"value": limit, "quantity": field.quantity, "unit": unit} for field, limit, unit in limits]
    )
    typed = [
        {"text": text.removesuffix(f" {unit}"), "quantity": field.quantity, "unit": unit}
        for text, (field, _, unit) in zip(shown, limits, strict=True)
    ]
    read = zip(limits, typed, _page("parse_number", typed), strict=True)
    assert [text for (field, _, _), text, value in read if not field.minimum <= value <= field.maximum] == []


def _limits(field: Field) -> tuple[int, ...]:
    return (field.minimum, field.maximum) if field.type == "number" else ()


def test_a_runner_who_stopped_has_no_jump(rules: Rules, base: dict[str, Any]) -> None:
    """Z11: distances that were typed before the answer "I stopped" say nothing, and come back with a change of mind."""
    jump = {**base, "next7": 17000, "long30": 8000}
    assert _load_points(rules, jump) == SPIKE + 2
    assert _load_points(rules, {**jump, "running": "stop2"}) == 0
    assert _load_points(rules, {**jump, "running": "less"}) == SPIKE + 2


def test_signs_in_both_legs_end_the_questions_late(rules: Rules, base: dict[str, Any]) -> None:
    """Z5: an emergency that shows only on the last of the first eight pages counts at once and ends the questions."""
    late = {**base, "leg": ["both"]}
    assert triage(rules.triage, rules.levels, counting(rules.pages, late)).level.id == "emergency"
    assert [page.id for page in askable(rules, late)][-1] == "leg"


def test_pages_that_decide_an_urgent_level_are_asked_at_stop(rules: Rules, base: dict[str, Any]) -> None:
    """Z5: at the level stop, the pages go on that can still raise it."""
    stopped = {**base, "flags_stop": ["reds"]}
    asked = {page.id for page in askable(rules, stopped)}
    assert {"about", "site", "leg", "pain"} <= asked
    assert not asked & {"moves", "changes", "longest"}
