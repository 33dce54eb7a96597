"""Content -> the plan's data as JSON: the numbers, ids and conditions that `assessment.plan` reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from generator.load import Content
from generator.models.conditions import Condition
from generator.models.progressions import (
    CadenceProgression,
    Progression,
    WalkRunProgression,
    WeeklyDistanceProgression,
)

Json = dict[str, Any]
_TEXTS: Final = frozenset(
    {
        "claims",
        "flare_up",
        "gates",
        "name",
        "none_text",
        "recheck_text",
        "seek_care",
        "text",
        "why",
    }
)
"""What a reader sees: none of it decides anything."""


def compile_plan(content: Content) -> Json:
    """Return everything that decides about a plan, ready for `assessment.plan_rules.PlanRules`."""
    data: Json = _without_texts(content.plan.model_dump(mode="json", exclude={"running": {"modes"}}))
    data |= {key: plain(getattr(content.plan, key)) for key in ("none_when", "gentle_when", "standard_when")}
    for key in ("start_rungs", "exclusions", "small", "shoes", "notes"):
        for item, model in zip(data[key], getattr(content.plan, key), strict=True):
            item["when"] = plain(model.when)
    named = {choice.exercise for purpose in content.plan.purposes for choice in purpose.choices}
    return {
        **data,
        "running": {**data["running"], **_running(content)},
        "rungs": {name: len(content.exercises[name].ladder) for name in sorted(named)},
    }


def _running(content: Content) -> Json:
    running = content.plan.running
    return {
        "modes": [
            {"id": mode.id, "soon": mode.soon, "rules": list(mode.rules), "when": plain(mode.when)}
            for mode in running.modes
        ],
        **{key: plain(getattr(running, key)) for key in ("hold_when", "less_when", "stopped_when")},
        **_tables(content.progressions.values()),
    }


def _tables(progressions: Iterable[Progression]) -> Json:
    """Return the numbers of the progression tables with which a plan goes on."""
    found: Json = {}
    for item in progressions:
        found |= _table(item)
    return found


def _table(item: Progression) -> Json:
    match item:
        case WeeklyDistanceProgression():
            build_up = {
                "rise_percent": item.rises_percent[0],
                "cut_back_every": item.cut_back_every,
                "cut_back_percent": item.cut_back_percent,
            }
            return {"build_up": build_up}
        case WalkRunProgression():
            return {"walk_run_steps": len(item.steps)}
        case CadenceProgression():
            return {"cadence_blocks": len(item.schedule)}
        case _:
            return {}


def plain(condition: Condition | None) -> Json | None:
    """Return a condition as JSON, with no key that is not set."""
    return condition.model_dump(mode="json", by_alias=True, exclude_none=True) if condition else None


def _without_texts(value: Any) -> Any:  # noqa: ANN401 - JSON has no closed type
    if isinstance(value, dict):
        return {key: _without_texts(item) for key, item in value.items() if key not in _TEXTS}
    return [_without_texts(item) for item in value] if isinstance(value, list) else value
