"""Figures of people: the pose language. What it means is drawn by `generator.figures`.

Points are `[ahead, up, near]` in centimetres as seen in the picture: ahead is to the right, near is towards
the viewer, the floor is at up = 0. `left` and `right` are the person's own. Angles are degrees.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator

from generator.models.base import Model, Name, PresetId, Text, fail, shorten, suggest

Number = Annotated[float, Field(ge=-400, le=400)]
Point = tuple[Number, Number, Number]
Spot = tuple[Number, Number]
"""A place on the ground: `[ahead, near]`."""

_WORDS: Final = frozenset({"ahead", "behind", "up", "down", "near", "far"})
_OWN: Final = frozenset({"out", "in", "headward", "footward", "front", "rear"})
DIRECTION_WORDS: Final = _WORDS | _OWN
_SIDED: Final = frozenset(
    {"hand", "foot", "knee", "elbow", "shoulder", "hip", "forearm", "shin", "toes", "heel", "side", "waist", "thigh"}
    | {"chest", "belly", "ear", "nape", "bar-back", "bar-front", "face", "ankle", "wrist"}
)
_WHOLE: Final = frozenset({"head", "shoulders", "back", "buttocks", "pelvis", "neck", "low-back"})
PARTS: Final = _WHOLE | {f"{part}.{side}" for part in _SIDED for side in ("left", "right")}
CONTACTS: Final = frozenset({"buttocks", "back", "shoulders", "head"}) | {
    f"{part}.{side}"
    for part in ("hand", "foot", "toes", "heel", "knee", "shin", "elbow", "forearm", "hip", "side", "shoulder", "thigh")
    for side in ("left", "right")
}
MUSCLES: Final = frozenset({"low-back", "upper-back", "belly", "chest", "neck-back"}) | {
    f"{muscle}.{side}"
    for muscle in (
        "quad",
        "hamstring",
        "glute",
        "hip-side",
        "hip-front",
        "calf",
        "shin",
        "inner-thigh",
        "shoulder",
        "side",
        "foot",
        "lat",
    )
    for side in ("left", "right")
}


def _one_of(choices: frozenset[str], what: str) -> AfterValidator:
    """Check that a word is one of a closed set."""

    def check(value: str) -> str:
        if value not in choices:
            hint = suggest(value, choices) or "see the words in CONTRIBUTING.md"
            raise fail("word", f"there is no {what} {value!r}", allowed=shorten(choices, 80), hint=hint)
        return value

    return AfterValidator(check)


def _listed(choices: frozenset[str]) -> WithJsonSchema:
    """Let editors offer the words of a closed set."""
    return WithJsonSchema({"type": "string", "enum": sorted(choices)})


def _direction(value: str) -> str:
    """Check words such as `ahead` or `ahead-down`."""
    wrong = [word for word in value.split("-") if word not in DIRECTION_WORDS]
    if wrong:
        hint = suggest(wrong[0], DIRECTION_WORDS) or "join two words with a hyphen, or give [ahead, up, near]"
        raise fail(
            "direction", f"{wrong[0]!r} is not a direction", allowed=", ".join(sorted(DIRECTION_WORDS)), hint=hint
        )
    return value


Direction = Annotated[str, AfterValidator(_direction)] | Point
"""Words such as `up` or `ahead-down`, or `[ahead, up, near]`; `out` and `in` are away from and to the midline,
`headward`, `footward`, `front` and `rear` follow the pelvis."""
Part = Annotated[str, _one_of(PARTS, "part of the body"), _listed(PARTS)]
Place = Annotated[str, _one_of(PARTS | {"stay"}, "place"), _listed(PARTS | {"stay"})]
Contact = Annotated[str, _one_of(CONTACTS, "contact"), _listed(CONTACTS)]
Muscle = Annotated[str, _one_of(MUSCLES, "muscle"), _listed(MUSCLES)]
Support = Literal["floor", "step", "box", "bench", "chair", "wall", "roller", "bosu", "ball", "rail", "post"]


class Bend(Model):
    """A part of the spine: bent forward, to its right and turned to its right; negative is the other way."""

    bend: Number = 0
    side: Number = 0
    turn: Number = 0


class Spine(Model):
    """How each part of the spine is bent, relative to the part below."""

    lumbar: Number | Bend | None = None
    thorax: Number | Bend | None = None
    neck: Number | Bend | None = None
    head: Number | Bend | None = None


class Pelvis(Model):
    """Where the pelvis is and how it is tipped. Place words move it; angles are absolute."""

    at: Point | None = None
    """The middle between both hip joints."""
    ahead: Number = 0
    behind: Number = 0
    up: Number = 0
    down: Number = 0
    near: Number = 0
    far: Number = 0
    tilt: Number | None = None
    """Forward (+) or backward (-) from the preset."""
    lean: Number | None = None
    """To the person's right (+) or left (-)."""
    turn: Number | None = None
    """Turned to the person's right (+) or left (-)."""


class Limb(Model):
    """What arms and legs share. Give one placement: `aim`, two directions, `to` or `plant`."""

    aim: Direction | None = None
    """Both pieces point this way: the limb is straight."""
    to: Place | Point | None = None
    """Where wrist or ankle is: a point, a part of the body, or where it was."""
    by: Point | None = None
    """Added to `to`."""
    plant: Spot | None = None
    """Rests on its support here, `[ahead, near]`."""
    slide: bool | None = None
    """Slides to another place; without it hand or foot is lifted on its way."""


class Arm(Limb):
    """An arm."""

    upper: Direction | None = None
    fore: Direction | None = None
    elbow: Direction | None = None
    """Where the elbow points."""
    fingers: Direction | None = None
    palm: Direction | None = None
    grip: bool | None = None


class Leg(Limb):
    """A leg."""

    thigh: Direction | None = None
    shank: Direction | None = None
    knee: Direction | None = None
    """Where the knee points."""
    toe: Direction | None = None
    """Where the toes point."""
    ankle: Number | None = None
    """Toes pointed (+) or pulled up (-), for a free foot."""
    heel: Number | None = None
    """Heel raised by this angle, for a planted foot."""


class Stance(Model):
    """One key pose. `end` and `between` inherit from the pose before: write only what changes."""

    preset: PresetId | None = None
    faces: Direction | None = None
    """Where the front of the pelvis looks, before tilt, lean and turn."""
    head: Direction | None = None
    """Where the head end of the pelvis points."""
    pelvis: Pelvis | None = None
    spine: Literal["neutral", "flat", "arched", "rounded"] | Spine | None = None
    arm_left: Annotated[Arm | None, Field(alias="arm.left")] = None
    arm_right: Annotated[Arm | None, Field(alias="arm.right")] = None
    leg_left: Annotated[Leg | None, Field(alias="leg.left")] = None
    leg_right: Annotated[Leg | None, Field(alias="leg.right")] = None
    arms: Arm | None = None
    """The same for both arms."""
    legs: Leg | None = None
    """The same for both legs."""
    hands: Literal["hips", "ears", "nape", "chest", "belly", "thighs", "knees", "bar-back", "bar-front"] | None = None
    """Where both hands are."""
    rests: dict[Contact, Support | None] = Field(default_factory=dict)
    """What rests on what; `null` lifts it off."""
    pin: Part | None = None
    """Stays where it was: the body moves instead. Without it the first contact that is kept."""


class Preset(Stance):
    """A stance with a name, to start from."""

    name: Name
    """Completes "Start: ...", such as "on hands and knees"."""


class Box(Model):
    """A step, box, bench or chair: its top, where it stands, how long and deep it is."""

    height: Annotated[float, Field(ge=1, le=120)] | None = None
    at: Spot | None = None
    size: Spot | None = None
    under: Contact | None = None
    """Stands under this part of the start pose."""
    faces: Literal["ahead", "behind"] = "ahead"
    """For a chair: where somebody who sits on it looks."""


class Upright(Model):
    """A wall, post, rail or round prop: where it is."""

    at: Spot | None = None
    height: Annotated[float, Field(ge=1, le=260)] | None = None
    faces: Literal["ahead", "behind", "near", "far"] = "behind"
    """For a wall: where its front looks."""


class Strap(Model):
    """Straps or a band from an anchor to hands or feet, or a loop around both."""

    anchor: Point | None = None
    holds: tuple[Part, ...] = ()
    around: tuple[Part, ...] = ()


class Weight(Model):
    """A dumbbell or barbell: in the hands, or on a part of the body."""

    on: Literal["hands", "back", "front", "hips"] = "hands"
    length: Annotated[float, Field(ge=10, le=220)] | None = None


PropName = Literal[
    "mat",
    "roller",
    "step",
    "box",
    "bench",
    "chair",
    "wall",
    "post",
    "rail",
    "bosu",
    "ball",
    "dumbbell",
    "barbell",
    "loop-band",
    "watch",
]


class Prop(Model):
    """One thing with its measures; a thing that needs none is given by its name alone."""

    mat: Box | None = None
    roller: Upright | None = None
    step: Box | None = None
    box: Box | None = None
    bench: Box | None = None
    chair: Box | None = None
    wall: Upright | None = None
    post: Upright | None = None
    rail: Upright | None = None
    bosu: Upright | None = None
    ball: Upright | None = None
    dumbbell: Weight | None = None
    barbell: Weight | None = None
    loop_band: Annotated[Strap | None, Field(alias="loop-band")] = None
    band: Strap | None = None
    strap: Strap | None = None
    hand_strap: Annotated[Strap | None, Field(alias="hand-strap")] = None

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise fail("prop", "a prop is one thing", allowed="one name in each item", hint="give each its own hyphen")
        return self


def _written(value: object) -> str:
    """Tell a prop that is given by its name from one with measures."""
    return "name" if isinstance(value, str) else "measured"


AnyProp = Annotated[
    Annotated[PropName, Tag("name")] | Annotated[Prop, Tag("measured")],
    Discriminator(_written),
]


class Timing(Model):
    """How the movement is paced, in seconds; together one round."""

    wait: Annotated[float, Field(ge=0, le=6)] = 0.6
    there: Annotated[float, Field(ge=0.3, le=6)] = 1.4
    hold: Annotated[float, Field(ge=0, le=6)] = 0.6
    back: Annotated[float, Field(ge=0, le=6)] = 1.4


View = Literal["side", "front", "three-quarter", "side-lying", "above", "back"]


class Rung(Model):
    """A step of the ladder, or a variation, that looks different: what changes."""

    name: Name
    """As on the exercise's page."""
    view: View | None = None
    props: tuple[AnyProp, ...] | None = None
    start: Stance = Stance()
    end: Stance = Stance()
    works: tuple[Muscle, ...] | None = None
    arrows: tuple[Part, ...] | None = None
    description: Text | None = None


class Pose(Model):
    """A figure: a start, an end, and what to look at."""

    name: Name
    """What is shown, for the text alternative and the contact sheet."""
    view: View | dict[View, Number] = "side"
    """A camera, or `{side: 10}`: a camera and how far it is turned."""
    props: tuple[AnyProp, ...] = ()
    start: Stance
    end: Stance | None = None
    between: tuple[Stance, ...] = ()
    """Poses on the way from start to end, each inherited from the one before."""
    cycle: bool = False
    """A stride: start, end if there is one, then both with left and right exchanged."""
    timing: Timing = Timing()
    still: tuple[Literal["pelvis", "low-back", "back", "trunk", "head"], ...] = ()
    """What must not move; checked, and said in the text alternative."""
    straight: tuple[Literal["arm.left", "arm.right", "leg.left", "leg.right", "arms", "legs"], ...] = ()
    """Limbs that must be straight in both poses; checked."""
    works: Annotated[tuple[Muscle, ...], Field(max_length=3)] = ()
    arrows: Annotated[tuple[Part, ...], Field(max_length=2)] = ()
    guides: tuple[Literal["spine", "plumb.left", "plumb.right", "pelvis", "shin.left", "shin.right"], ...] = ()
    above: tuple[Literal["arm.left", "arm.right", "leg.left", "leg.right", "head"], ...] = ()
    """Parts drawn over all others."""
    beyond: dict[str, Text] = Field(default_factory=dict)
    """Joints that leave the usual range on purpose, each with the reason."""
    look: Annotated[int, Field(ge=1, le=4)] | None = None
    """Which of the four people; without it they take turns."""
    layout: Literal["beside", "stacked"] | None = None
    only: Literal["start", "end"] | None = None
    """Show one pose only, for pictures that do not move."""
    crop: Literal["legs", "foot.right", "foot.left"] | None = None
    description: Text | None = None
    """Replaces the generated text alternative."""
    rungs: dict[Name, Rung] = Field(default_factory=dict)


def prop_parts(prop: str | Prop) -> tuple[str, Any]:
    """Return the name of a prop and its measures (None where it stands alone)."""
    if isinstance(prop, str):
        return prop, None
    field = next(iter(prop.model_fields_set))
    return field.replace("_", "-"), getattr(prop, field)
