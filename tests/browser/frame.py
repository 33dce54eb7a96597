"""The frame of a page in a browser: its search and its menu."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page

MENU_BUTTON: Final = "[data-menu-button]"
"""Opens the menu on a phone."""
MENU_LINK: Final = "#menu a[href$='pain-now/']"
"""A link in it."""


def open_search(page: Page) -> None:
    """Open the search as a reader does."""
    page.get_by_role("button", name="Search").click()
    page.get_by_role("dialog", name="Search").wait_for()


def search_for(page: Page, words: str) -> None:
    """Type words into the open search, in place of those before."""
    page.get_by_label("Search this site").fill(words)


def focused(page: Page) -> str:
    """Return what has the focus, by its name or its words."""
    text: str = page.evaluate(
        "() => { const at = document.activeElement; return at.getAttribute('aria-label') ?? at.innerText.trim(); }"
    )
    return text


def is_expanded(page: Page, name: str) -> bool | None:
    """Return what Chromium tells a screen reader about a button: open, closed, or None where it opens nothing."""
    devtools = page.context.new_cdp_session(page)
    body = devtools.send("DOM.getDocument")["root"]["nodeId"]
    found = devtools.send("Accessibility.queryAXTree", {"nodeId": body, "accessibleName": name, "role": "button"})
    states = {one["name"]: one["value"]["value"] for one in found["nodes"][0]["properties"]}
    return states.get("expanded")
