"""Progressions: the numbers of each table; the tables are computed from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.models.base import Model, Name, PageModel, Text, Texts
from generator.models.evidence import Claim

Percent = Annotated[int, Field(ge=1, le=100)]


class _Page(PageModel):
    name: Name
    order: Annotated[int, Field(ge=1, le=99)]
    summary: Text
    introduction: Texts
    how_to_use: Texts
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]


class WeekBlock(Model):
    """What to do in a span of weeks."""

    weeks: Name
    do: Text


class Compounding(Model):
    """What happens without a cap: the same rise on its own result, week after week."""

    start: Annotated[int, Field(ge=120, le=230)]
    percent: Percent
    weeks: Annotated[int, Field(ge=2, le=12)]


class CadenceProgression(_Page):
    """Step rate: a small, capped rise from the runner's own baseline."""

    kind: Literal["cadence"]
    baselines: Annotated[tuple[Annotated[int, Field(ge=120, le=230)], ...], Field(min_length=1)]
    """Steps per minute, both feet."""
    rises_per_mille: Annotated[tuple[Annotated[int, Field(ge=1, le=100)], ...], Field(min_length=1)]
    """Rises over the baseline in tenths of a percent: 25 is 2.5 %. The last one is the cap."""
    uncapped: Compounding
    """An example that shows why there is a cap."""
    schedule: Annotated[tuple[WeekBlock, ...], Field(min_length=1)]


class LongRunZone(Model):
    """A jump over the longest run of the last 30 days, and what was seen in the cohort."""

    above_percent: Annotated[int, Field(ge=0, le=500)]
    up_to_percent: Annotated[int, Field(ge=1, le=500)] | None = None
    hazard: Text
    """Hazard rate ratio with its interval, in words."""


class LongRunProgression(_Page):
    """The longest next run that stays inside the reference group of the cohort."""

    kind: Literal["long-run"]
    longest: Annotated[tuple[Annotated[int, Field(ge=1, le=100)], ...], Field(min_length=1)]
    """Longest run of the last 30 days, in km or miles: the maths is the same."""
    cap_percent: Percent
    zones: Annotated[tuple[LongRunZone, ...], Field(min_length=1)]


class WeeklyOption(Model):
    """Another way to build up, beside the standard one."""

    name: Name
    text: Text


class WeeklyDistanceProgression(_Page):
    """Weekly distance with cut-back weeks."""

    kind: Literal["weekly-distance"]
    starts: Annotated[tuple[Annotated[int, Field(ge=1, le=200)], ...], Field(min_length=1)]
    """Distance of week 1, in km or miles: the maths is the same."""
    weeks: Annotated[int, Field(ge=2, le=52)]
    rises_percent: Annotated[tuple[Percent, ...], Field(min_length=1)]
    """Rises from week to week, each with a table of its own; the first is the standard one."""
    cut_back_every: Annotated[int, Field(ge=2, le=12)]
    cut_back_percent: Percent
    options: tuple[WeeklyOption, ...] = ()


class WalkRunStep(Model):
    """One session of a walk-run plan."""

    step: Annotated[int, Field(ge=0, le=99)]
    run_seconds: Annotated[int, Field(ge=0, le=7200)]
    walk_seconds: Annotated[int, Field(ge=0, le=7200)]
    repeats: Annotated[int, Field(ge=1, le=60)]


class WalkRunProgression(_Page):
    """From walking to 30 minutes of running."""

    kind: Literal["walk-run"]
    steps: Annotated[tuple[WalkRunStep, ...], Field(min_length=1)]


class ShoeReplacementProgression(_Page):
    """Weeks until a pair is due, from weekly distance and the pair's life."""

    kind: Literal["shoe-replacement"]
    weekly_miles: Annotated[tuple[Annotated[int, Field(ge=1, le=200)], ...], Field(min_length=1)]
    life_miles: Annotated[tuple[Annotated[int, Field(ge=50, le=2000)], ...], Field(min_length=1)]
    pairs: Annotated[tuple[Annotated[int, Field(ge=1, le=9)], ...], Field(min_length=1)]
    """Pairs used in turn, equally often; each number has a table of its own."""
    longest_weeks: Annotated[int, Field(ge=4, le=520)]
    """A pair is due after this many weeks even with fewer miles."""


class PainLight(Model):
    """One light of the pain traffic light."""

    light: Literal["green", "amber", "red"]
    name: Name
    during: Text
    after: Text
    next_run: Text


class PainLightProgression(_Page):
    """The pain traffic light: go on, do less, stop."""

    kind: Literal["pain-light"]
    lights: Annotated[tuple[PainLight, ...], Field(min_length=3, max_length=3)]


Progression = Annotated[
    CadenceProgression
    | LongRunProgression
    | WeeklyDistanceProgression
    | WalkRunProgression
    | ShoeReplacementProgression
    | PainLightProgression,
    Field(discriminator="kind"),
]
