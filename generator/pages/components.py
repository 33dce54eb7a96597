"""The page of components for contributors: each one live, by the macros that every page uses, with real content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.charts import charts_of
from generator.load import Content
from generator.models.exercises import Exercise
from generator.pages.exercises import rung_figures
from generator.pages.figures import Gallery
from generator.pages.guide import cause_cards
from generator.pages.listing import Card, Labels, card, facet
from generator.pages.render import Page
from generator.times import exercise_range, item_dose

_EXERCISE: Final = "bird-dog"
_FILTERED: Final = ("bird-dog", "dead-bug", "hip-hike")
_CAUSE: Final = "hips"
_ROUTINE: Final = "core-15"
_SIGN: Final = "night_pain"
_TABLE: Final = "weekly-options"
_CHART: Final = "long-run"


def pages(content: Content, labels: Labels, gallery: Gallery) -> Iterator[Page]:
    """Yield the page."""
    exercise = content.exercises[_EXERCISE]
    filtered = [_filtered(content, labels, name) for name in _FILTERED]
    cause = content.causes[_CAUSE]
    progression = content.progressions[_CHART]
    yield Page(
        path="contribute/components.md",
        template="components.md.j2",
        kind="about",
        values={
            "exercise": exercise,
            "exercise_id": _EXERCISE,
            "picture": gallery[_EXERCISE],
            "pictured": cause_cards(content)[:3],
            "filtered": filtered,
            "facets": (facet("level", labels["level"], filtered),),
            "cause": cause,
            "claims": sorted(cause.evidence, key=lambda claim: not claim.contested)[:2],
            "ladder": _ladder(content, gallery, exercise),
            "sign": content.redflags[_SIGN],
            "sign_id": _SIGN,
            "rows": _session(content),
            "table": next(part.table for part in content.training[_TABLE].parts if part.table),
            "chart": charts_of(progression)[0],
            "fields": {field.id: field for item in content.questions.values() for field in item.fields},
        },
    )


def _filtered(content: Content, labels: Labels, name: str) -> Card:
    """Return the card of an exercise as its index has it."""
    exercise = content.exercises[name]
    return card(
        f"exercise:{name}",
        exercise.name,
        exercise.purpose,
        minutes=exercise_range(exercise).minutes(),
        notes=(labels["level"][exercise.level],),
        facets={"level": (exercise.level,)},
    )


def _ladder(content: Content, gallery: Gallery, exercise: Exercise) -> list[Mapping[str, Any]]:
    """Return the two lowest rungs of an exercise with their drawings, as a plan shows them."""
    own = rung_figures(content, _EXERCISE)
    return [
        {"rung": rung, "picture": gallery[own.get(rung.name, _EXERCISE)].thumb, "own": rung.name in own}
        for rung in exercise.ladder[:2]
    ]


def _session(content: Content) -> list[Mapping[str, Any]]:
    """Return the first exercises of a session."""
    items = content.routines[_ROUTINE].sections[-1].items[:3]
    return [
        {
            "exercise": item.exercise,
            "name": content.exercises[item.exercise].name,
            "dose": item_dose(item, content.exercises),
        }
        for item in items
    ]
