"""Small mistakes in all content that decides, made in memory, and those that the oracle does not find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import yaml

from generator.load import Content
from generator.models.selfcheck import INSTEAD, ChoiceField, NumberField, Option, Question
from generator.selfcheck import _question_pages
from tests.assessment.proof import Unit, deciding, faults_of, units
from tests.mutants.mistakes import Mutant, mutants, of_number, vocabulary

NAMED: Final = Path(__file__).with_name("equivalent_content.yml")


def wrong_pages(content: Content) -> Iterator[tuple[str, Mutant]]:
    """Yield the id of each page with the page as the build would write it with one mistake in a field."""
    for name, question in content.questions.items():
        for what, wrong in _of_question(question):
            pages = _question_pages(replace(content, questions={name: wrong}))
            yield name, Mutant(what, next(pages))


def _of_question(question: Question) -> Iterator[Mutant]:
    fields = question.fields
    for place, field in enumerate(fields):
        before, after = fields[:place], fields[place + 1 :]
        changed = _of_number_field(field) if isinstance(field, NumberField) else _of_choice(field)
        for what, update in changed:
            wrong = field.model_copy(update=update)
            yield Mutant(f"{field.id}, {what}", question.model_copy(update={"fields": (*before, wrong, *after)}))
        yield Mutant(f"without {field.id}", question.model_copy(update={"fields": before + after}))
        if after:
            turned = (*before, after[0], field, *after[1:])
            yield Mutant(f"{field.id} later", question.model_copy(update={"fields": turned}))


def _of_number_field(field: NumberField) -> Iterator[Mutant]:
    for key in ("minimum", "maximum"):
        yield from (Mutant(f"{key} {what}", {key: number}) for what, number in of_number(getattr(field, key)))
    for quantity in ("count", "distance", "pace"):
        if quantity != field.quantity:
            yield Mutant(quantity, {"quantity": quantity})
    known = [option.id for option in field.instead]
    yield from (
        Mutant(f"without {option.id}", {"instead": _without(field.instead, option)}) for option in field.instead
    )
    for other in sorted(INSTEAD - {*known}):
        yield Mutant(f"or {other}", {"instead": (*field.instead, Option(id=other, text="Another"))})


def _of_choice(field: ChoiceField) -> Iterator[Mutant]:
    yield Mutant("one for many", {"type": "many" if field.type == "one" else "one"})
    for option in field.options:
        yield Mutant(f"without {option.id}", {"options": _without(field.options, option)})
        if field.type == "many":
            turned = option.model_copy(update={"exclusive": not option.exclusive})
            options = tuple(turned if other is option else other for other in field.options)
            yield Mutant(f"{option.id} alone or not", {"options": options})
    yield Mutant("one more", {"options": (*field.options, Option(id="another", text="Another"))})


def _without(options: tuple[Option, ...], one: Option) -> tuple[Option, ...]:
    return tuple(option for option in options if option is not one)


def all_mutants(content: Content) -> Iterator[tuple[Unit, Mutant]]:
    """Yield every mutant of the content, each with the part to which it belongs."""
    decides = deciding(content)
    words = vocabulary(decides)
    parts = list(units(decides))
    for unit in parts:
        key = unit.place.rpartition(": ")[2]
        yield from ((unit, mutant) for mutant in mutants(unit.actual, words, key))
    pages = {unit.place: unit for unit in parts}
    for name, mutant in wrong_pages(content):
        yield pages[f"pages: {name}"], mutant


def equivalents() -> list[dict[str, Any]]:
    """Return the mutants that change nothing for anybody, in rows with a reason each."""
    rows: list[dict[str, Any]] = yaml.safe_load(NAMED.read_text("utf-8"))
    return rows


def survivors(content: Content) -> tuple[list[str], int]:
    """Return the mutants that the oracle does not find, and how many there are in all."""
    made = list(all_mutants(content))
    found = [
        f"{unit.place}: {mutant.what}"
        for unit, mutant in made
        if next(faults_of(unit._replace(actual=mutant.value)), None) is None
    ]
    return found, len(made)
