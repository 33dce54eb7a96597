"""What a case can run: JSON in, JSON out. The same source runs on CPython and, beside the wheel, in Pyodide."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final

from generator.assessment import (
    api,
    conditions,
    contributors,
    progression,
    questionnaire,
    rules,
    session,
    triage,
    units,
    whatif,
)

Given = Mapping[str, Any]
Outcome = dict[str, Any]
"""`{"output": …}`, or `{"refused": True}` where the function raised `ValueError`."""
TODAY: Final = "2026-11-26"
"""The reader's day, where a case names none."""


def run(function: str, given: Given) -> Outcome:
    """Return what a function of the table makes of its input."""
    try:
        return {"output": FUNCTIONS[function](given)}
    except ValueError:
        return {"refused": True}


def run_all(jobs_json: str) -> str:
    """Run `{id: [function, input]}` and return `{id: outcome}`, both as JSON text."""
    return json.dumps({name: run(function, given) for name, (function, given) in json.loads(jobs_json).items()})


def _errors(page: rules.Page, answers: conditions.Answers) -> list[list[str]]:
    return [[check.field, check.error] for check in questionnaire.errors(page, answers)]


def _page_errors(given: Given) -> list[list[str]]:
    pages = {page.id: page for page in rules.from_json(given["rules"]).pages}
    return _errors(pages[given["page"]], given["answers"])


def _shown(given: Given) -> list[str]:
    return [page.id for page in questionnaire.shown(rules.from_json(given["rules"]).pages, given["answers"])]


def _counting(given: Given) -> dict[str, conditions.Answer]:
    return questionnaire.counting(rules.from_json(given["rules"]).pages, given["answers"])


def _askable(given: Given) -> list[str]:
    return [page.id for page in questionnaire.askable(rules.from_json(given["rules"]), given["answers"])]


def _next_page(given: Given) -> str | None:
    pages = questionnaire.askable(rules.from_json(given["rules"]), given["answers"])
    return next((page.id for page in pages if questionnaire.errors(page, given["answers"])), None)


def _triage(given: Given) -> dict[str, Any]:
    return _care(rules.from_json(given["rules"]), given["answers"])


def _care(data: rules.Rules, answers: conditions.Answers) -> dict[str, Any]:
    care = triage.triage(data.triage, data.levels, questionnaire.counting(data.pages, answers))
    return {"level": care.level.id, "triggered": [rule.id for rule in care.triggered]}


def _screen(given: Given) -> list[dict[str, Any]]:
    """Return, for many sets of answers, all that the page decides without Python."""
    data = rules.from_json(given["rules"])
    return [
        {
            **_care(data, answers),
            "askable": [page.id for page in questionnaire.askable(data, answers)],
            "errors": [error for page in data.pages for error in _errors(page, answers)],
        }
        for answers in given["answers"]
    ]


def _levels(given: Given) -> list[str]:
    """Return the level of care for each of many differences from the same answers."""
    data = rules.from_json(given["rules"])
    return [_care(data, {**given["base"], **differs})["level"] for differs in given["differs"]]


def _ranked(given: Given) -> tuple[contributors.Contributor, ...]:
    data = rules.from_json(given["rules"])
    return contributors.rank(data.causes, data.pages, data.bands, given["answers"])


def _changes(given: Given) -> dict[str, list[str | None]]:
    data = rules.from_json(given["rules"])
    counted = questionnaire.counting(data.pages, given["answers"])
    ranked = contributors.rank(data.causes, data.pages, data.bands, counted)
    found = whatif.changes(data, ranked, counted, given["unit"])
    return {cause: [change[key] for key in ("kind", "field", "value", "band")] for cause, change in found.items()}


def _assess_text(given: Given) -> str:
    request = {"today": TODAY, **{key: value for key, value in given.items() if key != "rules"}}
    return api.assess(json.dumps(given["rules"]), json.dumps(request))


def _shoe_replacements(given: Given) -> list[list[int | bool]]:
    rest = {"longest_weeks": given["longest_weeks"], "pairs": given["pairs"]}
    due = [progression.shoe_replacement(given["weekly"], life, **rest) for life in given["lives"]]
    return [[pair.weeks, pair.months_tenths, pair.capped] for pair in due]


def _walk_run_session(given: Given) -> dict[str, int]:
    totals = progression.walk_run_session(**given)
    return {**asdict(totals), "total": totals.total}


FUNCTIONS: Final[Mapping[str, Callable[[Given], Any]]] = {
    "holds": lambda given: conditions.holds(given["condition"], given["answers"]),
    "shown": _shown,
    "counting": _counting,
    "errors": _page_errors,
    "askable": _askable,
    "next_page": _next_page,
    "triage": _triage,
    "screen": _screen,
    "levels": _levels,
    "rank": lambda given: [[item.cause, item.band, item.score] for item in _ranked(given)],
    "equals": lambda given: [item.cause for item in _ranked(given) if item.equal_to_previous],
    "reasons": lambda given: {item.cause: [s.id for s in item.reasons] for item in _ranked(given) if item.reasons},
    "changes": _changes,
    "assess": lambda given: json.loads(_assess_text(given)),
    "assess_text": _assess_text,
    "cadence_steps": lambda given: list(progression.cadence_steps(**given)),
    "compounded": lambda given: list(progression.compounded(**given)),
    "rises": lambda given: [progression.rise(given["amount"], percent) for percent in given["percents"]],
    "weekly_tenths": lambda given: [
        units.round_half_up(week.distance, 100) for week in progression.weekly_distances(**given)
    ],
    "weekly_distances": lambda given: [[w.distance, w.cut_back] for w in progression.weekly_distances(**given)],
    "walk_run_session": _walk_run_session,
    "shoe_replacements": _shoe_replacements,
    "work_seconds": lambda given: session.work_seconds(**given),
    "set_seconds": lambda given: session.set_seconds(**given),
    "session_seconds": lambda given: session.session_seconds(**given),
    "whole_minutes": lambda given: session.whole_minutes(given["seconds"]),
    "round_half_up": lambda given: units.round_half_up(**given),
    "distance": lambda given: units.distance(**given),
    "yards": lambda given: units.yards(**given),
    "pace": lambda given: units.pace(**given),
    "duration": lambda given: units.duration(**given),
}
