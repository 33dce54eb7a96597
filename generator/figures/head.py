"""The head: skull and jaw, face, ear and hair, from ellipsoids fixed to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.figures import body
from generator.figures.camera import Camera
from generator.figures.person import Shape, flat_ball
from generator.figures.shapes import Ellipse, Outline, capsule, half_shell, hull
from generator.figures.skeleton import Skeleton
from generator.figures.vectors import Frame, Vector, add, along, cross, dot, inside, place, scale, unit

HAIR: Final[Mapping[int, str]] = {1: "bun", 2: "afro", 3: "tail", 4: "short"}
"""Hair of the four people."""
_HAIRLINE: Final[Mapping[str, Vector]] = {
    "bun": (-0.62, 0.78, 0.0),
    "tail": (-0.62, 0.78, 0.0),
    "short": (-0.56, 0.83, 0.0),
    "afro": (-0.5, 0.87, 0.0),
}
"""Middle of the hair on a round head, as (forward, up, right)."""
_GROWTH: Final[Mapping[str, float]] = {"bun": 1.06, "tail": 1.06, "short": 1.08, "afro": 1.22}
"""Size of the hair relative to the skull."""


def hair_behind(camera: Camera, skeleton: Skeleton) -> bool:
    """Return whether a bun or tail is behind the head: not where its back is turned to the viewer."""
    return dot(skeleton.frames["head"].forward, camera.view) > -0.25  # noqa: PLR2004


def head(camera: Camera, skeleton: Skeleton, look: int, *, behind: bool) -> list[Shape]:
    """Return the head from the back to the front; `behind`: whether a bun or tail is behind it."""
    origin, frame = skeleton.origins["head"], skeleton.frames["head"]
    outer = max(0.0, min(1.0, (0.75 - abs(dot(frame.right, camera.view))) / 0.2))
    skull = (
        hull([_blob(camera, origin, frame, body.CRANIUM), _blob(camera, origin, frame, body.JAW)], 12),
        hull([_blob(camera, origin, frame, body.NOSE)], 6),
        *(hull([_ear_blob(camera, origin, frame, sign, outer)], 5) for sign in (-1.0, 1.0)),
    )
    style = HAIR[look]
    shapes = [Shape("s", skull), *_face(camera, origin, frame), Shape("h", (_hair_cap(camera, origin, frame, style),))]
    if style != "afro":
        shapes.append(_ear(camera, origin, frame))
    extra = _hair_extra(camera, origin, frame, style)
    if extra:
        shapes.insert(0 if behind else len(shapes), Shape("h", extra))
    return shapes


def _blob(camera: Camera, origin: Vector, frame: Frame, blob: body.Blob, size: float = 1.0) -> Ellipse:
    centre = camera.flat(place(origin, frame, blob.centre))
    axes = (scale(frame.forward, blob.half[0] * size), scale(frame.up, blob.half[1] * size))
    return centre, (*(camera.flat(axis) for axis in axes), camera.flat(scale(frame.right, blob.half[2] * size)))


def _hair_cap(camera: Camera, origin: Vector, frame: Frame, style: str) -> Outline:
    """Return the visible part of half an ellipsoid: its outline against the sky, and the hairline on the head.

    On the ellipsoid as a ball the outline is the great circle across the view, the hairline the great circle
    across the middle of the hair; both meet in two points.
    """
    size = _GROWTH[style]
    half = tuple(value * size for value in body.CRANIUM.half)
    axes = (frame.forward, frame.up, frame.right)
    view = unit(
        (
            dot(axes[0], camera.view) / half[0],
            dot(axes[1], camera.view) / half[1],
            dot(axes[2], camera.view) / half[2],
        )
    )
    middle = _HAIRLINE[style]
    end = unit(cross(view, middle), (0.0, 0.0, 1.0))
    sky = unit(along(middle, view, -dot(middle, view)))
    line = unit(along(view, middle, -dot(view, middle)))
    if style == "afro":
        line = scale(line, 0.86)

    def seen(ball_vector: Vector) -> tuple[float, float]:
        return camera.flat(
            inside(frame, (ball_vector[0] * half[0], ball_vector[1] * half[1], ball_vector[2] * half[2]))
        )

    return half_shell(camera.flat(place(origin, frame, body.CRANIUM.centre)), (seen(end), seen(sky), seen(line)))


def _hair_extra(camera: Camera, origin: Vector, frame: Frame, style: str) -> tuple[Outline, ...]:
    """Return a bun or a tail, which hangs down."""
    if style == "bun":
        return (hull([flat_ball(camera, place(origin, frame, (-9.4, 17.6, 0.0)), 4.2)], 6),)
    if style == "tail":
        knot = place(origin, frame, (-9.2, 15.5, 0.0))
        hang = unit(add((0.0, -1.0, 0.0), scale(frame.forward, -0.75)))
        end = along(knot, hang, 11.0)
        end = (end[0], max(end[1], 1.5), end[2])
        return (capsule((camera.flat(knot), camera.flat(end)), (3.0, 1.5)),)
    return ()


def _facing(camera: Camera, direction: Vector) -> float:
    """Return how openly a part of the face shows, 0 to 1."""
    return max(0.0, min(1.0, (dot(direction, camera.view) - 0.05) / 0.25))


def _face(camera: Camera, origin: Vector, frame: Frame) -> list[Shape]:
    """Return eyes and brows, mouth and nose; each shrinks to nothing as it turns away."""
    dark: list[Outline] = []
    for sign in (-1.0, 1.0):
        forward, up, out = body.EYE_CENTRE
        size = _facing(camera, unit(inside(frame, (0.9, 0.0, 0.42 * sign))))
        dark.append(hull([flat_ball(camera, place(origin, frame, (forward, up, out * sign)), body.EYE_HALF * size)], 4))
        brow = [
            (forward + 0.5, up + body.BROW_RAISE + 0.15, out - 1.3),
            (forward - 0.5, up + body.BROW_RAISE, out + 1.5),
        ]
        ends = [camera.flat(place(origin, frame, (ahead, high, side * sign))) for ahead, high, side in brow]
        dark.append(capsule((ends[0], ends[1]), (0.34 * size, 0.22 * size)))
    size = _facing(camera, frame.forward)
    forward, up, half = body.MOUTH
    corners = [camera.flat(place(origin, frame, (forward, up, half * sign))) for sign in (1.0, -1.0)]
    smile = capsule((corners[0], corners[1]), (0.28 * size, 0.28 * size), (-0.34 * size, 0.34 * size))
    nose = [camera.flat(place(origin, frame, point)) for point in ((9.2, 8.6, 0.7), (10.6, 6.9, 0.0))]
    return [Shape("f", tuple(dark)), Shape("n", (smile, capsule((nose[0], nose[1]), (0.25 * size, 0.85 * size))))]


def _ear_blob(camera: Camera, origin: Vector, frame: Frame, sign: float, size: float = 1.0) -> Ellipse:
    forward, up, out = body.EAR.centre
    return _blob(camera, origin, frame, body.Blob((forward, up, out * sign), body.EAR.half), size)


def _ear(camera: Camera, origin: Vector, frame: Frame) -> Shape:
    sign = 1.0 if dot(frame.right, camera.view) > 0 else -1.0
    size = max(0.0, min(1.0, (abs(dot(frame.right, camera.view)) - 0.4) / 0.2))
    return Shape("s", (hull([_ear_blob(camera, origin, frame, sign, size)], 5),))
