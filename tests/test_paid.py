"""Paid links: marked, disclosed above, or no build. The site has none; the rule holds for whoever adds one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from generator.finish.paid import UndisclosedError, check_paid_links
from generator.load import Content
from generator.models.base import PageModel
from generator.models.inline import find_fault
from generator.pages.render import Page, Renderer, Surroundings

PAID: Final = '[a shop](https://shop.example/roller "affiliate")'
REL: Final = "sponsored nofollow noopener"
ABOUT: Final = PageModel(reviewed=date(2026, 1, 1), next_review=date(2027, 1, 1), related=("page:home",))


def _page(folder: Path, content: Content, template: str) -> str:
    (folder / "page.md.j2").write_text(template, "utf-8")
    page = Page(path="a.md", template="page.md.j2", kind="about", about=ABOUT, title="T", values={"text": PAID})
    return Renderer(folder, Surroundings()).render(page, content)


@pytest.mark.parametrize("filter_name", ["md", "html"])
def test_a_paid_link_is_marked_and_disclosed(tmp_path: Path, content: Content, filter_name: str) -> None:
    """A link with the title "affiliate" gets its `rel`, and the disclosure stands under the heading, above it."""
    text = _page(tmp_path, content, f"# Heading\n\nBuy at {{{{ text|{filter_name} }}}}.\n")
    assert f'rel="{REL}"' in text
    assert text.index("# Heading") < text.index("data-disclosure") < text.index("shop.example")
    assert content.notices["affiliate"].name in text


def test_a_page_without_paid_links_has_no_disclosure(tmp_path: Path, content: Content) -> None:
    """Nobody reads about money where there is none."""
    assert "data-disclosure" not in _page(tmp_path, content, "# Heading\n\nNothing to buy.\n")


DISCLOSED: Final = "<p data-disclosure>We may earn money.</p>"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (f'<a class="bs-paid" rel="{REL}" href="https://shop.example/">x</a>', "above the disclosure"),
        (f'<a class="bs-paid" rel="{REL}" href="https://shop.example/">x</a>{DISCLOSED}', "above the disclosure"),
        (f'{DISCLOSED}<a class="bs-paid" rel="sponsored" href="https://shop.example/">x</a>', "needs rel"),
        (f'{DISCLOSED}<a class="bs-paid" href="https://shop.example/">x</a>', "needs rel"),
        (f'<a rel="{REL}" href="https://shop.example/">x</a>', "above the disclosure"),
    ],
)
def test_the_build_refuses_a_paid_link_that_breaks_the_rule(html: str, words: str) -> None:
    """Without the disclosure above, or without the whole `rel`, the page is refused and named with the link."""
    with pytest.raises(UndisclosedError, match=words) as caught:
        check_paid_links(html, "exercises/roller/index.html")
    assert "exercises/roller/index.html" in str(caught.value)
    assert "shop.example" in str(caught.value)


def test_a_paid_link_that_follows_the_rule_is_fine() -> None:
    """A disclosure above and the whole `rel` in any order."""
    check_paid_links(
        f'{DISCLOSED}<a class="bs-paid" rel="noopener nofollow sponsored" href="https://x.example/">x</a>', "a"
    )


@pytest.mark.parametrize(
    "text", ['[a](https://a.example/ "buy now")', '[a](cause:load "affiliate")', '[a](mailto:a@b.example "affiliate")']
)
def test_no_other_link_has_a_title(text: str) -> None:
    """The only title is the mark of a paid link, and only addresses on the web can be paid for."""
    fault = find_fault(text, {})
    assert fault is not None
    assert "affiliate" in fault.allowed
    assert find_fault(PAID, {}) is None


def test_the_site_has_no_paid_link(site: Path) -> None:
    """What the pages promise today is true."""
    assert [page for page in site.rglob("*.html") if "bs-paid" in page.read_text("utf-8")] == []
