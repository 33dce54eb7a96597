"""What a pose says, in numbers that can be blended: the parameters from which a skeleton is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from generator.figures.vectors import Frame, Vector, add, inside, unit

LIMBS: Final = ("leg.left", "leg.right", "arm.left", "arm.right")
"""In the order of solving: hands may rest on legs."""
SPINE: Final = ("lumbar", "thorax", "neck", "head")
Bend = tuple[float, float, float]
"""Forward, to the right, turned to the right."""


class FigureError(Exception):
    """A pose that nobody can take, or that contradicts itself."""

    def __init__(self, key: str, message: str, *, allowed: str = "", hint: str = "") -> None:
        super().__init__(f"{key}: {message}")
        self.key, self.message, self.allowed, self.hint = key, message, allowed, hint


class Aim(NamedTuple):
    """A direction: a part in the picture's axes plus a part in the pelvis' own (forward, up, right)."""

    picture: Vector = (0.0, 0.0, 0.0)
    own: Vector = (0.0, 0.0, 0.0)

    def seen(self, pelvis: Frame) -> Vector:
        """Return the direction in the picture."""
        return unit(add(self.picture, inside(pelvis, self.own)))


NOWHERE: Final = Aim()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limb:
    """How an arm or leg is placed.

    `aim`: the directions of both pieces. `reach`: where wrist or ankle is. `part`: a part of the body that the
    wrist is at. `plant`: where it rests; for a foot the place below the ankle when the foot is flat.
    """

    mode: Literal["aim", "reach", "part", "plant"]
    upper: Aim = NOWHERE
    lower: Aim = NOWHERE
    target: Vector = (0.0, 0.0, 0.0)
    part: str = ""
    pole: Aim | None = None
    """Where knee or elbow points."""
    tip: Aim | None = None
    """Where toes or fingers point."""
    palm: Aim | None = None
    ankle: float | None = None
    heel: float = 0.0
    lift: float = 0.0
    """Height above the support while a foot steps from one place to another, cm."""
    toes: float = 0.0
    """How far the toes of a free foot bend up at the ball, degrees: what is left of standing on them."""
    slide: bool = False
    """Keeps to its support on its way to another place."""
    grip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """A whole pose in numbers: lengths in centimetres, angles in degrees."""

    facing: Frame
    """The pelvis before tilt, lean and turn."""
    at: Vector
    """The middle between the hip joints."""
    tilt: float
    lean: float
    turn: float
    spine: Mapping[str, Bend]
    limbs: Mapping[str, Limb]
    rests: Mapping[str, str] = field(default_factory=dict)
    """Contact -> support, the anchor first."""
