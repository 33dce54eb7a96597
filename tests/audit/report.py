"""What a check has to say: its figures and its findings, as JSON for machines and as a table for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

PAGES_NAMED: Final = 3
"""Pages that the table names for one mistake; `build/audit.json` has them all."""
FINDINGS_SHOWN: Final = 40
"""Mistakes of one check in the table; `build/audit.json` has them all."""

Figure = float | str | Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One breach: the page, as a path below the site or an empty text for the whole site, and what is wrong there."""

    page: str
    wrong: str
    place: str = ""
    """Where on the page: an element or a piece of source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one check has measured and found."""

    name: str
    figures: Mapping[str, Figure] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def write_json(results: Iterable[Result], path: Path) -> None:
    """Write figures and findings of every check, sorted, so that two audits of one site can be compared."""
    checks = [
        {
            "name": result.name,
            "figures": dict(result.figures),
            "findings": [asdict(finding) for finding in result.findings],
        }
        for result in results
    ]
    count = sum(len(check["findings"]) for check in checks)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"findings": count, "checks": checks}, indent=1, ensure_ascii=False)
    path.write_text(f"{text}\n", "utf-8")


def table(results: Iterable[Result]) -> str:
    """Return what was found, one check after the other, the same mistake of many pages in one line."""
    return "\n".join(line for result in results for line in _lines(result))


def _lines(result: Result) -> Iterator[str]:
    count = len(result.findings)
    yield f"{result.name:<28}{f'{count} wrong' if count else 'in order'}"
    for name, figure in result.figures.items():
        yield f"    {name:<24} {_range(figure) if isinstance(figure, Mapping) else _text(figure)}"
    same: dict[str, list[Finding]] = {}
    for finding in result.findings:
        same.setdefault(finding.wrong, []).append(finding)
    for wrong, findings in list(same.items())[:FINDINGS_SHOWN]:
        yield f"  ! {wrong}{_places(findings)}"
    if len(same) > FINDINGS_SHOWN:
        yield f"  ! and {len(same) - FINDINGS_SHOWN} other mistakes, in audit.json"


def _text(figure: float | str) -> str:
    return figure if isinstance(figure, str) else f"{figure:,}"


def _range(figures: Mapping[str, float]) -> str:
    """Return the least and the most of some figures, and what they belong to."""
    least, most = min(figures, key=figures.__getitem__), max(figures, key=figures.__getitem__)
    return f"{figures[least]:,} ({least}) to {figures[most]:,} ({most})"


def _places(findings: list[Finding]) -> str:
    """Return some of the pages that have the same mistake, and the place on the first of them."""
    pages = list(dict.fromkeys(finding.page for finding in findings if finding.page))
    more = f" and {len(pages) - PAGES_NAMED} more" if len(pages) > PAGES_NAMED else ""
    times = f" ({len(findings)} times)" if len(findings) > len(pages) else ""
    place = f"\n      {findings[0].place}" if findings[0].place else ""
    return (f"\n      on {', '.join(pages[:PAGES_NAMED])}{more}{times}" if pages else "") + place
