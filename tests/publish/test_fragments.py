"""The pieces of HTML that the plans of the self-check place."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from generator.load import Content
from generator.pages.selfcheck import planned_exercises
from generator.publish.fragments import SUFFIX

HREF: Final = re.compile(r'href="([^"]+)"')


@pytest.fixture(scope="module")
def pieces(site: Path) -> dict[str, str]:
    """Read the pieces of the built site, by their exercise."""
    (folder,) = (site / "assets").glob("exercises-*")
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob(f"*{SUFFIX}"))}


def test_every_exercise_of_the_plan_data_has_a_piece(pieces: dict[str, str], content: Content) -> None:
    """Whatever a plan holds or swaps in, its steps and doses are there, and no exercise that no plan can hold."""
    assert sorted(pieces) == planned_exercises(content.plan)


def test_a_piece_has_every_rung_that_a_plan_can_reach(pieces: dict[str, str], content: Content) -> None:
    """The rungs are numbered from 0 and bear the names of the ladder; each has how it is done."""
    highest = max([1, *(start.rung for start in content.plan.start_rungs)])
    reach = highest + max(stage.up for stage in content.plan.stages)
    for name, html in pieces.items():
        ladder = [rung.name for rung in content.exercises[name].ladder[:reach]]
        assert re.findall(r'data-rung="(\d)"', html) == [str(place) for place in range(len(ladder))], name
        assert re.findall(r"data-name>([^<]+)<", html) == ladder, name
        assert len(re.findall(r'data-dose="(?:start|build_to)">\d', html)) == 2, name


def test_every_link_of_a_piece_leads_somewhere_from_the_self_check(pieces: dict[str, str], site: Path) -> None:
    """Pieces are placed in the page of the self-check, so their links are seen from there."""
    links = {link for html in pieces.values() for link in HREF.findall(html)}
    assert links
    for link in links:
        address, _, fragment = link.partition("#")
        page = (site / "self-check" / address).resolve() / "index.html"
        assert page.is_file(), link
        assert not fragment or f'id="{fragment}"' in page.read_text("utf-8"), link


def test_a_piece_needs_no_style_and_no_script_of_its_own(pieces: dict[str, str]) -> None:
    """The policy of the page would refuse them; and no id stands twice in a page with all pieces."""
    ids: list[str] = []
    refused: list[str] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            names = dict(attrs)
            ids.extend(filter(None, [names.get("id")]))
            if tag in {"script", "style"} or "style" in names or any(name.startswith("on") for name in names):
                refused.append(tag)

    for html in pieces.values():
        Parser().feed(html)
    assert refused == []
    assert len(set(ids)) == len(ids)
