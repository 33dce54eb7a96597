"""How the texts of content read: US school grade (Flesch-Kincaid), and words that no dictionary knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, get_args

import textstat  # type: ignore[import-untyped]  # it has no types
from pydantic import BaseModel
from spellchecker import SpellChecker

from generator.load import Content
from generator.models.base import PROSE
from generator.models.evidence import Claim
from generator.models.inline import parser
from generator.problems import Problem

HARDEST: Final = 8.0
"""The grade that advice may not pass."""
FEWEST: Final = 40
"""Words below which a grade says little."""
WORDS: Final = Path("site_src") / "words.txt"
"""Words that are right and that the dictionary does not have."""
_WORD: Final = re.compile(r"[A-Za-z][a-z]+(?:['’][a-z]+)?")
_SLOT: Final = re.compile(r"\{[a-z_]+\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text of a content file; `file` as `causes/load`."""

    file: str
    text: str
    is_claim: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How much is written in one kind of content, and how hard it reads."""

    kind: str
    files: int
    words: int
    advice: float
    """Grade of everything but the claims."""
    claims: float | None
    hardest: tuple[float, str]
    """The hardest file's grade of advice, and the file."""


def passages(content: Content) -> Iterator[Passage]:
    """Yield every text that a reader sees, file by file."""
    for file, model in content.files():
        for text, is_claim in _texts(model, is_claim=False):
            yield Passage(file=file, text=_plain(text), is_claim=is_claim)


def _texts(value: object, *, is_claim: bool) -> Iterator[tuple[str, bool]]:
    if isinstance(value, tuple):
        for item in value:
            yield from _texts(item, is_claim=is_claim)
    elif isinstance(value, BaseModel):
        inside = is_claim or isinstance(value, Claim)
        for name in type(value).model_fields:
            found = getattr(value, name)
            if name in _prose_fields(type(value)):
                yield from ((text, inside) for text in _strings(found))
            else:
                yield from _texts(found, is_claim=inside)


@cache
def _prose_fields(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(
        name for name, field in model.model_fields.items() if PROSE in field.metadata or _holds_prose(field.annotation)
    )


def _holds_prose(annotation: object) -> bool:
    return any(argument is PROSE or _holds_prose(argument) for argument in get_args(annotation))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)


def _plain(text: str) -> str:
    """Return a text as it is read aloud: no Markdown, and an end to its last sentence."""
    tokens = parser().parseInline(_SLOT.sub("10", text))[0].children or []
    said = " ".join("".join(" " if token.type == "softbreak" else token.content for token in tokens).split())
    return said if said.endswith((".", "!", "?")) else f"{said}."


def readings(content: Content) -> list[Reading]:
    """Return how each kind of content reads, the hardest first."""
    by_file = _by_file(content)
    kinds: dict[str, list[str]] = defaultdict(list)
    for file in by_file:
        kinds[file.rpartition("/")[0]].append(file)
    return sorted((_reading(kind, files, by_file) for kind, files in kinds.items()), key=lambda item: -item.advice)


def _by_file(content: Content) -> Mapping[str, list[Passage]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages(content):
        found[passage.file].append(passage)
    return found


def _reading(kind: str, files: list[str], by_file: Mapping[str, list[Passage]]) -> Reading:
    everything = [passage for file in files for passage in by_file[file]]
    advice, claims = (_joined(everything, is_claim=wanted) for wanted in (False, True))
    graded = [(grade(text), file) for file in files if _long(text := _joined(by_file[file], is_claim=False))]
    return Reading(
        kind=kind,
        files=len(files),
        words=len(f"{advice} {claims}".split()),
        advice=grade(advice),
        claims=grade(claims) if claims else None,
        hardest=max(graded, default=(0.0, "")),
    )


def _joined(found: list[Passage], *, is_claim: bool) -> str:
    return " ".join(passage.text for passage in found if passage.is_claim is is_claim)


def _long(text: str) -> bool:
    return len(text.split()) >= FEWEST


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text."""
    return float(textstat.flesch_kincaid_grade(text)) if text else 0.0


def prose_problems(content: Content, root: Path) -> Iterator[Problem]:
    """Yield files whose advice is too hard to read, and words that may be misspelt."""
    allowed = f"US grade {HARDEST:.0f} or lower, all words counted"
    for file, found in _by_file(content).items():
        advice = _joined(found, is_claim=False)
        if _long(advice) and grade(advice) > HARDEST:
            message = f"its advice reads at US grade {grade(advice):.1f}"
            hint = "cut long sentences in two, and use shorter words"
            yield Problem.of_file(f"content/{file}.yml", message, allowed=allowed, hint=hint)
    known = frozenset((root / WORDS).read_text("utf-8").split())
    texts = {f"content/{file}.yml": " ".join(p.text for p in found) for file, found in _by_file(content).items()}
    for file, text in (texts | written_by_hand(root)).items():
        for word in sorted(unknown(text, known)):
            hint = f"correct it, or add it to {WORDS.as_posix()}"
            message = f"the word {word!r} is in no dictionary"
            yield Problem.of_file(file, message, allowed="words that are spelt right", hint=hint)


def written_by_hand(root: Path) -> dict[str, str]:
    """Return the words of the prose pages by their file, without code and links."""
    return {
        path.relative_to(root).as_posix(): " ".join(
            token.content
            for block in parser().parse(path.read_text("utf-8"))
            for token in block.children or ()
            if token.type == "text"
        )
        for path in sorted((root / "site_src" / "pages").glob("*.md"))
    }


def unknown(text: str, known: frozenset[str]) -> set[str]:
    """Return the words of a text that neither the dictionary nor `known` has, in lower case."""
    words = {word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text)}
    return set(_dictionary().unknown(words - known))


@cache
def _dictionary() -> SpellChecker:
    return SpellChecker()
