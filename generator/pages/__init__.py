"""Content -> Markdown pages: one module per kind of page gives its template the values to place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.load import Content
from generator.pages import (
    articles,
    components,
    evidence,
    examples,
    exercises,
    figures,
    guide,
    kit,
    paper,
    progressions,
    proof,
    prose,
    redflags,
    routines,
    selfcheck,
)
from generator.pages.listing import Labels
from generator.pages.render import Page


def all_pages(
    content: Content, labels: Labels, rules: Mapping[str, Any], gallery: figures.Gallery, prose_folder: Path
) -> list[Page]:
    """Return every page of the site; `labels` are words for closed sets, `rules` those of the self-check."""
    return [
        *guide.pages(content),
        *articles.pages(content, labels),
        *exercises.pages(content, labels),
        *routines.pages(content, labels),
        *kit.pages(content, labels),
        *progressions.pages(content),
        *redflags.pages(content),
        *evidence.pages(content, labels),
        *figures.pages(gallery),
        *components.pages(content, labels, gallery),
        *selfcheck.pages(content, rules),
        *proof.pages(content, labels, rules),
        *paper.pages(content, labels),
        *examples.pages(content, labels, rules),
        *prose.pages(prose_folder, content),
    ]
