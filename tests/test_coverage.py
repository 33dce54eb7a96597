"""Every fact of the article that the site starts from has its place: tests/coverage.yml says where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.conftest import ROOT

COVERAGE: Final[Mapping[str, Any]] = yaml.safe_load((ROOT / "tests" / "coverage.yml").read_text("utf-8"))
ROWS: Final = {"A": 3, "B": 3, "C": 5, "D": 3, "E": 2, "F": 5, "G": 2, "H": 7, "I": 4, "J": 5}
"""Letter of a group of facts -> how many it has."""
ARTICLE: Final = ROOT.parent / "shared" / "design" / "starting-article.md"
"""The list of facts; it lies beside a checkout at home, and not in the repository."""


def _rows() -> list[str]:
    return [f"{letter}{number}" for letter, count in ROWS.items() for number in range(1, count + 1)]


def _places(row: str) -> Iterator[Mapping[str, Any]]:
    place = COVERAGE[row]
    yield place
    if "more" in place:
        yield place["more"]


class _Text(HTMLParser):
    """Collects the words of a page, and where each anchor begins in them."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.anchors: dict[str, int] = {}
        self.headings: list[int] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("id")
        if name:
            self.anchors[name] = len(self.words)
        if tag in {"h2", "aside"}:
            self.headings.append(len(self.words))
        self._silent += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words += data


def _section(html: str, anchor: str | None) -> str:
    """Return the words of a page, or of the section that an anchor begins."""
    page = _Text()
    page.feed(html)
    if anchor is None:
        return " ".join(page.words.split())
    start = page.anchors[anchor]
    end = min((place for place in page.headings if place > start), default=len(page.words))
    return " ".join(page.words[start:end].split())


def test_every_row_has_its_place() -> None:
    """The list of places has each row once, and no other."""
    assert list(COVERAGE) == _rows()


def test_the_rows_are_those_of_the_article() -> None:
    """There are 39 rows; where the list of facts lies beside the checkout, they are the rows of that list."""
    assert len(_rows()) == 39
    if ARTICLE.is_file():
        assert re.findall(r"^\| ([A-J]\d+) \|", ARTICLE.read_text("utf-8"), re.MULTILINE) == _rows()


@pytest.mark.parametrize("row", _rows())
def test_a_fact_is_where_it_is_said_to_be(row: str, site: Path) -> None:
    """The page exists, has the anchor, and the words of the fact stand there."""
    for place in _places(row):
        html = (site / place["page"] / "index.html").read_text("utf-8")
        found = _section(html, place.get("anchor")).lower()
        assert [word for word in place["words"] if word.lower() not in found] == [], place


def test_a_missing_fact_is_noticed(site: Path) -> None:
    """Words that stand elsewhere on the page do not count for a section."""
    html = (site / "exercises" / "bird-dog" / "index.html").read_text("utf-8")
    assert "multifidus" in _section(html, None)
    assert "multifidus" not in _section(html, "common-mistakes")
