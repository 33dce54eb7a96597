"""The cases: each file names a function and says what it makes of some inputs; each folder, where it runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

HERE: Final = Path(__file__).parent
PYTHON: Final = ("cpython", "pyodide")
EVERYWHERE: Final = (*PYTHON, "javascript")
RUN_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "conditions": EVERYWHERE,
    "questionnaire": EVERYWHERE,
    "triage": EVERYWHERE,
    "ranking": PYTHON,
    "whatif": PYTHON,
    "result": PYTHON,
    "progression": PYTHON,
    "session": PYTHON,
    "units": PYTHON,
    "numbers": ("javascript",),
}
"""Folder of `cases/` -> the interpreters that run it: the page ranks nothing, and only the page reads what is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One input of a function with the outcome that is right."""

    id: str
    folder: str
    function: str
    given: Mapping[str, Any]
    outcome: Mapping[str, Any]


def read_yaml(path: Path) -> Any:
    """Return what a YAML file of these tests holds."""
    return yaml.safe_load(path.read_text("utf-8"))


def as_text(outcome: object) -> str:
    """Return an outcome as text, so that `1`, `1.0` and `true` differ."""
    return json.dumps(outcome, sort_keys=True, ensure_ascii=False)


def _read_cases(folder: str) -> Iterator[Case]:
    for path in sorted((HERE / "cases" / folder).glob("*.yml")):
        file = read_yaml(path)
        shared = dict(file.get("given", {}))
        if "rules" in file:
            shared["rules"] = read_yaml(HERE / "rules" / f"{file['rules']}.yml")
        for case in file["cases"]:
            yield Case(
                id=f"{folder}/{path.stem}: {case['name']}",
                folder=folder,
                function=file["runs"],
                given={**shared, **case["input"]},
                outcome={key: case[key] for key in ("output", "refused") if key in case},
            )


CASES: Final = tuple(case for folder in RUN_BY for case in _read_cases(folder))
