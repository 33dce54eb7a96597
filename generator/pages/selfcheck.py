"""The self-check: its whole form as HTML at build time, and the texts that the browser places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.load import Content
from generator.pages.guide import ordered_causes
from generator.pages.redflags import card_values
from generator.pages.render import Page
from generator.selfcheck import questions


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
        },
    )
