"""Jobs on each interpreter: CPython, the pinned Pyodide under Node, and the page's own JavaScript under Node."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from generator.bundle.wheel import build_wheel
from tests.assessment import runner

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]

Jobs = Mapping[str, tuple[str, Mapping[str, Any]]]
"""Id -> function and input."""
Outcomes = Mapping[str, runner.Outcome]


def on_cpython(jobs: Jobs) -> Outcomes:
    """Run jobs here."""
    outcomes: Outcomes = json.loads(runner.run_all(json.dumps(jobs)))
    return outcomes


def in_pyodide(jobs: Jobs) -> Outcomes:
    """Run jobs with the wheel that the site ships and the runner's own source, in one Node process."""
    return _node(
        "run_pyodide.mjs",
        {
            "wheel": base64.b64encode(build_wheel(ROOT / "generator")).decode(),
            "runner": Path(runner.__file__).read_text("utf-8"),
            "jobs": json.dumps(jobs),
        },
    )


def in_javascript(jobs: Jobs) -> Outcomes:
    """Run jobs with the page's own modules, in one Node process."""
    return _node("run_javascript.mjs", jobs)


def _node(script: str, data: object) -> Outcomes:
    done = subprocess.run(
        ["node", str(HERE / script)], input=json.dumps(data), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    outcomes: Outcomes = json.loads(done.stdout)
    return outcomes
