"""Small mistakes in what decides: numbers, levels, comparisons, conditions, options, order. One a mutant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from tests.assessment.oracle.questions import FIELDS
from tests.assessment.oracle.screening import RANKS

Vocabulary = Mapping[str, Sequence[str]]
"""Key -> the texts that stand there somewhere."""
FORMS: Final = frozenset({"all", "any", "not", "equals", "in", "compare", "count"})
COMPARISONS: Final = ("below", "at_most", "above", "at_least")
NEVER: Final[Mapping[str, Any]] = {"any": []}
ALWAYS: Final[Mapping[str, Any]] = {"all": []}
LEFT_ALONE: Final = frozenset({"slots", "rungs", "id", "fields", "checks"})
"""Keys of names, and of what follows from words, from ladders and from the fields of a question."""


class Mutant(NamedTuple):
    """Something that decides, with one mistake in it."""

    what: str
    value: Any


def vocabulary(value: Any) -> dict[str, list[str]]:
    """Return all texts that stand under each key, in order."""
    found: dict[str, dict[str, None]] = {"ask_up_to": dict.fromkeys(RANKS), "level": dict.fromkeys(RANKS)}
    _collect(value, "", found)
    return {key: list(words) for key, words in found.items()}


def _collect(value: Any, key: str, found: dict[str, dict[str, None]]) -> None:
    if isinstance(value, str):
        found.setdefault(key, {})[value] = None
    elif isinstance(value, dict):
        for name, item in value.items():
            _collect(item, name, found)
    elif isinstance(value, list):
        for item in value:
            _collect(item, key, found)


def mutants(value: Any, words: Vocabulary, key: str = "") -> Iterator[Mutant]:
    """Yield everything that is one mistake away from a value."""
    if isinstance(value, dict) and len(value) == 1 and FORMS & value.keys():
        yield from _of_condition(value)
    elif isinstance(value, dict):
        yield from _of_keys(value, words)
    elif isinstance(value, list):
        yield from _of_list(value, words, key)
    elif isinstance(value, bool):
        yield Mutant(f"{not value}", not value)
    elif isinstance(value, int):
        yield from of_number(value)
    elif isinstance(value, str):
        yield from (Mutant(f"{other} for {value}", other) for other in _others(value, words.get(key, ()), key))
    elif key == "when":
        yield Mutant("never", NEVER)


def of_number(value: int) -> Iterator[Mutant]:
    """Yield the numbers beside a number."""
    yield from (Mutant(f"{other} for {value}", other) for other in (value - 1, value + 1))


def _others(value: str, known: Sequence[str], key: str) -> list[str]:
    """Return all other levels of care, or of other words the next one."""
    if key in ("level", "ask_up_to"):
        return [level for level in known if level != value]
    place = known.index(value) + 1 if value in known else 0
    return [other for other in [*known[place:], *known[:place]] if other != value][:1]


def _of_keys(value: dict[str, Any], words: Vocabulary) -> Iterator[Mutant]:
    for key, item in value.items():
        if key not in LEFT_ALONE:
            for what, changed in mutants(item, words, key):
                yield Mutant(f"{key}, {what}", {**value, key: changed})
    if value.get("when"):
        yield Mutant("when, always", {**value, "when": ALWAYS})


def _of_list(value: list[Any], words: Vocabulary, key: str) -> Iterator[Mutant]:
    for place, item in enumerate(value):
        before, after = value[:place], value[place + 1 :]
        yield Mutant(f"without {place}", before + after)
        if after and after[0] != item:
            yield Mutant(f"{place} after {place + 1}", [*before, after[0], item, *after[1:]])
        for what, changed in mutants(item, words, key):
            yield Mutant(f"{place}, {what}", [*before, changed, *after])


def _of_condition(value: Mapping[str, Any]) -> Iterator[Mutant]:
    ((form, body),) = value.items()
    if form == "not":
        yield Mutant("no longer not", body)
        yield from (Mutant(f"not, {what}", {"not": changed}) for what, changed in _of_condition(body))
        return
    yield Mutant("not", {"not": value})
    if form in ("all", "any"):
        yield Mutant(f"{form} turned", {"any" if form == "all" else "all": body})
        yield from (Mutant(f"{form}, {what}", {form: changed}) for what, changed in _of_parts(body))
    else:
        yield from (Mutant(f"{form}, {what}", {form: changed}) for what, changed in _OF[form](body))


def _of_parts(parts: list[Any]) -> Iterator[Mutant]:
    for place, part in enumerate(parts):
        before, after = parts[:place], parts[place + 1 :]
        yield Mutant(f"without {place}", before + after)
        yield from (Mutant(f"{place}, {what}", [*before, other, *after]) for what, other in _of_condition(part))


def _of_count(body: Mapping[str, Any]) -> Iterator[Mutant]:
    yield from (Mutant(what, {**body, "at_least": number}) for what, number in of_number(body["at_least"]))
    yield from (Mutant(what, {**body, "of": parts}) for what, parts in _of_parts(body["of"]))


def _of_in(body: Mapping[str, Any]) -> Iterator[Mutant]:
    values = list(body["values"])
    for place, value in enumerate(values):
        yield Mutant(f"without {value}", {**body, "values": values[:place] + values[place + 1 :]})
    for other in _unnamed(body["field"], values):
        yield Mutant(f"and {other}", {**body, "values": [*values, other]})
        yield Mutant(f"{other} for {values[0]}", {**body, "values": [other, *values[1:]]})
    yield from (Mutant(f"of {field}", {**body, "field": field}) for field in _next_field(body["field"]))


def _of_equals(body: Mapping[str, Any]) -> Iterator[Mutant]:
    yield from (Mutant(f"{field}", {**body, "field": field}) for field in _next_field(body["field"]))
    for other in [*_unnamed(body["field"], [body["value"]]), "nothing"]:
        yield Mutant(f"{other}", {**body, "value": other})


def _unnamed(field: str, values: Sequence[str]) -> list[str]:
    """Return the options of a field that a condition does not name."""
    options = [*FIELDS[field].get("options", ()), *FIELDS[field].get("instead", ())]
    return [option for option in options if option not in values]


def _next_field(field: str) -> list[str]:
    """Return another field of the same type."""
    same = [name for name, other in FIELDS.items() if other["type"] == FIELDS[field]["type"]]
    place = same.index(field) + 1
    return [*same[place:], *same[:place]][:1]


def _of_compare(body: Mapping[str, Any]) -> Iterator[Mutant]:
    for other in COMPARISONS:
        if other != body["is"]:
            yield Mutant(f"{other} for {body['is']}", {**body, "is": other})
    yield Mutant("turned around", {**body, "left": body["right"], "right": body["left"]})
    for side in ("left", "right"):
        amounts = of_number(body[side]) if isinstance(body[side], int) else _of_sum(body[side])
        yield from (Mutant(f"{side}, {what}", {**body, side: changed}) for what, changed in amounts)


def _of_sum(body: Mapping[str, Any]) -> Iterator[Mutant]:
    fields, times = list(body["sum"]), body.get("times", 1)
    yield from (Mutant(f"times {number}", {**body, "times": number}) for number in (times - 1, times + 1) if number)
    for place, field in enumerate(fields):
        before, after = fields[:place], fields[place + 1 :]
        if len(fields) > 1:
            yield Mutant(f"without {field}", {**body, "sum": before + after})
        yield from (
            Mutant(f"{other} for {field}", {**body, "sum": [*before, other, *after]}) for other in _next_field(field)
        )


_OF: Final = {"in": _of_in, "equals": _of_equals, "compare": _of_compare, "count": _of_count}
