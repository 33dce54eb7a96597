"""What a body rests on: the floor, tops, walls, a roller, a half ball."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot, sqrt
from typing import Final, Literal

from generator.figures.vectors import Vector

Ball = tuple[Vector, float]
"""Centre and radius of a round bit of skin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Something to rest on; centimetres."""

    shape: Literal["level", "wall", "roller", "dome"]
    height: float = 0.0
    """Of a level top, a dome's top, or a roller's axis."""
    at: Vector = (0.0, 0.0, 0.0)
    normal: Vector = (0.0, 1.0, 0.0)
    """For a wall: where its front looks."""
    radius: float = 0.0

    def gap(self, ball: Ball) -> float:
        """Return the distance of a bit of skin from the surface; negative where it has sunk in."""
        (x, y, z), radius = ball
        if self.shape == "wall":
            return (x - self.at[0]) * self.normal[0] + (z - self.at[2]) * self.normal[2] - radius
        if self.shape == "roller":
            return hypot(x - self.at[0], y - self.height) - self.radius - radius
        if self.shape == "dome":
            return y - radius - self.top(x, z)
        return y - self.height - radius

    def top(self, x: float, z: float) -> float:
        """Return the height of the surface at a place."""
        if self.shape != "dome":
            return self.height
        share = min(1.0, hypot(x - self.at[0], z - self.at[2]) / self.radius)
        return DOME_BASE + (self.height - DOME_BASE) * sqrt(1 - share * share * 0.8)


DOME_BASE: Final = 4.0
"""Height of the flat base below a half ball, cm."""
FLOOR: Final = Support(shape="level")
Supports = Mapping[str, Support]
