"""The content is what the oracle says, and the oracle is independent of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

import pytest

from generator.load import Content
from tests.assessment.cases import HERE
from tests.assessment.combinations import fields_of, persons, reads
from tests.assessment.oracle.questions import FIELDS
from tests.assessment.oracle.terms import Compared, Person
from tests.assessment.proof import EXPECTED, deciding, faults, faults_of, units

ORACLE: Final = sorted((HERE / "oracle").glob("*.py"))
ALLOWED: Final = frozenset({"__future__", "collections.abc", "dataclasses", "typing"})


@pytest.fixture(scope="module")
def decides(content: Content) -> dict[str, Any]:
    """Return everything of the content that decides."""
    return deciding(content)


@pytest.mark.parametrize("path", ORACLE, ids=lambda path: path.name)
def test_the_oracle_imports_nothing_of_the_generator(path: Any) -> None:
    """A module of the oracle imports only the oracle and a few names of the standard library."""
    tree = ast.parse(path.read_text("utf-8"))
    named = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    named += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert [name for name in named if name not in ALLOWED and not name.startswith("tests.assessment.oracle.")] == []
    assert not any(isinstance(node, ast.ImportFrom) and node.level for node in ast.walk(tree))


@pytest.mark.parametrize("section", EXPECTED)
def test_the_content_is_what_the_oracle_says(section: str, decides: dict[str, Any]) -> None:
    """Levels, pages, rules, points, bands, the plan and the tables are those that were written down by hand.

    For each condition, everybody is tried whom it or the oracle can tell apart.
    """
    mine = [unit for unit in units(decides) if unit.place.partition(":")[0].partition(",")[0] == section]
    assert mine
    assert [fault for unit in mine for fault in faults_of(unit)] == []


def test_faults_are_those_of_all_parts(decides: dict[str, Any]) -> None:
    """A mistake anywhere is among the faults."""
    assert faults({**decides, "bands": {**decides["bands"], "look_from": 3}}) == ["bands, look_from: 3, not 2"]


def test_both_sides_of_every_limit_are_tried(decides: dict[str, Any]) -> None:
    """For each number with which an answer is compared, the number and both its neighbours are tried."""
    limits = {pair for condition in _conditions(decides) for pair in reads(condition) if isinstance(pair, Compared)}
    simple = {pair for pair in limits if not pair.right.fields and pair.left.number == 1}
    assert simple
    for pair in simple:
        (field,) = pair.left.fields
        inside = range(FIELDS[field]["minimum"], FIELDS[field]["maximum"] + 1)
        around = {number for number in range(pair.right.number - 1, pair.right.number + 2) if number in inside}
        assert around <= {answers.get(field) for answers in persons({pair})}, field


def test_both_sides_of_every_ratio_are_tried(decides: dict[str, Any]) -> None:
    """For each comparison of answers with each other, persons are tried who just do and just do not meet it."""
    limits = {pair for condition in _conditions(decides) for pair in reads(condition) if isinstance(pair, Compared)}
    for pair in (pair for pair in limits if pair.right.fields):
        step = pair.left.number
        gaps = [
            pair.left.amount(answers) - pair.right.amount(answers)
            for answers in persons({pair})
            if all(isinstance(answers.get(field), int) for field in fields_of({pair}))
        ]
        assert any(-step < gap <= 0 for gap in gaps), pair
        assert any(0 < gap <= step for gap in gaps), pair


def test_what_the_oracle_asks_is_recorded() -> None:
    """A person of the oracle remembers each question, whatever the reply."""
    person = Person({"worst": 3, "moves": ["walk"]})
    assert person.has("moves", "impact", "walk")
    assert not person.above("worst", 3)
    assert {item for item in person.read if isinstance(item, tuple)} == {("moves", "impact"), ("moves", "walk")}
    assert fields_of(person.read) == {"moves", "worst"}


def _conditions(value: Any) -> Iterator[Any]:
    """Yield every condition of the content, other than those of the errors."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key.endswith("when") and item is not None and "error" not in value:
                yield item
            else:
                yield from _conditions(item)
    elif isinstance(value, list):
        for item in value:
            yield from _conditions(item)
