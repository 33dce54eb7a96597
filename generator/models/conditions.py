"""The closed grammar of conditions, as content writers type it; `assessment.conditions` evaluates it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from generator.models.base import AnswerId, Model, fail, known, shorten, suggest


def _known_field(value: str, info: ValidationInfo) -> str:
    fields = known(info).fields
    if fields is not None and value not in fields:
        raise fail(
            "unknown_id",
            f"no question has a field {value!r}",
            allowed=f"a field of content/selfcheck/questions/: {shorten(frozenset(fields), 40)}",
            hint=suggest(value, frozenset(fields)),
        )
    return value


def check_options(field: str, values: tuple[str, ...], info: ValidationInfo) -> None:
    """Raise unless every value is an option of the field."""
    options = (known(info).fields or {}).get(field)
    for value in values:
        if options is not None and value not in options:
            raise fail(
                "unknown_id",
                f"{field!r} has no option {value!r}",
                allowed=shorten(options, 40) or "a number field has no options",
                hint=suggest(value, options),
            )


FieldId = Annotated[AnswerId, AfterValidator(_known_field)]
"""The id of a field of a question."""


class Equals(Model):
    """The answer to `field` is exactly `value`."""

    field: FieldId
    value: Annotated[str, Field(max_length=40)] | int

    @model_validator(mode="after")
    def _options_exist(self, info: ValidationInfo) -> Self:
        if isinstance(self.value, str):
            check_options(self.field, (self.value,), info)
        return self


class In(Model):
    """The answer to `field` is one of `values`; of tick boxes, at least one of them is ticked."""

    field: FieldId
    values: Annotated[tuple[AnswerId, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _options_exist(self, info: ValidationInfo) -> Self:
        check_options(self.field, self.values, info)
        return self


class Sum(Model):
    """The sum of number fields, multiplied by a whole number so that no fractions are needed."""

    sum: Annotated[tuple[FieldId, ...], Field(min_length=1)]
    times: Annotated[int, Field(ge=1, le=100_000)] = 1


class Compare(Model):
    """Compare two amounts. False while any field in it has no number."""

    left: Sum
    op: Annotated[Literal["below", "at_most", "above", "at_least"], Field(alias="is")]
    right: Sum | int


class Count(Model):
    """At least this many of the conditions hold."""

    of: Annotated[tuple[Condition, ...], Field(min_length=1)]
    at_least: Annotated[int, Field(ge=1, le=50)]


class Condition(Model):
    """One condition: exactly one of the seven forms."""

    all: Annotated[tuple[Condition, ...], Field(min_length=1)] | None = None
    any: Annotated[tuple[Condition, ...], Field(min_length=1)] | None = None
    negated: Annotated[Condition | None, Field(alias="not")] = None
    equals: Equals | None = None
    within: Annotated[In | None, Field(alias="in")] = None
    compare: Compare | None = None
    count: Count | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        forms = [name for name in self.model_fields_set if getattr(self, name) is not None]
        if len(forms) != 1 or len(self.model_fields_set) != 1:
            raise fail(
                "condition",
                f"a condition has exactly one form, this one has {len(forms)}",
                allowed="one of: all, any, not, equals, in, compare, count",
                hint="put several conditions in a list under `all:` or `any:`",
            )
        return self
