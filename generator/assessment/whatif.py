"""For each cause that a result puts forward: the smallest change of one answer that would move it to another band."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, dropwhile
from typing import Final

from generator.assessment.conditions import Answer, Answers, Condition
from generator.assessment.contributors import Contributor, points, rank
from generator.assessment.edits import Edit, edits, leaves, named
from generator.assessment.questionnaire import shown
from generator.assessment.rules import Cause, Field, Page, Rules, Signal
from generator.assessment.triage import triage

LAST_KEPT: Final = "pain"
"""No answer up to this page is changed: those pages decide what is safe."""
MOVABLE: Final = ("first", "look")
"""The bands for which a change is looked for."""
Change = Mapping[str, str | None]
"""`kind` (tick, untick, choose, number or none), `field`, `value` and the new `band`."""


def changes(rules: Rules, ranked: Iterable[Contributor], answers: Answers, unit: str) -> dict[str, Change]:
    """Return for each cause in the first two bands what would move it; `answers` are those that count.

    Tried is every single change of an answer that gives the cause points, on the pages after `pain`. It must leave
    the same questions asked and the causes offered. The least change of the score wins, then the earliest question.
    Where nothing moves a cause, `kind` is none, and `field` and `value` name what takes most points away, if anything.
    """
    search = _Search(rules, answers, unit)
    causes = {cause.id: cause for cause in rules.causes}
    return {item.cause: search.change(causes[item.cause], item) for item in ranked if item.band in MOVABLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tried:
    """An edit with what it does to a cause: `score` is by how much its score changes, `points` the same without cap."""

    edit: Edit
    page: int
    score: int
    points: int


class _Search:
    def __init__(self, rules: Rules, answers: Answers, unit: str) -> None:
        self._rules = rules
        self._answers = answers
        self._unit = unit
        self._shown = shown(rules.pages, answers)
        self._fields = tuple(_editable(self._shown))
        self._bands: dict[tuple[str, str, str], Mapping[str, str]] = {}

    def change(self, cause: Cause, now: Contributor) -> Change:
        tried = list(self._tried(cause))
        for one in sorted(tried, key=lambda one: (one.score, *_order(one))):
            band = self._band_after(one.edit, cause)
            if band != now.band and self._allowed(one.edit):
                return {"kind": one.edit.kind, "field": one.edit.field, "value": one.edit.value, "band": band}
        return self._most(tried)

    def _most(self, tried: Iterable[_Tried]) -> Change:
        """Return the answer that takes most points away when it is changed."""
        less = (one for one in tried if one.points < 0 and one.edit.kind != "tick")
        ordered = sorted(less, key=lambda one: (one.points, *_order(one)))
        edit = next((one.edit for one in ordered if self._allowed(one.edit)), None)
        if edit is None:
            return {"kind": "none", "field": None, "value": None, "band": None}
        value = str(self._answers[edit.field]) if edit.kind == "choose" else edit.value
        return {"kind": "none", "field": edit.field, "value": value, "band": None}

    def _tried(self, cause: Cause) -> Iterator[_Tried]:
        uses = _uses(cause)
        total = sum(points(signal, self._answers) for signal in cause.signals)
        for page, field in self._fields:
            signals, limits = uses.get(field.id, ((), ()))
            before = sum(points(signal, self._answers) for signal in signals)
            for edit in edits(field, self._answers, limits, self._unit) if signals else ():
                gain = sum(points(signal, self._after(edit)) for signal in signals) - before
                if gain:
                    score = min(total + gain, cause.cap) - min(total, cause.cap)
                    yield _Tried(edit=edit, page=page, score=abs(score), points=gain)

    def _after(self, edit: Edit) -> dict[str, Answer]:
        return {**self._answers, edit.field: edit.answer}

    def _band_after(self, edit: Edit, cause: Cause) -> str:
        key = (edit.field, edit.kind, edit.value)
        if key not in self._bands:
            rules = self._rules
            ranked = rank(rules.causes, rules.pages, rules.bands, self._after(edit))
            self._bands[key] = {item.cause: item.band for item in ranked}
        return self._bands[key][cause.id]

    def _allowed(self, edit: Edit) -> bool:
        """Return whether the same questions are asked after an edit, and causes offered."""
        rules, after = self._rules, self._after(edit)
        blocks = triage(rules.triage, rules.levels, after).level.blocks
        return "causes" not in blocks and shown(rules.pages, after) == self._shown


def _order(tried: _Tried) -> tuple[int, bool]:
    """Earlier questions first; on a page rather a shorter run now than a longer one before."""
    return tried.page, tried.edit.longer


def _editable(pages: Sequence[Page]) -> Iterator[tuple[int, Field]]:
    """Yield the fields after the last page that is kept, each with the place of its page."""
    later = list(dropwhile(lambda page: page.id != LAST_KEPT, pages))[1:]
    return ((place, field) for place, page in enumerate(later) for field in page.fields)


def _uses(cause: Cause) -> dict[str, tuple[list[Signal], list[Condition]]]:
    """Return for each field of the cause's conditions the signals that name it, and the comparisons."""
    uses: dict[str, tuple[list[Signal], list[Condition]]] = {}
    for signal in cause.signals:
        for leaf in chain.from_iterable(leaves(when) for when, _ in signal.scores):
            for field in named(leaf):
                signals, limits = uses.setdefault(field, ([], []))
                if signal not in signals:
                    signals.append(signal)
                if "compare" in leaf and leaf not in limits:
                    limits.append(leaf)
    return uses
