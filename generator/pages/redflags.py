"""Warning signs, when and where to get help, and the one screen for somebody in pain now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.load import Content
from generator.models.selfcheck import flag_field
from generator.pages.render import Page
from generator.pages.structured import medical_page
from generator.selfcheck import cards


def card_values(content: Content) -> list[dict[str, Any]]:
    """Return the cards, most urgent first, as templates place them."""
    return [
        {"id": name, "field": flag_field(name), "level": content.carelevels[name], "flags": flags}
        for name, flags in cards(content)
    ]


def pages(content: Content) -> Iterator[Page]:
    """Yield the warning signs, the care cards and the page for somebody in pain now."""
    yield Page(
        path="red-flags.md",
        template="redflags.md.j2",
        kind="help",
        explained=False,
        source="content/redflags",
        values={"cards": card_values(content)},
    )
    yield Page(path="help.md", template="help.md.j2", kind="help", explained=False, source="content/carelevels",
               values={"cards": card_values(content)})  # fmt: skip
    now = content.pain_now
    yield Page(
        path="pain-now.md",
        template="pain-now.md.j2",
        kind="help",
        explained=False,
        about=now,
        title=now.name,
        description=now.summary,
        source="content/pain-now/pain-now.yml",
        data=medical_page(now.name, now.summary, now),
        values={"now": now},
    )
