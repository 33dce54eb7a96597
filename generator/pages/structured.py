"""Structured data (schema.org) for the kinds of page that it truly fits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from generator.models.base import PageModel
from generator.models.exercises import Exercise
from generator.models.routines import Routine
from generator.pages.render import plain
from generator.times import Range, exercise_range

_CONTEXT: Final = "https://schema.org"
_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
Data = Mapping[str, Any]


def medical_page(name: str, description: str, about: PageModel) -> Data:
    """Return a MedicalWebPage for patients about low back pain."""
    return {
        "@context": _CONTEXT,
        "@type": "MedicalWebPage",
        **_common(name, description),
        "about": {"@type": "MedicalCondition", "name": "Low back pain"},
        "audience": {"@type": "Patient"},
        "lastReviewed": about.reviewed.isoformat(),
    }


def how_to(exercise: Exercise, tools: list[str]) -> Data:
    """Return an exercise as a HowTo."""
    return {
        "@context": _CONTEXT,
        "@type": "HowTo",
        **_common(exercise.name, exercise.purpose),
        **({"alternateName": list(exercise.aliases)} if exercise.aliases else {}),
        "tool": [{"@type": "HowToTool", "name": name} for name in tools],
        "totalTime": _duration(exercise_range(exercise).minutes().to),
        "step": [
            {"@type": "HowToStep", "position": number, "text": plain(text)}
            for number, text in enumerate((*exercise.set_up, *exercise.steps), 1)
        ],
    }


def exercise_plan(routine: Routine, minutes: Range) -> Data:
    """Return a routine as an ExercisePlan."""
    return {
        "@context": _CONTEXT,
        "@type": "ExercisePlan",
        **_common(routine.name, routine.summary),
        "activityDuration": _duration(minutes.to),
        "activityFrequency": plain(routine.when),
        "exerciseType": routine.kind,
    }


def _common(name: str, description: str) -> dict[str, Any]:
    return {
        "name": name,
        "description": plain(description),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "license": _LICENCE,
    }


def _duration(minutes: int) -> str:
    return f"PT{minutes}M"
