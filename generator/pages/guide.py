"""The home page, the causes and the shoe guides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.load import Content
from generator.models.guide import Cause, Exercise
from generator.pages.render import Page, plain


def ordered_causes(content: Content) -> list[tuple[str, Cause]]:
    """Return the causes in the order of the guide."""
    return sorted(content.causes.items(), key=lambda item: item[1].order)


def pages(content: Content) -> Iterator[Page]:
    """Yield the home page, the indexes and one page for each cause and shoe guide."""
    yield from _front(content)
    yield from _causes(content)
    yield from _shoes(content)


def _front(content: Content) -> Iterator[Page]:
    yield Page(
        path="index.md",
        template="home.md.j2",
        values={"causes": ordered_causes(content)},
    )
    outlook = content.notices["outlook"]
    yield Page(
        path="outlook.md",
        template="outlook.md.j2",
        title=outlook.name,
        description=outlook.text,
        values={"notice": outlook},
    )


def _causes(content: Content) -> Iterator[Page]:
    causes = ordered_causes(content)
    cards = [card(f"cause:{name}", item.name, item.summary) for name, item in causes]
    yield index_page("causes", [{"name": "", "cards": cards}])
    for name, cause in causes:
        yield Page(
            path=f"causes/{name}.md",
            template="cause.md.j2",
            title=cause.name,
            description=cause.summary,
            values={"cause": cause, "others": _others(content, name, cause)},
        )


def _others(content: Content, name: str, cause: Cause) -> list[tuple[str, Exercise]]:
    first = {item.exercise for item in cause.try_first}
    found = [(slug, item) for slug, item in content.exercises.items() if name in item.causes and slug not in first]
    return sorted(found, key=lambda item: item[1].name)


def _shoes(content: Content) -> Iterator[Page]:
    guides = sorted(content.shoes.items(), key=lambda item: item[1].order)
    cards = [card(f"shoe:{name}", item.name, item.summary) for name, item in guides]
    yield index_page("shoes", [{"name": "", "cards": cards}])
    for name, item in guides:
        yield Page(
            path=f"shoes/{name}.md",
            template="shoe.md.j2",
            title=item.name,
            description=item.summary,
            values={"guide": item},
        )


def index_page(name: str, groups: Iterable[Mapping[str, object]]) -> Page:
    """Return the index of a section: `name` is its folder and its lead, `groups` are named lists of cards."""
    return Page(path=f"{name}/index.md", template="index.md.j2", values={"lead": name, "groups": list(groups)})


def card(item: str, name: str, text: str, note: str = "") -> dict[str, str]:
    """Return a card of an index: where it leads, its name, its text, and a small note.

    A card that leads to something with a figure of the same name shows it.
    """
    return {"item": item, "name": name, "text": plain(text), "note": note, "figure": item.partition(":")[2]}
