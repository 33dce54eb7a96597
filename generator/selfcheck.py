"""Content -> the self-check's rules as JSON: what Python and the browser's interpreter both evaluate."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from generator.load import Content
from generator.models.care import RedFlag
from generator.models.inline import slots_of
from generator.models.scenarios import Scenario
from generator.models.selfcheck import NONE, OPENS, ChoiceField, NumberField, Question, flag_field
from generator.selfcheck_plan import compile_plan, plain

Json = dict[str, Any]
FLAGS_ASKED_UP_TO = "urgent"
"""After an emergency sign no other warning sign changes what to do."""


def compile_rules(content: Content) -> Json:
    """Return everything that decides, ready for `assessment.rules.from_json`; texts stay behind.

    `version` is a hash over ids, conditions and numbers.
    """
    rules: Json = {
        "levels": [
            {"id": name, "rank": level.rank, "blocks": sorted(level.blocks)}
            for name, level in sorted(content.carelevels.items(), key=lambda item: item[1].rank)
        ],
        "pages": [*_flag_pages(content), *_question_pages(content)],
        "triage": [*_flag_rules(content), *_combination_rules(content)],
        "causes": list(_causes(content)),
        "bands": content.ranking.model_dump(include={"first_from", "look_from", "most_first", "answered_for_little"}),
        "opens": list(OPENS),
        "plan": compile_plan(content),
    }
    text = json.dumps(rules, sort_keys=True, separators=(",", ":"))
    return {"version": hashlib.sha256(text.encode()).hexdigest()[:12], **rules}


def cards(content: Content) -> Iterator[tuple[str, list[tuple[str, RedFlag]]]]:
    """Yield the red-flag cards, most urgent first, each with its flags in order."""
    for name, _ in sorted(content.carelevels.items(), key=lambda item: -item[1].rank):
        flags = [(flag_id, flag) for flag_id, flag in content.redflags.items() if flag.card == name]
        if flags:
            yield name, sorted(flags, key=lambda item: (item[1].order, item[0]))


def all_answers(content: Content, scenario: Scenario) -> dict[str, Any]:
    """Return every answer of a scenario: those of the base, with what differs."""
    answers = {**content.base.answers, **scenario.answers}
    return {field: list(value) if isinstance(value, tuple) else value for field, value in answers.items()}


def questions(content: Content) -> list[tuple[str, Question]]:
    """Return the questions in order."""
    return sorted(content.questions.items(), key=lambda item: item[1].order)


def _flag_pages(content: Content) -> Iterator[Json]:
    for card, flags in cards(content):
        field = flag_field(card)
        options = [name for name, flag in flags if flag.asked_in_self_check]
        yield {
            "id": field,
            "ask_up_to": FLAGS_ASKED_UP_TO,
            "optional": False,
            "when": None,
            "fields": [{"id": field, "type": "many"}],
            "checks": list(_tick_checks(field, options, [NONE])),
        }


def _question_pages(content: Content) -> Iterator[Json]:
    for name, question in questions(content):
        yield {
            "id": name,
            "ask_up_to": question.ask_up_to,
            "optional": question.optional,
            "when": plain(question.when),
            "fields": [_field(field) for field in question.fields],
            "checks": [check for field in question.fields for check in _checks(field)],
        }


def _field(field: ChoiceField | NumberField) -> Json:
    if isinstance(field, NumberField):
        return field.model_dump(mode="json", include={"id", "type", "quantity", "minimum", "maximum"})
    options = [option.id for option in field.options]
    exclusive = [option.id for option in field.options if option.exclusive]
    return {"id": field.id, "type": field.type, "options": options, "exclusive": exclusive}


def _checks(field: ChoiceField | NumberField) -> Iterator[Json]:
    if isinstance(field, NumberField):
        amount = {"sum": [field.id]}
        inside = [
            {"compare": {"left": amount, "is": "at_least", "right": field.minimum}},
            {"compare": {"left": amount, "is": "at_most", "right": field.maximum}},
        ]
        valid: list[Json] = [{"all": inside}]
        valid += [{"equals": {"field": field.id, "value": option.id}} for option in field.instead]
        error = "number" if field.quantity == "count" else field.quantity
        yield {"field": field.id, "error": error, "when": {"not": {"any": valid}}}
    elif field.type == "many":
        options = [option.id for option in field.options if not option.exclusive]
        yield from _tick_checks(field.id, options, [option.id for option in field.options if option.exclusive])
    else:
        options = [option.id for option in field.options]
        yield {"field": field.id, "error": "choose_one", "when": {"not": _in(field.id, options)}}


def _tick_checks(field: str, options: list[str], exclusive: list[str]) -> Iterator[Json]:
    yield {"field": field, "error": "tick_one", "when": {"not": _in(field, [*options, *exclusive])}}
    clashes = [
        {"all": [_in(field, [alone]), _in(field, [*options, *(other for other in exclusive if other != alone)])]}
        for alone in exclusive
    ]
    if clashes:
        yield {"field": field, "error": "none_alone", "when": {"any": clashes}}


def _in(field: str, values: list[str]) -> Json:
    return {"in": {"field": field, "values": values}}


def _flag_rules(content: Content) -> Iterator[Json]:
    for card, flags in cards(content):
        for name, flag in flags:
            if flag.asked_in_self_check:
                yield {"id": name, "level": flag.level, "when": _in(flag_field(card), [name])}


def _combination_rules(content: Content) -> Iterator[Json]:
    for name, rule in sorted(content.rules.items(), key=lambda item: item[1].order):
        yield {"id": name, "level": rule.level, "when": plain(rule.when)}


def _causes(content: Content) -> Iterator[Json]:
    for cause, signals in sorted(content.signals.items(), key=lambda item: item[1].order):
        yield {
            "id": cause,
            "order": signals.order,
            "cap": signals.cap,
            "asked_in": list(signals.asked_in),
            "signals": [
                {
                    "id": signal.id,
                    "slots": sorted(slots_of(signal.reason)),
                    "scores": [{"when": plain(score.when), "points": score.points} for score in signal.scores],
                }
                for signal in signals.signals
            ],
        }
