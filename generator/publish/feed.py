"""The feed of content changes (Atom, RFC 4287)."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from typing import Final

from generator.load import Content
from generator.models.single import SinglePage
from generator.pages.evidence import newest_first
from generator.pages.render import plain
from generator.publish.json_files import LICENCE

FEED: Final = "feed.xml"
_ATOM: Final = "http://www.w3.org/2005/Atom"
_SPACE: Final = uuid.UUID("5f1f3a52-3f0c-5d0e-9b52-6a1f6f0b7a11")
"""Names in this space never change, whatever the address of the site: readers know an entry by its id."""


def feed(content: Content, page: SinglePage, address: str) -> bytes:
    """Return the feed of `page`, the page of changes.

    Links are absolute where the site's `address` is known, else relative to the feed.
    """
    ET.register_namespace("", _ATOM)
    changes = newest_first(content)
    root = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": "en"})
    _add(root, "title", f"Backstride: {page.title}")
    _add(root, "subtitle", plain(page.description))
    _add(root, "id", uuid.uuid5(_SPACE, "feed").urn)
    _add(root, "updated", _moment(changes[0][1].date))
    _add(_add(root, "author"), "name", "Backstride contributors")
    _add(root, "rights", f"CC BY 4.0, {LICENCE}")
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{address}{FEED}")
    _add(root, "link", rel="alternate", type="text/html", href=f"{address}changes/")
    for name, change in changes:
        entry = _add(root, "entry")
        _add(entry, "title", plain(change.title))
        _add(entry, "id", uuid.uuid5(_SPACE, name).urn)
        _add(entry, "updated", _moment(change.date))
        _add(entry, "link", rel="alternate", type="text/html", href=f"{address}changes/#{name}")
        _add(entry, "summary", plain(change.text))
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    child.text = text
    return child


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
