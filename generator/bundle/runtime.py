"""Files out of the pinned npm packages."""

from __future__ import annotations

from pathlib import Path


class RuntimeMissingError(Exception):
    """A package that the site is made of is not installed."""


def packaged(project: Path, name: str) -> bytes:
    """Return a file below `node_modules/`; raise `RuntimeMissingError` if it is not there."""
    path = project / "node_modules" / name
    if not path.is_file():
        raise RuntimeMissingError(f"A package is not installed ({name} is missing): run `make site` once.")
    return path.read_bytes()
