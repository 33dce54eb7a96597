"""axe-core on each kind of page, light and dark."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.states import LOOKS, change_scheme, faults
from tests.browser.test_pages import KINDS


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_a_page_has_no_accessibility_faults(open_page: OpenPage, path: str) -> None:
    """axe finds nothing on any kind of page, light and dark, with everything unfolded and a meaning open."""
    with open_page(path, color_scheme="light") as page:
        page.evaluate("() => document.querySelectorAll('article details').forEach(one => { one.open = true; })")
        terms = page.locator("button.bs-term")
        if terms.count():
            terms.first.click()
        assert faults(page) == []
        change_scheme(page, "dark")
        assert faults(page, rules=LOOKS) == []
