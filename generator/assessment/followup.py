"""Two checks compared: the worst pain, and where each cause stood. On the reader's device only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.assessment.conditions import Answers
from generator.assessment.contributors import Contributor
from generator.assessment.plan_rules import PlanRules


def compare(
    rules: PlanRules,
    before: tuple[Answers, Sequence[Contributor]],
    now: tuple[Answers, Sequence[Contributor]],
) -> dict[str, Any]:
    """Return the worst pain then and now with a verdict, and the causes whose band is another one."""
    then = {item.cause: item.band for item in before[1]}
    return {
        "worst": _pain(rules, before[0], now[0]),
        "bands": [
            {"cause": item.cause, "before": then[item.cause], "now": item.band}
            for item in now[1]
            if then[item.cause] != item.band
        ],
    }


def _pain(rules: PlanRules, before: Answers, now: Answers) -> Mapping[str, Any] | None:
    then, worst = before.get("worst"), now.get("worst")
    if not isinstance(then, int) or not isinstance(worst, int):
        return None
    change = then - worst
    large = then > 0 and abs(change) * 100 >= then * rules["clear_change_percent"]
    clear = large or abs(change) >= rules["clear_change"]
    verdict = "same" if not clear else "better" if change > 0 else "worse"
    return {"before": then, "now": worst, "verdict": verdict}
