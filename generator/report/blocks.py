"""The blocks that a report is made of. Their texts are inline Markdown, as in content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.citations import citations
from generator.load import Content
from generator.models.evidence import Claim

_SLOT: Final = re.compile(r"\{([a-z0-9_]+)\}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is that of the whole report."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """Texts of a list."""

    texts: tuple[str, ...]


Block = Heading | Paragraph | Items


def items(texts: Iterable[str]) -> Iterator[Items]:
    """Yield a list, or nothing where it would be empty."""
    found = tuple(texts)
    if found:
        yield Items(found)


def fill(text: str, values: Mapping[str, object]) -> str:
    """Return a text with its {slots} filled; raise `KeyError` for one without a value."""
    return _SLOT.sub(lambda slot: str(values[slot[1]]), text)


def day(iso: str, *, year: bool = True) -> str:
    """Write a day: `2026-11-30` -> `Mon 30 Nov 2026`."""
    found = date.fromisoformat(iso)
    return f"{found:%a} {found.day} {found:%b}" + (f" {found.year}" if year else "")


def sourced(content: Content, claims: Iterable[Claim]) -> Iterator[str]:
    """Yield claims with the name of their strength and the labels of their sources."""
    labels = citations(content.references)
    for claim in claims:
        strength = content.strengths[claim.strength].name
        contested = [content.words.result.contested] if claim.contested else []
        known = ", ".join([strength, *contested, *(labels[source] for source in claim.sources)])
        yield f"{claim.text} ({known})"
