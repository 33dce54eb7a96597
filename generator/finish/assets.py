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


def remove_unused(site: Path) -> None:
    """Remove the theme's scripts, styles and pictures, none of which is used."""
    for folder in ("javascripts", "stylesheets", "images"):
        shutil.rmtree(site / "assets" / folder, ignore_errors=True)


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
