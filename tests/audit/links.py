"""Links: every one leads to a page, a file or a fragment that is there (lychee)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.audit.hosting import NOT_FOUND, base_of, hosted
from tests.audit.report import Finding, Result

LYCHEE: Final = Path(sys.executable).with_name("lychee")


def broken(root: Path, files: list[Path]) -> tuple[list[tuple[Path, str]], int]:
    """Return the links of some files, below the root of a host, that lead nowhere, and how many links there are."""
    command = [str(LYCHEE), "--offline", "--no-progress", "--include-fragments", "--index-files", "index.html"]
    command += ["--format", "json", "--root-dir", str(root), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    found = [(Path(file), error["url"]) for file, errors in sorted(report["error_map"].items()) for error in errors]
    if report["successful"] == 0 or bool(found) != bool(done.returncode):
        raise RuntimeError(f"lychee ended with {done.returncode}:\n{done.stderr[:2000]}")
    return found, report["total"]


def check(site: Path) -> Result:
    """Follow every link of every page of a site, but for those to other hosts."""
    with hosted(site) as (root, copy):
        pages = sorted(copy.rglob("*.html"))
        found, total = broken(root, [page for page in pages if page.name != NOT_FOUND])
        # The page for unknown addresses is shown at any depth, and so names the site's own place on its host.
        missing, more = broken(copy if base_of(site) == "/" else root, [copy / NOT_FOUND])
        findings = tuple(
            Finding(page=file.relative_to(copy).as_posix(), wrong=f"broken link: {url.removeprefix(f'file://{copy}/')}")
            for file, url in [*found, *missing]
        )
    return Result(name="Links and fragments", figures={"links": total + more}, findings=findings)
