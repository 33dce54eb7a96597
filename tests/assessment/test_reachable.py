"""Nothing is dead: every question can be asked, every rule can call for care, every reason can be given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pytest

from generator.assessment.conditions import holds
from generator.assessment.questionnaire import askable, counting, errors
from generator.assessment.rules import Rules
from generator.load import Content
from tests.assessment.answers import Fields, draw_answers, draw_near, seeded
from tests.assessment.interpreters import in_javascript

WALKS: Final = 2000
"""Readers of each kind: with any answers, and much like the base."""
FLAGS: Final = (0, 0, 1, 2)
"""How many warning signs readers tick: most of them few, so that they get beyond the first pages."""

Walk = dict[str, Any]
"""`pages` that were asked, in order; `answers`; `level` and `triggered`."""


@pytest.fixture(scope="module")
def walks(fields: Fields, base: dict[str, Any], rules_json: dict[str, Any]) -> Sequence[Walk]:
    """Return what readers with random answers are asked, page by page, and what it calls for."""
    random = seeded("walks")
    drawn = [draw_answers(fields, random, flags=random.choice(FLAGS)) for _ in range(WALKS)]
    drawn += [draw_near(fields, base, random) for _ in range(WALKS)]
    found: Sequence[Walk] = in_javascript({"walks": ("walks", {"rules": rules_json, "drawn": drawn})})["walks"][
        "output"
    ]
    return found


def test_every_question_is_reached(walks: Sequence[Walk], rules: Rules) -> None:
    """Each page is asked of some reader who answers one page after the other."""
    assert {page for walk in walks for page in walk["pages"]} == {page.id for page in rules.pages}


def test_pages_are_asked_in_order(walks: Sequence[Walk], rules: Rules) -> None:
    """No answer sends a reader back: the pages of a walk follow the order of the content."""
    order = [page.id for page in rules.pages]
    assert [walk for walk in walks if walk["pages"] != sorted(walk["pages"], key=order.index)] == []


def test_python_ends_the_questions_where_the_page_does(walks: Sequence[Walk], rules: Rules) -> None:
    """At the end of a walk the reference has no page to ask either."""
    found = [page for walk in walks[::10] for page in askable(rules, walk["answers"]) if errors(page, walk["answers"])]
    assert found == []


def test_every_rule_can_call_for_care(walks: Sequence[Walk], rules: Rules) -> None:
    """Each warning sign and each combination is met by some reader, in the order in which pages are asked."""
    assert {rule for walk in walks for rule in walk["triggered"]} == {rule.id for rule in rules.triage}


def test_every_combination_can_decide_the_level(walks: Sequence[Walk], content: Content) -> None:
    """Each combination of answers is, for some reader, among the rules that set the level of care."""
    found = {(rule, walk["level"]) for walk in walks for rule in walk["triggered"]}
    assert [name for name, rule in content.rules.items() if (name, rule.level) not in found] == []


def test_every_score_of_every_signal_can_be_given(walks: Sequence[Walk], rules: Rules) -> None:
    """Each score is the first that holds for some reader to whom causes are offered."""
    offered = {level.id for level in rules.levels if "causes" not in level.blocks}
    answers = [counting(rules.pages, walk["answers"]) for walk in walks if walk["level"] in offered]
    scores = {
        (cause.id, signal.id, score): conditions
        for cause in rules.causes
        for signal in cause.signals
        for score, conditions in enumerate(_exactly(signal.scores))
    }
    dead = [name for name, condition in scores.items() if not any(holds(condition, given) for given in answers)]
    assert dead == []


def _exactly(scores: Sequence[tuple[Any, int]]) -> list[dict[str, Any]]:
    """Return for each score the condition that it holds and none before it does."""
    conditions = [when for when, _ in scores]
    return [{"all": [when, *({"not": other} for other in conditions[:n])]} for n, when in enumerate(conditions)]
