"""The sessions of a walk-run plan along their minutes: running stands up, walking lies low."""

from __future__ import annotations

from typing import Any, Final

from generator.charts.marks import QUIET, WIDTH, Chart, frame, line, number, row, words
from generator.models.progressions import WalkRunProgression, WalkRunStep

_LEFT: Final = 58.0
"""Units; room for the names of the rows."""
_RIGHT: Final = 298.0
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
    longest = max(cells[-1] for cells in rows)
    unit = (_RIGHT - _LEFT) / longest
    base = _TOP + _PITCH * len(rows)
    sessions = "".join(
        _session(step, cells[4], _TOP + _PITCH * (index + 1) - 4, unit)
        for index, (step, cells) in enumerate(zip(data.steps, rows, strict=True))
    )
    title = "Each session, minute by minute"
    body = words("running", (WIDTH, _TOP - 9), "end") + _scale(longest, unit, base + 4) + sessions
    return Chart(title=title, svg=frame("walk-run", title, base + 24, body))


def _scale(longest: int, unit: float, base: float) -> str:
    found = words("minutes", (0.0, base + 15))
    for minute in range(0, longest + 1, _MINUTES):
        x = _LEFT + unit * minute
        found += line("grid", (x, _TOP), (x, base)) + words(str(minute), (x, base + 15), "middle")
    return found


def _session(step: WalkRunStep, running: int, ground: float, unit: float) -> str:
    """Return one row; `unit`: units for each minute."""
    run, walk = unit * step.run_seconds / 60, unit * step.walk_seconds / 60
    long = (run + walk) * step.repeats
    body = words(f"Step {step.step}", (0.0, ground - 3))
    body += words(f"{running} min", (WIDTH, ground - 3), "end", look="value")
    if walk:
        body += row(_LEFT, ground - _WALK, (long, _WALK), paint=QUIET)
    if run:
        block = f"v-{number(_RUN)}h{number(run)}v{number(_RUN)}z"
        blocks = f"m{number(run + walk)} 0".join([block] * step.repeats)
        body += f'<path class="bs-chart__bar" d="M{number(_LEFT)} {number(ground)}{blocks}"/>'
    if not run:
        body += words("walking", (_LEFT + 6, ground - 7))
    if not walk:
        body += words("running", (_LEFT + 6, ground - 4), look="inside")
    return body
