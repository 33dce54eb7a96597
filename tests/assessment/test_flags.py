"""The Law: the level of care is the worst of all warning signs and rules, and nothing ever lowers it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pytest

from generator.assessment.questionnaire import askable
from generator.assessment.rules import Rules
from generator.load import Content
from generator.models.selfcheck import NONE, flag_field
from tests.assessment.combinations import read_by
from tests.assessment.counts import Reader, readers
from tests.assessment.interpreters import in_javascript, on_cpython
from tests.assessment.oracle.screening import CARD_OF, CAUDA_EQUINA, COMBINATIONS, FLAG_LEVELS, RANKS
from tests.assessment.oracle.terms import Person

PEOPLE: Final = tuple(readers())
SAMPLE: Final = PEOPLE[::29]
"""What CPython checks again: it takes a hundred times as long for all."""


def _differs(reader: Reader) -> dict[str, Any]:
    """Return a reader's answers, as far as they are not those of the base."""
    signs: dict[str, list[str]] = {}
    for flag in reader.flags:
        signs.setdefault(f"flags_{CARD_OF[flag]}", []).append(flag)
    return {**signs, "age": reader.age, "onset": reader.onset, "leg": [reader.leg]}


def _expected(base: dict[str, Any]) -> Mapping[Reader, str]:
    """Return the worst level that the oracle gives to everybody, for a sign or a combination."""
    parts = [part for _, rule in COMBINATIONS.values() for part in rule.parts]
    named = {item[1] for part in parts for item in read_by(part) if isinstance(item, tuple)}
    known: dict[Reader, list[str]] = {}
    found = {}
    for reader in PEOPLE:
        alike = reader._replace(flags=tuple(flag for flag in reader.flags if flag in named))
        if alike not in known:
            known[alike] = _combined({**base, **_differs(alike)})
        mine = [FLAG_LEVELS[flag] for flag in reader.flags]
        found[reader] = max([*mine, *known[alike]], key=RANKS.__getitem__, default="none")
    return found


def _combined(answers: dict[str, Any]) -> list[str]:
    person = Person(answers)
    return [level for level, rule in COMBINATIONS.values() if all(part(person) for part in rule.parts)]


@pytest.fixture(scope="module")
def levels(rules_json: dict[str, Any], base: dict[str, Any]) -> Mapping[Reader, str]:
    """Return what the page says to everybody."""
    given = {"rules": rules_json, "base": base, "differs": [_differs(reader) for reader in PEOPLE]}
    outcome = in_javascript({"everybody": ("levels", given)})["everybody"]
    return dict(zip(PEOPLE, outcome["output"], strict=True))


def test_the_levels_of_all_flags_are_written_down(content: Content) -> None:
    """Every warning sign that is asked has the level of care that the specification gives it, and no other is asked."""
    assert {name: flag.level for name, flag in content.redflags.items() if flag.asked_in_self_check} == FLAG_LEVELS


@pytest.mark.parametrize("flag", FLAG_LEVELS)
def test_a_flag_alone_has_its_own_level(flag: str, levels: Mapping[Reader, str]) -> None:
    """A warning sign alone calls for exactly its own level of care."""
    assert levels[Reader((flag,))] == FLAG_LEVELS[flag]


@pytest.mark.parametrize("flag", CAUDA_EQUINA)
def test_each_cauda_equina_sign_is_an_emergency(flag: str, rules: Rules, levels: Mapping[Reader, str]) -> None:
    """Z1: each of the five signs, and not being sure of them, is an emergency for everybody and ends the questions."""
    assert {level for reader, level in levels.items() if flag in reader.flags} == {"emergency"}
    assert [page.id for page in askable(rules, _differs(Reader((flag,))))] == ["flags_emergency"]


def test_levels_are_those_of_the_specification(base: dict[str, Any], levels: Mapping[Reader, str]) -> None:
    """Z3, Z7: for every pair of signs, age, onset and leg answer the level is the worst of all rules that hold."""
    expected = _expected(base)
    assert [(reader, level, expected[reader]) for reader, level in levels.items() if level != expected[reader]] == []


def test_a_level_is_never_better_than_that_of_a_flag(levels: Mapping[Reader, str]) -> None:
    """The Law: nothing that is answered besides makes a warning sign less urgent."""
    worst = {reader: max((RANKS[FLAG_LEVELS[flag]] for flag in reader.flags), default=0) for reader in PEOPLE}
    assert [reader for reader, level in levels.items() if RANKS[level] < worst[reader]] == []


def test_adding_a_flag_never_lowers_the_level(levels: Mapping[Reader, str]) -> None:
    """The Law: a reader with one sign more is never told to wait longer."""
    fewer = [
        (reader, reader._replace(flags=reader.flags[:place] + reader.flags[place + 1 :]))
        for reader in PEOPLE
        for place in range(len(reader.flags))
    ]
    ranks = {reader: RANKS[level] for reader, level in levels.items()}
    assert [reader for reader, other in fewer if ranks[reader] < ranks[other]] == []


def test_python_says_the_same_as_the_page(
    rules_json: dict[str, Any], base: dict[str, Any], levels: Mapping[Reader, str]
) -> None:
    """The reference interpreter gives the levels that the page gives."""
    given = {"rules": rules_json, "base": base, "differs": [_differs(reader) for reader in SAMPLE]}
    outcome = on_cpython({"some": ("levels", given)})["some"]
    assert dict(zip(SAMPLE, outcome["output"], strict=True)) == {reader: levels[reader] for reader in SAMPLE}


def test_the_base_has_no_sign(content: Content, base: dict[str, Any]) -> None:
    """Everybody here differs from a reader who ticked "None of these" on each card that is asked."""
    cards = {flag_field(flag.card) for flag in content.redflags.values() if flag.asked_in_self_check}
    assert {field: base[field] for field in cards} == {field: [NONE] for field in cards}
