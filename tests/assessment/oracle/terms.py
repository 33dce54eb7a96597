"""The words in which the oracle speaks: a person's answers, and what must hold of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Times:
    """A whole number times the sum of number fields; with no field, the number itself."""

    number: int
    fields: tuple[str, ...] = ()

    def amount(self, answers: Answers) -> int:
        """Return the number that it comes to."""
        return self.number * sum(answers[name] for name in self.fields) if self.fields else self.number


@dataclass(frozen=True, slots=True)
class Compared:
    """Two amounts of which the first was asked to be larger than the second."""

    left: Times
    right: Times


Read = tuple[str, str] | Compared
"""What was asked of a person: whether an option of a field is chosen, or how two amounts compare."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's answers, and everything that was asked about them so far."""

    answers: Answers
    read: set[Read] = field(default_factory=set)

    def has(self, name: str, *options: str) -> bool:
        """Return whether one of the options is chosen or ticked."""
        self.read.update((name, option) for option in options)
        answer = self.answers.get(name, [])
        given = answer if isinstance(answer, list) else [answer]
        return any(option in given for option in options)

    def count(self, name: str, *options: str) -> int:
        """Return how many of the options are ticked."""
        return sum(self.has(name, option) for option in options)

    def more(self, left: Times, right: Times) -> bool:
        """Return whether `left` comes to more than `right`; false while a field of them has no number."""
        self.read.add(Compared(left, right))
        if any(type(self.answers.get(name)) is not int for name in (*left.fields, *right.fields)):
            return False
        return left.amount(self.answers) > right.amount(self.answers)

    def above(self, name: str, number: int) -> bool:
        """Return whether a field has a number above `number`."""
        return self.more(Times(1, (name,)), Times(number))

    def below(self, name: str, number: int) -> bool:
        """Return whether a field has a number below `number`."""
        return self.more(Times(number), Times(1, (name,)))


Predicate = Callable[[Person], bool]


@dataclass(frozen=True, slots=True)
class Every:
    """Holds if every part does."""

    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Holds if one part does."""

    parts: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """What a reason is worth: the number of the first pair whose predicate holds, or 0."""

    scores: tuple[tuple[Predicate, int], ...]

    def of(self, person: Person) -> int:
        """Return the points for a person."""
        return next((number for holds, number in self.scores if holds(person)), 0)


@dataclass(frozen=True, slots=True)
class Form:
    """What the fields of a page accept: each with its type, options or limits."""

    fields: tuple[Mapping[str, Any], ...]


WORDS: Final = object()
"""Stands where the content has words, or what follows from words: it decides nothing."""


def every(*parts: Predicate) -> Every:
    """Return what holds if all parts hold."""
    return Every(parts)


def either(*parts: Predicate) -> Either:
    """Return what holds if one part holds."""
    return Either(parts)


def has(name: str, options: str) -> Predicate:
    """Return the predicate that one of some options, separated by spaces, is chosen."""
    return lambda person: person.has(name, *options.split())


def lacks(name: str, options: str) -> Predicate:
    """Return the predicate that none of some options is chosen."""
    return lambda person: not person.has(name, *options.split())
