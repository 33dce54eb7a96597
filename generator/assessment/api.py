"""JSON text in, JSON text out: all that the browser's worker calls. Errors raise: in the browser they reject."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from generator.assessment import calendar as calendar_file
from generator.assessment import contributors, followup, plan, questionnaire, running, units, whatif
from generator.assessment.conditions import Answers
from generator.assessment.contributors import Contributor
from generator.assessment.rules import Rules, Signal, from_json
from generator.assessment.triage import Triage, triage

Json = dict[str, Any]


def assess(rules_json: str, request_json: str) -> str:
    """Return the result of a request as JSON text.

    The request has `answers`, `unit` (km or mi), `today` (the reader's own day, `2026-11-26`), and may have `start`
    (first day of the plan), `swaps` (exercise -> another), `baseline` (`{"spm": steps a minute}` of the first
    check) and `before` (`{"date": …, "answers": …}` of an earlier check). See `result` for what comes back.
    """
    return json.dumps(result(_rules(rules_json), json.loads(request_json)))


def calendar(rules_json: str, request_json: str, words_json: str) -> str:
    """Return `{"ics": …}`: the plan of a request as a calendar file.

    The request has also `now` (UTC, `20261126T101500Z`) and `uid` (text that no other file has); the words are
    titles for main, short, walk_run, recheck and second_look. Raises `ValueError` where there is no plan.
    """
    request = json.loads(request_json)
    made = result(_rules(rules_json), request)["plan"]
    if made is None:
        raise ValueError("these answers have no plan")
    return json.dumps({"ics": calendar_file.calendar(made, json.loads(words_json), request["now"], request["uid"])})


@lru_cache(maxsize=1)
def _rules(rules_json: str) -> Rules:
    return from_json(json.loads(rules_json))


def result(rules: Rules, request: Mapping[str, Any]) -> Json:
    """Return the result as plain values: level of care, causes in order, the cap, and the plan.

    `causes` are empty and `plan` is None where the level of care does not offer them; `plan_refused` says that the
    level would allow a plan, but the person should be seen first.
    """
    counted = questionnaire.counting(rules.pages, request["answers"])
    care = triage(rules.triage, rules.levels, counted)
    ranked = _rank(rules, care, counted)
    moves = whatif.changes(rules, ranked, counted, request["unit"])
    return {
        "version": rules.version,
        "level": care.level.id,
        "triggered": [{"id": rule.id, "level": rule.level} for rule in care.triggered],
        "causes": [
            {**_cause(rules, item, counted, request["unit"]), "change": moves.get(item.cause)} for item in ranked
        ],
        "missing": [{"page": page, "why": why} for page, why in questionnaire.missing(rules, counted)],
        **_planned(rules, care, ranked, counted, request),
        "compared": _compared(rules, ranked, counted, request.get("before")),
    }


def _rank(rules: Rules, care: Triage, answers: Answers) -> Sequence[Contributor]:
    if "causes" in care.level.blocks:
        return ()
    return contributors.rank(rules.causes, rules.pages, rules.bands, answers)


def _cause(rules: Rules, item: Contributor, answers: Answers, unit: str) -> Json:
    quantities = {field.id: field.quantity for page in rules.pages for field in page.fields}
    return {
        "id": item.cause,
        "band": item.band,
        "equal": item.equal_to_previous,
        "reasons": [_reason(signal, answers, quantities, unit) for signal in item.reasons],
    }


def _planned(
    rules: Rules, care: Triage, ranked: Sequence[Contributor], answers: Answers, request: Mapping[str, Any]
) -> Json:
    refused = rules.plan is not None and plan.refused(rules.plan, care, answers)
    if rules.plan is None or "plan" in care.level.blocks or refused:
        return {"cap": None, "cap_raised": False, "plan": None, "plan_refused": refused}
    mode = plan.running_mode(rules.plan, care, answers)
    choices = plan.Choices(
        unit=request["unit"],
        start=date.fromisoformat(request.get("start") or request["today"]),
        swaps=request.get("swaps") or {},
        first_steps=(request.get("baseline") or {}).get("spm"),
    )
    return {
        "cap_raised": running.may_grow(rules.plan["running"], mode, answers),
        "cap": units.tenths(running.cap(rules.plan["running"], mode, answers, choices.unit), choices.unit),
        "plan": plan.build(rules.plan, care, ranked, answers, choices),
        "plan_refused": False,
    }


def _compared(
    rules: Rules, ranked: Sequence[Contributor], answers: Answers, before: Mapping[str, Any] | None
) -> Json | None:
    if before is None or rules.plan is None or not ranked:
        return None
    earlier = questionnaire.counting(rules.pages, before["answers"])
    then = contributors.rank(rules.causes, rules.pages, rules.bands, earlier)
    return {"before": before["date"], **followup.compare(rules.plan, (earlier, then), (answers, ranked))}


def _reason(signal: Signal, answers: Answers, quantities: Mapping[str, str | None], unit: str) -> Json:
    values = {slot: _shown(answers.get(slot), quantities.get(slot), unit) for slot in signal.slots}
    return {"id": signal.id, "values": values}


def _shown(answer: object, quantity: str | None, unit: str) -> str | None:
    """Write a number for the reader; None for one that the reader did not know."""
    return units.written(answer, quantity, unit) if isinstance(answer, int) else None
