"""Things: where they stand, what they carry, and how they look. All are solid bodies seen by the same camera."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.figures.camera import Camera
from generator.figures.person import Shape
from generator.figures.shapes import Ellipse, ball, capsule, half_shell, hull, polygon
from generator.figures.support import FLOOR, Support
from generator.figures.vectors import Vector, across, along, cross, scale
from generator.models import poses

HEIGHTS: Final[Mapping[str, float]] = {
    "step": 15.0,
    "box": 45.0,
    "bench": 42.0,
    "chair": 45.0,
    "rail": 98.0,
    "wall": 190.0,
    "post": 190.0,
    "roller": 15.0,
    "bosu": 25.0,
    "ball": 20.0,
}
"""cm; a stair's step is 15 to 20, a chair's seat 45, a roller 15 across, a half ball 25 high."""
SIZES: Final[Mapping[str, tuple[float, float]]] = {
    "step": (34.0, 40.0),
    "box": (40.0, 44.0),
    "bench": (44.0, 110.0),
    "chair": (42.0, 42.0),
    "mat": (182.0, 62.0),
}
"""Length along `ahead` and depth along `near`, cm."""
DOME_RADIUS: Final = 32.0
_NORMALS: Final[Mapping[str, Vector]] = {
    "ahead": (1.0, 0.0, 0.0),
    "behind": (-1.0, 0.0, 0.0),
    "near": (0.0, 0.0, 1.0),
    "far": (0.0, 0.0, -1.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A prop with all its measures: centre on the ground, height, length and depth."""

    name: str
    at: tuple[float, float] = (0.0, 0.0)
    height: float = 0.0
    size: tuple[float, float] = (0.0, 0.0)
    faces: str = "behind"
    spec: Any = None
    """The model, for straps and weights."""

    @property
    def moves(self) -> bool:
        """Whether it follows the body."""
        return self.name in {"loop-band", "band", "strap", "hand-strap", "dumbbell", "barbell", "watch"}


def things(pose: poses.Pose) -> list[Thing]:
    """Return the props of a figure, measured and placed."""
    return [_thing(*poses.prop_parts(prop), pose) for prop in pose.props]


def _thing(name: str, spec: Any, pose: poses.Pose) -> Thing:  # noqa: ANN401 - one of the prop models
    height = getattr(spec, "height", None) or HEIGHTS.get(name, 0.0)
    size = getattr(spec, "size", None) or SIZES.get(name, (0.0, 0.0))
    at = getattr(spec, "at", None)
    under = getattr(spec, "under", None)
    if under and at is None:
        limb = getattr(pose.start, under.replace("foot.", "leg_").replace("hand.", "arm_"), None)
        at = limb.plant if limb else None
        at = (at[0] + 5.0, at[1]) if at and name == "step" else at
    return Thing(
        name=name, at=at or (0.0, 0.0), height=height, size=size, faces=getattr(spec, "faces", "behind"), spec=spec
    )


def supports(found: Iterable[Thing]) -> dict[str, Support]:
    """Return what can be rested on."""
    result = {"floor": FLOOR}
    for thing in found:
        at = (thing.at[0], 0.0, thing.at[1])
        if thing.name in {"step", "box", "bench", "chair", "rail"}:
            result[thing.name] = Support(shape="level", height=thing.height, at=at)
        elif thing.name in {"wall", "post"}:
            result[thing.name] = Support(shape="wall", at=at, normal=_NORMALS[thing.faces])
        elif thing.name == "roller":
            radius = thing.height / 2
            result[thing.name] = Support(shape="roller", height=radius, at=at, radius=radius)
        elif thing.name == "bosu":
            result[thing.name] = Support(shape="dome", height=thing.height, at=at, radius=DOME_RADIUS)
    return result


WALL: Final = 6.0
"""cm; how thick a wall is drawn."""
SEAT: Final[Mapping[str, float]] = {"bench": 6.0, "chair": 4.0}
"""cm; how thick a seat is."""


def volume(thing: Thing) -> tuple[Vector, Vector] | None:
    """Return the lowest and the highest corner of a solid thing; None for what is round, thin or moves."""
    (x, z), (long, deep), top = thing.at, thing.size, thing.height
    if thing.name in {"step", "box", *SEAT}:
        low = top - SEAT[thing.name] if thing.name in SEAT else 0.0
        return (x - long / 2, low, z - deep / 2), (x + long / 2, top, z + deep / 2)
    if thing.name == "wall":
        normal = _NORMALS[thing.faces]
        ends = [(x - normal[0] * WALL, x), (z - normal[2] * WALL, z)]
        reach = thing.size[0] / 2 or 55.0
        if normal[0]:
            return (min(ends[0]), 0.0, z - reach / 2), (max(ends[0]), top, z + reach / 2)
        return (x - reach, 0.0, min(ends[1])), (x + reach, top, max(ends[1]))
    return None


def standing(camera: Camera, thing: Thing) -> list[Shape]:
    """Return a prop that does not move, from back to front."""
    return _STANDING[thing.name](camera, thing)


def _mat(camera: Camera, thing: Thing) -> list[Shape]:
    return block(camera, (thing.at[0], -1.2, thing.at[1]), (thing.size[0], 1.2, thing.size[1]), "m")


def _box(camera: Camera, thing: Thing) -> list[Shape]:
    return block(camera, (thing.at[0], 0.0, thing.at[1]), (thing.size[0], thing.height, thing.size[1]), "p")


def _roller(camera: Camera, thing: Thing) -> list[Shape]:
    centre = (thing.at[0], thing.height / 2, thing.at[1])
    return cylinder(camera, centre, (0.0, 0.0, 1.0), 45.0, thing.height / 2, "r")


def _ball(camera: Camera, thing: Thing) -> list[Shape]:
    centre = (thing.at[0], thing.height / 2, thing.at[1])
    return [Shape("r", (hull([ball(camera.flat(centre), thing.height / 2)], 8),))]


def block(camera: Camera, base: Vector, size: Vector, look: str) -> list[Shape]:
    """Return a box: its far corners hidden, top, side and front in three shades."""
    x, y, z = base
    a, h, b = size[0] / 2, size[1], size[2] / 2

    def corner(dx: float, dy: float, dz: float) -> tuple[float, float]:
        return camera.flat((x + dx * a, y + dy * h, z + dz * b))

    top = polygon([corner(-1, 1, 1), corner(1, 1, 1), corner(1, 1, -1), corner(-1, 1, -1)])
    front = polygon([corner(-1, 0, 1), corner(1, 0, 1), corner(1, 1, 1), corner(-1, 1, 1)])
    end = 1.0 if camera.view[0] > 0 else -1.0
    side = polygon([corner(end, 0, 1), corner(end, 0, -1), corner(end, 1, -1), corner(end, 1, 1)])
    shapes = [Shape(f"{look}2", (front,)), Shape(look, (top,))]
    return [Shape(f"{look}3", (side,)), *shapes] if abs(camera.view[0]) > 0.05 else shapes  # noqa: PLR2004


def _seat(camera: Camera, thing: Thing) -> list[Shape]:
    return [shape for part in _furniture(camera, thing) for shape in part]


def _furniture(camera: Camera, thing: Thing) -> Iterator[list[Shape]]:
    """Yield legs and seat of a bench or chair, and a chair's back."""
    (x, z), (long, deep), thick = thing.at, thing.size, SEAT[thing.name]
    a, b = long / 2 - 3.5, deep / 2 - 3.5
    legs = sorted(((x + i * a, 0.0, z + j * b) for i in (-1, 1) for j in (-1, 1)), key=camera.depth)
    yield _legs(camera, legs[:2], thing.height - thick)
    end = x - (long / 2 - 1.5) * (1.0 if thing.faces == "ahead" else -1.0)
    back = block(camera, (end, thing.height, z), (3.0, 42.0, deep), "p") if thing.name == "chair" else []
    behind = camera.depth((end, 0.0, z)) < camera.depth((x, 0.0, z))
    yield back if behind else []
    yield _legs(camera, legs[2:], thing.height - thick)
    yield block(camera, (x, thing.height - thick, z), (long, thick, deep), "p")
    yield [] if behind else back


def _legs(camera: Camera, feet: Sequence[Vector], height: float) -> list[Shape]:
    """Return the legs of a piece of furniture as one path: their fronts only, as they are thin."""
    outlines = []
    for x, _, z in feet:
        corners = ((x - 2, 0.0, z), (x + 2, 0.0, z), (x + 2, height, z), (x - 2, height, z))
        outlines.append(polygon([camera.flat(corner) for corner in corners]))
    return [Shape("q2", tuple(outlines))]


def _wall(camera: Camera, thing: Thing) -> list[Shape]:
    """Return a wall seen from the edge, with its front; it stands behind or ahead, far or near."""
    (x, z), normal = thing.at, _NORMALS[thing.faces]
    reach = thing.size[0] / 2 or 55.0
    thick = WALL
    if normal[0]:
        return block(camera, (x - normal[0] * thick / 2, 0.0, z), (thick, thing.height, reach), "u")
    return block(camera, (x, 0.0, z - normal[2] * thick / 2), (reach * 2, thing.height, thick), "u")


def _pole(camera: Camera, thing: Thing) -> list[Shape]:
    (x, z), top = thing.at, thing.height
    foot = block(camera, (x, 0.0, z), (22.0, 2.5, 22.0), "q")
    post = Shape("q", (capsule((camera.flat((x, 1.0, z)), camera.flat((x, top - 2.0, z))), (1.8, 1.8)),))
    if thing.name == "post":
        return [*foot, post]
    knob = Shape("q2", (capsule((camera.flat((x, top - 2.2, z - 9)), camera.flat((x, top - 2.2, z + 9))), (2.2, 2.2)),))
    return [*foot, post, knob]


def disc(camera: Camera, centre: Vector, axis: Vector, radius: float) -> Ellipse:
    """Return a round face as seen."""
    one = across((0.0, 1.0, 0.0), axis, (1.0, 0.0, 0.0))
    two = cross(axis, one)
    return camera.flat(centre), (camera.flat(scale(one, radius)), camera.flat(scale(two, radius)))


def cylinder(camera: Camera, centre: Vector, axis: Vector, size: float, radius: float, look: str) -> list[Shape]:
    """Return a cylinder: its whole outline, and the end that shows."""
    ends = [along(centre, axis, sign * size / 2) for sign in (-1.0, 1.0)]
    near = max(ends, key=camera.depth)
    outline = hull([disc(camera, end, axis, radius) for end in ends], 12)
    return [Shape(look, (outline,)), Shape(f"{look}2", (hull([disc(camera, near, axis, radius)], 6),))]


def _dome(camera: Camera, thing: Thing) -> list[Shape]:
    x, z = thing.at
    up = (0.0, 1.0, 0.0)
    base = hull([disc(camera, (x, 0.5, z), up, DOME_RADIUS), disc(camera, (x, 4.0, z), up, DOME_RADIUS)], 14)
    out, near = camera.flat((DOME_RADIUS - 1.5, 0.0, 0.0))[0], DOME_RADIUS * camera.up[2]
    rise = camera.flat((0.0, thing.height - 4.0, 0.0))[1]
    top = half_shell(camera.flat((x, 4.0, z)), ((out, 0.0), (0.0, rise), (0.0, near)))
    return [Shape("q", (base,)), Shape("r", (top,))]


_STANDING: Final[Mapping[str, Callable[[Camera, Thing], list[Shape]]]] = {
    "mat": _mat,
    "step": _box,
    "box": _box,
    "bench": _seat,
    "chair": _seat,
    "wall": _wall,
    "rail": _pole,
    "post": _pole,
    "roller": _roller,
    "bosu": _dome,
    "ball": _ball,
}
