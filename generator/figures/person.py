"""Skeleton -> the person as drawn: limbs, clothes, shoes, in parts that can be put in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from typing import Final

from generator.figures import body
from generator.figures.camera import Camera
from generator.figures.shapes import Ellipse, Outline, ball, capsule, cuff, hull, smooth, support
from generator.figures.skeleton import Chain, Skeleton, Tip
from generator.figures.vectors import Frame, Point2, Vector, add, along, cross, dot, place, scale

SHORTS: Final = 0.47
"""Share of the thigh under the shorts."""
SLEEVE: Final = 0.52
"""Share of the upper arm under the sleeve."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One path: a class of the style sheet and outlines that are filled together."""

    look: str
    outlines: tuple[Outline, ...]


def flat_ball(camera: Camera, point: Vector, radius: float) -> Ellipse:
    """Return a ball as seen."""
    return ball(camera.flat(point), radius)


def _sideways(camera: Camera, chain_piece: Vector, direction: Vector) -> float:
    """Return how far a direction points to the left of a piece as seen, -1 to 1."""
    d, v = camera.flat(chain_piece), camera.flat(direction)
    return (-d[1] * v[0] + d[0] * v[1]) / max(1e-6, hypot(*d))


def _bulged(
    camera: Camera, ends: tuple[Vector, Vector], radii: tuple[float, float], swell: tuple[Vector, float, float]
) -> Outline:
    """Return a limb's piece; `swell`: a direction, and how far the flanks on that and the other side stand out."""
    direction, this, that = swell
    a, b = ends
    side = _sideways(camera, (b[0] - a[0], b[1] - a[1], b[2] - a[2]), direction)
    front, rear = max(0.0, side), max(0.0, -side)
    left, right = this * front + that * rear, this * rear + that * front
    return capsule((camera.flat(a), camera.flat(b)), radii, (left, right))


def leg(camera: Camera, chain: Chain, tip: Tip) -> list[Shape]:
    """Return a leg without shorts: skin, sock, shoe and sole."""
    r = body.RADIUS
    front = cross(cross(chain.upper, chain.pole), chain.upper)
    shin = scale(cross(cross(chain.lower, chain.pole), chain.lower), 1.0)
    top = along(chain.root, chain.upper, 3.0)
    skin = (
        _bulged(camera, (top, chain.mid), (r["hip"] - 0.8, r["knee"]), (front, 0.9, 0.5)),
        _bulged(camera, (chain.mid, chain.end), (r["knee"] - 0.5, r["ankle"]), (shin, 0.2, 1.7)),
    )
    sock_top = along(chain.end, chain.lower, -6.0)
    sock = capsule((camera.flat(sock_top), camera.flat(chain.end)), (r["ankle"] + 0.5, r["ankle"] + 0.7))
    shoe, sole = shoe_outlines(camera, chain.end, tip)
    return [Shape("s", skin), Shape("k", (sock,)), Shape("e", shoe), Shape("o", sole)]


def shoe_outlines(camera: Camera, ankle: Vector, tip: Tip) -> tuple[tuple[Outline, ...], tuple[Outline, ...]]:
    """Return the shoe (rear and front, so that it bends at the ball) and its sole."""
    side = tip.lateral
    front_back = cross(side, tip.toes)
    heel, mid, toe = body.SOLE_HALF
    sole_at = along(ankle, tip.back, -body.ANKLE)
    ball_at = along(sole_at, tip.along, body.BALL)

    def at(origin: Vector, ahead: float, height: float, out: float) -> Vector:
        direction, back = (tip.along, tip.back) if origin is sole_at else (tip.toes, front_back)
        return add(along(along(origin, direction, ahead), back, height), scale(side, out))

    def balls(items: list[tuple[Vector, float, float, float, float]]) -> list[Ellipse]:
        return [flat_ball(camera, at(o, a, h, w), radius) for o, a, h, w, radius in items]

    rear = balls(
        [
            (sole_at, -2.2, 4.4, 0, 3.9),
            (sole_at, -3.4, 2.6, 0, 2.6),
            (sole_at, 0.2, 7.4, 0, 3.7),
            (sole_at, 6.5, 5.0, 0, 3.4),
            (sole_at, 11.0, 3.8, -1.2, 3.0),
            (sole_at, 11.0, 3.8, 1.2, 3.0),
        ]
    )
    front = balls(
        [
            (ball_at, -0.8, 3.7, -1.3, 2.9),
            (ball_at, -0.8, 3.7, 1.3, 2.9),
            (ball_at, 4.6, 3.0, 0, 2.4),
            (ball_at, 5.4, 2.4, 0, 1.9),
        ]
    )
    edge = 1.05
    sole_rear = balls(
        [
            (sole_at, -4.6, edge, -heel + 1.6, edge),
            (sole_at, -4.6, edge, heel - 1.6, edge),
            (sole_at, 11.6, edge, -mid + 1, edge),
            (sole_at, 11.6, edge, mid - 1, edge),
        ]
    )
    sole_front = balls(
        [
            (ball_at, -0.6, edge, -mid + 1, edge),
            (ball_at, -0.6, edge, mid - 1, edge),
            (ball_at, 6.2, edge + 0.5, -toe + 1.4, edge),
            (ball_at, 6.2, edge + 0.5, toe - 1.4, edge),
        ]
    )
    return (hull(rear, 10), hull(front, 8)), (hull(sole_rear, 8), hull(sole_front, 8))


def shorts_leg(camera: Camera, chain: Chain) -> Outline:
    """Return the part of the shorts on one thigh."""
    end = along(chain.root, chain.upper, body.THIGH * SHORTS)
    r = body.RADIUS
    low = r["hip"] + (r["knee"] - r["hip"]) * SHORTS + 1.5
    return cuff(
        (camera.flat(along(chain.root, chain.upper, 1.5)), camera.flat(end)),
        (r["hip"] + 0.3, low),
        _hem(camera, chain.upper, low),
    )


def _hem(camera: Camera, direction: Vector, radius: float) -> float:
    """Return how far an open end bends: towards the viewer its far edge shows."""
    return -dot(camera.view, direction) * radius * -0.5


def arm(camera: Camera, chain: Chain, tip: Tip, *, grip: bool, right: bool) -> list[Shape]:
    """Return an arm: skin with the hand, and the sleeve."""
    r = body.RADIUS
    skin = (
        _bulged(camera, (chain.root, chain.mid), (r["shoulder"] - 0.6, r["elbow"]), (chain.pole, 0.4, 0.5)),
        _bulged(camera, (chain.mid, chain.end), (r["elbow"], r["wrist"]), (chain.pole, 0.5, 0.6)),
        *hand_outlines(camera, chain.end, tip, grip=grip, right=right),
    )
    end = along(chain.root, chain.upper, body.UPPER_ARM * SLEEVE)
    low = r["elbow"] + 1.7
    top = along(chain.root, chain.upper, 0.8)
    sleeve = cuff((camera.flat(top), camera.flat(end)), (r["shoulder"] + 0.2, low), _hem(camera, chain.upper, low))
    return [Shape("s", skin), Shape("v", (sleeve,))]


def hand_outlines(camera: Camera, wrist: Vector, tip: Tip, *, grip: bool, right: bool) -> tuple[Outline, ...]:
    """Return palm with fingers, and the thumb."""
    side = scale(tip.lateral, 1.0 if right else -1.0)
    thumb = scale(side, -1)

    def at(ahead: float, out: float, down: float = 0.0) -> Vector:
        return add(along(along(wrist, tip.along, ahead), thumb, out), scale(tip.back, -down))

    if grip:
        blobs = [
            (at(0, 0), 2.4),
            (at(4, 1.6), 2.5),
            (at(4.5, -1.8), 2.4),
            (at(6.4, 1.0, 2.6), 2.2),
            (at(6, -1.6, 2.6), 2.2),
        ]
        finger = ((at(3.2, 2.0, 0.4), at(6.2, 2.0, 3.4)), (1.4, 1.2))
    else:
        blobs = [(at(0, 0), 2.4), (at(5.5, 2.4), 1.7), (at(6, -2.4), 1.6), (at(13.6, 1.0), 1.35), (at(12.2, -1.6), 1.3)]
        finger = ((at(2.2, 2.2), at(7.4, 4.8, 0.8)), (1.6, 1.05))
    (a, b), radii = finger
    palm = hull([flat_ball(camera, point, radius) for point, radius in blobs], 8)
    return palm, capsule((camera.flat(a), camera.flat(b)), radii)


def section_points(camera: Camera, skeleton: Skeleton) -> list[tuple[Point2, Point2, Point2, Ellipse]]:
    """Return for each slice of the trunk its left edge, right edge, centre and outline as seen."""
    centres = [along(skeleton.origins[s.joint], skeleton.frames[s.joint].up, s.height) for s in body.SECTIONS]
    flat = [camera.flat(centre) for centre in centres]
    result = []
    for index, section in enumerate(body.SECTIONS):
        before, after = flat[max(index - 1, 0)], flat[min(index + 1, len(flat) - 1)]
        d = (after[0] - before[0], after[1] - before[1])
        size = max(1e-6, (d[0] ** 2 + d[1] ** 2) ** 0.5)
        n = (-d[1] / size, d[0] / size)
        frame = skeleton.frames[section.joint]
        left = _slice(camera, flat[index], frame, section, n)
        right = _slice(camera, flat[index], frame, section, (-n[0], -n[1]))
        result.append((support(left, n)[1], support(right, (-n[0], -n[1]))[1], flat[index], left))
    return result


def _slice(camera: Camera, centre: Point2, frame: Frame, section: body.Section, n: Point2) -> Ellipse:
    forward, right = camera.flat(frame.forward), camera.flat(frame.right)
    depth = section.front if forward[0] * n[0] + forward[1] * n[1] > 0 else section.back
    return centre, ((forward[0] * depth, forward[1] * depth), (right[0] * section.half, right[1] * section.half))


def trunk_outline(camera: Camera, skeleton: Skeleton, first: int, last: int) -> Outline:
    """Return the outline of the trunk from one slice to another, closed by their rims."""
    slices = section_points(camera, skeleton)[first : last + 1]
    left, right = [item[0] for item in slices], [item[1] for item in slices]
    bottom = _rim(camera, skeleton, body.SECTIONS[first], -1.0)
    top = _rim(camera, skeleton, body.SECTIONS[last], 1.0)
    return (
        ("M", (left[0],)),
        *smooth(left),
        ("Q", (_through(left[-1], top, right[-1]), right[-1])),
        *smooth(right[::-1]),
        ("Q", (_through(right[0], bottom, left[0]), left[0])),
        ("Z", ()),
    )


def _through(a: Point2, middle: Point2, b: Point2) -> Point2:
    """Return the control point that leads a curve from a to b through the middle."""
    return (2 * middle[0] - (a[0] + b[0]) / 2, 2 * middle[1] - (a[1] + b[1]) / 2)


def _rim(camera: Camera, skeleton: Skeleton, section: body.Section, end: float) -> Point2:
    """Return the middle of the visible rim of the first or last slice."""
    frame = skeleton.frames[section.joint]
    centre = along(skeleton.origins[section.joint], frame.up, section.height)
    bulge = 2.5 if end < 0 else 1.5
    toward = dot(frame.forward, camera.view)
    depth = section.front if toward > 0 else -section.back
    near = along(
        along(centre, frame.forward, depth * abs(toward)),
        frame.right,
        section.half * dot(frame.right, camera.view) * 0.8,
    )
    return camera.flat(along(near, frame.up, end * bulge))


def neck_outline(camera: Camera, skeleton: Skeleton) -> Outline:
    """Return the neck, from inside the collar to inside the head."""
    low = place(skeleton.origins["neck"], skeleton.frames["neck"], (-0.8, -3.0, 0.0))
    high = place(skeleton.origins["head"], skeleton.frames["head"], (-1.4, 6.0, 0.0))
    return capsule((camera.flat(low), camera.flat(high)), (body.RADIUS["neck"] + 1.2, body.RADIUS["neck-top"]))


def ground_points(skeleton: Skeleton) -> Iterator[tuple[Vector, float]]:
    """Yield places and sizes of what throws a shadow straight down."""
    for name, chain in skeleton.chains.items():
        r = 7.0 if name.startswith("leg") else 4.5
        yield chain.mid, r * 0.8
        yield chain.end, r * 0.6
    yield skeleton.origins["pelvis"], 13.0
    yield skeleton.origins["neck"], 11.0
    yield skeleton.origins["crown"], 4.0
