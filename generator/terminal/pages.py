"""Every page of the check with its texts and fields, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.load import Content
from generator.models.selfcheck import NONE, ChoiceField, NumberField, Option, Question, flag_field
from generator.report import Block, Heading, Items, Paragraph
from generator.report.blocks import fill
from generator.selfcheck import cards

SIGNS = "signs"
"""The part of the check that the cards of warning signs are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page: the part it belongs to, what stands above its fields, and the fields."""

    part: str
    part_name: str
    blocks: tuple[Block, ...]
    fields: tuple[ChoiceField | NumberField, ...]


def shown_pages(content: Content) -> Mapping[str, Shown]:
    """Return all pages by their id."""
    return dict([*_cards(content), *_questions(content)])


def _cards(content: Content) -> Iterator[tuple[str, Shown]]:
    words, found = content.words.form, list(cards(content))
    for number, (card, flags) in enumerate(found, 1):
        options = [Option(id=name, text=flag.words) for name, flag in flags if flag.asked_in_self_check]
        none = Option(id=NONE, text=words.none, exclusive=True)
        heading = fill(words.first_signs, {"number": number, "count": len(found)})
        why = Paragraph(content.carelevels[card].why_shown)
        yield (
            flag_field(card),
            Shown(
                part=SIGNS,
                part_name=words.signs,
                blocks=(Heading(3, heading), Paragraph(words.any_of_these), why),
                fields=(ChoiceField(id=flag_field(card), type="many", options=(*options, none)),),
            ),
        )


def _questions(content: Content) -> Iterator[tuple[str, Shown]]:
    words = content.words.form
    for name, question in content.questions.items():
        why = Paragraph(f"{words.why}: {question.why}")
        yield (
            name,
            Shown(
                part=question.part,
                part_name=str(getattr(words, question.part)),
                blocks=(Heading(3, question.title), why, *_homecheck(content, question)),
                fields=question.fields,
            ),
        )


def _homecheck(content: Content, question: Question) -> Iterator[Block]:
    if question.homecheck:
        found = content.homechecks[question.homecheck]
        if found.not_for:
            yield Paragraph(found.not_for)
        yield Items(tuple(found.steps))
        yield Paragraph(f"{content.notices['stop-if'].name}:")
        yield Items(tuple(found.stop_if))
