"""What happens to the finished site after the engine: nothing may change its bytes afterwards."""

from __future__ import annotations

from pathlib import Path

from generator.finish.assets import hash_names, remove_unused
from generator.finish.csp import with_policy
from generator.finish.paid import check_paid_links
from generator.finish.search import write_index
from generator.finish.theme import mend_theme


def finish_site(site: Path) -> int:
    """Finish every page of a built site and return their number.

    Raises `ThemeChangedError` if a part of the theme that must be mended is absent, and `UndisclosedError`
    for a paid link that is not marked and disclosed.
    """
    remove_unused(site)
    pages = sorted(site.rglob("*.html"))
    write_index(site, ((address_of(path.relative_to(site)), path.read_text("utf-8")) for path in pages))
    named = hash_names(site)
    for path in pages:
        name = path.relative_to(site).as_posix()
        html = mend_theme(named(path.read_text("utf-8")), name)
        check_paid_links(html, name)
        path.write_text(with_policy(html), "utf-8")
    return len(pages)


def address_of(page: Path) -> str:
    """Return the address of a page below the site's root; that of `index.html` is its folder."""
    return page.as_posix().removesuffix("index.html")
