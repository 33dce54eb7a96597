"""Numbers as somebody types them: whole numbers, distances in km or miles, paces as m:ss."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from generator.assessment import units

_WHOLE: Final = re.compile(r"[0-9]{1,9}")
_DECIMAL: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_PACE: Final = re.compile(r"([0-9]{1,2}):([0-5][0-9])")


def typed_number(text: str, quantity: str, unit: str) -> int | None:
    """Return a typed number as whole number, metres, or seconds per km; None where it cannot be read."""
    clean = text.strip().replace(",", ".")
    metres = Decimal(units.MILE_MM) / 1000 if unit == "mi" else Decimal(1000)
    if quantity == "pace":
        found = _PACE.fullmatch(clean)
        return _rounded((int(found[1]) * 60 + int(found[2])) * 1000 / metres) if found else None
    if quantity == "distance":
        return _rounded(Decimal(clean) * metres) if _DECIMAL.fullmatch(clean) else None
    return int(clean) if _WHOLE.fullmatch(clean) else None


def shown_limit(value: int, quantity: str, unit: str) -> str:
    """Write the smallest or largest value of a field."""
    if quantity == "distance":
        return units.tenths(units.hundredths(value, unit) // 10, unit) or ""
    return units.pace(value, unit).partition("/")[0] if quantity == "pace" else str(value)


def _rounded(number: Decimal) -> int:
    numerator, denominator = number.as_integer_ratio()
    return units.round_half_up(numerator, denominator)
