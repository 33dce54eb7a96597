"""JSON text in, JSON text out: all that the browser's worker calls."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.assessment import contributors, units
from generator.assessment.conditions import Answers
from generator.assessment.questionnaire import counting
from generator.assessment.rules import Rules, Signal, from_json
from generator.assessment.triage import triage


def assess(rules_json: str, request_json: str) -> str:
    """Return the result for `{"answers": …, "unit": "km" | "mi"}` as JSON text.

    The result has `version`, `level`, `triggered` (rules worst first) and `causes` (ranked, with band and
    reasons; empty where the level of care does not offer them). Errors raise: in the browser they reject.
    """
    rules, request = from_json(json.loads(rules_json)), json.loads(request_json)
    return json.dumps(result(rules, request["answers"], request["unit"]))


def result(rules: Rules, answers: Answers, unit: str) -> dict[str, Any]:
    """Return the result as plain values; `unit` (km or mi) is how distances are written."""
    counted = counting(rules.pages, answers)
    care = triage(rules.triage, rules.levels, counted)
    ranked = () if "causes" in care.level.blocks else contributors.rank(rules.causes, rules.pages, rules.bands, counted)
    quantities = {field.id: field.quantity for page in rules.pages for field in page.fields}
    return {
        "version": rules.version,
        "level": care.level.id,
        "triggered": [{"id": rule.id, "level": rule.level} for rule in care.triggered],
        "causes": [
            {
                "id": item.cause,
                "band": item.band,
                "equal": item.equal_to_previous,
                "reasons": [_reason(signal, counted, quantities, unit) for signal in item.reasons],
            }
            for item in ranked
        ],
    }


def _reason(signal: Signal, answers: Answers, quantities: Mapping[str, str | None], unit: str) -> dict[str, Any]:
    values = {slot: _shown(answers.get(slot), quantities.get(slot), unit) for slot in signal.slots}
    return {"id": signal.id, "values": values}


def _shown(answer: object, quantity: str | None, unit: str) -> str | None:
    """Write a number for the reader; None for one that the reader did not know."""
    if not isinstance(answer, int):
        return None
    if quantity == "distance":
        return units.distance(answer, unit)
    return units.pace(answer, unit) if quantity == "pace" else str(answer)
