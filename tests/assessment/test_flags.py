"""The Law: the level of care is the worst of all warning signs and rules, and nothing ever lowers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any, Final, NamedTuple

import pytest

from generator.assessment.questionnaire import askable
from generator.assessment.rules import Rules
from generator.load import Content
from generator.models.selfcheck import NONE, flag_field
from tests.assessment.cases import HERE, read_yaml
from tests.assessment.interpreters import in_javascript, on_cpython

LEVELS: Final = ("none", "soon", "stop", "urgent", "emergency")
FLAG_LEVELS: Final[Mapping[str, str]] = {
    flag: level for level, flags in read_yaml(HERE / "flag_levels.yml").items() for flag in flags
}
"""Warning sign -> its own level, written down apart from the content."""
CAUDA_EQUINA: Final = ("ces_saddle", "ces_bladder", "ces_bowel", "ces_sexual", "ces_bilateral", "not_sure_ces")
AGES: Final = ("u18", "18_64", "65up")
ONSETS: Final = ("gradual", "sudden", "minor", "not_sure")
LEGS: Final = ("none", "thigh", "below", "tingle", "weak", "both", "not_sure")


class Person(NamedTuple):
    """At most two warning signs, and the answers with which they combine."""

    flags: tuple[str, ...]
    age: str = "18_64"
    onset: str = "gradual"
    leg: str = "none"


PEOPLE: Final = tuple(
    Person(flags, *others)
    for others in product(AGES, ONSETS, LEGS)
    for count in range(3)
    for flags in combinations(FLAG_LEVELS, count)
)
SAMPLE: Final = PEOPLE[::29]
"""What CPython checks again: it takes a hundred times as long for all."""


def _worst(levels: Iterator[str]) -> str:
    return max(levels, key=LEVELS.index, default="none")


def _levels_by_specification(person: Person) -> Iterator[str]:
    """Yield the level of each rule of selfcheck.md that holds: flags, F1 to F3, L1, Y1, K4 and K5."""
    flags = set(person.flags)
    fragile = flags & {"osteoporosis", "steroid"}
    weak = person.leg in {"weak", "tingle"} or "neuro_stable" in flags
    yield from (FLAG_LEVELS[flag] for flag in person.flags)
    if person.onset == "minor" and (fragile or person.age == "65up"):
        yield "urgent"
    if person.onset in {"sudden", "not_sure"}:
        yield from ["urgent"] * bool(fragile) + ["soon"] * (person.age == "65up")
    if person.age == "u18":
        yield "soon"
    yield {"both": "emergency", "weak": "urgent", "none": "none", "thigh": "none"}.get(person.leg, "soon")
    if "cancer_history" in flags and (weak or person.leg == "both"):
        yield "emergency"
    if flags & {"infection", "infection_risk"} and weak:
        yield "emergency"


def _differs(person: Person, content: Content) -> dict[str, Any]:
    """Return a person's answers, as far as they are not those of the base."""
    signs: dict[str, list[str]] = {}
    for flag in person.flags:
        signs.setdefault(flag_field(content.redflags[flag].card), []).append(flag)
    return {**signs, "age": person.age, "onset": person.onset, "leg": [person.leg]}


@pytest.fixture(scope="module")
def levels(content: Content, rules_json: dict[str, Any], base: dict[str, Any]) -> Mapping[Person, str]:
    """Return what the page says to everybody."""
    given = {"rules": rules_json, "base": base, "differs": [_differs(person, content) for person in PEOPLE]}
    outcome = in_javascript({"everybody": ("levels", given)})["everybody"]
    return dict(zip(PEOPLE, outcome["output"], strict=True))


def test_the_levels_of_all_flags_are_written_down(content: Content) -> None:
    """Every warning sign that is asked has the level of care that the specification gives it, and no other is asked."""
    assert {name: flag.level for name, flag in content.redflags.items() if flag.asked_in_self_check} == FLAG_LEVELS


@pytest.mark.parametrize("flag", FLAG_LEVELS)
def test_a_flag_alone_has_its_own_level(flag: str, levels: Mapping[Person, str]) -> None:
    """A warning sign alone calls for exactly its own level of care."""
    assert levels[Person((flag,))] == FLAG_LEVELS[flag]


@pytest.mark.parametrize("flag", CAUDA_EQUINA)
def test_each_cauda_equina_sign_is_an_emergency(
    flag: str, content: Content, rules: Rules, levels: Mapping[Person, str]
) -> None:
    """Z1: each of the five signs, and not being sure of them, is an emergency for everybody and ends the questions."""
    assert {level for person, level in levels.items() if flag in person.flags} == {"emergency"}
    assert [page.id for page in askable(rules, _differs(Person((flag,)), content))] == ["flags_emergency"]


def test_levels_are_those_of_the_specification(levels: Mapping[Person, str]) -> None:
    """Z3, Z7: for every pair of signs, age, onset and leg answer the level is the worst of all rules that hold."""
    expected = {person: _worst(_levels_by_specification(person)) for person in PEOPLE}
    assert [(person, level, expected[person]) for person, level in levels.items() if level != expected[person]] == []


def test_a_level_is_never_better_than_that_of_a_flag(levels: Mapping[Person, str]) -> None:
    """The Law: nothing that is answered besides makes a warning sign less urgent."""
    worst = {person: max((LEVELS.index(FLAG_LEVELS[flag]) for flag in person.flags), default=0) for person in PEOPLE}
    assert [person for person, level in levels.items() if LEVELS.index(level) < worst[person]] == []


def test_adding_a_flag_never_lowers_the_level(levels: Mapping[Person, str]) -> None:
    """The Law: a person with one sign more is never told to wait longer."""
    fewer = [
        (person, person._replace(flags=person.flags[:place] + person.flags[place + 1 :]))
        for person in PEOPLE
        for place in range(len(person.flags))
    ]
    ranks = {person: LEVELS.index(level) for person, level in levels.items()}
    assert [person for person, other in fewer if ranks[person] < ranks[other]] == []


def test_python_says_the_same_as_the_page(
    content: Content, rules_json: dict[str, Any], base: dict[str, Any], levels: Mapping[Person, str]
) -> None:
    """The reference interpreter gives the levels that the page gives."""
    given = {"rules": rules_json, "base": base, "differs": [_differs(person, content) for person in SAMPLE]}
    outcome = on_cpython({"some": ("levels", given)})["some"]
    assert dict(zip(SAMPLE, outcome["output"], strict=True)) == {person: levels[person] for person in SAMPLE}


def test_the_base_has_no_sign(content: Content, base: dict[str, Any]) -> None:
    """Everybody here differs from a person who ticked "None of these" on each card that is asked."""
    cards = {flag_field(flag.card) for flag in content.redflags.values() if flag.asked_in_self_check}
    assert {field: base[field] for field in cards} == {field: [NONE] for field in cards}
