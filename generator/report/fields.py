"""The fields of the self-check with their words: what they are called, and how an answer reads."""

from __future__ import annotations

from collections.abc import Mapping

from generator.assessment import units
from generator.assessment.conditions import Answer
from generator.load import Content
from generator.models.selfcheck import NONE, ChoiceField, NumberField, flag_field
from generator.report.blocks import fill
from generator.selfcheck import cards

AnyField = ChoiceField | NumberField


def fields_of(content: Content) -> dict[str, AnyField]:
    """Return the fields of all questions by their id; those of the warning signs are left out."""
    return {field.id: field for question in content.questions.values() for field in question.fields}


def label_of(content: Content, field: str) -> str:
    """Return the label of a field, or the question of its page where it stands alone."""
    signs = [flag_field(card) for card, _ in cards(content)]
    if field in signs:
        return fill(content.words.form.first_signs, {"number": signs.index(field) + 1, "count": len(signs)})
    title, found = next(
        (question.title, item)
        for question in content.questions.values()
        for item in question.fields
        if item.id == field
    )
    return found.label or title


def option_text(content: Content, field: str, option: str) -> str:
    """Return the words of an option."""
    if field.startswith(flag_field("")):
        return content.words.form.none if option == NONE else content.redflags[option].words
    found = fields_of(content)[field]
    options = found.options if isinstance(found, ChoiceField) else found.instead
    return next(item.text for item in options if item.id == option)


def answer_text(content: Content, field: str, answer: Answer, unit: str) -> str:
    """Return an answer as the reader would say it."""
    if isinstance(answer, list):
        return "; ".join(option_text(content, field, item) for item in answer)
    if isinstance(answer, str):
        return option_text(content, field, answer)
    found = fields_of(content)[field]
    if isinstance(found, ChoiceField):
        raise TypeError(f"{field} takes no number")
    return " ".join(filter(None, [units.written(answer, found.quantity, unit), found.unit]))


def change_text(content: Content, change: Mapping[str, str | None]) -> str:
    """Return what would move a cause to another band, or that no single answer does."""
    field, value, band = change["field"], change["value"], change["band"]
    ranking = content.ranking
    if field is None or value is None:
        return ranking.change_none
    is_number = isinstance(fields_of(content).get(field), NumberField)
    kind = change["kind"]
    if kind == "none":
        kind = "none_number" if is_number else "none_answer"
    return fill(
        str(getattr(ranking, f"change_{kind}")),
        {
            "question": label_of(content, field),
            "answer": value if is_number else option_text(content, field, value),
            "value": value,
            "band": getattr(ranking, band) if band else "",
        },
    )
