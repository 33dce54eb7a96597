"""Every figure is what was approved: `tests/goldens/figures/` holds its SVG, and one picture of all for human eyes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import sync_playwright

from generator.browsers import CHROMIUM
from generator.load import Content
from generator.pages.figures import Drawing, draw_all
from tests.browser.engines import ARGUMENTS, installed
from tests.conftest import ROOT

GOLDENS: Final = ROOT / "tests" / "goldens" / "figures"
SHEET: Final = "contact-sheet.png"
REFRESH: Final = "look at contact-sheet.png, then run: .venv/bin/python -m pytest --refresh-goldens tests/figures"
COLUMNS: Final = 8
WIDTH: Final = 300
"""Pixels of one figure on the sheet."""


@pytest.fixture(scope="module")
def gallery(content: Content) -> dict[str, Drawing]:
    """All figures."""
    return dict(draw_all(content))


def test_figures_are_as_approved(gallery: dict[str, Drawing], *, refresh_goldens: bool) -> None:
    """The SVG text of every figure equals its golden, and there is no golden without a figure."""
    if refresh_goldens:
        GOLDENS.mkdir(parents=True, exist_ok=True)
        for path in GOLDENS.glob("*.svg"):
            path.unlink()
        for slug, item in gallery.items():
            (GOLDENS / f"{slug}.svg").write_text(item.stills + "\n", "utf-8", newline="\n")
        paint(gallery, GOLDENS / SHEET)
    approved = {path.stem: path.read_text("utf-8").removesuffix("\n") for path in GOLDENS.glob("*.svg")}
    assert approved.keys() == gallery.keys(), REFRESH
    changed = [slug for slug, item in gallery.items() if approved[slug] != item.stills]
    assert changed == [], REFRESH


def paint(gallery: dict[str, Drawing], target: Path) -> None:
    """Draw the contact sheet with the site's own style."""
    style = (ROOT / "site_src" / "css" / "5-figures.css").read_text("utf-8")
    items = "".join(f"<div>{item.stills}<small>{slug}</small></div>" for slug, item in gallery.items())
    page_style = (
        f"body{{margin:0;display:grid;grid-template-columns:repeat({COLUMNS},{WIDTH}px);font:12px sans-serif}}"
        "body>div{border:1px solid #ddd;display:flex;flex-direction:column;justify-content:space-between}"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(CHROMIUM), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": COLUMNS * WIDTH, "height": 600})
        page.set_content(f"<!doctype html><meta charset=utf-8><style>{style}{page_style}</style>{items}")
        page.screenshot(path=target, full_page=True)
        browser.close()
