"""The listing of tab stops finds each way in which a keyboard user can get lost, and accepts what is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from tests.audit import tabs
from tests.audit.conftest import InChromium, write_site
from tests.audit.report import Result

FAULTY: Final = {
    "of no size": '<a href="#a" style="display: inline-block; width: 0; height: 0; overflow: hidden">x</a>',
    "off screen": '<a href="#a" style="position: fixed; left: -500px">x</a>',
    "that is invisible": '<a href="#a" style="opacity: 0">x</a>',
    "that is covered": '<a href="#a">x</a><p style="position: fixed; inset: 0; margin: 0; background: #fff"></p>',
    "that does not show the focus": '<a href="#a" style="outline: none">x</a>',
    "out of reading order": (
        '<p style="display: flex; flex-direction: column-reverse"><a href="#a">x</a><a href="#b">y</a></p>'
    ),
    "that Tab leaves backwards": (
        '<a href="#a" id="a">x</a><a href="#b" id="b">y</a><a href="#c" id="c">z</a>'
        "<script>c.onkeydown = (event) => { event.preventDefault(); b.focus(); }</script>"
    ),
}
"""A page for each fault."""

SOUND: Final = (
    '<p><a href="#a">one</a> <a href="#b">two</a></p><p style="height: 3000px">tall</p><p><a href="#c">three</a></p>',
    '<div style="columns: 2"><p style="height: 300px"><a href="#a">left</a></p><p><a href="#b">right</a></p></div>',
    '<nav style="position: sticky; top: 0"><a href="#a">x</a></nav><p style="height: 3000px"></p><a href="#b">y</a>',
    '<details><summary>more</summary><a href="#a">hidden until it is opened</a></details><button disabled>x</button>',
    '<label><input type="checkbox"> yes</label><input aria-label="words"><p tabindex="-1">not a stop</p>',
    '<a href="#a" style="position: absolute; left: -500px" onfocus="this.style.left = 0">skip</a>',
)


def look(site: Path, in_chromium: InChromium[Any]) -> Result:
    """Return what the check says of a site of one page."""
    result: Result = in_chromium(site, lambda browser, address: tabs.check(browser, address, [""]))
    return result


@pytest.mark.parametrize("fault", FAULTY)
def test_a_fault_is_found(tmp_path: Path, in_chromium: InChromium[Any], fault: str) -> None:
    """The fault is named with the page, the width and the element, and no other fault is."""
    result = look(write_site(tmp_path, FAULTY[fault]), in_chromium)
    wrong = {f"a tab stop {fault} at {width} px" for width in (390, 1280)}
    assert {finding.wrong for finding in result.findings} == wrong
    assert {finding.page for finding in result.findings} == {"home"}
    assert all(finding.place.startswith("<a ") for finding in result.findings)


@pytest.mark.parametrize("body", SOUND)
def test_what_is_right_is_accepted(tmp_path: Path, in_chromium: InChromium[Any], body: str) -> None:
    """Pages that scroll, columns, a header that stays, forms, and a link that shows itself to the keyboard."""
    assert look(write_site(tmp_path, body), in_chromium).findings == ()


def test_every_stop_is_counted(tmp_path: Path, in_chromium: InChromium[Any]) -> None:
    """Stops are counted at both widths; what can only be clicked, or is closed or disabled, is none."""
    site = write_site(tmp_path, '<a href="#a">x</a><button>y</button><button disabled>z</button><span>w</span>')
    assert look(site, in_chromium).figures["stops"] == {"home 390": 2, "home 1280": 2}


def test_a_positive_tabindex_is_out_of_order(tmp_path: Path, in_chromium: InChromium[Any]) -> None:
    """A stop that comes before what stands before it in the page is found, wherever it is drawn."""
    site = write_site(tmp_path, '<a href="#a">x</a> <a href="#b" tabindex="1">y</a>')
    assert "a tab stop out of reading order at 390 px" in {one.wrong for one in look(site, in_chromium).findings}
