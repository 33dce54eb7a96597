"""Assets of the site: what the theme ships and nothing uses goes; our stylesheet gets its hash into its name."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

STYLESHEET: Final = "assets/backstride.css"
SPARE: Final = ("assets/figures", "assets/images", "assets/javascripts", "assets/stylesheets")
"""Folders that are filled whether anything uses their files or not: movements of figures, and those of the theme."""

_NAMING: Final = frozenset({".html", ".css", ".js", ".mjs"})
"""Endings of files that may name other files."""


def remove_unused(site: Path) -> None:
    """Remove source maps, the search's word lists for other languages, and spare files that nothing names."""
    for path in site.rglob("*.map"):
        path.unlink()
    shutil.rmtree(site / "assets" / "javascripts" / "lunr", ignore_errors=True)
    texts = {path: path.read_text("utf-8") for path in sorted(site.rglob("*")) if path.suffix in _NAMING}
    for path in [path for folder in SPARE for path in sorted((site / folder).rglob("*")) if path.is_file()]:
        if not any(path.name in text for naming, text in texts.items() if naming != path):
            path.unlink()
    for folder in [site / name for name in SPARE]:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def hash_stylesheet(site: Path) -> Callable[[str], str]:
    """Rename our stylesheet by its content; return a function that mends the links of a page."""
    path = site / STYLESHEET
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    name = f"{path.stem}-{digest}{path.suffix}"
    path.rename(path.with_name(name))
    return lambda html: html.replace(STYLESHEET, STYLESHEET.replace(path.name, name))
