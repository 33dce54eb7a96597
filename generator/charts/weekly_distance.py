"""The weeks of a build-up as columns; cut-back weeks are hatched and named."""

from __future__ import annotations

from typing import Any, Final

from generator.charts.marks import PLAIN, WIDTH, Chart, Point, column, frame, hatch, hatched, line, middle_inside, words
from generator.models.progressions import WeeklyDistanceProgression

_TALLEST: Final = 130.0
"""Units; the longest week of all tables: their charts have one scale and can be compared."""
_ABOVE: Final = 18.0
"""Units; room for the number on the longest week."""
_BELOW: Final = 34.0
_FILLED: Final = 0.7
"""Width of a column over that of its place."""
_CUT_BACK: Final = "cut-back"


def weekly_distance_charts(data: WeeklyDistanceProgression, values: dict[str, Any]) -> tuple[Chart, ...]:
    """Return a chart for each table, of its middle column."""
    at = len(data.starts) // 2
    tables = values["tables"]
    longest = max(float(row["cells"][at]) for table in tables for row in table["rows"])
    return tuple(_chart(table, at, data.starts[at], _TALLEST / longest) for table in tables)


def _chart(table: dict[str, Any], at: int, start: int, unit: float) -> Chart:
    """Return the chart of a column; `unit`: units for each km or mile."""
    rows = table["rows"]
    slug = f"rise-{table['rise']}"
    base = _ABOVE + unit * max(float(row["cells"][at]) for row in rows)
    place = WIDTH / len(rows)
    weeks = ""
    for index, row in enumerate(rows):
        cell, foot = row["cells"][at], (place * (index + 0.5), base)
        paint = hatched(slug) if row["cut_back"] else PLAIN
        weeks += _week(cell, foot, (place * _FILLED, unit * float(cell)), paint)
        weeks += _name(str(row["number"]), foot, cut_back=row["cut_back"])
    title = f"Weekly distance from {start}, rising by {table['rise']} %"
    ground = line("base", (0.0, base), (WIDTH, base)) + words("week", (0.0, base + 29))
    return Chart(title=title, svg=frame(slug, title, base + _BELOW, hatch(slug) + weeks + ground))


def _week(cell: str, foot: Point, size: Point, paint: str) -> str:
    """Return a column, its distance above it; `size`: its width and height."""
    wide, high = size
    bar = column(foot[0] - wide / 2, foot[1], size, paint=paint)
    return bar + words(cell, (foot[0], foot[1] - high - 5), "middle", look="value")


def _name(week: str, foot: Point, *, cut_back: bool) -> str:
    """Return the number of a week below its column, and below that what kind of week it is."""
    name = words(week, (foot[0], foot[1] + 15), "middle")
    if cut_back:
        name += words(_CUT_BACK, (middle_inside(_CUT_BACK, foot[0]), foot[1] + 29), "middle")
    return name
