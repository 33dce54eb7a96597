"""axe-core on each kind of page, light and dark."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.states import LOOKS, faults, unfolded_faults
from tests.browser.test_pages import KINDS


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_a_page_has_no_accessibility_faults(open_page: OpenPage, path: str) -> None:
    """axe finds nothing on any kind of page, light and dark, with everything unfolded and a meaning open."""
    with open_page(path, color_scheme="light") as page:
        assert unfolded_faults(page) == []
        page.emulate_media(color_scheme="dark")
        assert faults(page, rules=LOOKS) == []
