"""Routines: exercises in order, with doses, from which the time is worked out."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.models.base import (
    Anchor,
    CauseId,
    EquipmentId,
    ExerciseId,
    Line,
    Model,
    Name,
    PageModel,
    Span,
    Text,
    Texts,
    fail,
)
from generator.models.evidence import Claim
from generator.models.exercises import Work


class RoutineItem(Model):
    """One exercise of a routine."""

    exercise: ExerciseId
    rung: Name | None = None
    """A rung of its ladder; without it, the one where most people start."""
    dose: Work | None = None
    """How much; without it, the exercise's own start dose."""
    cue: Line | None = None
    """A few words that fit on the printed sheet."""


class Section(Model):
    """A part of one session, or a session of its own in a plan of several weeks."""

    id: Anchor
    name: Name
    about: Text | None = None
    minutes: Span | None = None
    """Planned length; needed where each section is a session of its own."""
    items: Annotated[tuple[RoutineItem, ...], Field(min_length=1)]
    gate: Text | None = None
    """What to be able to do before the next section of a plan."""


class Routine(PageModel):
    """A routine page. Its time is computed from the doses, and must fit the planned minutes."""

    name: Name
    aliases: tuple[Name, ...] = ()
    """Other names under which people search for it."""
    order: Annotated[int, Field(ge=1, le=99)]
    kind: Literal["warm-up", "stretch", "core", "hips", "legs", "drills", "desk", "block"]
    summary: Text
    when: Text
    """When to do it, and how often."""
    causes: Annotated[tuple[CauseId, ...], Field(min_length=1)]
    equipment: tuple[EquipmentId, ...]
    """What the chosen rungs need; may be empty."""
    sections_are: Literal["parts", "sessions"] = "parts"
    """Whether the sections together make one session, or each is a session of its own."""
    minutes: Span
    """Planned length of a session."""
    change_seconds: Annotated[int, Field(ge=0, le=120)]
    """Time to get from one exercise to the next."""
    before: Texts
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    progress: Texts
    """How to make it harder, and when to go back."""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _planned(self) -> Self:
        if self.sections_are == "sessions" and any(section.minutes is None for section in self.sections):
            message = "each section is a session of its own, so each needs its planned `minutes`"
            raise fail(
                "minutes",
                message,
                key="sections",
                allowed="minutes: {from: 20, to: 25}",
                hint="add it to every section",
            )
        return self
