"""Diagrams: drawings from measures that are no people. What they look like is decided by `generator.figures`.

Measures are millimetres, angles degrees. Words in a picture come from the file, with {slots} for its numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from generator.models import patterns
from generator.models.base import Model, Name, Text, fail
from generator.models.inline import slots_of
from generator.models.poses import Timing

Millimetres = Annotated[float, Field(ge=0, le=60)]
Length = Annotated[float, Field(ge=150, le=360)]
Width = Annotated[float, Field(ge=40, le=140)]
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
Piece = Literal["toe-box", "heel-counter", "collar", "tongue", "laces", "midsole", "outsole"]
Mark = Measure | Piece


Doubt = tuple[str, str, str, str]
"""What cannot be: the key, what is wrong, what is allowed, and a hint."""
_STEEPEST: Final = 16.0
"""mm; the largest drop that is sold."""
_REVERSE: Final = 5.0
"""mm; how much higher the forefoot may stand than the heel."""
_THINNEST: Final = 3.0
_SHELL: Final = 15.0
"""mm; how much longer a shoe is than the longest foot that fits in."""
_ROOM: Final = (8.0, 20.0)
"""mm; a thumb's width is about 12."""
_HIGHEST_ARCH: Final = 40.0


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

    @property
    def drop(self) -> float:
        """How much higher the heel stands than the ball of the foot."""
        return (self.heel_stack or 0.0) - (self.forefoot_stack or 0.0)

    def text(self, label: str) -> str:
        """Return a label with the numbers of this shoe."""
        return re.sub(r"\{(\w+)\}", lambda slot: f"{getattr(self, slot[1]) or 0:g}", label)

    def doubts(self) -> Iterator[Doubt]:
        """Yield what cannot be."""
        if self.view == "side":
            yield from self._side_doubts()
        else:
            yield from self._top_doubts()
        for mark in sorted(set(self.marks) ^ set(self.labels)):
            here, there = ("marks", "labels") if mark in self.marks else ("labels", "marks")
            yield (
                f"{there}.{mark}",
                f"{mark!r} is in `{here}`, but not in `{there}`",
                "both or none",
                f"add it to {there}",
            )
        for mark, label in self.labels.items():
            for slot in sorted(slots_of(label)):
                if getattr(self, slot) is None:
                    yield f"labels.{mark}", f"the shoe has no {slot}", "a number given above", f"add {slot}"

    def _side_doubts(self) -> Iterator[Doubt]:
        if self.drop < -_REVERSE:
            message = f"the forefoot stack is {-self.drop:g} mm over the heel's"
            yield "forefoot_stack", message, f"at most {_REVERSE:g} mm over", "heel and forefoot may be exchanged"
        if self.drop > _STEEPEST:
            yield "heel_stack", f"the drop is {self.drop:g} mm", f"at most {_STEEPEST:g} mm", "check both stacks"
        for key in ("heel_stack", "forefoot_stack"):
            if getattr(self, key) < _THINNEST:
                yield key, "there is no sole so thin", f"at least {_THINNEST:g} mm", "measure with the outsole"
        if self.thumb and not _ROOM[0] <= (self.toe_room or 0) <= _ROOM[1]:
            message = f"a thumb is not {self.toe_room:g} mm wide"
            yield "toe_room", message, f"{_ROOM[0]:g} to {_ROOM[1]:g} mm", "about 12 mm"
        if "thumb" in self.marks and not self.thumb:
            yield "marks", "there is no thumb to measure", "`thumb: true`", "add thumb and toe_room"
        if self.foot or self.toe_boxes:
            yield (
                "view",
                "`foot` and `toe_boxes` are seen from above only",
                "`view: top`",
                "remove them, or set the view",
            )

    def _top_doubts(self) -> Iterator[Doubt]:
        if self.marks or self.thumb:
            yield "marks", "nothing is measured from above", "`view: side`", "remove marks, labels and thumb"
        if self.foot and self.foot.length > self.length - _SHELL:
            longest = self.length - _SHELL
            yield "foot.length", "the foot is longer than the shoe inside", f"at most {longest:g} mm", "check both"
        for index, box in enumerate(self.toe_boxes):
            if box.toes > box.ball:
                key = f"toe_boxes[{index + 1}].toes"
                yield key, "the shoe is wider at the toes than at the ball", f"at most {box.ball:g} mm", "check both"

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
    toe_lift: Annotated[float, Field(ge=0, le=60)] = 0
    """How far the big toe is lifted, degrees."""
    toes_lift: Annotated[float, Field(ge=0, le=60)] = 0
    """How far the other toes are lifted, degrees."""
    toe_spread: Annotated[float, Field(ge=0, le=15)] = 0
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

    @property
    def last(self) -> FootPose:
        """The end pose, with what it inherits; the start where nothing moves."""
        if self.end is None:
            return self.start
        return self.start.model_copy(update={key: getattr(self.end, key) for key in self.end.model_fields_set})

    def doubts(self) -> Iterator[Doubt]:
        """Yield what cannot be."""
        start, end = self.start, self.last
        for key, pose in (("start", start), ("end", end)):
            if pose.arch > _HIGHEST_ARCH:
                yield f"{key}.arch", f"no arch is {pose.arch:g} mm high", f"at most {_HIGHEST_ARCH:g} mm", "check it"
        if self.end is not None and start == end:
            yield "end", "the end is the same as the start", "something that changes", "change it, or remove `end`"
        rises = {
            "arch": end.arch - start.arch,
            "toe": end.toe_lift - start.toe_lift,
            "toes": end.toes_lift - start.toes_lift,
        }
        for arrow in self.arrows:
            if rises[arrow] <= 0:
                yield "arrows", f"the arrow {arrow!r} points up, but that does not rise", "what rises", "remove it"


Diagram = Annotated[Shoe | Foot, Field(discriminator="kind")]
