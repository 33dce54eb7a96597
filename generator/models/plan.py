"""The plan as data: how it is put together from a reader's answers, and what it says."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from generator.models.base import (
    AnswerId,
    CauseId,
    ExerciseId,
    Model,
    Name,
    RuleId,
    SlotText,
    Text,
    Texts,
    fail,
    unique_ids,
)
from generator.models.conditions import Condition, check_options
from generator.models.evidence import Claim

Tier = Literal["gentle", "standard", "full"]
"""How much a plan asks at first."""
ModeId = Literal["rest", "walk", "walk_run", "hold", "build"]
"""What a plan says about running."""


def _option_of(field: str) -> AfterValidator:
    def check(value: str, info: ValidationInfo) -> str:
        check_options(field, (value,), info)
        return value

    return AfterValidator(check)


KitId = Annotated[AnswerId, _option_of("kit")]
"""An option of the field `kit`: what the reader has."""
MinutesId = Annotated[AnswerId, _option_of("minutes")]
"""An option of the field `minutes`."""
Weekday = Annotated[int, Field(ge=0, le=6)]
"""Days after the first day of a week of the plan."""


class Lengths(Model):
    """How many weeks a plan has."""

    usual: Annotated[int, Field(ge=2, le=12)]
    longer: Annotated[int, Field(ge=2, le=12)]
    longer_for: Annotated[tuple[CauseId, ...], Field(min_length=1)]
    """Causes that, in the first band, make it the longer plan."""
    until_seen: Annotated[int, Field(ge=1, le=4)]
    """Weeks of a plan for somebody who should be seen soon."""


class Room(Model):
    """How many exercises fit into a session."""

    minutes: Annotated[int, Field(ge=5, le=60)]
    answer: MinutesId
    """The option of the field `minutes`."""
    exercises: Annotated[int, Field(ge=1, le=12)]


class Choice(Model):
    """An exercise that a plan may hold."""

    exercise: ExerciseId
    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)] = ("gentle", "standard", "full")
    """The tiers that may have it."""
    needs: KitId | None = None
    """The option of the field `kit` without which it cannot be done."""
    while_running: bool = False
    """Whether it is done in a run, and so only by those who may run."""


class Purpose(Model):
    """What exercises of a plan are for: those of one purpose can stand in for each other."""

    id: AnswerId
    """A cause, or the name of a place in the base of every plan."""
    name: Name
    choices: Annotated[tuple[Choice, ...], Field(min_length=1)]
    """In order of preference."""


class StartRung(Model):
    """Where exercises for a purpose start above the first rung, in the full tier."""

    purpose: AnswerId
    rung: Annotated[int, Field(ge=2, le=6)]
    when: Condition


class Exclusion(Model):
    """Exercises that are left out of a plan."""

    exercises: Annotated[tuple[ExerciseId, ...], Field(min_length=1)]
    when: Condition
    why: Text


class Small(Model):
    """Exercises that stay at their first rung."""

    exercises: Annotated[tuple[ExerciseId, ...], Field(min_length=1)]
    when: Condition
    why: Text


class Top(Model):
    """The rung (from 1) of an exercise above which a plan does not go."""

    exercise: ExerciseId
    rung: Annotated[int, Field(ge=1, le=6)]
    unless: KitId | None = None
    """The option of the field `kit` with which it may go on."""


class SessionDays(Model):
    """On which days of a week the sessions are."""

    days: Annotated[int, Field(ge=1, le=7)]
    """The reader's number of days."""
    main: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    short: tuple[Weekday, ...] = ()


class Stage(Model):
    """Weeks of a plan that share how much is done."""

    weeks: Annotated[tuple[int, ...], Field(min_length=1)]
    up: Annotated[int, Field(ge=0, le=5)]
    """Rungs above the start that are open if the gates were green."""
    dose: Literal["start", "build_to"]
    name: Name
    text: Text


class RunningMode(Model):
    """What a plan says about running; the first mode whose condition holds."""

    id: ModeId
    soon: bool | None = None
    """Whether it is for those who should be seen soon (true), for others (false), or for all (absent)."""
    rules: tuple[RuleId, ...] = ()
    """Only where one of these rules was met."""
    when: Condition | None = None
    name: Name
    text: Text


class Running(Model):
    """The numbers of the running part."""

    modes: Annotated[tuple[RunningMode, ...], Field(min_length=1)]
    hold_weeks: Annotated[int, Field(ge=0, le=4)]
    """Weeks without more distance before the build-up begins."""
    hold_when: Condition
    less_when: Condition
    less_percent: Annotated[int, Field(ge=1, le=100)]
    """Share of the last weeks' distance with which to start where `less_when` holds."""
    stopped_when: Condition
    stopped_percent: Annotated[int, Field(ge=1, le=100)]
    """Share of the mean of earlier weeks with which to start after a stop."""
    walk_run_days: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    sessions_a_step: Annotated[int, Field(ge=1, le=5)]
    cadence_week: Annotated[int, Field(ge=1, le=8)]
    """The week in which the first rise of the step rate begins."""
    cadence_block_weeks: Annotated[int, Field(ge=1, le=4)]
    cadence_first_per_mille: Annotated[int, Field(ge=1, le=100)]
    cadence_cap_per_mille: Annotated[int, Field(ge=1, le=100)]
    long_run_cap_percent: Annotated[int, Field(ge=1, le=30)]


class Note(Model):
    """Something to do or know, said when its condition holds."""

    id: AnswerId
    when: Condition | None = None
    cause: CauseId | None = None
    """Said if this cause is in one of the first two bands."""
    text: SlotText


class Gate(Model):
    """When to go up, hold, or go back."""

    id: Literal["up", "hold", "down"]
    name: Name
    text: Text


class Plan(Model):
    """Everything of which a plan is made."""

    none_when: Condition
    """Nobody for whom this holds gets a plan."""
    none_text: Text
    lengths: Lengths
    gentle_when: Condition
    standard_when: Condition
    rooms: Annotated[tuple[Room, ...], Field(min_length=1)]
    room_unanswered: MinutesId
    """The room of somebody who did not say how much time there is."""
    base: Annotated[tuple[AnswerId, ...], Field(min_length=1)]
    """Purposes that every plan begins with."""
    easy: AnswerId
    """The purpose that fills a gentle plan, and any other that has room left."""
    gentle_behind: Annotated[int, Field(ge=0, le=3)]
    """How many stages a gentle plan stays behind the others."""
    apart: tuple[Annotated[tuple[ExerciseId, ...], Field(min_length=2, max_length=2)], ...] = ()
    """Pairs of exercises that are not done on the same day, and so never share a plan."""
    purposes: Annotated[tuple[Purpose, ...], Field(min_length=1), AfterValidator(unique_ids)]
    start_rungs: tuple[StartRung, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    small: tuple[Small, ...] = ()
    tops: tuple[Top, ...] = ()
    """Ladders that end earlier: their later rungs need something that the reader may not have."""
    session_days: Annotated[tuple[SessionDays, ...], Field(min_length=1)]
    days_unanswered: Annotated[int, Field(ge=1, le=7)]
    short_exercises: Annotated[int, Field(ge=1, le=5)]
    short_purposes: Annotated[tuple[AnswerId, ...], Field(min_length=1)]
    """Purposes that a short session may train: they need no rest day between."""
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    running: Running
    shoes: Annotated[tuple[Note, ...], AfterValidator(unique_ids)]
    notes: Annotated[tuple[Note, ...], AfterValidator(unique_ids)]
    gates: Annotated[tuple[Gate, ...], Field(min_length=3, max_length=3)]
    flare_up: Texts
    recheck_day: Annotated[int, Field(ge=7, le=28)]
    recheck_text: Text
    second_look_week: Annotated[int, Field(ge=2, le=8)]
    clear_change: Annotated[int, Field(ge=1, le=10)]
    """Points of pain that count as a clear change."""
    clear_change_percent: Annotated[int, Field(ge=1, le=100)]
    seek_care: Texts
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _purposes_exist(self) -> Self:
        named = {purpose.id for purpose in self.purposes}
        for key, used in (
            ("base", self.base),
            ("easy", (self.easy,)),
            ("short_purposes", self.short_purposes),
            ("start_rungs", [rung.purpose for rung in self.start_rungs]),
        ):
            for name in used:
                if name not in named:
                    allowed = ", ".join(sorted(named))
                    raise fail("purpose", f"`{key}` names no purpose: {name!r}", key=key, allowed=allowed)
        return self
