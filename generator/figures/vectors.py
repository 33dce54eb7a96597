"""Points, directions and rotations in three dimensions, as plain tuples.

A figure takes some ten thousand operations on vectors of three numbers. An array library costs about a
microsecond for each call, which is more than the budget of all figures together; tuples stay inside it.

Axes are the picture's: `ahead` (to the right), `up`, `near` (towards the viewer). Lengths are centimetres,
angles degrees. Rotations follow the right-hand rule.
"""

from __future__ import annotations

from math import acos, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

Vector = tuple[float, float, float]
Point2 = tuple[float, float]


class Frame(NamedTuple):
    """Three directions at right angles: where a part of the body faces, where its head end is, its right side."""

    forward: Vector
    up: Vector
    right: Vector


def add(a: Vector, b: Vector) -> Vector:
    """Return a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vector, b: Vector) -> Vector:
    """Return a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vector, factor: float) -> Vector:
    """Return a times a number."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def along(start: Vector, direction: Vector, distance: float) -> Vector:
    """Return the point at a distance from `start` in a direction."""
    return (
        start[0] + direction[0] * distance,
        start[1] + direction[1] * distance,
        start[2] + direction[2] * distance,
    )


def dot(a: Vector, b: Vector) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """Return the vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vector) -> float:
    """Return the length."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vector, b: Vector) -> float:
    """Return the distance of two points."""
    return length(sub(a, b))


def unit(a: Vector, otherwise: Vector = (0.0, 1.0, 0.0)) -> Vector:
    """Return the direction of a vector; `otherwise` where it has none."""
    size = length(a)
    return scale(a, 1 / size) if size > 1e-9 else otherwise  # noqa: PLR2004 - numerical zero


def lerp(a: Vector, b: Vector, share: float) -> Vector:
    """Return the point at a share of the way from a to b."""
    rest = 1 - share
    return (a[0] * rest + b[0] * share, a[1] * rest + b[1] * share, a[2] * rest + b[2] * share)


def blend(a: float, b: float, share: float) -> float:
    """Return the number at a share of the way from a to b."""
    return a + (b - a) * share


def angle(a: Vector, b: Vector) -> float:
    """Return the angle between two directions, 0 to 180."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(a), unit(b))))))


def rotate(a: Vector, axis: Vector, turn: float) -> Vector:
    """Return a vector turned about an axis of length 1 (Rodrigues' formula)."""
    c, s = cos(radians(turn)), sin(radians(turn))
    k, x = dot(axis, a) * (1 - c), cross(axis, a)
    return (
        a[0] * c + x[0] * s + axis[0] * k,
        a[1] * c + x[1] * s + axis[1] * k,
        a[2] * c + x[2] * s + axis[2] * k,
    )


def slerp(a: Vector, b: Vector, share: float) -> Vector:
    """Return the direction at a share of the way from a to b on the shorter arc.

    Opposite directions have no shorter arc: they turn about the axis that lies across the picture.
    """
    between = angle(a, b)
    if between < 0.01:  # noqa: PLR2004 - degrees that nobody sees
        return b
    axis = cross(a, b)
    if length(axis) < 1e-6:  # noqa: PLR2004 - numerical zero
        axis = cross(a, (0.0, 0.0, 1.0)) if abs(a[2]) < 0.9 else cross(a, (1.0, 0.0, 0.0))  # noqa: PLR2004
    return rotate(a, unit(axis), between * share)


def across(a: Vector, axis: Vector, otherwise: Vector) -> Vector:
    """Return the direction of the part of a vector that stands at a right angle to an axis of length 1."""
    rest = along(a, axis, -dot(a, axis))
    if length(rest) < 1e-6:  # noqa: PLR2004 - numerical zero
        rest = along(otherwise, axis, -dot(otherwise, axis))
    return unit(rest)


def turned(frame: Frame, axis: Vector, turn: float) -> Frame:
    """Return a frame turned about an axis of length 1."""
    if not turn:
        return frame
    forward, up = rotate(frame.forward, axis, turn), rotate(frame.up, axis, turn)
    return Frame(forward, up, cross(forward, up))


def bent(frame: Frame, bend: float, side: float = 0.0, turn: float = 0.0) -> Frame:
    """Return a frame bent forward, bent to its right, and turned to its right."""
    frame = turned(frame, frame.right, -bend)
    frame = turned(frame, frame.forward, side)
    return turned(frame, frame.up, -turn)


def inside(frame: Frame, offset: Vector) -> Vector:
    """Return the vector that a frame's own (forward, up, right) coordinates mean in the picture."""
    f, u, r = frame
    a, b, c = offset
    return (
        f[0] * a + u[0] * b + r[0] * c,
        f[1] * a + u[1] * b + r[1] * c,
        f[2] * a + u[2] * b + r[2] * c,
    )


def place(origin: Vector, frame: Frame, offset: Vector) -> Vector:
    """Return the point at a frame's own (forward, up, right) coordinates."""
    return add(origin, inside(frame, offset))
