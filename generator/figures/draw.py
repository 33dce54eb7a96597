"""Movement -> shapes in drawing order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.figures import body
from generator.figures.camera import Camera, camera
from generator.figures.head import hair_behind, head
from generator.figures.held import carried
from generator.figures.marks import arrow, guide, muscle_shape, works_on
from generator.figures.motion import Moment, Movement, movement
from generator.figures.person import Shape, arm, flat_ball, ground_points, leg, neck_outline, shorts_leg, trunk_outline
from generator.figures.props import Thing, standing, supports, things
from generator.figures.shapes import hull
from generator.figures.skeleton import Skeleton
from generator.figures.vectors import Vector, lerp
from generator.models import poses

SIDES: Final = ("left", "right")
_FAR: Final = 5.0
"""cm; a side this much further away is drawn darker."""
_STEEP: Final = 0.8
"""Seen this steeply from above, a shadow would lie around the body like water."""
_FORWARD: Final = 22.0
"""cm; a knee this much nearer than the pelvis is drawn over the shorts."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is drawn over what; decided once, in the end pose."""

    dark: str
    """The side drawn darker; empty where both are alike."""
    place: Mapping[str, str]
    """Limb -> `behind`, `middle` (a leg whose shorts join the pelvis') or `front`."""
    back: tuple[str, ...]
    front: tuple[str, ...]
    """Limbs from far to near."""
    head_first: bool
    """The head is behind the trunk."""
    hair_behind: bool
    """A bun or tail is behind the head."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is needed to draw a figure at any moment."""

    pose: poses.Pose
    camera: Camera
    movement: Movement
    things: tuple[Thing, ...]
    order: Order
    look: int


def scene(pose: poses.Pose, presets: Mapping[str, poses.Stance], look: int) -> Scene:
    """Return a figure ready to be drawn; raise `FigureError` for a pose that nobody can take."""
    view, turn = next(iter(pose.view.items())) if isinstance(pose.view, dict) else (pose.view, None)
    eye = camera(view, turn)
    found = tuple(things(pose))
    moves = movement(pose, presets, supports(found))
    return Scene(pose, eye, moves, found, _order(pose, eye, moves.end.skeleton), pose.look or look)


def _order(pose: poses.Pose, eye: Camera, skeleton: Skeleton) -> Order:
    pelvis = eye.depth(skeleton.origins["pelvis"])
    hips = {side: eye.depth(skeleton.chains[f"leg.{side}"].root) for side in SIDES}
    shoulders = {side: eye.depth(skeleton.chains[f"arm.{side}"].root) for side in SIDES}
    depths = {side: hips[side] + shoulders[side] for side in SIDES}
    dark = min(depths, key=depths.__getitem__) if abs(depths["left"] - depths["right"]) > 2 * _FAR else ""
    where, depth = {}, {}
    for side in SIDES:
        chain = skeleton.chains[f"leg.{side}"]
        knee, name = eye.depth(chain.mid), f"leg.{side}"
        depth[name] = (knee + eye.depth(chain.end)) / 2
        where[name] = "behind" if side == dark else "middle"
        if knee - pelvis > _FORWARD:
            where[name] = "front"
        elif knee - pelvis < -_FORWARD:
            where[name] = "behind"
        chain, name = skeleton.chains[f"arm.{side}"], f"arm.{side}"
        depth[name] = eye.depth(lerp(chain.mid, chain.end, 0.6))
        trunk = eye.depth(lerp(skeleton.origins["pelvis"], skeleton.origins["neck"], 0.6))
        limit = trunk + 14.0 if side == dark else trunk - 6.0
        where[name] = "behind" if depth[name] < limit else "front"
    where |= dict.fromkeys((name for name in pose.above if name != "head"), "front")
    depth |= dict.fromkeys(pose.above, 999.0)
    names = sorted(where, key=depth.__getitem__)
    return Order(
        dark,
        where,
        tuple(name for name in names if where[name] == "behind"),
        tuple(name for name in names if where[name] == "front"),
        head_first=eye.depth(skeleton.origins["crown"]) < eye.depth(skeleton.origins["thorax-3"]) - 16.0,
        hair_behind=hair_behind(eye, skeleton),
    )


def person(subject: Scene, moment: Moment, works: Iterable[str] = ()) -> list[Shape]:
    """Return the person from back to front, with the muscles that work."""
    eye, order, skeleton = subject.camera, subject.order, moment.skeleton
    marked = {part: [name for name in works if works_on(name) == part] for part in ("trunk", *order.place)}

    def limb(name: str) -> list[Shape]:
        shapes = _limb(subject, moment, name)
        if name.startswith("leg") and order.place[name] != "middle":
            shapes.append(Shape("b", (shorts_leg(eye, skeleton.chains[name]),)))
        shapes = [_darker(shape) for shape in shapes] if name.endswith(order.dark or "-") else shapes
        return shapes + [muscle_shape(eye, skeleton, muscle) for muscle in marked[name]]

    shapes = [shape for name in order.back for shape in limb(name)]
    face = head(eye, skeleton, subject.look, behind=order.hair_behind)
    shapes += face if order.head_first else []
    shapes.append(Shape("s", (neck_outline(eye, skeleton),)))
    shapes.append(Shape("t", (trunk_outline(eye, skeleton, body.WAIST - 1, len(body.SECTIONS) - 1),)))
    shapes += [] if order.head_first else face
    middle = [name for name in order.place if order.place[name] == "middle" and name.startswith("leg")]
    shapes += [shape for name in middle for shape in limb(name) if shape.look != "w"]
    legs = tuple(shorts_leg(eye, skeleton.chains[name]) for name in middle)
    shapes.append(Shape("b", (trunk_outline(eye, skeleton, 0, body.WAIST), *legs)))
    shapes += [muscle_shape(eye, skeleton, muscle) for name in ("trunk", *middle) for muscle in marked[name]]
    return shapes + [shape for name in order.front for shape in limb(name)]


def _limb(subject: Scene, moment: Moment, name: str) -> list[Shape]:
    chain, tip = moment.skeleton.chains[name], moment.skeleton.tips[name]
    if name.startswith("leg"):
        return leg(subject.camera, chain, tip)
    grip = subject.movement.end.posture.limbs[name].grip
    return arm(subject.camera, chain, tip, grip=grip, right=name.endswith("right"))


def _darker(shape: Shape) -> Shape:
    return replace(shape, look=shape.look.upper())


def shadow(subject: Scene, skeleton: Skeleton) -> Shape:
    """Return the shadow straight down on the floor."""
    eye = subject.camera
    balls = []
    for place, size in ground_points(skeleton):
        ground: Vector = (place[0], 0.0, place[2])
        centre, (wide, _) = flat_ball(eye, ground, size)
        balls.append((centre, (wide, (0.0, size * -eye.up[2]))))
    return Shape("z", (hull(balls, 8),))


def picture(subject: Scene, moment: Moment, *, marks: bool) -> list[Shape]:
    """Return everything at one moment, from back to front; `marks`: with muscles, arrows and guides."""
    eye, pose = subject.camera, subject.pose
    pelvis = subject.movement.end.skeleton.origins["pelvis"]
    still = [(thing, standing(eye, thing)) for thing in subject.things if not thing.moves]
    mats = [shape for thing, shapes in still if thing.name == "mat" for shape in shapes]
    others = [
        (eye.depth((thing.at[0], pelvis[1], thing.at[1])) - eye.depth(pelvis), shapes)
        for thing, shapes in still
        if thing.name != "mat"
    ]
    behind = [shape for depth, shapes in others if depth <= 25.0 for shape in shapes]  # noqa: PLR2004 - cm
    before = [shape for depth, shapes in others if depth > 25.0 for shape in shapes]  # noqa: PLR2004
    held = [carried(eye, thing, moment.skeleton) for thing in subject.things if thing.moves]
    dark = [] if eye.view[1] > _STEEP else [shadow(subject, moment.skeleton)]
    shapes = [*mats, *dark, *behind]
    shapes += [shape for back, _ in held for shape in back]
    shapes += person(subject, moment, pose.works if marks else ())
    shapes += [shape for _, front in held for shape in front]
    shapes += before
    if marks:
        shapes += [guide(eye, moment.skeleton, name) for name in pose.guides]
        found = [arrow(eye, subject.movement, part) for part in pose.arrows]
        shapes += [shape for shape in found if shape]
    return shapes


def extent(shapes: Sequence[Shape]) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of shapes, cm."""
    points = [point for shape in shapes for outline in shape.outlines for _, some in outline for point in some]
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs), min(ys), max(xs), max(ys)
