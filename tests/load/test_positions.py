"""Real content files, broken at random places: the problem is reported exactly where the file was broken.

The loader's own positions only choose the place. Where the problem is expected comes from the text that was
broken: from searching it for the marker that was put in.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import pytest

from generator.load.reader import Document, read
from generator.load.reader import Path as KeyPath
from tests.load.copies import CONTENT, problems_in

SEED: Final = 20240501
DRAWS: Final = 30
MARKER: Final = "zz_marker"
BIDI: Final = "\u202e"
SINGLES: Final = ("base.yml", "messages.yml", "ranking.yml")
CHOOSERS: Final = frozenset({"type", "kind"})
"""Keys that choose the model; without one of them nothing can be said about the other keys, nor about this one."""
NAMED: Final = frozenset({"rests", "rungs"})
"""Keys below which names stand that are chosen from a list, or freely, and are no keys of a model."""
OPEN: Final = frozenset({"answers", "value"})
"""Keys whose values may be a text as well as a number; what stands below `answers` are ids and not keys of a model."""

FILES: Final = sorted(path.relative_to(CONTENT) for path in CONTENT.rglob("*.yml") if path.parent.name != "schema")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A key of a real file."""

    text: str
    document: Document
    path: KeyPath

    @property
    def key(self) -> str:
        """The key itself."""
        return str(self.path[-1])

    @property
    def start(self) -> int:
        """Where the key starts in the text."""
        return _offset(self.text, self.document.keys[self.path])

    @property
    def value_start(self) -> int:
        """Where its value starts."""
        return _offset(self.text, self.document.values[self.path])

    @property
    def value(self) -> object:
        """Its value."""
        value = self.document.value
        for part in self.path:
            value = value[part]
        return value

    @property
    def in_braces(self) -> bool:
        """Whether it stands in a group that is written in braces."""
        return self.text[_offset(self.text, self.document.values[self.path[:-1]])] == "{"


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A way to break a file at a key."""

    suits: Callable[[Spot], bool]
    apply: Callable[[Spot], str]
    """Returns the broken text."""
    marker: str
    """What stands only once in the broken text: there, or at the key behind it, is the problem."""
    message: str
    """What the problem's message starts with."""
    behind: bool = False


def _offset(text: str, place: tuple[int, int]) -> int:
    line, column = place
    return sum(len(above) for above in text.splitlines(keepends=True)[: line - 1]) + column - 1


def _insert(text: str, offset: int, what: str, *, instead_of: str = "") -> str:
    assert text.startswith(instead_of, offset)
    return text[:offset] + what + text[offset + len(instead_of) :]


def _line_start(spot: Spot) -> int:
    return spot.text.rfind("\n", 0, spot.start) + 1


def _indented(spot: Spot) -> bool:
    return not spot.text[_line_start(spot) : spot.start].strip(" ")


def _doubled(spot: Spot) -> str:
    column = spot.document.keys[spot.path][1]
    between = ", " if spot.in_braces else "\n" + " " * (column - 1)
    return _insert(spot.text, spot.start, f"{spot.key}: {MARKER}{between}")


def _integer(spot: Spot) -> bool:
    return type(spot.value) is int and not OPEN & set(spot.path)


def _filled(spot: Spot) -> bool:
    return spot.value is not None


def _of_a_model(spot: Spot) -> bool:
    return spot.key not in CHOOSERS and not NAMED & set(spot.path[-2:-1]) and "answers" not in spot.path[:-1]


def _line_end(spot: Spot) -> int:
    found = re.compile("$", re.MULTILINE).search(spot.text, spot.start)
    assert found
    return found.start()


WAYS: Final = {
    "unknown key": Break(
        suits=_of_a_model,
        apply=lambda spot: _insert(spot.text, spot.start, MARKER, instead_of=spot.key),
        marker=MARKER,
        message=f"there is no key {MARKER!r} here",
    ),
    "text for a number": Break(
        suits=_integer,
        apply=lambda spot: _insert(spot.text, spot.value_start, MARKER, instead_of=str(spot.value)),
        marker=MARKER,
        message=f"found the text {MARKER!r}",
    ),
    "key twice": Break(
        suits=_filled,
        apply=_doubled,
        marker=MARKER,
        behind=True,
        message="the key is here a second time",
    ),
    "at sign": Break(
        suits=_filled,
        apply=lambda spot: _insert(spot.text, spot.value_start, "@" + MARKER),
        marker="@" + MARKER,
        message="not valid YAML: ",
    ),
    "tab": Break(
        suits=_indented,
        apply=lambda spot: _insert(spot.text, _line_start(spot), "\t"),
        marker="\t",
        message="not valid YAML: ",
    ),
    "bidirectional character": Break(
        suits=_filled,
        apply=lambda spot: _insert(spot.text, _line_end(spot), BIDI),
        marker=BIDI,
        message="the invisible character U+202E",
    ),
}


def _expected_place(way: Break, spot: Spot, broken: str) -> tuple[int, int]:
    """Search the broken text for the place of the problem."""
    assert broken.count(way.marker) == 1
    offset = broken.index(way.marker)
    if way.behind:
        offset = broken.index(spot.key, offset + len(way.marker))
    return broken.count("\n", 0, offset) + 1, offset - broken.rfind("\n", 0, offset)


def _spots(file: Path) -> Iterator[Spot]:
    text = (CONTENT / file).read_text("utf-8")
    document = read(text)
    for path in document.keys:
        yield Spot(text=text, document=document, path=path)


def _smallest_content(folder: Path) -> Path:
    """Copy only what must be there: the whole content takes a hundred times as long to load.

    What refers to files that are not there is a problem as well, but another one.
    """
    content = folder / "content"
    shutil.copytree(CONTENT / "selfcheck", content / "selfcheck", ignore=lambda _, names: set(names) - set(SINGLES))
    return content


def _draw(way: str, number: int) -> tuple[Path, Spot]:
    """Choose a file and one of its keys that can be broken in this way."""
    random = Random(f"{SEED} {way} {number}")  # noqa: S311 - the same draws on every run are what is wanted
    for file in random.sample(FILES, len(FILES)):
        if spots := [spot for spot in _spots(file) if WAYS[way].suits(spot)]:
            return file, random.choice(spots)
    raise LookupError(f"no content file can be broken by: {way}")


@pytest.mark.parametrize("number", range(DRAWS))
@pytest.mark.parametrize("way", WAYS)
def test_a_problem_is_reported_where_the_file_was_broken(way: str, number: int, tmp_path: Path) -> None:
    """A real file that is broken at any of its keys has a problem with exactly that line and column, also with CRLF."""
    file, spot = _draw(way, number)
    broken = WAYS[way].apply(spot)
    content = _smallest_content(tmp_path)
    (content / file).parent.mkdir(parents=True, exist_ok=True)
    (content / file).write_bytes(broken.replace("\n", "\r\n" if number % 2 else "\n").encode())
    about_it = [problem for problem in problems_in(content) if problem.message.startswith(WAYS[way].message)]
    found = {(problem.file, (problem.line, problem.column)) for problem in about_it}
    assert found == {(f"content/{file.as_posix()}", _expected_place(WAYS[way], spot, broken))}


def test_draws_differ() -> None:
    """The draws break many files of several kinds, so that they are not one place over and over."""
    files = {_draw(way, number)[0] for way in WAYS for number in range(DRAWS)}
    assert len(files) > DRAWS
    assert len({file.parent for file in files}) > 5
