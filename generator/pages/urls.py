"""Where each item has its page, and how one page points to another."""

from __future__ import annotations

import posixpath
from typing import Final

_FOLDERS: Final = {"cause": "causes", "exercise": "exercises", "progression": "progressions", "shoe": "shoes"}

PAGES: Final = {
    "home": "index.md",
    "outlook": "outlook.md",
    "causes": "causes/index.md",
    "exercises": "exercises/index.md",
    "progressions": "progressions/index.md",
    "shoes": "shoes/index.md",
    "red-flags": "red-flags.md",
    "self-check": "self-check.md",
    "references": "references.md",
    "evidence": "evidence.md",
    "about": "about.md",
    "privacy": "privacy.md",
    "contribute": "contribute.md",
    "figures": "contribute/figures.md",
}
"""Ids of the site's own pages, for links such as [warning signs](page:red-flags)."""


def source_of(item: str) -> str | None:
    """Return the Markdown file (and fragment) of an item such as `cause:core`; None for an outside link.

    Raises `KeyError` for a page that does not exist.
    """
    kind, _, name = item.partition(":")
    if kind == "page":
        return PAGES[name]
    if kind == "redflag":
        return f"{PAGES['red-flags']}#{name}"
    if kind == "reference":
        return f"{PAGES['references']}#{name}"
    if kind == "strength":
        return f"{PAGES['evidence']}#{name}"
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
