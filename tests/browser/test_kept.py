"""What is left on the device after a visit: exactly what the privacy page names, and no answer without consent."""

from __future__ import annotations

from typing import Any, Final

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.runner import answer_flags, start

KEPT: Final = """async () => ({
  local: Object.keys(localStorage).sort(),
  session: Object.keys(sessionStorage).sort(),
  cookies: document.cookie,
  databases: (await indexedDB.databases()).map((one) => one.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING: Final[dict[str, Any]] = {
    "local": [],
    "session": [],
    "cookies": "",
    "databases": [],
    "caches": [],
    "workers": 0,
}


def _kept(page: Page) -> dict[str, Any]:
    """Return what the browser keeps for the site, cookies that scripts cannot see included."""
    found: dict[str, Any] = page.evaluate(KEPT)
    assert page.context.cookies() == []
    return found


def _named(page: Page) -> list[str]:
    """Return the names that the privacy page lists."""
    return page.locator("#kept ~ ul").first.locator("li > code:first-child").all_inner_texts()


def test_a_visit_leaves_only_what_the_privacy_page_names(open_page: OpenPage) -> None:
    """Reading, searching, the switch and a self-check without consent leave the colours alone; consent the answers."""
    with open_page(viewport={"width": 1280, "height": 900}, data_saver=True) as page:
        home = page.url
        page.locator(".md-search__input").first.fill("heel raise")
        expect(page.locator('.md-search-result__link[href*="/exercises/heel-raise/"]').first).to_be_visible()
        page.goto(f"{home}exercises/bird-dog/")
        page.locator("[data-stage]").first.wait_for()
        page.goto(f"{home}exercises/")
        page.goto(f"{home}self-check/")
        start(page)
        answer_flags(page)
        without_consent = _kept(page)
        page.goto(f"{home}privacy/")
        colours, answers = _named(page)
        assert without_consent == {**NOTHING, "local": [colours]}
        page.locator("label[title='Switch to dark']:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        assert _kept(page) == {**NOTHING, "local": [colours]}
        page.goto(f"{home}self-check/")
        page.locator("#save-start").check()
        expect(page.locator("[data-notice]:visible")).to_contain_text("Saved on this device")
        start(page)
        assert _kept(page) == {**NOTHING, "local": sorted([colours, answers])}


def test_what_is_kept_can_be_deleted_as_the_privacy_page_says(open_page: OpenPage) -> None:
    """Clearing the box removes the answers from the device at once."""
    with open_page("self-check/", data_saver=True) as page:
        page.locator("#save-start").check()
        expect(page.locator("[data-notice]:visible")).to_contain_text("Saved on this device")
        assert "backstride.selfcheck" in _kept(page)["local"]
        page.locator("#save-start").uncheck()
        expect(page.locator("[data-notice]:visible")).to_contain_text("Removed from this device")
        assert "backstride.selfcheck" not in _kept(page)["local"]
