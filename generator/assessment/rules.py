"""The self-check's rules as the build writes them: read once from JSON into frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.assessment.conditions import Condition
from generator.assessment.plan_rules import PlanRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of care. `rank` 0 is none; `blocks` names what is not offered at this level."""

    id: str
    rank: int
    blocks: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a page: `type` is one, many or number; `quantity`, `minimum` and `maximum` are set for numbers.

    `options` are all that can be chosen; the `exclusive` ones among them stand alone.
    """

    id: str
    type: str
    quantity: str | None = None
    minimum: int = 0
    maximum: int = 0
    options: tuple[str, ...] = ()
    exclusive: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """An error of a field: `error` names the message, shown when the condition holds."""

    field: str
    error: str
    when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the questionnaire. `when` is None for pages that always show.

    `ask_up_to` is the worst level of care at which the page is still asked. An `optional` page may be skipped.
    """

    id: str
    ask_up_to: str
    optional: bool
    when: Condition | None
    fields: tuple[Field, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageRule:
    """A red flag or a combination of answers that calls for a level of care."""

    id: str
    level: str
    when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """A reason for a cause: the first score whose condition holds counts; `slots` are shown with the reason."""

    id: str
    scores: tuple[tuple[Condition, int], ...]
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A cause with its signals. `cap` is the highest score; `asked_in` are the ids of its pages."""

    id: str
    order: int
    cap: int
    asked_in: tuple[str, ...]
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """The numbers that turn scores into bands."""

    first_from: int
    look_from: int
    most_first: int
    answered_for_little: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything that decides. `version` is a hash over ids, conditions and numbers."""

    version: str
    levels: tuple[Level, ...]
    pages: tuple[Page, ...]
    triage: tuple[TriageRule, ...]
    causes: tuple[Cause, ...]
    bands: Bands
    opens: tuple[str, str] | None = None
    """The answer (field, option) that opens the rest of the questions; None where all are open."""
    plan: PlanRules | None = None
    """None where the rules make no plan."""


def from_json(data: Mapping[str, Any]) -> Rules:
    """Build rules from the decoded JSON of the build; raise `KeyError` or `TypeError` where it does not fit."""
    return Rules(
        version=data["version"],
        levels=tuple(Level(**{**level, "blocks": frozenset(level["blocks"])}) for level in data["levels"]),
        pages=tuple(_page(page) for page in data["pages"]),
        triage=tuple(TriageRule(**rule) for rule in data["triage"]),
        causes=tuple(_cause(cause) for cause in data["causes"]),
        bands=Bands(**data["bands"]),
        opens=tuple(data["opens"]) if "opens" in data else None,
        plan=data.get("plan"),
    )


def _page(data: Mapping[str, Any]) -> Page:
    return Page(
        id=data["id"],
        ask_up_to=data["ask_up_to"],
        optional=data["optional"],
        when=data["when"],
        fields=tuple(_field(field) for field in data["fields"]),
        checks=tuple(Check(**check) for check in data["checks"]),
    )


def _field(data: Mapping[str, Any]) -> Field:
    lists = {name: tuple(data.get(name, ())) for name in ("options", "exclusive")}
    return Field(**{**data, **lists})


def _cause(data: Mapping[str, Any]) -> Cause:
    signals = tuple(
        Signal(
            id=signal["id"],
            scores=tuple((score["when"], score["points"]) for score in signal["scores"]),
            slots=tuple(signal["slots"]),
        )
        for signal in data["signals"]
    )
    return Cause(**{**data, "asked_in": tuple(data["asked_in"]), "signals": signals})
