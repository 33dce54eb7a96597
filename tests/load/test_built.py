"""Broken content that is built here, because a repository should not hold it: large files and symbolic links."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.load.reader import MAX_BYTES
from generator.problems import report
from tests.load.copies import copy_content, problems_in

NOTICE = "# yaml-language-server: $schema=../schema/notice.schema.json\nname: Built\ntext: A text.\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy the real content."""
    return copy_content(tmp_path)


def test_a_file_that_is_too_large_is_not_read(content: Path) -> None:
    """A file over the limit is reported with its size, and what is in it is not looked at."""
    (content / "notices/built.yml").write_text("[" * (MAX_BYTES + 1024), "utf-8")
    assert report(problems_in(content)) == (
        "content/notices/built.yml:1:1: the file is 65 KiB\n"
        "    allowed: at most 64 KiB\n"
        "    hint: split it in two, or remove what was pasted in by accident\n"
        "1 problem in content"
    )


def test_a_file_of_the_largest_size_is_read(content: Path) -> None:
    """A file of exactly the limit is read: its only problem is the one inside it."""
    text = NOTICE + "extra: key\n"
    (content / "notices/built.yml").write_text(text + "#" * (MAX_BYTES - len(text)), "utf-8")
    (problem,) = problems_in(content)
    assert problem.message == "there is no key 'extra' here"


@pytest.mark.parametrize("place", ["notices/linked.yml", "selfcheck/base.yml"])
def test_a_linked_file_is_refused(content: Path, tmp_path: Path, place: str) -> None:
    """A symbolic link to a file is refused, however good the file is that it leads to."""
    target = tmp_path / "outside.yml"
    link = content / place
    target.write_bytes(link.read_bytes() if link.exists() else NOTICE.encode())
    link.unlink(missing_ok=True)
    link.symlink_to(target)
    assert report(problems_in(content)) == _refused_link(place)


@pytest.mark.parametrize("place", ["elsewhere", "notices/linked", "notices/linked.yml", "scenarios"])
def test_a_linked_folder_is_refused(content: Path, tmp_path: Path, place: str) -> None:
    """A symbolic link to a folder is refused, wherever it stands, and nothing behind it is read."""
    target = tmp_path / "outside"
    target.mkdir()
    (target / "broken.yml").write_text("[", "utf-8")
    shutil.rmtree(content / place, ignore_errors=True)
    (content / place).symlink_to(target, target_is_directory=True)
    assert report(problems_in(content)) == _refused_link(place)


def test_a_link_that_leads_nowhere_is_refused(content: Path) -> None:
    """A symbolic link without a target is refused like any other."""
    (content / "notices/linked.yml").symlink_to("nowhere.yml")
    assert report(problems_in(content)) == _refused_link("notices/linked.yml")


def test_a_link_to_its_own_folder_does_not_hang_the_loader(content: Path) -> None:
    """A symbolic link that makes a circle is refused like any other."""
    (content / "notices/circle").symlink_to(content, target_is_directory=True)
    assert report(problems_in(content)) == _refused_link("notices/circle")


@pytest.mark.parametrize("place", ["selfcheck/base.yml", "selfcheck/messages.yml", "selfcheck/ranking.yml"])
def test_a_missing_file_is_reported(content: Path, place: str) -> None:
    """A file that there is one of is missed when it is gone."""
    (content / place).unlink()
    assert report(problems_in(content)) == (
        f"content/{place}:1:1: this file is missing\n"
        "    hint: restore it from the history of the repository\n"
        "1 problem in content"
    )


def _refused_link(place: str) -> str:
    return (
        f"content/{place}:1:1: this is a link to another place, not a file of its own\n"
        "    allowed: regular files and folders\n"
        "    hint: copy what it points to into this folder\n"
        "1 problem in content"
    )
