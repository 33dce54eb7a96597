"""Shared by the tests of the assessment: the real rules, the scenarios, and what each interpreter makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis.configuration import set_hypothesis_home_dir

from generator.assessment.rules import Rules, from_json
from generator.load import Content
from generator.selfcheck import compile_rules
from tests.assessment.answers import Fields, fields_of, plain
from tests.assessment.cases import CASES, RUN_BY
from tests.assessment.interpreters import ROOT, Engines, Jobs, Outcomes, in_javascript, in_pyodide, on_cpython

set_hypothesis_home_dir(ROOT / ".cache" / "hypothesis")  # which is not in git


@pytest.fixture(scope="session")
def rules_json(content: Content) -> dict[str, Any]:
    """Everything that decides, as the page holds it."""
    return compile_rules(content)


@pytest.fixture(scope="session")
def rules(rules_json: dict[str, Any]) -> Rules:
    """Everything that decides, as Python holds it."""
    return from_json(rules_json)


@pytest.fixture(scope="session")
def fields(content: Content) -> Fields:
    """Every field that is asked, in order."""
    return fields_of(content)


@pytest.fixture(scope="session")
def base(content: Content) -> dict[str, Any]:
    """Answers of a runner with nothing remarkable."""
    return plain(content.base.answers)


@pytest.fixture(scope="session")
def scenario_answers(content: Content, base: dict[str, Any]) -> Mapping[str, dict[str, Any]]:
    """Scenario -> all its answers."""
    return {name: {**base, **plain(scenario.answers)} for name, scenario in content.scenarios.items()}


@pytest.fixture(scope="session")
def outcomes(
    content: Content, rules_json: dict[str, Any], scenario_answers: Mapping[str, dict[str, Any]]
) -> Mapping[str, Outcomes]:
    """Interpreter -> what it makes of the cases that it runs, and of the scenarios; one process each."""
    given = {
        f"scenario/{name}": {"rules": rules_json, "answers": answers, "unit": content.scenarios[name].unit}
        for name, answers in scenario_answers.items()
    }
    texts: Jobs = {name: ("assess_text", values) for name, values in given.items()}
    levels: Jobs = {name: ("triage", values) for name, values in given.items()}
    return Engines(
        {
            "cpython": lambda: on_cpython({**_jobs("cpython"), **texts}),
            "pyodide": lambda: in_pyodide({**_jobs("pyodide"), **texts}),
            "javascript": lambda: in_javascript({**_jobs("javascript"), **levels}),
        }
    )


def _jobs(interpreter: str) -> Jobs:
    return {case.id: (case.function, case.given) for case in CASES if interpreter in RUN_BY[case.folder]}
