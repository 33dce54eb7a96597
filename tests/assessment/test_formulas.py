"""Details of formulas that no case of the tables shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.assessment.conditions import holds
from generator.assessment.contributors import rank
from generator.assessment.progression import shoe_replacement, weekly_distances
from generator.assessment.questionnaire import missing
from generator.assessment.rules import Rules
from generator.assessment.units import distance, duration, pace, yards


def test_a_wrong_condition_says_what_is_wrong() -> None:
    """A condition that is not of the grammar is named in the error."""
    with pytest.raises(ValueError, match=r"exactly one key, not \['all', 'any'\]"):
        holds({"any": [], "all": []}, {})
    with pytest.raises(ValueError, match="unknown condition 'xor'"):
        holds({"xor": []}, {})


@pytest.mark.parametrize(("metres", "expected"), [(9144, 10_000), (9145, 10_001), (45_720, 50_000)])
def test_yards_are_exact(metres: int, expected: int) -> None:
    """A yard is 0.9144 m, to the last digit."""
    assert yards(metres) == expected


def test_a_thousand_miles_are_exact() -> None:
    """A mile is 1.609344 km, to the last digit."""
    assert distance(1_609_344, "mi") == "1000 mi"
    assert pace(1_000_000, "mi") == f"{duration(1_609_344)}/mi"


def test_causes_with_one_point_each_are_equal(rules: Rules) -> None:
    """Two causes with the same score, however small, are called equal; those without points are not."""
    ranked = rank(rules.causes, rules.pages, rules.bands, {"life": ["sit8"], "in_run": ["none"]})
    assert [item.cause for item in ranked if item.score] == ["hips", "tight"]
    assert [item.cause for item in ranked if item.equal_to_previous] == ["tight"]


def test_weeks_are_numbered_from_one() -> None:
    """The weeks of a build-up, held ones too, are numbered in order."""
    for hold in (0, 1, 3):
        weeks = weekly_distances(1000, 5, 10, cut_back_every=4, cut_back_percent=25, hold=hold)
        assert [week.number for week in weeks] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("start", "down", "nearest"), [(149, 150, 150), (199, 200, 201), (150, 151, 152), (198, 199, 200)]
)
def test_a_rise_is_rounded_to_the_nearest_or_down(start: int, down: int, nearest: int) -> None:
    """Rounded down, a rise of 1 % never reaches the next whole number; else a half goes up and less goes down."""
    for expected, round_down in ((down, True), (nearest, False)):
        weeks = weekly_distances(start, 2, 1, cut_back_every=4, cut_back_percent=25, round_down=round_down)
        assert weeks[1].distance == expected


def test_shoes_are_one_pair_if_nothing_else_is_said() -> None:
    """Without a number of pairs, one pair takes all the distance."""
    assert shoe_replacement(20, 400, 52) == shoe_replacement(20, 400, 52, pairs=1)


def test_what_another_answer_would_open_is_not_asked(rules: Rules) -> None:
    """Pages are missing because an answer does not open them; the page of this answer is not missing itself."""
    other = replace(rules, opens=("running", "usual"))
    assert ("in_run", "not_asked") in missing(other, {"running": "stop2"})
    assert "running" not in dict(missing(other, {}))
    assert dict(missing(other, {}))["site"] == "skipped"
