"""Accessibility by axe-core: each kind of page, light and dark, wide and narrow, with everything unfolded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final

from playwright.sync_api import Browser

from tests.audit.report import Finding, Result
from tests.audit.visits import DESKTOP, PAGES, named, opened
from tests.browser.states import SMALL, unfolded_faults

LOOKS: Final = (("light", DESKTOP), ("dark", SMALL))


def check(browser: Browser, address: str, pages: Sequence[str] = PAGES) -> Result:
    """Run axe on each kind of page."""
    findings: list[Finding] = []
    for path, (scheme, size) in product(pages, LOOKS):
        with opened(browser, address + path, color_scheme=scheme, viewport=size) as page:
            for fault in unfolded_faults(page):
                rule, _, place = fault.partition(": ")
                wrong = f"{rule}, {scheme}, {size['width']} px"
                findings.append(Finding(page=named(path), wrong=wrong, place=place))
    return Result(name="Accessibility (axe)", figures={"pages": len(pages)}, findings=tuple(findings))
