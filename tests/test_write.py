"""Writing a tree of files: only what changed, and nothing stale stays."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest

from generator.write import Tree, write_tree

LONG_AGO: Final = 1_000_000_000


def _read(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_new_folder_holds_exactly_the_tree(tmp_path: Path) -> None:
    """Files are written byte for byte, in folders that are made for them, and counted."""
    tree = {"a.md": b"A\r\n", "b/c/d.bin": bytes(range(256)), "b/e.md": b""}
    assert write_tree(tmp_path / "new", tree) == 3
    assert _read(tmp_path / "new") == tree


def test_a_file_with_the_same_bytes_is_not_touched(tmp_path: Path) -> None:
    """A file that is the same already keeps its modification time; one that differs does not."""
    write_tree(tmp_path, {"same.md": b"1", "other.md": b"1"})
    for name in ("same.md", "other.md"):
        os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    assert write_tree(tmp_path, {"same.md": b"1", "other.md": b"2"}) == 1
    assert (tmp_path / "same.md").stat().st_mtime == LONG_AGO
    assert (tmp_path / "other.md").stat().st_mtime > LONG_AGO


def test_the_same_tree_a_second_time_changes_nothing(tmp_path: Path) -> None:
    """Writing what is there already counts no change, and leaves folders untouched too."""
    tree = {"a.md": b"1", "b/c.md": b"2"}
    write_tree(tmp_path, tree)
    os.utime(tmp_path / "b", (LONG_AGO, LONG_AGO))
    assert write_tree(tmp_path, tree) == 0
    assert (tmp_path / "b").stat().st_mtime == LONG_AGO


def test_stale_files_are_removed(tmp_path: Path) -> None:
    """A file that is no longer wanted is removed and counted, wherever it came from."""
    write_tree(tmp_path, {"keep.md": b"1", "old/gone.md": b"2"})
    (tmp_path / "stray.txt").write_text("by hand", "utf-8")
    assert write_tree(tmp_path, {"keep.md": b"1"}) == 2
    assert _read(tmp_path) == {"keep.md": b"1"}


def test_empty_folders_are_removed(tmp_path: Path) -> None:
    """No folder without a wanted file stays, however deep."""
    write_tree(tmp_path, {"a/b/c/d.md": b"1", "a/keep.md": b"2"})
    (tmp_path / "empty" / "inside").mkdir(parents=True)
    write_tree(tmp_path, {"a/keep.md": b"2"})
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == ["a", "a/keep.md"]


@pytest.mark.parametrize(
    ("before", "after"),
    [({"a": b"1"}, {"a/b": b"2"}), ({"a/b": b"1", "a/c/d": b"2"}, {"a": b"3"})],
    ids=["a file becomes a folder", "a folder becomes a file"],
)
def test_files_and_folders_change_places(tmp_path: Path, before: Tree, after: Tree) -> None:
    """A name may become a folder, and a folder a file."""
    write_tree(tmp_path, before)
    write_tree(tmp_path, after)
    assert _read(tmp_path) == after


def test_what_a_link_leads_to_is_not_removed(tmp_path: Path) -> None:
    """A symbolic link that is not wanted is removed; what it leads to stays."""
    outside = tmp_path / "outside"
    write_tree(outside, {"precious.md": b"1"})
    root = tmp_path / "root"
    root.mkdir()
    (root / "folder").symlink_to(outside, target_is_directory=True)
    (root / "file.md").symlink_to(outside / "precious.md")
    assert write_tree(root, {}) == 2
    assert list(root.iterdir()) == []
    assert _read(outside) == {"precious.md": b"1"}


def test_an_empty_tree_makes_no_folder(tmp_path: Path) -> None:
    """Where there is nothing to write and nothing to remove, nothing is made."""
    assert write_tree(tmp_path / "none", {}) == 0
    assert not (tmp_path / "none").exists()
