"""What could go wrong with the self-check, what holds it in check, and the figures of its proof."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from generator.models import patterns
from generator.models.base import AnswerId, Model, Name, Text, unique_ids

TestId = Annotated[str, StringConstraints(pattern=patterns.TEST, max_length=160)]
"""A test of the repository: `tests/assessment/test_flags.py::test_one_flag_alone`."""


class Hazard(Model):
    """One way in which the self-check could do harm."""

    name: Name
    order: Annotated[int, Field(ge=1, le=99)]
    cause: Text
    """How it could come about."""
    harm: Text
    """What it could do to a reader."""
    control: Text
    """What keeps it from happening."""
    tests: Annotated[tuple[TestId, ...], Field(min_length=1)]
    """The tests that fail if the control does."""


class Figure(Model):
    """A number that a run of the tests found."""

    id: AnswerId
    name: Name
    number: Annotated[int, Field(ge=0)]
    text: Text
    """What exactly was counted."""
    test: TestId
    """The test that counts it or fails without it."""


class Proof(Model):
    """Figures of the proof that a build cannot work out by itself."""

    figures: Annotated[tuple[Figure, ...], Field(min_length=1), AfterValidator(unique_ids)]
