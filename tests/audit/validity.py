"""HTML that every browser and screen reader reads in the same way: the Nu HTML checker (vnu) finds no error."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from tests.audit.report import Finding, Result
from tests.conftest import ROOT

JAR: Final = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def check(site: Path) -> Result:
    """Check every page of a site."""
    command = ["java", "-Xss2m", "-jar", str(JAR), "--errors-only", "--skip-non-html", "--format", "json", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    findings = tuple(sorted((_finding(message, site) for message in messages), key=lambda one: (one.page, one.wrong)))
    if bool(findings) != bool(done.returncode):
        raise RuntimeError(f"vnu ended with {done.returncode}:\n{done.stderr[:2000]}")
    return Result(name="Validity (vnu)", figures={"pages": len(list(site.rglob("*.html")))}, findings=findings)


def _finding(message: dict[str, str], site: Path) -> Finding:
    path = Path(unquote(urlsplit(message.get("url", "")).path))
    page = path.relative_to(site.resolve()).as_posix() if path.is_relative_to(site.resolve()) else ""
    extract = " ".join(message.get("extract", "").split())
    place = f"line {message.get('lastLine', '?')}: {extract}"
    return Finding(page=page, wrong=message["message"], place=place)
