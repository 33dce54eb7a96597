"""Why trying each rule alone, and rules in pairs, is to try all answers: the argument, step by step.

1. A rule depends on nothing but whether the options that it names are chosen and how the amounts that it names compare.
2. For each rule, everybody who differs in these is tried against the oracle (`test_oracle.py`).
3. The level of care is the worst one of the rules that hold, whichever they are and in whatever order.
4. So the level is right for all answers if it is right for each rule, and no flag can make it milder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations, product
from typing import Any, Final

import pytest

from generator.assessment.conditions import holds
from generator.assessment.rules import Rules, TriageRule
from generator.assessment.triage import triage
from generator.load import Content
from tests.assessment.answers import Fields, draw_answers, seeded
from tests.assessment.combinations import conjuncts, fields_of, groups, persons, reads
from tests.assessment.counts import combinations_tried, pairs_of_rules, people_tried
from tests.assessment.interpreters import Jobs, in_javascript
from tests.assessment.oracle.screening import FLAG_LEVELS, RANKS, TRIAGE
from tests.assessment.oracle.terms import Compared, Person

DRAWS: Final = 150
TRUE: Final[Mapping[str, Any]] = {"all": []}
FALSE: Final[Mapping[str, Any]] = {"any": []}


@pytest.fixture(scope="module")
def drawn(fields: Fields) -> list[dict[str, Any]]:
    """Return answers of many readers."""
    random = seeded("enumeration")
    return [draw_answers(fields, random, flags=random.randint(0, 6)) for _ in range(DRAWS)]


def _reduced(answers: Mapping[str, Any], condition: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers without everything that the condition does not name."""
    read = reads(condition)
    options = {item for item in read if isinstance(item, tuple)}
    numbers = fields_of(item for item in read if isinstance(item, Compared))
    kept: dict[str, Any] = {}
    for field, answer in answers.items():
        if isinstance(answer, list):
            kept[field] = [option for option in answer if (field, option) in options]
        elif (field, answer) in options or (isinstance(answer, int) and field in numbers):
            kept[field] = answer
    return kept


def test_a_rule_depends_on_what_it_names_alone(rules: Rules, drawn: list[dict[str, Any]]) -> None:
    """Step 1: without all other fields and options, each rule says the same of everybody."""
    wrong = [
        rule.id
        for rule in rules.triage
        for answers in drawn
        if holds(rule.when, answers) != holds(rule.when, _reduced(answers, rule.when))
    ]
    assert wrong == []


def test_parts_that_are_tried_apart_are_the_rule(rules: Rules, drawn: list[dict[str, Any]]) -> None:
    """Step 2: a rule holds if the parts of it hold that are tried apart, and these parts only."""
    for rule in rules.triage:
        for answers in drawn:
            assert holds(rule.when, answers) == all(holds(part, answers) for part in conjuncts(rule.when))
            assert holds(rule.when, answers) != all(holds(part, answers) for part in conjuncts(rule.when, turned=True))


def test_the_page_says_the_same_rule_by_rule(rules: Rules) -> None:
    """Step 2: everybody who is tried to prove a rule gets from the page's own interpreter what the oracle says."""
    split = {
        f"{rule.id} {number}": group
        for rule, wanted in zip(rules.triage, TRIAGE, strict=True)
        for number, group in enumerate(groups(rule.when, wanted["when"]))
    }
    tried = {name: list(persons(group.reads)) for name, group in split.items()}
    jobs: Jobs = {
        name: ("all_hold", {"condition": {"all": group.parts}, "answers": tried[name]}) for name, group in split.items()
    }
    found = in_javascript(jobs)
    for name, group in split.items():
        expected = [all(part(Person(answers)) for part in group.expected) for answers in tried[name]]
        assert found[name]["output"] == expected, name


def _with(rule: TriageRule, *, met: bool) -> TriageRule:
    return replace(rule, when=TRUE if met else FALSE)


def test_the_level_is_the_worst_of_any_two_rules(rules: Rules) -> None:
    """Step 3: for each two rules in both orders, met or not, the level is the worst, and all that are met are told."""
    for pair in permutations(rules.triage, 2):
        for met in product((False, True), repeat=2):
            care = triage([_with(rule, met=yes) for rule, yes in zip(pair, met, strict=True)], rules.levels, {})
            found = [rule for rule, yes in zip(pair, met, strict=True) if yes]
            assert care.level.rank == max((RANKS[rule.level] for rule in found), default=0)
            assert {rule.id for rule in care.triggered} == {rule.id for rule in found}
            assert [RANKS[rule.level] for rule in care.triggered] == sorted(
                (RANKS[rule.level] for rule in found), reverse=True
            )


def test_the_level_is_the_worst_of_all_rules(rules: Rules) -> None:
    """Step 3: with all rules met, and with all but those of the worst levels, the level is the worst that is left."""
    for level in rules.levels:
        some = [_with(rule, met=RANKS[rule.level] <= level.rank) for rule in rules.triage]
        assert triage(some, rules.levels, {}).level.id == level.id
        assert triage(some[::-1], rules.levels, {}).level.id == level.id


def _against(condition: Mapping[str, Any], *, turned: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the options that can make a condition fail by being chosen."""
    ((form, body),) = condition.items()
    if form == "not":
        yield from _against(body, turned=not turned)
    elif form in ("all", "any", "count"):
        for child in body["of"] if form == "count" else body:
            yield from _against(child, turned=turned)
    elif turned:
        yield from (item for item in reads(condition) if isinstance(item, tuple))


def test_a_flag_that_ends_a_rule_is_at_least_as_urgent(rules: Rules) -> None:
    """Step 4: where a warning sign makes a rule fail, the sign itself calls for the level of that rule, or worse."""
    ends = [(rule, option) for rule in rules.triage for _, option in _against(rule.when) if option in FLAG_LEVELS]
    assert {option for _, option in ends} == {"night_pain", "pregnancy"}
    assert all(RANKS[FLAG_LEVELS[option]] >= RANKS[rule.level] for rule, option in ends)


@pytest.mark.parametrize(
    ("figure", "count"),
    [("combinations", combinations_tried), ("rule_pairs", pairs_of_rules), ("people", people_tried)],
)
def test_the_figures_of_the_proof_are_those_of_today(figure: str, count: Any, content: Content, rules: Rules) -> None:
    """What the site says about how much was tried is what is tried now."""
    (said,) = [item.number for item in content.proof.figures if item.id == figure]
    assert said == count(rules), f"content/selfcheck/proof.yml: write {count(rules)} for {figure}"
