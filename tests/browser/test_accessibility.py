"""axe-core on each kind of page and in every state of the self-check, light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.runner import answer_flags, answer_questions, finish, go_on, start
from tests.browser.test_pages import KINDS
from tests.browser.test_selfcheck import WAIT_MS
from tests.conftest import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong with the page as it is now."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [f"{item['id']}: {node['target']}" for item in found["violations"] for node in item["nodes"]]


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_a_page_has_no_accessibility_faults(open_page: OpenPage, path: str) -> None:
    """axe finds nothing on any kind of page, light and dark, with everything unfolded and a meaning open."""
    for scheme in ("light", "dark"):
        with open_page(path, color_scheme=scheme) as page:
            page.evaluate("() => document.querySelectorAll('article details').forEach(one => { one.open = true; })")
            terms = page.locator("button.bs-term")
            if terms.count():
                terms.first.click()
            assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_self_check_has_no_accessibility_faults_in_any_state(open_page: OpenPage, scheme: str) -> None:
    """axe finds nothing at the signs, an error, a question, the answers, and the result."""
    with open_page("self-check/", color_scheme=scheme) as page:
        start(page)
        assert faults(page) == []
        go_on(page)
        expect(page.locator("[data-errors]")).to_be_visible()
        assert faults(page) == []
        answer_flags(page)
        answer_questions(page, until="longest")
        assert faults(page) == []
        answer_questions(page, next7="=17")
        assert faults(page) == []
        finish(page)
        expect(page.locator(".bs-cause").first).to_be_visible(timeout=WAIT_MS)
        assert faults(page) == []


def test_an_emergency_result_has_no_accessibility_faults(open_page: OpenPage) -> None:
    """axe finds nothing on the result that matters most."""
    with open_page("self-check/") as page:
        start(page)
        page.locator("#check-ces_saddle").check()
        assert faults(page) == []
        go_on(page)
        assert faults(page) == []


def test_the_whole_self_check_works_by_keyboard(open_page: OpenPage) -> None:
    """Tab, Space and Enter are enough to answer a card and go on."""
    with open_page("self-check/") as page:
        page.get_by_role("button", name="Start", exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Check these first: 1 of 4")).to_be_focused()
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("() => document.activeElement.id") == "check-flags_emergency-none":
                break
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Check these first: 2 of 4")).to_be_focused()
