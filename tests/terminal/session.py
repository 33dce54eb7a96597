"""Scripted sessions of the self-check in a terminal: lines in, text out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any, Final

from generator.load import Content
from generator.pages.render import plain
from generator.terminal import Streams, judge_file, self_check
from tests.conftest import ROOT

TEMPLATES: Final = ROOT / "site_src" / "templates"
TODAY: Final = "2026-11-26"
WIDTH: Final = 72
RUNNER: Final[Mapping[str, Any]] = {
    "flags_emergency": ["none"],
    "flags_urgent": ["none"],
    "flags_stop": ["none"],
    "flags_soon": ["none"],
    "age": "18_64",
    "onset": "gradual",
    "running": "usual",
    "site": "middle",
    "leg": ["none"],
    "duration": "w2",
    "worst": 3,
    "in_run": ["late", "downhill"],
    "moves": ["none"],
    "settle": "day",
    "last7": 10000,
    "long30": 10000,
    "next7": 12000,
    "changes": ["hills"],
    "life": ["no_strength"],
    "days": 3,
    "minutes": "m20",
    "more": "enough",
}
"""A runner who answers every page of the short check."""


@dataclass(frozen=True, slots=True)
class Session:
    """What was typed, and what came of it."""

    typed: StringIO
    out: StringIO = field(default_factory=StringIO)
    mistakes: StringIO = field(default_factory=StringIO)

    @property
    def streams(self) -> Streams:
        """The session as the terminal sees it."""
        return Streams(lines=self.typed, out=self.out, mistakes=self.mistakes, width=WIDTH)


def start(*lines: str) -> Session:
    """Return a session in which these lines are typed."""
    return Session(StringIO("".join(f"{line}\n" for line in lines)))


def type_lines(content: Content, lines: list[str], unit: str = "km") -> tuple[int, str]:
    """Return the exit code and everything that was written, as one line: where lines break depends on the width."""
    session = start(*lines)
    code = self_check(content, TEMPLATES, session.streams, unit=unit, today=TODAY)
    return code, one_line(session.out.getvalue())


def judge(content: Content, path: Path, clock: str = TODAY, **given: str) -> tuple[int, str, str]:
    """Return the exit code, the output and the mistakes of a file of answers; its name is written as F."""
    session = start()
    code = judge_file(content, path, session.streams, given=given, today=clock)
    return code, session.out.getvalue(), session.mistakes.getvalue().replace(path.as_posix(), "F")


def one_line(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


def said(text: str) -> str:
    """Return a text of content as the terminal writes it, on one line."""
    return one_line(plain(text))


def result_of(content: Content, text: str) -> str:
    """Return what stands below the heading of the result."""
    before, result = text.split(f"{content.words.result.title} ===")
    assert before
    return result
