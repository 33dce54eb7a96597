"""Figures in a real browser: still until asked, moving on a press, right in the dark, on paper, in forced colours."""

from __future__ import annotations

import io
import re
from typing import Final, Literal

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Locator, Page, expect

from generator.load import Content
from tests.browser.conftest import OpenPage
from tests.browser.states import faults

PAGE = "exercises/bird-dog/"
SHOW, STOP = re.compile(r"^Show the movement ?: Bird dog$"), re.compile(r"^Stop the movement ?: Bird dog$")


EDGES: Final = 8
"""Steps of 255 by which the edge of a shape may differ where the same shape is drawn in another way."""


def largest_difference(one: bytes, other: bytes) -> int:
    """Return by how much the colour of any pixel of two pictures of one size differs, in steps of 255."""
    first, second = (Image.open(io.BytesIO(data)).convert("RGB") for data in (one, other))
    assert first.size == second.size
    return max(ImageChops.difference(first, second).tobytes())


def stills(page: Page) -> Locator:
    """The start and end pose at the top of the page."""
    return page.locator("[data-stage] > svg[role=img]")


def movement(page: Page) -> Locator:
    """The animation, once it is there."""
    return page.locator("[data-stage] > svg[aria-hidden]")


def outline(page: Page) -> str:
    """Return where the moving arm is drawn right now."""
    box = "path => { const box = path.getBBox(); return [box.x, box.y, box.width, box.height].map(Math.round).join(); }"
    return str(movement(page).locator("path:has(animate)").last.evaluate(box))


def test_nothing_moves_or_loads_before_a_press(open_page: OpenPage) -> None:
    """The page asks for no animation, and its stills hold no animation."""
    asked: list[str] = []
    with open_page(reduced_motion="no-preference") as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(page.url + PAGE)
        expect(stills(page)).to_be_visible()
        expect(page.get_by_role("button", name=SHOW)).to_be_visible()
        assert page.locator("animate").count() == 0
    assert [url for url in asked if url.endswith(".svg") and "/figures/" in url] == []


@pytest.mark.engines
def test_a_press_shows_the_movement_and_another_stops_it(open_page: OpenPage) -> None:
    """By keyboard: the outlines change with time; then the stills are back and the button says so."""
    with open_page(PAGE) as page:
        button = page.get_by_role("button", name=SHOW)
        button.focus()
        page.keyboard.press("Enter")
        expect(movement(page)).to_be_visible()
        expect(stills(page)).to_be_hidden()
        seen = {outline(page)}
        for _ in range(40):
            page.wait_for_timeout(100)
            seen.add(outline(page))
            if len(seen) > 10:
                break
        assert len(seen) > 10
        stop = page.get_by_role("button", name=STOP)
        expect(stop).to_be_focused()
        assert faults(page) == []
        page.keyboard.press("Enter")
        expect(movement(page)).to_have_count(0)
        expect(stills(page)).to_be_visible()
        expect(page.get_by_role("button", name=SHOW)).to_be_focused()


def test_the_movement_ends_by_itself(open_page: OpenPage) -> None:
    """After its rounds the stills come back."""
    with open_page(PAGE) as page:
        button = page.get_by_role("button", name=SHOW)
        assert 6 <= float(button.get_attribute("data-seconds") or 0) <= 30
        button.evaluate("button => { button.dataset.seconds = '0.3'; }")
        button.click()
        expect(movement(page)).to_be_visible()
        expect(movement(page)).to_have_count(0)
        expect(stills(page)).to_be_visible()


def test_a_movement_that_cannot_be_loaded_leaves_the_stills(open_page: OpenPage) -> None:
    """Without a network the pictures stay and the reader is told."""
    with open_page(PAGE, expected="Failed to load resource") as page:
        page.route("**/assets/figures/*.svg", lambda route: route.fulfill(status=404, body="gone"))
        page.get_by_role("button", name=SHOW).click()
        expect(page.get_by_text("The movement could not be loaded.")).to_be_visible()
        expect(stills(page)).to_be_visible()
        expect(page.get_by_role("button", name=SHOW)).to_be_visible()


def test_without_scripts_the_stills_suffice(open_page: OpenPage) -> None:
    """The figure is there with its text; the button that could do nothing is not."""
    with open_page(PAGE, java_script_enabled=False) as page:
        expect(stills(page)).to_be_visible()
        expect(page.get_by_role("img", name="Bird dog").first).to_be_visible()
        expect(page.locator("button[data-animation]")).to_be_hidden()


def test_a_figure_is_described(open_page: OpenPage) -> None:
    """Assistive technology gets the name and how the movement goes."""
    with open_page(PAGE) as page:
        text = stills(page).locator("desc").text_content() or ""
        assert "Start: on hands and knees" in text
        assert "Pelvis stays still." in text or "pelvis" in text.lower()


def fill(page: Page, look: str) -> str:
    """Return the colour of the first shape of a look."""
    return str(stills(page).locator(f"path.{look}").first.evaluate("path => getComputedStyle(path).fill"))


def test_parts_that_are_used_again_look_like_the_first(open_page: OpenPage) -> None:
    """What is drawn once and used twice has its colours both times, light, dark and on paper."""
    cases: tuple[tuple[str, Literal["screen", "print"]], ...] = (
        ("light", "screen"),
        ("dark", "screen"),
        ("light", "print"),
    )
    for scheme, media in cases:
        with open_page(PAGE, color_scheme=scheme) as page:
            page.emulate_media(media=media)
            assert stills(page).locator("use").count() > 0
            used = stills(page).screenshot()
            stills(page).evaluate(
                """svg => {
                    for (const use of svg.querySelectorAll("use")) {
                        const copy = svg.querySelector(use.getAttribute("href")).cloneNode(true);
                        copy.removeAttribute("id");
                        const [x, y] = ["x", "y"].map(name => use.getAttribute(name));
                        copy.setAttribute("transform", `translate(${x} ${y})`);
                        use.replaceWith(copy);
                    }
                }"""
            )
            assert largest_difference(stills(page).screenshot(), used) <= EDGES


def test_colours_follow_the_scheme(open_page: OpenPage) -> None:
    """Shorts are lighter in the dark, so that they stand out from the page."""
    seen = []
    for scheme in ("light", "dark"):
        with open_page(PAGE, color_scheme=scheme) as page:
            seen.append(fill(page, "b"))
    assert seen[0] != seen[1]


def test_on_paper_bodies_are_white(open_page: OpenPage) -> None:
    """Print saves ink: white fills, grey far limbs, hatched muscles, no button."""
    with open_page(PAGE) as page:
        page.emulate_media(media="print")
        assert fill(page, "s") == fill(page, "t") == "rgb(255, 255, 255)"
        assert fill(page, "S") == "rgb(213, 213, 213)"
        assert "bs-hatch" in fill(page, "w")
        expect(page.locator("button[data-animation]").first).to_be_hidden()


def test_forced_colours_are_the_systems(open_page: OpenPage) -> None:
    """Outlines and fills are the reader's own colours."""
    with open_page(PAGE, forced_colors="active") as page:
        system = page.evaluate(
            """() => {
                const probe = document.body.appendChild(document.createElement("div"));
                probe.style.setProperty("color", "CanvasText");
                probe.style.setProperty("background-color", "Canvas");
                const style = getComputedStyle(probe);
                return [style.backgroundColor, style.color];
            }"""
        )
        assert fill(page, "s") == system[0]
        assert stills(page).locator("path.s").first.evaluate("path => getComputedStyle(path).stroke") == system[1]


@pytest.mark.parametrize("sheet", ["figures", "rungs"])
def test_the_contact_sheets_show_every_figure_at_one_size(open_page: OpenPage, content: Content, sheet: str) -> None:
    """Contributors see all figures, and all rungs; people have one scale."""
    rungs = sum(len(pose.rungs) for pose in content.poses.values())
    wanted = {"figures": len(content.poses) + len(content.diagrams), "rungs": rungs}
    with open_page(f"contribute/{sheet}/", viewport={"width": 1280, "height": 900}) as page:
        figures = page.locator(".bs-sheet__item svg")
        assert figures.count() == wanted[sheet] > 80
        widths = figures.evaluate_all(
            "all => [...new Set(all.map(one => Math.round(one.getBoundingClientRect().width)))]"
        )
        assert len(widths) == 1
        ids = page.locator(".bs-sheet [id]").evaluate_all("all => all.map(one => one.id)")
        assert len(ids) == len(set(ids))
