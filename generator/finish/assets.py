"""Assets of the site: what the theme ships and nothing uses goes; what every page loads gets its hash into its name."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

STYLESHEET: Final = PurePosixPath("assets/backstride.css")
FONTS: Final = PurePosixPath("assets/fonts")
SHELL: Final = PurePosixPath("assets/shell")
THEME: Final = ("assets/images", "assets/javascripts", "assets/stylesheets")
"""Folders of the theme, of which nothing is used."""
SPARE: Final = "assets/figures"
"""The movements of all figures: some figures stand on no page that moves them."""

_NAMING: Final = frozenset({".html", ".css", ".mjs"})
"""Endings of files that may name other files."""


def remove_unused(site: Path) -> None:
    """Remove the theme's scripts, styles and pictures, and movements that nothing names."""
    for folder in THEME:
        shutil.rmtree(site / folder, ignore_errors=True)
    texts = [path.read_text("utf-8") for path in sorted(site.rglob("*")) if path.suffix in _NAMING]
    for path in sorted((site / SPARE).glob("*")):
        if not any(path.name in text for text in texts):
            path.unlink()


def hash_names(site: Path) -> Callable[[str], str]:
    """Put hashes into the names of what every page loads; return a function that mends the links of a page."""
    fonts = _hashed(site / FONTS)
    stylesheet = site / STYLESHEET
    text = stylesheet.read_text("utf-8").replace(f"url({FONTS.name}/", f"url({fonts}/")
    stylesheet.write_text(text, "utf-8")
    names = {FONTS: fonts, STYLESHEET: _hashed(stylesheet), SHELL: _hashed(site / SHELL)}

    def mended(html: str) -> str:
        for old, new in names.items():
            html = html.replace(old.as_posix(), old.with_name(new).as_posix())
        return html

    return mended


def _hashed(path: Path) -> str:
    """Rename a file, or a folder, by its content; return its new name."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    name = f"{path.stem}-{digest.hexdigest()[:12]}{path.suffix}"
    path.rename(path.with_name(name))
    return name
