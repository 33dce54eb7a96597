"""Diagrams: measures are drawn to scale, feet move without sliding, and what cannot be is found."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from markupsafe import escape
from pydantic import TypeAdapter, ValidationError

from generator.figures import bare_foot, shoe
from generator.figures.diagram import TEXT, diagram, faults, sketched
from generator.figures.shapes import Outline, points_of
from generator.load.reader import read
from generator.models import diagrams
from generator.models.diagrams import FootPose, FootPrint, ToeBox
from tests.conftest import ROOT

FILES: Final = sorted((ROOT / "content" / "diagrams").glob("*.yml"))
ADAPTER: Final[TypeAdapter[diagrams.Diagram]] = TypeAdapter(diagrams.Diagram)
BASE: Final[dict[str, Any]] = {"name": "Test", "description": "A test."}
STACKS: Final = {"heel_stack": 32, "forefoot_stack": 24, "toe_spring": 12}
SIDE: Final[dict[str, Any]] = {**BASE, **STACKS, "kind": "shoe", "length": 290}
LACED: Final[dict[str, Any]] = {**SIDE, "marks": ["laces"]}
MARKED: Final[dict[str, Any]] = {
    **SIDE,
    "marks": ["heel-stack", "forefoot-stack", "drop"],
    "labels": {"heel-stack": "{heel_stack}", "forefoot-stack": "{forefoot_stack}", "drop": "Drop {drop} mm"},
}
TOP: Final[dict[str, Any]] = {
    **BASE,
    "kind": "shoe",
    "view": "top",
    "length": 290,
    "foot": {"length": 260, "ball": 100},
    "toe_boxes": [{"label": "Wide", "ball": 106, "toes": 102}],
}
FAN: Final = {"label": "Fan", "ball": 90, "toes": 110}
FOOT: Final[dict[str, Any]] = {**BASE, "kind": "foot", "start": {"arch": 13}, "end": {"arch": 25}}
FAULTY: Final[dict[str, tuple[dict[str, Any], str, str]]] = {
    "a forefoot that stands higher": ({**SIDE, "forefoot_stack": 38}, "forefoot_stack", "6 mm over the heel"),
    "a drop that is not sold": ({**SIDE, "heel_stack": 45}, "heel_stack", "the drop is 21 mm"),
    "a sole like paper": ({**SIDE, "heel_stack": 2, "forefoot_stack": 2}, "heel_stack", "no sole so thin"),
    "a mark without its label": ({**SIDE, "marks": ["drop"]}, "labels.drop", "in `marks`, but not in `labels`"),
    "a label without its mark": ({**SIDE, "labels": {"drop": "Drop"}}, "marks.drop", "but not in `marks`"),
    "a number that is not given": ({**LACED, "labels": {"laces": "{toe_room} mm"}}, "labels.laces", "no toe_room"),
    "a thumb like an arm": ({**SIDE, "thumb": True, "toe_room": 40}, "toe_room", "not 40 mm wide"),
    "a thumb that is not there": ({**SIDE, "marks": ["thumb"], "labels": {"thumb": "Thumb"}}, "marks", "no thumb"),
    "toe boxes from the side": ({**SIDE, "toe_boxes": TOP["toe_boxes"]}, "view", "from above only"),
    "a drop from above": ({**TOP, "marks": ["drop"], "labels": {"drop": "Drop"}}, "marks", "from above"),
    "a foot that is too long": ({**TOP, "foot": {"length": 280, "ball": 100}}, "foot.length", "longer than the shoe"),
    "a shoe like a fan": ({**TOP, "toe_boxes": [FAN]}, "toe_boxes[1].toes", "wider at the toes"),
    "words that are cut off": (
        {**LACED, "labels": {"laces": "All laces, from the ankle to the toes"}},
        "labels",
        "cut off",
    ),
    "words on words": (
        {**SIDE, "marks": ["toe-spring", "outsole"], "labels": {"toe-spring": "Rise of the toe", "outsole": "Outsole"}},
        "labels",
        "lie on each other",
    ),
    "an arch like a bridge": ({**FOOT, "end": {"arch": 50}}, "end.arch", "no arch is 50 mm"),
    "an end that is the start": ({**FOOT, "end": {"arch": 13}}, "end", "the same as the start"),
    "an arrow without a movement": ({**FOOT, "arrows": ["toe"]}, "arrows", "'toe' points up"),
}


def make(keys: dict[str, Any]) -> diagrams.Diagram:
    """Return a diagram from the keys of its file."""
    return ADAPTER.validate_json(json.dumps(keys))


def from_file(path: Path) -> diagrams.Diagram:
    """Return a diagram from its file."""
    return make(read(path.read_text("utf-8")).value)


def ends(outline: Outline) -> list[tuple[float, float]]:
    """Return the points that an outline passes through."""
    return [points[-1] for _, points in outline if points]


@pytest.mark.parametrize(("heel", "forefoot"), [(32, 24), (30, 30), (12, 8), (24, 27)])
def test_drop_is_computed_and_drawn_to_scale(heel: float, forefoot: float) -> None:
    """Heel line minus forefoot line is the drop, in the drawing as in the label, whatever the stacks."""
    keys = {**MARKED, "heel_stack": heel, "forefoot_stack": forefoot}
    made, unit = diagram("test", make(keys)), sketched(make(keys)).unit
    dashed = [int(start) for start in re.findall(r'class="G" d="m-?\d+ ?(-?\d+)', made.stills)]
    ground = int(re.findall(r'class="y" d="m0 ?(\d+)', made.stills)[0])
    heel_line, forefoot_line, _ = (ground - value for value in dashed)
    assert heel_line - forefoot_line == pytest.approx((heel - forefoot) * unit, abs=1)
    assert heel_line == pytest.approx(heel * unit, abs=1)
    assert f">Drop {heel - forefoot} mm</text>" in made.stills


@pytest.mark.parametrize("stacks", [(32.0, 24.0), (10.0, 8.0), (44.0, 40.0)])
def test_sole_is_as_thick_as_its_stacks(stacks: tuple[float, float]) -> None:
    """The midsole's upper edge passes through both measured points, and both stand on the ground."""
    profile = shoe.Profile(290.0, *stacks, 12.0)
    foam = next(shape for shape in reversed(shoe.from_side(profile)) if shape.look == "o")
    points = ends(foam.outlines[0])
    for share, stack in zip((shoe.HEEL, shoe.BALL), stacks, strict=True):
        assert any(x == pytest.approx(share * 290) and y == pytest.approx(stack) for x, y in points)
        assert profile.ground(share) == 0
    assert min(y for _, y in points) == 0


def test_thumb_is_as_wide_as_the_room_for_the_toes() -> None:
    """More room moves the longest toe back by just as much, and the thumb fills what is left."""
    profile = shoe.Profile(290.0, 32.0, 24.0, 12.0)
    tips = []
    for room in (12.0, 20.0):
        skin = next(shape for shape in shoe.foot_inside(profile, room) if shape.look == "s")
        tips.append(max(x for outline in skin.outlines for x, _ in ends(outline)))
        low = [point for outline in shoe.thumb(100.0, 100.0 + room, 50.0)[-2].outlines for point in ends(outline)]
        assert min(x for x, _ in low) == pytest.approx(100.0, abs=0.05)
    assert tips[0] == pytest.approx(shoe.inner_tip(profile) - 12.0, abs=1.0)
    assert tips[0] - tips[1] == pytest.approx(8.0, abs=0.5)


def test_narrow_toe_box_pushes_toes_in() -> None:
    """A wide toe box leaves toes where they are; a narrow one keeps them inside its walls."""
    foot = FootPrint(length=260, ball=100)
    wide = shoe.toe_box(ToeBox(label="Wide", ball=106, toes=102), foot)
    narrow = shoe.toe_box(ToeBox(label="Narrow", ball=93, toes=74), foot)
    assert max(wide[1:]) < 1
    assert min(narrow[1:]) > 5
    skins = [[shape for shape in shapes if shape.look == "s"] for shapes, *_ in (wide, narrow)]
    reach = [max(x for shape in skin for x, _ in points_of(shape.outlines)) for skin in skins]
    assert reach[0] - reach[1] > 4
    keys = {**TOP, "toe_boxes": [*TOP["toe_boxes"], {"label": "Narrow", "ball": 93, "toes": 74}]}
    assert [shape.look for shape in sketched(make(keys)).shapes].count("a") == 2


def test_arch_rises_while_heel_and_ball_stay() -> None:
    """The highest point of the arch is as high as its measure; what touches the floor is the same."""
    low, high = (bare_foot.from_inside(FootPose(arch=arch), 120.0) for arch in (13, 25))
    bodies = [next(shape.outlines[0] for shape in shapes if shape.look == "s") for shapes in (low, high)]
    before, after = (ends(body) for body in bodies)
    assert (bare_foot.HOLLOW, 13.0) in before
    assert (bare_foot.HOLLOW, 25.0) in after
    assert set(bare_foot.CONTACTS) <= {*before} & {*after}
    assert [shape for shape in low if shape.look == "S"] == [shape for shape in high if shape.look == "S"]


def test_toes_lift_about_their_joint() -> None:
    """A lifted big toe is higher, the ball below it is not."""
    flat, lifted = (bare_foot.from_inside(FootPose(toe_lift=turn), 120.0) for turn in (0, 30))
    body, first, last = next(shape for shape in flat if shape.look == "s").outlines
    moved = next(shape for shape in lifted if shape.look == "s").outlines
    assert moved[0] == body
    assert min(y for _, y in ends(moved[2])) > min(y for _, y in ends(last)) + 10
    assert len(moved[1]) == len(first)


@pytest.mark.parametrize(
    "change", [{"arch": 25}, {"toe_lift": 35}, {"toes_lift": 20}, {"toe_spread": 8}, {"arch": 20, "toe_lift": 10}]
)
def test_paths_have_one_structure_at_all_moments(change: dict[str, float]) -> None:
    """What turns into each other has the same letters; it begins and ends at the start."""
    made = diagram("test", make({**FOOT, "end": change}))
    moving = re.findall(r' d="([^"]+)"><animate [^>]*keyTimes="([^"]+)" values="([^"]+)"', made.animation)
    assert moving
    for first, times, values in moving:
        pictures = values.split(";")
        assert len({re.sub(r"[^a-z]", "", picture) for picture in pictures}) == 1
        assert pictures[0] == pictures[-1] == first
        assert len(times.split(";")) == len(pictures)
    assert 'class="m" d="' in re.sub(r"<path[^>]*><animate.*?</path>", "", made.animation)


def test_nothing_moves_without_an_end() -> None:
    """A foot with a start alone, and every shoe, is one still picture."""
    alone = {key: value for key, value in FOOT.items() if key != "end"}
    for keys in (alone, SIDE, TOP):
        made = diagram("test", make(keys))
        assert (made.animation, made.seconds, made.panels) == ("", 0.0, 1)
    assert diagram("test", make(FOOT)).panels == 2


def test_end_inherits_from_start() -> None:
    """What the end does not say is as in the start."""
    model = make({**FOOT, "start": {"arch": 18, "toe_spread": 4}, "end": {"toe_lift": 20}})
    assert isinstance(model, diagrams.Foot)
    assert model.last == FootPose(arch=18, toe_spread=4, toe_lift=20)


@pytest.mark.parametrize("name", FAULTY)
def test_faults_are_found(name: str) -> None:
    """Each fault is found and named, with its key."""
    keys, key, words = FAULTY[name]
    found = list(faults(make(keys)))
    assert [fault.key for fault in found][:1] == [key]
    assert words in found[0].message
    assert found[0].allowed
    assert found[0].hint


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({**SIDE, "toe_spring": None}, "'toe_spring' is missing"),
        ({**SIDE, "thumb": True}, "'toe_room' is missing"),
        ({**TOP, "foot": None}, "'foot' is missing"),
        ({**MARKED, "labels": {"drop": "{fall} mm"}}, "no number 'fall'"),
        ({**MARKED, "labels": {"drop": "<b>{drop}</b>"}}, "not plain"),
        ({**SIDE, "colour": "red"}, "Extra inputs"),
        ({**SIDE, "kind": "boot"}, "does not match any of the expected tags"),
    ],
)
def test_models_are_closed(keys: dict[str, Any], words: str) -> None:
    """What cannot be drawn at all is no diagram."""
    with pytest.raises(ValidationError, match=re.escape(words)):
        make(keys)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_are_sound(path: Path) -> None:
    """The real diagrams have no faults, fit their budgets, name themselves and carry no style."""
    assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=../schema/diagram.schema.json\n")
    model = from_file(path)
    assert list(faults(model)) == []
    made = diagram(path.stem, model)
    assert len(made.stills.encode()) <= 8192
    assert len(gzip.compress(made.animation.encode(), 9)) <= 6144
    assert f'<title id="fig-{path.stem}-t">{escape(made.title)}</title>' in made.stills
    assert f'aria-labelledby="fig-{path.stem}-t fig-{path.stem}-d"' in made.stills
    assert 'role="img"' in made.stills
    assert not re.search("style|nan", made.stills + made.animation)
    assert made == diagram(path.stem, model)


def test_words_are_large_enough() -> None:
    """No words are smaller than 26 units, and they are escaped."""
    assert TEXT >= 26
    made = diagram("test", make({**LACED, "labels": {"laces": "Laces & eyelets"}}))
    assert ">Laces &amp; eyelets</text>" in made.stills
    assert f"scale({TEXT / 26:g})" in made.stills
