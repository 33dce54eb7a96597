"""The articles on running form, training, understanding back pain and shoes: an index and one page each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.load import Content
from generator.models.guide import Article
from generator.pages.listing import Card, Labels, card, index_page
from generator.pages.render import Page
from generator.pages.structured import medical_page

_SECTIONS: Final = ("running", "training", "understanding", "shoes")
_MORE: Final = {
    "running": ("exercise:cadence-play", "progression:cadence", "routine:drills"),
    "training": (
        "progression:pain-light",
        "progression:walk-run",
        "progression:long-run",
        "progression:weekly-distance",
    ),
    "understanding": ("page:red-flags", "page:help", "page:outlook"),
    "shoes": ("page:shoe-types", "page:shoe-features", "progression:shoe-replacement"),
}
"""Section -> other pages that its index lists below its articles, under a heading of `site_src/labels.yml`."""


def pages(content: Content, labels: Labels) -> Iterator[Page]:
    """Yield each section's index and articles."""
    for section in _SECTIONS:
        articles: Mapping[str, Article] = getattr(content, section)
        kind = "shoe" if section == "shoes" else section
        ordered = sorted(articles.items(), key=lambda item: item[1].order)
        cards = [card(f"{kind}:{name}", item.name, item.summary, figure=item.figure) for name, item in ordered]
        yield index_page(section, [("", cards), (labels["more"][section], _cards(content, _MORE[section]))])
        for name, item in ordered:
            yield Page(
                path=f"{section}/{name}.md",
                template="article.md.j2",
                kind=section,
                about=item,
                title=item.name,
                description=item.summary,
                source=f"content/{section}/{name}.yml",
                data=medical_page(item.name, item.summary, item) if section == "understanding" else None,
                values={"article": item, "section": section},
            )


def _cards(content: Content, items: tuple[str, ...]) -> list[Card]:
    """Return cards for pages of other kinds; single pages get their words when they are rendered."""
    found = []
    for item in items:
        kind, _, name = item.partition(":")
        if kind == "page":
            found.append(Card(item=item, name="", text=""))
        else:
            model = getattr(content, f"{kind}s")[name]
            found.append(card(item, model.name, model.summary))
    return found
