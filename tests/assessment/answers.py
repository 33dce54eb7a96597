"""Answers that a reader can give to the real questions: what each field accepts, and random draws of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from generator.load import Content
from generator.models.selfcheck import NONE, ChoiceField, NumberField, flag_field
from generator.selfcheck import cards, questions

Fields = Mapping[str, "Field"]
SEED: Final = "backstride"
NOT_SURE: Final = "not_sure"
DISTANCES: Final = (0, 3000, 3300, 8000, 8800, 10000, 11000, 11010, 16093, 17000, 21000)
"""Metres: few enough that draws meet the limits of the rules."""
NONSENSE: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    2.5,
    -1,
    10**9,
    "",
    "3",
    "nonsense",
    "none",
    NOT_SURE,
    [],
    [[]],
    [3],
    {},
    ["", "x"],
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a field accepts: options, of which exclusive ones stand alone, or whole numbers.

    The exclusive options of a number may be given instead of it; an optional field may be left out.
    """

    id: str
    type: str
    options: tuple[str, ...] = ()
    exclusive: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int = 0
    quantity: str | None = None
    optional: bool = False


def fields_of(content: Content) -> Fields:
    """Return every field that is asked, in the order of the pages."""
    flags = [_flags(card, [name for name, flag in items if flag.asked_in_self_check]) for card, items in cards(content)]
    others = [
        _field(field, optional=question.optional) for _, question in questions(content) for field in question.fields
    ]
    return {field.id: field for field in [*flags, *others]}


def _flags(card: str, names: list[str]) -> Field:
    return Field(id=flag_field(card), type="many", options=tuple(names), exclusive=(NONE,))


def _field(field: ChoiceField | NumberField, *, optional: bool) -> Field:
    if isinstance(field, NumberField):
        return Field(
            id=field.id,
            type="number",
            exclusive=tuple(option.id for option in field.instead),
            minimum=field.minimum,
            maximum=field.maximum,
            quantity=field.quantity,
            optional=optional,
        )
    return Field(
        id=field.id,
        type=field.type,
        options=tuple(option.id for option in field.options if not option.exclusive),
        exclusive=tuple(option.id for option in field.options if option.exclusive),
        optional=optional,
    )


def plain(answers: Mapping[str, int | str | tuple[str, ...]]) -> dict[str, Any]:
    """Return the answers of a content file as JSON has them."""
    return {field: list(value) if isinstance(value, tuple) else value for field, value in answers.items()}


def seeded(purpose: str) -> Random:
    """Return a source of the same draws on every run."""
    return Random(f"{SEED} {purpose}")  # noqa: S311 - the same draws on every run are what is wanted


def draw_answers(fields: Fields, random: Random, *, flags: int) -> dict[str, Any]:
    """Draw an answer to every field, each of a kind that the form accepts, with this many warning signs ticked."""
    cards = [field for field in fields.values() if field.id.startswith(flag_field(""))]
    ticked = random.sample([(card.id, flag) for card in cards for flag in card.options], flags)
    signs = {card.id: [flag for place, flag in ticked if place == card.id] or [NONE] for card in cards}
    return {field.id: signs.get(field.id) or draw_answer(field, random) for field in fields.values()}


def draw_near(fields: Fields, base: Mapping[str, Any], random: Random) -> dict[str, Any]:
    """Draw answers of a reader who differs little from the base, and so is asked most of the questions."""
    return {
        field.id: draw_answer(field, random) if field.id not in base or random.random() < 1 / 8 else base[field.id]
        for field in fields.values()
    }


def draw_answer(field: Field, random: Random) -> int | str | list[str]:
    """Draw one answer that the form accepts for a field."""
    if field.type == "one":
        return random.choice(field.options)
    if field.exclusive and random.random() < 1 / 4:
        alone = random.choice(field.exclusive)
        return alone if field.type == "number" else [alone]
    if field.type == "many":
        return random.sample(field.options, random.randint(1, min(4, len(field.options))))
    if field.quantity == "distance":
        return random.choice([*DISTANCES, field.maximum])
    return random.randint(field.minimum, field.maximum)


def draw_nonsense(fields: Fields, random: Random) -> dict[str, Any]:
    """Draw answers of which some are missing and some are of no kind that the form accepts."""
    drawn = draw_answers(fields, random, flags=random.randint(0, 3))
    for field in fields.values():
        fate = random.random()
        if fate < 1 / 8:
            del drawn[field.id]
        elif fate < 1 / 4:
            drawn[field.id] = random.choice([*NONSENSE, [*field.options, *field.exclusive]])
    return drawn
