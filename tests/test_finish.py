"""The finish step: policy with hashes, mended theme, no unused files, hashed names."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from generator.build import ENGINES, Project, run_engine
from generator.finish import finish_site
from generator.finish.assets import hash_names, remove_unused
from generator.finish.csp import as_text, rules_of, union, with_policy
from generator.finish.theme import ThemeChangedError, mend_theme

POLICY: Final = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
SCRIPT: Final = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
TAG: Final = re.compile(r"<[a-z][^>]*>", re.IGNORECASE)
PARTS: Final = {
    "the box of the menu": '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">',
    "the box of the search": '<input class="md-toggle" type="checkbox" id="__search" autocomplete="off">',
    "the shade behind the menu": '<label class="md-overlay" for="__drawer"></label>',
    "the place of announcements": '<div data-md-component="announce">\n</div>',
    "the place of messages": '<div class="md-dialog"><div class="md-dialog__inner md-typeset"></div></div>',
}
PAGE: Final = f'<html><head><meta charset="utf-8"></head><body>{"".join(PARTS.values())}<p>Words</p></body></html>'
"""The least that a page of the theme has."""


@pytest.fixture(scope="module", params=ENGINES)
def built(request: pytest.FixtureRequest, project: Project) -> Iterator[Path]:
    """The finished site of either engine, from the same pages."""
    target = project.build / f"site-{request.param}-finished"
    run_engine(project, request.param, target)
    finish_site(target)
    yield target
    shutil.rmtree(target)


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


def test_every_inline_script_is_allowed_by_its_hash(built: Path) -> None:
    """The hashes of each page's policy are those of its inline scripts: none is missing, none is left over."""
    for page, html in _pages(built).items():
        digests = [hashlib.sha256(text.encode()).digest() for text in _inline_scripts(html)]
        expected = {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}
        found = {value for value in _directives(html)["script-src"] if value.startswith("'sha")}
        assert expected, page
        assert found == expected, page


def test_the_inline_scripts_are_the_same_on_every_page(built: Path) -> None:
    """However deep a page lies, it has the few inline scripts of the theme, and no content brings one of its own."""
    different = {tuple(sorted(_inline_scripts(html))) for html in _pages(built).values()}
    assert len(different) == 1
    assert len(different.pop()) <= 5


def test_scripts_come_from_the_site_alone(built: Path) -> None:
    """Scripts are the site's own or hashed; WebAssembly may run on the self-check's page and on no other."""
    for page, html in _pages(built).items():
        others = {value for value in _directives(html)["script-src"] if not value.startswith("'sha256-")}
        wasm = {"'wasm-unsafe-eval'"} if page == "self-check/index.html" else set()
        assert others == {"'self'"} | wasm, page


def test_every_page_forbids_what_it_does_not_need(built: Path) -> None:
    """Nothing is allowed but what is named; forms are sent nowhere, and data comes from and goes to the site alone."""
    pages = _pages(built)
    assert "404.html" in pages
    for page, html in pages.items():
        rules = _directives(html)
        del rules["script-src"]
        assert rules.pop("worker-src") == (["'self'", "blob:"] if page == "self-check/index.html" else ["'none'"]), page
        assert rules == {
            "default-src": ["'none'"],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
            "object-src": ["'none'"],
            "connect-src": ["'self'"],
            "style-src": ["'self'"],
            "font-src": ["'self'"],
            "img-src": ["'self'", "data:"],
        }, page


def test_no_page_needs_what_its_policy_forbids(built: Path) -> None:
    """No tag of any page has an event handler or a style, or leads to a `javascript:` address."""
    forbidden = re.compile(r"""\s(?:on[a-z]+|style)\s*=|["']\s*javascript:""", re.IGNORECASE)
    for page, html in _pages(built).items():
        tags = TAG.findall(SCRIPT.sub("", html))
        assert [
            tag for tag in tags if forbidden.search(re.sub(r'(alt|content|aria-label|title)="[^"]*"', "", tag))
        ] == [], page


def test_no_page_tells_others_where_a_reader_comes_from(built: Path) -> None:
    """Every page asks the browser to keep its address to itself when a link to a source is followed."""
    for page, html in _pages(built).items():
        assert '<meta name="referrer" content="no-referrer">' in html.partition("</head>")[0], page


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
    assert f"script-src 'self' 'sha256-{digest}';" in as_text(rules_of(script))


@pytest.mark.parametrize(
    "script", ['<script src="x.js"></script>', '<script type="application/json">{}</script>', "<p>script</p>"]
)
def test_what_does_not_run_inline_has_no_hash(script: str) -> None:
    """Scripts with an address, and data, get no hash."""
    assert "sha256" not in as_text(rules_of(script))


def test_a_policy_for_all_pages_allows_what_any_of_them_may_do() -> None:
    """Sources are put together, each once, in the order of the pages."""
    some = {"script-src": ["'self'", "'sha256-a'"], "img-src": ["'self'"], "worker-src": ["'none'"]}
    more = {"script-src": ["'self'", "'sha256-b'"], "font-src": ["'none'"], "worker-src": ["blob:"]}
    together = {
        "script-src": ["'self'", "'sha256-a'", "'sha256-b'"],
        "img-src": ["'self'"],
        "worker-src": ["blob:"],
        "font-src": ["'none'"],
    }
    assert union([some, more]) == together


def test_the_policy_stands_right_behind_the_charset() -> None:
    """Nothing stands between the charset and the policy, and nothing else of the page changes."""
    done = with_policy(PAGE, rules_of(PAGE))
    assert done.partition('<meta charset="utf-8">')[2].startswith('<meta http-equiv="Content-Security-Policy"')
    assert POLICY.sub("", done).replace('<meta name="referrer" content="no-referrer">', "") == PAGE


@pytest.mark.parametrize("html", ["<html></html>", PAGE + PAGE])
def test_a_page_without_one_charset_is_refused(html: str) -> None:
    """A page with no charset, or with two, is an error of the theme and not a page without a policy."""
    with pytest.raises(ValueError, match="charset"):
        with_policy(html, rules_of(html))


@pytest.mark.parametrize(("name", "part"), PARTS.items(), ids=PARTS.keys())
@pytest.mark.parametrize("times", [0, 2], ids=["gone", "twice"])
def test_a_part_of_the_theme_that_has_changed_is_an_error(name: str, part: str, times: int) -> None:
    """A part that is taken away and is absent, or there twice, stops the build; the error names page and part."""
    with pytest.raises(ThemeChangedError, match=rf"causes/core/index\.html: the theme no longer has {name} "):
        mend_theme(PAGE.replace(part, part * times), "causes/core/index.html")


def test_the_theme_leaves_only_words_behind() -> None:
    """All parts go, and nothing else."""
    assert mend_theme(PAGE, "index.html").partition("<body>")[2] == "<p>Words</p></body></html>"


def test_a_table_of_markdown_gets_a_box_to_scroll_in() -> None:
    """Only those: a table of a template, which has a class, stays as it is."""
    tables = '<table>\n<tr></tr></table><table class="bs-x"></table><table><tr></tr></table>'
    done = mend_theme(PAGE.replace("<p>Words</p>", tables), "index.html")
    assert done.count('<div class="bs-table"><table>') == done.count("</table></div>") == 2
    assert '<table class="bs-x"></table>' in done


def _loaded_by_every_page(site: Path) -> None:
    """Write what every page loads, with names that still want their hashes."""
    files = {"backstride.css": "a{src:url(fonts/f.woff2)}", "fonts/f.woff2": "letters", "shell/shell.mjs": "go()"}
    for name, text in files.items():
        (site / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "assets" / name).write_text(text, "utf-8")


def test_a_site_with_a_changed_theme_is_not_finished(tmp_path: Path) -> None:
    """The finish step as a whole fails where one page lacks a part of the theme."""
    _loaded_by_every_page(tmp_path)
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "other.html").write_text(PAGE.replace("__search", "search"), "utf-8")
    with pytest.raises(ThemeChangedError, match=r"^other\.html: "):
        finish_site(tmp_path)


def test_the_number_of_pages_is_returned(tmp_path: Path) -> None:
    """Finishing a site returns how many pages it has, in whatever folders."""
    _loaded_by_every_page(tmp_path)
    for name in ("index.html", "404.html", "causes/core/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE, "utf-8")
    assert finish_site(tmp_path) == 3


def test_nothing_of_the_themes_own_menu_and_search_is_left(built: Path) -> None:
    """No page of the website, of either engine, has its check boxes, its scripts or its styles."""
    left = ("md-toggle", "__drawer", "__search", "md-overlay", "assets/javascripts", "assets/stylesheets", "__md_")
    for page, html in _pages(built).items():
        assert [part for part in left if part in html] == [], page
        assert html.count('<dialog class="bs-search"') == html.count('<nav class="bs-menu"') == 1, page


def test_unused_files_are_removed(tmp_path: Path) -> None:
    """The theme's own scripts, styles and pictures go, and movements of figures that no page names."""
    kept = {
        "index.html": '<button data-animation="assets/figures/bird-dog-9ccdf1ba.svg">',
        "assets/figures/bird-dog-9ccdf1ba.svg": "",
        "assets/cards/ours.png": "",
        "api/data.json": "{}",
    }
    removed = {
        "assets/images/favicon.png": "",
        "assets/figures/check-ham-9ccdf1ba.svg": "",
        "assets/javascripts/bundle.js": 'new Worker("workers/search.js")',
        "assets/javascripts/workers/search.js": "",
        "assets/stylesheets/main.css.map": "",
    }
    for name, text in {**kept, **removed}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    remove_unused(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()} == kept.keys()
    assert not (tmp_path / "assets" / "images").exists()


BY_ID: Final = re.compile(r"assets/exercises-[0-9a-f]{12}/[a-z0-9-]+\.txt")
"""Exercises in parts for the plan: the page names their folder, and the plan names the exercise."""


def test_every_shipped_file_is_used(built: Path) -> None:
    """Each file below `assets/` is named by a page, a stylesheet or a script."""
    naming = {
        path: path.read_text("utf-8")
        for path in built.rglob("*")
        if path.suffix in {".html", ".css", ".js", ".mjs"} and path.is_file()
    }
    files = {path.relative_to(built).as_posix(): path for path in (built / "assets").rglob("*") if path.is_file()}
    assert len(files) > 100
    by_id = {name for name in files if BY_ID.fullmatch(name)}
    folders = {name.rpartition("/")[0] for name in by_id}
    assert all(any(folder in text for text in naming.values()) for folder in folders)
    unused = [
        name
        for name, file in files.items()
        if name not in by_id and not any(_known_as(file) in text for path, text in naming.items() if path != file)
    ]
    assert [name for name in unused if not name.endswith("/manifest.json")] == []


def _known_as(file: Path) -> str:
    """Return how scripts name a file: the page chooses how a part of the engine is packed."""
    return file.stem if file.suffix in {".br", ".gz"} else file.name


def test_what_every_page_loads_is_named_by_its_content(tmp_path: Path) -> None:
    """Font, stylesheet and scripts get hashes into their addresses; links of pages and of the stylesheet are mended."""
    _loaded_by_every_page(tmp_path)
    mend = hash_names(tmp_path)
    (fonts,) = (tmp_path / "assets").glob("fonts-*")
    (sheet,) = (tmp_path / "assets").glob("backstride-*.css")
    (shell,) = (tmp_path / "assets").glob("shell-*")
    assert sheet.read_text("utf-8") == f"a{{src:url({fonts.name}/f.woff2)}}"
    assert mend('<link href="../assets/backstride.css">') == f'<link href="../assets/{sheet.name}">'
    assert mend('<script src="assets/shell/shell.mjs">') == f'<script src="assets/{shell.name}/shell.mjs">'
    assert mend('<link href="assets/fonts/f.woff2">') == f'<link href="assets/{fonts.name}/f.woff2">'


def test_another_content_has_another_name(tmp_path: Path) -> None:
    """A new version of a script, or of a font alone, has a new address."""
    names = []
    for number, changed in enumerate(("", "shell/shell.mjs", "fonts/f.woff2")):
        site = tmp_path / str(number)
        _loaded_by_every_page(site)
        if changed:
            (site / "assets" / changed).write_text("other", "utf-8")
        hash_names(site)
        names.append({path.name for path in (site / "assets").iterdir()})
    assert [len(names[0] & other) for other in names[1:]] == [2, 1]  # the stylesheet names the font


def test_every_page_loads_the_hashed_files(site: Path) -> None:
    """All pages of the website name them with their hashes, and none without."""
    found = [path.relative_to(site).as_posix() for path in (site / "assets").iterdir()]
    wanted = [name for name in found if re.match(r"assets/(backstride|fonts|shell)-[0-9a-f]{12}", name)]
    assert len(wanted) == 3
    for page, html in _pages(site).items():
        assert [name for name in wanted if name not in html] == [], page
        assert not re.search(r"assets/(backstride\.css|fonts/|shell/)", html), page
