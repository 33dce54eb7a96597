"""Each kind of page for readers who change how it looks: large text, wide spacing, forced colours, no movement."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import OpenPage
from tests.browser.runner import WAIT_MS, answer_flags, answer_questions, finish, start
from tests.browser.shapes import CUT_OFF, FORCED, LARGE, SMALL, SPACED, STRUCTURE, UNFOLD
from tests.browser.test_pages import KINDS

DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 900}
PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
PAGES: Final = {**KINDS, "accessibility": "accessibility/"}


def _cut_off(page: Page) -> list[str]:
    wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    found: list[str] = page.evaluate(CUT_OFF)
    return [*found, *([f"{wide} pixels too wide"] if wide > 0 else [])]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_text_can_be_enlarged_and_spaced(open_page: OpenPage, path: str) -> None:
    """At 200 %, and with the distances of WCAG 1.4.12, no text is cut off, covered or off the page."""
    with open_page(path, viewport=DESKTOP, reduced_motion="reduce") as page:
        page.evaluate(UNFOLD)
        assert _cut_off(page) == [], "as it is"
        page.evaluate(SPACED)
        assert _cut_off(page) == [], "spaced"
        page.set_viewport_size(PHONE)
        assert _cut_off(page) == [], "spaced, on a phone"
    with open_page(path, viewport=DESKTOP, reduced_motion="reduce") as page:
        page.evaluate(UNFOLD)
        page.evaluate(LARGE)
        assert _cut_off(page) == [], "enlarged"


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_structure_and_sizes_hold(open_page: OpenPage, path: str) -> None:
    """The language is set, headings have no gaps, tables have headers, and what is pressed is large enough."""
    with open_page(path, viewport=PHONE, reduced_motion="reduce") as page:
        assert page.evaluate(STRUCTURE) == []
        page.evaluate(UNFOLD)
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            assert page.evaluate(SMALL, [24, "body"]) == [], size


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_forced_colours_hide_nothing(open_page: OpenPage, path: str) -> None:
    """With colours of the reader's own, buttons have borders and every stop shows the focus."""
    with open_page(path, viewport=DESKTOP, forced_colors="active", reduced_motion="reduce") as page:
        assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
        page.keyboard.press("Tab")
        assert page.evaluate(FORCED) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_nothing_moves_for_who_asked_for_less(open_page: OpenPage, path: str) -> None:
    """With less movement asked for, nothing runs after loading, after the menu opened, or after a part unfolded."""
    moving = "() => document.getAnimations().filter((one) => one.playState === 'running').map((one) => `${one}`)"
    with open_page(path, viewport=PHONE, reduced_motion="reduce") as page:
        assert page.evaluate(moving) == []
        page.evaluate("() => document.getElementById('menu').showPopover()")
        assert page.evaluate(moving) == []
        page.evaluate("() => document.getElementById('menu').hidePopover()")
        page.evaluate(UNFOLD)
        assert page.evaluate(moving) == []
        assert page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_care_cards_say_in_words_how_urgent_they_are(open_page: OpenPage) -> None:
    """Without colours each card of the page of help begins with words of its own."""
    with open_page("help/", forced_colors="active") as page:
        cards = page.locator("article .bs-carecard")
        titles = cards.evaluate_all("cards => cards.map((card) => card.innerText.trim().split('\\n')[0])")
        assert len(titles) >= 4
        assert len(set(titles)) == len(titles)
        assert all(len(title.split()) >= 2 for title in titles)


def test_targets_of_the_self_check_are_large(open_page: OpenPage) -> None:
    """Buttons and answers of the self-check are at least 44 pixels high and wide, boxes together with their words."""
    with open_page("self-check/") as page:
        faults = {"start": page.evaluate(SMALL, [44, ".bs-check"])}
        start(page)
        faults["signs"] = page.evaluate(SMALL, [44, ".bs-check"])
        answer_flags(page)
        for place in ("running", "pain", "life"):
            answer_questions(page, until=place)
            faults[place] = page.evaluate(SMALL, [44, ".bs-check"])
        answer_questions(page)
        faults["answers"] = page.evaluate(SMALL, [44, ".bs-check"])
        finish(page)
        expect(page.locator(".bs-result__limits")).to_be_visible(timeout=WAIT_MS)
        faults["result"] = page.evaluate(SMALL, [44, ".bs-check"])
        assert {place: found for place, found in faults.items() if found} == {}
