"""Third-party requests: none, whatever page is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from tests.audit.report import Finding, Result
from tests.audit.visits import Visit


def check(visits: Sequence[Visit]) -> Result:
    """Find requests to other hosts, and attempts that the policy has blocked."""
    findings = tuple(Finding(page=one.page, wrong=f"asks for {url}") for one in visits for url in one.foreign)
    figures = {"pages": len(visits), "requests": sum(len(one.sizes) for one in visits)}
    return Result(name="Third-party requests", figures=figures, findings=findings)
