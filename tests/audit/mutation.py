"""Mutation tests: which small mistakes in the rules and in the code of the self-check no test finds."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from tests.audit.report import Finding, Result
from tests.conftest import ROOT

LACKS: Final = ("No test finds: ", "Named, but found: ")


def check() -> Result:
    """Run every mutant; this takes long."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.mutants"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    result = read(done.stdout)
    if bool(result.findings) != bool(done.returncode):
        raise RuntimeError(f"the mutation tests ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return result


def read(text: str) -> Result:
    """Return what the mutation tests have printed: a line of figures for each kind, and a line for each lack."""
    lines = text.splitlines()
    findings = tuple(Finding(page="", wrong=line) for line in lines if line.startswith(LACKS))
    figures = {kind.lower(): line.partition(": ")[2] for kind in ("Content", "Code") for line in lines if kind in line}
    return Result(name="Mutation tests", figures=figures, findings=findings)
