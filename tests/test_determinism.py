"""Two builds of the same sources are the same, byte for byte, and a build writes only what changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from generator.build import Project, check, generate
from generator.write import write_tree
from tests.conftest import SITE_URL, copy_project

DAYS: Final = 40
CLOCK: Final = f'''"""Loaded by every Python of the second build: sets its clocks ahead, and says so in a log."""

import datetime
import json
import os
import sys
import time

AHEAD = {DAYS} * 24 * 60 * 60
_time, _time_ns, _gmtime, _localtime, _strftime = time.time, time.time_ns, time.gmtime, time.localtime, time.strftime
time.time = lambda: _time() + AHEAD
time.time_ns = lambda: _time_ns() + AHEAD * 10**9
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.strftime = lambda form, when=None: _strftime(form, time.localtime() if when is None else when)


class Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


class DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


datetime.date, datetime.datetime = Date, DateTime
with open(os.environ["CLOCK_LOG"], "a", encoding="utf-8") as log:
    entry = {{"command": sys.orig_argv, "time": time.time(), "now": datetime.datetime.now().timestamp(),
             "hash": hash("Backstride"), "year": time.strftime("%Y")}}
    log.write(json.dumps(entry) + "\\n")
'''


def _elsewhere(folder: Path, log: Path) -> Project:
    """Build a copy of the project on another day, in another folder, with another hash seed and another time zone."""
    clock = folder / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(CLOCK, "utf-8")
    project = copy_project(folder / "another place" / "a longer name for the project")
    for path in (project.root / "content").rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(clock), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "BACKSTRIDE_SITE_URL": SITE_URL,
        "PYTHONHASHSEED": "4711",
        "CLOCK_LOG": str(log),
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
    }
    subprocess.run(
        [sys.executable, "-m", "generator.cli", "--root", str(project.root), "build"],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
    )
    return project


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Name the file to which every Python of the second build says what time it has."""
    return tmp_path_factory.mktemp("log") / "clock.jsonl"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory, log: Path) -> Project:
    """Build the project a second time, where everything around it is different."""
    return _elsewhere(tmp_path_factory.mktemp("elsewhere"), log)


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("other")
def test_the_second_build_has_another_day_and_another_seed(log: Path) -> None:
    """Both the build and the site engine inside it ran with all clocks ahead, and with another order of hashes."""
    entries = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    commands = [" ".join(entry["command"]) for entry in entries]
    assert any("generator.cli" in command for command in commands)
    assert any("mkdocs build" in command for command in commands)
    earliest = datetime.now(UTC).timestamp() + (DAYS - 1) * 24 * 60 * 60
    assert all(entry["time"] > earliest and entry["now"] > earliest for entry in entries)
    assert {entry["hash"] for entry in entries} != {hash("Backstride")}


def test_two_builds_write_the_same_files(site: Path, other: Project) -> None:
    """Another folder, day, hash seed, time zone and age of the sources give the same website, byte for byte."""
    first, second = _files(site), _files(other.site)
    assert first.keys() == second.keys()
    assert [name for name, data in first.items() if data != second[name]] == []


def test_two_builds_read_the_same_pages(project: Project, other: Project) -> None:
    """What the site engine reads is the same as well, so that a difference is found where it arises."""
    first, second = _files(project.build / "docs"), _files(other.build / "docs")
    assert first.keys() == second.keys()
    assert [name for name, data in first.items() if data != second[name]] == []


def test_building_again_writes_nothing(project: Project) -> None:
    """Generating again leaves every file of `build/docs` untouched, so that a watcher on it does not loop."""
    docs = project.build / "docs"
    before = {path: path.stat().st_mtime_ns for path in docs.rglob("*")}
    assert write_tree(docs, generate(project, check(project))) == 0
    assert {path: path.stat().st_mtime_ns for path in docs.rglob("*")} == before
