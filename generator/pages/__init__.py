"""Content -> Markdown pages: one module per kind of page gives its template the values to place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from generator.load import Content
from generator.pages import evidence, exercises, figures, guide, progressions, redflags, selfcheck
from generator.pages.render import Page, Renderer

_KINDS: Final[tuple[Callable[[Content], Iterator[Page]], ...]] = (
    guide.pages,
    exercises.pages,
    progressions.pages,
    redflags.pages,
    evidence.pages,
)


def render_pages(
    content: Content, renderer: Renderer, selfcheck_values: Mapping[str, Any], gallery: figures.Gallery
) -> Mapping[str, bytes]:
    """Return every generated page: its path below `build/docs` -> its Markdown."""
    found = [page for kind in _KINDS for page in kind(content)]
    found.extend(figures.pages(gallery))
    found.extend(selfcheck.pages(content, selfcheck_values))
    return {page.path: renderer.render(page, content).encode() for page in found}
