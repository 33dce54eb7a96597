"""Indexes: cards in groups, with filters that work as plain HTML and CSS, and better with a small script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.pages.render import Page, plain
from generator.times import Range

_UP_TO: Final = "to-"
Words = Mapping[str, str]
"""Option -> its words, in the order in which a filter lists them."""
Labels = Mapping[str, Words]
"""Closed set of content -> the words for what is in it: `site_src/labels.yml`."""


Facets = Mapping[str, tuple[str, ...]]
"""Filter -> the options that fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card of an index: where it leads, its name, its text, its time and small notes."""

    item: str
    name: str
    text: str
    minutes: Range | None = None
    notes: tuple[str, ...] = ()
    figure: str = ""
    """Slug of the drawing that it shows, if there is one."""
    facets: Facets = field(default_factory=dict)
    """Filter -> the options under which this card is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A filter of an index."""

    id: str
    options: tuple[tuple[str, str, int], ...]
    """Option, its words, and the number of cards that have it."""


def card(
    item: str,
    name: str,
    text: str,
    *,
    minutes: Range | None = None,
    notes: tuple[str, ...] = (),
    figure: str | None = None,
    facets: Facets | None = None,
) -> Card:
    """Return a card; one that leads to something with a figure of the same name shows it."""
    drawn = figure or item.partition(":")[2]
    return Card(item=item, name=name, text=plain(text), minutes=minutes, notes=notes, figure=drawn, facets=facets or {})


def facet(name: str, words: Words, cards: Iterable[Card]) -> Facet:
    """Return a filter with the options that at least one card has."""
    found = [option for item in cards for option in item.facets[name]]
    return Facet(id=name, options=tuple((key, said, found.count(key)) for key, said in words.items() if key in found))


def bands(low: int, high: int, words: Words) -> tuple[str, ...]:
    """Return the options of a filter by number that a range touches: options are named after their upper end."""
    found, floor = [], 0
    for option in words:
        ceiling = int(option.removeprefix(_UP_TO)) if option.startswith(_UP_TO) else None
        if high >= floor and (ceiling is None or low <= ceiling):
            found.append(option)
        floor = floor if ceiling is None else ceiling + 1
    return tuple(found)


def index_page(name: str, groups: Iterable[tuple[str, list[Card]]], facets: Iterable[Facet] = ()) -> Page:
    """Return the index of a section: `name` is its folder and its lead, `groups` are named lists of cards."""
    values = {"lead": name, "groups": [group for group in groups if group[1]], "facets": tuple(facets)}
    return Page(path=f"{name}/index.md", template="index.md.j2", kind=name, values=values)


def filter_rules(pages: Iterable[Page]) -> str:
    """Return the CSS that hides cards which the chosen options do not fit: filters work without scripts."""
    rules = {rule for page in pages for rule in _rules(page.values.get("facets", ()))}
    return "".join(f"{rule} {{ display: none; }}\n" for rule in sorted(rules))


def _rules(facets: Iterable[Facet]) -> Iterator[str]:
    for item in facets:
        for option, _, _ in item.options:
            chosen = f'.bs-index:has([name="{item.id}"] [value="{option}"]:checked)'
            yield f'{chosen} [data-card]:not([data-{item.id}~="{option}"])'
