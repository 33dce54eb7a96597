"""The reference interpreter of the closed condition grammar: all, any, not, equals, in, compare, count.

A condition is a JSON object with exactly one of these keys. An answer is a text (one option), a list of
texts (ticked options) or a whole number; a field without an answer is absent. Conditions on absent answers
are false, so a missing answer never counts as a sign of anything.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any, Final

Answer = str | int | list[str]
Answers = Mapping[str, Answer]
Condition = Mapping[str, Any]

_COMPARISONS: Final[Mapping[str, Callable[[int, int], bool]]] = {
    "below": operator.lt,
    "at_most": operator.le,
    "above": operator.gt,
    "at_least": operator.ge,
}


def holds(condition: Condition, answers: Answers) -> bool:
    """Return whether the condition holds; raise `ValueError` for one that is not of the grammar."""
    if len(condition) != 1:
        raise ValueError(f"a condition has exactly one key, not {sorted(condition)}")
    ((form, body),) = condition.items()
    if form not in _FORMS:
        raise ValueError(f"unknown condition {form!r}")
    return _FORMS[form](body, answers)


def _all(body: list[Condition], answers: Answers) -> bool:
    return all(holds(part, answers) for part in body)


def _any(body: list[Condition], answers: Answers) -> bool:
    return any(holds(part, answers) for part in body)


def _not(body: Condition, answers: Answers) -> bool:
    return not holds(body, answers)


def _equals(body: Mapping[str, Any], answers: Answers) -> bool:
    return bool(answers.get(body["field"]) == body["value"])


def _in(body: Mapping[str, Any], answers: Answers) -> bool:
    answer = answers.get(body["field"], [])
    given = answer if isinstance(answer, list) else [answer]
    return any(value in given for value in body["values"])


def _compare(body: Mapping[str, Any], answers: Answers) -> bool:
    left, right = _amount(body["left"], answers), _amount(body["right"], answers)
    if left is None or right is None:
        return False
    return _COMPARISONS[body["is"]](left, right)


def _amount(operand: int | Mapping[str, Any], answers: Answers) -> int | None:
    if isinstance(operand, int):
        return operand
    total = 0
    for field in operand["sum"]:
        answer = answers.get(field)
        if not isinstance(answer, int) or isinstance(answer, bool):
            return None
        total += answer
    return total * int(operand.get("times", 1))


def _count(body: Mapping[str, Any], answers: Answers) -> bool:
    return sum(holds(part, answers) for part in body["of"]) >= int(body["at_least"])


_FORMS: Final[Mapping[str, Callable[[Any, Answers], bool]]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "equals": _equals,
    "in": _in,
    "compare": _compare,
    "count": _count,
}
