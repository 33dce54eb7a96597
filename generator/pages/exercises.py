"""The exercises: an index with filters, and one page each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load import Content
from generator.models.exercises import Exercise
from generator.models.routines import Routine
from generator.pages.listing import Card, Labels, bands, card, facet, index_page
from generator.pages.render import Page
from generator.pages.structured import how_to
from generator.times import exercise_range


def pages(content: Content, labels: Labels) -> Iterator[Page]:
    """Yield the index and one page for each exercise."""
    yield _index(content, labels)
    for name, exercise in content.exercises.items():
        yield Page(
            path=f"exercises/{name}.md",
            template="exercise.md.j2",
            kind="exercises",
            about=exercise,
            title=exercise.name,
            description=exercise.purpose,
            source=f"content/exercises/{name}.yml",
            data=how_to(exercise, [content.equipment[thing].name for thing in exercise.equipment]),
            values={
                "exercise": exercise,
                "figure": name,
                "rungs": rung_figures(content, name),
                "minutes": exercise_range(exercise).minutes(),
                "routines": [slug for slug, routine in _ordered_routines(content) if _uses(routine, name)],
            },
        )


def rung_figures(content: Content, name: str) -> dict[str, str]:
    """Return the slugs of the figures of a ladder by the name of their rung."""
    pose = content.poses.get(name)
    return {rung.name: f"{name}-{key}" for key, rung in pose.rungs.items()} if pose else {}


def needs(content: Content, equipment: tuple[str, ...]) -> tuple[str, ...]:
    """Return equipment as options of a filter: what has to be bought, or `none`."""
    bought = tuple(thing for thing in equipment if content.equipment[thing].need != "nothing to buy")
    return bought or ("none",)


def kit_labels(content: Content, labels: Labels) -> dict[str, str]:
    """Return the words for the options of the equipment filter."""
    ordered = sorted(content.equipment.items(), key=lambda item: item[1].order)
    return {**labels["kit"], **{name: item.name for name, item in ordered if item.need != "nothing to buy"}}


def cause_labels(content: Content) -> dict[str, str]:
    """Return the words for the options of the filter by cause."""
    return {name: item.short_name for name, item in sorted(content.causes.items(), key=lambda item: item[1].order)}


def _ordered_routines(content: Content) -> list[tuple[str, Routine]]:
    return sorted(content.routines.items(), key=lambda item: item[1].order)


def _uses(routine: Routine, name: str) -> bool:
    return any(item.exercise == name for section in routine.sections for item in section.items)


def _index(content: Content, labels: Labels) -> Page:
    by_name = sorted(content.exercises.items(), key=lambda item: item[1].name)
    cards = [(item.group, _card(content, labels, name, item)) for name, item in by_name]
    groups = [(words, [made for group, made in cards if group == key]) for key, words in labels["group"].items()]
    words = {
        "cause": cause_labels(content),
        "muscle": labels["muscle"],
        "equipment": kit_labels(content, labels),
        "position": labels["position"],
        "level": labels["level"],
        "minutes": labels["minutes"],
    }
    return index_page(
        "exercises", groups, [facet(key, named, [made for _, made in cards]) for key, named in words.items()]
    )


def _card(content: Content, labels: Labels, name: str, item: Exercise) -> Card:
    minutes = exercise_range(item).minutes()
    middle = (minutes.low + minutes.to) // 2
    things = ", ".join(content.equipment[thing].name for thing in item.equipment) or labels["kit"]["none"]
    return card(
        f"exercise:{name}",
        item.name,
        item.purpose,
        minutes=minutes,
        notes=(labels["level"][item.level], things),
        facets={
            "cause": item.causes,
            "muscle": item.muscles,
            "equipment": needs(content, item.equipment),
            "position": (item.position,),
            "level": (item.level,),
            "minutes": bands(middle, middle, labels["minutes"]),
        },
    )
