"""The progressions: an index, and one page with its computed table each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.charts import charts_of
from generator.load import Content
from generator.pages.listing import card, index_page
from generator.pages.render import Page
from generator.tables import table_values


def pages(content: Content) -> Iterator[Page]:
    """Yield the index and one page for each progression."""
    items = sorted(content.progressions.items(), key=lambda item: item[1].order)
    cards = [card(f"progression:{name}", item.name, item.summary) for name, item in items]
    yield index_page("progressions", [("", cards)])
    for name, item in items:
        yield Page(
            path=f"progressions/{name}.md",
            template="progression.md.j2",
            kind="progressions",
            about=item,
            source=f"content/progressions/{name}.yml",
            title=item.name,
            description=item.summary,
            values={"progression": item, "charts": charts_of(item), **table_values(item)},
        )
