"""The self-check: its whole form as HTML at build time, and the texts that the browser places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.load import Content
from generator.models.plan import Plan
from generator.pages.guide import ordered_causes
from generator.pages.redflags import card_values
from generator.pages.render import Page
from generator.selfcheck import questions
from generator.tables import table_values


def pages(content: Content, rules: Mapping[str, Any]) -> Iterator[Page]:
    """Yield the page of the self-check; `rules` are its compiled rules."""
    asked = [(name, flag) for name, flag in content.redflags.items() if flag.asked_in_self_check]
    yield Page(
        path="self-check.md",
        template="selfcheck.md.j2",
        kind="self-check",
        explained=False,
        values={
            "cards": card_values(content),
            "questions": questions(content),
            "causes": ordered_causes(content),
            "flags": asked,
            "rules": rules,
            "exercises": planned_exercises(content.plan),
            "walk_run": table_values(content.progressions["walk-run"])["rows"],
        },
    )


def planned_exercises(plan: Plan) -> list[str]:
    """Return the exercises that a plan may hold."""
    return sorted({choice.exercise for purpose in plan.purposes for choice in purpose.choices})
