"""The exercises of a plan: which, at which rung, and what may stand in for them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.assessment.conditions import Answers, holds
from generator.assessment.plan_rules import Choice, Exercises, PlanRules

FULL = "full"
GENTLE = "gentle"
STANDARD = "standard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What decides about exercises. `worked_on` are the causes to work on, those of the first band first."""

    answers: Answers
    tier: str
    may_run: bool
    first: tuple[str, ...]
    look: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An exercise of a plan. Rungs count from 0: `rung` is the first, `top` the highest that the plan may reach."""

    exercise: str
    purpose: str
    rung: int
    top: int
    alternatives: tuple[str, ...]


def tier_of(rules: PlanRules, answers: Answers, *, soon: bool) -> str:
    """Return how much a plan asks at first: gentle, standard or full."""
    if soon or holds(rules["gentle_when"], answers):
        return GENTLE
    return STANDARD if holds(rules["standard_when"], answers) else FULL


def room_for(rules: PlanRules, answers: Answers) -> tuple[int, int]:
    """Return the minutes of a session and how many exercises fit into it."""
    rooms = {room["answer"]: room for room in rules["rooms"]}
    room = rooms.get(str(answers.get("minutes"))) or rooms[rules["room_unanswered"]]
    return room["minutes"], room["exercises"]


def holding(items: Sequence[Exercises], answers: Answers) -> list[int]:
    """Return the places of the items whose condition holds."""
    return [place for place, item in enumerate(items) if holds(item["when"], answers)]


def left_out(rules: PlanRules, answers: Answers) -> list[int]:
    """Return the places of the exclusions that hold and take anything away that a plan could have."""
    found = holding(rules["exclusions"], answers)
    return [place for place in found if set(rules["exclusions"][place]["exercises"]) & set(rules["rungs"])]


def choose(rules: PlanRules, person: Person, most: int, swaps: Mapping[str, str]) -> tuple[Planned, ...]:
    """Return at most `most` exercises, in order; a swap that does not fit any more is left out."""
    options = _options(rules, person)
    picked: dict[str, str] = {}
    for purpose in _wanted(rules, person, options):
        free = [name for name in options[purpose] if _goes_with(rules, name, picked)]
        if free and len(picked) < most:
            picked[free[0]] = purpose
    swapped = _swapped(rules, picked, swaps, options)
    tops = {name: _top(rules, person, name) for name in swapped}
    return tuple(
        Planned(
            exercise=name,
            purpose=purpose,
            rung=min(_start_rung(rules, person, purpose), tops[name]),
            top=tops[name],
            alternatives=tuple(other for other in options[purpose] if _can_replace(rules, name, other, swapped)),
        )
        for name, purpose in swapped.items()
    )


def _options(rules: PlanRules, person: Person) -> dict[str, list[str]]:
    """Return purpose -> the exercises that this person may do for it, in order of preference."""
    places = left_out(rules, person.answers)
    excluded = {name for place in places for name in rules["exclusions"][place]["exercises"]}
    return {
        purpose["id"]: [
            choice["exercise"]
            for choice in purpose["choices"]
            if choice["exercise"] not in excluded and _possible(choice, person)
        ]
        for purpose in rules["purposes"]
    }


def _possible(choice: Choice, person: Person) -> bool:
    owned = choice["needs"] is None or _owns(person, choice["needs"])
    return owned and person.tier in choice["tiers"] and (person.may_run or not choice["while_running"])


def _owns(person: Person, thing: str | None) -> bool:
    kit = person.answers.get("kit")
    return isinstance(kit, list) and thing in kit


def _wanted(rules: PlanRules, person: Person, options: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield purposes in the order in which they get an exercise: the base, rounds of causes, easy movement."""
    causes = () if person.tier == GENTLE else (*person.first, *person.look)
    rounds = max((len(options[cause]) for cause in causes), default=0)
    return chain(rules["base"], list(causes) * rounds, [rules["easy"]] * len(options[rules["easy"]]))


def _goes_with(rules: PlanRules, name: str, others: Collection[str]) -> bool:
    """Return whether an exercise is not among others, nor one of a pair that is kept apart with one of them."""
    kept_apart = {other for pair in rules["apart"] if name in pair for other in pair}
    return name not in others and not kept_apart & set(others)


def _can_replace(rules: PlanRules, name: str, other: str, planned: Collection[str]) -> bool:
    return other not in planned and _goes_with(rules, other, [kept for kept in planned if kept != name])


def _swapped(
    rules: PlanRules, picked: Mapping[str, str], swaps: Mapping[str, str], options: Mapping[str, list[str]]
) -> dict[str, str]:
    """Return the exercises with those swaps that fit; each may take only what is free after the swaps before it."""
    names = list(picked)
    for place, (name, purpose) in enumerate(picked.items()):
        other = swaps.get(name)
        if other in options[purpose] and _can_replace(rules, name, other, names):
            names[place] = other
    return dict(zip(names, picked.values(), strict=True))


def _start_rung(rules: PlanRules, person: Person, purpose: str) -> int:
    if person.tier != FULL:
        return 0
    mine = [item for item in rules["start_rungs"] if item["purpose"] == purpose]
    return max((item["rung"] - 1 for item in mine if holds(item["when"], person.answers)), default=0)


def _top(rules: PlanRules, person: Person, name: str) -> int:
    """Return the highest rung for this person: the last, or lower with less equipment or with a small range."""
    small = {
        exercise for place in holding(rules["small"], person.answers) for exercise in rules["small"][place]["exercises"]
    }
    if name in small:
        return 0
    limits = [top for top in rules["tops"] if top["exercise"] == name and not _owns(person, top["unless"])]
    return min([rules["rungs"][name], *(top["rung"] for top in limits)]) - 1
