"""The maths of building up: cadence, long run, weekly distance, walk-run, shoe replacement.

Whole numbers in, whole numbers out: steps, metres, seconds, weeks. Percentages are whole or in per mille.
Targets round to the nearest whole number, halves up; caps round down, so that a cap is never passed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.assessment.units import round_half_up


def cadence_steps(baseline: int, rises_per_mille: Iterable[int]) -> tuple[int, ...]:
    """Return the step rate (steps a minute) for each rise over the baseline; the last rise is the cap."""
    *targets, cap = rises_per_mille
    return (*(round_half_up(baseline * (1000 + rise), 1000) for rise in targets), baseline * (1000 + cap) // 1000)


def compounded(start: int, percent: int, times: int) -> tuple[int, ...]:
    """Return what a rise of `percent` gives when it is repeated on its own result, `times` times."""
    values = [start * 100**times * (100 + percent) ** n // 100**n for n in range(1, times + 1)]
    return tuple(round_half_up(value, 100**times) for value in values)


def rise(amount: int, percent: int) -> int:
    """Return `amount` (metres) raised by `percent`, rounded down to the metre."""
    return amount * (100 + percent) // 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week of a build-up; `distance` in the unit of its start."""

    number: int
    distance: int
    cut_back: bool


def weekly_distances(
    start: int,
    weeks: int,
    rise_percent: int,
    *,
    cut_back_every: int,
    cut_back_percent: int,
    hold: int = 1,
    round_down: bool = False,
) -> tuple[Week, ...]:
    """Return the weekly distances of a build-up with cut-back weeks, in the unit of `start`.

    The first `hold` weeks (at least one) are as long as the start. The week after a cut-back returns to the last
    peak, not above it. Distances round to the nearest whole number, or down, so that no rise is larger than it says.
    """
    peak, half = start, 0 if round_down else 50
    plan = [Week(number=number, distance=start, cut_back=False) for number in range(1, max(hold, 1) + 1)]
    for number in range(len(plan) + 1, weeks + 1):
        cut_back = number % cut_back_every == 0
        if cut_back:
            distance = (peak * (100 - cut_back_percent) + half) // 100
        elif plan[-1].cut_back:
            distance = peak
        else:
            distance = peak = (peak * (100 + rise_percent) + half) // 100
        plan.append(Week(number=number, distance=distance, cut_back=cut_back))
    return tuple(plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Totals of a walk-run session, in seconds."""

    run: int
    walk: int

    @property
    def total(self) -> int:
        """Length of the session in seconds."""
        return self.run + self.walk


def walk_run_session(run_seconds: int, walk_seconds: int, repeats: int) -> Session:
    """Return the totals of a session of `repeats` times a run and a walk."""
    return Session(run=run_seconds * repeats, walk=walk_seconds * repeats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """When a pair of shoes is due; `months_tenths` in tenths of a month."""

    weeks: int
    months_tenths: int
    capped: bool
    """Whether the pair is due by age before it is due by distance."""


def shoe_replacement(weekly: int, life: int, longest_weeks: int, *, pairs: int = 1) -> Replacement:
    """Return when each of `pairs` equally used pairs is due; `weekly` and `life` in the same unit.

    `longest_weeks` is the age at which a pair is due even with less distance.
    """
    weeks = round_half_up(life * pairs, weekly)
    months = round_half_up(life * pairs * 10 * 12 * 7, weekly * 365)
    return Replacement(weeks=weeks, months_tenths=months, capped=life * pairs > longest_weeks * weekly)
