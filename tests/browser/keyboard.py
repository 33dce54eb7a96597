"""A runner who uses the keyboard alone."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page

FOCUSED = """() => {
  const one = document.activeElement;
  return { id: one.id, name: one.name ?? "", words: (one.innerText ?? "").trim().replace(/\\s+/g, " ") };
}"""

IN_SIGHT = """() => {
  const one = document.activeElement;
  const { x, y, width, height } = one.getClientRects()[0] ?? new DOMRect();
  const top = document.elementFromPoint(x + Math.min(width, 8) / 2, y + height / 2);
  return width > 0 && height > 0 && (one.contains(top) || top?.contains(one));
}"""
"""Whether the middle of the left end of what has the focus is on screen and not covered."""


def tab_to(page: Page, **wanted: str) -> None:
    """Press Tab until the element of this `id`, of this `name` or with these `words` has the focus, in sight."""
    for _ in range(150):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if all(found[key] == value for key, value in wanted.items()):
            page.wait_for_function(IN_SIGHT)
            return
    raise AssertionError(f"the keyboard does not reach {wanted}")


def press(page: Page, words: str) -> None:
    """Go to a link or a button and press it."""
    tab_to(page, words=words)
    page.keyboard.press("Enter")


def choose(page: Page, field: str, value: str) -> None:
    """Choose one answer of a group with Space and the arrows."""
    tab_to(page, name=field)
    page.keyboard.press("Space")
    for _ in range(10):
        if page.evaluate("() => document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows do not reach {value} of {field}")


def answer(page: Page, answers: Mapping[str, str | list[str]]) -> None:
    """Answer the question that shows, field by field in the order of the page, and go on with Enter."""
    shown = page.locator("[data-page]:visible")
    for field in shown.locator("[data-field]").all():
        name = field.get_attribute("data-field") or ""
        given = answers[name]
        for value in [given] if isinstance(given, str) else given:
            if value.startswith("="):
                tab_to(page, id=f"{name}-value")
                page.keyboard.type(value[1:])
            elif field.get_attribute("data-type") == "one":
                choose(page, name, value)
            else:
                prefix = "check-" if field.get_attribute("data-flags") is not None else ""
                tab_to(page, id=f"{prefix}{name}-{value}")
                page.keyboard.press("Space")
    page.keyboard.press("Enter")
