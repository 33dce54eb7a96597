"""Short labels of sources, as texts cite them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import shorten
from typing import Final

from generator.models.evidence import Reference

UNKNOWN_AUTHORS: Final = "Authors not recorded"
_SURNAME: Final = re.compile(r"(.+?) (?:[A-Z]{1,3}(?:,| and\b| da\b)|[A-Z]$)")


def label(reference: Reference) -> str:
    """Return the short label of a citation: `Frandsen 2025`, or the body or title where no author is known."""
    who = reference.authors
    if who.startswith(UNKNOWN_AUTHORS):
        who = shorten(reference.title, 44, placeholder=" …")
    surname = _SURNAME.match(who)
    name = surname[1] if surname else who
    return f"{name} {reference.year}" if reference.year else name


def citations(references: Mapping[str, Reference]) -> dict[str, str]:
    """Return the short label of each source by its id; sources that would share one get a, b, ... behind the year."""
    labels = {name: label(reference) for name, reference in references.items()}
    sharing: dict[str, list[str]] = {}
    for name, words in labels.items():
        sharing.setdefault(words, []).append(name)
    for words, names in sharing.items():
        if len(names) > 1:
            labels |= {name: f"{words}{chr(ord('a') + place)}" for place, name in enumerate(sorted(names))}
    return labels
