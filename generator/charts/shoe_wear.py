"""When to look at a pair of shoes and when to replace it, as a bar of weeks for each weekly distance."""

from __future__ import annotations

from typing import Any, Final

from generator.charts.marks import WIDTH, Chart, frame, hatch, hatched, line, row, words
from generator.models.progressions import ShoeReplacementProgression

_SLUG: Final = "shoe-wear"
_LEFT: Final = 104.0
"""Units; room for the names of the rows."""
_RIGHT: Final = 322.0
"""Units from the left to the longest time."""
_TOP: Final = 22.0
_PITCH: Final = 23.0
"""Units from row to row."""
_THICK: Final = 11.0
_QUARTERS: Final = 4


def shoe_wear_chart(data: ShoeReplacementProgression, values: dict[str, Any]) -> Chart:
    """Return the first table: for each row the weeks from the shortest to the longest life, cut off by age."""
    table = values["tables"][0]
    unit = (_RIGHT - _LEFT) / data.longest_weeks
    base = _TOP + _PITCH * len(table["rows"]) + 3
    bars = "".join(
        _row(item, _TOP + _PITCH * (index + 0.5), unit, data.longest_weeks) for index, item in enumerate(table["rows"])
    )
    title = f"Weeks until {'a pair is' if table['pairs'] == 1 else str(table['pairs']) + ' pairs are'} due"
    body = hatch(_SLUG) + words("a week", (0.0, _TOP - 8)) + _scale(data.longest_weeks, unit, base) + bars
    return Chart(title=title, svg=frame(_SLUG, title, base + 20, body))


def _scale(longest: int, unit: float, base: float) -> str:
    """Return the lines of the scale, the last one as the limit, and their numbers."""
    found = ""
    for quarter in range(_QUARTERS + 1):
        weeks = longest * quarter // _QUARTERS
        x = _LEFT + unit * weeks
        found += line("limit" if quarter == _QUARTERS else "grid", (x, _TOP - 2), (x, base))
        found += words(f"{weeks}", (x, base + 15), "middle")
    limit = words(f"at most {longest} weeks", (WIDTH, _TOP - 8), "end")
    return found + limit + words("weeks", (0.0, base + 15))


def _row(item: dict[str, Any], middle: float, unit: float, longest: int) -> str:
    """Return a weekly distance, its bar, and the weeks at both ends of it."""
    name = words(f"{item['miles']} mi ({item['km']} km)", (0.0, middle + 4))
    first, last = (min(item["cells"][at]["weeks"], longest) for at in (0, -1))
    start, end = _LEFT + unit * first, _LEFT + unit * last
    if item["cells"][0]["capped"]:
        mark = row(start - _THICK / 2, middle - _THICK / 2, (_THICK, _THICK), paint=hatched(_SLUG))
        return name + mark + words("its age comes first", (start - _THICK, middle + 4), "end", look="value")
    bar = row(start, middle - _THICK / 2, (end - start, _THICK))
    left = words(str(first), (start - 4, middle + 4), "end", look="value")
    return name + bar + left + words(str(last), (end + 4, middle + 4), look="value")
