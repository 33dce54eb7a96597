"""Charts where they stand: a figure with a title and a reading, above the table that has its numbers."""

from __future__ import annotations

import re

import pytest
from markdown import markdown  # type: ignore[import-untyped]  # it has no types

from generator.charts import charts_of
from generator.load import Content
from generator.pages import progressions, urls
from generator.pages.render import Renderer, Surroundings
from tests.charts.test_charts import EXPECTED
from tests.test_pages import SINGLE, TEMPLATES


def _html(content: Content, name: str) -> str:
    """Return a page as the engine makes it."""
    (page,) = (page for page in progressions.pages(content) if page.path == f"progressions/{name}.md")
    around = Surroundings(single=dict.fromkeys(urls.PAGES.values(), SINGLE))
    text = Renderer(TEMPLATES, around).render(page, content)
    return str(markdown(text, extensions=["tables", "attr_list", "md_in_html"]))


@pytest.mark.parametrize("name", EXPECTED)
def test_each_chart_stands_above_its_table(content: Content, name: str) -> None:
    """Between a chart and the table below it there is no other chart and no other table."""
    order = re.findall(r"<figure class=\"bs-chart\"|<table>", _html(content, name))
    charts = [place for place, found in enumerate(order) if found != "<table>"]
    assert len(charts) == EXPECTED[name]
    assert all(order[place + 1] == "<table>" for place in charts)


@pytest.mark.parametrize("name", EXPECTED)
def test_each_chart_has_a_title_and_a_reading(content: Content, name: str) -> None:
    """The caption of a chart has its title and a sentence, the drawing arrives whole, and no paragraph holds it."""
    html = _html(content, name)
    found = re.findall(r'<figure class="bs-chart"[^>]*><figcaption>(.*?)</figcaption>(<svg.*?</svg>)</figure>', html)
    charts = charts_of(content.progressions[name])
    assert [drawing.replace("\u00a0", " ") for _, drawing in found] == [chart.svg for chart in charts]
    for (caption, _), chart in zip(found, charts, strict=True):
        title, reading = re.findall(r"<p[^>]*>(.*?)</p>", caption)
        assert title.replace("\u00a0", " ") == chart.title
        assert reading.endswith(".")
    assert "<p><figure" not in html
