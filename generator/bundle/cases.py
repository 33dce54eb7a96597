"""What Python is asked while the engine is built: every scenario, as the page asks it, and requests that it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from generator.load import Content
from generator.selfcheck import all_answers, compile_rules

Case = tuple[str, tuple[str, ...]]
"""A function of `assessment.api`, and its arguments."""

_TODAY: Final = "2026-01-05"
_NOW: Final = "20260105T101500Z"
_TITLES: Final = ("main", "short", "walk_run", "recheck", "second_look")
_NO_REQUESTS: Final = ("", "{}", '{"answers": 1, "unit": "km", "today": "2026-01-05"}')
_NO_ANSWERS: Final[tuple[Any, ...]] = (None, True, 2.5, -1, 10**20, "nonsense", [], ["nonsense"], [[]], {}, {"a": 1})


def cases(content: Content) -> tuple[Case, ...]:
    """Return the calls, the same every time."""
    rules = json.dumps(compile_rules(content), ensure_ascii=False, separators=(",", ":"))
    return tuple((name, (rules, *given)) for name, given in _calls(content))


def _calls(content: Content) -> Iterator[tuple[str, tuple[str, ...]]]:
    titles = json.dumps({name: name for name in _TITLES})
    for request in _requests(content):
        yield "assess", (json.dumps(request),)
        yield "calendar", (json.dumps({**request, "now": _NOW, "uid": "case"}), titles)
    for text in (*_NO_REQUESTS, *_refused(content)):
        yield "assess", (text,)


def _requests(content: Content) -> Iterator[dict[str, Any]]:
    """Yield each scenario alone, and compared with the one before it."""
    before = None
    for _, scenario in sorted(content.scenarios.items()):
        answers = all_answers(content, scenario)
        request = {"answers": answers, "unit": scenario.unit, "today": _TODAY}
        yield request
        if before:
            yield {**request, "before": {"date": "2025-12-08", "answers": before}, "baseline": {"spm": 160}}
        before = answers


def _refused(content: Content) -> Iterator[str]:
    base = content.base.answers
    for field in base:
        for given in _NO_ANSWERS:
            yield json.dumps({"answers": {**base, field: given}, "unit": "km", "today": _TODAY})
