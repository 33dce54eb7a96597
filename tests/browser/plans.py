"""Readers who have a result with a plan, and where its parts stand in the page."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import OpenPage
from tests.browser.runner import WAIT_MS, answer_flags, answer_questions, finish, start, wait_for_result

Answers = Mapping[str, Any]
MONDAY: Final = "2026-11-30"
SKIPPED: Final[Answers] = {"more": "more", "checks": "skip"}
TIRED_LEGS: Final[Answers] = {
    "in_run": ["late", "downhill"],
    "life": ["no_strength"],
    "more": "more",
    "c_sts_left": "=7",
}
FEW_STEPS: Final[Answers] = {**SKIPPED, "spm": "=159", "landing": ["loud", "ahead"], "days": "=4"}
AFTER_A_BREAK: Final[Answers] = {"running": "stop2", "worst": "=4", "changes": ["break"]}


@contextmanager
def at_result(
    open_page: OpenPage, answers: Answers, *, flags: Mapping[str, str] | None = None, scheme: str = "light"
) -> Iterator[Page]:
    """Take the check on a Monday, and show its result."""

    def before(page: Page) -> None:
        page.clock.set_fixed_time(f"{MONDAY}T09:00:00")
        page.add_init_script("window.print = () => undefined")

    with open_page("self-check/", color_scheme=scheme, shared_python=True, before=before) as page:
        take(page, answers, flags or {})
        yield page


def take(page: Page, answers: Answers, flags: Mapping[str, str]) -> None:
    """Answer everything from the start to the result."""
    start(page)
    answer_flags(page, **flags)
    answer_questions(page, **answers)
    if page.locator("[data-finish]").is_visible():
        finish(page)
    wait_for_result(page)


def plan(page: Page) -> Locator:
    """Return the plan, which shows."""
    found = page.locator("[data-plan]")
    expect(found).to_be_visible(timeout=WAIT_MS)
    return found


def week(page: Page, number: int) -> Locator:
    """Return a week of the plan."""
    return page.locator(f"[data-week='{number}']")


def exercises(page: Page) -> list[str]:
    """Return the exercises of the plan by their ids."""
    cards = page.locator("[data-plan-exercises] [data-name]").all()
    return [card.get_attribute("data-name") or "" for card in cards if card.get_attribute("data-name")]


def on_paper(page: Page, part: str, size: str = "A4") -> list[str]:
    """Print one part and return the text of each sheet."""
    page.locator(f"[data-print-part='{part}']").click()
    sheets = PdfReader(io.BytesIO(page.pdf(format=size))).pages
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    return [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in sheets]
