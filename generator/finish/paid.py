"""Paid links: each carries its `rel`, and a disclosure stands above the first one, or the build fails."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

PAID_CLASS: Final = "bs-paid"
PAID_REL: Final = "sponsored nofollow noopener"
DISCLOSURE: Final = "data-disclosure"
"""Attribute of the element that says that somebody pays for links on this page."""


class UndisclosedError(Exception):
    """A paid link without its `rel`, or without a disclosure above it."""


def check_paid_links(html: str, page: str) -> None:
    """Raise `UndisclosedError` if a paid link of the page breaks the rule."""
    if PAID_CLASS in html or "sponsored" in html:
        parser = _Links(page)
        parser.feed(html)
        parser.close()


class _Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page
        self._disclosed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._disclosed |= DISCLOSURE in attributes
        rel = set((attributes.get("rel") or "").split())
        paid = PAID_CLASS in (attributes.get("class") or "").split() or "sponsored" in rel
        if tag != "a" or not paid:
            return
        where = f"{self._page}: the paid link {attributes.get('href')!r}"
        if not rel >= set(PAID_REL.split()):
            raise UndisclosedError(f'{where} needs rel="{PAID_REL}"')
        if not self._disclosed:
            raise UndisclosedError(f"{where} stands above the disclosure, or there is none")
