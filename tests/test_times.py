"""Times that are worked out from doses, against times that were worked out by hand."""

from __future__ import annotations

import json
from typing import Any

from generator.load import Content
from generator.models.exercises import Work
from generator.times import Range, routine_range, section_range, work_range


def _work(**values: Any) -> Work:
    return Work.model_validate_json(json.dumps(values))


def test_repetitions_take_their_own_time_and_their_hold() -> None:
    """2 to 3 sets of 10 on each side, 4 s each with a hold of 5 s, and 30 to 60 s between sets."""
    work = _work(
        sets={"from": 2, "to": 3},
        reps={"from": 10, "to": 10},
        hold_seconds={"from": 5, "to": 5},
        rest_seconds={"from": 30, "to": 60},
        each_side=True,
    )
    assert work_range(work, 4) == Range(2 * 10 * 9 * 2 + 30, 3 * 10 * 9 * 2 + 2 * 60)


def test_a_hold_takes_its_seconds() -> None:
    """3 times 20 to 40 s with 30 s between; the time of a repetition does not count."""
    work = _work(sets={"from": 3, "to": 3}, seconds={"from": 20, "to": 40}, rest_seconds={"from": 30, "to": 30})
    assert work_range(work, 99) == Range(120, 180)


def test_a_length_takes_the_time_of_one_repetition() -> None:
    """Two lengths of 20 m at 25 s each with the way back, and no rest."""
    work = _work(sets={"from": 2, "to": 2}, metres={"from": 20, "to": 20}, rest_seconds={"from": 0, "to": 0})
    assert work_range(work, 25) == Range(50, 50)


def test_seconds_become_whole_minutes() -> None:
    """A range of seconds is shown in whole minutes, at least one."""
    assert Range(20, 150).minutes() == Range(1, 3)


def test_a_session_is_the_sum_of_its_sections_and_the_changes_between(content: Content) -> None:
    """The sections of one session add up, with one change more between each two of them."""
    routine = content.routines["core-15"]
    parts = [section_range(section, routine, content.exercises) for section in routine.sections]
    changes = (len(parts) - 1) * routine.change_seconds
    found = routine_range(routine, content.exercises)
    assert found == Range(sum(p.low for p in parts) + changes, sum(p.to for p in parts) + changes)


def test_a_plan_of_weeks_is_as_long_as_its_sessions(content: Content) -> None:
    """Where each section is a session, the range goes from the shortest to the longest."""
    plan = content.routines["eight-weeks"]
    parts = [section_range(section, plan, content.exercises) for section in plan.sections]
    assert routine_range(plan, content.exercises) == Range(min(p.low for p in parts), max(p.to for p in parts))
