"""A result and a reader's week -> a plan of weeks. Dates are the reader's own; nothing here knows today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from generator.assessment import running, training, units
from generator.assessment.conditions import Answers, holds
from generator.assessment.contributors import Contributor
from generator.assessment.plan_rules import Note, PlanRules, Running, SessionDays
from generator.assessment.training import GENTLE, Planned
from generator.assessment.triage import Triage

WEEK: Final = 7
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the reader chose: unit (km or mi), first day, swapped exercises, and the first step rate ever given."""

    unit: str
    start: date
    swaps: Mapping[str, str]
    first_steps: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    answers: Answers
    soon: bool
    tier: str
    mode: str
    bands: Mapping[str, str]

    def in_band(self, band: str) -> tuple[str, ...]:
        return tuple(cause for cause, found in self.bands.items() if found == band)


class _Session(NamedTuple):
    """A session on the day `offset` of a week; `step` of the walk-run table."""

    offset: int
    kind: str
    exercises: list[str]
    step: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What the weeks of a plan are made from."""

    rules: PlanRules
    person: _Person
    exercises: Sequence[Planned]
    days: SessionDays
    choices: Choices
    total: int
    steps: running.Cadence | None


def refused(rules: PlanRules, care: Triage, answers: Answers) -> bool:
    """Return whether the level of care allows a plan and the person should nevertheless be seen first."""
    return "plan" not in care.level.blocks and holds(rules["none_when"], answers)


def running_mode(rules: PlanRules, care: Triage, answers: Answers) -> str:
    """Return how to go on with running, at a level of care that offers it."""
    return running.mode_of(rules["running"], answers, [rule.id for rule in care.triggered], soon=_soon(care))


def build(rules: PlanRules, care: Triage, ranked: Sequence[Contributor], answers: Answers, choices: Choices) -> Json:
    """Return the plan as JSON values, for somebody whose level of care and own signs allow one."""
    person = _Person(
        answers=answers,
        soon=_soon(care),
        tier=training.tier_of(rules, answers, soon=_soon(care)),
        mode=running_mode(rules, care, answers),
        bands={item.cause: item.band for item in ranked},
    )
    minutes, room = training.room_for(rules, answers)
    draft = _Draft(
        rules=rules,
        person=person,
        exercises=training.choose(rules, _trainee(person), room, choices.swaps),
        days=_days(rules, answers),
        choices=choices,
        total=_length(rules, person),
        steps=_cadence(rules, person, choices),
    )
    return {
        "tier": person.tier,
        "soon": person.soon,
        "weeks_total": draft.total,
        **_dates(rules, choices.start, draft.total),
        "days": draft.days["days"],
        "minutes": minutes,
        "exercises": [_exercise(item) for item in draft.exercises],
        "excluded": training.left_out(rules, answers),
        "small": training.holding(rules["small"], answers),
        "weeks": _weeks(draft),
        "running": _running(rules, person, choices),
        "cadence": asdict(draft.steps) if draft.steps else None,
        "shoes": _said(rules["shoes"], person),
        "notes": _said(rules["notes"], person),
    }


def _soon(care: Triage) -> bool:
    return "progress" in care.level.blocks


def _length(rules: PlanRules, person: _Person) -> int:
    lengths = rules["lengths"]
    if person.soon:
        return lengths["until_seen"]
    return lengths["longer" if set(person.in_band("first")) & set(lengths["longer_for"]) else "usual"]


def _trainee(person: _Person) -> training.Person:
    return training.Person(
        answers=person.answers,
        tier=person.tier,
        may_run=person.mode == running.BUILD,
        first=person.in_band("first"),
        look=person.in_band("look"),
    )


def _days(rules: PlanRules, answers: Answers) -> SessionDays:
    given = answers.get("days", rules["days_unanswered"])
    return next(item for item in rules["session_days"] if item["days"] == given)


def _dates(rules: PlanRules, start: date, total: int) -> Json:
    second = rules["second_look_week"]
    return {
        "start": start.isoformat(),
        "end": _day(start, total, WEEK - 1).isoformat(),
        "recheck": (start + timedelta(days=rules["recheck_day"])).isoformat(),
        "second_look": _day(start, second + 1, 0).isoformat() if total >= second else None,
    }


def _day(start: date, week: int, offset: int) -> date:
    return start + timedelta(days=(week - 1) * WEEK + offset)


def _exercise(item: Planned) -> Json:
    return {
        "id": item.exercise,
        "purpose": item.purpose,
        "rung": item.rung,
        "alternatives": list(item.alternatives),
    }


def _cadence(rules: PlanRules, person: _Person, choices: Choices) -> running.Cadence | None:
    worth = person.bands.get("cadence") in {"first", "look"}
    steps = person.answers.get("spm")
    return running.cadence(rules["running"], person.mode, steps, choices.first_steps, worth=worth)


def _running(rules: PlanRules, person: _Person, choices: Choices) -> Json:
    return {
        "mode": person.mode,
        "hold_weeks": running.hold_weeks(rules["running"], person.answers),
        "weekly_known": running.weekly_start(rules["running"], person.answers, choices.unit) is not None,
    }


def _weeks(draft: _Draft) -> list[Json]:
    running_rules, unit = draft.rules["running"], draft.choices.unit
    distances = running.weeks(
        running_rules,
        draft.person.mode,
        draft.person.answers,
        unit,
        draft.total,
        changing_steps=draft.steps is not None,
    )
    return [
        {
            "number": number,
            "from": _day(draft.choices.start, number, 0).isoformat(),
            "to": _day(draft.choices.start, number, WEEK - 1).isoformat(),
            **_stage(draft, number),
            "sessions": _sessions(draft, number),
            "long_run": units.tenths(week.long_run, unit),
            "weekly": units.tenths(week.weekly, unit),
            "cut_back": week.cut_back,
            "cadence": _steps(running_rules, draft.steps, number),
        }
        for number, week in enumerate(distances, 1)
    ]


def _stage(draft: _Draft, number: int) -> Json:
    rules = draft.rules
    place = next(place for place, stage in enumerate(rules["stages"]) if number in stage["weeks"])
    if draft.person.tier == GENTLE:
        place = max(0, place - rules["gentle_behind"])
    stage = rules["stages"][place]
    return {
        "stage": place,
        "dose": stage["dose"],
        "rungs": {item.exercise: min(item.rung + stage["up"], item.top) for item in draft.exercises},
    }


def _sessions(draft: _Draft, number: int) -> list[Json]:
    every = [item.exercise for item in draft.exercises]
    light = [item.exercise for item in draft.exercises if item.purpose in draft.rules["short_purposes"]]
    found = [_Session(offset, "main", every) for offset in draft.days["main"]]
    found += [_Session(offset, "short", light[: draft.rules["short_exercises"]]) for offset in draft.days["short"]]
    if draft.person.mode == running.WALK_RUN:
        found += _walk_runs(draft.rules["running"], number)
    return [
        {
            "date": _day(draft.choices.start, number, item.offset).isoformat(),
            "kind": item.kind,
            "exercises": item.exercises,
            "step": item.step,
        }
        for item in sorted(found, key=lambda item: item.offset)
    ]


def _walk_runs(rules: Running, number: int) -> list[_Session]:
    offsets = rules["walk_run_days"]
    before = (number - 1) * len(offsets)
    return [
        _Session(offset, "walk_run", [], running.walk_run_step(rules, before + place))
        for place, offset in enumerate(offsets)
    ]


def _steps(rules: Running, steps: running.Cadence | None, number: int) -> Json | None:
    if steps is None or number < rules["cadence_week"]:
        return None
    block = (number - rules["cadence_week"]) // rules["cadence_block_weeks"]
    return {"steps": steps.first, "block": min(block, rules["cadence_blocks"] - 1)}


def _said(notes: Sequence[Note], person: _Person) -> list[str]:
    worked_on = {*person.in_band("first"), *person.in_band("look")}
    return [
        note["id"]
        for note in notes
        if (note["when"] is None or holds(note["when"], person.answers))
        and (note["cause"] is None or note["cause"] in worked_on)
    ]
