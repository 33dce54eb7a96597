"""The guide: causes with their home checks, articles, equipment and notices."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.models.base import (
    Anchor,
    CauseId,
    EquipmentId,
    ExerciseId,
    FigureId,
    HomeCheckId,
    Line,
    Model,
    Name,
    PageModel,
    Text,
    Texts,
    fail,
    unique_ids,
)
from generator.models.evidence import Claim


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


class CheckResult(Model):
    """One thing that a home check may show."""

    seen: Text
    means: Text
    """What it may mean; never a diagnosis."""


class HomeCheck(Model):
    """A safe check to do at home. It helps to choose what to try; it finds no cause."""

    name: Name
    figure: FigureId | None = None
    why: Text
    """What it looks at."""
    equipment: tuple[EquipmentId, ...] = ()
    not_for: Text | None = None
    """Who leaves it out."""
    steps: Texts
    results: Annotated[tuple[CheckResult, ...], Field(min_length=2)]
    does_not_mean: Text
    stop_if: Texts
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    """What is known about the check itself, and where its limits come from."""


class Cause(PageModel):
    """One of the common contributors to low back pain in runners."""

    name: Name
    short_name: Name
    """Two or three words, for lists and results."""
    order: Annotated[int, Field(ge=1, le=99)]
    figure: FigureId
    """What stands on its card."""
    summary: Text
    what_it_is: Texts
    pictures: tuple[Picture, ...] = ()
    signs: Signs
    why_it_may_matter: Texts
    home_checks: Annotated[tuple[HomeCheckId, ...], Field(min_length=2, max_length=3)]
    helps_first: Texts
    """What to do first, in order."""
    try_first: tuple[TryExercise, ...] = ()
    also_try: Texts
    """Other things to do: habits, running changes, links to tables."""
    progression: Texts
    """How it goes on over the weeks, and when to go back."""
    not_this: Texts
    """When it is probably something else, and where to go then."""
    evidence: Annotated[tuple[Claim, ...], Field(min_length=1)]
    verdict: Verdict
    differences: tuple[Difference, ...] = ()
    """Where popular advice and the evidence part."""


class GuidePoint(Model):
    """One point of a checklist or guide."""

    name: Name
    text: Text
    claim: Claim | None = None


class Table(Model):
    """A table of texts."""

    columns: Annotated[tuple[Name, ...], Field(min_length=2, max_length=6)]
    rows: Annotated[tuple[tuple[Text, ...], ...], Field(min_length=1)]
    caption: Text | None = None

    @model_validator(mode="after")
    def _square(self) -> Self:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                message = f"row {number} has {len(row)} cells, but there are {len(self.columns)} columns"
                raise fail("table", message, key="rows", hint="give every column one cell")
        return self


class Part(Model):
    """A section of an article, in this order: texts, pictures, steps, points, table, claims."""

    id: Anchor
    name: Name
    texts: tuple[Text, ...] = ()
    pictures: tuple[Picture, ...] = ()
    steps: tuple[Text, ...] = ()
    """A numbered list."""
    points: tuple[GuidePoint, ...] = ()
    table: Table | None = None
    claims: tuple[Claim, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.texts or self.steps or self.points or self.table or self.claims):
            raise fail("part", "this part is empty", allowed="texts, steps, points, a table or claims")
        return self


class Article(PageModel):
    """A page of the guide that is neither a cause nor an exercise nor a table."""

    name: Name
    order: Annotated[int, Field(ge=1, le=99)]
    figure: FigureId | None = None
    """What stands on its card."""
    summary: Text
    introduction: tuple[Text, ...] = ()
    pictures: tuple[Picture, ...] = ()
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    printed_as_card: Anchor | None = None
    """The part whose points are printed as a card with boxes to tick."""
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()

    @model_validator(mode="after")
    def _parts(self) -> Self:
        unique_ids(self.parts, key="parts")
        ids = [part.id for part in self.parts if part.points]
        if self.printed_as_card is not None and self.printed_as_card not in ids:
            message = f"`printed_as_card` names no part with points: {self.printed_as_card!r}"
            raise fail(
                "card", message, key="printed_as_card", allowed=", ".join(ids), hint="copy the id of a part with points"
            )
        return self


class Equipment(PageModel):
    """A thing that an exercise needs, and what does instead."""

    name: Name
    order: Annotated[int, Field(ge=1, le=99)]
    need: Literal["nothing to buy", "useful", "optional"]
    about: Text
    """What it is and what it is for."""
    household: Text
    """What does instead, from around the house."""
    look_for: tuple[Text, ...] = ()
    """What to look for when you choose one."""
    set_up: tuple[Text, ...] = ()
    """How to set it up, in order."""
    safety: Texts
    claims: tuple[Claim, ...] = ()


class Notice(Model):
    """A text that stands on many pages, kept once."""

    name: Name
    text: Text
    items: tuple[Text, ...] = ()
    claims: tuple[Claim, ...] = ()


class EasyPosition(Model):
    """A position that many people find easy when their back hurts."""

    name: Name
    figure: FigureId
    how: Line


class Tomorrow(Model):
    """One line of the answer to "can I run tomorrow?"."""

    light: Literal["green", "amber", "red"]
    text: Line


class PainNow(PageModel):
    """The one screen for somebody who is in pain now."""

    name: Name
    summary: Line
    help: Texts
    """The signs that need help at once, shortest first."""
    positions: Annotated[tuple[EasyPosition, ...], Field(min_length=2, max_length=4)]
    heat: Text
    move: Text
    tomorrow: Annotated[tuple[Tomorrow, ...], Field(min_length=3, max_length=3)]
    get_help: Text
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]


class GlossaryTerm(Model):
    """A technical term, explained where it first stands on a page."""

    term: Name
    also: tuple[Name, ...] = ()
    """Other forms of it: plurals, abbreviations, spellings."""
    meaning: Text
    """One or two short sentences."""


class Disagreement(Model):
    """A place where the evidence disagrees with common advice."""

    name: Name
    order: Annotated[int, Field(ge=1, le=99)]
    popular: Text
    found: Annotated[tuple[Claim, ...], Field(min_length=1)]
    advice: Text
    """What we say instead."""
    causes: tuple[CauseId, ...] = ()


class Change(Model):
    """A change of the content, for readers who come back and for the feed."""

    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    title: Line
    text: Text
