"""No page loads anything from another host or runs anything inline, and links have safe addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

NOT_FOUND: Final = "404.html"
"""Shown for addresses of any depth, so that its own links start at the root of the host."""
LOADED_LINKS: Final = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
)
LOADING: Final = frozenset({"src", "srcset", "poster", "data", "background", "action", "formaction"})
"""Attributes whose address a browser asks for by itself, or sends a form to."""
SCHEMES: Final = frozenset({"https", "mailto", "tel"})
SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
CHARSET: Final = ("meta", {"charset": "utf-8"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A start tag of a page."""

    page: str
    name: str
    attributes: dict[str, str]


class _Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.found: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.found.append(Tag(page=self.page, name=tag, attributes=attributes))


def tags_of(html: str, page: str) -> list[Tag]:
    """Return every start tag of a page in order."""
    parser = _Tags(page)
    parser.feed(html)
    parser.close()
    return parser.found


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, list[Tag]]:
    """Read the tags of every page of the website."""
    found = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    return {name: tags_of(html, name) for name, html in found.items()}


def _addresses_loaded(tag: Tag) -> list[str]:
    """Return the addresses that a browser asks for by itself because of a tag."""
    found = [value for name, value in tag.attributes.items() if name in LOADING]
    if tag.name == "link" and LOADED_LINKS & set(tag.attributes.get("rel", "").split()):
        found.append(tag.attributes.get("href", ""))
    if tag.name in {"use", "image"}:
        found += [tag.attributes.get("href", ""), tag.attributes.get("xlink:href", "")]
    return found


def foreign(tags: list[Tag]) -> list[str]:
    """Return the addresses of other hosts that a browser would ask for by itself."""
    return [url for tag in tags for url in _addresses_loaded(tag) if SCHEME.match(url) or url.startswith("//")]


def test_nothing_is_loaded_from_another_host(pages: dict[str, list[Tag]]) -> None:
    """No script, style, icon, image, frame or form of any page has the address of another host."""
    assert {page: foreign(tags) for page, tags in pages.items() if foreign(tags)} == {}


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://host.example/x.js"></script>',
        '<script src="//host.example/x.js"></script>',
        '<link rel="stylesheet" href="https://host.example/x.css">',
        '<link rel="shortcut icon" href="https://host.example/x.ico">',
        '<link rel="preload" href="https://host.example/x">',
        '<img src="https://host.example/x.png" alt="">',
        '<img srcset="https://host.example/x.png" alt="">',
        '<iframe src="https://host.example/"></iframe>',
        '<form action="https://host.example/"></form>',
    ],
)
def test_an_address_of_another_host_is_found(html: str) -> None:
    """Whatever a browser would load by itself is found."""
    assert len(foreign(tags_of(html, ""))) == 1


def test_links_have_safe_addresses(pages: dict[str, list[Tag]]) -> None:
    """Every link is relative, or leads to `https:`, `mailto:` or `tel:`; only the not-found page starts at the root."""
    links = [tag for tags in pages.values() for tag in tags if "href" in tag.attributes]
    assert [tag for tag in links if not _safe(tag)] == []


def _safe(tag: Tag) -> bool:
    href = tag.attributes["href"]
    scheme = SCHEME.match(href)
    if scheme:
        return scheme[1] in SCHEMES
    return href != "" and not href.startswith("//") and (tag.page == NOT_FOUND or not href.startswith("/"))


def test_pages_have_one_policy_behind_the_charset(pages: dict[str, list[Tag]]) -> None:
    """Every page has exactly one content security policy, right behind its charset and before anything it binds."""
    for page, tags in pages.items():
        metas = [number for number, tag in enumerate(tags) if "http-equiv" in tag.attributes]
        assert len(metas) == 1, page
        (number,) = metas
        assert tags[number].attributes["http-equiv"] == "Content-Security-Policy", page
        assert (tags[number - 1].name, tags[number - 1].attributes) == CHARSET, page
        assert [tag.name for tag in tags[: number - 1]] == ["html", "head"], page


def test_nothing_is_styled_or_handled_inline(pages: dict[str, list[Tag]]) -> None:
    """No page has a style element, a style attribute or an event handler attribute: the policy would block them."""
    inline = [
        (tag.page, tag.name, name)
        for tags in pages.values()
        for tag in tags
        for name in tag.attributes
        if name == "style" or name.startswith("on")
    ]
    assert inline == []
    assert [tag.page for tags in pages.values() for tag in tags if tag.name == "style"] == []


def test_stylesheets_load_nothing_from_another_host(site: Path) -> None:
    """No stylesheet names an address of another host."""
    sheets = sorted(site.rglob("*.css"))
    assert sheets
    addresses = re.compile(r"url\(\s*['\"]?(?!data:)([^)'\"]+)|@import\s+['\"]([^'\"]+)")
    found = [match for sheet in sheets for match in addresses.findall(sheet.read_text("utf-8"))]
    assert [match for match in found if SCHEME.match("".join(match)) or "".join(match).startswith("//")] == []


def test_pages_are_prefetched_by_nothing(pages: dict[str, list[Tag]]) -> None:
    """No page asks the browser to load the next one: nobody has asked for it yet."""
    rels = {rel for tags in pages.values() for tag in tags for rel in tag.attributes.get("rel", "").split()}
    assert rels & {"next", "prev", "prefetch", "prerender", "preconnect", "dns-prefetch"} == set()
