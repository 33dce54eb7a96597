"""Templates -> Markdown: texts of content are placed with their links resolved from the page they stand on."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from textwrap import shorten
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.load import Content
from generator.models.evidence import Reference
from generator.models.inline import parser
from generator.pages import urls

_LINK: Final = re.compile(r"\]\(([a-z]+:[^)\s]+)\)")
_SURNAME: Final = re.compile(r"(.+?) (?:[A-Z]{1,3}(?:,| and\b| da\b)|[A-Z]$)")
UNKNOWN_AUTHORS: Final = "Authors not recorded"
_SLOT: Final = re.compile(r"\{([a-z0-9_]+)\}")


Titles = Mapping[str, Mapping[str, str]]
"""File below `build/docs` -> title and description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be made: `path` below `build/docs`, its template, and the values to place."""

    path: str
    template: str
    title: str = ""
    """Empty for pages that stand once: their titles are in `site_src/titles.yml`."""
    description: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


class Renderer:
    """Fills templates. Plain values are escaped; texts of content pass through the filters below."""

    def __init__(
        self,
        templates: Path,
        assets: Mapping[str, str],
        titles: Titles | None = None,
        figures: Mapping[str, Any] | None = None,
    ) -> None:
        """`assets` are the addresses (below the site's root) of generated files that templates refer to.

        `figures` are the drawings that templates place, by their slug.
        """
        self._titles = titles or {}
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters |= {"md": _markdown, "html": _html, "slots": _slots, "plain": plain, "label": label}
        self._environment.filters["svg"] = Markup
        self._environment.globals |= {"to": _link, "href": _href, "assets": assets, "figures": figures or {}}

    def render(self, page: Page, content: Content) -> str:
        """Return the Markdown of a page; raise `KeyError` for one that has no title."""
        if not page.title:
            own = self._titles[page.path]
            page = replace(page, title=own["title"], description=own["description"])
        template = self._environment.get_template(page.template)
        return template.render(page=page, content=content, **page.values)


def plain(text: str) -> str:
    """Return a text without its Markdown, for descriptions and other places that take no links."""
    tokens = parser().parseInline(text)[0].children or []
    return "".join(" " if token.type == "softbreak" else token.content for token in tokens)


def label(reference: Reference) -> str:
    """Return the short label of a citation: `Frandsen 2025`, or the body or title where no author is known."""
    who = reference.authors
    if who.startswith(UNKNOWN_AUTHORS):
        who = shorten(reference.title, 44, placeholder=" …")
    surname = _SURNAME.match(who)
    name = surname[1] if surname else who
    return f"{name} {reference.year}" if reference.year else name


@pass_context
def _markdown(context: Context, text: str) -> Markup:
    """Place a text of content as Markdown."""
    here = context["page"].path
    flat = " ".join(text.split()).replace("|", "&#124;")
    return Markup(_LINK.sub(lambda match: f"]({_target(match[1], here)})", flat))  # noqa: S704 - checked by models.inline


@pass_context
def _html(context: Context, text: str) -> Markup:
    """Place a text of content inside HTML."""
    here = context["page"].path
    markdown = _LINK.sub(lambda match: f"]({_address(match[1], here)})", " ".join(text.split()))
    return Markup(parser().renderInline(markdown))  # noqa: S704 - checked by models.inline


def _slots(text: Markup) -> Markup:
    """Turn {field} in a text into elements that the browser fills."""
    return Markup(_SLOT.sub(r'<span data-slot="\1"></span>', str(text)))  # noqa: S704 - checked by models.inline


@pass_context
def _link(context: Context, item: str) -> Markup:
    """Return the Markdown link target of an item such as `cause:core`, from the current page."""
    return escape(_target(item, context["page"].path))


@pass_context
def _href(context: Context, item: str) -> Markup:
    """Return the address of an item or asset for an HTML attribute, from the current page."""
    return escape(_address(item, context["page"].path))


def _target(item: str, here: str) -> str:
    path = urls.source_of(item)
    return posixpath.relpath(path, posixpath.dirname(here)) if path else item


def _address(item: str, here: str) -> str:
    path = urls.source_of(item)
    return urls.relative(urls.address_of(path), here) if path else item
