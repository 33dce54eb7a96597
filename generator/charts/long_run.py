"""How long the next run may be, beside the longest of the last 30 days, as lying bars from zero."""

from __future__ import annotations

from typing import Any, Final

from generator.charts.marks import PLAIN, Chart, frame, hatch, hatched, line, row, words

_SLUG: Final = "long-run"
_LONGEST: Final = 316.0
"""Units; the longest bar. Its number stands behind it."""
_PITCH: Final = 38.0
"""Units from row to row."""
_THICK: Final = 14.0


def long_run_chart(values: dict[str, Any]) -> Chart:
    """Return the middle row of the table: the run that was, the cap, and what lies beyond it."""
    cells = values["rows"][len(values["rows"]) // 2]
    names = (
        "longest run in the last 30 days",
        "next run, at most",
        f"{values['zone']} % longer, up to",
        "twice as long, from",
    )
    unit = _LONGEST / float(cells[-1])
    height = _PITCH * len(cells)
    bars = ""
    for index, (name, cell) in enumerate(zip(names, cells, strict=True)):
        top, long = _PITCH * index + 18, unit * float(cell)
        bars += words(name, (0.0, top - 5))
        bars += row(0.0, top, (long, _THICK), paint=PLAIN if index <= 1 else hatched(_SLUG))
        bars += words(str(cell), (long + 6, top + 11), look="value")
    cap = unit * float(cells[1])
    title = f"After a longest run of {cells[0]}"
    limit = line("limit", (cap, _PITCH + 18), (cap, height))
    return Chart(title=title, svg=frame(_SLUG, title, height, hatch(_SLUG) + bars + limit))
