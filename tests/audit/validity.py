"""HTML that every browser and screen reader reads in the same way: the Nu HTML checker (vnu) finds no error."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from tests.audit.report import Finding, Result
from tests.conftest import ROOT

JAR: Final = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
BAD: Final = '<!doctype html><html lang="en"><title>Bad</title><p id="a"></p><p id="a"></p></html>'
"""A page with a mistake."""


def check(site: Path) -> Result:
    """Check every page of a site, and a bad one beside them, so that silence means something."""
    with tempfile.TemporaryDirectory() as folder:
        bad = Path(folder).resolve() / "bad.html"
        bad.write_text(BAD, "utf-8")
        messages = _messages(site.resolve(), bad)
    found = [message for message in messages if _path(message) != bad]
    if len(found) == len(messages):
        raise RuntimeError("vnu finds nothing wrong with a page that is wrong")
    findings = sorted((_finding(message, site.resolve()) for message in found), key=lambda one: (one.page, one.wrong))
    return Result(name="Validity (vnu)", figures={"pages": len(list(site.rglob("*.html")))}, findings=tuple(findings))


def _messages(*paths: Path) -> list[dict[str, str]]:
    command = ["java", "-Xss2m", "-jar", str(JAR), "--errors-only", "--skip-non-html", "--format", "json"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
    if not done.stderr.startswith("{"):
        raise RuntimeError(f"vnu ended with {done.returncode}:\n{done.stderr[:2000]}")
    messages: list[dict[str, str]] = json.loads(done.stderr)["messages"]
    return messages


def _path(message: dict[str, str]) -> Path:
    return Path(unquote(urlsplit(message.get("url", "")).path))


def _finding(message: dict[str, str], site: Path) -> Finding:
    path = _path(message)
    page = path.relative_to(site).as_posix() if path.is_relative_to(site) else ""
    extract = " ".join(message.get("extract", "").split())
    return Finding(page=page, wrong=message["message"], place=f"line {message.get('lastLine', '?')}: {extract}")
