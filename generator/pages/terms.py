"""Technical terms, explained in place: the first use of each on a page becomes a button that opens its meaning.

The browser opens and closes the meaning itself (a popover), so this works without scripts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from markupsafe import escape

from generator.models.guide import GlossaryTerm

_ASIDE: Final = re.compile(r"(\[[^\]]*\]\([^)]*\))")
"""Links stay as they are: a button cannot stand inside one."""


class Terms:
    """Marks the terms of one page; `place` turns a meaning into HTML."""

    def __init__(self, glossary: Mapping[str, GlossaryTerm], place: Callable[[str], str]) -> None:
        self._glossary = glossary
        self._place = place
        self._forms = {form.casefold(): name for name, item in glossary.items() for form in (item.term, *item.also)}
        longest_first = sorted(self._forms, key=len, reverse=True)
        self._pattern = re.compile(
            rf"([(]?)(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])([.,;:!?)]*)", re.IGNORECASE
        )
        self._used: set[str] = set()

    def mark(self, text: str) -> str:
        """Return a Markdown text with the first use of each term made a button."""
        if not self._forms:
            return text
        parts = _ASIDE.split(text)
        parts[::2] = [self._pattern.sub(self._button, part) for part in parts[::2]]
        return "".join(parts)

    def _button(self, match: re.Match[str]) -> str:
        opening, word, closing = match.groups()
        name = self._forms[word.casefold()]
        if name in self._used:
            return match[0]
        self._used.add(name)
        item = self._glossary[name]
        button = f'<button type="button" class="bs-term" popovertarget="term-{name}">{word}</button>'
        kept = f'<span class="bs-kept">{opening}{button}{closing}</span>' if opening or closing else button
        return (
            f"{kept}"
            f'<span popover id="term-{name}" class="bs-meaning" data-search-exclude>'
            f"<strong>{escape(item.term)}.</strong> {self._place(item.meaning)}</span>"
        )
