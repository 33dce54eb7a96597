"""The self-check as data: questions, triage rules, signals, how they are ranked, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from generator.models.base import (
    AnswerId,
    CareLevelId,
    CauseId,
    HomeCheckId,
    Model,
    Name,
    QuestionId,
    SlotText,
    Text,
    fail,
    known,
    unique_ids,
)
from generator.models.care import RedFlag
from generator.models.conditions import Condition
from generator.models.evidence import Claim
from generator.models.inline import slots_of

NONE = "none"
OPENS = ("more", "more")
"""The answer (field and option) that opens the questions of the part `more`."""
INSTEAD = frozenset({"not_sure", "not_tried", "hurt"})
"""What may be ticked instead of a number."""

CHANGE_SLOTS: Mapping[str, frozenset[str]] = {
    "change_tick": frozenset({"question", "answer", "band"}),
    "change_untick": frozenset({"question", "answer", "band"}),
    "change_choose": frozenset({"question", "answer", "band"}),
    "change_number": frozenset({"question", "value", "band"}),
    "change_none": frozenset(),
    "change_none_answer": frozenset({"question", "answer"}),
    "change_none_number": frozenset({"question", "value"}),
}
"""Text of what would change a result -> the slots that are filled in."""


class Option(Model):
    """One answer of a field."""

    id: AnswerId
    text: Text
    hint: Text | None = None
    exclusive: bool = False
    """For tick boxes: whether it cannot go with others ("None of these", "Not sure")."""


class ChoiceField(Model):
    """Radio buttons (`one`) or tick boxes (`many`)."""

    id: AnswerId
    type: Literal["one", "many"]
    label: Name | None = None
    options: Annotated[tuple[Option, ...], Field(min_length=2), AfterValidator(unique_ids)]


class NumberField(Model):
    """A number. Distances are kept as whole metres, paces as seconds per km."""

    id: AnswerId
    type: Literal["number"]
    label: Name
    hint: Text | None = None
    quantity: Literal["count", "distance", "pace"]
    """`count` is a plain whole number; `distance` asks km or miles; `pace` asks m:ss per km or mile."""
    unit: Name | None = None
    """Words behind a plain number: `steps a minute`."""
    minimum: Annotated[int, Field(ge=0)]
    """Smallest value: metres for a distance, seconds per km for a pace."""
    maximum: Annotated[int, Field(ge=1)]
    instead: Annotated[tuple[Option, ...], AfterValidator(unique_ids)] = ()
    """What may be ticked instead of a number: `not_sure`, `not_tried` or `hurt`."""

    @model_validator(mode="after")
    def _known_instead(self) -> Self:
        for option in self.instead:
            if option.id not in INSTEAD:
                message = f"{option.id!r} cannot stand instead of a number"
                raise fail("instead", message, key="instead", allowed=", ".join(sorted(INSTEAD)))
        return self

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.maximum <= self.minimum:
            raise fail("range", "`maximum` is not larger than `minimum`", hint="swap the two numbers")
        return self


AnyField = Annotated[ChoiceField | NumberField, Field(discriminator="type")]


class Question(Model):
    """One page of the self-check."""

    title: Name
    """The question, as the reader sees it."""
    why: Text
    """Why we ask."""
    part: Literal["pain", "running", "plan", "more"]
    """The part of the self-check that it belongs to, shown as progress."""
    order: Annotated[int, Field(ge=1, le=999)]
    optional: bool = False
    """Whether it may be skipped."""
    homecheck: HomeCheckId | None = None
    """The home check whose figure and steps the page shows."""
    ask_up_to: CareLevelId
    """Asked while the level of care found so far is not worse than this."""
    when: Condition | None = None
    """Shown only if this holds; without it, always."""
    fields: Annotated[tuple[AnyField, ...], Field(min_length=1), AfterValidator(unique_ids)]


class TriageRule(Model):
    """Answers that together call for a level of care."""

    name: Name
    order: Annotated[int, Field(ge=1, le=999)]
    when: Condition
    level: CareLevelId
    says: Text
    """What the result tells the reader about it."""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]


class Score(Model):
    """Points when a condition holds."""

    when: Condition
    points: Annotated[int, Field(ge=1, le=10)]


class Signal(Model):
    """One reason why a cause may contribute."""

    id: AnswerId
    scores: Annotated[tuple[Score, ...], Field(min_length=1)]
    """Tried in order; the first that holds gives the points."""
    reason: SlotText
    """Shown with the result; {field} is replaced by the reader's own answer."""
    how_sure: Text
    """What kind of evidence it is and whom it was about."""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _slots_exist(self, info: ValidationInfo) -> Self:
        fields = known(info).fields
        for slot in sorted(slots_of(self.reason)):
            if fields is not None and not fields.get(slot, {slot}) <= INSTEAD:
                raise fail(
                    "slot",
                    f"the slot {slot!r} in `reason` is not a number field",
                    allowed="the id of a number field of a question",
                    hint="slots show the reader's own numbers",
                )
        return self


class CauseSignals(Model):
    """The signals of one cause."""

    cause: CauseId
    order: Annotated[int, Field(ge=1, le=99)]
    """Place among equals."""
    cap: Annotated[int, Field(ge=1, le=10)]
    """Highest score; ten times the weight of the evidence."""
    asked_in: Annotated[tuple[QuestionId, ...], Field(min_length=1)]
    """Questions that can tell something about this cause."""
    signals: Annotated[tuple[Signal, ...], Field(min_length=1), AfterValidator(unique_ids)]


class Ranking(Model):
    """How scores become bands."""

    first_from: Annotated[int, Field(ge=1)]
    look_from: Annotated[int, Field(ge=1)]
    most_first: Annotated[int, Field(ge=1)]
    """At most this many causes are in the first band; the others move to the second."""
    answered_for_little: Annotated[int, Field(ge=1)]
    """Fewer answered questions than this: "not enough answers" instead of "little sign"."""
    first: Name
    look: Name
    little: Name
    not_enough: Name
    equally: Name
    """Said of two causes with the same score."""
    unknown: Name
    """Stands in a reason for a number that the reader did not know."""
    change_tick: SlotText
    """The smallest change that moves a cause, one text a kind. {answer} is an option, {band} the new band's name."""
    change_untick: SlotText
    change_choose: SlotText
    """{question} is the label of the field, or the title of its page."""
    change_number: SlotText
    change_none: SlotText
    """No single answer moves the cause, and none takes points away."""
    change_none_answer: SlotText
    """No single answer moves the cause; without this one it would lose most points."""
    change_none_number: SlotText

    @model_validator(mode="after")
    def _known_slots(self) -> Self:
        for name, slots in CHANGE_SLOTS.items():
            for slot in sorted(slots_of(getattr(self, name)) - slots):
                message = f"the slot {slot!r} in `{name}` is not filled in"
                raise fail("slot", message, key=name, allowed=", ".join(sorted(slots)))
        return self


class Messages(Model):
    """Errors of the form. `{minimum}` and `{maximum}` are filled in."""

    choose_one: Text
    tick_one: Text
    none_alone: Text
    number: SlotText
    distance: SlotText
    pace: SlotText


def flag_field(card: str) -> str:
    """Return the id of the tick-box field of a red-flag card."""
    return f"flags_{card}"


def _options(field: ChoiceField | NumberField) -> set[str]:
    if isinstance(field, ChoiceField):
        return {option.id for option in field.options}
    return {option.id for option in field.instead}


def answer_fields(questions: Mapping[str, Question], flags: Mapping[str, RedFlag]) -> Mapping[str, frozenset[str]]:
    """Return every field of the self-check with its options; a number has at most "not sure"."""
    fields: dict[str, set[str]] = {}
    for name, flag in flags.items():
        if flag.asked_in_self_check:
            fields.setdefault(flag_field(flag.card), {NONE}).add(name)
    for question in questions.values():
        for item in question.fields:
            fields[item.id] = _options(item)
    return {field: frozenset(options) for field, options in fields.items()}
