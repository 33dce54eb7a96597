"""Distances, paces and durations: whole metres and whole seconds inside, words outside."""

from __future__ import annotations

from typing import Final

MILE_MM: Final = 1_609_344
"""One international mile in whole millimetres (exact by definition)."""


def round_half_up(numerator: int, denominator: int) -> int:
    """Return numerator / denominator to the nearest whole number, halves up; both must be positive or zero."""
    return (2 * numerator + denominator) // (2 * denominator)


def hundredths(metres: int, unit: str) -> int:
    """Return a distance in hundredths of a km or mile, halves up."""
    return round_half_up(metres, 10) if unit == "km" else round_half_up(metres * 100_000, MILE_MM)


def distance(metres: int, unit: str) -> str:
    """Write a distance: 8000 -> `8 km`, 8800 -> `8.8 km`, 11010 -> `11.01 km`; `unit` is km or mi."""
    whole, rest = divmod(hundredths(metres, unit), 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + f" {unit}"


def yards(metres: int) -> int:
    """Return a short distance in whole yards, halves up (1 yard = 0.9144 m)."""
    return round_half_up(metres * 10_000, 9_144)


def pace(seconds_per_km: int, unit: str) -> str:
    """Write a pace: 360 -> `6:00/km`; for miles the seconds are converted and rounded."""
    seconds = seconds_per_km if unit == "km" else round_half_up(seconds_per_km * MILE_MM, 1_000_000)
    return f"{duration(seconds)}/{unit}"


def duration(seconds: int) -> str:
    """Write a duration as minutes and seconds: 150 -> `2:30`."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02d}"


def tenths(amount: int | None, unit: str) -> str | None:
    """Write tenths of a km or mile: 88 -> `8.8 km`, 110 -> `11 km`; None stays None."""
    if amount is None:
        return None
    whole, rest = divmod(amount, 10)
    return f"{whole}.{rest} {unit}" if rest else f"{whole} {unit}"


def written(amount: int, quantity: str | None, unit: str) -> str:
    """Write an amount of a quantity: distance, pace, or a plain count; `unit` is km or mi."""
    if quantity == "distance":
        return distance(amount, unit)
    return pace(amount, unit) if quantity == "pace" else str(amount)
