"""Conditions of which only some parts are decided yet: the closed grammar, evaluated page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

Condition = Mapping[str, Any]
Open = bool | tuple[Any, ...]
"""A condition as far as it is decided: true, false, a fact that is open, its negation, or so many of several."""
_FACT: Final = "fact"
_NOT: Final = "not"


def opened(condition: Condition, fact: Callable[[Condition], int | None]) -> Open:
    """Return a condition made of facts; `fact` gives the number of a part that is one, or None for one to take apart.

    Raises `ValueError` for a part that is no fact and cannot be taken apart.
    """
    number = fact(condition)
    if number is not None:
        return (_FACT, number)
    ((form, body),) = condition.items()
    if form == "not":
        return (_NOT, opened(body, fact))
    if form == "count":
        return (body["at_least"], tuple(opened(part, fact) for part in body["of"]))
    if form in {"all", "any"}:
        return (len(body) if form == "all" else 1, tuple(opened(part, fact) for part in body))
    raise ValueError(f"one comparison looks at several pages: {condition}")


def reduced(condition: Open, decided: Mapping[int, bool]) -> Open:
    """Return a condition with some of its facts decided, as short as it gets."""
    if isinstance(condition, bool):
        return condition
    head, body = condition
    if head == _FACT:
        return decided.get(body, condition)
    if head == _NOT:
        inner = reduced(body, decided)
        return not inner if isinstance(inner, bool) else (_NOT, inner)
    parts = [reduced(part, decided) for part in body]
    undecided = tuple(part for part in parts if not isinstance(part, bool))
    needed = head - sum(part is True for part in parts)
    if needed <= 0:
        return True
    return (needed, undecided) if needed <= len(undecided) else False


def fields_of(condition: Any) -> set[str]:  # noqa: ANN401 - any part of a condition
    """Return the fields that a condition looks at."""
    if isinstance(condition, list):
        return {name for part in condition for name in fields_of(part)}
    if not isinstance(condition, Mapping):
        return set()
    own = {condition["field"]} if "field" in condition else set(condition.get("sum", ()))
    return own.union(*(fields_of(part) for key, part in condition.items() if key not in {"values", "sum"}))


def limits_of(condition: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401 - any part of a condition
    """Yield each number field that stands alone on one side of a comparison, with the limit on the other side."""
    parts = condition if isinstance(condition, list) else []
    if isinstance(condition, Mapping):
        parts = list(condition.values())
        left, right = condition.get("left"), condition.get("right")
        if isinstance(left, Mapping) and isinstance(right, int) and len(left["sum"]) == 1:
            yield left["sum"][0], right // left.get("times", 1)
    for part in parts:
        yield from limits_of(part)
