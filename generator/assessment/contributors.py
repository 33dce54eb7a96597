"""Signals -> causes in order, each with its band and its reasons. No probability, no diagnosis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.assessment.conditions import Answers, holds
from generator.assessment.questionnaire import is_answer
from generator.assessment.rules import Bands, Cause, Page, Signal

BANDS: Final = ("first", "look", "little", "not_enough")
"""In the order in which a result shows them, each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """What may contribute. `band` is first, look, little or not_enough; `score` is for ordering only."""

    cause: str
    band: str
    score: int
    reasons: tuple[Signal, ...]
    equal_to_previous: bool = False


def rank(causes: Iterable[Cause], pages: Sequence[Page], bands: Bands, answers: Answers) -> tuple[Contributor, ...]:
    """Return all causes, most worth working on first.

    Order: band, then score, then cap, then the order of the content. At most `bands.most_first` are in the first band.
    """
    found = [(cause, _contributor(cause, pages, bands, answers)) for cause in causes]
    found.sort(key=lambda pair: (-pair[1].score, -pair[0].cap, pair[0].order))
    limited = _limit_first([item for _, item in found], bands.most_first)
    return tuple(_mark_equals(sorted(limited, key=lambda item: BANDS.index(item.band))))


def points(signal: Signal, answers: Answers) -> int:
    """Return the points of the first score whose condition holds, or 0."""
    return next((value for when, value in signal.scores if holds(when, answers)), 0)


def _contributor(cause: Cause, pages: Sequence[Page], bands: Bands, answers: Answers) -> Contributor:
    given = sorted(((points(signal, answers), signal) for signal in cause.signals), key=lambda pair: -pair[0])
    score = min(sum(value for value, _ in given), cause.cap)
    if score >= bands.first_from:
        band = "first"
    elif score >= bands.look_from:
        band = "look"
    elif _answered(cause, pages, answers) >= bands.answered_for_little:
        band = "little"
    else:
        band = "not_enough"
    return Contributor(
        cause=cause.id, band=band, score=score, reasons=tuple(signal for value, signal in given if value)
    )


def _answered(cause: Cause, pages: Sequence[Page], answers: Answers) -> int:
    """Count the cause's pages with a real answer; "none of these" counts, "not sure" does not."""
    asked = [page for page in pages if page.id in cause.asked_in]
    return sum(any(is_answer(answers.get(field.id)) for field in page.fields) for page in asked)


def _limit_first(ranked: list[Contributor], most: int) -> list[Contributor]:
    firsts = [item for item in ranked if item.band == "first"]
    return [replace(item, band="look") if item in firsts[most:] else item for item in ranked]


def _mark_equals(ranked: list[Contributor]) -> list[Contributor]:
    previous = [None, *ranked[:-1]]
    return [
        replace(item, equal_to_previous=before is not None and before.score == item.score and item.score > 0)
        for before, item in zip(previous, ranked, strict=True)
    ]
