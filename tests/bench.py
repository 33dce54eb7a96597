"""`make bench`: how long the parts of a build and of the self-check take, as ratios within one run.

Seconds on another machine mean little; the ratios show which part grew.
"""

from __future__ import annotations

import gzip
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from generator.browsers import CHROMIUM
from generator.build import Project, build, check, generate, run_engine
from generator.finish import finish_site
from generator.pages.figures import Drawing, draw_all
from generator.write import write_tree
from tests import bench_selfcheck as selfcheck
from tests.browser.engines import ARGUMENTS, installed
from tests.conftest import ROOT, copy_project

RUNS = 3
_DRAW = "figures"
"""Argument that makes this program draw all figures and nothing else."""


def main(arguments: list[str]) -> int:
    """Print every figure; return 0."""
    if arguments == [_DRAW]:
        return _draw()
    subprocess.run([sys.executable, "-m", "tests.bench", _DRAW], check=True)
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project")
        build(project)
        content = check(project)
        docs, site = project.build / "docs", project.build / "bench"
        tree = generate(project, content)
        parts: dict[str, Callable[[], object]] = {
            "check content": lambda: check(project),
            "generate pages": lambda: generate(project, content),
            "write build/docs, nothing changed": lambda: write_tree(docs, tree),
            "MkDocs Material": lambda: run_engine(project, "mkdocs", site),
            "finish": lambda: finish_site(site),
        }
        seconds = {name: (_once(part) if name == "finish" else _median(part)) for name, part in parts.items()}
        _table("Build", seconds, "check content")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"largest process: this one {peak} MiB, the site engine {child} MiB\n")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=installed(CHROMIUM), args=ARGUMENTS)
            selfcheck.measure(browser, project.site)
            browser.close()
    return 0


def _draw() -> int:
    """Draw all figures in a process of its own, so that its memory is theirs."""
    content = check(Project(root=ROOT))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    gallery: dict[str, Drawing] = {}
    seconds = _median(lambda: gallery.update(draw_all(content)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"Figures: {len(gallery)} drawn in {seconds:.2f} s, {seconds / len(gallery) * 1000:.1f} ms each")
    print(f"peak memory {peak} MiB, of which {before} MiB before drawing")
    sheet = "".join(item.stills for item in gallery.values())
    print(f"stills: {len(sheet):,} bytes, {len(gzip.compress(sheet.encode(), 9)):,} compressed together")
    files = [item.animation.encode() for item in gallery.values() if item.animation]
    moving = [len(gzip.compress(data, 9)) for data in files]
    largest, middle = max(moving), statistics.median(moving)
    print(f"animations: {len(moving)}, median {middle:,.0f}, largest {largest:,} bytes compressed\n")
    return 0


def _once(part: Callable[[], object]) -> float:
    begin = time.perf_counter()
    part()
    return time.perf_counter() - begin


def _median(part: Callable[[], object]) -> float:
    return statistics.median(_once(part) for _ in range(RUNS))


def _table(title: str, seconds: dict[str, float], unit: str) -> None:
    print(f"{title}: seconds, and as a multiple of {unit!r}")
    for name, value in seconds.items():
        print(f"  {name:<36}{value:>8.2f} s{value / seconds[unit]:>8.1f} x")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
