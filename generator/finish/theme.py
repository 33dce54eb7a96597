"""Mends the few parts of the theme that no template block reaches. Each must be there, or the build fails."""

from __future__ import annotations

from typing import Final


class ThemeChangedError(Exception):
    """A part of the theme that we mend is not there any more: look at it again."""


_REPLACED: Final = (
    # A checkbox has no autocomplete: invalid HTML.
    ('type="checkbox" id="__drawer" autocomplete="off"', 'type="checkbox" id="__drawer"'),
    ('type="checkbox" id="__search" autocomplete="off"', 'type="checkbox" id="__search"'),
    # A dialog needs a name. (Zensical gives it one.)
    ('data-md-component="search" role="dialog">', 'data-md-component="search" role="dialog" aria-label="Search">'),
)


def mend_theme(html: str, page: str) -> str:
    """Return the page with the theme mended; `page` names it in errors."""
    for old, new in _REPLACED:
        if old not in html and new not in html:
            raise ThemeChangedError(f"{page}: the theme no longer has {old!r}")
        html = html.replace(old, new)
    return html
