"""Pages that are written by hand as Markdown: `site_src/pages/*.md`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.load import Content
from generator.pages.render import Page
from generator.pages.urls import PAGES


def pages(folder: Path, content: Content) -> Iterator[Page]:
    """Yield each page of the folder."""
    counts = {name: str(len(getattr(content, name))) for name in ("causes", "exercises", "routines", "references")}
    for path in sorted(folder.glob("*.md")):
        kind = "evidence" if PAGES.get(path.stem) == "data.md" else "about"
        yield Page(
            path=path.name,
            template="prose.md.j2",
            kind=kind,
            source=f"site_src/pages/{path.name}",
            explained=False,
            values={"body": path.read_text("utf-8"), "counts": counts},
        )
