"""The finish step: policy with hashes, mended theme, no unused files, hashed names."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Final

import pytest

from generator.finish import finish_site
from generator.finish.assets import hash_stylesheet, remove_unused
from generator.finish.csp import policy, with_policy
from generator.finish.theme import ThemeChangedError, mend_theme

POLICY: Final = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
SCRIPT: Final = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
DRAWER: Final = '<input type="checkbox" id="__drawer" autocomplete="off">'
SEARCH: Final = '<input type="checkbox" id="__search" autocomplete="off">'
DIALOG: Final = '<div data-md-component="search" role="dialog">'
PAGE: Final = f'<html><head><meta charset="utf-8"></head><body>{DRAWER}{SEARCH}{DIALOG}</div></body></html>'
"""The least that a page of the theme has."""


def _pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def _directives(html: str) -> dict[str, list[str]]:
    match = POLICY.search(html)
    assert match
    parts = [part.split() for part in match[1].split(";")]
    return {name: values for name, *values in parts}


def _inline_scripts(html: str) -> list[str]:
    """Return the executable inline scripts of a page, found by other means than the finish step's own."""
    return [text for head, text in SCRIPT.findall(html) if "src=" not in head and "application/" not in head]


def test_every_inline_script_is_allowed_by_its_hash(site: Path) -> None:
    """The hashes of each page's policy are those of its inline scripts: none is missing, none is left over."""
    for page, html in _pages(site).items():
        digests = [hashlib.sha256(text.encode()).digest() for text in _inline_scripts(html)]
        expected = {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}
        found = {value for value in _directives(html)["script-src"] if value.startswith("'sha")}
        assert expected, page
        assert found == expected, page


def test_the_first_inline_script_is_the_same_on_every_page(site: Path) -> None:
    """However deep a page lies, it has the same inline scripts as the others, so that one hash serves all."""
    pages = _pages(site)
    assert len({text for html in pages.values() for text in _inline_scripts(html)[:1]}) == 1


def test_scripts_come_from_the_site_alone(site: Path) -> None:
    """Scripts are the site's own or hashed; WebAssembly may run on the self-check's page and on no other."""
    for page, html in _pages(site).items():
        others = {value for value in _directives(html)["script-src"] if not value.startswith("'sha256-")}
        wasm = {"'wasm-unsafe-eval'"} if page == "self-check/index.html" else set()
        assert others == {"'self'"} | wasm, page


def test_every_page_forbids_what_it_does_not_need(site: Path) -> None:
    """Nothing is allowed but what is named; forms are sent nowhere, and data comes from and goes to the site alone."""
    for page, html in _pages(site).items():
        rules = _directives(html)
        assert rules["default-src"] == ["'none'"], page
        assert rules["form-action"] == ["'none'"], page
        assert rules["base-uri"] == rules["object-src"] == ["'none'"], page
        assert rules["connect-src"] == rules["style-src"] == rules["font-src"] == ["'self'"], page
        assert rules["worker-src"] == ["'self'", "blob:"], page
        assert rules["img-src"] == ["'self'", "data:"], page


@pytest.mark.parametrize(
    ("script", "hashed"),
    [
        ("<script>go()</script>", "go()"),
        ('<script type="module">a < b && c</script>', "a < b && c"),
        ('<script type="text/javascript">\n  x\n</script>', "\n  x\n"),
        ('<script>"&amp;" + "ä"</script>', '"&amp;" + "ä"'),
        ("<SCRIPT>upper</SCRIPT>", "upper"),
    ],
)
def test_a_script_is_hashed_as_it_stands(script: str, hashed: str) -> None:
    """The hash is over the very bytes between the tags, entities and white space included."""
    digest = base64.b64encode(hashlib.sha256(hashed.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in policy(script)


@pytest.mark.parametrize(
    "script", ['<script src="x.js"></script>', '<script type="application/json">{}</script>', "<p>script</p>"]
)
def test_what_does_not_run_inline_has_no_hash(script: str) -> None:
    """Scripts with an address, and data, get no hash."""
    assert "sha256" not in policy(script)


def test_the_policy_stands_right_behind_the_charset() -> None:
    """Nothing stands between the charset and the policy, and nothing else of the page changes."""
    done = with_policy(PAGE)
    assert done.partition('<meta charset="utf-8">')[2].startswith('<meta http-equiv="Content-Security-Policy"')
    assert POLICY.sub("", done) == PAGE


@pytest.mark.parametrize("html", ["<html></html>", PAGE + PAGE])
def test_a_page_without_one_charset_is_refused(html: str) -> None:
    """A page with no charset, or with two, is an error of the theme and not a page without a policy."""
    with pytest.raises(ValueError, match="charset"):
        with_policy(html)


@pytest.mark.parametrize("part", [DRAWER, SEARCH, DIALOG], ids=["menu", "search box", "search dialog"])
def test_a_part_of_the_theme_that_is_gone_is_an_error(part: str) -> None:
    """A part of the theme that must be mended and is absent stops the build, and the error names page and part."""
    with pytest.raises(ThemeChangedError, match=r"causes/core/index\.html: the theme no longer has '"):
        mend_theme(PAGE.replace(part, ""), "causes/core/index.html")


def test_a_page_can_be_mended_twice() -> None:
    """A page that is mended already stays as it is, so that Zensical may have the better part by itself."""
    once = mend_theme(PAGE, "index.html")
    assert once != PAGE
    assert mend_theme(once, "index.html") == once


def test_a_site_with_a_changed_theme_is_not_finished(tmp_path: Path) -> None:
    """The finish step as a whole fails where one page lacks a part of the theme."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "backstride.css").write_text("a{}", "utf-8")
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "other.html").write_text(PAGE.replace(SEARCH, ""), "utf-8")
    with pytest.raises(ThemeChangedError, match=r"^other\.html: "):
        finish_site(tmp_path)


def test_the_number_of_pages_is_returned(tmp_path: Path) -> None:
    """Finishing a site returns how many pages it has, in whatever folders."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "backstride.css").write_text("a{}", "utf-8")
    for name in ("index.html", "404.html", "causes/core/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE, "utf-8")
    assert finish_site(tmp_path) == 3


def test_the_theme_is_mended_on_every_page(site: Path) -> None:
    """On no page of the website does a check box of the theme have `autocomplete` or the search dialog lack a name."""
    for page, html in _pages(site).items():
        toggles = re.findall(r'<input class="md-toggle"[^>]*>', html)
        assert len(toggles) == 2, page
        assert not any("autocomplete" in toggle for toggle in toggles), page
        assert re.findall(r'<[^>]*role="dialog"[^>]*>', html) == re.findall(
            r'<[^>]*role="dialog"[^>]*aria-label="Search"[^>]*>', html
        ), page


def test_unused_files_are_removed(tmp_path: Path) -> None:
    """Source maps and the search's word lists for other languages go; everything else stays."""
    kept, removed = (
        {"index.html", "assets/javascripts/bundle.js"},
        {"assets/x.css.map", "assets/javascripts/lunr/de.js"},
    )
    for name in kept | removed:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    remove_unused(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()} == kept


def test_the_site_ships_no_unused_file(site: Path) -> None:
    """The website holds no source map and no word list."""
    assert [path for path in site.rglob("*") if path.suffix == ".map" or "lunr" in path.parts] == []


def test_the_stylesheet_is_named_by_its_content(tmp_path: Path) -> None:
    """Our stylesheet carries the start of its SHA-256 in its name, and links to it are mended."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "backstride.css").write_bytes(b"a{}")
    mend = hash_stylesheet(tmp_path)
    name = f"backstride-{hashlib.sha256(b'a{}').hexdigest()[:12]}.css"
    assert [path.name for path in (tmp_path / "assets").iterdir()] == [name]
    assert mend('<link href="../assets/backstride.css">') == f'<link href="../assets/{name}">'


def test_every_page_links_the_hashed_stylesheet(site: Path) -> None:
    """All pages of the website use our stylesheet by the name that holds its hash."""
    (sheet,) = (site / "assets").glob("backstride*.css")
    digest = hashlib.sha256(sheet.read_bytes()).hexdigest()[:12]
    assert sheet.name == f"backstride-{digest}.css"
    assert [page for page, html in _pages(site).items() if f'assets/{sheet.name}">' not in html] == []
