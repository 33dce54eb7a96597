"""Diagrams: drawings from measures that are no people. What they look like is decided by `generator.figures`.

Measures are millimetres, angles degrees. Words in a picture come from the file, with {slots} for its numbers.
"""

from __future__ import annotations

import re
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from generator.models import patterns
from generator.models.base import Model, Name, Text, fail
from generator.models.inline import slots_of
from generator.models.poses import Timing

Millimetres = Annotated[float, Field(ge=0, le=60, strict=False)]
Length = Annotated[float, Field(ge=150, le=360, strict=False)]
Width = Annotated[float, Field(ge=40, le=140, strict=False)]
Look = Annotated[int, Field(ge=1, le=4)]
SLOTS: Final = ("drop", "heel_stack", "forefoot_stack", "length", "toe_spring", "toe_room")


def _plain(value: str) -> str:
    """Check a label: plain words, and only slots that a shoe has."""
    unknown = slots_of(value) - set(SLOTS)
    if unknown:
        slots = ", ".join(f"{{{slot}}}" for slot in SLOTS)
        raise fail("slot", f"there is no number {min(unknown)!r} in a shoe", allowed=slots, hint="correct the slot")
    bare = re.sub("|".join(rf"\{{{slot}\}}" for slot in SLOTS), "0", value)
    if not re.search(patterns.NAME, bare):
        raise fail("label", "this label is not plain", allowed=patterns.PATTERNS[patterns.NAME], hint="use plain words")
    return value


Label = Annotated[str, StringConstraints(min_length=1, max_length=60), AfterValidator(_plain)]
"""Words in the picture, such as `Drop: {drop} mm`."""

Measure = Literal["drop", "heel-stack", "forefoot-stack", "toe-spring", "thumb"]
Piece = Literal["toe-box", "heel-counter", "collar", "tongue", "laces", "upper", "midsole", "outsole"]
Mark = Measure | Piece


class _Diagram(Model):
    """What all diagrams have."""

    name: Name
    """What is shown, for the text alternative and the contact sheet."""
    description: Text
    """The text alternative, by hand: what there is to see, for somebody who does not see it."""
    look: Look | None = None
    """Which of the four palettes; without it they take turns."""


class ToeBox(Model):
    """A shoe seen from above: how wide it is inside."""

    label: Label
    ball: Width
    """Across the ball of the foot."""
    toes: Width
    """Across the middle of the toes."""


class FootPrint(Model):
    """A foot seen from above."""

    length: Length
    ball: Width
    """Across the ball of the foot."""


class Shoe(_Diagram):
    """A running shoe from its outer side, or its toe box from above."""

    kind: Literal["shoe"]
    view: Literal["side", "top"] = "side"
    length: Length
    """Of the whole shoe, outside."""
    heel_stack: Millimetres | None = None
    """From the ground to the foot, under the heel."""
    forefoot_stack: Millimetres | None = None
    """From the ground to the foot, under the ball."""
    toe_spring: Millimetres | None = None
    """How high the tip of the sole is above the ground."""
    marks: tuple[Mark, ...] = ()
    """What is pointed at or measured; each needs a label."""
    labels: dict[Mark, Label] = Field(default_factory=dict)
    thumb: bool = False
    """The shoe cut open, and a thumb between the longest toe and the tip."""
    toe_room: Millimetres | None = None
    """How far the longest toe is from the end of the shoe."""
    foot: FootPrint | None = None
    toe_boxes: Annotated[tuple[ToeBox, ...], Field(max_length=2)] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        """Check that what is drawn has its measures."""
        side = {"heel_stack", "forefoot_stack", "toe_spring"}
        needed = {"foot", "toe_boxes"} if self.view == "top" else side | ({"toe_room"} if self.thumb else set())
        missing = sorted(key for key in needed if getattr(self, key) in {None, ()})
        if missing:
            raise fail(
                "shoe", f"{missing[0]!r} is missing for this view", allowed=", ".join(sorted(needed)), hint="add"
            )
        return self


class FootPose(Model):
    """How a bare foot is held; `end` inherits what it does not say."""

    arch: Millimetres = 14
    """How high the middle of the inner edge is above the floor."""
    toe_lift: Annotated[float, Field(ge=0, le=60, strict=False)] = 0
    """How far the big toe is lifted, degrees."""
    toes_lift: Annotated[float, Field(ge=0, le=60, strict=False)] = 0
    """How far the other toes are lifted, degrees."""
    toe_spread: Annotated[float, Field(ge=0, le=15, strict=False)] = 0
    """How far neighbouring toes are apart."""


class Foot(_Diagram):
    """A bare foot from its inner side, close up: a start, and an end if it moves."""

    kind: Literal["foot"]
    length: Length = 260
    start: FootPose
    end: FootPose | None = None
    arrows: tuple[Literal["arch", "toe", "toes"], ...] = ()
    """What moves."""
    guides: tuple[Literal["arch"], ...] = ()
    """Lines in the end pose that show where something was."""
    works: tuple[Literal["arch"], ...] = ()
    """Muscles, in the end pose."""
    timing: Timing = Timing()


Diagram = Annotated[Shoe | Foot, Field(discriminator="kind")]
