"""Pages that are written by hand as Markdown: `site_src/pages/*.md`, with the notice of every page below them."""

from __future__ import annotations

from pathlib import Path

from generator.load import Content
from generator.pages.render import Page, Renderer


def prose_pages(folder: Path, content: Content, renderer: Renderer) -> dict[str, bytes]:
    """Return each page of the folder by its name, rendered."""
    return {path.name: _render(path, content, renderer).encode() for path in sorted(folder.glob("*.md"))}


def _render(path: Path, content: Content, renderer: Renderer) -> str:
    page = Page(
        path=path.name,
        template="prose.md.j2",
        title=path.stem,
        description="",
        values={"body": path.read_text("utf-8")},
    )
    return renderer.render(page, content)
