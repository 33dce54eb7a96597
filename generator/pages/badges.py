"""Badges of evidence open their meaning (a popover, which needs no script): here are the meanings that a page uses."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from markupsafe import escape

from generator.load import Content

CONTESTED: Final = "contested"
_BADGE: Final = re.compile(r'popovertarget="strength-([a-z-]+)"')


def meanings(text: str, content: Content, place: Callable[[str], str], more: str) -> str:
    """Return the meaning of each badge of a page once, as HTML.

    `place` turns a text of content into HTML, `more` is the address of the page that explains all badges.
    """
    words = content.words.result
    known = {name: (item.name, item.meaning) for name, item in content.strengths.items()}
    known[CONTESTED] = (words.contested, words.contested_meaning)
    used = dict.fromkeys(_BADGE.findall(text))
    return "".join(
        f'\n<div popover id="strength-{name}" class="bs-meaning" data-search-exclude>'
        f"<strong>{escape(known[name][0])}.</strong> {place(known[name][1])} "
        f'<a href="{more}#{name}">{escape(words.all_badges)}</a></div>\n'
        for name in used
    )
