"""Rows of the progression tables, computed by `assessment.progression` from the numbers in content."""

from __future__ import annotations

from typing import Any

from generator.assessment import progression as maths
from generator.assessment import units
from generator.models.progressions import (
    CadenceProgression,
    LongRunProgression,
    PainLightProgression,
    Progression,
    ShoeReplacementProgression,
    WalkRunProgression,
    WeeklyDistanceProgression,
)

Values = dict[str, Any]


def table_values(progression: Progression) -> Values:
    """Return the values that the table of a progression places."""
    match progression:
        case CadenceProgression():
            return _cadence(progression)
        case LongRunProgression():
            return _long_run(progression)
        case WeeklyDistanceProgression():
            return _weekly(progression)
        case WalkRunProgression():
            return _walk_run(progression)
        case ShoeReplacementProgression():
            return _shoes(progression)
        case PainLightProgression():
            return {}


def tenths(amount: int) -> str:
    """Write a number of tenths: 88 -> `8.8`, 90 -> `9.0`."""
    return f"{amount // 10}.{amount % 10}"


def _cadence(data: CadenceProgression) -> Values:
    uncapped = data.uncapped
    return {
        "rises": [tenths(rise).removesuffix(".0") for rise in data.rises_per_mille],
        "rows": [(base, *maths.cadence_steps(base, data.rises_per_mille)) for base in data.baselines],
        "compounded": maths.compounded(uncapped.start, uncapped.percent, uncapped.weeks),
    }


def _long_run(data: LongRunProgression) -> Values:
    zone = data.zones[1]
    rows = [
        (
            longest,
            tenths(maths.rise(longest * 10, data.cap_percent)),
            tenths(maths.rise(longest * 10, zone.up_to_percent or 0)),
            longest * 2,
        )
        for longest in data.longest
    ]
    return {"rows": rows, "zone": f"{zone.above_percent} to {zone.up_to_percent}"}


def _weekly(data: WeeklyDistanceProgression) -> Values:
    return {"tables": [{"rise": rise, "rows": _weekly_rows(data, rise)} for rise in data.rises_percent]}


def _weekly_rows(data: WeeklyDistanceProgression, rise_percent: int) -> list[Values]:
    plans = [
        maths.weekly_distances(
            start * 1000,
            data.weeks,
            rise_percent,
            cut_back_every=data.cut_back_every,
            cut_back_percent=data.cut_back_percent,
        )
        for start in data.starts
    ]
    return [
        {
            "number": weeks[0].number,
            "cut_back": weeks[0].cut_back,
            "cells": [tenths(units.round_half_up(week.distance, 100)).removesuffix(".0") for week in weeks],
        }
        for weeks in zip(*plans, strict=True)
    ]


def _walk_run(data: WalkRunProgression) -> Values:
    rows = []
    for step in data.steps:
        session = maths.walk_run_session(step.run_seconds, step.walk_seconds, step.repeats)
        run, walk = units.duration(step.run_seconds), units.duration(step.walk_seconds)
        rows.append((step.step, run, walk, step.repeats, session.run // 60, session.total // 60))
    return {"rows": rows}


def _shoes(data: ShoeReplacementProgression) -> Values:
    return {
        "tables": [{"pairs": pairs, "rows": _shoe_rows(data, pairs)} for pairs in data.pairs],
        "lives": [{"miles": life, "km": _km(life)} for life in data.life_miles],
    }


def _shoe_rows(data: ShoeReplacementProgression, pairs: int) -> list[Values]:
    return [
        {"miles": weekly, "km": _km(weekly), "cells": [_due(weekly, life, pairs, data) for life in data.life_miles]}
        for weekly in data.weekly_miles
    ]


def _due(weekly: int, life: int, pairs: int, data: ShoeReplacementProgression) -> Values:
    due = maths.shoe_replacement(weekly, life, data.longest_weeks, pairs=pairs)
    return {"weeks": due.weeks, "months": tenths(due.months_tenths), "capped": due.capped}


def _km(miles: int) -> int:
    return units.round_half_up(miles * units.MILE_MM, 1_000_000)
