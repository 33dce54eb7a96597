"""The warning signs: one static page, grouped by how soon to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.load import Content
from generator.models.selfcheck import flag_field
from generator.pages.render import Page
from generator.selfcheck import cards


def card_values(content: Content) -> list[dict[str, Any]]:
    """Return the cards, most urgent first, as templates place them."""
    return [
        {"id": name, "field": flag_field(name), "level": content.carelevels[name], "flags": flags}
        for name, flags in cards(content)
    ]


def pages(content: Content) -> Iterator[Page]:
    """Yield the page of the warning signs."""
    yield Page(
        path="red-flags.md",
        template="redflags.md.j2",
        values={"cards": card_values(content)},
    )
