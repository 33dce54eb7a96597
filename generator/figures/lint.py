"""What a physiotherapist or an illustrator would find wrong, as far as it can be measured."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from generator.figures import body
from generator.figures.contact import foot_skin, gap, middle
from generator.figures.draw import Scene
from generator.figures.joints import angles, limits
from generator.figures.motion import Moment, stepping
from generator.figures.props import volume
from generator.figures.skeleton import Skeleton
from generator.figures.support import FLOOR, Ball
from generator.figures.svg import lay_out
from generator.figures.vectors import Vector, add, along, angle, distance, lerp, scale

SAMPLES: Final = 9
"""Moments at which a movement is measured, the key poses and midway between them among these."""
TOUCH: Final = 0.5
"""cm; a contact may be this far off, and slide this far."""
STRETCH: Final = 0.035
"""A limb's drawn length between two pictures may err by this share."""
SINK: Final = 0.8
"""cm; soft tissue gives way this much on the floor."""
STRAIGHT: Final = 12.0
"""Degrees at which a limb still looks straight."""
STILL_TURN: Final = 6.0
"""Degrees that a part which stays still may turn."""
STILL_MOVE: Final = 3.0
SMALLEST: Final = 0.76
"""A figure drawn smaller than this beside the others looks like a child."""
APART: Final = 3.5
"""cm in the picture between left and right hand or foot, where neither side is darker."""


class Fault(NamedTuple):
    """One thing that is wrong, where, and what to do."""

    key: str
    message: str
    allowed: str
    hint: str


def faults(subject: Scene) -> Iterator[Fault]:
    """Yield everything that is wrong with a figure; each kind of fault of a part once, at its worst."""
    keys = list(subject.movement.keys)
    moments = keys + [subject.movement.at(index / (SAMPLES - 1)) for index in range(SAMPLES)]
    worst: dict[tuple[str, str], tuple[float, Fault]] = {}
    for moment in moments:
        for size, fault in _at(subject, moment):
            kind = (fault.key, fault.allowed)
            if kind not in worst or worst[kind][0] < size:
                worst[kind] = (size, fault)
    yield from (fault for _, fault in worst.values())
    moving = subject.movement.cycle or "pelvis" in subject.pose.beyond
    yield from ([] if moving else max((list(_falls(key)) for key in keys), key=len))
    yield from _slides(subject, moments)
    yield from _stretches(subject)
    yield from _still(subject)
    yield from _looks(subject)


def _at(subject: Scene, moment: Moment) -> Iterator[tuple[float, Fault]]:
    yield from _beyond(subject, moment)
    yield from _touches(subject, moment)
    yield from _sinks(moment)
    yield from _collides(moment)
    yield from _pierces(subject, moment)


def _beyond(subject: Scene, moment: Moment) -> Iterator[tuple[float, Fault]]:
    for name, value in angles(moment).items():
        least, most = limits(name)
        joint = name.split()[0]
        excess = max(least - value, value - most)
        if excess > 0 and joint not in subject.pose.beyond:
            hint = f"change the pose, or say why under `beyond: {{{joint}: reason}}`"
            yield excess, Fault(joint, f"{name} is {value:.0f} degrees", f"{least:.0f} to {most:.0f}", hint)


def _touches(subject: Scene, moment: Moment) -> Iterator[tuple[float, Fault]]:
    for contact, name in moment.posture.rests.items():
        support = subject.movement.supports.get(name)
        if support is None:
            hint = f"add it to `props`: `props: [{name}]`"
            yield 99.0, Fault(f"rests.{contact}", f"there is no {name} in this figure", "floor and props", hint)
            continue
        off = gap(contact, support, moment.skeleton)
        if abs(off) > TOUCH:
            what = "floats above" if off > 0 else "sinks into"
            message = f"{contact} {what} the {name} by {abs(off):.1f} cm"
            yield abs(off), Fault(f"rests.{contact}", message, f"at most {TOUCH} cm", "move the pelvis, tilt or limb")


def _flesh(skeleton: Skeleton) -> Iterator[tuple[str, Ball]]:
    """Yield bits of skin all over the body, by part."""
    r = body.RADIUS
    for side in ("left", "right"):
        leg, arm = skeleton.chains[f"leg.{side}"], skeleton.chains[f"arm.{side}"]
        yield f"knee.{side}", (leg.mid, r["knee"])
        yield f"shin.{side}", (lerp(leg.mid, leg.end, 0.5), r["calf"] - 0.6)
        yield f"thigh.{side}", (lerp(leg.root, leg.mid, 0.5), 6.6)
        yield from ((f"foot.{side}", ball) for ball in foot_skin(f"leg.{side}", skeleton))
        yield f"elbow.{side}", (arm.mid, r["elbow"])
        yield f"wrist.{side}", (arm.end, r["wrist"])
        yield f"hand.{side}", (along(arm.end, skeleton.tips[f"arm.{side}"].along, 11.0), 1.3)
    yield "head", (along(skeleton.origins["head"], skeleton.frames["head"].up, 12.0), 8.4)
    yield "pelvis", (skeleton.origins["pelvis"], 8.6)
    yield "chest", (skeleton.origins["thorax-3"], 8.6)


def _sinks(moment: Moment) -> Iterator[tuple[float, Fault]]:
    for part, ball in _flesh(moment.skeleton):
        depth = -FLOOR.gap(ball)
        if depth > SINK:
            message = f"{part} is {depth:.1f} cm below the floor"
            yield depth, Fault(part, message, "above the floor", "raise it, or raise the pelvis")


_TRUNK_CORE: Final = (("pelvis", 4.0, 7.5), ("lumbar-2", 0.0, 7.0), ("thorax-2", 0.0, 8.0), ("thorax-3", 2.0, 7.5))
"""Piece, height on it, and the radius of what no limb passes through, cm."""


def _collides(moment: Moment) -> Iterator[tuple[float, Fault]]:
    skeleton = moment.skeleton
    for side in ("left", "right"):
        arm = skeleton.chains[f"arm.{side}"]
        points = {"elbow": arm.mid, "forearm": lerp(arm.mid, arm.end, 0.5), "wrist": arm.end}
        points |= {"ankle": skeleton.chains[f"leg.{side}"].end, "knee": skeleton.chains[f"leg.{side}"].mid}
        for piece, height, radius in _TRUNK_CORE:
            core = along(skeleton.origins[piece], skeleton.frames[piece].up, height)
            for name, point in points.items():
                depth = radius - distance(point, core)
                if depth > 0:
                    message = f"{name}.{side} passes through the trunk"
                    yield depth, Fault(f"{name}.{side}", message, "outside the body", "bend it another way")


_INSIDE: Final = 1.5
"""cm below the surface of a thing at which the middle of a limb is inside it."""


def _pierces(subject: Scene, moment: Moment) -> Iterator[tuple[float, Fault]]:
    for thing in subject.things:
        solid = volume(thing)
        if solid is None:
            continue
        low, high = solid
        for part, (centre, _) in _flesh(moment.skeleton):
            depth = min(min(c - a, b - c) for a, c, b in zip(low, centre, high, strict=True))
            if depth > _INSIDE:
                message = f"{part} is {depth:.1f} cm inside the {thing.name}"
                yield depth, Fault(part, message, "outside the things", f"move the limb or the {thing.name}")


_MASS: Final = (("pelvis", 0.142), ("lumbar-2", 0.139), ("thorax-2", 0.216), ("head", 0.081))
"""Shares of body mass of trunk and head (Winter, Biomechanics and Motor Control of Human Movement, table 4.1)."""
_LIMB_MASS: Final = {"leg": (0.100, 0.0465, 0.0145), "arm": (0.028, 0.016, 0.006)}
"""Upper piece, lower piece, foot or hand; same source."""
_SWAY: Final = (4.0, 8.0)
"""cm beyond the soles' middle lines that a drawn centre of mass may be, forward and sideways: shoes are 8 wide."""


def centre_of_mass(skeleton: Skeleton) -> Vector:
    """Return the centre of mass of the body."""
    total: Vector = (0.0, 0.0, 0.0)
    for piece, share in _MASS:
        total = add(total, scale(along(skeleton.origins[piece], skeleton.frames[piece].up, 5.0), share))
    for name, chain in skeleton.chains.items():
        upper, lower, tip = _LIMB_MASS[name.partition(".")[0]]
        total = add(total, scale(lerp(chain.root, chain.mid, 0.43), upper))
        total = add(total, scale(lerp(chain.mid, chain.end, 0.43), lower))
        total = add(total, scale(along(chain.end, skeleton.tips[name].along, 5.0), tip))
    mass = sum(share for _, share in _MASS) + 2 * sum(sum(shares) for shares in _LIMB_MASS.values())
    return scale(total, 1 / mass)


def _falls(moment: Moment) -> Iterator[Fault]:
    rests = moment.posture.rests
    if not rests or any(not contact.startswith(("foot", "toes", "heel")) for contact in rests):
        return
    balls = [ball for contact in rests for ball, _ in foot_skin(f"leg.{contact.partition('.')[2]}", moment.skeleton)]
    centre = centre_of_mass(moment.skeleton)
    sideways = abs(moment.skeleton.frames["pelvis"].right[0]) > abs(moment.skeleton.frames["pelvis"].right[2])
    sways = _SWAY[::-1] if sideways else _SWAY
    for axis, where, sway in ((0, "ahead", sways[0]), (2, "near", sways[1])):
        least, most = min(ball[axis] for ball in balls), max(ball[axis] for ball in balls)
        off = max(least - centre[axis], centre[axis] - most) - sway
        if off > 0:
            message = f"would fall over: the centre of mass is at {where} {centre[axis]:.0f}"
            hint = "move the pelvis over the feet, lean the trunk the other way, or rest a hand on something"
            yield Fault("pelvis", message, f"{where} {least:.0f} to {most:.0f}, where the feet are", hint)


def _slides(subject: Scene, moments: list[Moment]) -> Iterator[Fault]:
    """Yield contacts of all key poses that move."""
    keys = subject.movement.keys
    if subject.movement.cycle:
        return
    for contact, name in keys[0].posture.rests.items():
        if any(key.posture.rests.get(contact) != name for key in keys) or contact not in _anchors(keys[0]):
            continue
        if any(contact in stepping(a.posture, b.posture) for a, b in pairwise(keys)):
            continue
        home = middle(contact, keys[0].skeleton)
        off = max(distance(home, middle(contact, moment.skeleton)) for moment in moments)
        if off > TOUCH and contact not in subject.pose.beyond:
            hint = "plant it, give `pin`, or say why under `beyond`"
            yield Fault(f"rests.{contact}", f"{contact} slides by {off:.1f} cm", f"at most {TOUCH} cm", hint)


def _anchors(moment: Moment) -> frozenset[str]:
    """Return the contacts that could slide: parts, not broad surfaces that roll."""
    return frozenset(
        contact
        for contact in moment.posture.rests
        if contact.startswith(("hand", "foot", "toes", "knee", "elbow", "forearm"))
    )


def _stretches(subject: Scene) -> Iterator[Fault]:
    """Halfway between two pictures outlines are blended: the limbs' length errs there the most."""
    pictures = [moment for _, moment in subject.movement.pictures()]
    for one, two in pairwise(pictures):
        for name, chain in one.skeleton.chains.items():
            other = two.skeleton.chains[name]
            joints = [lerp(a, b, 0.5) for a, b in zip(chain[:3], other[:3], strict=True)]
            for a, b, size in ((0, 1, distance(chain.root, chain.mid)), (1, 2, distance(chain.mid, chain.end))):
                error = abs(distance(joints[a], joints[b]) / size - 1)
                if error > STRETCH:
                    message = f"this limb changes its length by {error:.1%} between two pictures"
                    yield Fault(name, message, f"at most {STRETCH:.1%}", "add a pose under `between`")


_PIECES: Final = {
    "pelvis": ("pelvis",),
    "low-back": ("lumbar-2",),
    "back": ("lumbar-2", "thorax-3"),
    "trunk": ("pelvis", "thorax-3"),
    "head": ("head",),
}


def _still(subject: Scene) -> Iterator[Fault]:
    start, end = subject.movement.start, subject.movement.end
    for name in subject.pose.still:
        for piece in _PIECES[name]:
            a, b = start.skeleton, end.skeleton
            turn = max(
                angle(a.frames[piece].up, b.frames[piece].up), angle(a.frames[piece].forward, b.frames[piece].forward)
            )
            if name in {"low-back", "back"}:
                turn = max(
                    abs(x - y)
                    for part in ("lumbar",)
                    for x, y in zip(start.posture.spine[part], end.posture.spine[part], strict=True)
                )
            if turn > STILL_TURN:
                yield Fault(
                    "still", f"{name} turns by {turn:.0f} degrees", f"at most {STILL_TURN:.0f}", "take it off `still`"
                )
        if name == "pelvis" and distance(a.origins["pelvis"], b.origins["pelvis"]) > STILL_MOVE:
            yield Fault("still", "pelvis moves", f"at most {STILL_MOVE} cm", "take it off `still`")
    for word in subject.pose.straight:
        names = [f"{word[:-1]}.left", f"{word[:-1]}.right"] if word.endswith("s") else [word]
        for limb in names:
            bend = max(angle(key.skeleton.chains[limb].upper, key.skeleton.chains[limb].lower) for key in (start, end))
            if bend > STRAIGHT:
                yield Fault(
                    "straight",
                    f"{limb} is bent by {bend:.0f} degrees",
                    f"at most {STRAIGHT:.0f}",
                    "move its ends apart",
                )


def _looks(subject: Scene) -> Iterator[Fault]:
    sheet = lay_out(subject)
    if sheet.scale < SMALLEST:
        message = f"start and end do not fit: they are drawn at {sheet.scale:.0%}"
        yield Fault(
            "layout", message, f"at least {SMALLEST:.0%}", "move the poses closer together, shorten straps or bars"
        )
    rested = {name for key in subject.movement.keys for name in key.posture.rests.values()}
    for thing in subject.things:
        if thing.name in subject.movement.supports and thing.name not in {*rested, "post", "rail"}:
            yield Fault(
                "props",
                f"nobody touches the {thing.name}",
                "props that are used",
                f"add `rests: {{hand.right: {thing.name}}}`",
            )
    end = subject.movement.end.skeleton
    if not subject.order.dark:
        for name in ("arm", "leg"):
            ends = [subject.camera.flat(end.chains[f"{name}.{side}"].end) for side in ("left", "right")]
            if max(abs(ends[0][0] - ends[1][0]), abs(ends[0][1] - ends[1][1])) < APART:
                yield Fault(name, f"left and right {name} cover each other", f"{APART} cm apart", "turn the view")
