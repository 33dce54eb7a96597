"""What every page loads besides the stylesheet: the scripts of its frame, the search's library, the headings' font."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.bundle.runtime import packaged
from generator.write import Tree

FONT: Final = "figtree-latin-700-normal.woff2"
_PACKAGED: Final = {
    "assets/shell/minisearch.mjs": "minisearch/dist/es/index.js",
    f"assets/fonts/{FONT}": f"@fontsource/figtree/files/{FONT}",
}
"""Address below the site's root -> file in `node_modules/`."""


def frame_files(project: Path) -> Tree:
    """Return the files by address; raise `RuntimeMissingError` if a package is not installed.

    The theme's templates name them as they are: the finishing step puts hashes into the addresses.
    """
    scripts = sorted((project / "site_src" / "shell").glob("*.mjs"))
    return {
        **{f"assets/shell/{path.name}": path.read_bytes() for path in scripts},
        **{address: packaged(project, file) for address, file in _PACKAGED.items()},
    }
