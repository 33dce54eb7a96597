"""`site_src/pages.yml`: a mistake in it is told like a mistake in content."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from generator.load import Content
from generator.load.single import load_single_pages
from generator.pages.urls import PAGES
from generator.problems import ContentError
from tests.conftest import ROOT

REAL: Final = (ROOT / "site_src" / "pages.yml").read_text("utf-8")


def _problems(folder: Path, content: Content, text: str) -> list[str]:
    path = folder / "pages.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        load_single_pages(path, content, frozenset(PAGES))
    return [str(problem) for problem in caught.value.problems]


def test_the_real_pages_are_read(content: Content) -> None:
    """Every page that stands once has its title and its dates, and no other page does."""
    found = load_single_pages(ROOT / "site_src" / "pages.yml", content, frozenset(PAGES))
    assert set(found) == set(PAGES.values())
    assert all(page.next_review > page.reviewed for page in found.values())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("page:self-check,", "page:self-chek,", "did you mean page:self-check?"),
        ("reviewed: 2026-11-26", "reviewed: 2026-11-31", "a day that exists, such as 2027-05-26"),
        ("title: Low back pain in runners", "titel: Low back pain in runners", "did you mean 'title'?"),
        ("title: Low back pain in runners", "title: Low back pain in runners\n  title: Twice", "keep one"),
    ],
)
def test_a_mistake_has_its_place_and_a_hint(tmp_path: Path, content: Content, old: str, new: str, said: str) -> None:
    """File, line, what is allowed, and one hint."""
    problems = _problems(tmp_path, content, REAL.replace(old, new, 1))
    assert all(problem.startswith("site_src/pages.yml:") for problem in problems)
    assert any(said in problem for problem in problems)


def test_a_file_that_is_no_yaml_is_told(tmp_path: Path, content: Content) -> None:
    """What the reader of content refuses is refused here too."""
    (problem,) = _problems(tmp_path, content, "index.md: @\n")
    assert problem.startswith("site_src/pages.yml:1:")
