"""The measures of the person: 173 cm, eight heads tall, neither a man nor a woman.

Lengths follow the proportions of adults as drawn by illustrators (eight heads) and stay within a
centimetre or two of mean segment lengths; radii and depths are drawn values: half the thickness of the part.
All in centimetres.
"""

from __future__ import annotations

from typing import Final, NamedTuple

SIDES: Final = ("left", "right")

PELVIS: Final = 10.0
"""From the line through both hip joints to the top of the sacrum."""
LUMBAR: Final = 17.0
"""Drawn as two pieces."""
THORAX: Final = 27.0
"""Drawn as three pieces."""
NECK: Final = 8.0
HEAD: Final = 22.0
UPPER_ARM: Final = 28.0
FOREARM: Final = 25.0
HAND: Final = 15.0
THIGH: Final = 43.0
SHANK: Final = 41.0
ANKLE: Final = 8.0
"""Height of the ankle joint above the ground, in a shoe."""
HIP_HALF: Final = 8.5
"""From the middle to each hip joint."""
SHOULDER_HALF: Final = 16.0
SHOULDER_DROP: Final = 4.2
"""The shoulder joints lie below the base of the neck."""
SHOULDER_GLIDE: Final = 2.5
"""How far the shoulder blade carries the joint along when the arm reaches."""

# The foot in its shoe, from the ankle joint: along the toes (+) and towards the heel (-).
HEEL_BACK: Final = 6.0
BALL: Final = 12.0
TOES: Final = 7.5
"""From the ball to the tip."""
SOLE_HALF: Final = (2.8, 4.2, 3.2)
"""Half the width of the sole at the heel, the ball and the tip."""

RADIUS: Final = {
    "hip": 8.8,
    "knee": 5.6,
    "calf": 5.4,
    "ankle": 3.5,
    "shoulder": 4.8,
    "elbow": 3.7,
    "forearm": 3.9,
    "wrist": 2.5,
    "neck": 5.2,
    "neck-top": 4.9,
}
"""Half the thickness at the ends of the limbs' pieces."""
HAND_THICK: Final = 1.7
WRIST_HEIGHT: Final = 3.2
"""Height of the wrist above the ground when the hand lies flat and carries weight."""


class Section(NamedTuple):
    """A slice through the trunk: half its width, and its depth in front of and behind the spine's line."""

    joint: str
    """The piece of the spine that it moves with."""
    height: float
    """Along that piece, from its lower end."""
    half: float
    front: float
    back: float


SECTIONS: Final = (
    Section("pelvis", -8.0, 12.0, 5.5, 8.0),
    Section("pelvis", -1.0, 16.2, 9.4, 11.6),
    Section("pelvis", 8.0, 14.6, 9.6, 8.8),
    Section("lumbar-2", 1.5, 12.6, 9.6, 7.2),
    Section("thorax-1", 3.0, 13.6, 10.6, 8.4),
    Section("thorax-2", 4.0, 15.6, 11.6, 9.8),
    Section("thorax-3", 2.4, 15.8, 9.8, 9.2),
    Section("thorax-3", 6.6, 13.8, 6.8, 7.4),
    Section("thorax-3", 9.4, 7.4, 4.8, 5.6),
)
"""From the seat to the collar: buttocks, hollow of the back, chest and shoulders show in the outline."""
WAIST: Final = 2
"""Index of the section where shorts and shirt meet."""


class Blob(NamedTuple):
    """An ellipsoid fixed to a frame: centre and half-axes as (forward, up, right)."""

    centre: tuple[float, float, float]
    half: tuple[float, float, float]


CRANIUM: Final = Blob((0.2, 12.8, 0.0), (9.3, 8.5, 7.5))
JAW: Final = Blob((2.9, 4.4, 0.0), (5.6, 5.4, 5.2))
NOSE: Final = Blob((9.0, 7.9, 0.0), (1.9, 2.0, 1.25))
EYE_CENTRE: Final = (8.1, 10.4, 3.0)
EYE_HALF: Final = 1.0
BROW_RAISE: Final = 2.3
MOUTH: Final = (7.9, 2.9, 2.0)
"""Forward, up, and half its width."""
EAR: Final = Blob((-0.6, 8.9, 7.4), (1.7, 2.5, 0.9))
CROWN_HEIGHT: Final = 21.3
"""Top of the head above the joint of head and neck."""
