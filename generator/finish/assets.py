"""Assets of the site: what the theme ships and nothing uses goes; our stylesheet gets its hash into its name."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

STYLESHEET: Final = "assets/backstride.css"


def remove_unused(site: Path) -> None:
    """Remove source maps and the search's word lists for other languages."""
    for path in site.rglob("*.map"):
        path.unlink()
    shutil.rmtree(site / "assets" / "javascripts" / "lunr", ignore_errors=True)


def hash_stylesheet(site: Path) -> Callable[[str], str]:
    """Rename our stylesheet by its content; return a function that mends the links of a page."""
    path = site / STYLESHEET
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    name = f"{path.stem}-{digest}{path.suffix}"
    path.rename(path.with_name(name))
    return lambda html: html.replace(STYLESHEET, STYLESHEET.replace(path.name, name))
