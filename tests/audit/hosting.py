"""A site as its host has it: below the path of its address, on disk or served."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from generator.serve.server import SiteServer
from tests.browser.hosts import running

NOT_FOUND: Final = "404.html"
"""The page for unknown addresses."""
CANONICAL: Final = re.compile(r'<link rel="canonical" href="([^"]+)">')
SUB_PATH: Final = "/repo/"
"""Where a site is put that does not know its address: relative links must hold anywhere."""
LARGE: Final = frozenset({".br", ".gz"})
"""Endings of large files, of which only the name is copied."""


def base_of(site: Path) -> str:
    """Return the path of the address that a site was built for; `/` if it was built for none."""
    match = CANONICAL.search((site / "index.html").read_text("utf-8"))
    return urlsplit(match[1]).path if match else "/"


@contextmanager
def hosted(site: Path) -> Iterator[tuple[Path, Path]]:
    """Copy a site below a sub-path; lend the root of the host, and the copy."""
    base = base_of(site)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        copy = root / (SUB_PATH if base == "/" else base).strip("/")
        shutil.copytree(site, copy, copy_function=_copy)
        yield root, copy


def _copy(source: str, target: str) -> None:
    if Path(source).suffix in LARGE:
        Path(target).touch()
    else:
        shutil.copyfile(source, target)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site as a static host does, and lend the address of its home page."""
    with running(SiteServer(site, base=base_of(site))) as server:
        yield server.url
