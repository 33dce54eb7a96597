"""Running shoes as data: types with their measures, and features with their units. No brands."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.models.base import Model, Name, Span, Text, Texts
from generator.models.evidence import Claim


class ShoeType(Model):
    """A category of running shoe; its measures are rough ranges."""

    name: Name
    aliases: tuple[Name, ...] = ()
    """Other names under which people search for it."""
    order: Annotated[int, Field(ge=1, le=99)]
    summary: Text
    drop_mm: Span
    """Heel height minus forefoot height, in millimetres."""
    stack_mm: Span
    """Height under the heel, in millimetres."""
    weight_g: Span
    """Weight of one shoe, in grams."""
    surface: Annotated[tuple[Literal["road", "trail", "track"], ...], Field(min_length=1)]
    cushion: Literal["low", "medium", "high"]
    use: Annotated[tuple[Literal["daily", "long", "fast", "race"], ...], Field(min_length=1)]
    suits: Texts
    caution: Texts
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]


class Band(Model):
    """A named range of a measure."""

    name: Name
    range: Name
    note: Text | None = None


class ShoeFeature(Model):
    """A thing that is measured or named on a shoe."""

    name: Name
    aliases: tuple[Name, ...] = ()
    """Other names under which people search for it."""
    order: Annotated[int, Field(ge=1, le=99)]
    unit: Name | None = None
    meaning: Text
    bands: tuple[Band, ...] = ()
    advice: Text
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
