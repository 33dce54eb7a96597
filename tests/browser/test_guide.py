"""The guide in a real browser: filters, terms, the way to help, search by other names, and paper."""

from __future__ import annotations

import io
import unicodedata

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from generator.load import Content
from tests.browser.conftest import OpenPage
from tests.browser.frame import open_search, search_for

SHOWN = "[data-card]:visible"


def _choose(page: Page, **choice: str) -> None:
    for name, value in choice.items():
        page.locator(f"#filter-{name}").select_option(value)


def _fitting(content: Content, cause: str, level: str) -> int:
    return sum(cause in item.causes and item.level == level for item in content.exercises.values())


def test_filters_narrow_the_list_and_say_how_many_are_left(open_page: OpenPage, content: Content) -> None:
    """Two filters together show what fits both, count it aloud, and hide groups that are empty."""
    with open_page("exercises/") as page:
        expect(page.locator("[data-count]")).to_have_text(
            f"{len(content.exercises)} of {len(content.exercises)} exercises"
        )
        _choose(page, cause="core", level="gentle")
        left = _fitting(content, "core", "gentle")
        assert 0 < left < len(content.exercises)
        expect(page.locator(SHOWN)).to_have_count(left)
        expect(page.locator("[data-count]")).to_have_text(f"{left} of {len(content.exercises)} exercises")
        expect(page.get_by_role("heading", name="Running drills")).to_be_hidden()


@pytest.mark.engines
def test_the_choice_stands_in_the_address(open_page: OpenPage, content: Content) -> None:
    """A choice survives a reload and the way back from an exercise, and can be cleared."""
    with open_page("exercises/") as page:
        _choose(page, cause="hips", level="gentle")
        left = _fitting(content, "hips", "gentle")
        assert page.url.endswith("#cause=hips&level=gentle")
        page.reload()
        expect(page.locator(SHOWN)).to_have_count(left)
        expect(page.locator("#filter-cause")).to_have_value("hips")
        page.locator(SHOWN).first.click()
        expect(page.locator(".bs-trail")).to_be_visible()
        page.go_back()
        expect(page.locator(SHOWN)).to_have_count(left)
        page.locator(".bs-filter").get_by_role("button", name="Clear").click()
        expect(page.locator(SHOWN)).to_have_count(len(content.exercises))
        assert "#" not in page.url


@pytest.mark.parametrize("fragment", ["#cause=nonsense", "#colour=blue", "#cause", "#%"])
def test_a_wrong_address_shows_everything(open_page: OpenPage, content: Content, fragment: str) -> None:
    """A mistyped choice is no choice."""
    with open_page(f"exercises/{fragment}") as page:
        expect(page.locator(SHOWN)).to_have_count(len(content.exercises))


def test_an_empty_list_says_what_to_do(open_page: OpenPage) -> None:
    """Where nothing fits, the page says so and how to go on."""
    with open_page("exercises/#cause=strike&muscle=upper-back&level=hard") as page:
        expect(page.locator(SHOWN)).to_have_count(0)
        expect(page.get_by_text("Nothing fits all of these")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("exercises/", "equipment", "suspension-trainer"),
        ("routines/", "kind", "core"),
        ("shoes/types/", "surface", "trail"),
    ],
)
def test_filters_work_without_scripts(open_page: OpenPage, path: str, name: str, value: str) -> None:
    """The stylesheet alone hides what does not fit, on exercises, routines and types of shoe."""
    with open_page(path, java_script_enabled=False) as page:
        everything = page.locator(SHOWN).count()
        page.locator(f"#filter-{name}").select_option(value)
        left = page.locator(SHOWN)
        assert 0 < left.count() < everything
        assert all(value in (card.get_attribute(f"data-{name}") or "").split() for card in left.all())


@pytest.mark.engines
def test_a_term_opens_its_meaning_in_place(open_page: OpenPage) -> None:
    """A press shows the meaning of a term, Escape closes it, and the focus is back at the word."""
    with open_page("causes/hips/") as page:
        open_and_close_a_meaning(page)


def test_a_term_opens_its_meaning_without_scripts(open_page: OpenPage) -> None:
    """The browser does it by itself."""
    with open_page("causes/hips/", java_script_enabled=False) as page:
        open_and_close_a_meaning(page)


def open_and_close_a_meaning(page: Page) -> None:
    """Press the first term and Escape."""
    term = page.locator("button.bs-term").first
    meaning = page.locator(f"#{term.get_attribute('popovertarget')}")
    expect(meaning).to_be_hidden()
    term.focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(term).to_be_focused()


def test_a_meaning_fits_a_small_phone(open_page: OpenPage) -> None:
    """The opened meaning lies inside a screen 320 px wide."""
    with open_page("causes/hips/", viewport={"width": 320, "height": 568}) as page:
        term = page.locator("button.bs-term").first
        term.click()
        box = page.locator(f"#{term.get_attribute('popovertarget')}").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


@pytest.mark.parametrize(
    "path", ["", "exercises/bird-dog/", "routines/core-15/", "understanding/scans/", "self-check/", "nothing-here/"]
)
def test_help_is_one_tap_away(open_page: OpenPage, path: str) -> None:
    """Every page, also one that does not exist, has the way to the pain screen on top."""
    with open_page(path, expected="404") as page:
        link = page.get_by_role("banner").get_by_role("link", name="In pain now?")
        expect(link).to_be_in_viewport()
        link.click()
        expect(page.get_by_role("heading", level=1, name="In pain now")).to_be_visible()


def test_the_pain_screen_is_one_screen(open_page: OpenPage) -> None:
    """On a phone everything from the first help sign to "when to get help" shows without scrolling."""
    with open_page("pain-now/") as page:
        box = page.locator(".bs-now").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 844
        expect(page.locator(".bs-now__position")).to_have_count(3)


def test_the_search_finds_every_exercise_by_another_name(open_page: OpenPage, content: Content) -> None:
    """Typing another name of an exercise, or of a routine, brings its page up among the first five."""
    wanted = [("exercises", name, item.aliases[-1]) for name, item in content.exercises.items()]
    wanted += [("routines", name, item.aliases[-1]) for name, item in content.routines.items()]
    with open_page(viewport={"width": 1280, "height": 800}) as page:
        open_search(page)
        for folder, name, alias in wanted:
            search_for(page, alias)
            first_five = page.locator("[data-search-results] > li:nth-child(-n+5)")
            expect(first_five.locator(f'a[href$="/{folder}/{name}/"]')).to_be_visible()


def _pages_on_paper(page: Page, size: str) -> int:
    return len(PdfReader(io.BytesIO(page.pdf(format=size))).pages)


def test_every_routine_prints_on_one_sheet(open_page: OpenPage, content: Content) -> None:
    """Order, doses and time of each routine fit one sheet of paper; a plan of weeks takes one for each session."""
    assert content.routines
    with open_page("routines/") as page:
        base = page.url
        for name, routine in content.routines.items():
            page.goto(f"{base}{name}/")
            sheets = len(routine.sections) if routine.sections_are == "sessions" else 1
            for size in ("A4", "Letter"):
                assert _pages_on_paper(page, size) == sheets, f"{name} on {size}"


def test_a_printed_routine_has_its_doses_and_its_time(open_page: OpenPage, content: Content) -> None:
    """What is on the sheet is what somebody needs on the mat."""
    with open_page("routines/core-15/") as page:
        text = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages[0].extract_text()
        for section in content.routines["core-15"].sections:
            for item in section.items:
                assert content.exercises[item.exercise].name in text
        assert "minutes" in text
        assert "sets" in text


def test_the_fit_checklist_prints_as_a_card(open_page: OpenPage, content: Content) -> None:
    """On paper the checklist is one sheet with a box for each point, for the shop."""
    with open_page("shoes/fit-checklist/") as page:
        expect(page.locator(".bs-printcard")).to_be_hidden()
        assert _pages_on_paper(page, "A4") == 1
        text = unicodedata.normalize("NFKC", PdfReader(io.BytesIO(page.pdf(format="A4"))).pages[0].extract_text())
        (part,) = (part for part in content.shoes["fit-checklist"].parts if part.id == "fit")
        assert [point.name for point in part.points if point.name not in text] == []


@pytest.mark.parametrize(
    "path",
    ["", "causes/core/", "equipment/bosu/", "shoes/types/", "understanding/scans/", "progressions/cadence/", "help/",
     "pain-now/", "red-flags/", "references/", "glossary/", "disagreements/", "exercises/",
     "self-check/how-it-decides/", "self-check/examples/", "self-check/paper/"],
)  # fmt: skip
def test_every_kind_of_page_prints_without_the_screens_furniture(open_page: OpenPage, path: str) -> None:
    """On paper there is no header, banner, filter or button, and nothing is cut off at the side."""
    with open_page(path) as page:
        page.emulate_media(media="print")
        for furniture in (".bs-masthead", ".bs-filter", ".bs-related", ".bs-sitefoot"):
            assert page.locator(furniture).locator("visible=true").count() == 0, furniture
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.set_viewport_size({"width": 718, "height": 1000})  # A4 with 1 cm at the sides
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 718


def test_an_exercise_shows_its_figure_and_its_dose_first(open_page: OpenPage, content: Content) -> None:
    """On a phone both stand on the first screen of every exercise, below its name."""
    with open_page("exercises/") as page:
        base, late = page.url, []
        for name in content.exercises:
            page.goto(f"{base}{name}/")
            figure, dose = (page.locator(part).bounding_box() for part in (".bs-exercise .bs-figure", ".bs-dose"))
            assert figure
            assert dose
            if not 0 < figure["y"] < dose["y"] + dose["height"] <= 844:
                late.append(f"{name}: {dose['y'] + dose['height']:.0f}")
        assert late == []


def test_where_there_is_room_the_steps_stand_beside_the_figure(open_page: OpenPage) -> None:
    """On a wide screen the figure stays in sight while the steps are read."""
    with open_page("exercises/bird-dog/", viewport={"width": 1280, "height": 900}) as page:
        figure, steps = (page.locator(part).bounding_box() for part in (".bs-exercise .bs-figure", ".bs-exercise__how"))
        assert figure
        assert steps
        assert steps["x"] > figure["x"] + figure["width"]
        assert abs(steps["y"] - figure["y"]) < 5
