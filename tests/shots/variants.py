"""The ways in which each kind of page is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """How wide a page is, in CSS pixels, and in which colours or on which medium it is shown."""

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"

    @property
    def height(self) -> int:
        """Height of the screen, in CSS pixels."""
        return {390: 844, 1280: 800}.get(self.width, 1000)


PAPER: Final = Variant(name="print", width=718, media="print")
"""As wide as the text on A4 with the browser's margins: 190 mm at 96 pixels an inch."""

VARIANTS: Final = (
    Variant(name="390-light", width=390),
    Variant(name="390-dark", width=390, scheme="dark"),
    Variant(name="1280-light", width=1280),
    Variant(name="1280-dark", width=1280, scheme="dark"),
    PAPER,
)

SCREENS: Final = VARIANTS[:-1]
PHONES: Final = VARIANTS[:2]
