"""What happens to the finished site after the engine: nothing may change its bytes afterwards."""

from __future__ import annotations

from pathlib import Path

from generator.finish.assets import hash_stylesheet, remove_unused
from generator.finish.csp import with_policy
from generator.finish.theme import mend_theme


def finish_site(site: Path) -> int:
    """Finish every page of a built site and return their number.

    Raises `ThemeChangedError` if a part of the theme that must be mended is absent.
    """
    remove_unused(site)
    stylesheet = hash_stylesheet(site)
    pages = sorted(site.rglob("*.html"))
    for path in pages:
        html = path.read_text("utf-8")
        html = stylesheet(html)
        html = mend_theme(html, path.relative_to(site).as_posix())
        path.write_text(with_policy(html), "utf-8")
    return len(pages)
