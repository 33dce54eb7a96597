"""An audit tells of everything it has found, to people and to machines, and fails if it is anything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit import __main__ as program
from tests.audit import needs
from tests.audit.report import FINDINGS_SHOWN, Finding, Result, table
from tests.conftest import BUILT, SITE_URL, built_project

GOOD = Result(name="Good", figures={"pages": 1234, "KiB": {"small/": 1.5, "large/": 60.0}})
BAD = Result(
    name="Bad",
    findings=tuple(Finding(page=f"page{number}/", wrong="the same mistake", place="<p>") for number in range(5)),
)


def test_the_table_is_short() -> None:
    """Figures of many pages become a range, and the same mistake of many pages one line."""
    assert table([GOOD, BAD]).splitlines() == [
        "Good                        in order",
        "    pages                    1,234",
        "    KiB                      1.5 (small/) to 60.0 (large/)",
        "Bad                         5 wrong",
        "  ! the same mistake",
        "      on page0/, page1/, page2/ and 2 more",
        "      <p>",
    ]


def test_many_mistakes_are_cut_short() -> None:
    """Beyond a screenful the table says how many more there are, and where."""
    findings = tuple(Finding(page="", wrong=str(number)) for number in range(FINDINGS_SHOWN + 2))
    assert table([Result(name="Bad", findings=findings)]).splitlines()[-1] == "  ! and 2 other mistakes, in audit.json"


@pytest.mark.parametrize(("results", "code"), [([GOOD], 0), ([GOOD, BAD], 1)])
def test_any_finding_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, results: list[Result], code: int) -> None:
    """The exit code is 1 if there is a finding; the file has every figure and finding either way."""
    monkeypatch.setattr(program, "ROOT", tmp_path)
    monkeypatch.setattr(program, "REPORT", tmp_path / "build" / "audit.json")

    def checks(_site: Path, *, full: bool, tested: bool) -> Iterator[Result]:
        assert (full, tested) == (True, False)
        yield from results

    monkeypatch.setattr(program, "_checks", checks)
    assert program.audit(tmp_path, full=True, tested=False) == code
    report = json.loads((tmp_path / "build" / "audit.json").read_text("utf-8"))
    assert report["findings"] == sum(len(result.findings) for result in results)
    assert report["checks"][0] == {"name": "Good", "figures": GOOD.figures, "findings": []}
    assert [one["page"] for check in report["checks"] for one in check["findings"]] == [
        finding.page for result in results for finding in result.findings
    ]


def test_what_is_lacking_ends_the_audit(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without Java the audit says so in one sentence, and does nothing else."""
    monkeypatch.setattr(needs, "version", lambda command: None if command == "java" else (22, 19))
    assert program.main([]) == 1
    (sentence,) = capsys.readouterr().out.splitlines()
    assert sentence.endswith("; this machine lacks Java 17.")


def test_a_site_that_is_built_already_must_have_the_address_of_the_tests(tmp_path: Path) -> None:
    """Tests refuse a site for another address, or of another folder, with what to do."""
    site = tmp_path / "build" / "site"
    site.mkdir(parents=True)
    for address, folder in (("https://other.example/", site), (SITE_URL, tmp_path)):
        (folder / "index.html").write_text(f'<link rel="canonical" href="{address}">', "utf-8")
        with pytest.raises(pytest.fail.Exception, match=f"{BUILT} must name build/site"):
            built_project(folder)
    (site / "index.html").write_text(f'<link rel="canonical" href="{SITE_URL}">', "utf-8")
    assert built_project(site).root == tmp_path
