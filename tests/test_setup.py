"""Setting up a fresh machine: what is missing is said in one clear sentence, and what is there is left alone."""

from __future__ import annotations

import ast
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from generator import setup
from tests.conftest import ROOT

TARGETS: Final = ("site", "serve", "check", "test", "schema", "bench", "shots", "audit", "audit-full")
LOCKS: Final = ("pyproject.toml", "requirements.lock", "package-lock.json", "Makefile")
NODE_MISSING: Final = "Node 20 or newer with npm is missing: install it, then run this again.\n"
NODE_OLD: Final = "Node 20 or newer is needed, this is v18.0.0: install a newer one.\n"


class Machine:
    """A clone of the project in a folder of its own, on a machine whose programs the test chooses."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "clone"
        self.programs = folder / "bin"
        self.programs.mkdir()
        shutil.copytree(ROOT / "generator", self.root / "generator", ignore=shutil.ignore_patterns("__pycache__"))
        for name in LOCKS:
            shutil.copy2(ROOT / name, self.root / name)
        (self.root / "content").symlink_to(ROOT / "content", target_is_directory=True)

    def install(self, name: str, script: str) -> None:
        """Put a program that is a shell script on the path."""
        self.write(self.programs / name, script)

    def write(self, path: Path, script: str) -> None:
        """Write a shell script that can be run."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)

    def set_up_python(self, script: str = f'exec "{sys.executable}" "$@"') -> None:
        """Make `.venv` look as the set-up leaves it; without another script its Python is the one of the tests."""
        self.write(self.root / ".venv" / "bin" / "python", script)
        lock, project = self.root / "requirements.lock", self.root / "pyproject.toml"
        stamp = setup._stamp(lock, project, extra=platform.python_version())
        (self.root / ".venv" / ".backstride").write_text(stamp, "utf-8")

    def set_up_node(self, version: str) -> None:
        """Make `node_modules` look as the set-up leaves it for a version of Node."""
        modules = self.root / "node_modules"
        modules.mkdir()
        stamp = setup._stamp(self.root / "package-lock.json", extra=version)
        (modules / ".backstride").write_text(stamp, "utf-8")

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `python -m generator` with nothing on the path but the machine's own programs."""
        return subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=self.root,
            env={"PATH": str(self.programs), **environment},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Clone the project onto a machine without any program."""
    return Machine(tmp_path)


@pytest.mark.parametrize("command", ["site", "serve", "test", "bench", "shots", "setup"])
def test_missing_node_is_one_sentence(machine: Machine, command: str) -> None:
    """Every command that needs Node says that it is missing, in one line, and fails."""
    machine.set_up_python()
    done = machine.run(command)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", NODE_MISSING)


@pytest.mark.parametrize("present", ["node", "npm"])
def test_node_without_its_npm_is_missing(machine: Machine, present: str) -> None:
    """One of Node and npm alone is not enough."""
    machine.set_up_python()
    machine.install(present, "echo v20.0.0")
    assert machine.run("site").stderr == NODE_MISSING


def test_old_node_is_one_sentence(machine: Machine) -> None:
    """A Node that is too old is named with its version and with the oldest that will do."""
    machine.set_up_python()
    machine.install("node", "echo v18.0.0")
    machine.install("npm", "echo 'npm must not run' >&2; exit 1")
    done = machine.run("site")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", NODE_OLD)


@pytest.mark.parametrize(
    "script", ["echo 'node: cannot execute' >&2; exit 126", "echo nightly", "echo"], ids=["broken", "unknown", "silent"]
)
def test_node_that_does_not_say_its_version_is_no_traceback(machine: Machine, script: str) -> None:
    """A Node that does not start, or has no version, is reported as too old or missing and never as a traceback."""
    machine.set_up_python()
    machine.install("node", script)
    machine.install("npm", "exit 1")
    done = machine.run("site")
    assert done.returncode == 1
    assert done.stderr.startswith("Node 20 or newer ")
    assert done.stderr.count("\n") == 1


def test_packages_that_cannot_be_installed_are_explained(machine: Machine) -> None:
    """Where npm fails, its own words stand below a sentence that says what could not be installed."""
    machine.set_up_python()
    machine.install("node", "echo v20.0.0")
    machine.install("npm", "echo 'npm error: no network' >&2; exit 1")
    done = machine.run("site")
    assert done.returncode == 1
    assert done.stdout == "Setting up Node packages in node_modules …\n"
    assert done.stderr == "Node packages could not be installed:\nnpm error: no network\n"
    assert not (machine.root / "node_modules" / ".backstride").exists()


def test_node_packages_are_installed_without_scripts(machine: Machine) -> None:
    """Packages come from the lock file alone, no script of theirs is run, and a second run installs nothing."""
    machine.set_up_python("exit 0")
    machine.install("node", "echo v20.0.0")
    machine.install("npm", f'echo "$@" >> npm.log; {shutil.which("mkdir")} -p node_modules')
    machine.run("site")
    machine.run("site")
    (installed,) = (machine.root / "npm.log").read_text("utf-8").splitlines()
    assert installed.split()[:2] == ["ci", "--ignore-scripts"]


def test_node_packages_are_installed_again_after_a_change(machine: Machine) -> None:
    """Another lock file, or another Node, makes the packages stale."""
    machine.set_up_python("exit 0")
    machine.set_up_node("v20.0.0")
    machine.install("npm", "echo installed >> npm.log")
    machine.install("node", "echo v20.0.0")
    machine.run("site")
    assert not (machine.root / "npm.log").exists()
    machine.install("node", "echo v22.0.0")
    machine.run("site")
    (machine.root / "package-lock.json").write_text("{}", "utf-8")
    machine.run("site")
    assert (machine.root / "npm.log").read_text("utf-8") == "installed\n" * 2


@pytest.mark.parametrize(("command", "arguments"), [("audit", ""), ("audit-full", "full")])
def test_the_audit_says_itself_what_it_needs(machine: Machine, command: str, arguments: str) -> None:
    """Nothing but Python is set up before the audit has said what it needs; a full one is told so."""
    machine.set_up_python('echo "$@"')
    done = machine.run(command)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["-m", "tests.audit", *arguments.split()]


def test_lighthouse_is_installed_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Lighthouse comes from a lock of its own, below `build`, without scripts, and once."""
    asked: list[list[str]] = []
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "LIGHTHOUSE", tmp_path / "build" / "tools" / "lighthouse")

    def install(command: list[str], _what: str) -> None:
        asked.append(command)
        (setup.LIGHTHOUSE / "node_modules").mkdir()

    monkeypatch.setattr(setup, "_must", install)
    setup.set_up_lighthouse()
    setup.set_up_lighthouse()
    (command,) = asked
    assert command[1:3] == ["ci", "--ignore-scripts"]
    assert command[-2:] == ["--prefix", str(setup.LIGHTHOUSE)]
    assert (setup.LIGHTHOUSE / "package-lock.json").read_bytes() == (
        setup.LIGHTHOUSE_LOCK / "package-lock.json"
    ).read_bytes()


def test_checking_needs_no_node(machine: Machine) -> None:
    """Content can be checked on a machine that has Python alone, and nothing is set up a second time."""
    machine.set_up_python()
    done = machine.run("check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("content/ is in order: ")


def test_the_exit_code_is_that_of_the_command(machine: Machine) -> None:
    """What a command exits with is what the set-up exits with, so that scripts can rely on it."""
    machine.set_up_python("exit 3")
    assert machine.run("check").returncode == 3


def test_missing_venv_is_one_sentence(machine: Machine, tmp_path: Path) -> None:
    """A Python without its venv module, as Debian has it, is explained with the package to install."""
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "venv.py").write_text("raise SystemExit(1)", "utf-8")
    done = machine.run("check", PYTHONPATH=str(tmp_path / "without"))
    assert done.returncode == 1
    assert done.stdout == "Setting up Python packages in .venv …\n"
    assert done.stderr.count("\n") == 1
    assert "apt-get install python3-venv" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("dance",), ("--help",)])
def test_an_unknown_command_says_which_there_are(machine: Machine, arguments: tuple[str, ...]) -> None:
    """Anything but a command prints the commands, sets nothing up, and exits with 2."""
    done = machine.run(*arguments)
    assert done.returncode == 2
    commands = "site|serve|check|schema|test|bench|mutants|shots|audit|audit-full|setup"
    assert done.stderr == f"usage: python3 -m generator {commands}\n"
    assert not (machine.root / ".venv").exists()


def test_an_old_python_is_one_sentence() -> None:
    """A Python before 3.11 is told what it is and what is needed, before anything else is imported."""
    code = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_module('generator', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "Python 3.11 or newer is needed, this is 3.9. Set PYTHON=python3.12 or the like.\n"


def test_an_old_python_can_read_the_sentence() -> None:
    """What runs before the version is known uses nothing that Python 3.6 cannot parse."""
    ast.parse((ROOT / "generator" / "__main__.py").read_text("utf-8"), feature_version=(3, 6))
    ast.parse((ROOT / "generator" / "__init__.py").read_text("utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(
    "target", ["site", "serve", "check", "test", "schema", "bench", "shots", "audit", "audit-full"]
)
def test_make_without_python_is_one_sentence(machine: Machine, target: str) -> None:
    """Every target of the Makefile says that Python is missing, in one line besides make's own, and fails."""
    done = _make(machine, target, "PYTHON=does-not-exist")
    assert done.returncode == 2
    (sentence,) = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert sentence == "Python 3.11 or newer is missing: install python3, then run this again."


@pytest.mark.parametrize(
    "target", ["site", "serve", "check", "test", "schema", "bench", "shots", "audit", "audit-full"]
)
def test_make_runs_the_command_of_the_same_name(machine: Machine, target: str) -> None:
    """Every target of the Makefile is one line on the command of the same name, and prints nothing of its own."""
    machine.install("somepython", 'echo "$@"')
    done = _make(machine, target, f"PYTHON={machine.programs / 'somepython'}")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"-m generator {target}\n", "")


def _make(machine: Machine, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(
        command, cwd=machine.root, env={**environment, "LC_ALL": "C"}, capture_output=True, text=True, check=False
    )


def test_the_makefile_has_every_command() -> None:
    """Each command has a target, but for `setup`, which the others do by themselves."""
    (phony,) = [line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if line.startswith(".PHONY:")]
    assert set(phony.split()[1:]) == set(setup.COMMANDS) - {"setup"}
