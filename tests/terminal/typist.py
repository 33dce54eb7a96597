"""A reader at the keyboard: answers -> the lines that are typed for them, worked out from content alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.assessment.questionnaire import askable
from generator.assessment.rules import Rules
from generator.load import Content

KEYS = {"not_sure": "?", "hurt": "h", "not_tried": "n"}


def lines_for(content: Content, rules: Rules, answers: Mapping[str, Any]) -> list[str]:
    """Return one line for each field that is asked; an empty one where there is no answer."""
    fields = [field for page in askable(rules, answers) for field in page.fields]
    return [_line(content, field.id, answers.get(field.id), field.quantity) for field in fields]


def options_of(content: Content, field: str) -> list[str]:
    """Return the options of a field in the order in which they stand in content."""
    if field.startswith("flags_"):
        card = field.removeprefix("flags_")
        flags = [(flag.order, name) for name, flag in content.redflags.items() if flag.card == card]
        asked = [name for _, name in sorted(flags) if content.redflags[name].asked_in_self_check]
        return [*asked, "none"]
    found = next(item for question in content.questions.values() for item in question.fields if item.id == field)
    return [option.id for option in getattr(found, "options", ())]


def _line(content: Content, field: str, answer: Any, quantity: str | None) -> str:
    if answer is None:
        return ""
    if isinstance(answer, int):
        minutes, seconds = divmod(answer, 60)
        return {"distance": str(answer / 1000), "pace": f"{minutes}:{seconds:02}"}.get(quantity or "", str(answer))
    if quantity is not None:
        return KEYS[answer]
    ids = answer if isinstance(answer, list) else [answer]
    return " ".join(str(options_of(content, field).index(name) + 1) for name in ids)
