"""Reading level, spelling, and what is due for review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from generator import prose
from generator.build import Project, single_pages
from generator.load import Content
from generator.models.base import PageModel
from generator.stale import due
from tests.conftest import ROOT

EASY = "You run. You rest. Then you run again. It is fine to walk. Stop if it hurts a lot. Then go home and rest. " * 3
HARD = (
    "Notwithstanding considerable methodological heterogeneity, contemporary epidemiological investigations "
    "consistently demonstrate multifactorial aetiological contributions necessitating individualised "
    "rehabilitation programmes and interdisciplinary communication throughout the entire recovery. " * 2
)


def _with_summary(content: Content, text: str) -> Content:
    cause: Any = content.causes["load"].model_copy(update={"summary": text, "what_it_is": (text,)})
    return replace(content, causes={"load": cause})


def test_the_advice_of_the_site_is_easy_enough(content: Content) -> None:
    """No file's advice is above the grade, and no word is misspelt: what `check --prose` demands."""
    assert list(prose.prose_problems(content, ROOT)) == []


def test_hard_advice_is_reported(content: Content) -> None:
    """A file whose advice is too hard is named, with its grade and what is allowed."""
    hard: Any = content.notices["disclaimer"].model_copy(update={"text": HARD, "items": ()})
    problems = [p for p in prose.prose_problems(replace(content, notices={"hard": hard}), ROOT) if "grade" in p.message]
    assert [problem.file for problem in problems] == ["content/notices/hard.yml"]
    assert "US grade 8 or lower" in problems[0].allowed


def test_a_grade_is_that_of_flesch_and_kincaid() -> None:
    """Short plain sentences read at the first grades, long learned ones far above the limit."""
    assert prose.grade(EASY) < 3
    assert prose.grade(HARD) > 2 * prose.HARDEST


def test_a_misspelt_word_is_reported(content: Content) -> None:
    """A word that no dictionary has is named; names on the list of known words are not."""
    changed = _with_summary(content, "You feel a wobbble in the hip.")
    words = [p.message for p in prose.prose_problems(changed, ROOT) if "dictionary" in p.message]
    assert words == ["the word 'wobbble' is in no dictionary"]
    assert prose.unknown("Wobbbles and wobbble's end", frozenset({"wobbble", "wobbbles"})) == set()


def test_texts_of_claims_are_told_from_advice(content: Content) -> None:
    """What a claim says is measured apart; names, ids and sources are not read at all."""
    found = list(prose.passages(content))
    claim, advice = content.causes["load"].evidence[0].text, content.causes["load"].summary
    said = {passage.text: passage.is_claim for passage in found if passage.file == "causes/load"}
    assert said[" ".join(claim.split())] is True
    assert said[" ".join(advice.split())] is False
    assert not any("frandsen-2025" in passage.text for passage in found)


def test_pages_written_by_hand_are_spelt_right_too(tmp_path: Path, content: Content) -> None:
    """A misspelt word of a prose page is reported with its file; code and addresses are no prose."""
    pages = tmp_path / "site_src" / "pages"
    pages.mkdir(parents=True)
    (tmp_path / prose.WORDS).write_text((ROOT / prose.WORDS).read_text("utf-8"), "utf-8")
    (pages / "about.md").write_text("# Abbout\n\nSee `xyzzy` and [this](https://qwertz.example/).\n", "utf-8")
    (problem,) = prose.prose_problems(content, tmp_path)
    assert (problem.file, problem.message) == ("site_src/pages/about.md", "the word 'abbout' is in no dictionary")


def test_every_kind_is_measured(content: Content) -> None:
    """The report has a line for each kind with texts, hardest first, and counts every word."""
    found = prose.readings(content)
    assert {"causes", "exercises", "routines", "understanding", "pain-now"} <= {item.kind for item in found}
    assert [item.advice for item in found] == sorted((item.advice for item in found), reverse=True)
    assert sum(item.words for item in found) > 50_000


def test_what_is_due_is_listed_oldest_first(content: Content) -> None:
    """On a day everything whose next review is not later is due: files of content and pages that stand once."""
    single = single_pages(Project(root=ROOT), content)
    assert due(content, single, date(2026, 11, 26)) == []
    late = due(content, single, date(2030, 1, 1))
    assert [item.day for item in late] == sorted(item.day for item in late)
    files = {item.file for item in late}
    assert {"content/exercises/bird-dog.yml", "content/pain-now/pain-now.yml", "site_src/pages.yml: about.md"} <= files


def test_the_day_itself_is_due(content: Content) -> None:
    """A page is due on the day of its next review, and not the day before."""
    page = PageModel(reviewed=date(2026, 1, 1), next_review=date(2026, 7, 1), related=("page:home",))
    empty: Any = {"causes": {}, "exercises": {}, "routines": {}, "equipment": {}}
    nothing = replace(content, **empty)
    assert [i.file for i in due(nothing, {"a.md": page}, date(2026, 7, 1))] == ["site_src/pages.yml: a.md"]
    assert due(nothing, {"a.md": page}, date(2026, 6, 30)) == []
