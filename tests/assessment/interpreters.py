"""Jobs on each interpreter: CPython, the pinned Pyodide under Node, and the page's own JavaScript under Node."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from generator.bundle.wheel import build_wheel
from tests.assessment import runner

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]

Jobs = Mapping[str, tuple[str, Mapping[str, Any]]]
"""Id -> function and input."""
Outcomes = Mapping[str, runner.Outcome]


class OneByOne(Mapping[str, runner.Outcome]):
    """Outcomes of jobs, each of which runs here when it is asked for."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs

    def __getitem__(self, name: str) -> runner.Outcome:
        outcome: runner.Outcome = json.loads(runner.run_all(json.dumps({name: self._jobs[name]})))[name]
        return outcome

    def __contains__(self, name: object) -> bool:
        return name in self._jobs

    def __iter__(self) -> Iterator[str]:
        return iter(self._jobs)

    def __len__(self) -> int:
        return len(self._jobs)


class Engines(dict[str, Outcomes]):
    """Outcomes by interpreter; an interpreter is started when its first outcome is asked for."""

    def __init__(self, starts: Mapping[str, Callable[[], Outcomes]]) -> None:
        super().__init__()
        self._starts = starts

    def __missing__(self, name: str) -> Outcomes:
        self[name] = self._starts[name]()
        return self[name]


def on_cpython(jobs: Jobs) -> Outcomes:
    """Run jobs here."""
    return OneByOne(jobs)


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
