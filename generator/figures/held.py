"""Things that move with the body: straps, bands, weights, a watch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from generator.figures import body
from generator.figures.camera import Camera
from generator.figures.person import Shape
from generator.figures.props import Thing, cylinder, disc
from generator.figures.shapes import ball, bar, hull
from generator.figures.skeleton import Skeleton, landmark
from generator.figures.vectors import Vector, along, cross, lerp, sub, unit


def carried(camera: Camera, thing: Thing, skeleton: Skeleton) -> tuple[list[Shape], list[Shape]]:
    """Return what of a moving prop is behind the body, and what is in front of it."""
    spec = thing.spec
    if thing.name in {"strap", "band", "hand-strap"}:
        return _straps(camera, thing, skeleton)
    if thing.name == "loop-band":
        around = spec.around if spec and spec.around else ("knee.left", "knee.right")
        points = [landmark(part, skeleton) for part in around]
        loop = hull([(camera.flat(point), ((6.4, 0.0), (0.0, 2.6))) for point in points], 10)
        return [], [Shape("l", (loop,))]
    if thing.name == "watch":
        chain = skeleton.chains["arm.right"]
        wrist = along(chain.end, chain.lower, -1.5)
        return [], [Shape("q2", (hull([ball(camera.flat(wrist), 2.9)], 6),))]
    hands = [landmark(f"hand.{side}", skeleton) for side in ("left", "right")]
    if thing.name == "dumbbell":
        return [], _dumbbell(camera, hands, skeleton)
    return _barbell(camera, spec, skeleton)


def _straps(camera: Camera, thing: Thing, skeleton: Skeleton) -> tuple[list[Shape], list[Shape]]:
    spec, behind, front = thing.spec, [], []
    for part in spec.holds:
        point = landmark(part, skeleton)
        start = spec.anchor or landmark("hand.right", skeleton)
        if part.startswith("foot"):
            leg, tip = skeleton.chains[part.replace("foot", "leg")], skeleton.tips[part.replace("foot", "leg")]
            sole = along(along(leg.end, tip.back, -body.ANKLE + 1), tip.along, 4.0)
            knot = along(leg.end, unit(sub(start, leg.end)), 11.0)
            behind.append(_line(camera, (start, knot), 0.9, "l"))
            front.append(_line(camera, (knot, along(leg.end, tip.along, 3.5)), 0.9, "l"))
            front.append(_line(camera, (along(leg.end, tip.along, 3.5), sole), 1.3, "l"))
            behind.append(_line(camera, (knot, along(leg.end, tip.along, -4.5)), 0.9, "l"))
        elif thing.name == "hand-strap":
            front.append(_line(camera, (start, point), 0.8, "l"))
        else:
            behind.append(_line(camera, (start, point), 0.9, "l"))
    if spec.anchor:
        behind.append(Shape("q2", (hull([ball(camera.flat(spec.anchor), 2.6)], 6),)))
    return behind, front


def _line(camera: Camera, points: Sequence[Vector], half: float, look: str) -> Shape:
    """Return a strap or bar as one flat piece from each point to the next."""
    flat = [camera.flat(point) for point in points]
    return Shape(look, tuple(bar(a, b, half) for a, b in pairwise(flat)))


def _dumbbell(camera: Camera, hands: list[Vector], skeleton: Skeleton) -> list[Shape]:
    """Return one dumbbell held in both hands, or one in each where the hands are apart."""
    apart = sum((a - b) ** 2 for a, b in zip(*hands, strict=True)) ** 0.5
    if apart < 22:  # noqa: PLR2004 - cm
        middle, axis = lerp(hands[0], hands[1], 0.5), (0.0, 1.0, 0.0)
        return _weight(camera, middle, axis)
    return [
        shape
        for side, hand in zip(("left", "right"), hands, strict=True)
        for shape in _weight(camera, hand, cross(skeleton.tips[f"arm.{side}"].along, skeleton.tips[f"arm.{side}"].back))
    ]


def _weight(camera: Camera, middle: Vector, axis: Vector) -> list[Shape]:
    handle = _line(camera, (along(middle, axis, -9), along(middle, axis, 9)), 1.4, "q")
    plates = [
        hull([disc(camera, along(middle, axis, sign * 9 + end), axis, 5.5) for end in (-3.0, 3.0)], 8)
        for sign in (-1.0, 1.0)
    ]
    return [handle, Shape("d", tuple(plates))]


def _barbell(camera: Camera, spec: Any, skeleton: Skeleton) -> tuple[list[Shape], list[Shape]]:  # noqa: ANN401
    """Return a bar with a disc at each end, on the back, in front of the shoulders, on the hips or in the hands."""
    on = spec.on if spec else "hands"
    if on == "hips":
        middle = along(
            along(skeleton.origins["pelvis"], skeleton.frames["pelvis"].forward, 11.5),
            skeleton.frames["pelvis"].up,
            4.0,
        )
        axis = skeleton.frames["pelvis"].right
    elif on == "hands":
        left, right = (landmark(f"hand.{side}", skeleton) for side in ("left", "right"))
        middle, axis = lerp(left, right, 0.5), unit(sub(right, left))
    else:
        left, right = (landmark(f"bar-{on}.{side}", skeleton) for side in ("left", "right"))
        middle, axis = lerp(left, right, 0.5), unit(sub(right, left))
    size = (spec.length if spec else None) or 130.0
    ends = sorted((along(middle, axis, sign * size / 2) for sign in (-1.0, 1.0)), key=camera.depth)
    far = cylinder(camera, ends[0], axis, 6.0, 17.0, "d")[:1]
    near = cylinder(camera, ends[1], axis, 6.0, 17.0, "d")
    bar = _line(camera, (along(middle, axis, -size / 2), along(middle, axis, size / 2)), 1.4, "q")
    return ([*far, bar], near) if on == "back" else (far, [bar, *near])
