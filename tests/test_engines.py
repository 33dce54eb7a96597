"""MkDocs Material and Zensical build the same website from the same pages."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from generator.build import build
from tests.conftest import copy_project

SILENT: Final = frozenset({"script", "style"})
"""Elements whose content is no text for readers."""


@pytest.fixture(scope="module")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the whole site with Zensical, finished like the other."""
    project = copy_project(tmp_path_factory.mktemp("zensical"))
    build(project, "zensical")
    return project.site


def _pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


class _Article(HTMLParser):
    """Collects the words of a page's article, without its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside = False
        self._silent = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "article"
        self._silent = tag in SILENT

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"
        self._silent = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent:
            self.words += data.split()


def article(page: Path) -> str:
    """Return the text of a page's article with single spaces."""
    parser = _Article()
    parser.feed(page.read_text("utf-8"))
    parser.close()
    return " ".join(parser.words)


def test_both_engines_build_the_same_addresses(site: Path, zensical_site: Path) -> None:
    """No page is at another address, missing or added with the other engine."""
    assert _pages(zensical_site) == _pages(site)


def test_both_engines_build_the_same_text(site: Path, zensical_site: Path) -> None:
    """The article of every page reads the same with both engines."""
    texts = {page: article(site / page) for page in _pages(site) if page != "404.html"}
    others = {page: article(zensical_site / page) for page in texts}
    assert [page for page, text in texts.items() if text != others[page]] == []


def test_every_article_has_text(site: Path) -> None:
    """The comparison is of real text: every page has words in its article, the home page its own."""
    assert all(len(article(site / page)) > 200 for page in _pages(site) if page != "404.html")
    assert "Back pain that comes with running" in article(site / "index.html")
