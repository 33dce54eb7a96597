"""Pieces of HTML for the plans of the self-check: one for each exercise that a plan may hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.bundle import hashed_folder
from generator.load import Content
from generator.models.plan import Plan
from generator.pages.exercises import rung_figures
from generator.pages.figures import Gallery
from generator.pages.render import Page, Renderer
from generator.pages.selfcheck import planned_exercises
from generator.pages.urls import PAGES
from generator.write import Tree

NAME: Final = "exercises"
"""Under which pages find the folder."""
SUFFIX: Final = ".txt"
"""Not `.html`: a piece is no page, and has neither a head nor a policy."""


def exercise_fragments(content: Content, gallery: Gallery, renderer: Renderer) -> tuple[str, Tree]:
    """Return the folder (below the site's root) and its files, one for each exercise of the plan data.

    Links are seen from the page of the self-check, which places the pieces.
    """
    texts = {
        f"{name}{SUFFIX}": renderer.render(_piece(content, gallery, name), content).encode()
        for name in planned_exercises(content.plan)
    }
    folder = hashed_folder(NAME, texts)
    return folder, {f"{folder}/{file}": text for file, text in texts.items()}


def _piece(content: Content, gallery: Gallery, name: str) -> Page:
    exercise = content.exercises[name]
    return Page(
        path=PAGES["self-check"],
        template="_plan-exercise.html.j2",
        kind="exercises",
        about=exercise,
        explained=False,
        values={"exercise": exercise, "rungs": list(_rungs(content, gallery, name))},
    )


def _rungs(content: Content, gallery: Gallery, name: str) -> Iterator[Mapping[str, Any]]:
    """Yield the rungs that a plan can reach, each with its drawing, or that of the exercise.

    A close-up has no small drawing; the whole one has ids, and so stands only once.
    """
    own = rung_figures(content, name)
    for place, rung in enumerate(content.exercises[name].ladder[: _reach(content.plan)]):
        drawing = gallery.get(own.get(rung.name, name))
        whole = drawing.stills if drawing and not place else ""
        yield {"rung": rung, "picture": (drawing.thumb or whole) if drawing else "", "own": rung.name in own}


def _reach(plan: Plan) -> int:
    """Return how many rungs of a ladder a plan can reach."""
    highest = max([1, *(start.rung for start in plan.start_rungs)])
    return highest + max(stage.up for stage in plan.stages)
