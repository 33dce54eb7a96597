"""What happens to the finished site after the engine: nothing may change its bytes afterwards."""

from __future__ import annotations

from pathlib import Path

from generator.finish.assets import hash_names, remove_unused
from generator.finish.csp import Rules, rules_of, with_policy
from generator.finish.headers import write_headers
from generator.finish.paid import check_paid_links
from generator.finish.search import write_index
from generator.finish.theme import mend_theme


def finish_site(site: Path) -> int:
    """Finish every page of a built site, write the headers for hosts, and return the number of pages.

    Raises `ThemeChangedError` if a part of the theme that must be mended is absent, and `UndisclosedError`
    for a paid link that is not marked and disclosed.
    """
    pages = sorted(site.rglob("*.html"))
    write_index(site, ((_address(path.relative_to(site)), path.read_text("utf-8")) for path in pages))
    named = hash_names(site)
    policies: list[Rules] = []
    for path in pages:
        name = path.relative_to(site).as_posix()
        html = mend_theme(named(path.read_text("utf-8")), name)
        check_paid_links(html, name)
        policies.append(rules_of(html))
        path.write_text(with_policy(html, policies[-1]), "utf-8")
    remove_unused(site)
    write_headers(site, policies)
    return len(policies)


def _address(page: Path) -> str:
    """Return the address of a page below the site's root; that of `index.html` is its folder."""
    return page.as_posix().removesuffix("index.html")
