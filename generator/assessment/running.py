"""The running part of a plan: how to go on, the cap for each run, the weeks, and steps a minute."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from generator.assessment import progression, units
from generator.assessment.conditions import Answers, holds
from generator.assessment.plan_rules import Mode, Running

BUILD: Final = "build"
HOLD: Final = "hold"
WALK_RUN: Final = "walk_run"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningWeek:
    """Distances of a week in tenths of the reader's unit, None where not known or not planned."""

    long_run: int | None
    weekly: int | None
    cut_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """Steps a minute: where the runner began, the first rise, and the most that they may ever become."""

    baseline: int
    first: int
    cap: int


def mode_of(rules: Running, answers: Answers, triggered: Collection[str], *, soon: bool) -> str:
    """Return the first way to go on with running that fits; the last mode of the data fits everybody."""
    return next(mode["id"] for mode in rules["modes"] if _fits(mode, answers, triggered, soon=soon))


def _fits(mode: Mode, answers: Answers, triggered: Collection[str], *, soon: bool) -> bool:
    if mode["soon"] is not None and mode["soon"] is not soon:
        return False
    if mode["rules"] and not set(mode["rules"]) & set(triggered):
        return False
    return mode["when"] is None or holds(mode["when"], answers)


def cap(rules: Running, mode: str, answers: Answers, unit: str) -> int | None:
    """Return the longest that any run should be now, in tenths of the unit, rounded down; None if unknown or 0."""
    longest = answers.get("long30")
    if mode not in {BUILD, HOLD} or not isinstance(longest, int):
        return None
    percent = rules["long_run_cap_percent"] if may_grow(rules, mode, answers) else 0
    return units.hundredths(longest, unit) * (100 + percent) // 1000 or None


def may_grow(rules: Running, mode: str, answers: Answers) -> bool:
    """Return whether the next run may be longer than those before: not with more pain, nor after a stop."""
    return mode == BUILD and not (holds(rules["less_when"], answers) or holds(rules["stopped_when"], answers))


def weeks(
    rules: Running, mode: str, answers: Answers, unit: str, count: int, *, changing_steps: bool
) -> tuple[RunningWeek, ...]:
    """Return the distances of `count` weeks; they grow only where the week is known and nothing else changes."""
    if mode not in {BUILD, HOLD}:
        return (RunningWeek(long_run=None, weekly=None, cut_back=False),) * count
    week = weekly_start(rules, answers, unit)
    hold = count if mode == HOLD or changing_steps or week is None else hold_weeks(rules, answers)
    runs = _chain(rules, cap(rules, mode, answers, unit), count, hold)
    totals = _chain(rules, week, count, hold)
    every = rules["build_up"]["cut_back_every"]
    return tuple(
        RunningWeek(
            long_run=run if run is None or total is None else min(run, total),
            weekly=total,
            cut_back=number > hold and number % every == 0,
        )
        for number, (run, total) in enumerate(zip(runs, totals, strict=True), 1)
    )


def hold_weeks(rules: Running, answers: Answers) -> int:
    """Return for how many weeks the distance stays before it grows: at least the first."""
    return rules["hold_weeks"] if holds(rules["hold_when"], answers) else 1


def _chain(rules: Running, start: int | None, count: int, hold: int) -> list[int | None]:
    """Return the tenths of each week, every one rounded down."""
    if start is None:
        return [None] * count
    build_up = rules["build_up"]
    planned = progression.weekly_distances(
        start,
        count,
        build_up["rise_percent"],
        cut_back_every=build_up["cut_back_every"],
        cut_back_percent=build_up["cut_back_percent"],
        hold=hold,
        round_down=True,
    )
    return [week.distance for week in planned]


def weekly_start(rules: Running, answers: Answers, unit: str) -> int | None:
    """Return the distance of the first week in tenths of the unit, rounded down; None where it is not known.

    The smaller of the last week and the mean of four; less with more pain; after a stop a share of the weeks before.
    """
    last, *earlier = (answers.get(field) for field in ("w1", "w2", "w3", "w4"))
    if holds(rules["stopped_when"], answers):
        ran = [distance for distance in earlier if isinstance(distance, int) and distance]
        return _share(ran, rules["stopped_percent"], unit)
    known = [distance for distance in (last, *earlier) if isinstance(distance, int)]
    if not isinstance(last, int):
        return None
    percent = rules["less_percent"] if holds(rules["less_when"], answers) else 100
    mean = _share(known, percent, unit)
    return (mean and min(mean, units.hundredths(last, unit) * percent // 1000)) or None


def _share(distances: list[int], percent: int, unit: str) -> int | None:
    """Return a share of the mean of distances in tenths of the unit, rounded down."""
    if not distances:
        return None
    return sum(units.hundredths(distance, unit) for distance in distances) * percent // (1000 * len(distances))


def cadence(rules: Running, mode: str, steps: object, baseline: int | None, *, worth: bool) -> Cadence | None:
    """Return the steps a minute to try, measured from the very first count, so that rises never add up."""
    if mode != BUILD or not worth or not isinstance(steps, int):
        return None
    start = steps if baseline is None else min(baseline, steps)
    rises = (rules["cadence_first_per_mille"], rules["cadence_cap_per_mille"])
    first, most = progression.cadence_steps(start, rises)
    return Cadence(baseline=start, first=min(first, most), cap=most)


def walk_run_step(rules: Running, session: int) -> int:
    """Return the step of the walk-run table for a session, counted from 0, if every one before was green."""
    return min(session // rules["sessions_a_step"], rules["walk_run_steps"] - 1)
