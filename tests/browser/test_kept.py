"""What is left on the device after a visit: exactly what the privacy page names, and no answer without consent."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.frame import open_search, search_for
from tests.browser.runner import answer_flags, start

KEPT: Final = """async () => ({
  local: Object.keys(localStorage).sort(),
  session: Object.keys(sessionStorage).sort(),
  cookies: document.cookie,
  databases: (await indexedDB.databases()).map((one) => one.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
STORED: Final = """async (count) => {
  for (;;) {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const files = (await Promise.all(stores.map((store) => store.keys()))).flat();
    if (files.length === count) return files.map(({ url }) => new URL(url).pathname.split("/").at(-1)).sort();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}"""
"""Waits until the browser keeps so many files, and returns their names."""
PROGRAM: Final = ["lean.mjs", "lean.wasm", "lean.whl", "lean.zip", "snapshot"]
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
    """A self-check without consent leaves the program; the switch its choice; consent the answers; reading nothing."""
    with open_page(color_scheme="light") as page:
        home = page.url
        open_search(page)
        search_for(page, "heel raise")
        expect(page.locator("[data-search-results] a").first).to_contain_text("Heel raise")
        page.goto(f"{home}exercises/bird-dog/")
        page.locator("[data-stage]").first.wait_for()
        page.goto(f"{home}exercises/")
        page.goto(f"{home}self-check/")
        start(page)
        assert _kept(page) == NOTHING
        answer_flags(page)
        assert page.evaluate(STORED, len(PROGRAM)) == PROGRAM
        program = {**NOTHING, "caches": [f"backstride {urlsplit(home).path}"]}
        assert _kept(page) == program
        page.goto(f"{home}privacy/")
        expect(page.locator("#kept ~ p code").first).to_have_text("backstride")
        colours, answers = _named(page)
        page.get_by_role("button", name="Dark colours").click()
        assert _kept(page) == {**program, "local": [colours]}
        page.goto(f"{home}self-check/")
        page.locator("#save-start").check()
        expect(page.locator("[data-notice]:visible")).to_contain_text("Saved on this device")
        start(page)
        assert _kept(page) == {**program, "local": sorted([colours, answers])}


def test_what_is_kept_can_be_deleted_as_the_privacy_page_says(open_page: OpenPage) -> None:
    """Clearing the box removes the answers from the device at once."""
    with open_page("self-check/") as page:
        page.locator("#save-start").check()
        expect(page.locator("[data-notice]:visible")).to_contain_text("Saved on this device")
        assert "backstride.selfcheck" in _kept(page)["local"]
        page.locator("#save-start").uncheck()
        expect(page.locator("[data-notice]:visible")).to_contain_text("Removed from this device")
        assert "backstride.selfcheck" not in _kept(page)["local"]
