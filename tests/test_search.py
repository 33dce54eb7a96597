"""The index of the search: what it takes from a page, and what it leaves out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.finish.search import INDEX, entry_of, write_index
from generator.load import Content

HEAD = '<meta name="description" content="Trains the back."><meta name="keywords" content="Quadruped, Pointer">'
ARTICLE = """
<p class="bs-trail"><a href="../">Exercises</a> <span>&rsaquo;</span> Bird dog</p>
<h1 id="top">Bird <em>dog</em><a class="headerlink" href="#top">&para;</a></h1>
<p>Kneel on a mat, on hands and knees. A mat helps.<br>It's low-load.</p>
<h2>How to do it</h2><h3 data-search-exclude>Set up</h3><p>Reach.</p>
<div data-search-exclude><p>hidden words</p></div>
<svg><title>drawn</title><desc>Seen from the side</desc></svg><script>let code</script><nav><a>elsewhere</a></nav>
"""


def page(head: str = HEAD, article: str = ARTICLE) -> str:
    """Return a page with words around its article."""
    return f"<html><head>{head}</head><body><header>masthead</header><article>{article}</article><footer>foot</footer>"


@pytest.fixture
def entry() -> dict[str, Any]:
    """What the search knows of the page."""
    found = entry_of(page())
    assert found
    return found


def test_a_page_has_its_title_section_names_and_description(entry: dict[str, Any]) -> None:
    """They come from the heading, the trail and the head of the page."""
    assert (entry["title"], entry["kind"]) == ("Bird dog", "Exercises")
    assert (entry["text"], entry["names"], entry["weight"]) == ("Trains the back.", "Quadruped, Pointer", 1)


def test_every_word_of_the_article_is_there_once(entry: dict[str, Any]) -> None:
    """In its order, in small letters, without those of title and headings."""
    assert entry["headings"] == "How to do it"
    assert entry["words"] == "kneel on a mat hands and knees helps it's low-load reach"


def test_what_is_left_out_is_nowhere(entry: dict[str, Any]) -> None:
    """Figures, scripts, navigation, what is marked, and everything around the article."""
    known = " ".join(str(value) for value in entry.values()).lower()
    left_out = ("drawn", "seen", "code", "elsewhere", "hidden", "set up", "masthead", "foot", "\u00b6", "\u203a")
    assert [word for word in left_out if word in known] == []


def test_a_page_may_weigh_more_or_nothing() -> None:
    """The head of a page says so; a page of no weight, or without a title, is not in the index."""
    heavy = entry_of(page(HEAD + '<meta name="search-weight" content="6">'))
    assert heavy
    assert heavy["weight"] == 6
    assert entry_of(page(HEAD + '<meta name="search-weight" content="0">')) is None
    assert entry_of(page(article="<p>no title</p>")) is None


def test_entries_are_numbered_and_have_addresses(tmp_path: Path) -> None:
    """Numbers are the places in the file; pages that are left out have none."""
    (tmp_path / INDEX).parent.mkdir(parents=True)
    write_index(tmp_path, [("a/", page()), ("b/", page(article="")), ("c/", page())])
    entries = json.loads((tmp_path / INDEX).read_text("utf-8"))
    assert [(entry["id"], entry["path"]) for entry in entries] == [(0, "a/"), (1, "c/")]


def test_the_site_has_every_page_that_a_reader_may_look_for(site: Path, content: Content) -> None:
    """Each exercise and cause is in the index, the warning signs weigh most, and the sheet of figures is not in it."""
    (index,) = (site / "assets").glob("shell-*/search.json")
    entries = {entry["path"]: entry for entry in json.loads(index.read_text("utf-8"))}
    assert {f"exercises/{name}/" for name in content.exercises} <= set(entries)
    assert {f"causes/{name}/" for name in content.causes} <= set(entries)
    assert max(entries.values(), key=lambda entry: entry["weight"])["path"] == "red-flags/"
    assert not {"404.html", "contribute/figures/", "contribute/components/", "claims/"} & set(entries)
    assert entries["exercises/a-skip/"]["names"].startswith("A-skip, ")
