"""Outlines in the picture: their structure never depends on the pose, so that one can turn into another.

An outline is a tuple of segments: a letter of SVG's path language and its points in centimetres, up positive.
All closed shapes run the same way round, so that overlapping ones in one path leave no holes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import cos, hypot, pi, sin
from typing import Final

from generator.figures.vectors import Point2

Segment = tuple[str, tuple[Point2, ...]]
Outline = tuple[Segment, ...]
Ellipse = tuple[Point2, tuple[Point2, ...]]
"""A centre, and the picture of each half-axis; a ball has its radius twice."""

UNITS: Final = 4
"""Drawn units per centimetre: two for each pixel of a figure 480 pixels wide."""
MOVING_UNITS: Final = 2
"""The same in an animation: one for each pixel. It makes files a tenth smaller, and nobody sees it move."""
_CAP: Final = 4 / 3
"""Control length of one cubic for half a circle."""
_QUARTER: Final = 0.5523
"""Control length of one cubic for a quarter of an ellipse."""
_CLOSE: Final[Segment] = ("Z", ())


def _step(a: Point2, b: Point2) -> tuple[Point2, float]:
    x, y = b[0] - a[0], b[1] - a[1]
    size = hypot(x, y)
    return ((x / size, y / size), size) if size > 1e-6 else ((0.0, -1.0), 0.0)  # noqa: PLR2004 - numerical zero


def _off(point: Point2, direction: Point2, by: float) -> Point2:
    return (point[0] + direction[0] * by, point[1] + direction[1] * by)


def capsule(ends: tuple[Point2, Point2], radii: tuple[float, float], bulge: Point2 = (0.0, 0.0)) -> Outline:
    """Return a tapered limb with round ends; `bulge` lifts the left and the right flank, cm."""
    (a, b), (ra, rb) = ends, radii
    d, _ = _step(a, b)
    n = (-d[1], d[0])
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    flank = (ra + rb) / 2
    left, right = _off(middle, n, flank + 2 * bulge[0]), _off(middle, n, -flank - 2 * bulge[1])
    a1, b1, b2, a2 = _off(a, n, ra), _off(b, n, rb), _off(b, n, -rb), _off(a, n, -ra)
    return (
        ("M", (a1,)),
        ("Q", (left, b1)),
        ("C", (_off(b1, d, rb * _CAP), _off(b2, d, rb * _CAP), b2)),
        ("Q", (right, a2)),
        ("C", (_off(a2, d, -ra * _CAP), _off(a1, d, -ra * _CAP), a1)),
        _CLOSE,
    )


def cuff(ends: tuple[Point2, Point2], radii: tuple[float, float], hem: float) -> Outline:
    """Return a sleeve or trouser leg: round at the top, an open end below; `hem` bends the end's edge, cm."""
    (a, b), (ra, rb) = ends, radii
    d, _ = _step(a, b)
    n = (-d[1], d[0])
    a1, b1, b2, a2 = _off(a, n, ra), _off(b, n, rb), _off(b, n, -rb), _off(a, n, -ra)
    return (
        ("M", (a1,)),
        ("L", (b1,)),
        ("Q", (_off(b, d, hem * 2), b2)),
        ("L", (a2,)),
        ("C", (_off(a2, d, -ra * _CAP), _off(a1, d, -ra * _CAP), a1)),
        _CLOSE,
    )


def bar(a: Point2, b: Point2, half: float) -> Outline:
    """Return a straight piece with square ends, `half` its half width."""
    d, _ = _step(a, b)
    n = (-d[1], d[0])
    return polygon([_off(a, n, half), _off(b, n, half), _off(b, n, -half), _off(a, n, -half)])


@lru_cache
def _directions(count: int) -> tuple[Point2, ...]:
    return tuple((cos(2 * pi * k / count), -sin(2 * pi * k / count)) for k in range(count))


def support(ellipse: Ellipse, n: Point2) -> tuple[float, Point2]:
    """Return how far an ellipse reaches in a direction, and the point that does."""
    centre, axes = ellipse
    x = y = square = 0.0
    for axis in axes:
        share = axis[0] * n[0] + axis[1] * n[1]
        square += share * share
        x += axis[0] * share
        y += axis[1] * share
    size = square**0.5
    if size < 1e-9:  # noqa: PLR2004 - numerical zero
        return centre[0] * n[0] + centre[1] * n[1], centre
    return centre[0] * n[0] + centre[1] * n[1] + size, (centre[0] + x / size, centre[1] + y / size)


def hull(ellipses: Sequence[Ellipse], count: int = 10) -> Outline:
    """Return the rounded outline around ellipses: their common tangents in `count` directions, joined smoothly."""
    directions = _directions(count)
    found = [max((support(ellipse, n) for ellipse in ellipses), key=_reach) for n in directions]
    turn = 2 * pi / count
    s, c = sin(turn), cos(turn)
    segments: list[Segment] = [("M", (found[0][1],))]
    for index, n in enumerate(directions):
        h, following = found[index][0], (index + 1) % count
        along = (found[following][0] - h * c) / s
        corner = (n[0] * h + n[1] * along, n[1] * h - n[0] * along)
        segments.append(("Q", (corner, found[following][1])))
    return (*segments, _CLOSE)


def _reach(item: tuple[float, Point2]) -> float:
    return item[0]


def ball(centre: Point2, radius: float) -> Ellipse:
    """Return a ball as an ellipse."""
    return centre, ((radius, 0.0), (0.0, radius))


def smooth(points: Sequence[Point2]) -> tuple[Segment, ...]:
    """Return cubics through points (Catmull-Rom), starting at the first without moving there."""
    segments: list[Segment] = []
    for index in range(len(points) - 1):
        p0, p1 = points[max(index - 1, 0)], points[index]
        p2, p3 = points[index + 1], points[min(index + 2, len(points) - 1)]
        one = (p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6)
        two = (p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6)
        segments.append(("C", (one, two, p2)))
    return tuple(segments)


def polygon(points: Sequence[Point2], *, closed: bool = True) -> Outline:
    """Return straight lines through points."""
    lines = tuple(("L", (point,)) for point in points[1:])
    return (("M", (points[0],)), *lines, _CLOSE) if closed else (("M", (points[0],)), *lines)


def half_shell(centre: Point2, halves: tuple[Point2, Point2, Point2]) -> Outline:
    """Return an ellipse from two half ellipses that share their ends: end to far side and back by the near side.

    `halves` are the pictures of three vectors from the centre: to one shared end, to the middle of the outer
    half and to the middle of the inner half.
    """
    t, outer, inner = halves

    def at(a: float, b: float, half: Point2) -> Point2:
        return (centre[0] + t[0] * a + half[0] * b, centre[1] + t[1] * a + half[1] * b)

    k = _QUARTER
    return (
        ("M", (at(1, 0, outer),)),
        ("C", (at(1, k, outer), at(k, 1, outer), at(0, 1, outer))),
        ("C", (at(-k, 1, outer), at(-1, k, outer), at(-1, 0, outer))),
        ("C", (at(-1, k, inner), at(-k, 1, inner), at(0, 1, inner))),
        ("C", (at(k, 1, inner), at(1, k, inner), at(1, 0, inner))),
        _CLOSE,
    )


def leaf(ends: tuple[Point2, Point2], half: float) -> Outline:
    """Return a pointed oval between two points, `half` its half width."""
    a, b = ends
    d, size = _step(a, b)
    n = (-d[1], d[0])
    reach = min(half, max(size, half) * 0.6) * 1.6
    one, two = _off(a, d, size * 0.3), _off(a, d, size * 0.75)
    return (
        ("M", (a,)),
        ("C", (_off(one, n, reach), _off(two, n, reach * 0.8), b)),
        ("C", (_off(two, n, -reach * 0.8), _off(one, n, -reach), a)),
        _CLOSE,
    )


def points_of(outlines: Iterable[Outline]) -> Iterable[Point2]:
    """Yield all points, controls too: they enclose what is drawn."""
    for outline in outlines:
        for _, points in outline:
            yield from points


def path(outlines: Iterable[Outline], shift: Point2 = (0.0, 0.0), units: int = UNITS) -> str:
    """Return SVG path data in whole units, relative, so that it is short."""
    text = ""
    x = y = sx = sy = 0
    before = ""
    for outline in outlines:
        for letter, points in outline:
            if letter == "Z":
                text, x, y, before = text + "z", sx, sy, letter
                continue
            numbers = [(round((p[0] + shift[0]) * units), round((shift[1] - p[1]) * units)) for p in points]
            written = _numbers([value for px, py in numbers for value in (px - x, py - y)])
            if letter != before:
                text += letter.lower()
            elif not written.startswith("-"):
                text += " "
            text, before = text + written, letter
            x, y = numbers[-1]
            if letter == "M":
                sx, sy = x, y
    return text


def _numbers(values: Iterable[int]) -> str:
    """Write numbers without spaces before a minus."""
    text = ""
    for value in values:
        text += str(value) if value < 0 or not text else f" {value}"
    return text
