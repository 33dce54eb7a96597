"""What holds for every chart: words apart and inside, a name, nothing that the security policy refuses, few bytes."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import Final

import pytest

from generator.charts import Chart, charts_of
from generator.charts.marks import TEXT, WIDTH
from generator.load import Content
from tests.charts.reading import Mark, marks, parsed, size
from tests.conftest import ROOT

BUDGET: Final = 4096
"""Bytes of a chart at most."""
EXPECTED: Final = {
    "cadence": 1,
    "long-run": 1,
    "pain-light": 0,
    "shoe-replacement": 1,
    "walk-run": 1,
    "weekly-distance": 3,
}
STYLES: Final = ROOT / "site_src" / "css" / "6c-charts.css"
CHARTED: Final = sorted(name for name, count in EXPECTED.items() if count)


@pytest.fixture(params=CHARTED)
def charts(request: pytest.FixtureRequest, content: Content) -> tuple[Chart, ...]:
    """The charts of one page."""
    return charts_of(content.progressions[request.param])


def test_every_table_of_numbers_has_its_charts(content: Content) -> None:
    """Each progression has the charts that it should have, and the pain light, which is words, has none."""
    assert {name: len(charts_of(item)) for name, item in content.progressions.items()} == EXPECTED


def test_all_is_inside(charts: tuple[Chart, ...]) -> None:
    """Neither a bar nor a line nor a word is cut off at the edge of a chart."""
    for chart in charts:
        width, height = size(chart.svg)
        assert width == WIDTH
        drawn = marks(chart.svg)
        assert [mark for mark in drawn if mark.left < 0 or mark.right > WIDTH] == []
        assert [mark for mark in drawn if mark.top < 0 or mark.bottom > height] == []


def test_words_do_not_lie_on_each_other(charts: tuple[Chart, ...]) -> None:
    """No word covers another, even in a wide font."""
    for chart in charts:
        labels = [mark for mark in marks(chart.svg) if mark.words]
        assert len(labels) > 1
        assert [(one.words, other.words) for one, other in combinations(labels, 2) if one.meets(other)] == []


def test_words_do_not_lie_on_bars(charts: tuple[Chart, ...]) -> None:
    """No word covers a bar, but for those that are made to stand in one."""
    for chart in charts:
        drawn = marks(chart.svg)
        bars = [mark for mark in drawn if mark.look in {"bs-chart__bar", "bs-chart__hatched", "bs-chart__quiet"}]
        labels = [mark for mark in drawn if mark.words and mark.look != "bs-chart__inside"]
        assert [(label.words, bar) for label in labels for bar in bars if label.meets(bar)] == []


def test_words_in_a_bar_fit_into_it(charts: tuple[Chart, ...]) -> None:
    """A word that stands in a bar is covered by it from end to end."""
    for chart in charts:
        for label in marks(chart.svg, "inside"):
            assert any(_covers(bar, label) for bar in marks(chart.svg, "bar")), label


def _covers(bar: Mark, label: Mark) -> bool:
    return bar.left <= label.left and label.right <= bar.right and bar.top <= label.top and label.bottom <= bar.bottom


def test_a_chart_has_a_name_and_points_to_the_table(charts: tuple[Chart, ...]) -> None:
    """A chart is an image whose name says what it shows, and that its numbers are in the table."""
    for chart in charts:
        root = parsed(chart.svg)
        by_id = {element.get("id"): element.text or "" for element in root}
        title, description = (by_id[name] for name in root.attrib["aria-labelledby"].split())
        assert root.attrib["role"] == "img"
        assert title == f"Chart: {chart.title}"
        assert "table" in description


def test_ids_are_unique_and_used(content: Content) -> None:
    """No two charts of the site share an id, and what refers to an id finds it in its own chart."""
    every = [chart.svg for item in content.progressions.values() for chart in charts_of(item)]
    ids = Counter(name for svg in every for name in re.findall(r'id="([^"]+)"', svg))
    assert [name for name, count in ids.items() if count > 1] == []
    for svg in every:
        used = set(re.findall(r"url\(#([^)]+)\)", svg))
        assert used <= set(re.findall(r'<pattern id="([^"]+)"', svg))


def test_the_security_policy_refuses_nothing(charts: tuple[Chart, ...]) -> None:
    """A chart has no style, script, handler or address, and no colour or font of its own."""
    allowed = re.compile(r"url\(#chart-[a-z0-9-]+-h\)")
    for chart in charts:
        for element in parsed(chart.svg).iter():
            assert element.tag in {"svg", "title", "desc", "pattern", "path", "rect", "text"}
            names = set(element.attrib)
            assert not names & {"style", "href", "stroke", "color", "font-family", "font-size"}
            assert not [name for name in names if name.startswith("on")]
            assert "fill" not in names or allowed.fullmatch(element.attrib["fill"])


def test_a_chart_is_small(charts: tuple[Chart, ...]) -> None:
    """No chart is larger than its budget."""
    assert [chart.title for chart in charts if len(chart.svg.encode()) > BUDGET] == []


def test_a_chart_does_not_depend_on_those_before_it(content: Content) -> None:
    """Charts that are drawn again, in another order, are the same to the byte."""
    first = {name: charts_of(item) for name, item in content.progressions.items()}
    again = {name: charts_of(item) for name, item in reversed(list(content.progressions.items()))}
    assert first == again


def test_every_look_is_in_the_style_sheet_and_used(content: Content) -> None:
    """Charts use the classes of their style sheet, all of them and no other."""
    every = "".join(chart.svg for item in content.progressions.values() for chart in charts_of(item))
    styled = set(re.findall(r"\.(bs-chart__[a-z]+)", STYLES.read_text("utf-8"))) - {"bs-chart__title"}
    assert set(re.findall(r'class="([^"]+)"', every)) == styled


def test_words_are_as_large_as_the_layout_takes_them_to_be() -> None:
    """The style sheet gives words the size for which there is room, and no smaller one."""
    sizes = [float(found) for found in re.findall(r"font-size: ([\d.]+)px", STYLES.read_text("utf-8"))]
    assert min(sizes) == TEXT
    assert set(sizes) == {TEXT, 15.0}
