"""Sets up a fresh machine with the standard library alone: virtual environment, Node packages, browsers."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from generator import browsers

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
BIN: Final = VENV / ("Scripts" if os.name == "nt" else "bin")
MODULES: Final = ROOT / "node_modules"
LIGHTHOUSE: Final = ROOT / "build" / "tools" / "lighthouse"
"""Where Lighthouse is installed: apart, since only the full audit needs its many packages."""
LIGHTHOUSE_LOCK: Final = ROOT / "tests" / "audit" / "lighthouse"
OLDEST_NODE: Final = 20

COMMANDS: Final = (
    *("site", "serve", "check", "schema"),
    *("test", "bench", "mutants", "shots", "audit", "audit-full", "setup"),
)


class SetupError(Exception):
    """Something that the reader must install or mend; the text is one clear sentence."""


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    command, *rest = arguments or ["help"]
    if command not in COMMANDS:
        print(f"usage: python3 -m generator {'|'.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        return _run(command, rest)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _run(command: str, rest: list[str]) -> int:
    set_up_python()
    if command in {"audit", "audit-full"}:  # says first what it needs, then sets up the rest
        return _call([str(_python()), "-m", "tests.audit", *(["full"] if command == "audit-full" else []), *rest])
    if command not in {"check", "schema", "mutants"}:
        set_up_node()
    if command in {"test", "bench", "shots", "setup"}:
        set_up_browsers()
    if command == "setup":
        return 0
    if command == "test":
        return run_tests(rest)
    if command in {"bench", "mutants", "shots"}:
        return _call([str(_python()), "-m", f"tests.{command}", *rest])
    return _call([str(_python()), "-m", "generator.cli", {"site": "build"}.get(command, command), *rest])


def run_tests(rest: list[str]) -> int:
    """Run linters, type checkers and every test; return the first exit code that is not 0."""
    python = str(_python())
    steps = [
        ("Checking style", [python, "-m", "ruff", "check", "--quiet", "."]),
        ("Checking format", [python, "-m", "ruff", "format", "--check", "--quiet", "."]),
        ("Checking types", [python, "-m", "mypy", "--no-error-summary"]),
        ("Checking the types of the scripts", ["node", str(MODULES / "typescript" / "bin" / "tsc"), "--project", "."]),
        ("Running the tests", [python, "-m", "pytest", "--numprocesses", "auto", "--dist", "loadfile", *rest]),
    ]
    for words, command in steps:
        say(f"{words} …")
        code = _call(command)
        if code:
            return code
    return 0


def set_up_python() -> None:
    """Make `.venv` hold exactly the locked packages and this project; quick when it already does."""
    lock = ROOT / "requirements.lock"
    wanted = _stamp(lock, ROOT / "pyproject.toml", extra=platform.python_version())
    stamp = VENV / ".backstride"
    if _python().exists() and stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    say("Setting up Python packages in .venv …")
    made = _quiet([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode:
        raise SetupError(
            "Python could not make a virtual environment: install its venv module "
            "(Debian and Ubuntu: apt-get install python3-venv)."
        )
    pip = [str(_python()), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    _must([*pip, "--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(lock)], "Python packages")
    _must([*pip, "--no-build-isolation", "--no-deps", "--editable", str(ROOT)], "this project")
    stamp.write_text(wanted, "utf-8")


def set_up_node() -> None:
    """Make `node_modules` hold exactly the locked packages; quick when it already does."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        raise SetupError(f"Node {OLDEST_NODE} or newer with npm is missing: install it, then run this again.")
    version = _quiet([node, "--version"]).stdout.strip()
    major = version.removeprefix("v").partition(".")[0]
    if not major.isdecimal() or int(major) < OLDEST_NODE:
        raise SetupError(f"Node {OLDEST_NODE} or newer is needed, this is {version}: install a newer one.")
    _install_locked(ROOT, version, "Node packages")


def set_up_lighthouse() -> None:
    """Make `build/tools/lighthouse` hold Lighthouse and exactly the packages that it is locked with."""
    LIGHTHOUSE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(LIGHTHOUSE_LOCK / name, LIGHTHOUSE / name)
    _install_locked(LIGHTHOUSE, _quiet(["node", "--version"]).stdout.strip(), "Lighthouse")


def _install_locked(folder: Path, version: str, what: str) -> None:
    """Install what a folder's lock names, unless it is there for this version of Node; no package's script is run."""
    wanted = _stamp(folder / "package-lock.json", extra=version)
    stamp = folder / "node_modules" / ".backstride"
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    say(f"Setting up {what} in {(folder / 'node_modules').relative_to(ROOT).as_posix()} …")
    npm = [shutil.which("npm") or "npm", "ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"]
    _must([*npm, "--prefix", str(folder)], what)
    stamp.write_text(wanted, "utf-8")


def set_up_browsers() -> None:
    """Find or install the browsers of the tests."""
    try:
        browsers.set_up(str(_python()), say)
    except browsers.BrowserMissingError as error:
        raise SetupError(str(error)) from None


def say(words: str) -> None:
    """Say in one line what is happening."""
    print(words, flush=True)


def _python() -> Path:
    return BIN / ("python.exe" if os.name == "nt" else "python")


def _stamp(*files: Path, extra: str) -> str:
    digest = hashlib.sha256(extra.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _call(command: list[str]) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _quiet(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _must(command: list[str], what: str) -> None:
    done = _quiet(command)
    if done.returncode:
        raise SetupError(f"{what} could not be installed:\n{(done.stderr or done.stdout).strip()}")
