"""A figure as the site uses it: stills, animation and text alternative of a pose or of a rung of its ladder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from zlib import crc32

from generator.figures.describe import describe
from generator.figures.draw import Scene, scene
from generator.figures.svg import ROUNDS, Sheet, animation, lay_out, round_seconds, stills, thumbnail
from generator.models import poses

LOOKS: Final = 4


@dataclass(frozen=True)
class Figure:
    """One drawing: `slug` names it on the site and in its file."""

    slug: str
    title: str
    subject: Scene
    description: str

    @cached_property
    def stills(self) -> str:
        """Start and end as inline SVG."""
        return stills(self.subject, self.sheet, (f"fig-{self.slug}", self.title, self.description))

    @cached_property
    def animation(self) -> str:
        """The movement as an SVG file; empty where nothing moves."""
        moves = len(self.subject.movement.keys) > 1 and not self.subject.pose.only
        return animation(self.subject, self.sheet) if moves else ""

    @property
    def thumb(self) -> str:
        """The end pose alone, small, for lists."""
        return thumbnail(self.subject)

    @cached_property
    def sheet(self) -> Sheet:
        """How start and end are laid out."""
        return lay_out(self.subject)

    @property
    def seconds(self) -> float:
        """How long the animation takes, all rounds together."""
        return ROUNDS * round_seconds(self.subject.pose.timing)


def figure(slug: str, pose: poses.Pose, presets: Mapping[str, poses.Preset]) -> Figure:
    """Return a figure; raise `FigureError` for a pose that nobody can take."""
    subject = scene(pose, presets, look_of(slug))
    return Figure(slug, pose.name, subject, describe(subject, presets))


def look_of(slug: str) -> int:
    """Return which of the four people shows an exercise: they take turns, and adding one changes no other."""
    return crc32(slug.encode()) % LOOKS + 1


def rungs(slug: str, pose: poses.Pose) -> Iterator[tuple[str, poses.Pose]]:
    """Yield the slug and the whole pose of each rung: what a rung does not say is as in the main figure."""
    for key, rung in pose.rungs.items():
        changes = {
            name: getattr(rung, name)
            for name in ("view", "props", "works", "arrows", "description")
            if getattr(rung, name) is not None
        }
        changes["start"] = merged(pose.start, rung.start)
        changes["end"] = merged(pose.end, rung.end) if pose.end else rung.end
        changes["look"] = pose.look or look_of(slug)
        still: dict[str, object] = {
            "still": (),
            "straight": (),
            "arrows": (),
            "rungs": {},
            "description": None,
            "between": (),
        }
        yield f"{slug}-{key}", pose.model_copy(update={**still, **changes, "name": f"{pose.name}: {rung.name}"})


def merged(base: poses.Stance | None, changes: poses.Stance) -> poses.Stance:
    """Return a stance with the keys of another laid over it; a new preset starts afresh."""
    if base is None or changes.preset:
        return changes
    given = {name: getattr(changes, name) for name in changes.model_fields_set}
    if "rests" in given:
        given["rests"] = {**base.rests, **changes.rests}
    return base.model_copy(update=given)
