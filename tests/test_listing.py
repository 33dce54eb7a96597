"""Filters of an index: which options a card has, and the rules that hide cards without scripts."""

from __future__ import annotations

import pytest

from generator.pages.listing import bands, card, facet, filter_rules, index_page

MINUTES = {"to-3": "Up to 3", "to-6": "4 to 6", "more": "7 or more"}


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 0, ("to-3",)),
        (3, 3, ("to-3",)),
        (4, 4, ("to-6",)),
        (7, 7, ("more",)),
        (99, 99, ("more",)),
        (3, 4, ("to-3", "to-6")),
        (2, 9, ("to-3", "to-6", "more")),
        (4, 6, ("to-6",)),
    ],
)
def test_a_range_touches_the_bands_it_lies_in(low: int, high: int, expected: tuple[str, ...]) -> None:
    """Each end of a band belongs to one band only."""
    assert bands(low, high, MINUTES) == expected


def test_a_filter_lists_the_options_that_some_card_has() -> None:
    """Options keep the order of their words, with their number of cards; those without a card are left out."""
    cards = [
        card("page:home", "A", "Text.", facets={"minutes": ("more", "to-3")}),
        card("page:home", "B", "Text.", facets={"minutes": ("to-3",)}),
    ]
    assert facet("minutes", MINUTES, cards).options == (("to-3", "Up to 3", 2), ("more", "7 or more", 1))


def test_the_style_hides_what_the_chosen_option_does_not_fit() -> None:
    """Each option has one rule, whichever pages use it."""
    cards = [card("page:home", "A", "Text.", facets={"minutes": ("to-3",)})]
    page = index_page("exercises", [("", cards)], [facet("minutes", MINUTES, cards)])
    assert filter_rules([page, page]) == (
        '.bs-index:has([name="minutes"] [value="to-3"]:checked) [data-card]:not([data-minutes~="to-3"])'
        " { display: none; }\n"
    )
