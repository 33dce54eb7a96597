"""Pictures for shared links, and structured data."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from generator.build import Project
from generator.load import Content
from generator.publish.cards import SIZE, coloured
from tests.conftest import ROOT


def _head(page: Path) -> Any:
    return yaml.safe_load(page.read_text("utf-8").split("---\n")[1])


def test_every_page_has_the_card_of_its_kind(project: Project) -> None:
    """Each page names a card that was drawn, and each card is named by a page."""
    cards = {path.stem for path in (project.site / "assets" / "cards").glob("*.png")}
    named = {_head(page)["card"] for page in (project.build / "docs").rglob("*.md")}
    assert named == cards


def test_a_card_is_a_picture_of_the_size_that_sites_expect(site: Path) -> None:
    """Each card is a PNG of 1200 x 630 pixels with a figure in many colours, and small."""
    for path in (site / "assets" / "cards").glob("*.png"):
        data = path.read_bytes()
        image = Image.open(io.BytesIO(data))
        assert (image.format, image.size) == ("PNG", SIZE)
        assert len(image.convert("RGB").getcolors(2**20) or ()) > 40, path.name
        assert len(data) < 60_000, path.name


def test_a_shared_link_has_its_picture(site: Path) -> None:
    """The head of a page names its card by its full address where the site's address is known."""
    html = (site / "exercises" / "bird-dog" / "index.html").read_text("utf-8")
    assert 'property="og:image" content="https://backstride.example/repo/assets/cards/exercises.png"' in html
    assert 'property="og:title" content="Bird dog"' in html


def test_a_figure_keeps_its_colours_without_the_page() -> None:
    """Custom properties and mixes of colours become plain ones: nothing is left for another program to guess."""
    css = (ROOT / "site_src" / "css" / "5-figures.css").read_text("utf-8")
    svg = coloured('<svg class="bs-art bs-art--2" viewBox="0 0 9 9"><path class="S" d="M0 0"/></svg>', css)
    style = svg[svg.index("<style>") : svg.index("</style>")]
    assert "var(" not in style
    assert "color-mix" not in style
    assert ".s{fill: #7b4a35" in style
    (far,) = re.findall(r"\.S\{fill: (#[0-9a-f]{6})", style)
    assert far != "#7b4a35"


def _data(site: Path, page: str) -> Any:
    html = (site / page / "index.html").read_text("utf-8")
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(text)


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("exercises/bird-dog", "HowTo"),
        ("routines/core-15", "ExercisePlan"),
        ("causes/load", "MedicalWebPage"),
        ("understanding/scans", "MedicalWebPage"),
        ("pain-now", "MedicalWebPage"),
    ],
)
def test_a_page_says_what_it_is_to_machines(site: Path, page: str, kind: str) -> None:
    """Structured data has the page's kind, its name and its licence."""
    data = _data(site, page)
    assert (data["@context"], data["@type"]) == ("https://schema.org", kind)
    assert data["name"]
    assert data["license"].endswith("/by/4.0/")


def test_a_how_to_has_the_steps_of_the_exercise(site: Path, content: Content) -> None:
    """Set-up and steps stand in order, without Markdown."""
    steps = _data(site, "exercises/bird-dog")["step"]
    exercise = content.exercises["bird-dog"]
    assert len(steps) == len(exercise.set_up) + len(exercise.steps)
    assert not any("*" in step["text"] or "](" in step["text"] for step in steps)


def test_pages_that_nothing_fits_have_no_structured_data(site: Path) -> None:
    """A list of exercises, a table or the privacy page pretends to be nothing."""
    for page in ("exercises", "progressions/cadence", "privacy"):
        assert "application/ld+json" not in (site / page / "index.html").read_text("utf-8")


def test_the_sitemap_has_every_page_with_the_day_it_was_checked(site: Path, project: Project) -> None:
    """Search engines get each page once, with its review as the date of change."""
    text = (site / "sitemap.xml").read_text("utf-8")
    pages = list((project.build / "docs").rglob("*.md"))
    assert text.count("<loc>") == len(pages)
    assert text.count("<lastmod>2026-") == len(pages)
