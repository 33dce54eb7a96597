"""From key poses to movement: parameters are blended and solved again, points never."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import atan2, ceil, degrees, pi, sin
from typing import Final

from generator.figures.posture import LIMBS, SPINE, Aim, Limb, Posture
from generator.figures.resolve import Draft, lay
from generator.figures.settle import anchored, free_contacts, point, settled
from generator.figures.skeleton import Skeleton, end_of, side_sign, stand
from generator.figures.support import FLOOR, Supports
from generator.figures.vectors import Frame, Vector, across, angle, blend, cross, distance, dot, lerp, scale, slerp, sub
from generator.models import poses

TURN_LIMIT: Final = 30.0
"""Degrees that a part may turn between two pictures: its drawn length then errs by 1 - cos 15 degrees, 3.4 %."""
_IN_PLANE: Final = 0.35
"""Share of a foot's length that may stick out of the plane of its leg."""
_PROBES: Final = 6
"""Moments at which the turning between two keys is measured."""
STEP_LIFT: Final = 7.0
"""cm; how high a foot passes over the ground when it steps."""
SAME_PLACE: Final = 0.5
"""cm; a contact that is kept may not slide further."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A pose at one moment: its numbers and its skeleton."""

    posture: Posture
    skeleton: Skeleton


@dataclass(frozen=True, slots=True)
class Movement:
    """All key poses of a figure, and what they stand on."""

    keys: tuple[Moment, ...]
    supports: Supports
    cycle: bool
    pins: tuple[str | None, ...]
    """For each key what it was turned about."""
    shown: int
    """Index of the key that is shown beside the start."""

    @property
    def start(self) -> Moment:
        """The first key pose."""
        return self.keys[0]

    @property
    def end(self) -> Moment:
        """The key pose to show beside the start."""
        return self.keys[self.shown]

    def at(self, share: float) -> Moment:
        """Return the moment at a share (0 to 1) of the way from the first key to the last."""
        pieces = len(self.keys) - 1
        if not pieces:
            return self.keys[0]
        index = min(int(share * pieces), pieces - 1)
        return between(self, index, share * pieces - index)

    def pictures(self) -> Iterator[tuple[float, Moment]]:
        """Yield moments with their share of the way, close enough together for straight blending of outlines."""
        pieces = len(self.keys) - 1
        yield 0.0, self.keys[0]
        for index in range(pieces):
            yield from (((index + share) / pieces, moment) for share, moment in _enough(self, index))


def _enough(whole: Movement, index: int) -> list[tuple[float, Moment]]:
    """Return moments from one key to the next, the last included: evenly turned, and as few as the limit allows."""
    last = whole.keys[index + 1]
    fine = [between(whole, index, step / _PROBES) for step in range(_PROBES)] + [last]
    turned = list(accumulate((widest_turn(a.skeleton, b.skeleton) for a, b in pairwise(fine)), initial=0.0))
    count = max(1, ceil(turned[-1] / TURN_LIMIT - 0.02))
    shares = [_share_at(turned, turned[-1] * step / count) for step in range(1, count)]
    return [(share, between(whole, index, share)) for share in shares] + [(1.0, last)]


def _share_at(turned: Sequence[float], wanted: float) -> float:
    """Return the share of the way at which parts have turned by `wanted` degrees in all."""
    step = next(step for step, value in enumerate(turned) if value >= wanted)
    before = turned[step - 1]
    return (step - 1 + (wanted - before) / max(1e-6, turned[step] - before)) / _PROBES


def movement(pose: poses.Pose, presets: Mapping[str, poses.Stance], supports: Supports) -> Movement:
    """Return the key poses of a figure; raise `FigureError` where one cannot be taken."""
    draft = lay(Draft(), pose.start, presets, None)
    keys = [_moment(settled(draft.posture(), supports, draft.fixed), supports)]
    pins: list[str | None] = [None]
    for stance in (*pose.between, pose.end or poses.Stance()):
        draft = lay(_from(draft, keys[-1]), stance, presets, keys[-1].skeleton)
        posture = settled(draft.posture(), supports, draft.fixed)
        anchor = draft.pin or (None if draft.moved or stance.preset else _kept(keys[-1].posture, posture))
        if anchor:
            posture = anchored(posture, supports, anchor, point(anchor, keys[-1].skeleton))
            posture = settled(posture, supports, draft.fixed)
        keys.append(_moment(posture, supports))
        pins.append(anchor)
    if pose.end is None and not pose.between:
        keys, pins = keys[:1], pins[:1]
    shown = max(len(keys) - 1, 1 if pose.cycle else 0)
    if pose.cycle:
        keys += [_moment(mirrored(key.posture), supports) for key in keys]
        keys.append(keys[0])
        pins += [None] * (len(keys) - len(pins))
    return Movement(tuple(keys), supports, pose.cycle, tuple(pins), shown)


def _moment(posture: Posture, supports: Supports) -> Moment:
    return Moment(posture, stand(posture, supports))


def _from(draft: Draft, moment: Moment) -> Draft:
    """Return the draft as it has settled: the next stance starts from there."""
    posture = moment.posture
    angles = {"tilt": posture.tilt, "lean": posture.lean, "turn": posture.turn}
    return replace(draft, at=posture.at, angles=angles, spine=dict(posture.spine))


def _kept(before: Posture, after: Posture) -> str | None:
    """Return the first free contact that both poses share."""
    kept = set(free_contacts(before)) & set(free_contacts(after))
    return next((contact for contact in after.rests if contact in kept), None)


def between(movement: Movement, index: int, share: float) -> Moment:
    """Return the moment at a share of the way from one key to the next."""
    a, b = movement.keys[index], movement.keys[index + 1]
    if share <= 0 or share >= 1:
        return b if share >= 1 else a
    p, q = a.posture, b.posture
    steps = stepping(p, q)
    mixed = Posture(
        facing=Frame(*(slerp(x, y, share) for x, y in zip(p.facing, q.facing, strict=True))),
        at=lerp(p.at, q.at, share),
        tilt=blend(p.tilt, q.tilt, share),
        lean=blend(p.lean, q.lean, share),
        turn=blend(p.turn, q.turn, share),
        spine={name: lerp(p.spine[name], q.spine[name], share) for name in SPINE},
        limbs={name: _mixed(name, a, b, share, movement.supports) for name in LIMBS},
        rests={
            name: support for name, support in q.rests.items() if p.rests.get(name) == support and name not in steps
        },
    )
    anchor = movement.pins[index + 1]
    if anchor:
        where = lerp(point(anchor, a.skeleton), point(anchor, b.skeleton), share)
        mixed = anchored(mixed, movement.supports, anchor, where)
    if free_contacts(mixed):
        mixed = settled(mixed, movement.supports, frozenset({"tilt", "neck"}))
        if anchor:
            mixed = anchored(mixed, movement.supports, anchor, where)
    return _moment(mixed, movement.supports)


def _mixed(name: str, a: Moment, b: Moment, share: float, supports: Supports) -> Limb:
    """Return a limb on its way: planted ends stay or step, all others turn on arcs."""
    p, q = a.posture.limbs[name], b.posture.limbs[name]
    x, y = a.skeleton.chains[name], b.skeleton.chains[name]
    pole = Aim(slerp(x.pole, y.pole, share))
    tip = Aim(slerp(a.skeleton.tips[name].along, b.skeleton.tips[name].along, share))
    grip = q.grip
    if p.mode == q.mode == "part" and p.part == q.part:
        return replace(q, target=lerp(p.target, q.target, share), pole=pole, tip=tip)
    if p.mode == q.mode == "plant":
        return _stepping(name, a, b, share, supports)
    if p.mode == q.mode == "reach" and distance(x.end, y.end) < SAME_PLACE:
        return replace(q, target=lerp(x.end, y.end, share), pole=pole, tip=tip, ankle=None)
    palm = Aim(scale(slerp(a.skeleton.tips[name].back, b.skeleton.tips[name].back, share), -1))
    upper, lower = Aim(slerp(x.upper, y.upper, share)), Aim(slerp(x.lower, y.lower, share))
    bends = [angle(moment.skeleton.tips[name].along, moment.skeleton.tips[name].toes) for moment in (a, b)]
    toes = blend(bends[0], bends[1], share)
    mixed = Limb(mode="aim", upper=upper, lower=lower, pole=pole, tip=tip, palm=palm, toes=toes, grip=grip)
    points = [_pointed(name, moment) for moment in (a, b)]
    if points[0] is None or points[1] is None:
        return mixed
    return replace(mixed, tip=None, ankle=blend(points[0], points[1], share))


def _pointed(name: str, moment: Moment) -> float | None:
    """Return how far a foot is pointed, degrees; None for a hand, or a foot that is turned out of its leg's plane."""
    chain, toe = moment.skeleton.chains[name], moment.skeleton.tips[name].along
    front = across(chain.pole, chain.lower, toe)
    if name.startswith("arm") or abs(dot(toe, cross(chain.lower, front))) > _IN_PLANE:
        return None
    return degrees(atan2(dot(toe, chain.lower), dot(toe, front)))


def stepping(a: Posture, b: Posture) -> frozenset[str]:
    """Return the contacts that are planted in two poses at different places: they are lifted on their way."""
    found: set[str] = set()
    for name, limb in a.limbs.items():
        other = b.limbs[name]
        if limb.mode == other.mode == "plant" and distance(limb.target, other.target) > SAME_PLACE:
            end = end_of(name)
            found |= {end, end.replace("foot", "toes"), end.replace("foot", "heel")}
    return frozenset(found)


def _stepping(name: str, a: Moment, b: Moment, share: float, supports: Supports) -> Limb:
    """Return a planted limb: where it was, or on its way above the ground between the heights of both places."""
    p, q = a.posture.limbs[name], b.posture.limbs[name]
    lift = 0.0
    if distance(p.target, q.target) > SAME_PLACE and not q.slide:
        tops = [_top(name, moment, supports) for moment in (a, b)]
        lift = blend(tops[0], tops[1], share) + STEP_LIFT * sin(pi * share)
    x, y = a.skeleton.chains[name], b.skeleton.chains[name]
    return replace(
        q,
        target=lerp(p.target, q.target, share),
        pole=Aim(slerp(x.pole, y.pole, share)),
        tip=Aim(slerp(a.skeleton.tips[name].toes, b.skeleton.tips[name].toes, share)),
        heel=blend(p.heel, q.heel, share),
        lift=lift,
    )


def _top(name: str, moment: Moment, supports: Supports) -> float:
    """Return the height of what a limb is planted on."""
    support = supports.get(moment.posture.rests.get(end_of(name), "floor"), FLOOR)
    target = moment.posture.limbs[name].target
    return support.top(target[0], target[2])


def mirrored(posture: Posture) -> Posture:
    """Return the posture with left and right exchanged."""
    across = posture.facing.right

    def flip(vector: Vector) -> Vector:
        return sub(vector, scale(across, 2 * dot(vector, across)))

    def turn(aim: Aim) -> Aim:
        return Aim(flip(aim.picture), (aim.own[0], aim.own[1], -aim.own[2]))

    def swap(aim: Aim | None) -> Aim | None:
        return turn(aim) if aim else None

    def other(name: str) -> str:
        return name.replace("right", "left") if side_sign(name) > 0 else name.replace("left", "right")

    limbs = {
        other(name): replace(
            limb,
            upper=turn(limb.upper),
            lower=turn(limb.lower),
            target=flip(limb.target),
            part=other(limb.part) if "." in limb.part else limb.part,
            pole=swap(limb.pole),
            tip=swap(limb.tip),
            palm=swap(limb.palm),
        )
        for name, limb in posture.limbs.items()
    }
    spine = {name: (bend, -side, -turn) for name, (bend, side, turn) in posture.spine.items()}
    rests = {other(name) if "." in name else name: support for name, support in posture.rests.items()}
    return replace(
        posture, at=flip(posture.at), lean=-posture.lean, turn=-posture.turn, spine=spine, limbs=limbs, rests=rests
    )


def widest_turn(a: Skeleton, b: Skeleton) -> float:
    """Return the largest angle by which a part turns from one skeleton to another."""
    turns = [0.0]
    for name, chain in a.chains.items():
        other = b.chains[name]
        turns += [angle(chain.upper, other.upper), angle(chain.lower, other.lower)]
        turns.append(angle(a.tips[name].along, b.tips[name].along) * 0.6)
    for name in ("pelvis", "thorax-3", "head"):
        turns += [angle(a.frames[name].up, b.frames[name].up), angle(a.frames[name].forward, b.frames[name].forward)]
    return max(turns)
