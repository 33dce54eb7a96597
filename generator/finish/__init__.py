"""What happens to the finished site after the engine: nothing may change its bytes afterwards."""

from __future__ import annotations

from pathlib import Path

from generator.finish.assets import hash_stylesheet, remove_unused
from generator.finish.csp import with_policy
from generator.finish.paid import check_paid_links
from generator.finish.theme import mend_theme


def finish_site(site: Path) -> int:
    """Finish every page of a built site and return their number.

    Raises `ThemeChangedError` if a part of the theme that must be mended is absent, and `UndisclosedError`
    for a paid link that is not marked and disclosed.
    """
    remove_unused(site)
    stylesheet = hash_stylesheet(site)
    pages = sorted(site.rglob("*.html"))
    for path in pages:
        html = path.read_text("utf-8")
        html = stylesheet(html)
        name = path.relative_to(site).as_posix()
        html = mend_theme(html, name)
        check_paid_links(html, name)
        path.write_text(with_policy(html), "utf-8")
    return len(pages)
