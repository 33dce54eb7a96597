"""Writes a tree of files: only bytes that changed, and removes what is no longer wanted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

Tree = Mapping[str, bytes]
"""Path below the root, with forward slashes -> content."""


def write_tree(root: Path, tree: Tree) -> int:
    """Make `root` hold exactly `tree`; return how many files were written or removed.

    Files whose bytes are the same keep their modification time, so that a watcher stays quiet.
    """
    changed = 0
    wanted = {root / name for name in tree}
    for path in sorted(root.rglob("*"), reverse=True) if root.exists() else []:
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in wanted:
            path.unlink()
            changed += 1
    for name, data in tree.items():
        path = root / name
        if path.is_file() and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        changed += 1
    return changed
