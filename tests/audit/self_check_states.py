"""Accessibility of the self-check in every state: the tests that walk through them, run on the site under audit."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

from tests.audit.first_question import PAGE
from tests.audit.report import Finding, Result
from tests.conftest import BUILT, ROOT

WALKS: Final = "tests/browser/test_selfcheck_states.py"
PASSED: Final = 0
FAILED: Final = 1
"""What pytest ends with if some test has failed; anything else means that it could not run."""


def check(site: Path, tests: str = WALKS) -> Result:
    """Run the walks, or the tests in another file, in as many processes as there are processors."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "--numprocesses", "auto", f"--junitxml={report}", tests]
        environment = {**os.environ, BUILT: str(site.resolve())}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if done.returncode not in {PASSED, FAILED}:
            raise RuntimeError(f"pytest ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        cases = list(ET.parse(report).iter("testcase"))  # noqa: S314 - pytest wrote it just now
    findings = tuple(
        Finding(page=PAGE, wrong=f"{case.get('name')}: {' '.join((fault.get('message') or '').split())[:300]}")
        for case in cases
        for fault in case
        if fault.tag in {"failure", "error"}
    )
    return Result(name="Self-check states (axe)", figures={"walks": len(cases)}, findings=findings)
