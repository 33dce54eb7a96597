"""Tables that are computed from the numbers in content, against rows that were worked out by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from markdown import markdown  # type: ignore[import-untyped]  # it has no types

from generator.load import Content
from generator.models.progressions import CadenceProgression, WeekBlock
from generator.pages import progressions, urls
from generator.pages.render import Renderer, Surroundings
from generator.tables import table_values, tenths
from tests.test_pages import SINGLE, TEMPLATES


def _rows(content: Content, name: str) -> Any:
    values = table_values(content.progressions[name])
    return values["tables"][0]["rows"] if "tables" in values else values["rows"]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("cadence", (160, 164, 168, 172, 176)),
        ("cadence", (165, 169, 173, 177, 181)),  # the cap of 181.5 is rounded down
        ("long-run", (3, "3.3", "3.9", 6)),
        ("long-run", (18, "19.8", "23.4", 36)),
        ("walk-run", (1, "0:30", "2:30", 10, 5, 30)),
        ("walk-run", (7, "6:30", "1:00", 4, 26, 30)),
    ],
)
def test_a_table_has_its_known_rows(content: Content, name: str, row: tuple[object, ...]) -> None:
    """Rows that were worked out by hand come out of the tables."""
    assert row in _rows(content, name)


def test_weekly_distances_are_those_worked_out_by_hand(content: Content) -> None:
    """From 10 and from 25 a week the table builds up by 10 %, with a lighter week every fourth."""
    columns = list(zip(*(row["cells"] for row in _rows(content, "weekly-distance")), strict=True))
    assert " ".join(columns[0]) == "10 11 12.1 9.1 12.1 13.3 14.6 11 14.6 16.1 17.7 13.3"
    assert " ".join(columns[3]) == "25 27.5 30.3 22.7 30.3 33.3 36.6 27.5 36.6 40.3 44.3 33.2"
    assert [row["number"] for row in _rows(content, "weekly-distance") if row["cut_back"]] == [4, 8, 12]


@pytest.mark.parametrize(
    ("miles", "km", "life", "expected"),
    [
        (5, 8, 0, {"weeks": 60, "months": "13.8", "capped": True}),
        (10, 16, 2, {"weeks": 50, "months": "11.5", "capped": False}),
        (30, 48, 1, {"weeks": 13, "months": "3.1", "capped": False}),
    ],
)
def test_shoes_are_due_when_worked_out_by_hand(
    content: Content, miles: int, km: int, life: int, expected: dict[str, object]
) -> None:
    """A pair is due after its life in weeks and months, marked where its age comes first."""
    (row,) = [row for row in _rows(content, "shoe-replacement") if row["miles"] == miles]
    assert (row["km"], row["cells"][life]) == (km, expected)


def test_tenths_are_written_with_a_point() -> None:
    """A number of tenths has one figure behind the point."""
    assert [tenths(0), tenths(9), tenths(88), tenths(100)] == ["0.0", "0.9", "8.8", "10.0"]


def test_every_progression_has_rows(content: Content) -> None:
    """No progression but the pain light, which is no table, comes out without rows."""
    empty = [name for name, item in content.progressions.items() if not any(table_values(item).values())]
    assert empty == ["pain-light"]


def test_a_text_in_a_table_stays_in_its_cell(content: Content) -> None:
    """A bar in a text that stands in a table is shown, and begins no cell of its own."""
    cadence = content.progressions["cadence"]
    assert isinstance(cadence, CadenceProgression)
    block = WeekBlock(weeks="Week 1", do="Run | walk | run.")
    changed = replace(content, progressions={"cadence": cadence.model_copy(update={"schedule": (block,)})})
    (page,) = [page for page in progressions.pages(changed) if page.path.endswith("cadence.md")]
    around = Surroundings(single=dict.fromkeys(urls.PAGES.values(), SINGLE))
    text = Renderer(TEMPLATES, around).render(page, content)
    html = markdown(text, extensions=["tables", "attr_list", "md_in_html"])
    row = next(part for part in html.split("<tr>") if "Week 1" in part)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", row)
    assert cells == ["Week 1", "Run &#124; walk &#124; run."]
