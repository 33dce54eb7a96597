"""A running shoe from its measures: from the side, cut open, and its toe box from above.

Millimetres: the sole's rear end at 0, the ground at 0, toes to the right. Stacks and toe spring are to scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import hypot
from typing import Final

from generator.figures.bare_foot import Limits, from_above, from_inside, loop, moved, scaled
from generator.figures.person import Shape
from generator.figures.shapes import Outline, ball, capsule, hull, leaf
from generator.figures.vectors import Point2
from generator.models.diagrams import FootPose, FootPrint, ToeBox

HEEL: Final = 0.14
"""Share of the length at which the heel's stack is measured,"""
BALL: Final = 0.72
"""and the forefoot's; there the sole begins to rise to its tip."""
_DRAWN: Final = 290.0
_WALL: Final = 5.0
"""mm; how thick the upper is where it is cut."""
_THIN: Final = 0.5
"""How much of the forefoot's stack is left at the tip."""


@dataclass(frozen=True)
class Profile:
    """The measures that shape a shoe seen from the side."""

    length: float
    heel: float
    forefoot: float
    spring: float

    def ground(self, share: float) -> float:
        """Return how high the sole's lower side is, at a share of the length."""
        toe, rear = max(0.0, (share - BALL) / (1 - BALL)), max(0.0, (0.1 - share) / 0.1)
        return self.spring * toe * toe + 6.0 * rear * rear

    def bed(self, share: float) -> float:
        """Return how high the foot is above the ground, at a share of the length."""
        way = min(1.0, max(0.0, (share - HEEL) / (BALL - HEEL)))
        eased = way * way * (3 - 2 * way)
        toe = max(0.0, (share - BALL) / (1 - BALL))
        return self.heel + (self.forefoot - self.heel) * eased + toe * (self.spring - self.forefoot * (1 - _THIN) * toe)

    def above(self, x: float, y: float) -> Point2:
        """Return a point of the upper: a share of the length, and mm above the foot's bed in a shoe of 290 mm."""
        return (x * self.length, self.bed(min(1.0, max(0.0, x))) + y * self.length / _DRAWN)

    def run(self, *points: Point2) -> list[Point2]:
        """Return several such points."""
        return [self.above(x, y) for x, y in points]

    @cached_property
    def throat(self) -> list[Point2]:
        """The edge that the laces draw together, from the collar to the toe box."""
        return self.run((0.345, 92), (0.42, 79), (0.51, 66.5), (0.59, 56.5), (0.655, 50))

    @cached_property
    def toe(self) -> list[Point2]:
        """The toe box from the laces to the sole."""
        return self.run(
            (0.655, 50), (0.73, 45.5), (0.8, 43), (0.865, 38.5), (0.92, 31), (0.96, 20), (0.98, 8), (0.982, -3)
        )

    @cached_property
    def under(self) -> list[Point2]:
        """The lower edge, hidden by the sole."""
        return self.run(*((share, -4.0) for share in (0.982, 0.86, BALL, 0.5, HEEL, 0.022)))

    @cached_property
    def back(self) -> list[Point2]:
        """The heel from the sole to the tip of its tab."""
        return self.run(
            (0.022, -4), (0.004, 14), (0.001, 32), (0.011, 50), (0.021, 66), (0.015, 82), (0.007, 94), (0.014, 99)
        )

    @cached_property
    def collar(self) -> list[Point2]:
        """The edge around the ankle, from the tab to the laces."""
        return self.run(
            (0.014, 99), (0.035, 95), (0.065, 83), (0.105, 71), (0.155, 65), (0.215, 67), (0.28, 78), (0.345, 92)
        )


def from_side(profile: Profile) -> list[Shape]:
    """Return the shoe as seen from outside."""
    return [*_behind(profile), Shape("e", (_upper(profile),)), *_trim(profile), *_laces(profile), *_sole(profile)]


def cut_open(profile: Profile, room: float) -> list[Shape]:
    """Return the shoe cut along its middle, with a foot inside whose longest toe has this much room."""
    upper = [*profile.back, *profile.collar[1:], *profile.throat[1:], *profile.toe[1:]]
    hollow = _offset(upper, _WALL * profile.length / _DRAWN)
    return [
        *_behind(profile),
        Shape("e", (_upper(profile),)),
        Shape("K", (loop(hollow[: len(profile.back)], hollow[len(profile.back) :], profile.under[1:-1]),)),
        *foot_inside(profile, room),
        *_laces(profile, below=2.0),
        *_sole(profile),
    ]


def inner_tip(profile: Profile) -> float:
    """Return where the shoe ends inside."""
    return 0.967 * profile.length


def foot_inside(profile: Profile, room: float) -> list[Shape]:
    """Return the foot on its bed: what lies on the floor elsewhere follows the bed here."""
    start = 0.006 * profile.length + _WALL
    resize = scaled(inner_tip(profile) - room - start)

    def onto(point: Point2) -> Point2:
        x, y = resize(point)
        return (start + x, y + profile.bed(min(1.0, max(0.0, (start + x) / profile.length))))

    return moved(from_inside(FootPose(), 150.0, (0.0, 0.12)), onto)


def _upper(profile: Profile) -> Outline:
    return loop([*profile.back, *profile.collar[1:]], profile.throat, profile.toe, profile.under)


def _offset(points: Sequence[Point2], by: float) -> list[Point2]:
    """Return a line moved to its right side; its ends move along with their neighbours."""
    found = []
    for index, (x, y) in enumerate(points):
        (ax, ay), (bx, by_) = points[max(index - 1, 0)], points[min(index + 1, len(points) - 1)]
        size = max(1e-6, hypot(bx - ax, by_ - ay))
        found.append((x + (by_ - ay) / size * by, y - (bx - ax) / size * by))
    return found


def _behind(profile: Profile) -> list[Shape]:
    """Return what stands out behind the upper: the far edge of the collar, and the tongue."""
    far = profile.run(
        (0.02, 80), (0.03, 104), (0.05, 103), (0.08, 91), (0.12, 80), (0.17, 74.5), (0.23, 77), (0.33, 96)
    )
    tongue = profile.run((0.31, 80), (0.312, 104), (0.316, 117), (0.33, 123), (0.347, 118), (0.37, 98), (0.42, 76))
    return [Shape("E", (loop(far, profile.run((0.33, 60), (0.02, 60))),)), Shape("E", (loop(tongue, tongue[:1]),))]


def _trim(profile: Profile) -> list[Shape]:
    """Return what is sewn on to the upper: heel counter, side band, eyelets' border, toe cap, air holes."""
    counter = (profile.back[:5], profile.run((0.021, 66), (0.075, 58), (0.125, 38), (0.17, 14), (0.2, -5)))
    cap = (profile.run((0.86, -4), (0.88, 8), (0.915, 16), (0.96, 20)), profile.toe[5:])
    band = (
        profile.run((0.43, 66), (0.375, 42), (0.335, 18), (0.315, -4)),
        profile.run((0.405, -4), (0.415, 16), (0.44, 36), (0.51, 55)),
    )
    border = (profile.throat, profile.run((0.655, 50), (0.645, 37), (0.56, 43), (0.47, 54), (0.385, 66), (0.325, 80)))
    holes = [((0.71 + 0.034 * k, 34 - 1.5 * k), (0.722 + 0.034 * k, 26 - 1.2 * k)) for k in range(4)]
    return [
        Shape("o", (loop(*band),)),
        *(Shape("E", (loop(*runs),)) for runs in (counter, cap, border)),
        Shape("E", tuple(capsule((profile.above(*a), profile.above(*b)), (1.5, 1.5)) for a, b in holes)),
    ]


def _laces(profile: Profile, below: float = 11.0) -> list[Shape]:
    """Return the laces over the throat and the bow on top."""
    at = profile.above
    rows = [(0.385, 84.5), (0.44, 75.5), (0.495, 68), (0.55, 60.5), (0.603, 54.5)]
    bars = [capsule((at(x - 0.016, y - below), at(x + 0.012, y + 4.0)), (2.7, 2.7)) for x, y in rows]
    knot = at(0.366, 97)
    bow = [capsule((knot, at(*tip)), (1.8, 4.4), (0.6, 0.6)) for tip in ((0.428, 100), (0.404, 74))]
    return [Shape("k", (*bars, *bow, capsule((knot, knot), (4.2, 4.2))))]


def _sole(profile: Profile) -> list[Shape]:
    """Return midsole and outsole; the midsole's upper edge is the foot's bed, a little higher at both ends."""
    size, heel = profile.length, profile.heel
    flat = [(HEEL + (BALL - HEEL) * k / 4, 0.0) for k in range(5)]
    foam = [(-0.012, 8.0), (0.012, 7.0), (0.05, 2.0), *flat, (0.82, 0.0), (0.91, 0.5), (0.985, 2.0)]
    top = [(x * size, profile.bed(x) + lift) for x, lift in foam]
    nose = [top[-1], (1.002 * size, profile.spring + profile.forefoot * 0.32)]
    low = [(x * size, profile.ground(x)) for x in (0.992, 0.97, 0.91, 0.85, 0.78, BALL, 0.6, 0.4, 0.1, 0.05, 0.01)]
    end = [(-0.02 * size, profile.ground(0.0) + heel * 0.2), (-0.024 * size, heel * 0.7), top[0]]
    groove = leaf(((0.05 * size, heel * 0.62), (0.52 * size, profile.bed(0.52) * 0.45)), 2.2)
    return [Shape("o", (loop(top, [*nose, *low, *end]),)), Shape("O", (groove,)), Shape("d", _rubber(profile))]


def _rubber(profile: Profile) -> tuple[Outline, ...]:
    """Return the outsole: under the heel and under the forefoot."""
    thick = min(4.5, profile.forefoot * 0.3)

    def strip(shares: Sequence[float]) -> Outline:
        low = [(x * profile.length, profile.ground(x)) for x in shares]
        high = [(x, y + thick) for x, y in reversed(low[1:-1])]
        return loop(low[::-1], high[::-1])

    return strip((0.006, 0.03, 0.06, 0.1, 0.2, 0.3, 0.4)), strip((0.48, 0.6, BALL, 0.78, 0.85, 0.91, 0.965, 0.988))


def thumb(left: float, right: float, low: float) -> list[Shape]:
    """Return a hand that presses its thumb down, as wide as the space between left and right."""
    r, x = (right - left) / 2, (left + right) / 2

    def piece(a: Point2, b: Point2, ra: float, rb: float) -> Outline:
        return capsule(((x + a[0], low + a[1]), (x + b[0], low + b[1])), (ra, rb))

    hand = (piece((24, 62), (46, 70), 15, 16), piece((46, 72), (96, 150), 19, 18))
    fingers = [piece((14 + 5 * k, 47 + 13 * k), (35 + 6 * k, 47 + 12 * k), 7.2, 7.6) for k in (2, 1, 0)]
    bones = (piece((0, r), (1, 26), r, r), piece((1, 26), (14, 62), r, r + 5))
    nail = hull([ball((x, low + r), r * 0.55), ball((x, low + r + 5), r * 0.6)], 8)
    return [Shape("s", hand), *(Shape("s", (one,)) for one in fingers), Shape("s", bones), Shape("k", (nail,))]


def toe_box(box: ToeBox, foot: FootPrint) -> tuple[list[Shape], float, float]:
    """Return the front of a right shoe from above, with a foot in it, and how far its outer toes are pushed in."""
    left, right = _sides(box, foot.length)
    inner = [*left, *right[::-1]]
    rings = [("o", 9.0), ("e", 5.0), ("K", 0.0)]
    shell = [Shape(look, (loop(_offset(inner, -by)),)) for look, by in rings]
    inside, *pushed = from_above(foot, _limits(left, right))
    return [*shell, *inside], pushed[0], pushed[1]


def _sides(box: ToeBox, foot: float) -> tuple[list[Point2], list[Point2]]:
    """Return the inner edges from the middle of the shoe to its tip, mm from the heel."""
    b, t, size = box.ball / 2, box.toes / 2, foot / 260.0
    left = [(-0.62 * b, 50), (-0.64 * b, 110), (-0.88 * b, 148), (-b, 182), (-0.42 * b - 0.6 * t, 208), (-t, 232)]
    left += [(-0.8 * t, 254), (-0.42 * t, 268), (-0.05 * t, 272)]
    right = [(0.72 * b, 50), (0.82 * b, 110), (0.96 * b, 143), (b, 170), (0.45 * b + 0.57 * t, 198), (1.01 * t, 222)]
    right += [(0.8 * t, 248), (0.4 * t, 266), (-0.05 * t, 272)]
    return [(x, y * size) for x, y in left], [(x, y * size) for x, y in right[:-1]]


def _limits(left: list[Point2], right: list[Point2]) -> Limits:
    def at(points: list[Point2], y: float) -> float:
        for (ax, ay), (bx, by) in pairwise(points):
            if y <= by:
                return ax + (bx - ax) * max(0.0, (y - ay) / (by - ay))
        return points[-1][0]

    return lambda y: (at(left, y), at(right, y))
