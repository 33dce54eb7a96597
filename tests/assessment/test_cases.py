"""The cases of the assessment, on every interpreter that runs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from tests.assessment.cases import CASES, EVERYWHERE, HERE, RUN_BY, Case, as_text, read_yaml
from tests.assessment.interpreters import Outcomes

RUNS = [(interpreter, case) for case in CASES for interpreter in RUN_BY[case.folder]]


@pytest.mark.parametrize(("interpreter", "case"), RUNS, ids=[f"{name}-{case.id}" for name, case in RUNS])
def test_a_case_has_its_outcome(interpreter: str, case: Case, outcomes: Mapping[str, Outcomes]) -> None:
    """A case gives exactly what its file says, on each interpreter alike."""
    assert as_text(outcomes[interpreter][case.id]) == as_text(case.outcome)


def test_every_folder_of_cases_is_run() -> None:
    """Each folder of cases is one that some interpreter runs, and it is not empty."""
    folders = {path.name for path in (HERE / "cases").iterdir()}
    assert folders == set(RUN_BY) == {case.folder for case in CASES}


def test_every_file_has_cases() -> None:
    """No file of cases is empty or left out, and none is used by two names."""
    files = {path: read_yaml(path)["cases"] for path in (HERE / "cases").rglob("*.yml")}
    assert all(files.values())
    assert sum(len(cases) for cases in files.values()) == len(CASES) == len({case.id for case in CASES})


def test_every_case_says_one_outcome() -> None:
    """A case has either an output or says that it is refused."""
    assert [case.id for case in CASES if len(case.outcome) != 1] == []


@pytest.mark.parametrize("interpreter", EVERYWHERE)
def test_an_interpreter_runs_all_its_cases(interpreter: str, outcomes: Mapping[str, Outcomes]) -> None:
    """Each interpreter runs as many cases of a folder as the folder has."""
    ran = Counter(case.folder for case in CASES if case.id in outcomes[interpreter])
    assert ran == Counter(case.folder for case in CASES if interpreter in RUN_BY[case.folder])
