"""What the browser gets to run the self-check: Python made ready, and the scripts of pages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.bundle.cases import Case
from generator.bundle.engine import make_engine
from generator.write import Tree

_SCRIPTS: Final = ("selfcheck", "figures", "filter")
"""Folders of `site_src/` whose scripts pages load."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Files for `build/docs`, and the folders (below the site's root) under which pages find them.

    Each folder's name holds a hash over its files: a new version has a new address, and caches never mix two.
    """

    files: Tree
    folders: Mapping[str, str]
    engine: Mapping[str, Any]
    """What the self-check's page must know of the engine; see `engine.Engine`."""


def make_bundle(project: Path, cases: Sequence[Case]) -> Bundle:
    """Return the browser's files; raise `RuntimeMissingError` or `EngineBuildError`."""
    engine = make_engine(project, cases)
    parts = {"engine": engine.files} | {name: _scripts(project / "site_src" / name) for name in _SCRIPTS}
    folders = {name: hashed_folder(name, files) for name, files in parts.items()}
    return Bundle(
        files={f"{folders[name]}/{file}": data for name, files in parts.items() for file, data in files.items()},
        folders=folders,
        engine=engine.manifest,
    )


def _scripts(folder: Path) -> Tree:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.mjs"))}


def hashed_folder(name: str, files: Tree) -> str:
    """Return the folder below the site's root for files that pages load: its name changes with them."""
    digest = hashlib.sha256()
    for path, data in sorted(files.items()):
        digest.update(f"{path}\0{len(data)}\0".encode())
        digest.update(data)
    return f"assets/{name}-{digest.hexdigest()[:12]}"
