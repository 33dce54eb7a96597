"""All answers that conditions can tell apart, and where a condition and the oracle do not agree about one of them.

A condition asks only whether an option is chosen and how amounts compare. So two persons who give the same replies to
these questions are the same person to it, and it is enough to try one of each kind: every set of the options that are
named, and numbers on both sides of every limit. Parts that are joined by "and" and share no field are tried apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from math import prod
from typing import Any, Final

from generator.assessment.conditions import holds
from tests.assessment.oracle.questions import FIELDS
from tests.assessment.oracle.terms import Compared, Either, Every, Person, Predicate, Read, Times

Answers = dict[str, Any]
Condition = Mapping[str, Any]
_Part = tuple[frozenset[Read], Condition | None, Predicate | None]
LANDMARKS: Final = (2000, 33_333, 180_000)
"""Metres from which the limits of other distances are worked out."""
FEW: Final = 61
"""A number field with at most so many values is tried with all of them where another number depends on it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Parts of a condition and of the oracle that share fields with each other and with no other part."""

    parts: tuple[Condition, ...]
    expected: tuple[Predicate, ...]
    reads: frozenset[Read]


def disagreements(condition: Condition, expected: Every | Either) -> Iterator[str]:
    """Yield, for each group of parts, the first answers about which a condition and the oracle disagree."""
    turned = isinstance(expected, Either)
    for group in groups(condition, expected):
        for answers in persons(group.reads):
            said = all(holds(part, answers) for part in group.parts)
            if said != _oracle(group, answers, turned=turned):
                yield f"{answers}: holds is {said is not turned}"
                break


def _oracle(group: Group, answers: Answers, *, turned: bool) -> bool:
    person = Person(answers)
    return all(part(person) is not turned for part in group.expected)


def groups(condition: Condition, expected: Every | Either) -> list[Group]:
    """Split a condition and the oracle's parts by the fields that they share; for `Either`, what is split is "not"."""
    turned = isinstance(expected, Either)
    both: list[_Part] = [(reads(part), part, None) for part in conjuncts(condition, turned=turned)]
    both += [(read_by(part), None, part) for part in expected.parts]
    found: list[list[_Part]] = []
    for item in both:
        near = [group for group in found if any(fields_of(item[0]) & fields_of(other[0]) for other in group)]
        found = [group for group in found if group not in near] + [
            [item, *(other for group in near for other in group)]
        ]
    return [_group(items) for items in found]


def _group(items: list[_Part]) -> Group:
    read = frozenset().union(*(item[0] for item in items))
    return Group(
        parts=tuple(part for _, part, _ in items if part is not None),
        expected=tuple(part for *_, part in items if part is not None),
        reads=read,
    )


def conjuncts(condition: Condition, *, turned: bool = False) -> list[Condition]:
    """Return parts that hold together exactly if the condition does, or `turned`, if it does not."""
    ((form, body),) = condition.items()
    if form == "not":
        return conjuncts(body, turned=not turned)
    if form == ("any" if turned else "all"):
        return [part for child in body for part in conjuncts(child, turned=turned)]
    return [{"not": condition}] if turned else [condition]


def reads(condition: Condition) -> frozenset[Read]:
    """Return everything that a condition can ask."""
    ((form, body),) = condition.items()
    if form == "not":
        return reads(body)
    if form == "equals":
        return frozenset({(body["field"], body["value"])})
    if form == "in":
        return frozenset((body["field"], value) for value in body["values"])
    if form == "compare":
        return frozenset({Compared(_times(body["left"]), _times(body["right"]))})
    children = body["of"] if form == "count" else body
    return frozenset().union(*(reads(child) for child in children))


def _times(operand: int | Mapping[str, Any]) -> Times:
    if isinstance(operand, int):
        return Times(operand)
    return Times(operand.get("times", 1), tuple(operand["sum"]))


@cache
def read_by(predicate: Predicate) -> frozenset[Read]:
    """Return everything that a predicate of the oracle can ask.

    It is tried with all replies to what it asked so far, until it asks nothing new: what it asks next depends on
    these replies alone.
    """
    known: frozenset[Read] = frozenset()
    while True:
        asked = set(known)
        for answers in persons(known):
            person = Person(answers)
            predicate(person)
            asked |= person.read
        if asked == known:
            return known
        known = frozenset(asked)


def fields_of(read: Iterable[Read]) -> set[str]:
    """Return the fields about which something is asked."""
    found: set[str] = set()
    for item in read:
        found |= {*item.left.fields, *item.right.fields} if isinstance(item, Compared) else {item[0]}
    return found


def persons(read: Iterable[Read]) -> Iterator[Answers]:
    """Yield the answers of one person of each kind that the questions `read` can tell apart."""
    fields = sorted(fields_of(read))
    named: dict[str, list[str]] = {}
    for item in sorted(item for item in read if isinstance(item, tuple)):
        named.setdefault(item[0], []).append(item[1])
    pairs = [item for item in read if isinstance(item, Compared)]
    numbers = [field for field in fields if FIELDS[field]["type"] == "number"]
    choices = [_choices(field, named.get(field, [])) for field in fields if field not in numbers]
    sure = list(_numbers(_by_use(numbers, pairs), pairs, named, {}))
    for some in product(sure, *choices):
        yield {key: value for part in some for key, value in part.items()}


def how_many(group: Group) -> int:
    """Return how many persons are tried for a group."""
    return sum(1 for _ in persons(group.reads))


def _choices(field: str, options: list[str]) -> list[Answers]:
    """Return an answer for each option of a choice, or for each set of boxes; nothing stands for all others."""
    if FIELDS[field]["type"] == "one":
        return [{field: option} for option in options] + [{}]
    return [{field: list(some)} for size in range(len(options) + 1) for some in combinations(options, size)]


def _by_use(fields: list[str], pairs: list[Compared]) -> list[str]:
    """Return number fields, those first from which the limits of others are worked out."""
    return sorted(fields, key=lambda field: (-sum(field in fields_of([pair]) for pair in pairs), field))


def _numbers(
    fields: list[str], pairs: list[Compared], named: Mapping[str, list[str]], known: Answers
) -> Iterator[Answers]:
    """Yield replies to number fields, one field after the other, with numbers on both sides of each limit."""
    if not fields:
        yield dict(known)
        return
    field, *rest = fields
    limit = FIELDS[field]
    mine = [pair for pair in pairs if field in fields_of([pair])]
    last = [pair for pair in mine if not fields_of([pair]) & {*rest}]
    found = {limit["minimum"], limit["maximum"], *(value for pair in last for value in _around(pair, field, known))}
    if len(last) < len(mine):
        small = limit["maximum"] - limit["minimum"] < FEW
        found |= {*range(limit["minimum"], limit["maximum"] + 1)} if small else {*LANDMARKS}
    values = [value for value in sorted(found) if limit["minimum"] <= value <= limit["maximum"]]
    for reply in [*({field: value} for value in [*values, *named.get(field, [])]), {}]:
        yield from _numbers(rest, pairs, named, {**known, **reply})


def _around(pair: Compared, field: str, known: Answers) -> Iterator[int]:
    """Yield the numbers of a field on both sides of where a comparison changes, given those of the other fields."""
    weight = _weight(pair.left, field) - _weight(pair.right, field)
    others = fields_of([pair]) - {field}
    if weight and all(isinstance(known.get(name), int) for name in others):
        rest = pair.left.amount({**known, field: 0}) - pair.right.amount({**known, field: 0})
        middle = -rest // weight
        yield from range(middle - 1, middle + 3)


def _weight(amount: Times, field: str) -> int:
    return amount.number * amount.fields.count(field)


def size_of_all_answers(fields: Iterable[str]) -> int:
    """Return in how many ways the fields can be answered."""
    return prod(_ways(FIELDS[field]) for field in fields)


def _ways(field: Mapping[str, Any]) -> int:
    if field["type"] == "one":
        return len(field["options"])
    if field["type"] == "many":
        alone = len(field["exclusive"])
        return int(2 ** (len(field["options"]) - alone)) - 1 + alone
    return int(field["maximum"] - field["minimum"] + 1 + len(field["instead"]))
