"""The audit's accessibility checks find a fault of one page, and a failing walk through the self-check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.audit import axe, self_check_states
from tests.audit.conftest import InChromium, write_site
from tests.audit.report import Result

WALKS = """
import os

def test_good():
    assert os.environ["BACKSTRIDE_BUILT"]

def test_bad():
    assert [] == ["button-name"]
"""


def look(site: Path, in_chromium: InChromium[Any]) -> Result:
    """Return what axe says of a site of one page."""
    result: Result = in_chromium(site, lambda browser, address: axe.check(browser, address, [""]))
    return result


def test_a_fault_is_found_in_both_schemes(tmp_path: Path, in_chromium: InChromium[Any]) -> None:
    """A button without a name is found, on a wide light page and on a narrow dark one, inside what is folded."""
    body = "<main><h1>x</h1><article><details><summary>more</summary><button></button></details></article></main>"
    result = look(write_site(tmp_path, body), in_chromium)
    assert [finding.wrong for finding in result.findings] == [
        "button-name, light, 1280 px",
        "button-name, dark, 320 px",
    ]
    assert {finding.place for finding in result.findings} == {"['button']"}


def test_a_page_without_faults_is_accepted(tmp_path: Path, in_chromium: InChromium[Any]) -> None:
    """A page with a language, a title, a heading and a named button has no finding."""
    assert look(write_site(tmp_path, "<main><h1>x</h1><button>y</button></main>"), in_chromium).findings == ()


def test_a_failing_walk_is_a_finding(tmp_path: Path) -> None:
    """The walks are tests that are told where the site is; each that fails is a finding with what it said."""
    (tmp_path / "test_walks.py").write_text(WALKS, "utf-8")
    result = self_check_states.check(tmp_path, str(tmp_path / "test_walks.py"))
    assert result.figures == {"walks": 2}
    (finding,) = result.findings
    assert finding.wrong.startswith("test_bad: ")
    assert "button-name" in finding.wrong
