"""Templates -> Markdown: texts of content are placed with their links resolved from the page they stand on."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.assessment.units import yards
from generator.citations import citations
from generator.finish.paid import PAID_CLASS, PAID_REL
from generator.load import Content
from generator.models.base import PageModel, Span
from generator.models.exercises import Work
from generator.models.inline import LINKABLE, PAID, parser
from generator.models.single import SinglePage
from generator.pages import urls
from generator.pages.after import distinct_figures, kept_together, with_disclosure
from generator.pages.badges import meanings
from generator.pages.terms import Terms

_LINK: Final = re.compile(r"\]\(([a-z]+:[^)\s]+)\)")
_TWO_MINUTES: Final = 120
_SLOT: Final = re.compile(r"\{([a-z0-9_]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be made: `path` below `build/docs`, its template, and the values to place."""

    path: str
    template: str
    kind: str
    """What it is about; picks its social card."""
    about: PageModel | None = None
    """Dates and related pages; None for pages that stand once: theirs are in `site_src/pages.yml`."""
    title: str = ""
    description: str = ""
    source: str = ""
    """The file to edit, from the project's root; empty for the template itself."""
    explained: bool = True
    """Whether technical terms are explained in place."""
    data: Mapping[str, Any] | None = None
    """Structured data (schema.org)."""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What templates place besides content."""

    assets: Mapping[str, str] = field(default_factory=dict)
    """Addresses (below the site's root) of generated files, by what they are."""
    engine: Mapping[str, Any] = field(default_factory=dict)
    """What the self-check's page must know of its engine."""
    single: Mapping[str, SinglePage] = field(default_factory=dict)
    """Pages that stand once, by their file below `build/docs`."""
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Words for the closed sets of content."""
    figures: Mapping[str, Any] = field(default_factory=dict)
    """Drawings by their slug."""
    repository: str = ""
    """Address of the repository, for links to edit a page; empty if it is not known."""


class Renderer:
    """Fills templates. Plain values are escaped; texts of content pass through the filters below."""

    def __init__(self, templates: Path, around: Surroundings) -> None:
        self._around = around
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters |= {"md": _markdown, "html": _html, "slots": _slots, "plain": plain}
        self._environment.filters |= {
            "explained": _explained,
            "svg": Markup,
            "data": _data,
            "numbers": _numbers,
            "yards": _yards,
            "lasting": lasting,
        }
        self._environment.globals |= {"to": _link, "href": _href, "name_of": self._name_of, "about": self._about}
        self._environment.globals |= {"summary_of": self._summary_of}
        self._environment.globals |= {"assets": around.assets, "engine": around.engine}
        self._environment.globals |= {"figures": around.figures, "labels": around.labels}
        self._environment.globals |= {"edit_link": self._edit_link, "report_link": self._report_link}
        self._environment.globals |= {"source_link": self._source_link}

    def render(self, page: Page, content: Content) -> str:
        """Return the Markdown of a page; raise `KeyError` for one that has neither dates nor a title."""
        if page.about is None:
            own = self._around.single[page.path]
            page = replace(page, title=own.title, description=own.description, about=own)
        if not page.source:
            page = replace(page, source=f"site_src/templates/{page.template}")
        terms = Terms(content.glossary if page.explained else {}, lambda text: place_html(text, page.path))
        template = self._environment.get_template(page.template)
        cited = citations(content.references)
        text = template.render(page=page, content=content, terms_of_page=terms, citations=cited, **page.values)
        text += meanings(text, content, partial(place_html, here=page.path), _address("page:evidence", page.path))
        disclosed = with_disclosure(text, content.notices.get("affiliate"), partial(place_html, here=""))
        return kept_together(distinct_figures(disclosed))

    def dose(self, dose: Work) -> str:
        """Return a dose in the words of the pages: sets, repetitions or time, and the rest between sets."""
        macros: Any = self._environment.get_template("_macros.md.j2").module
        return "; ".join(filter(None, [str(macros.amount(dose)).strip(), str(macros.rest(dose)).strip()]))

    @pass_context
    def _name_of(self, context: Context, item: str) -> str:
        """Return the name of an item such as `cause:core`, as its page has it."""
        kind, _, name = item.partition(":")
        if kind == "page":
            return self._around.single[urls.PAGES[name]].title
        named = getattr(context["content"], LINKABLE[kind])[name]
        return str(named.term if kind == "glossary" else named.name)

    @pass_context
    def _summary_of(self, context: Context, item: str) -> str:
        """Return what an item such as `page:red-flags` is about, in a sentence."""
        kind, _, name = item.partition(":")
        if kind == "page":
            return plain(self._around.single[urls.PAGES[name]].description)
        return plain(getattr(context["content"], LINKABLE[kind])[name].summary)

    @pass_context
    def _about(self, context: Context, item: str) -> PageModel:
        """Return the dates of the page that shows an item."""
        kind, _, name = item.partition(":")
        model = None if kind == "page" else getattr(context["content"], LINKABLE[kind])[name]
        path = (urls.source_of(item) or "").partition("#")[0]
        return model if isinstance(model, PageModel) else self._around.single[path]

    @pass_context
    def _edit_link(self, context: Context) -> str:
        page: Page = context["page"]
        if self._around.repository:
            view = "edit" if PurePosixPath(page.source).suffix else "tree"  # a folder cannot be edited as a whole
            return f"{self._around.repository}/{view}/main/{page.source}"
        return f"{_target('page:contribute', page.path)}#change"

    def _source_link(self, file: str) -> str:
        """Return where a file of the repository can be read, or nothing if the repository is not known."""
        return f"{self._around.repository}/blob/main/{file}" if self._around.repository else ""

    @pass_context
    def _report_link(self, context: Context) -> str:
        page: Page = context["page"]
        if self._around.repository:
            query = urlencode({"template": "wrong-claim.yml", "title": f"{page.title}: "})
            return f"{self._around.repository}/issues/new?{query}"
        return f"{_target('page:contribute', page.path)}#report"


def plain(text: str) -> str:
    """Return a text without its Markdown, for descriptions and other places that take no links."""
    tokens = parser().parseInline(text)[0].children or []
    return "".join(" " if token.type == "softbreak" else token.content for token in tokens)


@pass_context
def _markdown(context: Context, text: str) -> Markup:
    """Place a text of content as Markdown, with technical terms explained at their first use on the page."""
    here = context["page"].path
    flat = " ".join(text.split()).replace("|", "&#124;")
    linked = _LINK.sub(lambda match: f"]({_target(match[1], here)})", context["terms_of_page"].mark(flat))
    paid = f'){{ rel="{PAID_REL}" .{PAID_CLASS} }}'
    return Markup(linked.replace(f' "{PAID}")', paid))  # noqa: S704 - checked by models.inline


@pass_context
def _html(context: Context, text: str) -> Markup:
    """Place a text of content inside HTML."""
    return place_html(text, context["page"].path)


@pass_context
def _explained(context: Context, text: str) -> Markup:
    """Place plain words inside HTML, with technical terms explained at their first use on the page."""
    return Markup(context["terms_of_page"].mark(str(escape(text))))  # noqa: S704 - escaped first


def place_html(text: str, here: str) -> Markup:
    """Return a text of content as HTML, its links seen from the page `here`."""
    markdown = _LINK.sub(lambda match: f"]({_address(match[1], here)})", " ".join(text.split()))
    html = parser().renderInline(markdown)
    return Markup(html.replace(f' title="{PAID}"', f' rel="{PAID_REL}" class="{PAID_CLASS}"'))  # noqa: S704 - likewise


def lasting(seconds: Span) -> str:
    """Write how long something takes: `30 to 60 seconds`, and from two full minutes on `10 minutes`."""
    low, high = seconds.low, seconds.to
    unit = "seconds"
    if low % 60 == 0 and high % 60 == 0 and high >= _TWO_MINUTES:
        low, high, unit = low // 60, high // 60, "minutes"
    return f"{low} to {high} {unit}" if high != low else f"{low} {unit}"


def _yards(metres: Span) -> str:
    low, high = yards(metres.low), yards(metres.to)
    return f"{low} to {high}" if high != low else str(low)


def _numbers(body: str, counts: Mapping[str, str]) -> Markup:
    """Place a page that is written by hand; {exercises} and the like become how many there are."""
    return Markup(_SLOT.sub(lambda match: counts.get(match[1], match[0]), body))  # noqa: S704 - our own Markdown


def _data(value: object) -> Markup:
    """Write data as JSON that can stand inside a script element: `<` is written as an escape."""
    return Markup(json_for_script(value))  # noqa: S704 - no tag can begin in it


def json_for_script(data: object) -> str:
    """Return JSON that can stand inside a script element."""
    return json.dumps(data, separators=(",", ":"), sort_keys=True, ensure_ascii=False).replace("<", "\\u003c")


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
