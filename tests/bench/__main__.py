"""`make bench`: how long the parts of a build, of the engine and of the self-check take, as ratios within one run.

Seconds on another machine mean little; the ratios show which part grew. `python -m tests.bench engine` leaves out the
build. What is measured of the engine and of the self-check is written to `build/bench.json`; nothing fails here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import Playwright, sync_playwright

from generator.browsers import CHROMIUM
from generator.build import Project, build, check
from tests.bench import build as of_build
from tests.bench import engine, selfcheck
from tests.bench.summary import Numbers, details, numbers, readme, sizes, verdicts
from tests.bench.visit import serving
from tests.browser.engines import chromium, installed
from tests.conftest import ROOT, copy_project

ROUNDS: Final = int(os.environ.get("BACKSTRIDE_BENCH_ROUNDS", "7"))
"""How often each engine is loaded in each case."""
FILE: Final = ROOT / "build" / "bench.json"
_DRAW: Final = "figures"
"""Argument that makes this program draw all figures and nothing else."""
_ENGINE: Final = "engine"
"""Argument that leaves out the build."""


def main(arguments: list[str]) -> int:
    """Print every number, and write those of the engine and of the self-check; return 0."""
    if arguments == [_DRAW]:
        of_build.draw()
        return 0
    if arguments != [_ENGINE]:
        subprocess.run([sys.executable, "-m", "tests.bench", _DRAW], check=True)
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project")
        build(project)
        if arguments != [_ENGINE]:
            of_build.measure(project)
        with sync_playwright() as playwright:
            found = {**_selfcheck(playwright, project), **_engine(playwright, project)}
    _tell(found)
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


def _selfcheck(playwright: Playwright, project: Project) -> Numbers:
    browser = chromium(playwright, installed(CHROMIUM))
    found = selfcheck.measure(browser, project.site)
    browser.close()
    return found


def _engine(playwright: Playwright, project: Project) -> Numbers:
    with serving(project.site, check(project)) as host:
        samples = engine.measure(playwright, host, ROUNDS)
        return {**numbers(samples, ROUNDS), **sizes(host.manifest, host.stock)}


def _tell(found: Numbers) -> None:
    print(f"\nEngine: {ROUNDS} rounds of each; times in milliseconds up to Python loaded, and up to the first answer")
    print("\n".join(details(found)))
    print("\nRatios of ours to Pyodide as it is published, and their limits; no part of the tests")
    print("\n".join(verdicts(found)))
    print("\nFor the README\n")
    print("\n".join(readme(found)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
