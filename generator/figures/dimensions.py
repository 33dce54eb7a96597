"""Dimension lines and pointers of a shoe from the side; millimetres."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import hypot
from typing import Final

from generator.figures import shoe
from generator.figures.person import Shape
from generator.figures.shapes import Outline, ball, hull, polygon
from generator.figures.vectors import Point2
from generator.models.diagrams import Shoe


@dataclass(frozen=True, slots=True)
class Words:
    """A label: where it starts, is centred or ends."""

    text: str
    at: Point2
    anchor: str = "start"


def line(*points: Point2, look: str = "y") -> Shape:
    """Return a thin line through points."""
    return Shape(look, (polygon(points, closed=False),))


_HEAD: Final = 4.5
"""mm; length of a dimension line's head."""


def _measured(a: Point2, b: Point2) -> Shape:
    """Return a dimension line with a head at each end."""
    size = max(1e-6, hypot(b[0] - a[0], b[1] - a[1]))
    head = min(_HEAD, size / 2)
    d = ((b[0] - a[0]) / size * head, (b[1] - a[1]) / size * head)

    def wings(end: Point2, way: float) -> Outline:
        x, y = end[0] + d[0] * way, end[1] + d[1] * way
        return polygon([(x - d[1] / 2, y + d[0] / 2), end, (x + d[1] / 2, y - d[0] / 2)], closed=False)

    return Shape("y", (polygon([a, b], closed=False), wings(a, 1.0), wings(b, -1.0)))


BEHIND: Final = 36.0
AHEAD: Final = 36.0
"""mm; room behind and in front of a shoe."""
_BELOW: Final = -22.0
"""mm; where words below the ground stand."""
Marked = tuple[list[Shape], Words]


def _heel_stack(profile: shoe.Profile, _: Shoe) -> Marked:
    level = line((-BEHIND + 10, profile.heel), (shoe.HEEL * profile.length, profile.heel), look="G")
    lines = [level, _measured((-BEHIND + 16, 0.0), (-BEHIND + 16, profile.heel))]
    return lines, Words("", (-BEHIND + 3, _BELOW))


def _forefoot_stack(profile: shoe.Profile, _: Shoe) -> Marked:
    end = profile.length + AHEAD
    level = line((shoe.BALL * profile.length, profile.forefoot), (end - 4, profile.forefoot), look="G")
    lines = [level, _measured((end - 22, 0.0), (end - 22, profile.forefoot))]
    return lines, Words("", (end - 3, _BELOW), "end")


def _drop(profile: shoe.Profile, _: Shoe) -> Marked:
    end, low, high = profile.length + AHEAD, profile.forefoot, profile.heel
    level = line((shoe.HEEL * profile.length, high), (end - 4, high), look="G")
    bar = Shape("a", (polygon([(end - 13, low), (end - 13, high), (end - 7, high), (end - 7, low)]),))
    words = Words("", (end - 3, max(low, high) + 46), "end")
    return [level, bar, line((end - 10, max(low, high) + 4), (end - 10, words.at[1] - 5))], words


def _toe_spring(profile: shoe.Profile, _: Shoe) -> Marked:
    x = profile.length + 3
    return [_measured((x, 0.0), (x, profile.spring))], Words("", (x, _BELOW), "end")


def _thumb(profile: shoe.Profile, model: Shoe) -> Marked:
    right = shoe.inner_tip(profile)
    left, high = right - (model.toe_room or 0), profile.above(0.945, 32.0)[1]
    lines = [line((x, -9.0), (x, high), look="G") for x in (left, right)]
    return [*lines, _measured((left, -6.0), (right, -6.0))], Words("", (right + 12, _BELOW), "end")


_MEASURES: Final[Mapping[str, Callable[[shoe.Profile, Shoe], Marked]]] = {
    "heel-stack": _heel_stack,
    "forefoot-stack": _forefoot_stack,
    "drop": _drop,
    "toe-spring": _toe_spring,
    "thumb": _thumb,
}
_PIECES: Final[Mapping[str, tuple[Point2, Point2]]] = {
    "heel-counter": ((0.05, 36.0), (-0.112, 124.0)),
    "collar": ((0.2, 62.0), (0.04, 144.0)),
    "tongue": ((0.335, 112.0), (0.37, 130.0)),
    "laces": ((0.55, 62.0), (0.52, 104.0)),
    "toe-box": ((0.865, 25.0), (0.65, 88.0)),
    "midsole": ((0.3, -11.0), (0.27, -62.0)),
    "outsole": ((0.58, -28.0), (0.5, -62.0)),
}
"""What is pointed at, and where its words start: shares of the length, mm above the foot's bed."""


def _pointed(profile: shoe.Profile, piece: str) -> Marked:
    """Return a line from words to a dot; words below the ground all stand on one line."""
    (x, y), (at, high) = _PIECES[piece]
    if high < 0:
        share = {"midsole": 0.5, "outsole": 0.06}[piece]
        dot, start = (x * profile.length, profile.bed(x) * share), (at * profile.length, _BELOW)
        pointer = line((dot[0], start[1] + 12), dot)
    else:
        dot, start = profile.above(x, y), (at * profile.length, profile.above(at, high)[1])
        pointer = line((max(start[0] + 8, min(dot[0], start[0] + 30)), start[1] - 5), dot)
    return [pointer, Shape("a", (hull([ball(dot, 2.6)], 8),))], Words("", start)


def marked(profile: shoe.Profile, model: Shoe, mark: str) -> Marked:
    """Return the lines of a mark, and its label without its words."""
    return _pointed(profile, mark) if mark in _PIECES else _MEASURES[mark](profile, model)
