"""The pinned Pyodide runtime, out of its npm package."""

from __future__ import annotations

from pathlib import Path


class RuntimeMissingError(Exception):
    """A package that the site ships is not installed."""


def runtime_file(project: Path, name: str) -> bytes:
    """Return a file of the Pyodide package; raise `RuntimeMissingError` if it is not installed."""
    path = project / "node_modules" / "pyodide" / name
    if not path.is_file():
        raise RuntimeMissingError(f"Pyodide is not installed ({path} is missing): run `make site` once.")
    return path.read_bytes()
