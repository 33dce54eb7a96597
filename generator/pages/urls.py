"""Where each item has its page, and how one page points to another."""

from __future__ import annotations

import posixpath
from typing import Final

_FOLDERS: Final = {
    "cause": "causes",
    "exercise": "exercises",
    "routine": "routines",
    "equipment": "equipment",
    "progression": "progressions",
    "shoe": "shoes",
    "running": "running",
    "training": "training",
    "understanding": "understanding",
}

PAGES: Final = {
    "home": "index.md",
    "outlook": "outlook.md",
    "pain-now": "pain-now.md",
    "causes": "causes/index.md",
    "exercises": "exercises/index.md",
    "routines": "routines/index.md",
    "equipment": "equipment/index.md",
    "running": "running/index.md",
    "training": "training/index.md",
    "progressions": "progressions/index.md",
    "shoes": "shoes/index.md",
    "shoe-types": "shoes/types.md",
    "shoe-features": "shoes/features.md",
    "understanding": "understanding/index.md",
    "help": "help.md",
    "red-flags": "red-flags.md",
    "self-check": "self-check.md",
    "how-it-decides": "self-check/how-it-decides.md",
    "examples": "self-check/examples.md",
    "paper": "self-check/paper.md",
    "references": "references.md",
    "evidence": "evidence.md",
    "disagreements": "disagreements.md",
    "claims": "claims.md",
    "glossary": "glossary.md",
    "changes": "changes.md",
    "data": "data.md",
    "about": "about.md",
    "privacy": "privacy.md",
    "accessibility": "accessibility.md",
    "contribute": "contribute.md",
    "components": "contribute/components.md",
    "figures": "contribute/figures.md",
    "rungs": "contribute/rungs.md",
}
"""Ids of the site's own pages, for links such as [warning signs](page:red-flags)."""


_ANCHORED: Final = {
    "redflag": "red-flags",
    "reference": "references",
    "strength": "evidence",
    "glossary": "glossary",
    "shoe-type": "shoe-types",
    "shoe-feature": "shoe-features",
}
"""Items that share one page -> that page."""


def source_of(item: str) -> str | None:
    """Return the Markdown file (and fragment) of an item such as `cause:core`; None for an outside link.

    Raises `KeyError` for a page that does not exist.
    """
    kind, _, name = item.partition(":")
    if kind == "page":
        return PAGES[name]
    if kind in _ANCHORED:
        return f"{PAGES[_ANCHORED[kind]]}#{name}"
    if kind == "asset":
        return name
    folder = _FOLDERS.get(kind)
    return f"{folder}/{name}.md" if folder else None


def address_of(source: str) -> str:
    """Return the address below the site's root: `causes/core.md` -> `causes/core/`."""
    path, mark, fragment = source.partition("#")
    if path.endswith("index.md"):
        path = path.removesuffix("index.md")
    elif path.endswith(".md"):
        path = path.removesuffix(".md") + "/"
    return path + mark + fragment


def relative(address: str, here: str) -> str:
    """Return `address` (below the site's root) as seen from the page whose source is `here`."""
    start = address_of(here)
    found = posixpath.relpath("/" + (address.partition("#")[0] or "."), "/" + start)
    slash = "/" if address.partition("#")[0].endswith("/") or not address.partition("#")[0] else ""
    mark = address[len(address.partition("#")[0]) :]
    return (found + slash + mark) if found != "." else ("./" + mark)
