"""Poses that a body can take, that touch what they rest on, and that belong to the pages that show them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.figures.describe import describe
from generator.figures.diagram import faults as diagram_faults
from generator.figures.figure import figure, rungs
from generator.figures.lint import Fault, faults
from generator.figures.posture import FigureError
from generator.load import Content
from generator.models.poses import Pose
from generator.problems import Problem


def check(content: Content, root: str) -> Iterator[Problem]:
    """Yield what is wrong with figures, and rungs that no ladder has."""
    texts: dict[str, str] = {}
    for slug, pose in content.poses.items():
        file = f"{root}/poses/{slug}.yml"
        for name, variant in [(slug, pose), *rungs(slug, pose)]:
            key = "" if name == slug else f"rungs.{name.removeprefix(f'{slug}-')}."
            yield from (_problem(file, key, fault) for fault in pose_faults(name, variant, content, texts))
        yield from _stray_rungs(content, slug, pose, file)
        yield from _taken_names(content, slug, pose, file)
    for slug, model in content.diagrams.items():
        file = f"{root}/diagrams/{slug}.yml"
        yield from (_problem(file, "", fault) for fault in diagram_faults(model))


def pose_faults(slug: str, pose: Pose, content: Content, texts: dict[str, str]) -> Iterator[Fault]:
    """Yield what is wrong with one figure; `texts` collects text alternatives, of which no two may be equal."""
    try:
        made = figure(slug, pose, content.presets)
    except FigureError as error:
        yield Fault(error.key, error.message, error.allowed, error.hint)
        return
    yield from faults(made.subject)
    text = describe(made.subject, content.presets)
    other = texts.setdefault(text, slug)
    if other != slug:
        hint = "say what is different here in `description`"
        yield Fault("description", f"has the same text alternative as {other}", "a text of its own", hint)


def _problem(file: str, prefix: str, fault: Fault) -> Problem:
    return Problem.of_file(file, fault.message, key=f"{prefix}{fault.key}", allowed=fault.allowed, hint=fault.hint)


def _stray_rungs(content: Content, slug: str, pose: Pose, file: str) -> Iterator[Problem]:
    exercise = content.exercises.get(slug)
    if exercise is None:
        return
    names = [rung.name for rung in (*exercise.ladder, *exercise.variations)]
    for key, rung in pose.rungs.items():
        if rung.name not in names:
            yield Problem.of_file(
                file,
                f"the page has no rung {rung.name!r}",
                key=f"rungs.{key}.name",
                allowed=", ".join(names),
                hint="copy the name of a rung or variation",
            )


def _taken_names(content: Content, slug: str, pose: Pose, file: str) -> Iterator[Problem]:
    for key in pose.rungs:
        if f"{slug}-{key}" in content.poses:
            yield Problem.of_file(
                file,
                f"its figure would be named {slug}-{key}, as another pose is",
                key=f"rungs.{key}",
                allowed="rungs whose names, behind that of the pose, no other pose has",
                hint="rename the rung, or delete the other pose",
            )
