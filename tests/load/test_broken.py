"""Broken content files: each folder of `broken/` holds an overlay for `content/` and the report expected for it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

from generator.load import load
from generator.problems import report
from tests.load.copies import CONTENT, PAGES, copy_content, problems_in

BROKEN: Final = Path(__file__).parent / "broken"
CASES: Final = sorted(path for path in BROKEN.iterdir() if path.is_dir())
CUT: Final = "…"
"""A line of `expected.txt` that ends in this is only a beginning: what follows grows with the content."""


def _cut_like(actual: str, expected: str) -> str:
    """Shorten the lines of `actual` that start as a cut line of `expected` does."""
    cuts = {number: line for number, line in enumerate(expected.splitlines()) if line.endswith(CUT)}
    lines = actual.splitlines()
    for number, line in cuts.items():
        if number < len(lines) and lines[number].startswith(line.removesuffix(CUT)):
            lines[number] = line
    return "\n".join(lines)


def test_real_content_is_loaded_without_a_problem() -> None:
    """The content that the cases are laid over has no problem of its own."""
    load(CONTENT, PAGES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken_content_is_reported_word_for_word(case: Path, tmp_path: Path) -> None:
    """A broken file is reported with its place, what is wrong, what is allowed, a hint, and nothing else."""
    content = copy_content(tmp_path)
    shutil.copytree(case / "content", content, dirs_exist_ok=True)
    expected = (case / "expected.txt").read_text("utf-8").removesuffix("\n")
    assert _cut_like(report(problems_in(content)), expected) == expected


def test_there_are_cases() -> None:
    """The folder of cases is not empty, so that a wrong path cannot pass for a success."""
    assert CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_has_both_its_parts(case: Path) -> None:
    """A case has at least one file to lay over the content, and a report that ends with the count of its problems."""
    assert any(path.is_file() for path in (case / "content").rglob("*"))
    *problems, count = (case / "expected.txt").read_text("utf-8").splitlines()
    heads = [line for line in problems if not line.startswith(" ")]
    assert count == f"{len(heads)} problem{'s' * (len(heads) != 1)} in content"


def test_a_case_only_adds_files() -> None:
    """No case replaces a real content file, so that cases stay valid while content changes."""
    added = [path.relative_to(case / "content") for case in CASES for path in (case / "content").rglob("*.y*ml")]
    assert [path for path in added if (CONTENT / path).exists()] == []
