"""Worked examples: made-up runners, their answers, and what the self-check says to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.assessment.api import result
from generator.assessment.rules import from_json
from generator.load import Content
from generator.pages.listing import Labels
from generator.pages.proof import teller
from generator.pages.render import Page
from generator.report.blocks import fill
from generator.report.fields import change_text
from generator.selfcheck import all_answers

TODAY: Final = "2026-11-26"
"""The day on which the examples are worked out: a build says the same on any day."""


def pages(content: Content, labels: Labels, rules: Mapping[str, Any]) -> Iterator[Page]:
    """Yield the page of examples."""
    tell, read = teller(content, labels), from_json(rules)
    ranks = {name: level.rank for name, level in content.carelevels.items()}
    ordered = sorted(content.scenarios.items(), key=lambda item: (-ranks[item[1].expect.level], item[1].title))
    examples = []
    for name, scenario in ordered:
        answers = all_answers(content, scenario)
        found = result(read, {"answers": answers, "unit": scenario.unit, "today": TODAY})
        examples.append(
            {
                "id": name,
                "scenario": scenario,
                "answers": [
                    (tell.field(field), tell.answer(field, value)) for field, value in scenario.answers.items()
                ],
                "result": found,
                "triggered": [_triggered(content, rule) for rule in found["triggered"]],
                "causes": [_cause(content, cause) for cause in found["causes"]],
            }
        )
    base = [(tell.field(field), tell.answer(field, value)) for field, value in content.base.answers.items()]
    yield Page(
        path="self-check/examples.md",
        template="examples.md.j2",
        kind="self-check",
        explained=False,
        source="content/scenarios",
        values={"examples": examples, "base": base, "levels": list(dict.fromkeys(s.expect.level for _, s in ordered))},
    )


def _triggered(content: Content, rule: Mapping[str, Any]) -> Mapping[str, str]:
    name = rule["id"]
    found = content.rules[name].name if name in content.rules else content.redflags[name].name
    return {"level": rule["level"], "name": found}


def _cause(content: Content, cause: Mapping[str, Any]) -> Mapping[str, Any]:
    signals = {signal.id: signal for signal in content.signals[cause["id"]].signals}
    reasons = [_filled(content, signals[reason["id"]].reason, reason["values"]) for reason in cause["reasons"]]
    change = change_text(content, cause["change"]) if cause["change"] else ""
    return {"id": cause["id"], "band": cause["band"], "equal": cause["equal"], "reasons": reasons, "change": change}


def _filled(content: Content, reason: str, values: Mapping[str, str | None]) -> str:
    return fill(reason, {slot: value or content.ranking.unknown for slot, value in values.items()})
