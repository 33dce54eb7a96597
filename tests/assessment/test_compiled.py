"""The rules that the build writes for the page: every answer is checked, and words are no part of their version."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from generator.assessment.questionnaire import errors
from generator.assessment.rules import Rules
from generator.load import Content
from generator.models.selfcheck import INSTEAD
from generator.selfcheck import compile_rules
from tests.assessment.answers import Field, Fields


def _found(rules: Rules, field: Field, answers: dict[str, Any]) -> list[str]:
    return [check.error for page in rules.pages for check in errors(page, answers) if check.field == field.id]


def _accepted(field: Field) -> list[Any]:
    if field.type == "number":
        return [field.minimum, field.maximum, *field.exclusive]
    if field.type == "one":
        return list(field.options)
    return [[option] for option in (*field.options, *field.exclusive)] + [list(field.options)]


def test_every_answer_of_the_form_is_accepted(rules: Rules, fields: Fields) -> None:
    """Every option of every field, all boxes together, and numbers at both limits have no error."""
    wrong = [
        (field.id, answer)
        for field in fields.values()
        for answer in _accepted(field)
        if _found(rules, field, {field.id: answer})
    ]
    assert wrong == []


def test_every_field_must_be_answered(rules: Rules, fields: Fields) -> None:
    """No field may be left out, but for those that may be skipped; each says in its own way what is missing."""
    kinds = {"one": "choose_one", "many": "tick_one"}
    for field in fields.values():
        error = kinds.get(field.type) or ("number" if field.quantity == "count" else field.quantity)
        assert _found(rules, field, {}) == ([] if field.optional else [error])


def test_what_may_be_skipped_must_still_make_sense(rules: Rules, fields: Fields) -> None:
    """An answer of no kind that the form accepts is an error on an optional page too."""
    optional = [field for field in fields.values() if field.optional]
    assert optional
    assert [field.id for field in optional if not _found(rules, field, {field.id: "nonsense"})] == []


def test_only_the_words_of_a_number_stand_instead_of_it(rules: Rules, fields: Fields) -> None:
    """The words "not sure", "not tried" and "it hurt" are accepted where the question offers them, and nowhere else."""
    for field in fields.values():
        if field.type == "number":
            for word in sorted(INSTEAD):
                assert bool(_found(rules, field, {field.id: word})) is (word not in field.exclusive)


def test_numbers_beyond_a_limit_are_refused(rules: Rules, fields: Fields) -> None:
    """One less than the smallest number and one more than the largest are errors."""
    for field in fields.values():
        if field.type == "number":
            assert _found(rules, field, {field.id: field.minimum - 1})
            assert _found(rules, field, {field.id: field.maximum + 1})


def test_none_of_these_stands_alone(rules: Rules, fields: Fields) -> None:
    """A box that excludes the others cannot be ticked with any of them, nor with another of its kind."""
    for field in fields.values():
        if field.type == "many":
            for alone in field.exclusive:
                for other in {*field.options, *field.exclusive} - {alone}:
                    assert _found(rules, field, {field.id: [other, alone]}) == ["none_alone"]


def test_words_stay_behind(content: Content, rules_json: dict[str, Any]) -> None:
    """The rules hold no text that a reader would see."""
    text = json.dumps(rules_json, ensure_ascii=False)
    words = [rule.says for rule in content.rules.values()]
    words += [flag.words for flag in content.redflags.values()]
    words += [question.title for question in content.questions.values()]
    assert [word for word in words if word in text] == []


def test_another_wording_is_the_same_version(content: Content, rules_json: dict[str, Any]) -> None:
    """A text that is put in other words leaves the rules as they are."""
    rule = content.rules["leg_weak"].model_copy(update={"says": "Other words."})
    assert compile_rules(dataclasses.replace(content, rules={**content.rules, "leg_weak": rule})) == rules_json


@pytest.mark.parametrize("update", [{"level": "soon"}, {"order": 999}])
def test_another_rule_is_another_version(update: dict[str, Any], content: Content, rules_json: dict[str, Any]) -> None:
    """A change that can change a result changes the version."""
    rule = content.rules["leg_weak"].model_copy(update=update)
    changed = compile_rules(dataclasses.replace(content, rules={**content.rules, "leg_weak": rule}))
    assert changed["version"] != rules_json["version"]


def test_the_version_is_short_and_the_same_every_time(content: Content, rules_json: dict[str, Any]) -> None:
    """The version is twelve hexadecimal digits that depend on nothing but the content."""
    assert compile_rules(content)["version"] == rules_json["version"]
    assert len(rules_json["version"]) == len(f"{int(rules_json['version'], 16):012x}") == 12
