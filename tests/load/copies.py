"""The repository's content, copied so that a test may break it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

from generator.load import load
from generator.pages import urls
from generator.problems import ContentError, Problem

CONTENT: Final = Path(__file__).resolve().parents[2] / "content"
PAGES: Final = frozenset(urls.PAGES)


def copy_content(folder: Path) -> Path:
    """Copy the real content below `folder` and return the copy."""
    return shutil.copytree(CONTENT, folder / "content")


def problems_in(content: Path) -> tuple[Problem, ...]:
    """Load a content folder that must be refused, and return its problems."""
    with pytest.raises(ContentError) as caught:
        load(content, PAGES)
    return caught.value.problems
