"""What to look at: muscles that work, arrows for what moves, guide lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from generator.figures import body
from generator.figures.camera import Camera
from generator.figures.motion import Moment, Movement
from generator.figures.person import Shape
from generator.figures.settle import point
from generator.figures.shapes import Outline, leaf, polygon
from generator.figures.skeleton import Skeleton
from generator.figures.vectors import Point2, Vector, across, add, along, cross, place, scale


class OnLimb(NamedTuple):
    """A muscle on a limb's piece: from and to as shares of its length, half width, and where it lies."""

    piece: str
    start: float
    end: float
    half: float
    front: float
    out: float


class OnTrunk(NamedTuple):
    """A muscle on the trunk: two ends as (piece, (forward, up, right)), half width; right is its own side."""

    start: tuple[str, Vector]
    end: tuple[str, Vector]
    half: float


_LIMB: Final[Mapping[str, OnLimb]] = {
    "quad": OnLimb("thigh", 0.22, 0.86, 3.0, 3.2, 1.0),
    "hamstring": OnLimb("thigh", 0.24, 0.86, 2.8, -3.2, 0.6),
    "inner-thigh": OnLimb("thigh", 0.16, 0.66, 2.5, 0.4, -3.4),
    "hip-front": OnLimb("thigh", -0.1, 0.26, 2.4, 5.0, -0.5),
    "calf": OnLimb("shank", 0.08, 0.58, 2.4, -2.6, 0.4),
    "shin": OnLimb("shank", 0.12, 0.7, 1.6, 2.0, 0.6),
    "shoulder": OnLimb("upper", 0.02, 0.42, 2.4, 0.0, 1.2),
    "foot": OnLimb("foot", 0.1, 0.9, 1.6, 0.0, 0.0),
}
_TRUNK: Final[Mapping[str, OnTrunk]] = {
    "low-back": OnTrunk(("pelvis", (-5.5, 8.5, 0.0)), ("thorax-1", (-4.8, 6.5, 0.0)), 2.8),
    "upper-back": OnTrunk(("thorax-1", (-5.2, 6.0, 0.0)), ("thorax-3", (-5.0, 5.0, 0.0)), 3.0),
    "neck-back": OnTrunk(("thorax-3", (-3.5, 6.0, 0.0)), ("head", (-3.5, 3.0, 0.0)), 1.8),
    "belly": OnTrunk(("pelvis", (6.4, 7.0, 0.0)), ("thorax-1", (7.0, 6.0, 0.0)), 2.8),
    "chest": OnTrunk(("thorax-2", (7.5, 4.0, 3.0)), ("thorax-3", (6.0, 4.0, 8.0)), 2.8),
    "glute": OnTrunk(("pelvis", (-3.4, 5.0, 6.5)), ("pelvis", (-4.4, -7.0, 8.0)), 3.4),
    "hip-side": OnTrunk(("pelvis", (-1.0, 7.5, 10.5)), ("pelvis", (-1.2, -5.5, 11.0)), 3.2),
    "side": OnTrunk(("pelvis", (2.0, 9.0, 9.0)), ("thorax-1", (2.5, 6.0, 8.5)), 3.0),
    "lat": OnTrunk(("lumbar-2", (-4.5, 3.0, 6.5)), ("thorax-3", (-3.5, 1.0, 10.5)), 3.2),
}


def works_on(muscle: str) -> str:
    """Return the part that a muscle is drawn on: a limb, or the trunk."""
    name, _, side = muscle.partition(".")
    if name == "shoulder":
        return f"arm.{side}"
    return f"leg.{side}" if name in _LIMB else "trunk"


def muscle_shape(camera: Camera, skeleton: Skeleton, muscle: str) -> Shape:
    """Return the leaf of a muscle."""
    name, _, side = muscle.partition(".")
    sign = 1.0 if side == "right" else -1.0
    if name in _LIMB:
        ends, half = _limb_ends(skeleton, _LIMB[name], side, sign)
    else:
        start, end, half = _TRUNK[name]
        ends = (_on(skeleton, start, sign), _on(skeleton, end, sign))
    return Shape("w", (leaf((camera.flat(ends[0]), camera.flat(ends[1])), half),))


def _on(skeleton: Skeleton, where: tuple[str, Vector], sign: float) -> Vector:
    piece, (forward, up, right) = where
    return place(skeleton.origins[piece], skeleton.frames[piece], (forward, up, right * sign))


def _limb_ends(skeleton: Skeleton, muscle: OnLimb, side: str, sign: float) -> tuple[tuple[Vector, Vector], float]:
    arm = muscle.piece == "upper"
    chain = skeleton.chains[f"{'arm' if arm else 'leg'}.{side}"]
    tip = skeleton.tips[f"leg.{side}"]
    origin, direction, size = {
        "thigh": (chain.root, chain.upper, body.THIGH),
        "shank": (chain.mid, chain.lower, body.SHANK),
        "upper": (chain.root, chain.upper, body.UPPER_ARM),
        "foot": (along(chain.end, tip.back, -5.0), tip.along, body.BALL),
    }[muscle.piece]
    front = across(chain.pole, direction, skeleton.frames["pelvis"].forward)
    out = scale(cross(direction, front), -sign)
    shift = add(scale(front, muscle.front), scale(out, muscle.out))
    ends = tuple(add(along(origin, direction, size * share), shift) for share in (muscle.start, muscle.end))
    return (ends[0], ends[1]), muscle.half


_ARROW_OFF: Final = 9.0
"""cm between an arrow and the part that moves."""
_AHEAD: Final = {"pelvis": 14.0, "head": 13.0, "back": 13.0, "shoulders": 12.0, "low-back": 9.0}
"""Broad parts have their arrow in front of them, this far from their middle, cm."""
_BROAD: Final = 15.0
"""Length of the arrow of a broad part, cm; one that would point below the floor comes from behind."""
_ARROW_HALF: Final = 0.75
_HEAD_SIZE: Final = 5.0


def arrow(camera: Camera, movement: Movement, part: str) -> Shape | None:
    """Return an arrow along the way of a part, beside the end pose; None where nothing moves."""
    if len(movement.keys) == 1:
        return None
    stops = [camera.flat(point(part, moment.skeleton)) for moment in (movement.start, _halfway(movement), movement.end)]
    a, m, b = stops
    size = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5
    if size < 4.0:  # noqa: PLR2004 - cm; too short to point anywhere
        return None
    if part in _AHEAD:
        d = ((b[0] - a[0]) / size, (b[1] - a[1]) / size)
        gap = _AHEAD[part]
        below = b[1] + d[1] * (gap + _BROAD) < camera.flat((0.0, 0.0, 0.0))[1] - 4.0
        first = -gap - _BROAD if below else gap
        a, m, b = ((b[0] + d[0] * (first + by), b[1] + d[1] * (first + by)) for by in (0.0, _BROAD / 2, _BROAD))
        return Shape("a", _arrow_outline(a, m, b))
    centre = camera.flat(movement.end.skeleton.origins["pelvis"])
    n = ((b[1] - a[1]) / size, -(b[0] - a[0]) / size)
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    if n[0] * (middle[0] - centre[0]) + n[1] * (middle[1] - centre[1]) < 0:
        n = (-n[0], -n[1])
    off = (n[0] * _ARROW_OFF, n[1] * _ARROW_OFF)
    a, m, b = ((p[0] + off[0], p[1] + off[1]) for p in (a, m, b))
    if size > 40.0:  # noqa: PLR2004 - a long way: the arrow shows its last part
        a, m = _curve(a, m, b, 0.45), _curve(a, m, b, 0.72)
    return Shape("a", _arrow_outline(a, m, b))


def _halfway(movement: Movement) -> Moment:
    return movement.at(movement.shown / (len(movement.keys) - 1) / 2)


def _curve(a: Point2, m: Point2, b: Point2, share: float) -> Point2:
    """Return a point of the parabola through three points."""
    s, r = share, 1 - share
    c = (2 * m[0] - (a[0] + b[0]) / 2, 2 * m[1] - (a[1] + b[1]) / 2)
    return (r * r * a[0] + 2 * r * s * c[0] + s * s * b[0], r * r * a[1] + 2 * r * s * c[1] + s * s * b[1])


def _arrow_outline(a: Point2, m: Point2, b: Point2) -> tuple[Outline, ...]:
    c = (2 * m[0] - (a[0] + b[0]) / 2, 2 * m[1] - (a[1] + b[1]) / 2)
    d = (b[0] - c[0], b[1] - c[1])
    size = max(1e-6, (d[0] ** 2 + d[1] ** 2) ** 0.5)
    d = (d[0] / size, d[1] / size)
    n = (-d[1], d[0])
    base = (b[0] - d[0] * _HEAD_SIZE, b[1] - d[1] * _HEAD_SIZE)
    w = _HEAD_SIZE * 0.62
    tip: Outline = polygon([(base[0] + n[0] * w, base[1] + n[1] * w), b, (base[0] - n[0] * w, base[1] - n[1] * w)])
    h = _ARROW_HALF
    shaft: Outline = (
        ("M", ((a[0] + n[0] * h, a[1] + n[1] * h),)),
        ("Q", ((c[0] + n[0] * h, c[1] + n[1] * h), (base[0] + n[0] * h, base[1] + n[1] * h))),
        ("L", ((base[0] - n[0] * h, base[1] - n[1] * h),)),
        ("Q", ((c[0] - n[0] * h, c[1] - n[1] * h), (a[0] - n[0] * h, a[1] - n[1] * h))),
        ("Z", ()),
    )
    return shaft, tip


def guide(camera: Camera, skeleton: Skeleton, name: str) -> Shape:
    """Return a guide line: along the spine, plumb through a foot, level through the hips, along a shin."""
    kind, _, side = name.partition(".")
    if kind == "spine":
        joints = ("pelvis", "lumbar-1", "lumbar-2", "thorax-1", "thorax-2", "thorax-3", "neck")
        points = [along(skeleton.origins[joint], skeleton.frames[joint].forward, -4.0) for joint in joints]
    elif kind == "pelvis":
        origin, right = skeleton.origins["pelvis"], skeleton.frames["pelvis"].right
        points = [along(origin, right, -26.0), along(origin, right, 26.0)]
    elif kind == "plumb":
        ankle = skeleton.chains[f"leg.{side}"].end
        knee = skeleton.chains[f"leg.{side}"].mid
        points = [(ankle[0], 1.0, ankle[2] + 4.0), (ankle[0], knee[1] + 34.0, ankle[2] + 4.0)]
    else:
        chain = skeleton.chains[f"leg.{side}"]
        points = [along(chain.end, chain.lower, 6.0), along(chain.mid, chain.lower, -8.0)]
    return Shape("g" if kind == "spine" else "G", (polygon([camera.flat(point) for point in points], closed=False),))
