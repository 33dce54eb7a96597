"""What every content model shares: closed, frozen, strict, with texts and ids checked while parsing."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Final, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.models import patterns
from generator.models.inline import find_fault, item_fault

SLUG: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class Model(BaseModel):
    """Base of all content models: unknown keys are refused, types are not coerced, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a file may refer to: ids per kind, and the self-check's fields with their options.

    `fields` is None while the questions could not be read: conditions are then not checked,
    so that one broken question does not cause a hundred follow-up problems.
    """

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fields: Mapping[str, frozenset[str]] | None = None


def known(info: ValidationInfo) -> Known:
    """Return what the loader knows, or an empty `Known` where a model is built by hand."""
    return info.context if isinstance(info.context, Known) else Known()


def fail(kind: str, message: str, *, allowed: str = "", hint: str = "", key: str = "") -> PydanticCustomError:
    """Make a validation error that carries what is allowed and one hint; `key` is the one of several that is wrong."""
    safe = {"allowed": allowed, "hint": hint, "message": message, "key": key}
    return PydanticCustomError(kind, "{message}", safe)


def suggest(wrong: str, choices: frozenset[str] | set[str]) -> str:
    """Return a did-you-mean hint for a mistyped id, or an empty string."""
    close = difflib.get_close_matches(wrong, sorted(choices), n=1)
    return f"did you mean {close[0]!r}?" if close else ""


def shorten(choices: frozenset[str] | set[str], limit: int = 12) -> str:
    """List choices for a message, cut after `limit`."""
    names = sorted(choices)
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(names[:limit]) + more


def reference_to(kind: str) -> AfterValidator:
    """Check that an id names a file in `content/<kind>/`."""

    def check(value: str, info: ValidationInfo) -> str:
        choices = known(info).ids.get(kind)
        if choices is not None and value not in choices:
            raise fail(
                "unknown_id",
                f"there is no {value!r} in content/{kind}/",
                allowed=f"the name of a file in content/{kind}/: {shorten(choices)}",
                hint=suggest(value, choices) or f"add content/{kind}/{value}.yml, or correct the id",
            )
        return value

    return AfterValidator(check)


def _known_figure(value: str, info: ValidationInfo) -> str:
    """Check that an id names a pose or a diagram."""
    ids = known(info).ids
    choices = ids.get("poses", frozenset()) | ids.get("diagrams", frozenset())
    if choices and value not in choices:
        raise fail(
            "unknown_id",
            f"there is no figure {value!r}",
            allowed=f"the name of a file in content/poses/ or content/diagrams/: {shorten(choices)}",
            hint=suggest(value, choices) or f"add content/poses/{value}.yml, or correct the id",
        )
    return value


def inline_markdown(*, slots: bool = False) -> Callable[[str, ValidationInfo], str]:
    """Check a text: inline Markdown only, safe links, known items; `slots` allows {names} to be filled in."""

    def check(value: str, info: ValidationInfo) -> str:
        fault = find_fault(value, known(info).ids, slots=slots)
        if fault:
            raise fail("text", fault.message, allowed=fault.allowed, hint=fault.hint)
        return value

    return check


def unique_ids(items: tuple[Any, ...], key: str = "") -> tuple[Any, ...]:
    """Check that no two items of a list carry the same `id`; `key` names the list where a whole model is checked."""
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            message = f"the id {item.id!r} is used twice in this list"
            raise fail("duplicate_id", message, key=key, hint="give each its own id")
        seen.add(item.id)
    return items


class _Prose:
    """Marks texts that a reader reads as sentences."""


PROSE: Final = _Prose()
_TEXT = StringConstraints(min_length=1, max_length=1200, pattern=patterns.VISIBLE)
Text = Annotated[str, _TEXT, AfterValidator(inline_markdown()), PROSE]
"""One paragraph of inline Markdown: emphasis, links, nothing else."""
SlotText = Annotated[str, _TEXT, AfterValidator(inline_markdown(slots=True)), PROSE]
"""A text with {field} slots that the self-check fills with the reader's own numbers."""
Name = Annotated[str, StringConstraints(min_length=1, max_length=90, pattern=patterns.NAME)]
"""A short plain label: no Markdown."""
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=140, pattern=patterns.VISIBLE),
    AfterValidator(inline_markdown()),
    PROSE,
]
"""A text that fits on one line or two."""
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
Anchor = Annotated[str, StringConstraints(pattern=patterns.ANCHOR, max_length=40)]
"""The id of a section of a page: lower-case letters, digits, hyphens."""
AnswerId = Annotated[str, StringConstraints(pattern=patterns.ANSWER_ID, max_length=40)]
"""An id inside the self-check: lower-case letters, digits, underscores."""

CareLevelId = Annotated[str, reference_to("carelevels")]
CauseId = Annotated[str, reference_to("causes")]
EquipmentId = Annotated[str, reference_to("equipment")]
ExerciseId = Annotated[str, reference_to("exercises")]
ProgressionId = Annotated[str, reference_to("progressions")]
FigureId = Annotated[str, AfterValidator(_known_figure)]
PresetId = Annotated[str, reference_to("poses/presets")]
QuestionId = Annotated[str, reference_to("selfcheck/questions")]
HomeCheckId = Annotated[str, reference_to("homechecks")]
RuleId = Annotated[str, reference_to("selfcheck/rules")]
ReferenceId = Annotated[str, reference_to("references")]
StrengthId = Annotated[str, reference_to("strengths")]


def _known_item(value: str, info: ValidationInfo) -> str:
    """Check that a text such as `cause:load` names a page of the site."""
    fault = item_fault(value, known(info).ids)
    if fault:
        raise fail("item", fault.message, allowed=fault.allowed, hint=fault.hint)
    return value


ItemId = Annotated[str, AfterValidator(_known_item)]
"""A page of the site, as in links: `cause:load`, `exercise:bird-dog`, `page:red-flags`."""


class Span(Model):
    """A number, or a range of numbers: `{from: 8, to: 10}`."""

    low: Annotated[int, Field(alias="from", ge=0, le=3600)]
    to: Annotated[int, Field(ge=0, le=3600)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.to < self.low:
            raise fail("range", f"`to` ({self.to}) is smaller than `from` ({self.low})", hint="swap the two numbers")
        return self


class PageModel(Model):
    """What every page of the guide carries: when it was checked, when it is due again, and where to go on."""

    reviewed: date
    """The day on which it was last read against its sources."""
    next_review: date
    """The day by which it is read again."""
    related: Annotated[tuple[ItemId, ...], Field(min_length=1, max_length=8)]
    """Pages to go on to."""

    @model_validator(mode="after")
    def _reviewed_in_order(self) -> Self:
        if self.next_review <= self.reviewed:
            message = f"`next_review` ({self.next_review}) is not after `reviewed` ({self.reviewed})"
            raise fail(
                "review", message, key="next_review", hint="set it a year later, or sooner where research moves fast"
            )
        return self
