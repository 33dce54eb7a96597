"""Every page in a real browser: nothing foreign is asked for, nothing complains, nothing is cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

KINDS = {
    "home": "",
    "cause": "causes/load/",
    "exercise": "exercises/bird-dog/",
    "progression": "progressions/shoe-replacement/",
    "shoe guide": "shoes/fit-checklist/",
    "warning signs": "red-flags/",
    "self-check": "self-check/",
    "how the self-check decides": "self-check/how-it-decides/",
    "worked examples": "self-check/examples/",
    "form on paper": "self-check/paper/",
    "sources": "references/",
    "privacy": "privacy/",
    "cause with pictures": "causes/strike/",
    "index with pictures": "exercises/",
    "all figures": "contribute/figures/",
    "components": "contribute/components/",
    "pain now": "pain-now/",
    "help": "help/",
    "routine": "routines/core-15/",
    "plan of weeks": "routines/eight-weeks/",
    "equipment": "equipment/suspension-trainer/",
    "article": "running/foot-strike/",
    "article with a table": "training/weekly-options/",
    "index of articles": "understanding/",
    "types of shoe": "shoes/types/",
    "features of shoes": "shoes/features/",
    "claims": "claims/",
    "disagreements": "disagreements/",
    "glossary": "glossary/",
    "data": "data/",
    "what is new": "changes/",
}


def test_every_page_loads_without_a_complaint(open_page: OpenPage, site: Path, address: str) -> None:
    """No console error, no error, no request to another host, on any page."""
    pages = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    assert len(pages) > 160
    with open_page() as page:
        for name in pages:
            response = page.goto(address + ("" if name == "." else f"{name}/"))
            assert response is not None
            assert response.ok
            expect(page.get_by_role("heading", level=1)).to_have_count(1)


@pytest.mark.engines
def test_each_kind_of_page_loads_without_a_complaint(open_page: OpenPage, address: str) -> None:
    """Nor does any kind of page complain in Chromium itself or in Firefox."""
    with open_page() as page:
        for path in KINDS.values():
            page.goto(address + path)
            expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_nothing_sticks_out_sideways(open_page: OpenPage, path: str) -> None:
    """Each kind of page fits small phones, phones and desktops."""
    with open_page(path, reduced_motion="reduce") as page:
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(17, 26, 26)")])
def test_the_colours_follow_the_readers_system(open_page: OpenPage, scheme: str, ground: str, *, scripts: bool) -> None:
    """Whoever reads in the dark gets dark colours without asking."""
    with open_page(color_scheme=scheme, java_script_enabled=scripts) as page:
        expect(page.locator("html")).to_have_css("background-color", ground)


def test_an_address_that_does_not_exist_gets_a_page_of_ours(open_page: OpenPage) -> None:
    """The 404 page has the site's name and its search."""
    with open_page("nothing-here/", expected="404") as page:
        expect(page.get_by_role("heading", level=1)).to_contain_text("404")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize(
    ("flag", "heading"),
    [
        ("ces_saddle", "Call for help now"),
        ("not_sure_now", "See someone today"),
        ("bsi_sacral", "Stop running for now"),
        ("not_sure_today", "Book a visit soon"),
    ],
)
def test_a_ticked_sign_shows_what_to_do_at_its_own_level(
    open_page: OpenPage, flag: str, heading: str, *, scripts: bool
) -> None:
    """The advice follows the sign's level, not its card's, with and without scripts."""
    with open_page("red-flags/", java_script_enabled=scripts) as page:
        advice = page.locator(".bs-flag", has=page.locator(f"#{flag}")).locator(".bs-advice")
        expect(advice).to_be_hidden()
        page.locator(f"#{flag}").check()
        expect(advice).to_be_visible()
        expect(advice.locator(".bs-advice__heading")).to_have_text(heading)
        if scripts:
            expect(page.locator("[data-announce]")).to_contain_text(heading)


def test_no_box_is_ticked_after_a_reload(open_page: OpenPage) -> None:
    """A browser does not restore what somebody ticked before."""
    with open_page("red-flags/") as page:
        page.locator("#chest").check()
        page.reload()
        expect(page.locator("#chest")).not_to_be_checked()


def test_print_shows_the_text_and_no_buttons(open_page: OpenPage) -> None:
    """On paper an exercise has its steps and no navigation."""
    with open_page("exercises/bird-dog/") as page:
        page.emulate_media(media="print")
        expect(page.get_by_role("heading", name="How to do it")).to_be_visible()
        expect(page.locator(".bs-masthead")).to_be_hidden()
