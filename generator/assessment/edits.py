"""Single changes of one answer: another option, one tick, or the nearest number across a limit of a condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generator.assessment.conditions import Answer, Answers, Condition, holds
from generator.assessment.questionnaire import NO_ANSWER
from generator.assessment.rules import Field
from generator.assessment.units import MILE_MM, round_half_up, written

_STEPS: Final[Mapping[tuple[str | None, str], tuple[int, int]]] = {
    ("distance", "km"): (100, 1),
    ("distance", "mi"): (MILE_MM, 10_000),
    ("pace", "mi"): (1_000_000, MILE_MM),
}
"""Quantity and unit -> the step in which numbers are proposed, as a fraction: 0.1 km, 0.1 mile, 1 second; else 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change of one answer. `value` is the option that is ticked, unticked or chosen, or the number as written.

    `longer` is set for a larger distance.
    """

    kind: str
    field: str
    value: str
    answer: Answer
    longer: bool = False


def edits(field: Field, answers: Answers, limits: Iterable[Condition], unit: str) -> Iterator[Edit]:
    """Yield the changes of the answer to a field; `limits` are the comparisons that a number may cross.

    A field without an answer, or a number that the reader does not know, has none. Nothing is changed to an answer
    that tells nothing.
    """
    now = answers.get(field.id)
    if field.type == "many" and isinstance(now, list):
        yield from _ticks(field, now)
    elif field.type == "one" and isinstance(now, str):
        for option in field.options:
            if option not in (now, *NO_ANSWER):
                yield Edit(kind="choose", field=field.id, value=option, answer=option)
    elif field.type == "number" and isinstance(now, int) and not isinstance(now, bool):
        crossed = {number for limit in limits for number in _across(field, now, answers, limit["compare"], unit)}
        for number in sorted(crossed, key=lambda number: (abs(number - now), number)):
            text, longer = written(number, field.quantity, unit), field.quantity == "distance" and number > now
            yield Edit(kind="number", field=field.id, value=text, answer=number, longer=longer)


def leaves(condition: Condition) -> Iterator[Condition]:
    """Yield the parts of a condition that name fields: equals, in and compare."""
    ((form, body),) = condition.items()
    if form in ("all", "any", "count"):
        for part in body["of"] if form == "count" else body:
            yield from leaves(part)
    elif form == "not":
        yield from leaves(body)
    else:
        yield condition


def named(leaf: Condition) -> Iterator[str]:
    """Yield the fields that an equals, in or compare names."""
    ((form, body),) = leaf.items()
    if form != "compare":
        yield body["field"]
        return
    for operand in (body["left"], body["right"]):
        if not isinstance(operand, int):
            yield from operand["sum"]


def _ticks(field: Field, now: list[str]) -> Iterator[Edit]:
    for option in sorted(field.options, key=field.exclusive.__contains__):
        if option in now and option not in field.exclusive:
            rest = [other for other in now if other != option] or _nothing(field)
            yield Edit(kind="untick", field=field.id, value=option, answer=rest)
        elif option not in now and option not in NO_ANSWER:
            others = [] if option in field.exclusive else [other for other in now if other not in field.exclusive]
            yield Edit(kind="tick", field=field.id, value=option, answer=[*others, option])


def _nothing(field: Field) -> list[str]:
    """Return the answer that takes the place of the last tick: the box "None of these", where there is one."""
    return [option for option in field.exclusive if option not in NO_ANSWER][:1]


def _across(field: Field, now: int, answers: Answers, comparison: Mapping[str, Any], unit: str) -> Iterator[int]:
    """Yield the number nearest to `now` that can be typed and lies on the other side of a comparison, if any."""
    left, right = (_line(comparison[side], field.id, answers) for side in ("left", "right"))
    if left is None or right is None or left[0] == right[0]:
        return
    limit = (right[1] - left[1]) // (left[0] - right[0])
    size, of = _STEPS.get((field.quantity, unit), (1, 1))
    nearby = (round_half_up((limit * of // size + step) * size, of) for step in range(-1, 3) if limit >= 0)
    side = holds({"compare": comparison}, answers)
    other = [
        number
        for number in nearby
        if field.minimum <= number <= field.maximum
        and holds({"compare": comparison}, {**answers, field.id: number}) is not side
    ]
    yield from sorted(other, key=lambda number: abs(number - now))[:1]


def _line(operand: int | Mapping[str, Any], field: str, answers: Answers) -> tuple[int, int] | None:
    """Return a and b of an operand that is a times the field plus b; None where another answer is not known."""
    if isinstance(operand, int):
        return 0, operand
    others = [answers.get(other) for other in operand["sum"] if other != field]
    known = [number for number in others if isinstance(number, int) and not isinstance(number, bool)]
    if len(known) < len(others):
        return None
    times = int(operand.get("times", 1))
    return times * operand["sum"].count(field), times * sum(known)
