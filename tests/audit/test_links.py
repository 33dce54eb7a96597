"""Every link of the website leads somewhere, and the check finds one that does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.audit import links
from tests.audit.hosting import base_of, hosted
from tests.conftest import SITE_URL


def test_every_link_leads_somewhere(site: Path) -> None:
    """Below a sub-path, every link to a page, a file or a fragment of the website leads to one that is there."""
    result = links.check(site)
    assert result.findings == ()
    assert isinstance(result.figures["links"], int)
    assert result.figures["links"] > 10_000


@pytest.mark.parametrize(
    "link", ["../no-such-page/", "#no-such-section", "../../references/#no-such-source", "/causes/", "no-such.css"]
)
def test_a_broken_link_is_found(site: Path, link: str) -> None:
    """The check fails for a page, fragment or file that is not there, and for a link from the root of the host."""
    with hosted(site) as (root, copy):
        page = copy / "causes" / "core" / "index.html"
        page.write_text(page.read_text("utf-8").replace("</article>", f'<a href="{link}">x</a></article>'), "utf-8")
        ((file, _url),), total = links.broken(root, [page])
    assert file == page
    assert total > 1


def test_a_finding_names_the_page_and_the_link(tmp_path: Path) -> None:
    """A page without an address is put below a sub-path, and its page for unknown addresses at the root."""
    (tmp_path / "index.html").write_text('<a href="404.html">x</a><a href="nowhere/">y</a>', "utf-8")
    (tmp_path / "404.html").write_text('<a href="/index.html">x</a><a href="/gone.html">y</a>', "utf-8")
    found = [(finding.page, finding.wrong) for finding in links.check(tmp_path).findings]
    assert found == [("index.html", "broken link: nowhere"), ("404.html", "broken link: gone.html")]


def test_a_site_is_hosted_where_its_address_says(tmp_path: Path) -> None:
    """The path comes from the canonical link of the home page; large files are there by name alone."""
    home = tmp_path / "site"
    home.mkdir()
    (home / "index.html").write_text(f'<link rel="canonical" href="{SITE_URL}">', "utf-8")
    (home / "large.gz").write_text("x" * 1000, "utf-8")
    assert base_of(home) == "/repo/"
    with hosted(home) as (root, copy):
        assert copy == root / "repo"
        assert (copy / "large.gz").stat().st_size == 0
    assert not root.exists()
    shutil.rmtree(home)
