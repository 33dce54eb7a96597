"""The progressions: an index, and one page with its computed table each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load import Content
from generator.pages.guide import card
from generator.pages.render import Page
from generator.tables import table_values


def pages(content: Content) -> Iterator[Page]:
    """Yield the index and one page for each progression."""
    items = sorted(content.progressions.items(), key=lambda item: item[1].order)
    yield Page(
        path="progressions/index.md",
        template="index.md.j2",
        values={
            "lead": "progressions",
            "groups": [{"name": "", "cards": [card(f"progression:{n}", item.name, item.summary) for n, item in items]}],
        },
    )
    for name, item in items:
        yield Page(
            path=f"progressions/{name}.md",
            template="progression.md.j2",
            title=item.name,
            description=item.summary,
            values={"progression": item, **table_values(item)},
        )
