"""What happens to a page after its template: disclosure of paid links, ids of figures, numbers and their signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from generator.finish.paid import DISCLOSURE, PAID_CLASS
from generator.models.guide import Notice

_SIGN: Final = re.compile(r"(?<=\d) (?=%|°)")
_FIGURE: Final = re.compile(r'<svg\b(?:(?!</svg>).)*?\bid="fig-([\w-]+)-t".*?</svg>', re.DOTALL)


def with_disclosure(text: str, notice: Notice | None, place: Callable[[str], str]) -> str:
    """Return a page with the disclosure of paid links below its heading, if it has such a link.

    `place` turns a text of content into HTML.
    """
    if PAID_CLASS not in text:
        return text
    if notice is None:
        raise ValueError("a page has a paid link, but content/notices/affiliate.yml is missing")
    heading = re.search(r"^# .+\n", text, re.MULTILINE)
    if heading is None:
        raise ValueError("a page with a paid link has no heading to put the disclosure under")
    block = f'\n<p class="bs-disclosure" {DISCLOSURE}><strong>{notice.name}.</strong> {place(notice.text)}</p>\n'
    return text[: heading.end()] + block + text[heading.end() :]


def distinct_figures(text: str) -> str:
    """Return a page in which a figure that stands twice has ids of its own the second time."""
    seen: Counter[str] = Counter()

    def distinct(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] += 1
        return match[0] if seen[name] == 1 else match[0].replace(f"fig-{name}-", f"fig-{name}-{seen[name]}-")

    return _FIGURE.sub(distinct, text)


def kept_together(text: str) -> str:
    """Return a page whose numbers do not part from the sign behind them at the end of a line."""
    return _SIGN.sub("\u00a0", text)
