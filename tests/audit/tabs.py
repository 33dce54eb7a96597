"""Tab stops, by really pressing Tab: each is on screen, of some size, not covered, marked, and in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page

from tests.audit.report import Finding, Result
from tests.audit.visits import DESKTOP, PAGES, named, opened
from tests.browser.states import PHONE

SIZES: Final = (PHONE, DESKTOP)
MOST: Final = 5_000
"""Presses after which a page is given up."""
LOOK: Final = Path(__file__).with_name("tab_stop.mjs").read_text("utf-8").partition("export default ")[2]
"""Looks at what has the focus; see there."""


def check(browser: Browser, address: str, pages: Sequence[str] = PAGES) -> Result:
    """Press Tab through each kind of page, on a phone and on a desktop."""
    findings: list[Finding] = []
    counts = {}
    for path, size in product(pages, SIZES):
        with opened(browser, address + path, viewport=size) as page:
            stops = list(tab_stops(page))
        counts[f"{named(path)} {size['width']}"] = len(stops)
        findings += [
            Finding(page=named(path), wrong=f"{fault} at {size['width']} px", place=stop["element"])
            for stop in stops
            for fault in stop["faults"]
        ]
    return Result(name="Tab stops", figures={"stops": counts}, findings=tuple(findings))


def tab_stops(page: Page) -> Iterator[dict[str, Any]]:
    """Yield every tab stop of a page: its element in words, and its faults."""
    before: dict[str, Any] | None = None
    for _ in range(MOST):
        page.keyboard.press("Tab")
        found = page.evaluate(LOOK)
        if before:
            yield {**before, "faults": [*before["faults"], *found["before"]]}
        if found["end"]:
            return
        before = found
    raise RuntimeError(f"{page.url} has more than {MOST} tab stops")
