"""What other programs say is read rightly: vnu, Lighthouse, the mutation tests, and the versions of Java and Node."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.audit import lighthouse, mutation, needs, validity

SCORES = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}


def put_first(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, script: str) -> None:
    """Put a program that is a shell script before all others on the path."""
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def vnu_that_says(*messages: tuple[str, str]) -> str:
    """Return a script that stands for vnu: it says these messages, each with its file, the last argument for `$bad`."""
    found = [
        {"type": "error", "url": url, "lastLine": 3, "message": text, "extract": "<p \n>"} for url, text in messages
    ]
    text = json.dumps({"messages": found}).replace('"file:$bad"', '"file:\'"$bad"\'"')
    return f"for bad; do :; done; printf '%s' '{text}' >&2; exit 1"


def test_mistakes_of_pages_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each error names its page and line; the bad page that is there to be found is no finding."""
    (tmp_path / "a b").mkdir()
    page = f"file:{tmp_path.resolve()}/a%20b/index.html"
    put_first(monkeypatch, tmp_path, "java", vnu_that_says((page, "Duplicate ID."), ("file:$bad", "Duplicate ID.")))
    (finding,) = validity.check(tmp_path).findings
    assert (finding.page, finding.wrong, finding.place) == ("a b/index.html", "Duplicate ID.", "line 3: <p >")


def test_a_checker_that_finds_nothing_ever_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """If the bad page passes, the silence about the others means nothing."""
    put_first(monkeypatch, tmp_path, "java", vnu_that_says())
    with pytest.raises(RuntimeError, match="finds nothing wrong with a page that is wrong"):
        validity.check(tmp_path)


def test_a_checker_that_does_not_start_is_no_good_news(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Java's own complaint is shown instead of a result."""
    put_first(monkeypatch, tmp_path, "java", "echo 'Unable to access jarfile' >&2; exit 1")
    with pytest.raises(RuntimeError, match="Unable to access jarfile"):
        validity.check(tmp_path)


def report(**changed: int | None) -> Mapping[str, Any]:
    """Return a report of Lighthouse with these scores, in percent, and one audit in each category."""
    found = {name.replace("_", "-"): score for name, score in {**SCORES, **changed}.items()}
    parts = {name: None if score is None else score / 100 for name, score in found.items()}
    return {
        "categories": {
            name: {"score": part, "auditRefs": [{"id": f"{name}-part", "weight": 1}, {"id": "free", "weight": 0}]}
            for name, part in parts.items()
        },
        "audits": {"free": {"score": 0}, **{f"{name}-part": {"score": part} for name, part in parts.items()}},
    }


def test_the_floors_are_those_of_the_project() -> None:
    """Accessibility, best practices and SEO must be perfect, and performance at least 98."""
    assert lighthouse.read_floors() == {**SCORES, "performance": 98}
    assert len(lighthouse.PAGES) == 5


def test_scores_below_their_floor_are_found() -> None:
    """A score that falls short is named with what cost it, and one that Lighthouse could not tell is 0."""
    floors = lighthouse.read_floors()
    assert lighthouse.below(report(performance=98), floors) == []
    assert lighthouse.below(report(performance=97), floors) == [
        "performance 97, at least 98 is needed: performance-part"
    ]
    assert lighthouse.below(report(seo=99), floors) == ["seo 99, at least 100 is needed: seo-part"]
    assert lighthouse.below(report(accessibility=None), floors) == ["accessibility 0, at least 100 is needed: "]


@pytest.mark.parametrize(("speeds", "runs", "score"), [([99], 1, 99), ([90, 98], 2, 98), ([90, 97, 91], 3, 97)])
def test_a_slow_page_is_measured_again(
    monkeypatch: pytest.MonkeyPatch, speeds: list[int], runs: int, score: int
) -> None:
    """A page whose speed falls short is measured up to three times, and its best run counts."""
    asked: list[str] = []

    def run(url: str, _chromium: str) -> Mapping[str, Any]:
        asked.append(url)
        return report(performance=speeds[len(asked) - 1])

    monkeypatch.setattr(lighthouse, "run", run)
    monkeypatch.setattr(lighthouse, "PAGES", ("help/",))
    result = lighthouse.check("http://host.example/", "chromium")
    assert asked == ["http://host.example/help/"] * runs
    assert isinstance(result.figures["scores"], Mapping)
    assert result.figures["scores"]["help/ performance"] == score
    assert bool(result.findings) == (score < 98)


def test_survivors_are_findings() -> None:
    """Mutants that live, and names of mutants that do not, are findings; the rest are figures."""
    text = "Content: 3 mutants, 2 found, 1 named as equivalent.\nNo test finds: a\nNamed, but found: b\n    - x\n"
    result = mutation.read(text)
    assert result.figures == {"content": "3 mutants, 2 found, 1 named as equivalent."}
    assert [finding.wrong for finding in result.findings] == ["No test finds: a", "Named, but found: b"]


@pytest.mark.parametrize(
    ("java", "node", "chromium", "lacks"),
    [
        ((17, 0), (20, 0), "chromium", []),
        ((16, 9), (18, 20), "chromium", ["Java 17 (this is 16)", "Node 20 (this is 18)"]),
        (None, None, None, ["Java 17", "Node 20", "Chromium"]),
    ],
)
def test_what_is_lacking_is_told(
    java: tuple[int, int] | None, node: tuple[int, int] | None, chromium: str | None, lacks: list[str]
) -> None:
    """Programs that are not there, or too old, are named with the oldest version that will do."""
    assert needs.lacking({"java": java, "node": node}, chromium) == lacks
    told = needs.sentence(lacks, node, full=False)
    assert all(lack in told for lack in lacks)
    assert told.count(".") == 1
    assert ("has all of them" in told) == (not lacks)


@pytest.mark.parametrize(
    ("node", "full", "warns"),
    [((20, 20), True, True), ((22, 18), True, True), ((22, 19), True, False), ((20, 20), False, False)],
)
def test_lighthouse_is_announced(node: tuple[int, int], *, full: bool, warns: bool) -> None:
    """Only a full audit on an older Node says that Lighthouse will warn, and that it runs all the same."""
    assert ("Lighthouse will warn" in needs.sentence([], node, full=full)) == warns


@pytest.mark.parametrize(
    ("said", "found"),
    [("openjdk 17.0.15 2025-04-15", (17, 0)), ("java 21", (21, 0)), ("v22.19.1", (22, 19)), ("none", None)],
)
def test_versions_are_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str, found: tuple[int, int] | None
) -> None:
    """Versions are read from what programs say of themselves; one that says none is as good as not there."""
    put_first(monkeypatch, tmp_path, "program", f"echo '{said}'")
    assert needs.version("program") == found
    assert needs.version("no-such-program") is None
