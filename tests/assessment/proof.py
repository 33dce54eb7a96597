"""Where the content that decides is not what the oracle says: `faults`, which the tests and the mutants share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from generator.assessment.conditions import holds
from generator.assessment.questionnaire import errors
from generator.assessment.rules import _page
from generator.load import Content
from generator.selfcheck import compile_rules
from tests.assessment.combinations import disagreements, persons, read_by, reads
from tests.assessment.oracle.causes import BANDS, CAUSES
from tests.assessment.oracle.plan import PLAN
from tests.assessment.oracle.questions import PAGES
from tests.assessment.oracle.screening import LEVELS, TRIAGE
from tests.assessment.oracle.tables import TABLES
from tests.assessment.oracle.terms import WORDS, Either, Every, Form, Person, Points

EXPECTED: Final[Mapping[str, Any]] = {
    "levels": LEVELS,
    "pages": PAGES,
    "triage": TRIAGE,
    "causes": CAUSES,
    "bands": BANDS,
    "plan": {**PLAN, "rungs": WORDS},
    "progressions": TABLES,
}


class Unit(NamedTuple):
    """A part of what decides that can be compared alone."""

    place: str
    actual: Any
    expected: Any


def deciding(content: Content) -> dict[str, Any]:
    """Return everything that decides: the compiled rules, the plan, and the numbers of the progressions."""
    tables = {name: numbers_of(item.model_dump(mode="json")) for name, item in content.progressions.items()}
    rules = {key: value for key, value in compile_rules(content).items() if key != "version"}
    return {**rules, "progressions": tables}


def numbers_of(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a progression without its words: its numbers, rows of numbers, and the colours of its lights."""
    if "lights" in table:
        return {"lights": [light["light"] for light in table["lights"]]}
    rows = {key: _without_words(value) for key, value in table.items() if key not in ("order", "claims")}
    return {key: value for key, value in rows.items() if value not in ("", [])}


def _without_words(value: Any) -> Any:
    if isinstance(value, str):
        return ""
    if isinstance(value, list):
        return [row for row in map(_without_words, value) if row not in ("", {})]
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if not isinstance(item, str)}
    return value


def units(decides: Mapping[str, Any]) -> Iterator[Unit]:
    """Split what decides into parts; a list is one part besides its items, for their number and order."""
    for section, expected in EXPECTED.items():
        yield from _split(section, decides[section], expected)


def _split(place: str, actual: Any, expected: Any) -> Iterator[Unit]:
    if isinstance(actual, list) and len(actual) == len(expected) and place in ("levels", "pages", "triage", "causes"):
        yield Unit(f"{place}, in order", [item["id"] for item in actual], [item["id"] for item in expected])
        yield from (Unit(f"{place}: {item['id']}", item, wanted) for item, wanted in zip(actual, expected, strict=True))
    elif isinstance(actual, dict) and actual.keys() == expected.keys() and place in ("plan", "progressions"):
        yield from (
            Unit(f"{place}: {key}", actual[key], wanted) for key, wanted in expected.items() if wanted is not WORDS
        )
    else:
        yield Unit(place, actual, expected)


def faults(decides: Mapping[str, Any]) -> list[str]:
    """Return everything in which the content differs from the oracle."""
    return [fault for unit in units(decides) for fault in faults_of(unit)]


def faults_of(unit: Unit) -> Iterator[str]:
    """Yield in what a part differs from the oracle."""
    return _differences(unit.place, unit.actual, unit.expected)


def _differences(place: str, actual: Any, expected: Any) -> Iterator[str]:
    match expected:
        case dict():
            yield from _of_keys(place, actual, expected)
        case list():
            yield from _of_items(place, actual, expected)
        case Every() | Either():
            yield from _of_condition(place, actual, expected)
        case Points():
            yield from _of_points(place, actual, expected)
        case _ if expected is not WORDS and (type(actual) is not type(expected) or actual != expected):
            yield f"{place}: {actual!r}, not {expected!r}"


def _of_keys(place: str, actual: Any, expected: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(actual, dict) or actual.keys() != expected.keys():
        yield f"{place}: has not exactly the keys {sorted(expected)}"
        return
    for key, wanted in expected.items():
        if isinstance(wanted, Form):
            yield from _of_form(place, actual, wanted)
        else:
            yield from _differences(f"{place}, {key}", actual[key], wanted)


def _of_items(place: str, actual: Any, expected: list[Any]) -> Iterator[str]:
    if not isinstance(actual, list) or len(actual) != len(expected):
        yield f"{place}: has not exactly {len(expected)} items"
        return
    for number, (item, wanted) in enumerate(zip(actual, expected, strict=True)):
        yield from _differences(f"{place} {number}", item, wanted)


def _of_condition(place: str, actual: Any, expected: Every | Either) -> Iterator[str]:
    if actual is None:
        yield f"{place}: there is no condition"
        return
    yield from (f"{place}: with {found}" for found in disagreements(actual, expected))


def _of_points(place: str, actual: Any, expected: Points) -> Iterator[str]:
    read = frozenset().union(*(reads(score["when"]) for score in actual), read_by(expected.of))
    for answers in persons(read):
        given = next((score["points"] for score in actual if holds(score["when"], answers)), 0)
        if given != expected.of(Person(answers)):
            yield f"{place}: {given} points with {answers}"
            return


def _of_form(place: str, actual: Mapping[str, Any], expected: Form) -> Iterator[str]:
    page = _page(actual)
    for field in expected.fields:
        for answer, error in _tried(field, optional=actual["optional"]):
            answers = {} if answer is None else {field["id"]: answer}
            found = [check.error for check in errors(page, answers) if check.field == field["id"]]
            if found != ([error] if error else []):
                yield f"{place}: {field['id']} {answer!r} has the errors {found}, not {error!r}"
    wrong = [check.field for check in errors(page, {field["id"]: "another" for field in expected.fields})]
    if wrong != [field["id"] for field in expected.fields]:
        yield f"{place}: the errors come in the order {wrong}"


def _tried(field: Mapping[str, Any], *, optional: bool) -> Iterator[tuple[Any, str | None]]:
    """Yield answers to a field, good and bad ones, each with the error that is right."""
    if field["type"] == "one":
        missing = "choose_one"
        yield from ((option, None) for option in field["options"])
    elif field["type"] == "many":
        missing = "tick_one"
        yield from _boxes(field["options"], field["exclusive"])
        yield [], missing
        yield ["another"], missing
    else:
        missing = "number" if field["quantity"] == "count" else field["quantity"]
        yield from ((good, None) for good in (field["minimum"], field["maximum"], *field["instead"]))
        yield from ((word, missing) for word in ("not_sure", "not_tried", "hurt") if word not in field["instead"])
        yield field["minimum"] - 1, missing
        yield field["maximum"] + 1, missing
    yield "another", missing
    yield None, None if optional else missing


def _boxes(options: list[str], alone: list[str]) -> Iterator[tuple[Any, str | None]]:
    together = [option for option in options if option not in alone]
    yield together, None
    for option in options:
        yield [option], None
        yield from (([option, other], "none_alone") for other in alone if other != option)
