"""Shapes -> SVG text: stills that suffice alone, and an animation in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import acos, pi
from typing import Final

from markupsafe import escape

from generator.figures.draw import Scene, extent, picture
from generator.figures.person import Shape
from generator.figures.shapes import MOVING_UNITS, UNITS, Outline, path
from generator.figures.skeleton import Skeleton
from generator.figures.vectors import Point2
from generator.models import poses

WIDTH: Final = 240.0
"""cm; every start and end is drawn this wide, so that people are the same size on all of them."""
NARROW: Final = 120.0
"""cm; a single pose stands in rows, and is drawn this wide at least."""
TALLEST: Final = 196.0
"""cm; a figure that would be higher is drawn smaller."""
MARGIN: Final = 5.0
GAP: Final = 12.0
"""cm between start and end."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One pose in the frame: its shapes, where its origin is (from left, from the top), and its size in the frame."""

    shapes: Sequence[Shape]
    origin: Point2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A figure laid out; `scale` below 1 where it would not fit."""

    panels: tuple[Panel, ...]
    size: Point2
    scale: float
    stacked: bool


def lay_out(subject: Scene) -> Sheet:
    """Return start and end side by side or one above the other, whichever can be drawn larger."""
    wanted = subject.pose.only
    moments = [(subject.movement.start, False), (subject.movement.end, True)]
    if len(subject.movement.keys) == 1:
        moments = [(subject.movement.start, True)]
    elif wanted:
        moments = [moments[0 if wanted == "start" else 1]]
    drawn = [picture(subject, moment, marks=marks) for moment, marks in moments]
    if subject.pose.crop:
        return _cropped(subject, drawn[0], moments[0][0].skeleton)
    boxes = [extent(shapes) for shapes in drawn]
    wide = [box[2] - box[0] for box in boxes]
    high = [box[3] - box[1] for box in boxes]
    height = max(box[3] for box in boxes) - min(box[1] for box in boxes)
    beside = (sum(wide) + GAP * (len(wide) - 1) + 2 * MARGIN, height + 2 * MARGIN)
    stacked = (max(wide) + 2 * MARGIN, sum(high) + GAP * (len(high) - 1) + 2 * MARGIN)
    width = WIDTH if len(drawn) > 1 else min(WIDTH, max(NARROW, beside[0]))
    scales = [min(1.0, width / w, TALLEST / h) for w, h in (beside, stacked)]
    pile = len(drawn) > 1 and (
        subject.pose.layout == "stacked" or (subject.pose.layout is None and scales[1] > scales[0])
    )
    scale = scales[1 if pile else 0]
    size = (width / scale, (stacked if pile else beside)[1])
    panels = _piled(drawn, boxes, size) if pile else _beside(drawn, boxes, size)
    return Sheet(tuple(panels), size, scale, pile)


_CLOSE_UP: Final = {"legs": (-62.0, -5.0, 62.0, 100.0), "foot": (-34.0, -5.0, 34.0, 50.0)}
"""Left, bottom, right and top of a close-up, cm from below the hips or below the ankle on the floor."""


def _cropped(subject: Scene, shapes: list[Shape], skeleton: Skeleton) -> Sheet:
    """Return a close-up: the frame cuts off what is outside."""
    kind, _, side = (subject.pose.crop or "").partition(".")
    middle = skeleton.chains[f"leg.{side}"].end if side else skeleton.origins["pelvis"]
    left, bottom, right, top = _CLOSE_UP[kind]
    x, y = subject.camera.flat((middle[0], 0.0, middle[2]))
    return Sheet((Panel(shapes, (-x - left, y + top)),), (right - left, top - bottom), 1.0, stacked=False)


Box = tuple[float, float, float, float]


def _beside(drawn: list[list[Shape]], boxes: list[Box], size: Point2) -> list[Panel]:
    """Both stand on one line; what is left of the width goes between and around them."""
    room = size[0] - sum(box[2] - box[0] for box in boxes)
    space = room / (len(boxes) + 1)
    bottom = min(box[1] for box in boxes)
    panels, left = [], space
    for shapes, box in zip(drawn, boxes, strict=True):
        panels.append(Panel(shapes, (left - box[0], size[1] - MARGIN + bottom)))
        left += box[2] - box[0] + space
    return panels


def _piled(drawn: list[list[Shape]], boxes: list[Box], size: Point2) -> list[Panel]:
    """Both share their origin's place along the width, so that what stays is seen to stay."""
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    shift = (size[0] - (right - left)) / 2 - left
    panels, top = [], MARGIN
    for shapes, box in zip(drawn, boxes, strict=True):
        panels.append(Panel(shapes, (shift, top + box[3])))
        top += box[3] - box[1] + GAP
    return panels


def stills(subject: Scene, sheet: Sheet, words: tuple[str, str, str]) -> str:
    """Return the inline SVG of start and end; `words`: the prefix of its ids, its title and its description."""
    slug, title, description = words
    close = " bs-art--close" if subject.pose.crop else ""
    body = paths(sheet.panels[0].shapes, sheet.panels[0].origin)
    if len(sheet.panels) > 1:
        body = _both(slug, sheet.panels[0], sheet.panels[1])
    return (
        f'<svg class="bs-art bs-art--{subject.look}{close}" role="img" aria-labelledby="{slug}-t {slug}-d"'
        f' viewBox="0 0 {_units(sheet.size[0])} {_units(sheet.size[1])}">'
        f'<title id="{slug}-t">{escape(title)}</title><desc id="{slug}-d">{escape(description)}</desc>{body}</svg>'
    )


THUMB: Final = 4 / 3
"""Width over height of a thumbnail."""


def thumbnail(subject: Scene) -> str:
    """Return the end pose alone, without marks, for lists; it is hidden from assistive technology beside a name."""
    shapes = picture(subject, subject.movement.end, marks=False)
    left, bottom, right, top = extent(shapes)
    high = max(top - bottom + 2 * MARGIN, (right - left + 2 * MARGIN) / THUMB)
    wide = high * THUMB
    origin = ((wide - right + left) / 2 - left, high - MARGIN + bottom)
    return (
        f'<svg class="bs-art bs-art--{subject.look}" viewBox="0 0 {_units(wide)} {_units(high)}"'
        f' aria-hidden="true" focusable="false">{paths(shapes, origin)}</svg>'
    )


def _both(slug: str, start: Panel, end: Panel) -> str:
    """Return both poses; props that stand still are drawn once and used again."""
    first, second = list(start.shapes), list(end.shapes)
    shift = f'x="{_units(end.origin[0] - start.origin[0])}" y="{_units(end.origin[1] - start.origin[1])}"'
    one = two = ""
    at_one = at_two = count = 0
    for match in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        one += paths(first[at_one : match.a], start.origin)
        two += paths(second[at_two : match.b], end.origin)
        at_one, at_two = match.a + match.size, match.b + match.size
        if match.size:
            count += 1
            one += f'<g id="{slug}-{count}" class="bs-same">{paths(first[match.a : at_one], start.origin)}</g>'
            two += f'<use href="#{slug}-{count}" {shift}/>'
    return one + two


def _units(value: float) -> int:
    return round(value * UNITS)


def paths(shapes: Sequence[Shape], origin: Point2) -> str:
    """Return shapes as path elements, without what is too small to be seen, such as the hidden eye."""
    seen = ((shape.look, [outline for outline in shape.outlines if _visible(outline)]) for shape in shapes)
    return "".join(f'<path class="{look}" d="{path(outlines, origin)}"/>' for look, outlines in seen if outlines)


def _visible(outline: Outline) -> bool:
    xs = [point[0] for _, points in outline for point in points]
    ys = [point[1] for _, points in outline for point in points]
    return max(xs) - min(xs) > _SPECK or max(ys) - min(ys) > _SPECK


_SPECK: Final = 0.4
"""cm; smaller than this is nothing."""


def animation(subject: Scene, sheet: Sheet) -> str:
    """Return the movement as an SVG of its own: outlines turn into each other, three rounds, then the start."""
    frames = [(share, picture(subject, moment, marks=False)) for share, moment in subject.movement.pictures()]
    boxes = [extent(shapes) for _, shapes in frames]
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    zoom = max(1.0, (right - left + 2 * MARGIN) / sheet.size[0], (top - bottom + 2 * MARGIN) / sheet.size[1])
    wide, high = sheet.size[0] * zoom, sheet.size[1] * zoom
    origin = ((wide - (right - left)) / 2 - left, high - MARGIN + bottom)
    timing = subject.pose.timing
    times, sequence = timeline(timing, [share for share, _ in frames], cycle=subject.movement.cycle)
    total = round_seconds(timing)
    body = ""
    for versions in zip(*(shapes for _, shapes in frames), strict=True):
        data = [path(outlines, origin, MOVING_UNITS) for outlines in _seen(versions)]
        body += moving(data, versions[0].look, times, sequence, total)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bs-art bs-art--{subject.look} bs-art--moving"'
        f' viewBox="0 0 {round(wide * MOVING_UNITS)} {round(high * MOVING_UNITS)}" aria-hidden="true">{body}</svg>\n'
    )


ROUNDS: Final = 3


def round_seconds(timing: poses.Timing) -> float:
    """Return how long one round takes, in seconds."""
    return timing.wait + timing.there + timing.hold + timing.back


def timeline(timing: poses.Timing, shares: Sequence[float], *, cycle: bool = False) -> tuple[list[float], list[int]]:
    """Return key times (0 to 1) and which picture each shows: there and back with ease, or round and round."""
    if cycle:
        return list(shares), list(range(len(shares)))
    total = round_seconds(timing)
    eased = [acos(1 - 2 * min(1.0, max(0.0, share))) / pi for share in shares]
    there = [timing.wait + timing.there * value for value in eased]
    start = timing.wait + timing.there + timing.hold
    back = [start + timing.back * (1 - value) for value in reversed(eased)]
    times = [0.0, *there, *back]
    order = [0, *range(len(shares)), *reversed(range(len(shares)))]
    times[-1] = total
    return [round(value / total, 3) for value in times], order


def _seen(versions: Sequence[Shape]) -> list[list[Outline]]:
    """Return the outlines of a shape at each moment, without those that never show."""
    ever = [
        any(_visible(outline) for outline in outlines) for outlines in zip(*(v.outlines for v in versions), strict=True)
    ]
    return [[outline for outline, shows in zip(version.outlines, ever, strict=True) if shows] for version in versions]


def moving(data: list[str], look: str, times: list[float], sequence: list[int], seconds: float) -> str:
    """Return a path that turns from one outline into the next; one that does not move has no animation."""
    if not data[0]:
        return ""
    if len(set(data)) == 1:
        return f'<path class="{look}" d="{data[0]}"/>'
    values = ";".join(data[index] for index in sequence)
    keys = ";".join(f"{value:g}" for value in times)
    return (
        f'<path class="{look}" d="{data[0]}"><animate attributeName="d" begin="indefinite" dur="{seconds:g}s"'
        f' repeatCount="{ROUNDS}" keyTimes="{keys}" values="{values}"/></path>'
    )
