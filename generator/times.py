"""How long exercises and routines take, worked out by `assessment.session` from the doses in content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.assessment import session
from generator.models.exercises import Exercise, Work
from generator.models.routines import Routine, RoutineItem, Section


class Range(NamedTuple):
    """From the smallest to the largest dose."""

    low: int
    to: int

    def minutes(self) -> Range:
        """Return seconds as whole minutes."""
        return Range(*map(session.whole_minutes, self))


def work_range(work: Work, each: int) -> Range:
    """Return the seconds that a dose takes, at `each` seconds for one repetition or one length."""
    return Range(_seconds(work, each, "low"), _seconds(work, each, "to"))


def _seconds(work: Work, each: int, end: str) -> int:
    reps, hold, rest = (getattr(span, end) if span else 0 for span in (work.reps, work.hold_seconds, work.rest_seconds))
    timed = getattr(work.seconds, end) if work.seconds else None
    one_set = timed if timed is not None else session.set_seconds(reps if work.reps else 1, each, hold)
    return session.work_seconds(getattr(work.sets, end), one_set, rest, sides=2 if work.each_side else 1)


def exercise_range(exercise: Exercise) -> Range:
    """Return the seconds that the start dose of an exercise takes."""
    return work_range(exercise.doses.start, exercise.seconds_each or 0)


def item_dose(item: RoutineItem, exercises: Mapping[str, Exercise]) -> Work:
    """Return the dose of an item of a routine: its own, or where the exercise starts."""
    return item.dose or exercises[item.exercise].doses.start


def section_range(section: Section, routine: Routine, exercises: Mapping[str, Exercise]) -> Range:
    """Return the seconds that a section takes."""
    works = [
        work_range(item_dose(item, exercises), exercises[item.exercise].seconds_each or 0) for item in section.items
    ]
    return Range(*(session.session_seconds(list(ends), routine.change_seconds) for ends in zip(*works, strict=True)))


def routine_range(routine: Routine, exercises: Mapping[str, Exercise]) -> Range:
    """Return the seconds of a session: of all sections together, or of the shortest and longest session."""
    found = [section_range(section, routine, exercises) for section in routine.sections]
    if routine.sections_are == "sessions":
        return Range(min(item.low for item in found), max(item.to for item in found))
    changes = (len(found) - 1) * routine.change_seconds
    return Range(sum(item.low for item in found) + changes, sum(item.to for item in found) + changes)
