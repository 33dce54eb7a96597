"""What charts are made of: words, columns, rows and lines, as SVG text without colours.

A chart is `WIDTH` units wide, about as many as a phone has pixels for it, so that its words keep their size there.
Looks are classes of `site_src/css/6c-charts.css`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import escape

WIDTH: Final = 350.0
"""Units of every chart from left to right."""
TEXT: Final = 12.0
"""Units; size of all words, as the style sheet has it."""
ROUND: Final = 3.0
"""Units; radius of a bar's corners."""
_LETTER: Final = 0.66
"""Width of a letter over the size of the text, in the widest of the fonts that readers are likely to have."""

Point = tuple[float, float]
"""Units from the left and from the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart as templates place it."""

    title: str
    """What it shows, in a few words."""
    svg: str
    """Inline SVG."""


def number(value: float) -> str:
    """Write a coordinate with one decimal at most: 12.0 -> `12`."""
    return f"{round(value, 1) + 0.0:g}"


def words(text: str, at: Point, anchor: str = "start", *, look: str = "") -> str:
    """Return words that start, have their middle or end at a point of their baseline."""
    named = f' class="bs-chart__{look}"' if look else ""
    anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text{named} x="{number(at[0])}" y="{number(at[1])}"{anchored}>{escape(text)}</text>'


def middle_inside(text: str, x: float) -> float:
    """Return where the middle of words has to be so that they stay in the chart, as near to `x` as that allows."""
    half = len(text) * _LETTER * TEXT / 2
    return min(max(x, half), WIDTH - half)


PLAIN: Final = 'class="bs-chart__bar"'
QUIET: Final = 'class="bs-chart__quiet"'


def hatched(slug: str) -> str:
    """Return the attributes of a bar that is different in kind, in the chart that has the pattern of this `slug`."""
    return f'class="bs-chart__hatched" fill="url(#chart-{slug}-h)"'


def hatch(slug: str) -> str:
    """Return the pattern of hatched bars, once for a chart."""
    return (
        f'<pattern id="chart-{slug}-h" width="5" height="5" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><path class="bs-chart__hatch" d="M0 2.5H5"/></pattern>'
    )


def column(left: float, base: float, size: Point, *, paint: str = PLAIN) -> str:
    """Return a bar that stands on `base`, its upper corners round; `size`: its width and height."""
    wide, high = size
    turn = min(ROUND, wide / 2, high)
    side, flat, r = number(high - turn), number(wide - 2 * turn), number(turn)
    outline = f"M{number(left)} {number(base)}v-{side}q0-{r} {r}-{r}h{flat}q{r} 0 {r} {r}v{side}z"
    return f'<path {paint} d="{outline}"/>'


def row(left: float, top: float, size: Point, *, paint: str = PLAIN) -> str:
    """Return a lying bar with round corners; `size`: its width and height."""
    wide, high = size
    return (
        f'<rect {paint} x="{number(left)}" y="{number(top)}"'
        f' width="{number(wide)}" height="{number(high)}" rx="{number(min(ROUND, wide / 2, high / 2))}"/>'
    )


def line(look: str, *points: Point) -> str:
    """Return a line through points."""
    outline = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f'<path class="bs-chart__{look}" d="M{outline}"/>'


def frame(slug: str, title: str, height: float, body: str) -> str:
    """Return a chart's inline SVG; `slug` keeps its ids apart from those of other charts in a page.

    It is an image with a name and one sentence that points to the table. Hidden from assistive technology, it would
    leave a figure that is announced and has nothing in it; read word by word, its labels would be numbers without
    order, which the table has in rows and with headers.
    """
    return (
        f'<svg class="bs-chart__art" role="img" aria-labelledby="chart-{slug}-t chart-{slug}-d"'
        f' viewBox="0 0 {number(WIDTH)} {number(height)}"><title id="chart-{slug}-t">Chart: {escape(title)}</title>'
        f'<desc id="chart-{slug}-d">The table below has all of its numbers.</desc>{body}</svg>'
    )
