"""What charts say is what the tables say: read back from the drawing, and compared."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.charts import charts_of
from generator.load import Content
from generator.models.progressions import (
    CadenceProgression,
    ShoeReplacementProgression,
    WalkRunProgression,
    WeeklyDistanceProgression,
)
from generator.tables import table_values
from tests.charts.reading import Mark, marks, outlines, parsed

NEAR = 0.12
"""Units; coordinates have one decimal."""


def _bars(svg: str) -> list[Mark]:
    """Return all bars from left to right."""
    return sorted([*marks(svg, "bar"), *marks(svg, "hatched")], key=lambda mark: mark.left)


def _values(svg: str) -> list[Mark]:
    return marks(svg, "value")


def test_weeks_are_as_high_as_their_distance(content: Content) -> None:
    """Every column of all three charts has the height of its distance on one scale, and that distance on it."""
    data = content.progressions["weekly-distance"]
    assert isinstance(data, WeeklyDistanceProgression)
    at = data.starts.index(20)
    scales = set()
    for chart, table in zip(charts_of(data), table_values(data)["tables"], strict=True):
        cells = [row["cells"][at] for row in table["rows"]]
        bars, labels = _bars(chart.svg), _values(chart.svg)
        assert [label.words for label in labels] == cells
        for bar, label, cell in zip(bars, labels, cells, strict=True):
            assert bar.height / bars[0].height == pytest.approx(float(cell) / float(cells[0]), abs=0.005)
            assert label.middle == pytest.approx(bar.middle, abs=NEAR)
            assert 0 < bar.top - label.bottom < label.height
        scales.add(round(bars[0].height / float(cells[0]), 2))
    assert len(scales) == 1


def test_cut_back_weeks_are_hatched_and_named(content: Content) -> None:
    """The cut-back weeks of the table, and they alone, are hatched and have their name below them."""
    data = content.progressions["weekly-distance"]
    for chart, table in zip(charts_of(data), table_values(data)["tables"], strict=True):
        expected = [row["cut_back"] for row in table["rows"]]
        assert [bar.look == "bs-chart__hatched" for bar in _bars(chart.svg)] == expected
        names = [mark for mark in marks(chart.svg) if mark.words == "cut-back"]
        hatched = marks(chart.svg, "hatched")
        assert len(names) == len(hatched) == sum(expected) > 0
        assert all(name.left <= bar.middle <= name.right for name, bar in zip(names, hatched, strict=True))


def test_stairs_rise_with_the_cadence(content: Content) -> None:
    """The stairs are those of the row of 160; each is as high above it as its rate, and the limit is the last."""
    data = content.progressions["cadence"]
    (chart,) = charts_of(data)
    (path,) = (path for path in parsed(chart.svg).iter("path") if path.get("class") == "bs-chart__line")
    (stairs,) = outlines(path.attrib["d"])
    heights = [y for (_, y), (_, after) in pairwise(stairs) if y == after]
    steps = next(row for row in table_values(data)["rows"] if row[0] == 160)
    assert [label.words for label in marks(chart.svg, "number")] == [str(step) for step in steps]
    rises = [(heights[0] - height) / (heights[0] - heights[-1]) for height in heights]
    assert rises == pytest.approx([(step - 160) / (steps[-1] - 160) for step in steps], abs=0.005)
    (limit,) = marks(chart.svg, "limit")
    assert limit.top == heights[-1]


@pytest.mark.parametrize(("start", "row"), [(164, 160), (150, 150), (149, 150)])
def test_the_stairs_begin_at_the_next_lower_row(content: Content, start: int, row: int) -> None:
    """An example between two rows takes the lower one, as readers do; one below all rows takes the first."""
    data = content.progressions["cadence"]
    assert isinstance(data, CadenceProgression)
    uncapped = data.uncapped.model_copy(update={"start": start})
    (chart,) = charts_of(data.model_copy(update={"baselines": (150, 155, 160, 165), "uncapped": uncapped}))
    assert marks(chart.svg, "number")[0].words == str(row)


def _weeks(svg: str, longest: int) -> list[tuple[float, float]]:
    """Return where the bars of shoes begin and end, in weeks by the lines of the scale."""
    zero, year = marks(svg, "grid")[0].left, marks(svg, "limit")[0].left
    unit = (year - zero) / longest
    bars = sorted(marks(svg, "bar"), key=lambda bar: bar.top)
    return [((bar.left - zero) / unit, (bar.right - zero) / unit) for bar in bars]


def test_shoes_last_as_long_as_the_table_says(content: Content) -> None:
    """Each bar goes from the weeks of the shortest life to those of the longest, and has both as words."""
    data = content.progressions["shoe-replacement"]
    assert isinstance(data, ShoeReplacementProgression)
    (chart,) = charts_of(data)
    rows = [row["cells"] for row in table_values(data)["tables"][0]["rows"] if not row["cells"][0]["capped"]]
    expected = [(cells[0]["weeks"], cells[-1]["weeks"]) for cells in rows]
    assert len(expected) == len(data.weekly_miles) - 1
    for found, weeks in zip(_weeks(chart.svg, data.longest_weeks), expected, strict=True):
        assert found == pytest.approx(weeks, abs=0.05)
    words = [label.words for label in _values(chart.svg)]
    assert words == ["its age comes first", *(str(end) for ends in expected for end in ends)]


def test_no_pair_outlives_its_age(content: Content) -> None:
    """A bar that would go beyond the age limit ends there; one that begins beyond it is a mark on it."""
    data = content.progressions["shoe-replacement"]
    assert isinstance(data, ShoeReplacementProgression)
    changed = data.model_copy(update={"pairs": (2,), "weekly_miles": (10, 15, 50)})
    (chart,) = charts_of(changed)
    assert "2 pairs are due" in chart.title
    cut, short = _weeks(chart.svg, 52)
    assert cut == pytest.approx((40, 52), abs=0.05)
    assert short == pytest.approx((12, 20), abs=0.05)
    (mark,) = marks(chart.svg, "hatched")
    assert mark.middle == pytest.approx(marks(chart.svg, "limit")[0].left, abs=NEAR)


def test_sessions_have_their_runs_and_walks(content: Content) -> None:
    """Each row has as many blocks as runs, as wide as their minutes, on a line as long as the session."""
    data = content.progressions["walk-run"]
    assert isinstance(data, WalkRunProgression)
    (chart,) = charts_of(data)
    grid = marks(chart.svg, "grid")
    minute = (grid[-1].left - grid[0].left) / 30
    blocks, lines, labels = marks(chart.svg, "bar"), marks(chart.svg, "quiet"), _values(chart.svg)
    rows = table_values(data)["rows"]
    for step, cells, label in zip(data.steps, rows, labels, strict=True):
        runs = [block for block in blocks if block.top < label.bottom and label.top < block.bottom]
        assert len(runs) == (step.repeats if step.run_seconds else 0)
        assert sum(run.width for run in runs) == pytest.approx(cells[4] * minute, abs=0.5)
        assert label.words == f"{cells[4]} min"
        ground = [line for line in lines if label.top < line.top < label.bottom + 5]
        assert [line.width for line in ground] == ([pytest.approx(cells[5] * minute)] if step.walk_seconds else [])


def test_running_stands_higher_than_walking(content: Content) -> None:
    """What is running and what is walking can be told without colour, and is said in words."""
    (chart,) = charts_of(content.progressions["walk-run"])
    high, low = marks(chart.svg, "bar"), marks(chart.svg, "quiet")
    assert min(block.height for block in high) > 4 * max(line.height for line in low)
    assert {"running", "walking"} <= {mark.words for mark in marks(chart.svg)}


def test_runs_are_as_long_as_the_row_says(content: Content) -> None:
    """The bars of the long run have the lengths of one row; hatched are those that go beyond the cap."""
    data = content.progressions["long-run"]
    (chart,) = charts_of(data)
    cells = next(row for row in table_values(data)["rows"] if row[0] == 10)
    bars = sorted([*marks(chart.svg, "bar"), *marks(chart.svg, "hatched")], key=lambda mark: mark.top)
    assert [label.words for label in _values(chart.svg)] == [str(cell) for cell in cells]
    shares = [bar.width / bars[0].width for bar in bars]
    assert shares == pytest.approx([float(cell) / float(cells[0]) for cell in cells], abs=0.005)
    (limit,) = marks(chart.svg, "limit")
    assert limit.left == pytest.approx(bars[1].right, abs=NEAR)
    assert [bar.look == "bs-chart__hatched" for bar in bars] == [bar.right > limit.left + NEAR for bar in bars]
