"""Where the menu stands in the page: what these tests know of it, in one place."""

from __future__ import annotations

from typing import Final

MENU_BUTTON: Final = "[data-menu-button]"
"""Opens the menu on a phone."""
MENU_LINK: Final = "#menu a[href$='pain-now/']"
"""A link in it."""
