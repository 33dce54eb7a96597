"""The home page, the outlook and the causes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.load import Content
from generator.models.exercises import Exercise
from generator.models.guide import Cause
from generator.pages.listing import card, index_page
from generator.pages.render import Page
from generator.pages.structured import medical_page


def ordered_causes(content: Content) -> list[tuple[str, Cause]]:
    """Return the causes in the order of the guide."""
    return sorted(content.causes.items(), key=lambda item: item[1].order)


def pages(content: Content) -> Iterator[Page]:
    """Yield the home page, what usually happens, the index of causes and one page for each."""
    causes = ordered_causes(content)
    yield Page(
        path="index.md", template="home.md.j2", kind="home", explained=False, values={"causes": cause_cards(content)}
    )
    yield Page(
        path="outlook.md", template="outlook.md.j2", kind="understanding", values={"notice": content.notices["outlook"]}
    )
    yield index_page("causes", [("", cause_cards(content))])
    for name, cause in causes:
        yield Page(
            path=f"causes/{name}.md",
            template="cause.md.j2",
            kind="causes",
            about=cause,
            title=cause.name,
            description=cause.summary,
            source=f"content/causes/{name}.yml",
            data=medical_page(cause.name, cause.summary, cause),
            values={"cause": cause, "checks": _checks(content, cause), "others": _others(content, name, cause)},
        )


def cause_cards(content: Content) -> list[Any]:
    """Return the cards of the causes, each with its figure."""
    return [
        card(f"cause:{name}", item.name, item.summary, figure=item.figure) for name, item in ordered_causes(content)
    ]


def _checks(content: Content, cause: Cause) -> list[tuple[str, Any]]:
    return [(name, content.homechecks[name]) for name in cause.home_checks]


def _others(content: Content, name: str, cause: Cause) -> list[tuple[str, Exercise]]:
    first = {item.exercise for item in cause.try_first}
    found = [(slug, item) for slug, item in content.exercises.items() if name in item.causes and slug not in first]
    return sorted(found, key=lambda item: (item[1].causes[0] != name, item[1].name))
