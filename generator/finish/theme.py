"""What templates cannot reach: parts of the theme's skeleton go, and tables get a box to scroll in."""

from __future__ import annotations

import re
from typing import Final


class ThemeChangedError(Exception):
    """A part of the theme that we take away is not there any more: look at it again."""


_TABLE: Final = re.compile(r"<table>(.*?)</table>", re.DOTALL)
"""A table of Markdown: it has no attributes, unlike those of templates."""

_TAKEN_AWAY: Final = {
    # Check boxes that open the theme's own menu and search by style alone: no keyboard reaches those.
    "the box of the menu": re.compile(r'<input class="md-toggle"[^>]* id="__drawer"[^>]*>\s*'),
    "the box of the search": re.compile(r'<input class="md-toggle"[^>]* id="__search"[^>]*>\s*'),
    "the shade behind the menu": re.compile(r'<label class="md-overlay"[^>]*></label>\s*'),
    # Places that the theme's scripts would fill.
    "the place of announcements": re.compile(r'<div data-md-component="announce">\s*</div>\s*'),
    "the place of messages": re.compile(
        r'<div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner[^>]*></div>\s*</div>\s*'
    ),
}


def mend_theme(html: str, page: str) -> str:
    """Return the page mended; raise `ThemeChangedError` that names the `page` if a part of the theme is absent."""
    for name, pattern in _TAKEN_AWAY.items():
        html, found = pattern.subn("", html)
        if found != 1:
            raise ThemeChangedError(f"{page}: the theme no longer has {name} ({pattern.pattern!r}), or has it twice")
    return _TABLE.sub(r'<div class="bs-table"><table>\1</table></div>', html)
