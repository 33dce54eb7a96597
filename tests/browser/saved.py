"""What the self-check saves on the device, and how a reader comes back to it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Dialog, Page, expect

from tests.browser.runner import answer_flags, fill, go_on, start

KEY = "backstride.selfcheck"
SAVED: dict[str, Any] = {
    "version": "",
    "unit": "km",
    "answers": {"onset": "sudden", "running": "usual", "site": "side", "leg": ["thigh"], "worst": 4},
    "seen": ["running", "site", "leg"],
    "place": None,
    "kept": {"start": None, "swaps": {}, "done": {}, "history": []},
}


def shown(page: Page) -> str:
    """Return the id of the question that shows, or an empty text."""
    section = page.locator("[data-page]:visible")
    return section.get_attribute("data-page") or "" if section.count() else ""


def stored(page: Page) -> dict[str, Any] | None:
    """Return what is saved on the device."""
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return json.loads(text) if text else None


def version(page: Page) -> str:
    """Return the version of the rules of the page."""
    found: str = page.evaluate("() => JSON.parse(document.querySelector('[data-rules]').textContent).version")
    return found


def put(page: Page, text: str) -> None:
    """Leave a text on the device, as an earlier visit would have, and come back."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.goto(page.url.partition("#")[0].replace("privacy/", "self-check/"))


def agree(page: Page) -> None:
    """Tick the box that allows saving, on the first page."""
    page.locator("#save-start").check()
    expect(page.locator("[data-notice]:visible")).to_contain_text("Saved on this device")


def begin(page: Page, **flags: str) -> None:
    """Agree to saving, start, and answer the warning signs."""
    agree(page)
    start(page)
    answer_flags(page, **flags)


def answer_again(page: Page) -> None:
    """Answer what is never saved: the warning signs and the age."""
    expect(page.get_by_role("heading", name="Check these first: 1 of 4")).to_be_visible()
    answer_flags(page)
    expect(page.locator("#age-18_64")).not_to_be_checked()
    fill(page, "age", "18_64")
    go_on(page)


def notice(page: Page, text: str) -> None:
    """Expect a message."""
    expect(page.locator("[data-notice]:visible")).to_contain_text(text)


def leave(page: Page) -> list[str]:
    """Load the page again and return the kinds of questions that the browser asked."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.once("dialog", answer)
    page.reload()
    return asked
