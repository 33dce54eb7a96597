"""Which pages are asked, which answers are valid, and which count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.assessment.conditions import Answer, Answers, holds
from generator.assessment.rules import Check, Page, Rules
from generator.assessment.triage import triage

NO_ANSWER: Final = ("not_sure", "prefer_not", "not_tried", "hurt")
"""Options that tell nothing about a cause: they never count as an answered question."""


def shown(pages: Iterable[Page], answers: Answers) -> tuple[Page, ...]:
    """Return the pages that show. A page is judged by the answers of the shown pages before it only."""
    counted: dict[str, Answer] = {}
    result: list[Page] = []
    for page in pages:
        if page.when is None or holds(page.when, counted):
            result.append(page)
            counted.update({field.id: answers[field.id] for field in page.fields if field.id in answers})
    return tuple(result)


def counting(pages: Iterable[Page], answers: Answers) -> dict[str, Answer]:
    """Return the answers that count: those of hidden pages, and unknown fields, are left out."""
    fields = [field.id for page in shown(pages, answers) for field in page.fields]
    return {field: answers[field] for field in fields if field in answers}


def errors(page: Page, answers: Answers) -> tuple[Check, ...]:
    """Return what is wrong with a page: at most one error a field, in the order of its fields.

    On an optional page a field without an answer is no error.
    """
    found: dict[str, Check] = {}
    for check in page.checks:
        if page.optional and check.field not in answers:
            continue
        if check.field not in found and holds(check.when, answers):
            found[check.field] = check
    return tuple(found.values())


def askable(rules: Rules, answers: Answers) -> tuple[Page, ...]:
    """Return the shown pages that are asked: each at the level of care of the answers before it.

    The page whose answer raised the level stays, so that the answer can be changed.
    """
    ranks = {level.id: level.rank for level in rules.levels}
    counted: dict[str, Answer] = {}
    asked: list[Page] = []
    for page in shown(rules.pages, answers):
        if triage(rules.triage, rules.levels, counted).level.rank <= ranks[page.ask_up_to]:
            asked.append(page)
        counted.update({field.id: answers[field.id] for field in page.fields if field.id in answers})
    return tuple(asked)


def missing(rules: Rules, answers: Answers) -> Iterator[tuple[str, str]]:
    """Yield the pages that tell nothing, in order, and why: not_asked, skipped or not_sure.

    `not_asked` are those that another answer would open; the page of that answer is not among them.
    """
    asked = {page.id for page in askable(rules, answers)}
    opened = askable(rules, {**answers, rules.opens[0]: rules.opens[1]} if rules.opens else answers)
    for page in opened:
        if rules.opens and rules.opens[0] in {field.id for field in page.fields}:
            continue
        given = [answers[field.id] for field in page.fields if field.id in answers]
        if page.id not in asked:
            yield page.id, "not_asked"
        elif not given:
            yield page.id, "skipped"
        elif not any(map(is_answer, given)):
            yield page.id, "not_sure"


def is_answer(answer: object) -> bool:
    """Return whether an answer tells anything: "none of these" does, "not sure" does not."""
    given = answer if isinstance(answer, list) else [answer]
    return any(value is not None and value not in NO_ANSWER for value in given)
