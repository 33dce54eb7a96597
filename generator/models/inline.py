"""The rules for texts in content: inline Markdown only, no HTML, links that are safe and lead somewhere."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

LINKABLE: Final = {
    "cause": "causes",
    "exercise": "exercises",
    "progression": "progressions",
    "routine": "routines",
    "equipment": "equipment",
    "shoe": "shoes",
    "running": "running",
    "training": "training",
    "understanding": "understanding",
    "glossary": "glossary",
    "redflag": "redflags",
    "page": "pages",
}
"""Prefix of a link to an item (`exercise:bird-dog`) -> the kind of that item."""

PAID: Final = "affiliate"
"""The title that marks a paid link: [shop](https://… "affiliate")."""

_INLINE: Final = {"text", "em_open", "em_close", "strong_open", "strong_close", "link_open", "link_close", "softbreak"}
_HTML: Final = {"html_inline", "html_block"}
_BLOCKS: Final = {"paragraph_open", "inline", "paragraph_close"}
_OUTSIDE: Final = re.compile(r"https://[^\s/<>\"'][^\s<>\"']*|mailto:[^\s<>\"'@]+@[^\s<>\"'@]+")
_SLOT: Final = re.compile(r"\{([a-z0-9]+(?:_[a-z0-9]+)*)\}")
_ALLOWED: Final = "one paragraph with *emphasis*, **strong** and [links](https://…), nothing else"
_ALLOWED_LINKS: Final = "https: or mailto: links, or an item such as [bird dog](exercise:bird-dog)"


class Fault(NamedTuple):
    """What is wrong with a text."""

    message: str
    allowed: str = _ALLOWED
    hint: str = ""


@cache
def parser() -> MarkdownIt:
    """Return the Markdown parser for texts: CommonMark, every link kept so that it can be judged."""
    markdown = MarkdownIt("commonmark", {"html": True})
    markdown.validateLink = _keep_link  # type: ignore[method-assign]
    return markdown


def _keep_link(url: str) -> bool:
    return bool(url)


def slots_of(text: str) -> frozenset[str]:
    """Return the names of the {slots} in a text."""
    return frozenset(_SLOT.findall(text))


def find_fault(text: str, ids: Mapping[str, frozenset[str]], *, slots: bool = False) -> Fault | None:
    """Return what is wrong with a text, or None."""
    return next(_faults(text, ids, slots=slots), None)


def _faults(text: str, ids: Mapping[str, frozenset[str]], *, slots: bool) -> Iterator[Fault]:
    bare = _SLOT.sub("slot", text) if slots else text
    if "{" in bare or "}" in bare:
        yield Fault("curly brackets are not allowed in a text", hint="write the words out, or use ( )")
    blocks = parser().parse(bare)
    inline = [child for block in blocks for child in block.children or ()]
    for block in blocks:
        if block.type not in {*_BLOCKS, *_HTML}:
            name = block.type.removesuffix("_open").replace("_", " ")
            yield Fault(f"this text starts a {name}", hint="write plain sentences; lists have keys of their own")
    if sum(block.type == "paragraph_open" for block in blocks) > 1:
        yield Fault("a text is one paragraph", hint="remove the empty line, or make a second list item")
    yield from _inline_faults([*blocks, *inline])
    links = [token for token in inline if token.type == "link_open"]
    for link in links:
        yield from _link_faults(link, ids)
    if bare.count("](") != len(links):
        yield Fault("this link is not well formed", allowed=_ALLOWED_LINKS, hint="check the brackets and the address")


def _inline_faults(tokens: list[Token]) -> Iterator[Fault]:
    for token in tokens:
        if token.type in _HTML:
            yield Fault("raw HTML is not allowed in a text", hint="use *emphasis* or **strong** instead of tags")
        elif token.type not in {*_INLINE, *_BLOCKS}:
            yield Fault(f"{token.type.replace('_', ' ')} is not allowed in a text", hint="remove it")


def _link_faults(token: Token, ids: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    href, title = str(token.attrGet("href") or ""), str(token.attrGet("title") or "")
    if title and (title != PAID or not href.startswith("https://")):
        allowed = f'no title, or "{PAID}" behind an https: address that somebody pays for'
        yield Fault(f"the link {href!r} has the title {title!r}", allowed=allowed, hint="remove the title")
    scheme = href.partition(":")[0]
    if _OUTSIDE.fullmatch(href):
        return
    if scheme not in LINKABLE:
        yield Fault(f"the link {href!r} is not allowed", allowed=_ALLOWED_LINKS, hint="start it with https://")
    elif fault := item_fault(href, ids):
        yield fault._replace(allowed=_ALLOWED_LINKS)


def item_fault(item: str, ids: Mapping[str, frozenset[str]]) -> Fault | None:
    """Return what is wrong with an item such as `exercise:bird-dog`, or None."""
    scheme, _, rest = item.partition(":")
    allowed = f"a page as in links: {', '.join(LINKABLE)}, a colon, and its file name"
    if scheme not in LINKABLE:
        return Fault(f"{item!r} names no page", allowed=allowed, hint="for example exercise:bird-dog")
    kind = LINKABLE[scheme]
    if kind not in ids or rest in ids[kind]:
        return None
    close = difflib.get_close_matches(rest, sorted(ids[kind]), n=1)
    hint = f"did you mean {scheme}:{close[0]}?" if close else f"see the file names in content/{kind}/"
    return Fault(f"the link leads to {rest!r}, but there is no such {scheme}", allowed=allowed, hint=hint)
