"""Small mistakes in the code that decides, made by mutmut in a copy of the project; each must make a test fail."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from tests.conftest import ROOT, SOURCES

COPY: Final = ROOT / "build" / "mutants"
MUTMUT: Final = Path(sys.executable).with_name("mutmut")
NAMED: Final = Path(__file__).with_name("equivalent_code.yml")
UNNOTICED: Final = ("survived", "no tests", "suspicious", "segfault", "not checked")
OF_CLASS: Final = "\N{LATIN LETTER LATERAL CLICK}"
"""Where mutmut names a mutant: `x_function`, or with this letter for each of `x.Class.method`'s dots."""
LINE: Final = re.compile(r"^([+-])(?![+-]{2})\s*(.*?)\s*$", re.MULTILINE)


class Change(NamedTuple):
    """A mutant of the code: the function, and its lines before and after."""

    function: str
    before: str
    after: str


def copy_sources() -> None:
    """Copy to a folder of its own what the tests need, so that the work tree may change meanwhile."""
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True)
    for name in (*SOURCES, "tests", "pyproject.toml"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, COPY / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, COPY / name)


def run() -> dict[str, int]:
    """Run every mutant, and return how many were killed, survived and so on."""
    copy_sources()
    subprocess.run([MUTMUT, "run"], cwd=COPY, check=True)
    _mutmut("export-cicd-stats")
    stats: dict[str, int] = json.loads((COPY / "mutants" / "mutmut-cicd-stats.json").read_text("utf-8"))
    return stats


def unnoticed() -> Iterator[Change]:
    """Yield the mutants of the last run that made no test fail."""
    for line in _mutmut("results").splitlines():
        name, _, status = line.strip().partition(": ")
        if status in UNNOTICED:
            yield change(name, _mutmut("show", name))


def change(name: str, shown: str) -> Change:
    """Return what a mutant changes, from its name and the difference that mutmut shows."""
    lines = LINE.findall(shown)
    before, after = (" ".join(text for sign, text in lines if sign == wanted) for wanted in "-+")
    module, _, function = name.rpartition("__mutmut_")[0].rpartition(".")
    return Change(f"{module}.{function[2:].replace(OF_CLASS, '.')}", before, after)


def named() -> dict[Change, str]:
    """Return the mutants that change nothing, each with the reason."""
    rows: list[dict[str, Any]] = yaml.safe_load(NAMED.read_text("utf-8"))
    return {Change(one["in"], one["before"], one["after"]): row["why"] for row in rows for one in row["mutants"]}


def _mutmut(*arguments: str) -> str:
    done = subprocess.run([MUTMUT, *arguments], cwd=COPY, check=True, capture_output=True, encoding="utf-8")
    return done.stdout
