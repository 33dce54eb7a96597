"""Worked examples: people's answers, and the advice that each should get."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo

from generator.models.base import AnswerId, CareLevelId, CauseId, ExerciseId, Model, Name, RuleId, Text
from generator.models.conditions import FieldId, check_options
from generator.models.plan import ModeId, Tier

RawAnswers = Mapping[str, int | str | tuple[str, ...]]


def _answers_known(answers: RawAnswers, info: ValidationInfo) -> RawAnswers:
    for field, value in answers.items():
        if isinstance(value, int):
            continue
        check_options(field, (value,) if isinstance(value, str) else value, info)
    return answers


Answers = Annotated[dict[FieldId, int | AnswerId | tuple[AnswerId, ...]], AfterValidator(_answers_known)]


class Expected(Model):
    """What the self-check should say."""

    level: CareLevelId
    rules: tuple[RuleId, ...] = ()
    """Combinations that must be among what called for care."""
    first: tuple[CauseId, ...] = ()
    """Causes in the first band, in order."""
    look: tuple[CauseId, ...] = ()
    not_enough: tuple[CauseId, ...] = ()
    """Causes with too few answers; checked only when given."""
    reasons: tuple[AnswerId, ...] = ()
    """Signals that must be among the reasons."""
    never: tuple[AnswerId, ...] = ()
    """Signals that must not be."""
    plan: bool
    """Whether there is a plan."""
    tier: Tier | None = None
    weeks: Annotated[int, Field(ge=1, le=12)] | None = None
    exercises: tuple[ExerciseId, ...] = ()
    """Exercises that must be in the plan."""
    without: tuple[ExerciseId, ...] = ()
    """Exercises that must not be."""
    running: ModeId | None = None
    """What the plan says about running."""
    cap: Name | None = None
    """The longest that any run should be: `8.8 km`."""
    weekly: Name | None = None
    """The distance of the plan's first week."""
    cadence: Annotated[tuple[int, ...], Field(min_length=2, max_length=2)] | None = None
    """The first step rate, and the highest ever."""


class Scenario(Model):
    """A person's answers and the advice expected: run as a test on every build, and shown as a worked example."""

    title: Name
    about: Text
    unit: Literal["km", "mi"] = "km"
    """The unit in which the person reads distances; in `answers` they are metres all the same."""
    answers: Answers
    """Only what differs from `content/selfcheck/base.yml`."""
    expect: Expected


class BaseAnswers(Model):
    """Answers of a runner with nothing remarkable; scenarios say what differs."""

    answers: Answers
