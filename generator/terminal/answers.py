"""A file of answers: one key a field, and perhaps unit, today and start. Everything that is wrong is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from generator.assessment.conditions import Answer
from generator.assessment.questionnaire import askable, errors
from generator.assessment.rules import Rules
from generator.load import Content
from generator.load.messages import described, problem_of
from generator.load.reader import Document, Fault, UnreadableError, decode, read
from generator.models.base import shorten, suggest
from generator.models.selfcheck import NONE, ChoiceField, NumberField, flag_field
from generator.problems import Problem, report
from generator.terminal.pages import shown_pages

SETTINGS: Final = ("unit", "today", "start")
"""Keys beside the fields."""
UNITS: Final = ("km", "mi")
_STORED: Final = {"count": "a whole number", "distance": "whole metres", "pace": "whole seconds per km"}
"""How a number of a quantity stands in a file."""
AnyField = ChoiceField | NumberField


class AnswersError(Exception):
    """A file of answers that cannot be used; carries every problem that was found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(report(problems, "the answers"))


def read_answers(path: Path, content: Content, rules: Rules) -> dict[str, Any]:
    """Return `answers`, and those of unit, today and start that the file has; raise `AnswersError`."""
    document = _document(path)
    faults = list(_Judge(content, rules, document).faults())
    if faults:
        raise _error(path, *faults)
    given: Mapping[str, Any] = document.value
    settings = {key: given[key] for key in SETTINGS if key in given}
    return {"answers": {key: value for key, value in given.items() if key not in SETTINGS}, **settings}


def _error(path: Path, *faults: Fault) -> AnswersError:
    return AnswersError(tuple(sorted(problem_of(fault, path.as_posix()) for fault in faults)))


def _document(path: Path) -> Document:
    try:
        document = read(decode(path.read_bytes()))
    except OSError as error:
        message = f"this file cannot be read: {error.strerror}"
        raise _error(path, Fault(place=(1, 1), message=message, hint="check its name and folder")) from error
    except UnreadableError as error:
        raise _error(path, *error.faults) from error
    if document.faults:
        raise _error(path, *document.faults)
    if not isinstance(document.value, dict):
        allowed = "one key for each field, such as age: 18_64"
        fault = Fault(place=(1, 1), message="this file holds no keys", allowed=allowed, hint="write one answer a line")
        raise _error(path, fault)
    return document


class _Judge:
    """Finds what is wrong with answers that could be read."""

    def __init__(self, content: Content, rules: Rules, document: Document) -> None:
        self._rules = rules
        self._document = document
        self._given: Mapping[str, Any] = document.value
        self._fields = {field.id: field for page in shown_pages(content).values() for field in page.fields}

    def faults(self) -> Iterator[Fault]:
        for key, value in self._given.items():
            if key in SETTINGS:
                yield from self._setting(key, value)
            elif key not in self._fields:
                yield self._stranger(key)
            else:
                yield from self._field(self._fields[key], value)
        yield from self._signs()

    def _stranger(self, key: str) -> Fault:
        known = {*self._fields, *SETTINGS}
        hint = suggest(key, known) or "the fields are the ids in content/selfcheck/questions/"
        place = self._document.keys[(key,)]
        return Fault(place=place, path=(key,), message=f"there is no field {key!r}", allowed=shorten(known), hint=hint)

    def _fault(self, key: str, message: str, allowed: str, hint: str) -> Fault:
        place = self._document.values[(key,)]
        return Fault(place=place, path=(key,), message=message, allowed=allowed, hint=hint)

    def _setting(self, key: str, value: object) -> Iterator[Fault]:
        if key == "unit":
            if value not in UNITS:
                yield self._fault(key, f"found {described(value)}", "km, mi", "copy one of the allowed words")
        elif not _is_day(value):
            allowed = "a day that exists, such as 2026-11-30"
            yield self._fault(key, f"found {described(value)}", allowed, "write year-month-day with all digits")

    def _field(self, field: AnyField, value: object) -> Iterator[Fault]:
        if isinstance(field, NumberField):
            yield from self._number(field, value)
        elif field.type == "one":
            yield from self._options(field, [value])
        elif not isinstance(value, list) or not value:
            allowed = f"a list of one or more of: {', '.join(_ids(field))}"
            yield self._fault(field.id, f"found {described(value)}", allowed, "put square brackets around: [none]")
        else:
            yield from self._options(field, value)

    def _options(self, field: ChoiceField, values: list[object]) -> Iterator[Fault]:
        wrong = [value for value in values if value not in _ids(field)]
        for value in wrong:
            hint = suggest(str(value), set(_ids(field))) or "copy one of the allowed words"
            yield self._fault(field.id, f"found {described(value)}", ", ".join(_ids(field)), hint)
        alone = [option.id for option in field.options if option.exclusive and option.id in values]
        if alone and len(values) > 1 and not wrong:
            message = f"{alone[0]!r} stands with other options"
            yield self._fault(field.id, message, f"{alone[0]!r} alone, or the others", "remove one of the two")

    def _number(self, field: NumberField, value: object) -> Iterator[Fault]:
        if isinstance(value, (int, str)) and not isinstance(value, bool) and not self._refused(field.id, value):
            return
        numbers = f"{_STORED[field.quantity]} from {field.minimum} to {field.maximum}"
        allowed = ", or ".join([numbers, *(option.id for option in field.instead)])
        yield self._fault(field.id, f"found {described(value)}", allowed, "write the number alone, without its unit")

    def _refused(self, field: str, value: Answer) -> bool:
        page = next(page for page in self._rules.pages if field in {item.id for item in page.fields})
        return any(found.field == field for found in errors(page, {field: value}))

    def _signs(self) -> Iterator[Fault]:
        """Refuse answers that leave warning signs out: their result would calm somebody for no reason."""
        answered = {key: value for key, value in self._given.items() if key in self._fields}
        asked = [page.id for page in askable(self._rules, answered) if page.id.startswith(flag_field(""))]
        for field in asked:
            if field not in self._given:
                allowed = f"a list of one or more of: {', '.join(_ids(self._fields[field]))}"
                message, hint = "these warning signs are not answered", f"write {field}: [{NONE}] if you have none"
                yield Fault(place=(1, 1), path=(field,), message=message, allowed=allowed, hint=hint)


def _ids(field: AnyField) -> list[str]:
    return [option.id for option in (field.options if isinstance(field, ChoiceField) else field.instead)]


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
