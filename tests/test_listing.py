"""Filters of an index: which options a card has, and the rules that hide cards without scripts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, get_args

import pytest
import yaml

from generator.models import evidence, exercises, guide, routines, shoes
from generator.pages.listing import bands, card, facet, filter_rules, index_page
from tests.conftest import ROOT

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


LABELS: Final = yaml.safe_load((ROOT / "site_src" / "labels.yml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("group", get_args(exercises.Group)),
        ("muscle", get_args(exercises.Muscle)),
        ("position", get_args(exercises.Position)),
        ("level", get_args(exercises.Level)),
        ("source", get_args(evidence.SourceType)),
        ("need", get_args(guide.Equipment.model_fields["need"].annotation)),
        ("routine", get_args(routines.Routine.model_fields["kind"].annotation)),
        ("cushion", get_args(shoes.ShoeType.model_fields["cushion"].annotation)),
    ],
)
def test_every_word_of_a_closed_set_has_its_label(name: str, words: tuple[str, ...]) -> None:
    """A filter cannot lose an option because nobody gave it words, nor keep words that nothing has."""
    assert words
    assert set(LABELS[name]) == set(words)


@pytest.mark.parametrize("index", ["exercises", "routines", "shoes/types"])
def test_every_card_is_found_by_every_filter(site: Path, index: str) -> None:
    """Each card of an index has at least one option of each filter, and each of its options can be chosen."""
    html = (site / index / "index.html").read_text("utf-8")
    chosen = {
        name: set(re.findall(r'<option value="([^"]+)"', options))
        for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL)
    }
    cards = re.findall(r"<(?:a|section)[^>]* data-card[^>]*>", html)
    assert len(cards) > 5
    assert len(chosen) > 3
    for card_tag in cards:
        for name, options in chosen.items():
            (values,) = re.findall(rf' data-{name}="([^"]*)"', card_tag)
            assert values.split(), card_tag
            assert set(values.split()) <= options, card_tag
