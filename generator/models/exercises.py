"""Exercises: doses, ladders, mistakes, and the facts by which the index filters."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.models.base import CauseId, EquipmentId, Line, Model, Name, PageModel, Span, Text, Texts, fail
from generator.models.evidence import Claim

Group = Literal["core", "strength", "mobility", "stretch", "warm-up", "drill"]
Muscle = Literal[
    "belly",
    "low-back",
    "upper-back",
    "buttocks",
    "hip-front",
    "hip-side",
    "thigh-front",
    "thigh-back",
    "thigh-inner",
    "calf",
    "foot",
]
Position = Literal["lying", "all-fours", "kneeling", "sitting", "standing", "moving"]
Level = Literal["gentle", "medium", "hard"]


class Work(Model):
    """What to do in one go. Give one of `reps`, `seconds` and `metres`; the rest only where it matters."""

    sets: Span
    reps: Span | None = None
    """Repetitions in a set; with `each_side`, on each side."""
    counts: Literal["repetitions", "breaths", "steps"] = "repetitions"
    """What `reps` counts."""
    seconds: Span | None = None
    """Length of a set in seconds, for holds and rolling."""
    metres: Span | None = None
    """Length of a set in metres, for drills."""
    hold_seconds: Span | None = None
    """How long each repetition is held, in seconds."""
    each_side: bool = False
    rest_seconds: Span | None = None
    """Rest between two sets, in seconds."""
    note: Text | None = None

    @model_validator(mode="after")
    def _measured(self) -> Self:
        if [self.reps, self.seconds, self.metres].count(None) != 2:  # noqa: PLR2004 - one of three is given
            message = "a dose has exactly one of `reps`, `seconds` and `metres`"
            raise fail("dose", message, hint="keep the one that the reader counts")
        if self.sets.to > 1 and self.rest_seconds is None:
            message = "more than one set, but no `rest_seconds` between them"
            raise fail(
                "rest", message, key="sets", allowed="rest_seconds: {from: 30, to: 60}", hint="say how long to rest"
            )
        return self


class Dose(Work):
    """How much to do, and on how many days."""

    days_per_week: Span


class Doses(Model):
    """Where to start, and what to build up to."""

    start: Dose
    build_to: Dose | None = None
    basis: Claim
    """What the numbers rest on."""


class Variation(Model):
    """Another form of an exercise at about the same level."""

    name: Name
    how: Text


class Rung(Variation):
    """One step of a ladder."""

    to_next: Text | None = None
    """The gate: what to be able to do before the next rung. Every rung but the last has one."""


class Mistake(Model):
    """A common mistake and what to do instead."""

    mistake: Text
    instead: Text


class Exercise(PageModel):
    """An exercise page."""

    name: Name
    aliases: tuple[Name, ...] = ()
    """Other names under which people search for it."""
    purpose: Line
    """One line: what it is for."""
    summary: Text
    """One or two sentences: what it is and what it trains."""
    group: Group
    position: Position
    """Where the body is at the rung where most people start."""
    level: Level
    """How much the rung where most people start asks of a sore back."""
    muscles: Annotated[tuple[Muscle, ...], Field(min_length=1)]
    """Target muscles, for the filter; `works` says them in words."""
    causes: Annotated[tuple[CauseId, ...], Field(min_length=1)]
    """The causes it may help with; the first is the main one."""
    equipment: tuple[EquipmentId, ...] = ()
    """What the first rungs need."""
    later_equipment: tuple[EquipmentId, ...] = ()
    """What only harder rungs or variations need."""
    without_equipment: Text | None = None
    """How to do it, or what to do, with nothing bought. Needed as soon as `equipment` names something."""
    works: Annotated[tuple[Name, ...], Field(min_length=1)]
    """Muscles and joints, in plain words."""
    set_up: Texts
    steps: Texts
    breathing: Text
    feel: Text
    """What it should feel like, and where."""
    seconds_each: Annotated[int, Field(ge=1, le=180)] | None = None
    """Seconds for one repetition without its hold, or for one length with the way back."""
    doses: Doses
    ladder: Annotated[tuple[Rung, ...], Field(min_length=2)]
    """From easiest to hardest."""
    start_rung: Name
    """The name of the rung of the ladder where most people start."""
    variations: tuple[Variation, ...] = ()
    """Other forms at about the same level; each with what makes it different."""
    mistakes: Annotated[tuple[Mistake, ...], Field(min_length=2)]
    stop_if: Texts
    """Reasons to stop that belong to this exercise; the general ones are added on every page."""
    claims: tuple[Claim, ...] = ()

    @model_validator(mode="after")
    def _starts_on_the_ladder(self) -> Self:
        names = [rung.name for rung in self.ladder]
        if self.start_rung not in names:
            message = f"`start_rung` is not on the ladder: {self.start_rung!r}"
            raise fail(
                "start_rung", message, key="start_rung", allowed=", ".join(names), hint="copy the name of a rung"
            )
        return self

    @model_validator(mode="after")
    def _gates(self) -> Self:
        *lower, last = self.ladder
        missing = [rung.name for rung in lower if rung.to_next is None]
        if missing:
            message = f"no gate to the next rung at: {', '.join(missing)}"
            hint = "add `to_next`: what to be able to do before the next rung"
            raise fail("gate", message, key="ladder", allowed="`to_next` at every rung but the last", hint=hint)
        if last.to_next is not None:
            raise fail("gate", f"nothing comes after {last.name!r}", key="ladder", hint="remove its `to_next`")
        return self

    @model_validator(mode="after")
    def _can_be_timed(self) -> Self:
        doses = [dose for dose in (self.doses.start, self.doses.build_to) if dose]
        if self.seconds_each is None and any(dose.seconds is None for dose in doses):
            message = "`seconds_each` is missing, so its time cannot be worked out"
            hint = "say how many seconds one repetition takes without its hold, or one length with the way back"
            raise fail("timed", message, key="doses", allowed="1 to 180", hint=hint)
        return self

    @model_validator(mode="after")
    def _possible_without_equipment(self) -> Self:
        if self.equipment and self.without_equipment is None:
            message = "it needs equipment, but `without_equipment` is missing"
            raise fail("equipment", message, key="equipment", hint="say what somebody does who has bought nothing")
        return self
