"""Small charts for the tables of the progressions: the rows of a table -> SVG text, the same for the same rows.

Every number in a chart is one that `tables` computed for the table beside it, written as the table writes it.

Drawn by hand, after a look at what is kept up: pygal 3.1 writes `style` and `script` elements, web links and random
ids into each chart (16 KB for three bars); leather 0.4 is small, but sets colours and fonts in attributes and knows
neither patterns nor labels on its marks; matplotlib turns letters into outlines; plotly, Vega and ECharts draw in the
browser or bring one along. The site's content security policy refuses inline styles, dark mode and paper need classes
instead of colours, and what is left to draw is a column, a row, a line and a word.
"""

from __future__ import annotations

from generator.charts.cadence import cadence_chart
from generator.charts.long_run import long_run_chart
from generator.charts.marks import Chart
from generator.charts.shoe_wear import shoe_wear_chart
from generator.charts.walk_run import walk_run_chart
from generator.charts.weekly_distance import weekly_distance_charts
from generator.models.progressions import (
    CadenceProgression,
    LongRunProgression,
    PainLightProgression,
    Progression,
    ShoeReplacementProgression,
    WalkRunProgression,
    WeeklyDistanceProgression,
)
from generator.tables import table_values

__all__ = ["Chart", "charts_of"]


def charts_of(progression: Progression) -> tuple[Chart, ...]:
    """Return the charts of a progression in the order of its tables; the pain light, all words, has none."""
    values = table_values(progression)
    match progression:
        case CadenceProgression():
            return (cadence_chart(progression, values),)
        case LongRunProgression():
            return (long_run_chart(values),)
        case WeeklyDistanceProgression():
            return weekly_distance_charts(progression, values)
        case WalkRunProgression():
            return (walk_run_chart(progression, values),)
        case ShoeReplacementProgression():
            return (shoe_wear_chart(progression, values),)
        case PainLightProgression():
            return ()
