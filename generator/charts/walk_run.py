"""The sessions of a walk-run plan along their minutes: running stands up, walking lies low."""

from __future__ import annotations

from typing import Any, Final

from generator.charts.marks import PLAIN, QUIET, WIDTH, Chart, frame, line, number, row, words
from generator.models.progressions import WalkRunProgression, WalkRunStep

_LEFT: Final = 60.0
"""Units; room for the names of the rows."""
_RIGHT: Final = 300.0
"""Units from the left to the end of the longest session."""
_TOP: Final = 24.0
_PITCH: Final = 24.0
"""Units from row to row."""
_RUN: Final = 16.0
"""Units; height of running."""
_WALK: Final = 3.0
"""Units; height of walking."""
_MINUTES: Final = 10
"""From number to number below the chart."""


def walk_run_chart(data: WalkRunProgression, values: dict[str, Any]) -> Chart:
    """Return every row of the table: its session drawn, and the minutes of running in it."""
    rows = values["rows"]
    longest = max((step.run_seconds + step.walk_seconds) * step.repeats for step in data.steps) / 60
    unit = (_RIGHT - _LEFT) / longest
    base = _TOP + _PITCH * len(rows)
    places = [(step, _TOP + _PITCH * (index + 1) - 4) for index, step in enumerate(data.steps)]
    names = "".join(_names(step, cells[4], ground) for (step, ground), cells in zip(places, rows, strict=True))
    walks = "".join(_walking(step, ground, unit) for step, ground in places)
    runs = "".join(_running(step, ground, unit) for step, ground in places)
    title = "Each session, minute by minute"
    drawn = f'{_scale(longest, unit, base + 4)}{walks}<path {PLAIN} d="{runs}"/>'
    body = words("running", (WIDTH, _TOP - 9), "end") + drawn + names
    return Chart(title=title, svg=frame("walk-run", title, base + 24, body))


def _scale(longest: float, unit: float, base: float) -> str:
    """Return the lines and numbers of the minutes."""
    found = words("minutes", (0.0, base + 15))
    for minute in range(0, int(longest) + 1, _MINUTES):
        x = _LEFT + unit * minute
        found += line("grid", (x, _TOP), (x, base)) + words(str(minute), (x, base + 15), "middle")
    return found


def _walking(step: WalkRunStep, ground: float, unit: float) -> str:
    """Return the low line along a whole session with walking in it; `unit`: units for each minute."""
    long = unit * (step.run_seconds + step.walk_seconds) * step.repeats / 60
    return row(_LEFT, ground - _WALK, (long, _WALK), paint=QUIET) if step.walk_seconds else ""


def _running(step: WalkRunStep, ground: float, unit: float) -> str:
    """Return the outline of a block for each run of a session; `unit`: units for each minute."""
    if not step.run_seconds:
        return ""
    run, round_ = unit * step.run_seconds / 60, unit * (step.run_seconds + step.walk_seconds) / 60
    block = f"v-{number(_RUN)}h{number(run)}v{number(_RUN)}z"
    return f"M{number(_LEFT)} {number(ground)}" + f"m{number(round_)} 0".join([block] * step.repeats)


def _names(step: WalkRunStep, running: int, ground: float) -> str:
    """Return the words of a row; a session that is all of one kind says which."""
    found = words(f"Step {step.step}", (0.0, ground - 3))
    found += words(f"{running} min", (WIDTH, ground - 3), "end", look="value")
    if not step.run_seconds:
        found += words("walking", (_LEFT + 6, ground - 9))
    if not step.walk_seconds:
        found += words("running", (_LEFT + 6, ground - 4), look="inside")
    return found
