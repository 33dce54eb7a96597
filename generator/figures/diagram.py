"""A diagram as the site uses it: a shoe with its measures, or a bare foot that moves. Millimetres until it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from markupsafe import escape

from generator.figures import bare_foot, shoe
from generator.figures.camera import camera
from generator.figures.draw import Order, Scene
from generator.figures.figure import look_of
from generator.figures.lint import Fault
from generator.figures.motion import Movement
from generator.figures.person import Shape
from generator.figures.props import supports
from generator.figures.shapes import UNITS, Outline, ball, hull, path, polygon
from generator.figures.svg import ROUNDS, _moving, paths, round_seconds, timeline
from generator.figures.vectors import Point2, blend
from generator.models import poses
from generator.models.diagrams import Foot, FootPose, Piece, Shoe

WIDTH: Final = 960
"""Drawn units across, as in all figures."""
TEXT: Final = 32.5
"""Drawn units; the size of words."""
_STYLED: Final = 26.0
"""Drawn units; the size of words in the style sheet."""
_LETTER: Final = 0.56
"""Width of a letter as a share of its size, on average."""
_LEG: Final = 118.0
"""mm; up to where the leg is drawn."""
_STEPS: Final = 4
"""Pictures from start to end: toes that turn need them."""


@dataclass(frozen=True, slots=True)
class Words:
    """A label: where it starts, is centred or ends."""

    text: str
    at: Point2
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is drawn in one frame: left, bottom, right and top."""

    shapes: Sequence[Shape]
    box: tuple[float, float, float, float]
    words: Sequence[Words] = ()

    @property
    def unit(self) -> float:
        """Drawn units per mm."""
        return WIDTH / (self.box[2] - self.box[0])

    @property
    def height(self) -> int:
        """Of the frame, in drawn units."""
        return round((self.box[3] - self.box[1]) * self.unit)

    @property
    def placed(self) -> list[Shape]:
        """The shapes in the frame, as the path writer wants them: its unit, up positive, the origin top left."""
        left, _, _, top = self.box
        size = self.unit / UNITS
        return bare_foot.moved(self.shapes, lambda point: ((point[0] - left) * size, (point[1] - top) * size))


@dataclass(frozen=True)
class Diagram:
    """One diagram: `slug` names it on the site and in its file."""

    slug: str
    title: str
    description: str
    stills: str
    """Inline SVG."""
    animation: str
    """An SVG file's text; empty where nothing moves."""
    seconds: float = 0.0
    """How long the animation takes, all rounds together."""
    panels: int = 1
    stacked: bool = False


def diagram(slug: str, model: Shoe | Foot) -> Diagram:
    """Return a diagram."""
    look = model.look or look_of(slug)
    art = f'class="bs-art bs-art--{look}"'
    sketch = sketched(model)
    stills = _stills(sketch, art, (f"fig-{slug}", model.name, model.description))
    if isinstance(model, Shoe) or model.end is None:
        return Diagram(slug, model.name, model.description, stills, "")
    pace = _pace(model.timing)
    moving = _animation(model, pace, art, sketch.height)
    return Diagram(slug, model.name, model.description, stills, moving, ROUNDS * round_seconds(pace), 2, stacked=True)


def sketched(model: Shoe | Foot) -> Sketch:
    """Return what is drawn."""
    if isinstance(model, Foot):
        return _feet(model)
    return _side(model) if model.view == "side" else _boxes(model)


def faults(model: Shoe | Foot) -> Iterator[Fault]:
    """Yield what cannot be, and words that are cut off or lie on each other."""
    found = [Fault(*doubt) for doubt in model.doubts()]
    yield from found
    if found:
        return
    sketch = sketched(model)
    frames = [(words.text, _frame(words, sketch.unit)) for words in sketch.words]
    for text, (left, _, right, _) in frames:
        if left < sketch.box[0] or right > sketch.box[2]:
            yield Fault("labels", f"{text!r} is cut off", "a shorter label", "use fewer words")
    for (one, a), (other, b) in combinations(frames, 2):
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
            yield Fault("labels", f"{one!r} and {other!r} lie on each other", "shorter labels", "use fewer marks")


def _frame(words: Words, unit: float) -> tuple[float, float, float, float]:
    wide, high = len(words.text) * _LETTER * TEXT / unit, TEXT / unit
    left = words.at[0] - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
    return left, words.at[1] - 0.2 * high, left + wide, words.at[1] + 0.8 * high


def _stills(sketch: Sketch, art: str, names: tuple[str, str, str]) -> str:
    """Return inline SVG; `names`: the prefix of its ids, its title and its description."""
    prefix, title, description = names
    texts = "".join(_text(words, sketch) for words in sketch.words)
    return (
        f'<svg {art} viewBox="0 0 {WIDTH} {sketch.height}" role="img" aria-labelledby="{prefix}-t {prefix}-d">'
        f'<title id="{prefix}-t">{escape(title)}</title><desc id="{prefix}-d">{escape(description)}</desc>'
        f"{paths(sketch.placed, (0.0, 0.0))}{texts}</svg>"
    )


def _text(words: Words, sketch: Sketch) -> str:
    x, y = (words.at[0] - sketch.box[0]) * sketch.unit, (sketch.box[3] - words.at[1]) * sketch.unit
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    place = f"translate({round(x)} {round(y)})scale({TEXT / _STYLED:g})"
    return f'<text class="x"{anchor} transform="{place}">{escape(words.text)}</text>'


def _line(*points: Point2, look: str = "y") -> Shape:
    return Shape(look, (polygon(points, closed=False),))


def _measured(a: Point2, b: Point2) -> Shape:
    """Return a dimension line with a head at each end."""
    size = max(1e-6, hypot(b[0] - a[0], b[1] - a[1]))
    head = min(_HEAD, size / 2)
    d = ((b[0] - a[0]) / size * head, (b[1] - a[1]) / size * head)

    def wings(end: Point2, way: float) -> Outline:
        x, y = end[0] + d[0] * way, end[1] + d[1] * way
        return polygon([(x - d[1] / 2, y + d[0] / 2), end, (x + d[1] / 2, y - d[0] / 2)], closed=False)

    return Shape("y", (polygon([a, b], closed=False), wings(a, 1.0), wings(b, -1.0)))


def _side(model: Shoe) -> Sketch:
    """Return a shoe from the side, with what is measured and pointed at."""
    profile = shoe.Profile(model.length, model.heel_stack or 0, model.forefoot_stack or 0, model.toe_spring or 0)
    shapes = shoe.cut_open(profile, model.toe_room or 0) if model.thumb else shoe.from_side(profile)
    end = model.length + _AHEAD
    shapes = [*shapes, _line((-_BEHIND, 0.0), (end, 0.0))]
    words: list[Words] = []
    for mark in model.marks:
        lines, label = _pointed(profile, mark) if mark in _PIECES else _MEASURES[mark](profile, model)
        shapes += lines
        words.append(replace(label, text=model.text(model.labels[mark])))
    if model.thumb:
        tip = shoe.inner_tip(profile)
        shapes += shoe.thumb(tip - (model.toe_room or 0), tip, profile.above(0.945, 29.0)[1])
    top = max([profile.above(0.33, 124.0)[1], *(label.at[1] + 12.0 for label in words)]) + 4.0
    return Sketch(shapes, (-_BEHIND, -30.0 if words else -6.0, end, top), words)


_BEHIND: Final = 36.0
_AHEAD: Final = 36.0
"""mm; room behind and in front of a shoe."""
_BELOW: Final = -22.0
"""mm; where words below the ground stand."""
Marked = tuple[list[Shape], Words]


def _heel_stack(profile: shoe.Profile, _: Shoe) -> Marked:
    level = _line((-_BEHIND + 10, profile.heel), (shoe.HEEL * profile.length, profile.heel), look="G")
    lines = [level, _measured((-_BEHIND + 16, 0.0), (-_BEHIND + 16, profile.heel))]
    return lines, Words("", (-_BEHIND + 3, _BELOW))


def _forefoot_stack(profile: shoe.Profile, _: Shoe) -> Marked:
    end = profile.length + _AHEAD
    level = _line((shoe.BALL * profile.length, profile.forefoot), (end - 4, profile.forefoot), look="G")
    lines = [level, _measured((end - 22, 0.0), (end - 22, profile.forefoot))]
    return lines, Words("", (end - 3, _BELOW), "end")


def _drop(profile: shoe.Profile, _: Shoe) -> Marked:
    end, low, high = profile.length + _AHEAD, profile.forefoot, profile.heel
    level = _line((shoe.HEEL * profile.length, high), (end - 4, high), look="G")
    bar = Shape("a", (polygon([(end - 13, low), (end - 13, high), (end - 7, high), (end - 7, low)]),))
    words = Words("", (end - 3, max(low, high) + 46), "end")
    return [level, bar, _line((end - 10, max(low, high) + 4), (end - 10, words.at[1] - 5))], words


def _toe_spring(profile: shoe.Profile, _: Shoe) -> Marked:
    x = profile.length + 3
    return [_measured((x, 0.0), (x, profile.spring))], Words("", (x, _BELOW), "end")


def _thumb(profile: shoe.Profile, model: Shoe) -> Marked:
    right = shoe.inner_tip(profile)
    left, high = right - (model.toe_room or 0), profile.above(0.945, 32.0)[1]
    lines = [_line((x, -9.0), (x, high), look="G") for x in (left, right)]
    return [*lines, _measured((left, -6.0), (right, -6.0))], Words("", (right + 12, _BELOW), "end")


_MEASURES: Final[Mapping[str, Callable[[shoe.Profile, Shoe], Marked]]] = {
    "heel-stack": _heel_stack,
    "forefoot-stack": _forefoot_stack,
    "drop": _drop,
    "toe-spring": _toe_spring,
    "thumb": _thumb,
}
_PIECES: Final[Mapping[str, tuple[Point2, Point2]]] = {
    "heel-counter": ((0.05, 36.0), (-0.112, 124.0)),
    "collar": ((0.2, 62.0), (0.04, 144.0)),
    "tongue": ((0.335, 112.0), (0.37, 130.0)),
    "laces": ((0.55, 62.0), (0.52, 104.0)),
    "toe-box": ((0.83, 27.0), (0.7, 84.0)),
    "midsole": ((0.3, -11.0), (0.27, -62.0)),
    "outsole": ((0.58, -28.0), (0.5, -62.0)),
}
"""What is pointed at, and where its words start: shares of the length, mm above the foot's bed."""


def _pointed(profile: shoe.Profile, piece: str) -> Marked:
    """Return a line from words to a dot; words below the ground all stand on one line."""
    (x, y), (at, high) = _PIECES[piece]
    if high < 0:
        share = {"midsole": 0.5, "outsole": 0.06}[piece]
        dot, start = (x * profile.length, profile.bed(x) * share), (at * profile.length, _BELOW)
        line = _line((dot[0], start[1] + 12), dot)
    else:
        dot, start = profile.above(x, y), (at * profile.length, profile.above(at, high)[1])
        line = _line((max(start[0] + 8, min(dot[0], start[0] + 30)), start[1] - 5), dot)
    return [line, Shape("a", (hull([ball(dot, 2.6)], 8),))], Words("", start)


def _boxes(model: Shoe) -> Sketch:
    """Return the toe boxes from above, side by side; toes that are pushed in have an arrow."""
    shapes: list[Shape] = []
    words: list[Words] = []
    for index, box in enumerate(model.toe_boxes):
        if model.foot is None:
            break
        middle, long = _APART * (index + 0.5), model.foot.length
        drawn, big, little = shoe.toe_box(box, model.foot)
        half = box.toes / 2 + 14
        for side, pushed in ((-1.0, big), (1.0, little)):
            if pushed > _PUSHED:
                y = long * (0.86 if side > 0 else 0.93)
                drawn.append(Shape("a", (bare_foot.arrow((side * (half + 30), y), (side * half, y), 2.4),)))
        shapes += bare_foot.moved(drawn, lambda point, x=middle: (point[0] + x, point[1]))
        words.append(Words(box.label, (middle, long * 1.13), "middle"))
    box_top = words[0].at[1] + 15.0 if words else 0.0
    return Sketch(shapes, (0.0, box_top - 182.0, _APART * len(words), box_top), words)
