"""The routines: an index with filters, and one page each that prints on one sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.load import Content
from generator.models.routines import Routine, RoutineItem, Section
from generator.pages.exercises import cause_labels, kit_labels, needs, rung_figures
from generator.pages.listing import Card, Labels, bands, card, facet, index_page
from generator.pages.render import Page
from generator.pages.structured import exercise_plan
from generator.times import item_dose, routine_range, section_range


def pages(content: Content, labels: Labels) -> Iterator[Page]:
    """Yield the index and one page for each routine."""
    ordered = sorted(content.routines.items(), key=lambda item: item[1].order)
    yield _index(content, labels, ordered)
    for name, routine in ordered:
        minutes = routine_range(routine, content.exercises).minutes()
        yield Page(
            path=f"routines/{name}.md",
            template="routine.md.j2",
            kind="routines",
            about=routine,
            title=routine.name,
            description=routine.summary,
            source=f"content/routines/{name}.yml",
            data=exercise_plan(routine, minutes),
            values={
                "routine": routine,
                "minutes": minutes,
                "sections": [_section(content, routine, section) for section in routine.sections],
            },
        )


def _index(content: Content, labels: Labels, ordered: list[tuple[str, Routine]]) -> Page:
    cards = [_card(content, labels, name, item) for name, item in ordered]
    words = {
        "kind": labels["routine"],
        "cause": cause_labels(content),
        "equipment": kit_labels(content, labels),
        "length": labels["length"],
    }
    return index_page("routines", [("", cards)], [facet(key, named, cards) for key, named in words.items()])


def _card(content: Content, labels: Labels, name: str, routine: Routine) -> Card:
    minutes = routine_range(routine, content.exercises).minutes()
    things = ", ".join(content.equipment[thing].name for thing in routine.equipment) or labels["kit"]["none"]
    return card(
        f"routine:{name}",
        routine.name,
        routine.summary,
        figure=_figure(content, routine.sections[-1].items[0]),
        minutes=minutes,
        notes=(things,),
        facets={
            "kind": (routine.kind,),
            "cause": routine.causes,
            "equipment": needs(content, routine.equipment),
            "length": bands(minutes.to, minutes.to, labels["length"]),
        },
    )


def _section(content: Content, routine: Routine, section: Section) -> Mapping[str, Any]:
    return {
        "id": section.id,
        "name": section.name,
        "about": section.about,
        "gate": section.gate,
        "minutes": section_range(section, routine, content.exercises).minutes(),
        "rows": [_row(content, item) for item in section.items],
    }


def _row(content: Content, item: RoutineItem) -> Mapping[str, Any]:
    exercise = content.exercises[item.exercise]
    dose = item_dose(item, content.exercises)
    rung = item.rung or exercise.start_rung
    return {
        "exercise": item.exercise,
        "name": exercise.name,
        "rung": rung,
        "dose": dose,
        "cue": item.cue,
        "figure": _figure(content, item),
    }


def _figure(content: Content, item: RoutineItem) -> str:
    """Return the drawing of the rung that a routine uses, or of the exercise where the rung has none of its own."""
    rung = item.rung or content.exercises[item.exercise].start_rung
    return rung_figures(content, item.exercise).get(rung, item.exercise)
