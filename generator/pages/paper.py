"""The self-check on paper: every question once, and a guide to count the points by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from generator.load import Content
from generator.models.conditions import Condition
from generator.models.selfcheck import Question, flag_field
from generator.pages.conditions_in_words import Line, Teller
from generator.pages.listing import Labels
from generator.pages.proof import cause_rows, combination_rules, teller
from generator.pages.redflags import card_values
from generator.pages.render import Page
from generator.partial import fields_of
from generator.selfcheck import cards, questions

STEERING: Final = frozenset({"more"})
"""Questions, and fields of the same name, that only say which pages come next on a screen."""


def pages(content: Content, labels: Labels) -> Iterator[Page]:
    """Yield the paper form."""
    tell = numbered(content, teller(content, labels))
    yield Page(
        path="self-check/paper.md",
        template="paper.md.j2",
        kind="self-check",
        explained=False,
        source="content/selfcheck",
        values={
            "cards": card_values(content),
            "questions": form_questions(content, tell),
            "rules": combination_rules(content, tell),
            "causes": cause_rows(content, tell),
            "none_for": tell.condition(content.plan.none_when),
        },
    )


def numbered(content: Content, tell: Teller) -> Teller:
    """Return what names each field with the number of its question on the form."""
    names = {flag_field(card): f"{number}. " for number, (card, _) in enumerate(cards(content), 1)}
    for number, (_, question) in _numbered_questions(content):
        names |= {field.id: f"{number}. " for field in question.fields}
    return replace(tell, fields={name: f"{number}{tell.field(name)}" for name, number in names.items()})


def _numbered_questions(content: Content) -> Iterator[tuple[int, tuple[str, Question]]]:
    """Yield the questions that a paper form needs: all but those that only steer the pages on a screen."""
    kept = [item for item in questions(content) if item[0] not in STEERING]
    yield from enumerate(kept, len(list(cards(content))) + 1)


def form_questions(content: Content, tell: Teller) -> list[Mapping[str, Any]]:
    """Return the questions of the form, with the steps of the checks of the body."""
    return [
        {
            "id": name,
            "number": number,
            "question": question,
            "when": _when(question, tell),
            "check": content.homechecks[question.homecheck] if question.homecheck else None,
        }
        for number, (name, question) in _numbered_questions(content)
    ]


def _when(question: Question, tell: Teller) -> Line | None:
    """Return when a question is to be answered, without what only steers the pages on a screen."""
    parts = question.when.all or (question.when,) if question.when else ()
    kept = tuple(part for part in parts if not fields_of(part.model_dump(mode="json", by_alias=True)) <= STEERING)
    if not kept:
        return None
    return tell.condition(kept[0] if len(kept) == 1 else Condition(all=kept))
