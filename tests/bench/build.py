"""The build part of `make bench`: how long the figures and the parts of a build take."""

from __future__ import annotations

import gzip
import resource
import statistics
import time
from collections.abc import Callable
from typing import Final

from generator.build import Project, check, generate, run_engine
from generator.finish import finish_site
from generator.pages.figures import Drawing, draw_all
from generator.write import write_tree
from tests.conftest import ROOT

RUNS: Final = 3


def measure(project: Project) -> None:
    """Print the seconds of each part, of a project that is built."""
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


def draw() -> None:
    """Draw all figures and print what it takes; in a process of its own, so that its memory is theirs."""
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
