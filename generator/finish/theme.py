"""Mends the few parts of the theme that no template block reaches. Each must be there, or the build fails."""

from __future__ import annotations

from typing import Final


class ThemeChanged(Exception):
    """A part of the theme that we mend is not there any more: look at it again."""


_REPLACED: Final = ()


def mend_theme(html: str, page: str) -> str:
    """Return the page with the theme mended; `page` names it in errors."""
    for old, new in _REPLACED:
        if old not in html:
            raise ThemeChanged(f"{page}: the theme no longer has {old!r}")
        html = html.replace(old, new)
    return html
