"""Cross-file checks: each yields problems; all are reported at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from generator.checks import causes, references, selfcheck
from generator.load import Content
from generator.problems import ContentError, Problem

_CHECKS: Final[tuple[Callable[[Content, str], Iterator[Problem]], ...]] = (
    causes.check,
    references.check,
    selfcheck.check,
)


def check_content(content: Content, root: Path) -> None:
    """Raise `ContentError` with every problem that only shows when files are seen together."""
    problems = [problem for check in _CHECKS for problem in check(content, root.name)]
    if problems:
        raise ContentError(problems)
