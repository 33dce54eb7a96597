"""The number of ways through the check: each is one that a reader can walk, and none that a reader walks is missing."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pytest

from generator.assessment.conditions import holds
from generator.assessment.questionnaire import askable, errors
from generator.assessment.rules import Page, Rules, from_json
from generator.assessment.triage import triage
from generator.load import Content
from generator.models.selfcheck import NumberField, answer_fields
from generator.partial import limits_of, opened, reduced
from generator.paths import Walk
from generator.selfcheck import compile_rules

READERS: Final = 2000
Way = tuple[str, ...]


@pytest.fixture(scope="module")
def rules(content: Content) -> Rules:
    """Return the compiled rules."""
    return from_json(compile_rules(content))


@pytest.fixture(scope="module")
def paths(content: Content, rules: Rules) -> Mapping[Way, Mapping[str, Any]]:
    """Return every way, with answers that lead along it."""
    return Walk(content, rules).paths()


def test_every_path_can_be_walked(paths: Mapping[Way, dict[str, Any]], rules: Rules) -> None:
    """The check itself asks exactly the pages of a path when it gets the answers that are said to lead there."""
    assert len(paths) > 100
    for way, answers in paths.items():
        asked = askable(rules, answers)
        assert tuple(page.id for page in asked) == way
        assert [page.id for page in asked if errors(page, answers)] == []


def test_no_reader_walks_a_path_that_is_not_counted(content: Content, paths: Mapping[Way, Any], rules: Rules) -> None:
    """Readers who answer at random, page by page, are asked lists of pages that are all among the paths."""
    chance = random.Random(20261126)  # noqa: S311 - answers, not secrets
    options = answer_fields(content.questions, content.redflags)
    walked = {_reader(content, rules, options, chance) for _ in range(READERS)}
    assert len(walked) > 30
    assert walked <= set(paths)


def _reader(content: Content, rules: Rules, options: Mapping[str, frozenset[str]], chance: random.Random) -> Way:
    ranks = {level.id: level.rank for level in rules.levels}
    answers: dict[str, Any] = {}
    asked: list[str] = []
    for page in rules.pages:
        level = triage(rules.triage, rules.levels, answers).level
        if level.rank <= ranks[page.ask_up_to] and (page.when is None or holds(page.when, answers)):
            asked.append(page.id)
            answers |= _answers(content, page, options, chance)
    return tuple(asked)


def _answers(
    content: Content, page: Page, options: Mapping[str, frozenset[str]], chance: random.Random
) -> dict[str, Any]:
    """Return valid answers to a page; "none of these" is common, so that many readers get far."""
    limits = {item.id: item for item in content.questions[page.id].fields} if page.id in content.questions else {}
    while True:
        given = {
            item.id: _answer(limits.get(item.id), item.type, sorted(options[item.id]), chance) for item in page.fields
        }
        if page.optional and chance.random() < 0.3:
            given = {}
        if not errors(page, given):
            return given


def _answer(field: object, kind: str, options: Sequence[str], chance: random.Random) -> Any:
    if isinstance(field, NumberField) and (not options or chance.random() < 0.8):
        return chance.randint(field.minimum, chance.choice([min(field.minimum + 10, field.maximum), field.maximum]))
    if kind == "many":
        if "none" in options and chance.random() < 0.85:
            return ["none"]
        return chance.sample(options, min(len(options), chance.choice([1, 1, 2])))
    return chance.choice(options)


def test_answer_sets_are_counted_as_by_hand(content: Content, rules: Rules) -> None:
    """With the first two cards and one question alone, the number is the product of what each takes."""
    short = _with_pages(rules, [page for page in rules.pages if page.id in {"flags_stop", "about"}])
    ticks = 2**3 - 1 + 1  # three signs, at least one of them; or none of these
    assert Walk(content, short).answer_sets() == ticks * 3 * 4
    assert list(Walk(content, short).paths()) == [("flags_stop", "about")]


def _with_pages(rules: Rules, pages: list[Page]) -> Rules:
    kept = {item.id for page in pages for item in page.fields}
    triage = tuple(rule for rule in rules.triage if _fields(rule.when) <= kept)
    return Rules(
        **{**{name: getattr(rules, name) for name in rules.__slots__}, "pages": tuple(pages), "triage": triage}
    )


def _fields(condition: Any) -> set[str]:
    if isinstance(condition, dict):
        own = {condition["field"]} if "field" in condition else set(condition.get("sum", []))
        return own.union(*(_fields(part) for part in condition.values()))
    return set().union(*(_fields(part) for part in condition)) if isinstance(condition, list) else set()


@pytest.mark.parametrize("form", ["all", "any", "count", "not"])
def test_a_condition_that_is_decided_bit_by_bit_means_the_same(form: str) -> None:
    """Fact after fact, in any order, an open condition ends where the interpreter is at once."""
    parts: list[dict[str, Any]] = [{"in": {"field": name, "values": ["yes"]}} for name in "abc"]
    body = {"all": parts, "any": parts, "not": {"all": parts}, "count": {"at_least": 2, "of": parts}}[form]
    condition = {form: body}
    left = opened(condition, lambda part: "abc".index(part["in"]["field"]) if "in" in part else None)
    for bits in range(8):
        truth = {place: bool(bits >> place & 1) for place in range(3)}
        answers = {"abc"[place]: "yes" for place, true in truth.items() if true}
        for first in range(3):
            rest = {place: true for place, true in truth.items() if place != first}
            once = reduced(left, {first: truth[first]})
            assert reduced(once, rest) is holds(condition, answers)


def test_a_comparison_over_two_pages_is_refused() -> None:
    """What cannot be taken apart is an error, not a wrong number."""
    compare = {"left": {"sum": ["a"]}, "is": "above", "right": {"sum": ["b"]}}
    with pytest.raises(ValueError, match="several pages"):
        opened({"compare": compare}, lambda _: None)


def test_limits_are_found_wherever_they_stand() -> None:
    """A limit counts in the unit of its field."""
    compare = {"left": {"sum": ["a"], "times": 10}, "is": "above", "right": 45}
    assert list(limits_of({"all": [{"not": {"compare": compare}}]})) == [("a", 4)]
