"""The frame of every page in a real browser: menu, search, contents and colours, by keyboard and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import OpenPage
from tests.browser.frame import focused, is_expanded, open_search, search_for

DESKTOP: ViewportSize = {"width": 1280, "height": 900}


def test_the_menu_opens_and_closes_by_keyboard(open_page: OpenPage) -> None:
    """Enter opens it and says so, Tab goes into it, and Escape closes it and gives the focus back."""
    with open_page("causes/load/") as page:
        button, menu = page.get_by_role("button", name="Menu", exact=True), page.locator("#menu")
        expect(menu).to_be_hidden()
        assert is_expanded(page, "Menu") is False
        button.focus()
        page.keyboard.press("Enter")
        expect(menu).to_be_visible()
        assert is_expanded(page, "Menu") is True
        page.keyboard.press("Tab")
        assert focused(page) == "Close the menu"
        expect(menu.get_by_role("link", name="Causes", exact=True)).to_be_visible()  # the reader's own part is unfolded
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        assert is_expanded(page, "Menu") is False
        assert focused(page) == "Menu"


def test_the_menu_works_without_scripts(open_page: OpenPage) -> None:
    """It leads to every part of the site; what needs scripts does not show."""
    with open_page("exercises/bird-dog/", java_script_enabled=False) as page:
        page.get_by_role("button", name="Menu", exact=True).click()
        menu = page.locator("#menu")
        expect(menu).to_be_visible()
        menu.get_by_text("Shoes", exact=True).click()
        menu.get_by_role("link", name="Shoe guides").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Shoe")
        expect(page.get_by_role("button", name="Search")).to_be_hidden()
        expect(page.get_by_role("button", name="Dark colours")).to_be_hidden()


def test_where_there_is_room_the_parts_stand_in_the_masthead(open_page: OpenPage) -> None:
    """The part that the reader is in is marked, by more than a colour."""
    with open_page("exercises/", viewport=DESKTOP) as page:
        main = page.get_by_role("navigation", name="Main")
        expect(main.get_by_role("link")).to_have_text(
            ["Self-check", "Understand", "Exercises", "Running", "Shoes", "About"]
        )
        expect(main.locator("[aria-current]")).to_have_text("Exercises")
        expect(page.get_by_role("button", name="Menu", exact=True)).to_be_hidden()


@pytest.mark.engines
def test_the_search_opens_and_closes_by_keyboard(open_page: OpenPage) -> None:
    """It has a name, takes the focus, says how many pages it found, and gives the focus back."""
    with open_page() as page:
        page.get_by_role("button", name="Search").focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Search")
        expect(dialog).to_be_visible()
        page.keyboard.type("heel raise")
        expect(dialog.get_by_role("status")).to_contain_text("pages")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert focused(page).startswith("Heel raise")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        assert focused(page) == "Search"


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("numb between the legs", "/red-flags/"),
        ("bowel", "/red-flags/"),
        ("osteoporosis", "/understanding/osteoporosis/"),
        ("Osteoporossis", "/understanding/osteoporosis/"),
        ("a drill", "/exercises/a-skip/"),
        ("too much too soon", "/causes/load/"),
    ],
)
def test_the_search_brings_first_what_is_looked_for(open_page: OpenPage, typed: str, path: str) -> None:
    """Warning signs before all else, other names, and words with a slip of the finger. Enter leads to the first."""
    with open_page("privacy/") as page:
        open_search(page)
        search_for(page, typed)
        expect(page.locator("[data-search-results] a").first).to_have_attribute("href", f"{page.url[:-9]}{path}")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{page.url.partition('/repo/')[0]}/repo{path}")


def test_a_search_without_a_result_says_so(open_page: OpenPage) -> None:
    """Nothing is listed, and the words go away with what was typed."""
    with open_page() as page:
        open_search(page)
        said = page.get_by_role("dialog").get_by_role("status")
        invitation = said.inner_text()
        search_for(page, "xyzzy")
        expect(said).to_have_text("No page has that.")
        search_for(page, "")
        expect(said).to_have_text(invitation)


def test_a_search_that_does_not_load_says_so_and_can_be_tried_again(open_page: OpenPage) -> None:
    """The next letter tries anew."""
    with open_page(expected="search:|Failed to load|ERR_") as page:
        page.route("**/search.json", lambda route: route.abort())
        open_search(page)
        search_for(page, "calf")
        said = page.get_by_role("dialog").get_by_role("status")
        expect(said).to_contain_text("did not load")
        page.unroute_all()
        search_for(page, "calf stretch")
        expect(page.locator("[data-search-results] a").first).to_contain_text("Calf stretch")


def test_nothing_of_the_search_loads_before_it_is_opened(open_page: OpenPage) -> None:
    """A page asks for its own files alone."""
    with open_page("privacy/") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(page.url.replace("privacy/", "causes/load/"), wait_until="networkidle")
        assert [url for url in asked if "search" in url] == []
        assert len(asked) <= 10


def test_long_pages_have_contents_that_unfold_where_there_is_room(open_page: OpenPage) -> None:
    """On a phone they are folded above the text; beside it they are open."""
    with open_page("causes/load/") as page:
        contents = page.get_by_role("navigation", name="On this page")
        expect(contents.get_by_role("link", name="What it is")).to_be_hidden()
        contents.get_by_text("On this page").click()
        expect(contents.get_by_role("link", name="What it is")).to_be_visible()
    with open_page("causes/load/", viewport=DESKTOP) as page:
        contents = page.get_by_role("navigation", name="On this page")
        expect(contents.get_by_role("link", name="What it is")).to_be_visible()


def test_the_choice_of_colours_stays_on_the_next_page(open_page: OpenPage) -> None:
    """The button says what holds, and the choice is there before the next page shows."""
    with open_page(color_scheme="light") as page:
        button = page.get_by_role("button", name="Dark colours")
        expect(button).to_have_attribute("aria-pressed", "false")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.locator("html")).to_have_css("background-color", "rgb(17, 26, 26)")
        page.goto(f"{page.url}glossary/")
        expect(page.locator("html")).to_have_css("background-color", "rgb(17, 26, 26)")
        expect(button).to_have_attribute("aria-pressed", "true")


def test_tables_that_scroll_can_be_reached_by_keyboard(open_page: OpenPage) -> None:
    """Only those: a table that fits is no stop for the keyboard."""
    with open_page("progressions/shoe-replacement/", viewport={"width": 320, "height": 700}) as page:
        scrolling = page.evaluate(
            "() => [...document.querySelectorAll('.bs-table')].map(b => b.scrollWidth > b.clientWidth)"
        )
        stops = page.evaluate("() => [...document.querySelectorAll('.bs-table')].map(b => b.tabIndex === 0)")
        assert True in scrolling
        assert stops == scrolling
        page.set_viewport_size(DESKTOP)
        expect(page.locator(".bs-table[tabindex]")).to_have_count(0)
