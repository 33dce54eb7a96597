"""The exercises: an index by cause, and one page each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load import Content
from generator.pages.guide import card, index_page, ordered_causes
from generator.pages.render import Page


def pages(content: Content) -> Iterator[Page]:
    """Yield the index and one page for each exercise."""
    yield index_page("exercises", _groups(content))
    for name, exercise in content.exercises.items():
        yield Page(
            path=f"exercises/{name}.md",
            template="exercise.md.j2",
            title=exercise.name,
            description=exercise.summary,
            values={"exercise": exercise, "figure": name, "rungs": rung_figures(content, name)},
        )


def rung_figures(content: Content, name: str) -> dict[str, str]:
    """Return the slugs of the figures of a ladder by the name of their rung."""
    pose = content.poses.get(name)
    return {rung.name: f"{name}-{key}" for key, rung in pose.rungs.items()} if pose else {}


def _groups(content: Content) -> Iterator[dict[str, object]]:
    """Group the exercises by the cause that each names first."""
    for cause_id, cause in ordered_causes(content):
        own = [(name, item) for name, item in content.exercises.items() if item.causes[0] == cause_id]
        cards = []
        for name, item in sorted(own, key=lambda pair: pair[1].name):
            needs = ", ".join(content.equipment[thing].name for thing in item.equipment)
            cards.append(card(f"exercise:{name}", item.name, item.summary, needs))
        if cards:
            yield {"name": cause.name, "cards": cards}
