"""How sure we are, and the sources."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load import Content
from generator.pages.render import Page


def pages(content: Content) -> Iterator[Page]:
    """Yield the scale of evidence and the list of sources."""
    yield Page(
        path="evidence.md",
        template="evidence.md.j2",
        values={"strengths": sorted(content.strengths.items(), key=lambda item: item[1].order)},
    )
    yield Page(
        path="references.md",
        template="references.md.j2",
        values={"references": sorted(content.references.items(), key=lambda item: item[1].authors.lower())},
    )
