"""The guide: causes, exercises, equipment, shoe guides and notices."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.models.base import CauseId, EquipmentId, ExerciseId, FigureId, Model, Name, ProgressionId, Text, fail
from generator.models.evidence import Claim

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class Span(Model):
    """A number, or a range of numbers: `{from: 8, to: 10}`."""

    low: Annotated[int, Field(alias="from", ge=0, le=3600)]
    to: Annotated[int, Field(ge=0, le=3600)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.to < self.low:
            raise fail("range", f"`to` ({self.to}) is smaller than `from` ({self.low})", hint="swap the two numbers")
        return self


class Dose(Model):
    """How much to do. Give `reps` or `seconds`; everything else only where it matters."""

    sets: Span
    reps: Span | None = None
    """Repetitions in a set; with `each_side`, on each side."""
    seconds: Span | None = None
    """Length of a set in seconds, for holds and rolling."""
    hold_seconds: Span | None = None
    """How long each repetition is held, in seconds."""
    each_side: bool = False
    days_per_week: Span
    note: Text | None = None

    @model_validator(mode="after")
    def _measured(self) -> Self:
        if (self.reps is None) == (self.seconds is None):
            raise fail("dose", "a dose has either `reps` or `seconds`", hint="keep the one that the reader counts")
        return self


class Doses(Model):
    """Where to start, and what to build up to."""

    start: Dose
    build_to: Dose | None = None
    basis: Claim
    """What the numbers rest on."""


class Rung(Model):
    """One step of a ladder or one variation."""

    name: Name
    how: Text


class Mistake(Model):
    """A common mistake and what to do instead."""

    mistake: Text
    instead: Text


class Exercise(Model):
    """An exercise page."""

    name: Name
    summary: Text
    """One or two sentences: what it is and what it trains."""
    causes: Annotated[tuple[CauseId, ...], Field(min_length=1)]
    """The causes it may help with; the first is the main one."""
    equipment: tuple[EquipmentId, ...] = ()
    """What the first rungs need."""
    later_equipment: tuple[EquipmentId, ...] = ()
    """What only harder rungs or variations need."""
    works: Annotated[tuple[Name, ...], Field(min_length=1)]
    """Muscles and joints, in plain words."""
    set_up: Texts
    steps: Texts
    doses: Doses
    ladder: Annotated[tuple[Rung, ...], Field(min_length=2)]
    """From easiest to hardest."""
    start_rung: Name
    """The name of the rung of the ladder where most people start."""
    variations: tuple[Rung, ...] = ()
    """Other forms at about the same level; each with what makes it different."""
    mistakes: Annotated[tuple[Mistake, ...], Field(min_length=1)]
    stop_if: tuple[Text, ...] = ()
    """Reasons to stop that belong to this exercise; the general ones are added on every page."""
    claims: tuple[Claim, ...] = ()

    @model_validator(mode="after")
    def _starts_on_the_ladder(self) -> Self:
        names = [rung.name for rung in self.ladder]
        if self.start_rung not in names:
            message = f"`start_rung` is not on the ladder: {self.start_rung!r}"
            raise fail("start_rung", message, allowed=", ".join(names), hint="copy the name of a rung")
        return self


class Equipment(Model):
    """A thing that an exercise needs."""

    name: Name
    about: Text
    """What it is, and what does instead."""


class TryExercise(Model):
    """An exercise to start with, and why."""

    exercise: ExerciseId
    why: Text


class Difference(Model):
    """A popular piece of advice, and what the evidence says instead."""

    popular: Text
    """What articles for runners often say, in our words."""
    instead: Claim


class Picture(Model):
    """One figure, or several side by side, and what they show."""

    figures: Annotated[tuple[FigureId, ...], Field(min_length=1, max_length=4)]
    caption: Text


class Signs(Model):
    """What a reader may notice."""

    running: Texts
    daily_life: Texts


class Verdict(Model):
    """How far the evidence supports the popular idea behind a cause."""

    agreement: Literal["agree", "partly", "weak", "contradicts"]
    text: Text


class Cause(Model):
    """One of the common contributors to low back pain in runners."""

    name: Name
    short_name: Name
    """Two or three words, for lists and results."""
    order: Annotated[int, Field(ge=1, le=99)]
    summary: Text
    what_it_is: Texts
    pictures: tuple[Picture, ...] = ()
    signs: Signs
    why_it_may_matter: Texts
    evidence: Annotated[tuple[Claim, ...], Field(min_length=1)]
    verdict: Verdict
    differences: tuple[Difference, ...] = ()
    """Where popular advice and the evidence part."""
    try_first: tuple[TryExercise, ...] = ()
    also_try: Texts
    """Other things to do: habits, running changes, links to tables."""
    related_progressions: tuple[ProgressionId, ...] = ()


class GuidePoint(Model):
    """One point of a checklist or guide."""

    name: Name
    text: Text
    claim: Claim | None = None


class ShoeGuide(Model):
    """A guide about shoes: a checklist or a set of rules, with its sources."""

    name: Name
    order: Annotated[int, Field(ge=1, le=99)]
    summary: Text
    introduction: Texts
    pictures: tuple[Picture, ...] = ()
    points_title: Name
    points: Annotated[tuple[GuidePoint, ...], Field(min_length=1)]
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()
    related_progressions: tuple[ProgressionId, ...] = ()


class Notice(Model):
    """A text that stands on many pages, kept once."""

    name: Name
    text: Text
    items: tuple[Text, ...] = ()
    claims: tuple[Claim, ...] = ()
