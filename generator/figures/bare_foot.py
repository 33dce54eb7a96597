"""A bare foot, from its inner side and from above. Millimetres: the heel's back at 0, the floor at 0.

Points are those of a foot of 260 mm; the structure of its outlines never depends on how it is held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import cos, hypot, radians, sin
from typing import Final

from generator.figures.person import Shape
from generator.figures.shapes import Ellipse, Outline, Segment, ball, capsule, hull, polygon, smooth
from generator.figures.vectors import Point2
from generator.models.diagrams import FootPose, FootPrint

_DRAWN: Final = 260.0
HOLLOW: Final = 115.0
"""mm from the heel; where the arch is highest."""
CONTACTS: Final = ((30.0, 0.0), (58.0, 0.0), (176.0, 0.0), (190.0, 0.6))
"""Where heel and ball touch the floor."""
_ARCH: Final = ((168.0, 0.14), (156.0, 0.46), (140.0, 0.8), (HOLLOW, 1.0), (91.0, 0.78), (74.0, 0.33))
"""The arch from ball to heel: place, and height as a share of its highest point."""
_RISE: Final = 0.5
"""How far the instep rises with the arch."""
_USUAL: Final = FootPose().arch
CAMERA: Final = (0.38, 0.27)
"""How far a mm of depth moves to the right and up: the foot is seen a little from the front and from above."""
_TOES: Final = (
    (62.0, (166.0, 216.0), (9.0, 6.6)),
    (49.0, (174.0, 231.0), (9.0, 7.0)),
    (35.0, (181.0, 243.0), (9.5, 7.4)),
    (20.0, (188.0, 251.5), (10.0, 8.0)),
)
"""Little toe to second toe: depth, from and to, radii there."""


def loop(*runs: Sequence[Point2]) -> Outline:
    """Return a closed outline of smooth runs with corners between them; one that is straight has two points."""
    segments: list[Segment] = [("M", (runs[0][0],))]
    for index, run in enumerate(runs):
        if index:
            segments.append(("L", (run[0],)))
        segments.extend(smooth(run))
    return (*segments, ("Z", ()))


def moved(shapes: Iterable[Shape], to: Callable[[Point2], Point2]) -> list[Shape]:
    """Return shapes with all their points led elsewhere."""
    return [
        Shape(
            shape.look,
            tuple(tuple((letter, tuple(map(to, points))) for letter, points in one) for one in shape.outlines),
        )
        for shape in shapes
    ]


def arch_line(pose: FootPose) -> list[Point2]:
    """Return the lower edge from the ball to the heel."""
    return [CONTACTS[2], *((x, share * pose.arch) for x, share in _ARCH), CONTACTS[1]]


def scaled(length: float) -> Callable[[Point2], Point2]:
    """Return what makes a drawn foot as long as wanted."""
    size = length / _DRAWN
    return lambda point: (point[0] * size, point[1] * size)


def from_inside(pose: FootPose, top: float, camera: Point2 = CAMERA) -> list[Shape]:
    """Return the foot and the leg up to a height, far parts first."""
    toes = [Shape("S", _small_toe(pose, index, camera)) for index in range(len(_TOES))]
    far = [Shape("S", (_far_border(),)), *toes]
    return [*far, Shape("s", (_body(pose, top), *_big_toe(pose))), Shape("n", _lines(pose)), Shape("S", (_nail(pose),))]


def _far_border() -> Outline:
    """Return what is seen of the outer edge through the arch."""
    return hull([ball((52.0, 17.0), 12.0), ball((190.0, 17.0), 10.0), ball((182.0, 26.0), 10.0)], 8)


def _body(pose: FootPose, top: float) -> Outline:
    rise = (pose.arch - _USUAL) * _RISE
    back = [(30.0, 0.0), (12.0, 2.5), (2.0, 13.0), (0.0, 29.0), (5.0, 51.0), (14.0, 75.0), (18.5, 98.0), (15.0, top)]
    instep = [
        (92.5, 104.0),
        (105.0, 88.0),
        (124.0, 75.0 + rise * 0.6),
        (146.0, 62.0 + rise),
        (170.0, 49.0 + rise * 0.6),
    ]
    front = [(94.0, top), (90.0, 121.0), *instep, (190.0, 39.5 + rise * 0.25), (207.0, 31.0)]
    sole = [(207.0, 10.0), (201.0, 3.5), CONTACTS[3], *arch_line(pose), CONTACTS[0]]
    return loop(back, front, sole)


def _turned(pivot: Point2, degrees: float) -> Callable[[Point2], Point2]:
    c, s = cos(radians(degrees)), sin(radians(degrees))

    def turn(point: Point2) -> Point2:
        x, y = point[0] - pivot[0], point[1] - pivot[1]
        return (pivot[0] + x * c - y * s, pivot[1] + x * s + y * c)

    return turn


_JOINT: Final = (196.0, 17.5)
"""The joint at the base of the big toe."""


def _big_toe(pose: FootPose) -> tuple[Outline, Outline]:
    turn = _turned(_JOINT, pose.toe_lift)

    def balls(*items: tuple[float, float, float]) -> list[Ellipse]:
        return [ball(turn((x, y)), radius) for x, y, radius in items]

    first = hull(balls((196.0, 17.5, 15.5), (214.0, 18.0, 12.5), (228.0, 15.5, 11.2)), 14)
    last = hull(balls((226.0, 14.2, 12.2), (245.0, 11.5, 11.3), (250.5, 9.8, 9.5)), 14)
    return first, last


def _small_toe(pose: FootPose, index: int, camera: Point2) -> tuple[Outline, Outline]:
    depth, (start, end), (base, tip) = _TOES[index]
    out = depth + pose.toe_spread * (len(_TOES) - index)
    root = (start + camera[0] * depth, base + 4.0 + camera[1] * depth)
    far = (end + camera[0] * out, tip + camera[1] * out)
    knuckle = (root[0] * 0.42 + far[0] * 0.58, far[1] + 4.5)
    turn = _turned(root, pose.toes_lift)
    knuckle, far = turn(knuckle), turn(far)
    return capsule((root, knuckle), (base, tip), (0.6, 0.0)), capsule((knuckle, far), (tip, tip), (0.5, 0.0))


def _nail(pose: FootPose) -> Outline:
    turn = _turned(_JOINT, pose.toe_lift)
    points = [(241.0, 20.6), (247.0, 20.7), (253.0, 18.3), (256.0, 15.6), (250.5, 16.8), (244.0, 18.2), (241.0, 20.6)]
    return loop([turn(point) for point in points])


def _lines(pose: FootPose) -> tuple[Outline, ...]:
    """Return the ankle bone, the heel's tendon and the fold below the big toe."""
    rise = (pose.arch - _USUAL) * _RISE * 0.3
    bone = [(55.0, 92.0 + rise), (59.0, 84.0 + rise), (68.0, 82.0 + rise), (76.0, 88.0 + rise)]
    inner = [(76.0, 88.0 + rise), (67.0, 84.5 + rise), (60.5, 86.0 + rise), (55.0, 92.0 + rise)]
    tendon = [(31.0, 106.0), (29.0, 88.0), (23.0, 66.0)]
    return loop(bone, inner), capsule((tendon[0], tendon[1]), (0.4, 0.9)), capsule((tendon[1], tendon[2]), (0.9, 0.4))


def marks(start: FootPose, end: FootPose, kinds: Iterable[str]) -> list[Shape]:
    """Return what to look at in the end pose: a muscle, where the arch was, which way something went."""
    found = {
        "muscle": lambda: Shape("w", (_muscle(end),)),
        "guide": lambda: Shape("G", ((("M", (CONTACTS[2],)), *smooth(arch_line(start))),)),
        "arch": lambda: Shape("a", (arrow((HOLLOW, end.arch + 21.0), (HOLLOW, end.arch + 53.0)),)),
        "toe": lambda: Shape("a", (arrow((276.0, 8.0), (276.0, 46.0)),)),
        "toes": lambda: Shape("a", (arrow((292.0, 16.0), (292.0, 54.0)),)),
    }
    return [found[kind]() for kind in kinds]


def _muscle(pose: FootPose) -> Outline:
    """Return the muscles above the arch."""
    low = [(x, share * pose.arch + 5.0) for x, share in _ARCH]
    high = [(x, y + 3.0 + 9.0 * (1 - ((x - HOLLOW) / 56.0) ** 2)) for x, y in reversed(low)]
    return loop([*low, *high[1:-1], low[0]])


def arrow(start: Point2, end: Point2, half: float = 1.6) -> Outline:
    """Return a straight arrow."""
    size = hypot(end[0] - start[0], end[1] - start[1])
    d = ((end[0] - start[0]) / size, (end[1] - start[1]) / size)
    head = min(5.6 * half, size * 0.7)

    def at(along: float, aside: float) -> Point2:
        return (start[0] + d[0] * along - d[1] * aside, start[1] + d[1] * along + d[0] * aside)

    neck = size - head
    corners = [
        (0.0, half),
        (neck, half),
        (neck, 3.4 * half),
        (size, 0.0),
        (neck, -3.4 * half),
        (neck, -half),
        (0.0, -half),
    ]
    return polygon([at(*corner) for corner in corners])


_PRINT: Final = (
    [
        (0.0, 0.0),
        (-24.0, 9.0),
        (-32.0, 38.0),
        (-29.0, 80.0),
        (-28.0, 115.0),
        (-36.0, 150.0),
        (-46.0, 182.0),
        (-42.0, 205.0),
    ],
    [(-42.0, 205.0), (-15.0, 224.0), (12.0, 220.0), (33.0, 206.0), (47.0, 188.0)],
    [(47.0, 188.0), (50.0, 165.0), (45.0, 125.0), (38.0, 80.0), (34.0, 38.0), (24.0, 9.0), (0.0, 0.0)],
)
"""A right foot of 260 x 100 mm from above, big toe at the left; heel at 0."""
_TIPS: Final = (
    ((40.0, 188.0, 9.5), (45.5, 211.0, 7.4)),
    ((27.0, 202.0, 9.5), (32.5, 228.0, 7.6)),
    ((12.0, 210.0, 9.5), (16.5, 242.0, 8.0)),
    ((-5.0, 213.0, 10.0), (-1.5, 250.5, 8.6)),
    ((-29.0, 203.0, 13.0), (-27.0, 247.5, 12.5)),
)
"""Little toe to big toe from above: from and to, each with its radius."""
Limits = Callable[[float], tuple[float, float]]
"""How far to the left and right there is room, at a distance from the heel."""


def from_above(size: FootPrint, room: Limits) -> tuple[list[Shape], float, float]:
    """Return a right foot in a shoe, and how far its big and its little toe are pushed in."""
    wide, long = size.ball / 100.0, size.length / _DRAWN

    def inside(x: float, y: float, radius: float = 0.0) -> Point2:
        low, high = room(y * long)
        return (min(max(x * wide, low + radius), max(high - radius, low + radius)), y * long)

    (_, (x5, y5, r5)), (_, (x1, y1, r1)) = _TIPS[0], _TIPS[-1]
    first, last = inside(x1, y1, r1 * wide)[0], inside(x5, y5, r5 * wide)[0]
    squeeze = (last - first) / ((x5 - x1) * wide)
    sole = loop(*([inside(*point) for point in run] for run in _PRINT))
    toes, nails = [], []
    for (ax, ay, ar), (bx, by, br) in _TIPS:
        tip = (first + (bx - x1) * wide * squeeze, by * long)
        toes.append(Shape("s", (capsule((inside(ax, ay, ar * wide), tip), (ar * wide, br * wide)),)))
        nails.append(Shape("S", (hull([ball((tip[0], tip[1] + dy * br), br * 0.4) for dy in (0.2, 0.42)], 8),)))
    mixed = [shape for pair in zip(toes, nails, strict=True) for shape in pair]
    return [*mixed, Shape("s", (sole,))], first - x1 * wide, x5 * wide - last
