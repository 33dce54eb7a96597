"""One field of a page: shown with its choices, and read from what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.assessment.conditions import Answer
from generator.models.selfcheck import ChoiceField, NumberField, Option
from generator.models.words import Words
from generator.terminal.numbers import typed_number
from generator.terminal.screen import Screen

AnyField = ChoiceField | NumberField
INSTEAD_KEYS: Final = {"not_sure": "?", "hurt": "h", "not_tried": "n"}
"""What to type instead of a number, by option."""


class NoChoiceError(Exception):
    """What was typed is none of the choices."""


def show_field(screen: Screen, field: AnyField, words: Words, unit: str, *, labelled: bool) -> None:
    """Write the label of a field, its hint and unit, and its choices."""
    if isinstance(field, NumberField):
        label = f"{field.label} ({unit_words(field, words, unit)})"
        for text in filter(None, [label, field.hint]):
            screen.say(text)
    elif labelled and field.label:
        screen.say(field.label)
    for key, option in choices(field).items():
        screen.say(option.text, first=f"{key:>3}  ", rest="     ")
        if option.hint:
            screen.say(option.hint, first="     ", rest="     ")


def unit_words(field: NumberField, words: Words, unit: str) -> str:
    """Return in what a number is asked."""
    if field.quantity == "distance":
        return unit
    if field.quantity == "pace":
        return words.form.minutes_a_km if unit == "km" else words.form.minutes_a_mile
    return field.unit or ""


def choices(field: AnyField) -> Mapping[str, Option]:
    """Return the options of a field by what is typed for them."""
    if isinstance(field, NumberField):
        return {INSTEAD_KEYS[option.id]: option for option in field.instead}
    return {str(number): option for number, option in enumerate(field.options, 1)}


def read_field(field: AnyField, typed: str, unit: str) -> Answer | None:
    """Return the answer that was typed, None for nothing; raise `NoChoiceError` for what is not offered.

    A number that cannot be read comes back as it was typed, for the checks of the page to refuse.
    """
    if not typed:
        return None
    options = choices(field)
    if isinstance(field, NumberField):
        if typed.lower() in options:
            return options[typed.lower()].id
        number = typed_number(typed, field.quantity, unit)
        return typed if number is None else number
    keys = typed.replace(",", " ").split() if field.type == "many" else [typed]
    for key in keys:
        if key not in options:
            raise NoChoiceError(key)
    ids = [option.id for key, option in options.items() if key in keys]
    return ids if field.type == "many" else ids[0]
