"""The figures: drawn once for all pages that place them, and the sheet that shows all to contributors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.figures.diagram import diagram
from generator.figures.figure import Figure, figure, rungs
from generator.load import Content
from generator.pages.render import Page
from generator.write import Tree

_FOLDER: Final = "assets/figures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A figure or diagram as templates place it."""

    slug: str
    title: str
    description: str
    stills: str
    """Inline SVG."""
    animation: str = ""
    """An SVG file's text; empty where nothing moves."""
    seconds: float = 0.0
    """How long the animation takes."""
    panels: int = 1
    stacked: bool = False
    lettered: bool = False
    """Has words in it, and so needs room on a phone."""
    thumb: str = ""
    """The end pose alone, small; empty for diagrams and close-ups, which are small enough."""
    rung: bool = False
    """Whether it belongs to a rung of a ladder."""

    @property
    def file(self) -> str:
        """Where the animation is below the site's root; its name changes with its text."""
        digest = hashlib.sha256(self.animation.encode()).hexdigest()[:8]
        return f"{_FOLDER}/{self.slug}-{digest}.svg"


Gallery = Mapping[str, Drawing]


def draw_all(content: Content) -> Gallery:
    """Return every figure by its slug; rungs have `<slug>-<rung>`. Poses are checked before: none raises."""
    found: dict[str, Drawing] = {}
    for slug, pose in content.poses.items():
        found[slug] = _drawing(figure(slug, pose, content.presets))
        for name, rung in rungs(slug, pose):
            found[name] = _drawing(figure(name, rung, content.presets), rung=True)
    for slug, model in content.diagrams.items():
        made = diagram(slug, model)
        found[slug] = Drawing(
            slug=slug,
            title=made.title,
            description=made.description,
            stills=made.stills,
            animation=made.animation,
            seconds=made.seconds,
            panels=made.panels,
            stacked=made.stacked,
            lettered="<text" in made.stills,
        )
    return found


def _drawing(item: Figure, *, rung: bool = False) -> Drawing:
    """Return a figure with its animation; the rungs of a ladder stand still: their page has one movement."""
    return Drawing(
        slug=item.slug,
        title=item.title,
        description=item.description,
        stills=item.stills,
        animation="" if rung else item.animation,
        seconds=item.seconds,
        panels=len(item.sheet.panels),
        stacked=item.sheet.stacked,
        thumb="" if item.subject.pose.crop else item.thumb,
        rung=rung,
    )


def animations(gallery: Gallery) -> Tree:
    """Return the animation files."""
    return {item.file: item.animation.encode() for item in gallery.values() if item.animation}


def pages(gallery: Gallery) -> Iterator[Page]:
    """Yield the contact sheets: all figures with their start and end, and the end of each rung."""
    for name, of_rungs in (("figures", False), ("rungs", True)):
        drawings = [item for item in gallery.values() if item.rung is of_rungs]
        yield Page(
            path=f"contribute/{name}.md",
            template="figures.md.j2",
            kind="about",
            source="content/poses",
            explained=False,
            values={"drawings": drawings, "rungs": of_rungs},
        )
