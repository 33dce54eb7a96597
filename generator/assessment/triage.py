"""Warning signs and combinations of answers -> level of care. The worst one wins; nothing cancels it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.assessment.conditions import Answers, holds
from generator.assessment.rules import Level, TriageRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """The level of care, and every rule that called for one, worst first."""

    level: Level
    triggered: tuple[TriageRule, ...]


def triage(rules: Iterable[TriageRule], levels: Iterable[Level], answers: Answers) -> Triage:
    """Return the worst level of all rules that hold; rules of one level keep the order of the content."""
    by_id = {level.id: level for level in levels}
    found = [rule for rule in rules if holds(rule.when, answers)]
    found.sort(key=lambda rule: -by_id[rule.level].rank)
    lowest = min(by_id.values(), key=lambda level: level.rank)
    return Triage(level=by_id[found[0].level] if found else lowest, triggered=tuple(found))
