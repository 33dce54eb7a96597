"""How the self-check decides: its pages as a graph, every rule and number in words, and what was proved about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.assessment.rules import from_json
from generator.load import Content
from generator.models.plan import Plan
from generator.models.selfcheck import CauseSignals
from generator.pages.conditions_in_words import Line, Teller
from generator.pages.guide import ordered_causes
from generator.pages.listing import Labels
from generator.pages.redflags import card_values
from generator.pages.render import Page
from generator.paths import Walk
from generator.selfcheck import FLAGS_ASKED_UP_TO, cards, questions

Rules = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """A page of the check in the drawing of its flow."""

    number: int
    title: str
    when: Line | None = None
    """When it is asked; None if it always is."""
    optional: bool = False
    not_at: tuple[str, ...] = ()
    """Levels of care at which it is left out although later pages are asked, worst first."""
    ends: tuple[str, ...] = ()
    """Levels of care at which the questions end behind it, worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Pages of one part of the check, one after the other."""

    name: str
    stations: tuple[Station, ...]


def teller(content: Content, labels: Labels) -> Teller:
    """Return what says conditions of this content in words."""
    return Teller(content, labels["condition"], labels["field"])


def pages(content: Content, labels: Labels, rules: Rules) -> Iterator[Page]:
    """Yield the page "How this check decides"."""
    tell = teller(content, labels)
    yield Page(
        path="self-check/how-it-decides.md",
        template="how-it-decides.md.j2",
        kind="self-check",
        explained=False,
        source="content/selfcheck",
        values={
            "parts": flow(content, tell),
            "levels": sorted(content.carelevels.items(), key=lambda item: -item[1].rank),
            "cards": card_values(content),
            "rules": combination_rules(content, tell),
            "causes": cause_rows(content, tell),
            "plan": plan_lines(content.plan, tell),
            "counts": figures(content, rules),
            "hazards": sorted(content.hazards.items(), key=lambda item: item[1].order),
        },
    )


def flow(content: Content, tell: Teller) -> tuple[Part, ...]:
    """Return the pages of the check by part, with what decides whether each is asked."""
    signs = [content.carelevels[card].heading for card, _ in cards(content)]
    asked = [question for _, question in questions(content)]
    limits = [content.carelevels[FLAGS_ASKED_UP_TO].rank for _ in signs]
    limits += [content.carelevels[question.ask_up_to].rank for question in asked]
    first = [
        Station(number=number, title=title, ends=_ends(content, limits, number))
        for number, title in enumerate(signs, 1)
    ]
    parts = {"signs": first}
    for number, question in enumerate(asked, len(signs) + 1):
        station = Station(
            number=number,
            title=question.title,
            when=_maybe(question.when, tell),
            optional=question.optional,
            not_at=_not_at(content, limits, number),
            ends=_ends(content, limits, number),
        )
        parts.setdefault(question.part, []).append(station)
    return tuple(Part(name=getattr(content.words.form, name), stations=tuple(found)) for name, found in parts.items())


def _ends(content: Content, limits: Sequence[int], number: int) -> tuple[str, ...]:
    """Return the levels at which this page is the last that is asked, or which end the check from its start."""
    before, after = max(limits[number - 1 :]), max(limits[number:], default=0)
    if number == 1:
        before = max(level.rank for level in content.carelevels.values())
    return _names(content, after, before)


def _not_at(content: Content, limits: Sequence[int], number: int) -> tuple[str, ...]:
    return _names(content, limits[number - 1], max(limits[number:], default=0))


def _names(content: Content, above: int, up_to: int) -> tuple[str, ...]:
    found = [(level.rank, level.name) for level in content.carelevels.values() if above < level.rank <= up_to]
    return tuple(name for _, name in sorted(found, reverse=True))


def combination_rules(content: Content, tell: Teller) -> list[Mapping[str, Any]]:
    """Return the combinations of answers that call for care, worst level first, each in words."""
    ordered = sorted(content.rules.items(), key=lambda item: (-content.carelevels[item[1].level].rank, item[1].order))
    return [{"id": name, "rule": rule, "when": tell.condition(rule.when)} for name, rule in ordered]


def cause_rows(content: Content, tell: Teller) -> list[Mapping[str, Any]]:
    """Return each cause in the order among equals, with its signals and their points in words."""
    found = dict(ordered_causes(content))
    ordered = sorted(content.signals.items(), key=lambda item: item[1].order)
    return [
        {
            "id": name,
            "cause": found[name],
            "signals": _signals(signals, tell),
            "cap": signals.cap,
            "asked": [content.questions[question].title for question in signals.asked_in],
        }
        for name, signals in ordered
    ]


def _signals(signals: CauseSignals, tell: Teller) -> list[Mapping[str, Any]]:
    return [
        {"signal": signal, "scores": [(score.points, tell.condition(score.when)) for score in signal.scores]}
        for signal in signals.signals
    ]


def plan_lines(plan: Plan, tell: Teller) -> Mapping[str, Any]:
    """Return the conditions of the plan in words, by what they decide."""
    running = plan.running
    return {
        "none": tell.condition(plan.none_when),
        "gentle": tell.condition(plan.gentle_when),
        "standard": tell.condition(plan.standard_when),
        "rungs": [(item, tell.condition(item.when)) for item in plan.start_rungs],
        "excluded": [(item, tell.condition(item.when)) for item in plan.exclusions],
        "small": [(item, tell.condition(item.when)) for item in plan.small],
        "modes": [(item, _maybe(item.when, tell)) for item in running.modes],
        "hold": tell.condition(running.hold_when),
        "less": tell.condition(running.less_when),
        "stopped": tell.condition(running.stopped_when),
        "shoes": [(item, _maybe(item.when, tell)) for item in plan.shoes],
        "notes": [(item, _maybe(item.when, tell)) for item in plan.notes],
    }


def _maybe(when: Any, tell: Teller) -> Line | None:  # noqa: ANN401 - a condition or none
    return tell.condition(when) if when else None


def figures(content: Content, rules: Rules) -> Mapping[str, Any]:
    """Return how many things there are, and how many ways lead through them."""
    walk = Walk(content, from_json(rules))
    return {
        "pages": len(rules["pages"]),
        "flags": sum(flag.asked_in_self_check for flag in content.redflags.values()),
        "fields": sum(len(page["fields"]) for page in rules["pages"]),
        "rules": len(content.rules),
        "signals": sum(len(cause.signals) for cause in content.signals.values()),
        "scores": _number_of_scores(list(content.signals.values())),
        "scenarios": len(content.scenarios),
        "paths": f"{len(walk.paths()):,}",
        "answer_sets": f"{walk.answer_sets():,}".split(","),
        "version": rules["version"],
    }


def _number_of_scores(causes: Sequence[CauseSignals]) -> int:
    return sum(len(signal.scores) for cause in causes for signal in cause.signals)
