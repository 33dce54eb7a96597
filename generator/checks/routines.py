"""Routines use rungs that exist, and take as long as they say."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load import Content
from generator.models.base import Span
from generator.models.routines import Routine
from generator.problems import Problem
from generator.times import Range, routine_range, section_range


def check(content: Content, root: str) -> Iterator[Problem]:
    """Yield rungs that no ladder has, and sessions whose time is not the planned one."""
    for name, routine in content.routines.items():
        file = f"{root}/routines/{name}.yml"
        yield from _rungs(content, routine, file)
        if routine.sections_are == "parts":
            yield from _time(file, "minutes", routine.minutes, routine_range(routine, content.exercises))
            continue
        for index, section in enumerate(routine.sections, 1):
            if section.minutes:
                found = section_range(section, routine, content.exercises)
                yield from _time(file, f"sections[{index}].minutes", section.minutes, found)


def _rungs(content: Content, routine: Routine, file: str) -> Iterator[Problem]:
    for number, section in enumerate(routine.sections, 1):
        for index, item in enumerate(section.items, 1):
            names = [rung.name for rung in content.exercises[item.exercise].ladder]
            if item.rung is not None and item.rung not in names:
                yield Problem.of_file(
                    file,
                    f"{item.exercise!r} has no rung {item.rung!r}",
                    key=f"sections[{number}].items[{index}].rung",
                    allowed=", ".join(names),
                    hint="copy the name of a rung",
                )


def _time(file: str, key: str, planned: Span, found: Range) -> Iterator[Problem]:
    minutes = found.minutes()
    if planned.low <= minutes.low and minutes.to <= planned.to:
        return
    yield Problem.of_file(
        file,
        f"the doses take {minutes.low} to {minutes.to} minutes, planned are {planned.low} to {planned.to}",
        key=key,
        allowed="planned minutes that hold the time of the doses",
        hint="change the planned minutes, or sets, repetitions and rests",
    )
