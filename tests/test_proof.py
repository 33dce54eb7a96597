"""The pages that show how the self-check decides: nothing is missing, and each test that they name exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Final

import pytest

from generator.build import Project
from generator.load import Content
from generator.pages.render import plain
from tests.conftest import ROOT

HAZARDS: Final = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 19}
"""The numbers of the specification; 15 and 17 do not exist there."""
TAG: Final = re.compile(r"<[^>]+>")


@cache
def _tests_in(file: str) -> frozenset[str]:
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    return frozenset(
        item.name
        for item in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(item, ast.FunctionDef) and item.name.startswith("test_")
    )


def _named(content: Content) -> Iterator[tuple[str, str]]:
    yield from ((name, test) for name, hazard in content.hazards.items() for test in hazard.tests)
    yield from ((figure.id, figure.test) for figure in content.proof.figures)


def _missing(named: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what names a test that its file does not have."""
    return [(place, test) for place, test in named if test.partition("::")[2] not in _tests_in(test.partition("::")[0])]


def test_every_control_names_tests_that_exist(content: Content) -> None:
    """Each test of the hazard log, and of each figure of the proof, is a function of the file that it names."""
    assert _missing(_named(content)) == []


@pytest.mark.parametrize("test", ["tests/test_proof.py::test_nothing", "tests/no_such_file.py::test_a"])
def test_a_control_without_a_test_is_noticed(test: str) -> None:
    """A test that is renamed or deleted is reported with what names it."""
    assert _missing(iter([("z01", test)])) == [("z01", test)]


def test_every_hazard_of_the_specification_is_in_the_log(content: Content) -> None:
    """The log has each hazard once, under its own number."""
    assert {item.order for item in content.hazards.values()} == HAZARDS
    assert {name: f"z{item.order:02}" for name, item in content.hazards.items()} == {
        name: name for name in content.hazards
    }


def _words(project: Project, page: str) -> str:
    """Return the words of a page as a reader sees them, in one line."""
    html = (project.build / "docs" / "self-check" / f"{page}.md").read_text("utf-8")
    return " ".join(unescape(TAG.sub(" ", html)).replace("\u00a0", " ").split())


def _squeezed(text: str) -> str:
    return " ".join(plain(text).replace("\u00a0", " ").split())


def _everything(content: Content) -> Iterator[str]:
    """Yield what the page "How this check decides" has to say."""
    for rule in content.rules.values():
        yield rule.name
    for flag in content.redflags.values():
        if flag.asked_in_self_check:
            yield flag.name
    for cause in content.signals.values():
        yield f"{content.causes[cause.cause].name}: at most {cause.cap} points"
    for question in content.questions.values():
        yield question.title
    for hazard in content.hazards.values():
        yield hazard.control
    for figure in content.proof.figures:
        yield f"{figure.number:,}"
    yield f"Clinical review: {content.notices['clinical-review'].text}"


def test_how_the_check_decides_leaves_nothing_out(content: Content, project: Project) -> None:
    """Every question, sign, rule, cause, hazard and figure stands on the page, and that nobody reviewed it."""
    words = _words(project, "how-it-decides")
    assert [text for text in _everything(content) if _squeezed(text) not in words] == []


def test_a_claim_of_a_rule_stands_there_with_its_strength(content: Content, project: Project) -> None:
    """What a rule and a signal rest on is said in full, with the name of its strength behind it."""
    words = _words(project, "how-it-decides")
    claims = [claim for rule in content.rules.values() for claim in rule.claims]
    claims += [claim for cause in content.signals.values() for signal in cause.signals for claim in signal.claims]
    said = [f"{_squeezed(claim.text)} {content.strengths[claim.strength].name}" for claim in claims]
    assert [text for text in said if text not in words] == []


def test_the_paper_form_asks_everything_once(content: Content, project: Project) -> None:
    """Each sign and each question is on the form exactly once, but for the one that only steers a screen."""
    text = (project.build / "docs" / "self-check" / "paper.md").read_text("utf-8")
    for name in content.questions:
        assert text.count(f'id="q-{name}"') == (name != "more")
    words = _words(project, "paper").partition("Scoring guide")[0]
    for flag in content.redflags.values():
        if flag.asked_in_self_check:
            assert words.count(_squeezed(flag.words)) == 1


def test_the_scoring_guide_has_all_points(content: Content, project: Project) -> None:
    """The guide has a line for each score of each signal, and the most that each cause can get."""
    guide = (project.build / "docs" / "self-check" / "paper.md").read_text("utf-8").partition("Scoring guide")[2]
    points = [int(number) for number in re.findall(r'bs-score__points">(\d+) ', guide)]
    causes = sorted(content.signals.values(), key=lambda item: item.order)
    assert points == [score.points for cause in causes for signal in cause.signals for score in signal.scores]
    assert [int(most) for most in re.findall(r"at most (\d+):", guide)] == [cause.cap for cause in causes]


def test_every_scenario_is_a_worked_example(content: Content, project: Project) -> None:
    """Each scenario stands on the page with its title and its level, and with reasons where it has any."""
    text = (project.build / "docs" / "self-check" / "examples.md").read_text("utf-8")
    for name, scenario in content.scenarios.items():
        example = text.partition(f'id="{name}"')[2].partition("</details>")[0]
        assert f"<summary>{scenario.title}</summary>" in unescape(example)
        assert content.carelevels[scenario.expect.level].heading in example
        for cause in (*scenario.expect.first, *scenario.expect.look):
            assert f"/causes/{cause}/" in example


def test_examples_do_not_depend_on_the_day(project: Project) -> None:
    """No date gets onto the page: a build of tomorrow is the same."""
    text = (project.build / "docs" / "self-check" / "examples.md").read_text("utf-8")
    assert re.findall(r"20\d\d-\d\d-\d\d", text.partition("bs-foot")[0].partition("\n---\n")[2]) == []


def test_the_form_works_without_scripts(site: Path) -> None:
    """The form brings no script of its own beside that of the frame."""
    html = (site / "self-check" / "paper" / "index.html").read_text("utf-8")
    assert "data-selfcheck" not in html
    assert re.findall(r'type="module" src="([^"]*)"', html) == re.findall(
        r"[^\"]*/assets/shell-[0-9a-f]{12}/shell.mjs", html
    )
