"""The feed of content changes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from generator.load import Content
from generator.models.single import SinglePage
from generator.publish.feed import feed

CHANGES: Final = SinglePage(
    title="What is new",
    description="Changes of the guide.",
    related=("page:home",),
    reviewed=date(2026, 1, 1),
    next_review=date(2027, 1, 1),
)
ATOM: Final = "{http://www.w3.org/2005/Atom}"


def _entries(data: bytes) -> list[ET.Element]:
    return ET.fromstring(data).findall(f"{ATOM}entry")  # noqa: S314 - made by ourselves a line ago


def _text(element: ET.Element, tag: str) -> str:
    return element.findtext(f"{ATOM}{tag}") or ""


def test_each_change_is_an_entry_newest_first(content: Content) -> None:
    """Title, day and words of each change stand in an entry, the newest on top."""
    entries = _entries(feed(content, CHANGES, "https://backstride.example/"))
    assert len(entries) == len(content.changes)
    days = [_text(entry, "updated") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert {_text(entry, "title") for entry in entries} == {change.title for change in content.changes.values()}


def test_the_feed_has_what_every_feed_needs(content: Content) -> None:
    """RFC 4287 asks for an id, a title, an author and a date, and for ids that no two entries share."""
    root = ET.fromstring(feed(content, CHANGES, ""))  # noqa: S314 - likewise
    assert all(root.find(f"{ATOM}{tag}") is not None for tag in ("id", "title", "updated", "author"))
    ids = [_text(entry, "id") for entry in _entries(feed(content, CHANGES, ""))]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("urn:uuid:") for name in ids)


def test_an_entry_keeps_its_id_wherever_the_site_is(content: Content) -> None:
    """Moving the site, or changing the words, makes no entry new to readers."""
    first = [_text(entry, "id") for entry in _entries(feed(content, CHANGES, "https://one.example/"))]
    name, change = next(iter(content.changes.items()))
    reworded = replace(content, changes={**content.changes, name: change.model_copy(update={"text": "Other words."})})
    assert [_text(entry, "id") for entry in _entries(feed(reworded, CHANGES, "https://two.example/"))] == first


def test_links_are_absolute_where_the_address_is_known(content: Content) -> None:
    """An entry leads to its place on the page of changes."""
    (link, *_) = [e.find(f"{ATOM}link") for e in _entries(feed(content, CHANGES, "https://backstride.example/"))]
    assert link is not None
    assert link.attrib["href"].startswith("https://backstride.example/changes/#")


def test_every_page_names_the_feed(site: Path) -> None:
    """Feed readers find the feed from any page, and each entry's place exists."""
    assert 'type="application/atom+xml"' in (site / "index.html").read_text("utf-8")
    html = (site / "changes" / "index.html").read_text("utf-8")
    for entry in _entries((site / "feed.xml").read_bytes()):
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert f'id="{link.attrib["href"].partition("#")[2]}"' in html
