"""`backstride figure`: one pose drawn alone, its faults named where they stand in the file, drawn again on a save."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest

from generator.build import Project, check
from generator.checks.poses import pose_faults
from generator.load import Content
from generator.load.reader import read
from generator.models.poses import Pose
from generator.problems import ContentError
from tests.conftest import ROOT, copy_project
from tests.test_cli import BACKSTRIDE, backstride

PATIENCE_S: Final = 30


def test_a_pose_is_drawn_to_files_of_its_own(tmp_path: Path) -> None:
    """Stills, movement and rungs are SVG files that need no page; the text alternative is printed."""
    project = copy_project(tmp_path)
    done = backstride(project.root, "figure", "bird-dog")
    assert (done.returncode, done.stderr) == (0, "")
    assert "bird-dog: Seen from the right. Start: on hands and knees" in done.stdout
    folder = project.build / "figures"
    for name in ("bird-dog.svg", "bird-dog-movement.svg", "bird-dog-leg-lift.svg"):
        root = ET.fromstring((folder / name).read_text("utf-8"))  # noqa: S314 - our own text
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.find("{http://www.w3.org/2000/svg}style") is not None
    assert "indefinite" not in (folder / "bird-dog-movement.svg").read_text("utf-8")


def test_a_pose_that_does_not_exist_is_answered_with_those_that_do(tmp_path: Path) -> None:
    """A mistyped name gets the list."""
    done = backstride(copy_project(tmp_path).root, "figure", "bird-dig")
    assert done.returncode == 1
    assert "There is no content/poses/bird-dig.yml" in done.stderr
    assert "bird-dog" in done.stderr


def _break(project: Project) -> Path:
    """Lift the leg of the bird dog to the ceiling."""
    path = project.root / "content" / "poses" / "bird-dog.yml"
    text = path.read_text("utf-8")
    good = "  leg.right: {aim: [-1, 0.02, 0], ankle: 20}"
    assert good in text
    path.write_text(text.replace(good, "  leg.right: {aim: behind-up, ankle: 20}"), "utf-8")
    return path


def test_a_fault_is_named_and_the_picture_still_drawn(tmp_path: Path) -> None:
    """Whoever poses a leg too high is told so, and sees it."""
    project = copy_project(tmp_path)
    _break(project)
    done = backstride(project.root, "figure", "bird-dog")
    assert done.returncode == 1
    assert "bird-dog: hip.right: hip.right bend is" in done.stderr
    assert (project.build / "figures" / "bird-dog.svg").is_file()


def test_a_fault_stops_the_build_with_its_place(tmp_path: Path) -> None:
    """The check names the file, and the line of the limb."""
    project = copy_project(tmp_path)
    path = _break(project)
    line = next(n for n, text in enumerate(path.read_text("utf-8").split("\n"), 1) if "aim: behind-up" in text)
    with pytest.raises(ContentError) as caught:
        check(project)
    found = [problem for problem in caught.value.problems if problem.key == "hip.right"]
    assert [(problem.file, problem.line) for problem in found] == [("content/poses/bird-dog.yml", line)]
    assert {problem.key for problem in caught.value.problems} >= {"hip.right", "rungs.leg-lift.hip.right"}


def test_the_example_for_contributors_is_sound(content: Content) -> None:
    """The pose in CONTRIBUTING.md can be copied as it stands."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    example = re.search(r"```yaml\n(# yaml-language-server: \$schema=../schema/pose.*?)```", text, re.DOTALL)
    assert example
    pose = Pose.model_validate_json(json.dumps(read(example[1]).value))
    assert list(pose_faults("example", pose, content, {})) == []


def test_a_save_draws_again(tmp_path: Path) -> None:
    """With --watch the file is new a moment after the pose is saved."""
    project = copy_project(tmp_path)
    drawn = project.build / "figures" / "bird-dog.svg"
    command = [str(BACKSTRIDE), "--root", str(project.root), "figure", "bird-dog", "--watch"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("Watching"):
                break
        before = drawn.read_bytes()
        time.sleep(0.5)  # the watcher is up a moment after it says so
        _break(project)
        deadline = time.monotonic() + PATIENCE_S
        while drawn.read_bytes() == before and time.monotonic() < deadline:
            time.sleep(0.1)
        assert drawn.read_bytes() != before
        process.terminate()
