"""Posture -> skeleton: the spine piece by piece, limbs by directions or by two-bone inverse kinematics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians, sin, sqrt
from typing import Final, NamedTuple

from generator.figures import body
from generator.figures.posture import LIMBS, FigureError, Limb, Posture
from generator.figures.support import FLOOR, Supports
from generator.figures.vectors import (
    Frame,
    Vector,
    across,
    add,
    along,
    bent,
    cross,
    distance,
    dot,
    inside,
    place,
    scale,
    sub,
    unit,
)

REACH_ERROR: Final = 1.5
"""A target this far out of reach (cm) is still taken, with a straight limb; beyond it is an error."""


class Chain(NamedTuple):
    """An arm or leg: its three joints, the directions of both pieces, and where its middle joint points."""

    root: Vector
    mid: Vector
    end: Vector
    upper: Vector
    lower: Vector
    pole: Vector


class Tip(NamedTuple):
    """A hand or foot: where it points, its back (the top of the foot), and where the toes beyond the ball point."""

    along: Vector
    back: Vector
    toes: Vector

    @property
    def lateral(self) -> Vector:
        """Across the hand or foot, to the right when it points away from the viewer."""
        return cross(self.along, self.back)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Joints and directions of a person in one pose; centimetres."""

    origins: Mapping[str, Vector]
    """Lower end of each piece of the spine, and `crown`."""
    frames: Mapping[str, Frame]
    """Of each piece of the spine."""
    chains: Mapping[str, Chain]
    tips: Mapping[str, Tip]


_PIECES: Final = (
    ("lumbar", ("lumbar-1", "lumbar-2"), body.LUMBAR),
    ("thorax", ("thorax-1", "thorax-2", "thorax-3"), body.THORAX),
    ("neck", ("neck",), body.NECK),
    ("head", ("head",), body.HEAD),
)


def trunk(posture: Posture) -> Skeleton:
    """Return the spine of a posture alone, without limbs."""
    pelvis = bent(posture.facing, posture.tilt, posture.lean, posture.turn)
    frames, origins = {"pelvis": pelvis}, {"pelvis": posture.at}
    frame, origin = pelvis, along(posture.at, pelvis.up, body.PELVIS)
    for name, pieces, size in _PIECES:
        share = 1 / len(pieces)
        bend, side, turn = posture.spine[name]
        for piece in pieces:
            frame = bent(frame, bend * share, side * share, turn * share)
            frames[piece], origins[piece] = frame, origin
            origin = along(origin, frame.up, size * share)
    origins["crown"] = origin
    return Skeleton(origins, frames, {}, {})


def stand(posture: Posture, supports: Supports) -> Skeleton:
    """Return the skeleton of a posture; `supports` are what hands and feet are planted on.

    Raises `FigureError` for a hand or foot that its limb cannot reach.
    """
    skeleton = trunk(posture)
    origins, frames = skeleton.origins, skeleton.frames
    chains: dict[str, Chain] = {}
    tips: dict[str, Tip] = {}
    for name in LIMBS:
        limb = posture.limbs[name]
        solve = _leg if name.startswith("leg") else _arm
        support = supports.get(posture.rests.get(end_of(name), "floor"), FLOOR)
        height = support.top(limb.target[0], limb.target[2])
        try:
            chains[name], tips[name] = solve(name, limb, skeleton, height)
        except KeyError:
            message = f"{limb.part!r} is not known yet when this limb is placed"
            allowed = "parts of the trunk and the head; for arms also the legs, for right limbs also the left"
            raise FigureError(name, message, allowed=allowed, hint="give a point instead") from None
        skeleton = Skeleton(origins, frames, chains, tips)
    return skeleton


def end_of(limb: str) -> str:
    """Return the contact at the end of a limb: `arm.left` ends in `hand.left`."""
    return limb.replace("leg", "foot").replace("arm", "hand")


def side_sign(name: str) -> float:
    """Return 1 for the right, -1 for the left."""
    return 1.0 if name.endswith("right") else -1.0


def two_bones(root: Vector, target: Vector, pole: Vector, sizes: tuple[float, float]) -> Chain:
    """Return the chain of two bones from `root` to `target` whose middle joint points to `pole` (law of cosines)."""
    first, second = sizes
    axis = unit(sub(target, root))
    reach = max(abs(first - second) + 0.01, min(distance(root, target), first + second - 0.001))
    cosine = (first * first + reach * reach - second * second) / (2 * first * reach)
    sine = sqrt(max(0.0, 1 - cosine * cosine))
    bend = across(pole, axis, (0.31, 0.17, 0.93))
    mid = add(root, add(scale(axis, first * cosine), scale(bend, first * sine)))
    end = along(root, axis, reach)
    return Chain(root, mid, end, unit(sub(mid, root)), unit(sub(end, mid)), bend)


def _checked(name: str, chain: Chain, target: Vector) -> Chain:
    missing = distance(chain.end, target)
    if missing > REACH_ERROR:
        message = f"the {'foot' if name.startswith('leg') else 'hand'} is {missing:.1f} cm from where it should be"
        hint = "move the pelvis or the target, or bend the spine"
        raise FigureError(name, message, allowed=f"within reach, or at most {REACH_ERROR} cm beyond", hint=hint)
    return chain


def _forward(root: Vector, upper: Vector, lower: Vector, pole: Vector, sizes: tuple[float, float]) -> Chain:
    """Return a chain from the directions of its pieces; a bent joint shows itself where it points."""
    mid = along(root, upper, sizes[0])
    bend = across(pole, upper, (0.31, 0.17, 0.93))
    if dot(upper, lower) < 0.999:  # noqa: PLR2004 - bent by more than 2.5 degrees
        bend = unit(sub(upper, lower))
    return Chain(root, mid, along(mid, lower, sizes[1]), upper, lower, bend)


def _leg(name: str, limb: Limb, skeleton: Skeleton, height: float) -> tuple[Chain, Tip]:
    pelvis = skeleton.frames["pelvis"]
    root = along(skeleton.origins["pelvis"], pelvis.right, body.HIP_HALF * side_sign(name))
    pole = limb.pole.seen(pelvis) if limb.pole else pelvis.forward
    sizes = (body.THIGH, body.SHANK)
    if limb.mode == "aim":
        chain = _forward(root, limb.upper.seen(pelvis), limb.lower.seen(pelvis), pole, sizes)
        return chain, _free_foot(limb, chain, pelvis)
    if limb.mode == "plant":
        tip, ankle = _planted_foot(limb, pelvis, height)
        return _checked(name, two_bones(root, ankle, pole, sizes), ankle), tip
    target = add(landmark(limb.part, skeleton), limb.target) if limb.mode == "part" else limb.target
    chain = _checked(name, two_bones(root, target, pole, sizes), target)
    return chain, _free_foot(limb, chain, pelvis)


def _planted_foot(limb: Limb, pelvis: Frame, height: float) -> tuple[Tip, Vector]:
    """Return the foot and its ankle: the ball stays where it is when the heel rises."""
    wish = limb.tip.seen(pelvis) if limb.tip else pelvis.forward
    level = across(wish, (0.0, 1.0, 0.0), pelvis.up)
    c, s = cos(radians(limb.heel)), sin(radians(limb.heel))
    toe = (level[0] * c, -s, level[2] * c)
    back = (level[0] * s, c, level[2] * s)
    ground = (limb.target[0], height + limb.lift, limb.target[2])
    ball = along(ground, level, body.BALL)
    return Tip(toe, back, level), add(along(ball, toe, -body.BALL), scale(back, body.ANKLE))


def _free_foot(limb: Limb, chain: Chain, pelvis: Frame) -> Tip:
    if limb.tip:
        toe = limb.tip.seen(pelvis)
        return _bent_toes(Tip(toe, across(scale(chain.lower, -1), toe, chain.pole), toe), limb.toes)
    front = across(chain.pole, chain.lower, pelvis.forward)
    bend = radians(limb.ankle if limb.ankle is not None else 12.0)
    toe = add(scale(front, cos(bend)), scale(chain.lower, sin(bend)))
    return _bent_toes(Tip(toe, add(scale(chain.lower, -cos(bend)), scale(front, sin(bend))), toe), limb.toes)


def _bent_toes(tip: Tip, bend: float) -> Tip:
    """Return a foot whose toes are bent up at the ball."""
    if not bend:
        return tip
    c, s = cos(radians(bend)), sin(radians(bend))
    return Tip(tip.along, tip.back, add(scale(tip.along, c), scale(tip.back, s)))


def _arm(name: str, limb: Limb, skeleton: Skeleton, height: float) -> tuple[Chain, Tip]:
    sign = side_sign(name)
    thorax, pelvis = skeleton.frames["thorax-3"], skeleton.frames["pelvis"]
    rest = place(skeleton.origins["neck"], thorax, (0.0, -body.SHOULDER_DROP, body.SHOULDER_HALF * sign))
    pole = limb.pole.seen(pelvis) if limb.pole else inside(thorax, (-0.8, -0.25, 0.55 * sign))
    sizes = (body.UPPER_ARM, body.FOREARM)
    if limb.mode == "aim":
        upper, lower = limb.upper.seen(pelvis), limb.lower.seen(pelvis)
        chain = _forward(glided(rest, upper, thorax), upper, lower, pole, sizes)
        return chain, _hand(limb, chain, pelvis, sign)
    target = limb.target
    if limb.mode == "plant":
        target = (target[0], height + body.WRIST_HEIGHT + limb.lift, target[2])
    elif limb.mode == "part":
        target = add(landmark(limb.part, skeleton), limb.target)
    root = glided(rest, unit(sub(target, rest)), thorax)
    chain = _checked(name, two_bones(root, target, pole, sizes), target)
    return chain, _hand(limb, chain, pelvis, sign)


def glided(rest: Vector, reach: Vector, thorax: Frame) -> Vector:
    """Return the shoulder joint as the blade carries it along with the arm, up and forward only."""
    up, forward = max(0.0, dot(reach, thorax.up)), max(0.0, dot(reach, thorax.forward))
    return along(along(rest, thorax.up, up * body.SHOULDER_GLIDE), thorax.forward, forward * body.SHOULDER_GLIDE)


def _hand(limb: Limb, chain: Chain, pelvis: Frame, sign: float) -> Tip:
    if limb.mode == "plant":
        fingers = limb.tip.seen(pelvis) if limb.tip else across(pelvis.up, (0.0, 1.0, 0.0), pelvis.forward)
        level = across(fingers, (0.0, 1.0, 0.0), pelvis.up)
        return Tip(level, (0.0, 1.0, 0.0), level)
    fingers = limb.tip.seen(pelvis) if limb.tip else chain.lower
    inward = scale(pelvis.right, -sign)
    palm = limb.palm.seen(pelvis) if limb.palm else add(inward, scale(chain.pole, -0.35))
    back = across(scale(palm, -1), fingers, pelvis.forward)
    return Tip(fingers, back, fingers)


def landmark(part: str, skeleton: Skeleton) -> Vector:
    """Return where a wrist is when the hand is at a part of the body, or where that part is."""
    name, _, side = part.partition(".")
    sign = 1.0 if side == "right" else -1.0
    if name in _ON_TRUNK:
        piece, (forward, up, right) = _ON_TRUNK[name]
        return place(skeleton.origins[piece], skeleton.frames[piece], (forward, up, right * sign))
    if name in {"shoulder", "elbow", "wrist", "hand", "forearm"}:
        chain, tip = skeleton.chains[f"arm.{side}"], skeleton.tips[f"arm.{side}"]
        points = {"shoulder": chain.root, "elbow": chain.mid, "hand": along(chain.end, tip.along, 7.0)}
        return points.get(name, chain.end)
    chain, tip = skeleton.chains[f"leg.{side}"], skeleton.tips[f"leg.{side}"]
    front = across(chain.pole, chain.upper, skeleton.frames["pelvis"].forward)
    return {
        "hip": chain.root,
        "thigh": along(along(chain.root, chain.upper, 26.0), front, 8.5),
        "knee": along(chain.mid, chain.pole, 4.0),
        "shin": along(along(chain.mid, chain.lower, 17.0), across(chain.pole, chain.lower, front), 6.5),
        "ankle": chain.end,
        "heel": along(along(chain.end, tip.along, -body.HEEL_BACK), tip.back, -5.0),
        "foot": along(along(chain.end, tip.along, 5.0), tip.back, -5.0),
        "toes": along(along(chain.end, tip.along, 16.0), tip.back, -6.0),
    }[name]


_ON_TRUNK: Final[Mapping[str, tuple[str, Vector]]] = {
    "pelvis": ("pelvis", (0.0, 2.0, 0.0)),
    "waist": ("pelvis", (1.5, 11.0, 19.0)),
    "belly": ("lumbar-1", (12.5, 6.0, 9.0)),
    "low-back": ("lumbar-1", (-10.0, 6.0, 0.0)),
    "chest": ("thorax-3", (13.0, 2.0, 9.0)),
    "neck": ("neck", (0.0, 3.0, 0.0)),
    "nape": ("head", (-9.0, 8.0, 9.0)),
    "ear": ("head", (-3.0, 8.0, 14.0)),
    "face": ("head", (12.0, 8.0, 5.0)),
    "head": ("head", (0.0, 11.0, 0.0)),
    "side": ("thorax-1", (0.0, 4.0, 13.0)),
    "bar-back": ("thorax-3", (-11.0, 4.0, 34.0)),
    "bar-front": ("thorax-3", (11.5, 5.5, 22.0)),
}
