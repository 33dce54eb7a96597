"""The index of the search, read from the finished pages, so that it does not depend on the engine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

INDEX: Final = "assets/shell/search.json"
_SKIPPED: Final = frozenset({"script", "style", "template", "svg", "nav", "dialog", "button", "select"})
"""Elements whose words are not those of the page."""
_VOID: Final = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_NOT_FOUND: Final = "404.html"
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def write_index(site: Path, pages: Iterable[tuple[str, str]]) -> None:
    """Write the index of pages, given as (address below the root, HTML)."""
    entries = [{"id": number, **entry} for number, entry in enumerate(_entries(pages))]
    (site / INDEX).write_text(json.dumps(entries, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _entries(pages: Iterable[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    for path, html in pages:
        entry = entry_of(html) if path != _NOT_FOUND else None
        if entry:
            yield {"path": path, **entry}


def entry_of(html: str) -> dict[str, Any] | None:
    """Return what the search knows of a page, or None for one that it leaves out.

    `title`, `kind` (the section it is in), `text` (its description), `names` (other names, with commas between),
    `headings`, `words` (every word of the article once, in its order), and `weight`: how much rather it is found.
    """
    parser = _Page()
    parser.feed(html)
    parser.close()
    weight = float(parser.meta.get("search-weight", "1"))
    if not parser.title or not weight:
        return None
    headings = " ".join(parser.headings)
    known = {*_words(parser.title), *_words(headings)}
    words = dict.fromkeys(word for word in _words(" ".join(parser.words)) if word not in known)
    return {
        "title": " ".join(parser.title.split()),
        "kind": " ".join(parser.kind.split()),
        "text": parser.meta.get("description", ""),
        "names": parser.meta.get("keywords", ""),
        "headings": " ".join(headings.split()),
        "words": " ".join(words),
        "weight": weight,
    }


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


class _Page(HTMLParser):
    """Collects the title, the headings and the words of a page's article, and its meta texts."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.title = ""
        self.kind = ""
        self.headings: list[str] = []
        self.words: list[str] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "meta" and "name" in attributes:
            self.meta[attributes["name"]] = attributes.get("content", "")
        if tag not in _VOID:
            self._open.append((tag, _role(tag, attributes)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in {name for name, _ in self._open}:
            return
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {name for name, _ in self._open}
        roles = {role for _, role in self._open}
        if "article" not in tags or "skipped" in roles:
            return
        if "trail" in roles:
            self.kind += data if "a" in tags else ""
        elif "h1" in tags:
            self.title += data
        elif tags & {"h2", "h3"}:
            self.headings.append(data)
        else:
            self.words.append(data)


def _role(tag: str, attributes: dict[str, str]) -> str:
    classes = attributes.get("class", "").split()
    if tag in _SKIPPED or "data-search-exclude" in attributes or "headerlink" in classes:
        return "skipped"
    return "trail" if "bs-trail" in classes else ""
