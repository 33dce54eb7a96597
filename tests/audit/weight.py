"""Page weight: bytes with gzip and requests as the browser sees them, against `limits.yml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from tests.audit.report import Finding, Result
from tests.audit.visits import Visit

LIMITS: Final = Path(__file__).with_name("limits.yml")
KIB: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Most that a page may take."""

    kib: int
    requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limit of a page of content, and those of the pages that have one of their own, by their path."""

    usual: Limit
    own: Mapping[str, Limit]
    first_question_kib: int


def read_limits(path: Path = LIMITS) -> Limits:
    """Read the limits; raise `KeyError` or `TypeError` where a number or a reason is missing."""
    data = yaml.safe_load(path.read_text("utf-8"))
    return Limits(
        usual=_limit(data["content_page"]),
        own={row.pop("path"): _limit(row) for row in data["pages"]},
        first_question_kib=int(_reasoned(data["first_question"])["kib"]),
    )


def _limit(row: dict[str, Any]) -> Limit:
    return Limit(**_reasoned(row))


def _reasoned(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without its reason, which must be there."""
    if not row.pop("why"):
        raise KeyError("why")
    return row


def check(visits: Sequence[Visit], limits: Limits) -> Result:
    """Find pages that are too heavy, and limits of pages that were not visited."""
    findings = [Finding(page=one.page, wrong=wrong) for one in visits for wrong in _over(one, limits)]
    unused = limits.own.keys() - {one.page for one in visits}
    findings += [Finding(page=page, wrong="has a limit of its own, and is not visited") for page in sorted(unused)]
    return Result(
        name="Page weight",
        figures={
            "KiB": {one.page: round(sum(one.sizes.values()) / KIB, 1) for one in visits},
            "requests": {one.page: len(one.sizes) for one in visits},
        },
        findings=tuple(findings),
    )


def _over(visit: Visit, limits: Limits) -> list[str]:
    limit = limits.own.get(visit.page, limits.usual)
    kib = sum(visit.sizes.values()) / KIB
    found = []
    if kib > limit.kib:
        found.append(f"{kib:.1f} KiB, at most {limit.kib} are allowed")
    if len(visit.sizes) > limit.requests:
        found.append(f"{len(visit.sizes)} requests, at most {limit.requests} are allowed")
    return found
