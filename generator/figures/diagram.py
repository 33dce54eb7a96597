"""A diagram as the site uses it: a shoe with its measures, or a bare foot that moves. All in mm until written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from markupsafe import escape

from generator.figures import bare_foot, shoe
from generator.figures.dimensions import AHEAD, BEHIND, Words, line, marked
from generator.figures.figure import look_of
from generator.figures.lint import Fault
from generator.figures.person import Shape
from generator.figures.shapes import UNITS, path, polygon
from generator.figures.svg import ROUNDS, moving, paths, round_seconds, timeline
from generator.figures.vectors import blend
from generator.models.diagrams import Foot, FootPose, Shoe

WIDTH: Final = 960
"""Drawn units across, as in all figures."""
TEXT: Final = 32.5
"""Drawn units; the size of words."""
_STYLED: Final = 26.0
"""Drawn units; the size of words in the style sheet."""
_LETTER: Final = 0.56
"""Width of a letter as a share of its size, on average."""
_LEG: Final = 120.0
"""mm; up to where the leg is drawn."""
_STEPS: Final = 4
"""Pictures from start to end: toes that turn need them."""


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
    animation = _animation(model, art, sketch.height)
    seconds = ROUNDS * round_seconds(model.timing)
    return Diagram(slug, model.name, model.description, stills, animation, seconds, 2, stacked=True)


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


def _side(model: Shoe) -> Sketch:
    """Return a shoe from the side, with what is measured and pointed at."""
    profile = shoe.Profile(model.length, model.heel_stack or 0, model.forefoot_stack or 0, model.toe_spring or 0)
    shapes = shoe.cut_open(profile, model.toe_room or 0) if model.thumb else shoe.from_side(profile)
    end = model.length + AHEAD
    shapes = [*shapes, line((-BEHIND, 0.0), (end, 0.0))]
    words: list[Words] = []
    for mark in model.marks:
        lines, label = marked(profile, model, mark)
        shapes += lines
        words.append(replace(label, text=model.text(model.labels[mark])))
    if model.thumb:
        tip = shoe.inner_tip(profile)
        shapes += shoe.thumb(tip - (model.toe_room or 0), tip, profile.above(0.945, 29.0)[1])
    top = max([profile.above(0.33, 124.0)[1], *(label.at[1] + 12.0 for label in words)]) + 4.0
    return Sketch(shapes, (-BEHIND, -30.0 if words else -6.0, end, top), words)


def _shifted(shapes: Iterable[Shape], right: float, up: float) -> list[Shape]:
    return bare_foot.moved(shapes, lambda point: (point[0] + right, point[1] + up))


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
        shapes += _shifted(drawn, middle, 0.0)
        words.append(Words(box.label, (middle, long * 1.13), "middle"))
    box_top = words[0].at[1] + 15.0 if words else 0.0
    return Sketch(shapes, (0.0, box_top - 182.0, _APART * len(words), box_top), words)


_APART: Final = 170.0
"""mm; between the middles of two shoes from above."""
_PUSHED: Final = 3.0
"""mm; a toe that is pushed in this far shows it."""


def _foot(model: Foot, pose: FootPose, up: float, marks: Iterable[Shape] = ()) -> list[Shape]:
    """Return a foot on the floor, the leg ending in trousers, moved up by mm."""
    floor = Shape("m", (polygon([(-26.0, -7.0), (-8.0, 22.0), (312.0, 22.0), (294.0, -7.0)]),))
    hem = [(100.0, _LEG - 9.0), (78.0, _LEG - 12.0), (34.0, _LEG - 12.0), (8.0, _LEG - 9.0)]
    cloth = bare_foot.loop([hem[-1], (7.0, _LEG + 10.0)], [(102.0, _LEG + 10.0), hem[0]], hem)
    shapes = [floor, *bare_foot.from_inside(pose, _LEG), Shape("b", (cloth,)), *marks]
    return _shifted(bare_foot.moved(shapes, bare_foot.scaled(model.length)), 0.0, up)


def _feet(model: Foot) -> Sketch:
    """Return the start above the end, or the start alone."""
    kinds = [*(["muscle"] if model.works else []), *(["guide"] if model.guides else []), *model.arrows]
    size = model.length / 260.0
    left, bottom, right, high = -40.0 * size, -12.0 * size, 326.0 * size, (_LEG + 14.0) * size
    if model.end is None:
        return Sketch(_foot(model, model.start, 0.0), (left, bottom, right, high))
    up = high - bottom
    end = _foot(model, model.last, 0.0, bare_foot.marks(model.start, model.last, kinds))
    return Sketch([*_foot(model, model.start, up), *end], (left, bottom, right, up + high))


def _animation(model: Foot, art: str, height: int) -> str:
    """Return the movement as an SVG of its own, as large as the stills."""
    shares = [step / _STEPS for step in range(_STEPS + 1)]
    left, bottom, right, top = _feet(model).box
    frames = [
        Sketch(_foot(model, _between(model.start, model.last, share), (top + bottom) / 4), (left, bottom, right, top))
        for share in shares
    ]
    times, order = timeline(model.timing, shares)
    columns = zip(*(frame.placed for frame in frames), strict=True)
    body = "".join(
        moving([path(shape.outlines) for shape in column], column[0].look, times, order, round_seconds(model.timing))
        for column in columns
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {art} viewBox="0 0 {WIDTH} {height}" aria-hidden="true">'
    return f"{head}{body}</svg>\n"


def _between(start: FootPose, end: FootPose, share: float) -> FootPose:
    return FootPose(**{key: blend(value, getattr(end, key), share) for key, value in start})
