"""Pages that stand once: their titles and review dates, kept in `site_src/pages.yml`."""

from __future__ import annotations

from pydantic import RootModel

from generator.models.base import Line, Name, PageModel


class SinglePage(PageModel):
    """A page that is written by hand, or an index."""

    title: Name
    description: Line


class SinglePages(RootModel[dict[str, SinglePage]]):
    """File below `build/docs` -> its page."""
