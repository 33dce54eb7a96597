"""Cross-file checks: each yields problems; all are reported at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.checks import causes, exercises, glossary, homechecks, poses, references, routines, selfcheck
from generator.load import Content
from generator.load.messages import dotted
from generator.load.reader import decode, read
from generator.problems import ContentError, Problem

_CHECKS: Final[tuple[Callable[[Content, str], Iterator[Problem]], ...]] = (
    causes.check,
    exercises.check,
    glossary.check,
    homechecks.check,
    poses.check,
    references.check,
    routines.check,
    selfcheck.check,
)


def check_content(content: Content, root: Path) -> None:
    """Raise `ContentError` with every problem that only shows when files are seen together."""
    problems = [problem for check in _CHECKS for problem in check(content, root.name)]
    if problems:
        raise ContentError(located(problem, root.parent) for problem in problems)


def located(problem: Problem, project: Path) -> Problem:
    """Return a problem with the place of its key, or of the limb that a joint belongs to; line 1 if there is none."""
    path = project / problem.file
    if not problem.key or not path.is_file():
        return problem
    places = {dotted(key): place for key, place in read(decode(path.read_bytes())).values.items() if key}
    rung = _rung_of(problem.key)
    key = problem.key.removeprefix(rung)
    own = {name.removeprefix(rung): place for name, place in places.items() if _rung_of(name) == rung} or places
    for wanted in (key, _limb_of(key)):
        found = [place for name, place in own.items() if name == wanted or name.endswith(f".{wanted}")]
        if found:
            line, column = max(found)
            return replace(problem, line=line, column=column)
    return problem


def _rung_of(key: str) -> str:
    """Return the start of a key that names a rung of a figure: `rungs.fists.` of `rungs.fists.end.leg.right`."""
    parts = key.split(".", 2)
    return f"rungs.{parts[1]}." if parts[0] == "rungs" and len(parts) > 2 else ""  # noqa: PLR2004 - rungs, its name, a key


def _limb_of(key: str) -> str:
    """Return the limb that a joint or contact of a figure belongs to: `knee.left` is set by `leg.left`."""
    joint, _, side = key.removeprefix("rests.").rpartition(".")
    kind = "arm" if joint in {"shoulder", "elbow", "forearm", "wrist", "hand"} else "leg"
    return f"{kind}.{side}" if side in {"left", "right"} else "spine" if key in {"lumbar", "thorax", "neck"} else key
