"""One pose drawn to files of its own, so that its author need not build the site."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

from watchfiles import watch

from generator.build import Project, explain
from generator.checks.poses import pose_faults
from generator.figures.figure import figure, rungs
from generator.figures.posture import FigureError
from generator.load import Content, load
from generator.models.poses import Pose
from generator.pages.urls import PAGES
from generator.problems import ContentError
from generator.write import write_tree

_STYLE: Final = "5-figures.css"


def sketch(project: Project, slug: str, *, watching: bool = False) -> int:
    """Draw a pose, its rungs and its movement to `build/figures/`; print its text and what is wrong with it.

    Returns 0, or 1 where something is wrong. With `watching` it draws again whenever a pose is saved.
    """
    wrong = _draw(project, slug)
    if watching:
        print("Watching content/poses - stop with Ctrl+C", flush=True)
        try:
            for _ in watch(project.root / "content" / "poses", raise_interrupt=True):
                wrong = _draw(project, slug)
        except KeyboardInterrupt:
            pass
    return wrong


def _draw(project: Project, slug: str) -> int:
    try:
        content = load(project.root / "content", PAGES)
    except ContentError as error:
        print(explain(error), file=sys.stderr, flush=True)
        return 1
    if slug not in content.poses:
        known = ", ".join(content.poses)
        print(f"There is no content/poses/{slug}.yml.\n    allowed: {known}", file=sys.stderr, flush=True)
        return 1
    files: dict[str, bytes] = {}
    wrong = 0
    style = (project.root / "site_src" / "css" / _STYLE).read_text("utf-8")
    for name, pose in [(slug, content.poses[slug]), *rungs(slug, content.poses[slug])]:
        found = list(pose_faults(name, pose, content, {}))
        for fault in found:
            text = f"{name}: {fault.key}: {fault.message}\n    allowed: {fault.allowed}\n    hint: {fault.hint}"
            print(text, file=sys.stderr, flush=True)
        wrong += len(found)
        try:
            files.update(_files(name, pose, content, style))
        except FigureError:
            continue  # said above: nobody can take this pose
    write_tree(project.build / "figures", files)
    print("\n".join(str(project.build / "figures" / name) for name in files), flush=True)
    return 1 if wrong else 0


def _files(name: str, pose: Pose, content: Content, style: str) -> Iterator[tuple[str, bytes]]:
    made = figure(name, pose, content.presets)
    print(f"{name}: {made.description}", flush=True)
    yield f"{name}.svg", alone(made.stills, style)
    if made.animation:
        yield f"{name}-movement.svg", alone(made.animation.replace(' begin="indefinite"', ""), style)


def alone(svg: str, style: str) -> bytes:
    """Return an SVG that needs no page: with its namespace, its style, and a size."""
    head, _, rest = svg.partition(">")
    space = "" if "xmlns=" in head else ' xmlns="http://www.w3.org/2000/svg"'
    return f'{head}{space} width="960"><style>{style}</style>{rest}'.encode()
