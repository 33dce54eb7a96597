"""The camera: an orthographic view, turned about the upright axis and tilted down."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final

from generator.figures.vectors import Point2, Vector

VIEWS: Final = {
    "side": (18.0, 8.0),
    "front": (0.0, 6.0),
    "back": (0.0, 6.0),
    "three-quarter": (40.0, 9.0),
    "side-lying": (0.0, 22.0),
    "above": (0.0, 78.0),
}
"""Turn and tilt in degrees. Never pure profile: 18 degrees keep both legs apart."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Two axes of the picture and the direction to the viewer."""

    right: Vector
    up: Vector
    view: Vector

    def flat(self, point: Vector) -> Point2:
        """Return a point as [right, up] in centimetres."""
        r, u = self.right, self.up
        return (
            point[0] * r[0] + point[1] * r[1] + point[2] * r[2],
            point[0] * u[0] + point[1] * u[1] + point[2] * u[2],
        )

    def depth(self, point: Vector) -> float:
        """Return how near a point is; larger is nearer."""
        v = self.view
        return point[0] * v[0] + point[1] * v[1] + point[2] * v[2]


def camera(view: str, turn: float | None = None) -> Camera:
    """Return the camera of a view, turned by other degrees than usual if asked."""
    usual, tilt = VIEWS[view]
    a, e = radians(usual if turn is None else turn), radians(tilt)
    toward = (sin(a), 0.0, cos(a))
    return Camera(
        right=(cos(a), 0.0, -sin(a)),
        up=(-toward[0] * sin(e), cos(e), -toward[2] * sin(e)),
        view=(toward[0] * cos(e), sin(e), toward[2] * cos(e)),
    )
