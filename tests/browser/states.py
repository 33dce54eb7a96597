"""What must hold of the self-check in every state: no fault for axe, nothing sticks out, every tab stop is in sight."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.conftest import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
SMALL = {"width": 320, "height": 640}

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


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong with the page as it is now."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [f"{item['id']}: {node['target']}" for item in found["violations"] for node in item["nodes"]]


def check(page: Page) -> None:
    """Fail if the state that shows has a fault as it is, or on the smallest screen."""
    usual = page.viewport_size
    assert usual is not None
    for size in (usual, SMALL):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= size["width"]
        assert page.evaluate(LOST) == []
        assert faults(page) == []
    page.set_viewport_size(usual)
