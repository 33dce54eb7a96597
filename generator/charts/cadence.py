"""A runner's own cadence and the steps up from it to the cap, as stairs.

The stairs begin at the runner's own number, not at zero: what they show is the rise.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

from generator.charts.marks import WIDTH, Chart, frame, line, words
from generator.models.progressions import CadenceProgression

_TOP: Final = 28.0
"""Units from the top to the cap, with the words above it."""
_TALLEST: Final = 90.0
"""Units from the runner's own number to the cap."""
_OVERHANG: Final = 24.0
"""Units below the runner's own number, for the names of the stairs."""


def cadence_chart(data: CadenceProgression, values: dict[str, Any]) -> Chart:
    """Return the row of the table that the page has as its example, or the next lower one."""
    lower = [row for row in values["rows"] if row[0] <= data.uncapped.start]
    steps = lower[-1] if lower else values["rows"][0]
    names = ["yours", *(f"+{rise} %" for rise in values["rises"])]
    base = _TOP + _TALLEST
    unit = _TALLEST / max(steps[-1] - steps[0], 1)
    heights = [base - unit * (step - steps[0]) for step in steps]
    tread = WIDTH / len(steps)
    edges = [tread * index for index in range(len(steps) + 1)]
    stairs = [(x, y) for y, ends in zip(heights, pairwise(edges), strict=True) for x in ends]
    labels = "".join(
        words(str(step), (x + tread / 2, y - 8), "middle", look="number")
        + words(name, (x + tread / 2, base + 18), "middle")
        for step, name, x, y in zip(steps, names, edges[:-1], heights, strict=True)
    )
    body = (
        line("area", *stairs, (WIDTH, base))
        + line("base", (0.0, base), (WIDTH, base))
        + line("limit", (0.0, _TOP), (edges[-2], _TOP))
        + words(f"cap: never above {steps[-1]}", (0.0, _TOP - 8))
        + line("line", *stairs)
        + labels
    )
    title = f"From {steps[0]} steps a minute up to the cap"
    return Chart(title=title, svg=frame("cadence", title, base + _OVERHANG, body))
