"""Layout shift: nothing that is shown moves by itself while a page loads and is read."""

from __future__ import annotations

from collections.abc import Sequence

from tests.audit.report import Finding, Result
from tests.audit.visits import Visit


def check(visits: Sequence[Visit]) -> Result:
    """Find movements; their scores are those of Cumulative Layout Shift, without its windows of time."""
    findings = tuple(
        Finding(page=one.page, wrong="something moves by itself", place=f"{score:.4f} {element}")
        for one in visits
        for score, element in one.shifts
    )
    worst = max((sum(score for score, _ in one.shifts) for one in visits), default=0.0)
    return Result(name="Layout shift", figures={"pages": len(visits), "most": round(worst, 4)}, findings=findings)
