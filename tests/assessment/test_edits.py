"""Single changes of an answer: which are tried, in which order."""

from __future__ import annotations

from typing import Any, Final

import pytest

from generator.assessment.edits import edits
from generator.assessment.rules import Field

COUNT: Final = Field(id="spm", type="number", quantity="count", minimum=120, maximum=230)
DISTANCE: Final = Field(id="last", type="number", quantity="distance", minimum=0, maximum=20_000)
MANY: Final = Field(
    id="level", type="many", options=("hurt", "none", "other", "hip", "knee"), exclusive=("hurt", "none", "other")
)


def across(field: Field, comparison: str, limit: int) -> dict[str, Any]:
    """Return a comparison of a field with a limit."""
    return {"compare": {"left": {"sum": [field.id]}, "is": comparison, "right": limit}}


@pytest.mark.parametrize(
    ("field", "now", "comparison", "limit", "unit", "expected"),
    [
        (COUNT, 150, "below", 161, "km", [161]),
        (COUNT, 165, "at_least", 161, "km", [160]),
        (COUNT, 165, "above", 161, "km", [161]),
        (COUNT, 150, "at_least", 230, "km", [230]),
        (COUNT, 150, "above", 230, "km", []),
        (COUNT, 230, "at_least", 120, "km", []),
        (COUNT, 230, "above", 120, "km", [120]),
        (DISTANCE, 9000, "above", 8000, "km", [8000]),
        (DISTANCE, 9000, "at_least", 8000, "km", [7900]),
        (DISTANCE, 0, "above", 8000, "km", [8100]),
        (DISTANCE, 0, "above", 1287, "mi", [1448]),  # 0.8 mile is 1287 m once it is rounded
        (DISTANCE, 2000, "at_least", 1287, "mi", [1127]),
    ],
)
def test_the_nearest_number_that_can_be_typed_is_tried(
    field: Field, now: int, comparison: str, limit: int, unit: str, expected: list[int]
) -> None:
    """One number for each limit, on its other side, within what the form accepts."""
    tried = edits(field, {field.id: now}, [across(field, comparison, limit)], unit)
    assert [edit.answer for edit in tried] == expected


def test_nearer_numbers_come_first() -> None:
    """Of two limits the nearer is tried first, on whatever side it is; of two as near the smaller."""
    limits = [across(COUNT, "above", limit) for limit in (150, 170, 180)]
    assert [edit.answer for edit in edits(COUNT, {"spm": 168}, limits, "km")] == [171, 181, 150]
    as_near = [limits[0], across(COUNT, "above", 169)]
    assert [edit.answer for edit in edits(COUNT, {"spm": 160}, as_near, "km")] == [150, 170]


def test_the_last_tick_leaves_one_box_that_says_so() -> None:
    """The first of the boxes that exclude others, and tell something, takes the place of the last tick."""
    tried = {(edit.kind, edit.value): edit.answer for edit in edits(MANY, {"level": ["hip"]}, (), "km")}
    assert tried["untick", "hip"] == ["none"]
    assert tried["tick", "knee"] == ["hip", "knee"]
    assert tried["tick", "none"] == ["none"]
    assert ("tick", "hurt") not in tried
