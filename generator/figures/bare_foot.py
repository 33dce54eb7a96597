"""A bare foot, from its inner side and from above. Millimetres: the heel's back at 0, the floor at 0, toes to the right.

Points are those of a foot of 260 mm; the structure of its outlines never depends on how it is held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import cos, radians, sin
from typing import Final

from generator.figures.person import Shape
from generator.figures.shapes import Ellipse, Outline, Segment, ball, capsule, hull, smooth
from generator.figures.vectors import Point2
from generator.models.diagrams import FootPose

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
CAMERA: Final = (0.33, 0.27)
"""How far a mm of depth moves to the right and up: the foot is seen a little from the front and from above."""
_TOES: Final = (
    (62.0, (166.0, 222.0), (9.0, 6.6)),
    (49.0, (174.0, 237.0), (9.0, 7.0)),
    (35.0, (181.0, 249.0), (9.5, 7.4)),
    (20.0, (188.0, 258.0), (10.0, 8.0)),
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
    tendon = [(32.0, 112.0), (29.0, 88.0), (23.0, 66.0)]
    return loop(bone, inner), capsule((tendon[0], tendon[1]), (0.4, 0.9)), capsule((tendon[1], tendon[2]), (0.9, 0.4))
