"""The combinations of the content at their limits, and on the cards that need no script."""

from __future__ import annotations

from typing import Any, Final

import pytest

from generator.assessment.questionnaire import counting, errors
from generator.assessment.rules import Rules
from generator.assessment.triage import triage
from generator.load import Content
from tests.assessment.cases import HERE, read_yaml

LIMITS: Final[dict[str, dict[str, list[dict[str, Any]]]]] = read_yaml(HERE / "rule_limits.yml")
CARDS: Final[dict[str, list[str]]] = read_yaml(HERE / "static_cards.yml")
EXAMPLES: Final = [
    (name, kind == "holds", answers)
    for name, kinds in LIMITS.items()
    for kind, some in kinds.items()
    for answers in some
]


@pytest.mark.parametrize(("name", "expected", "differs"), EXAMPLES, ids=str)
def test_a_combination_holds_up_to_its_limits(
    name: str, differs: dict[str, Any], rules: Rules, base: dict[str, Any], *, expected: bool
) -> None:
    """A combination calls for care with the answers of which the specification speaks, and not just beside them."""
    answers = {**base, **differs}
    care = triage(rules.triage, rules.levels, counting(rules.pages, answers))
    assert (name in {rule.id for rule in care.triggered}) is expected


@pytest.mark.parametrize(("name", "expected", "differs"), EXAMPLES, ids=str)
def test_the_examples_can_be_answered(
    name: str, differs: dict[str, Any], rules: Rules, base: dict[str, Any], *, expected: bool
) -> None:
    """The form accepts every answer of an example."""
    found = {check.field for page in rules.pages for check in errors(page, {**base, **differs})}
    assert not found & set(differs), (name, expected)


def test_examples_name_rules_of_the_content(content: Content) -> None:
    """Each rule with examples exists, and has examples on both sides of its limit."""
    assert set(LIMITS) <= set(content.rules)
    assert all(kinds["holds"] and kinds["fails"] for kinds in LIMITS.values())


@pytest.mark.parametrize("flag", CARDS)
def test_a_card_says_the_level_of_its_rules(flag: str, content: Content) -> None:
    """What a card prints for readers without scripts is as urgent as what the self-check works out."""
    assert {content.rules[rule].level for rule in CARDS[flag]} == {content.redflags[flag].level}


def test_every_printed_combination_has_a_rule(content: Content) -> None:
    """A sign that is printed but not asked is worked out from other answers."""
    assert {name for name, flag in content.redflags.items() if not flag.asked_in_self_check} <= set(CARDS)
