"""What must hold of the self-check in every state: no fault for axe, nothing sticks out, every tab stop is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page, ViewportSize

from tests.conftest import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
PHONE: ViewportSize = {"width": 390, "height": 844}
SMALL: ViewportSize = {"width": 320, "height": 640}

LOST = """() => {
  const before = document.activeElement;
  const lost = [];
  for (const one of document.querySelectorAll(".bs-check :is(a[href], button, input, summary, [tabindex='0'])")) {
    if (one.disabled || !one.checkVisibility({ visibilityProperty: true })) continue;
    one.focus();
    const { left, right, top, bottom, width, height } = one.getClientRects()[0] ?? new DOMRect();
    const inside = left >= 0 && right <= innerWidth && top < innerHeight && bottom > 0;
    if (!width || !height || !inside) lost.push(one.outerHTML.slice(0, 120));
  }
  before?.focus({ preventScroll: true });
  return lost;
}"""
"""The tab stops of the self-check that take the focus without being seen."""


RUN = """async ([within, rules]) => {
  const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.all(fading.map((one) => one.finished.catch(() => undefined)));
  return axe.run(within, { resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) });
}"""
"""Looks when no colour is on its way to another any more."""

LOOKS = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable")
"""The rules of axe whose outcome depends on the scheme or on the size of the screen."""


def faults(page: Page, within: str = "html", *, rules: Sequence[str] = ()) -> list[str]:
    """Return what axe finds wrong with the page, or a part of it, as it is now; by all rules or by some."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(RUN, [within, list(rules) or None])
    return [f"{item['id']}: {node['target']}" for item in found["violations"] for node in item["nodes"]]


def unfolded_faults(page: Page) -> list[str]:
    """Return what axe finds wrong with the page once everything is unfolded and a meaning is open."""
    page.evaluate("() => document.querySelectorAll('article details').forEach(one => { one.open = true; })")
    terms = page.locator("button.bs-term")
    if terms.count():
        terms.first.click()
    return faults(page)


def check(page: Page) -> None:
    """Fail if the state that shows sticks out or hides a tab stop on the smallest screen, or axe finds a fault.

    axe looks twice: at everything on a phone in the light, and at looks on the smallest screen in the dark.
    """
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(SMALL)
    wide, lost = page.evaluate("() => document.documentElement.scrollWidth"), page.evaluate(LOST)
    assert wide <= SMALL["width"], f"{wide} pixels wide"
    assert not lost, lost
    found = faults(page, ".md-content", rules=LOOKS)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    found += faults(page, ".md-content")
    assert not found, found
