"""Problems in content: where, what, what is allowed, and one hint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong in a content file. Line and column count from 1."""

    file: str
    line: int
    column: int
    key: str
    """Path of the key, such as `doses.start.reps`; empty for the file as a whole."""
    message: str
    allowed: str = ""
    hint: str = ""

    @classmethod
    def of_file(cls, file: str, message: str, *, allowed: str, hint: str, key: str = "") -> Problem:
        """Return a problem of a file as a whole, or of a key whose place is not known any more."""
        return cls(file=file, line=1, column=1, key=key, message=message, allowed=allowed, hint=hint)

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}"
        head = f"{where}: {self.key}: {self.message}" if self.key else f"{where}: {self.message}"
        tail = [f"    {label}: {text}" for label, text in (("allowed", self.allowed), ("hint", self.hint)) if text]
        return "\n".join([head, *tail])


class ContentError(Exception):
    """Content that cannot be built from; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))


def report(problems: tuple[Problem, ...], place: str = "content") -> str:
    """Return all problems as text, with their count on the last line."""
    count = len(problems)
    return "\n".join([*map(str, problems), f"{count} problem{'' if count == 1 else 's'} in {place}"])
