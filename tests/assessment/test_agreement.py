"""Python and the page agree on any answers, and nothing depends on the order in which they were given."""

from __future__ import annotations

from random import Random
from typing import Any, Final

from generator.assessment.questionnaire import counting
from generator.assessment.rules import Rules
from tests.assessment.answers import Fields, draw_answers, draw_nonsense, seeded
from tests.assessment.cases import as_text
from tests.assessment.interpreters import in_javascript, on_cpython
from tests.assessment.runner import run

DRAWS: Final = 400
FEWER_DRAWS: Final = 60


def test_python_and_the_page_agree_on_random_answers(fields: Fields, rules_json: dict[str, Any]) -> None:
    """For answers of every kind, nonsense included, level, rules, pages to ask and errors are the same in both."""
    random = seeded("agreement")
    drawn = [draw_nonsense(fields, random) for _ in range(DRAWS)]
    jobs = {"screens": ("screen", {"rules": rules_json, "answers": drawn})}
    python, page = (run_on(jobs)["screens"]["output"] for run_on in (on_cpython, in_javascript))
    assert len(python) == len(page) == DRAWS
    assert [answers for answers, a, b in zip(drawn, python, page, strict=True) if as_text(a) != as_text(b)] == []


def test_the_draws_meet_every_level(fields: Fields, rules_json: dict[str, Any]) -> None:
    """The random answers are no easy ones: among them every level of care and every kind of error is found."""
    random = seeded("agreement")
    drawn = [draw_nonsense(fields, random) for _ in range(DRAWS)]
    screens = run("screen", {"rules": rules_json, "answers": drawn})["output"]
    errors = {check["error"] for page in rules_json["pages"] for check in page["checks"]}
    assert {screen["level"] for screen in screens} == {level["id"] for level in rules_json["levels"]}
    assert {error for screen in screens for _, error in screen["errors"]} == errors


def test_the_order_of_ticks_and_fields_changes_nothing(fields: Fields, rules_json: dict[str, Any]) -> None:
    """The same answers, given and ticked in another order, have the same result, character by character."""
    random = seeded("order")
    for _ in range(FEWER_DRAWS):
        answers = draw_answers(fields, random, flags=random.randint(0, 2))
        assert _result(rules_json, _shuffled(answers, random)) == _result(rules_json, answers)


def test_hidden_answers_change_nothing(fields: Fields, rules_json: dict[str, Any], rules: Rules) -> None:
    """Z11: the result is the same whether answers of hidden pages are kept or thrown away."""
    random = seeded("hidden")
    for _ in range(FEWER_DRAWS):
        answers = draw_answers(fields, random, flags=random.randint(0, 1))
        assert _result(rules_json, counting(rules.pages, answers)) == _result(rules_json, answers)


def _shuffled(answers: dict[str, Any], random: Random) -> dict[str, Any]:
    names = random.sample(list(answers), len(answers))
    return {name: random.sample(a, len(a)) if isinstance(a := answers[name], list) else a for name in names}


def _result(rules_json: dict[str, Any], answers: dict[str, Any]) -> object:
    return run("assess_text", {"rules": rules_json, "answers": answers, "unit": "mi"})
