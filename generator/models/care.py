"""Levels of care and red flags."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.models import patterns
from generator.models.base import CareLevelId, Model, Name, Text
from generator.models.evidence import Claim

Blocked = Literal["causes", "plan", "running", "impact", "progress"]


class Phone(Model):
    """A number to call, shown as a link."""

    label: Name
    number: Annotated[str, Field(pattern=patterns.PHONE)]


class CareLevel(Model):
    """How soon a person should be seen, and what that means for the reader now."""

    name: Name
    rank: Annotated[int, Field(ge=0, le=9)]
    """0 is no level of concern; the highest rank wins."""
    heading: Name
    """Heading of this level's card of warning signs; says what to do."""
    why_shown: Text
    action: Text
    """What to do now. Shown with each sign of this level that is ticked."""
    where: tuple[Text, ...] = ()
    """Where help of this level is to be had."""
    phones: tuple[Phone, ...] = ()
    blocks: tuple[Blocked, ...] = ()
    """What the self-check does not offer at this level."""


class RedFlag(Model):
    """A warning sign, worded for the reader."""

    name: Name
    """A few words, for lists."""
    order: Annotated[int, Field(ge=1, le=99)]
    """Place on its card."""
    level: CareLevelId
    """How soon to be seen when this is ticked."""
    card: CareLevelId
    """The card it stands on: its own level, except for the "not sure" boxes."""
    words: Text
    """What the reader ticks."""
    action: Text | None = None
    """What to do, where it is more than the level's own action."""
    why: Text
    """Why it matters, in one or two calm sentences."""
    asked_in_self_check: bool = True
    """False for combinations that the self-check works out from other answers."""
    not_sure: bool = False
    """Whether this is a "not sure" box."""
    sources: tuple[Claim, ...] = ()
    """What is known about it, with sources and strength."""
