"""What rests on what: the skin of the parts that touch, the supports, and the distance between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.figures import body
from generator.figures.skeleton import Skeleton, side_sign
from generator.figures.support import Ball, Support
from generator.figures.vectors import Vector, add, along, place, scale

_TRUNK: Final[Mapping[str, tuple[str, tuple[float, float, float], float]]] = {
    "buttocks": ("pelvis", (-3.2, -1.5, 7.5), 8.4),
    "back": ("thorax-2", (-4.8, 4.0, 7.0), 5.0),
    "shoulders": ("thorax-3", (-4.2, 4.0, 7.0), 5.0),
}
_HEAD: Final = body.Blob((-0.6, 12.8, 0.0), (8.6, 8.6, 8.6))


def skin(contact: str, skeleton: Skeleton) -> Iterator[Ball]:
    """Yield the bits of skin of a part that may touch."""
    name, _, side = contact.partition(".")
    if name in _TRUNK:
        piece, (forward, up, right), radius = _TRUNK[name]
        for sign in (-1.0, 1.0):
            yield place(skeleton.origins[piece], skeleton.frames[piece], (forward, up, right * sign)), radius
    elif name == "head":
        yield place(skeleton.origins["head"], skeleton.frames["head"], _HEAD.centre), _HEAD.half[0]
    elif name in {"hip", "side"}:
        piece, up, right, radius = ("pelvis", 0.0, 7.6, 8.6) if name == "hip" else ("thorax-2", 4.0, 8.6, 7.0)
        yield place(skeleton.origins[piece], skeleton.frames[piece], (0.0, up, right * side_sign(contact))), radius
    elif name in {"hand", "elbow", "forearm", "shoulder"}:
        yield from _arm_skin(name, f"arm.{side}", skeleton)
    else:
        yield from _leg_skin(name, f"leg.{side}", skeleton)


def _arm_skin(name: str, limb: str, skeleton: Skeleton) -> Iterator[Ball]:
    chain, tip = skeleton.chains[limb], skeleton.tips[limb]
    if name == "shoulder":
        yield chain.root, body.RADIUS["shoulder"]
    if name in {"elbow", "forearm"}:
        yield chain.mid, body.RADIUS["elbow"]
    if name == "hand":
        yield along(chain.end, tip.along, 5.0), body.WRIST_HEIGHT


def _leg_skin(name: str, limb: str, skeleton: Skeleton) -> Iterator[Ball]:
    chain = skeleton.chains[limb]
    if name == "thigh":
        yield along(chain.root, chain.upper, body.THIGH / 2), 7.4
    if name in {"knee", "shin"}:
        yield chain.mid, body.RADIUS["knee"]
    if name == "shin":
        yield chain.end, body.RADIUS["ankle"]
    if name in {"foot", "heel", "toes"}:
        yield from foot_skin(limb, skeleton, name)


def foot_skin(limb: str, skeleton: Skeleton, part: str = "foot") -> Iterator[Ball]:
    """Yield the corners of a shoe: its sole, which is flat, and its rounded top."""
    ankle, tip = skeleton.chains[limb].end, skeleton.tips[limb]
    down = scale(tip.back, -1)
    sole = along(ankle, down, body.ANKLE)
    ball = along(sole, tip.along, body.BALL)
    if part in {"foot", "heel"}:
        yield along(sole, tip.along, -body.HEEL_BACK + 1.5), 0.0
        yield add(ankle, add(scale(tip.along, -2.0), scale(down, 3.5))), 4.2
    if part in {"foot", "toes"}:
        toe_back = tip.back if tip.toes == tip.along else (0.0, 1.0, 0.0)
        yield ball, 0.0
        yield along(ball, tip.toes, body.TOES - 1.0), 0.0
        yield along(along(ball, tip.toes, body.TOES - 3.0), toe_back, 2.8), 2.6


def gap(contact: str, support: Support, skeleton: Skeleton) -> float:
    """Return how far a part is from its support; negative where it has sunk in."""
    return min(support.gap(ball) for ball in skin(contact, skeleton))


def middle(contact: str, skeleton: Skeleton) -> Vector:
    """Return the middle of the skin that touches; for a foot the ball, which stays when the heel rises.

    Raises `KeyError` for a part that is no contact.
    """
    if contact.startswith(("foot", "toes")):
        limb = contact.replace("foot", "leg").replace("toes", "leg")
        chain, tip = skeleton.chains[limb], skeleton.tips[limb]
        return along(along(chain.end, tip.back, -body.ANKLE), tip.along, body.BALL)
    balls = list(skin(contact, skeleton))
    if not balls:
        raise KeyError(contact)
    total: Vector = (0.0, 0.0, 0.0)
    for centre, _ in balls:
        total = add(total, centre)
    return scale(total, 1 / len(balls))
