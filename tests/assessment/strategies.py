"""Answers for hypothesis: any that the form accepts, some missing, with numbers near the limits of the rules."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from tests.assessment.oracle.questions import FIELDS

NEAR: Final = (
    0,
    1,
    3000,
    3300,
    3302,
    8000,
    8800,
    8805,
    10_000,
    11_000,
    11_006,
    20_010,
    21_000,
    480_000,
    800_000,
    800_001,
)
"""Metres."""
EASY: Final = {
    **{f"flags_{card}": ["none"] for card in ("emergency", "urgent", "stop", "soon")},
    "age": "18_64",
    "onset": "gradual",
    "site": "middle",
    "leg": ["none"],
    "duration": "w2",
}
"""Answers of somebody whose first pages call for no care."""


def answer(name: str) -> st.SearchStrategy[Any]:
    """Return a strategy for one answer that the form accepts."""
    field = FIELDS[name]
    if field["type"] == "one":
        return st.sampled_from(field["options"])
    if field["type"] == "many":
        together = [option for option in field["options"] if option not in field["exclusive"]]
        ticked = st.lists(st.sampled_from(together), min_size=1, max_size=3, unique=True)
        return st.sampled_from([[alone] for alone in field["exclusive"]]) | ticked
    numbers = st.integers(field["minimum"], field["maximum"])
    if field["quantity"] == "distance":
        numbers = st.sampled_from([near for near in NEAR if near <= field["maximum"]]) | numbers
    return numbers | st.sampled_from(field["instead"]) if field["instead"] else numbers


def anybody() -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for answers of which any may be missing."""
    return st.fixed_dictionaries({}, optional={name: answer(name) for name in FIELDS})


def easy_cases() -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for answers to all questions, with which most get a plan."""
    others = {name: answer(name) for name in FIELDS if name not in EASY}
    return st.fixed_dictionaries(others).map(lambda drawn: {**drawn, **EASY, "more": "more"})
