"""Checking again: what was not answered, what changed since the last check, and the calendar file of a plan."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from generator.assessment import api
from generator.assessment.calendar import calendar
from generator.assessment.questionnaire import missing
from generator.assessment.rules import Rules
from tests.assessment.runner import TODAY

CHECKS: Final = ("c_plank", "c_side", "c_sts", "c_step", "c_hipflex", "c_ham", "c_wall", "c_brace", "c_arch")
REST: Final = ("weekly", "cadence", "landing", "pairs", "fit", "equipment", "goal", "checks")
FULL: Final = {"settle": "day", "in_run": ["none"], "life": ["none"], "days": 3, "minutes": "m20"}
WORDS: Final = {"main": "Exercise A", "short": "Exercise B", "recheck": "Look again", "second_look": "Look back"}


@pytest.fixture
def short(base: dict[str, Any]) -> dict[str, Any]:
    """Every answer of the short check."""
    return {**base, **FULL, "more": "enough"}


def test_what_the_short_check_leaves_out_is_named(rules: Rules, short: dict[str, Any]) -> None:
    """Each page behind the short check is named as not asked, and none of those that were answered."""
    assert list(missing(rules, short)) == [(page, "not_asked") for page in REST]


def test_skipped_and_not_sure_are_told_apart(rules: Rules, short: dict[str, Any]) -> None:
    """A page without any answer was skipped; one where nothing is known was not sure."""
    answers = {**short, "more": "more", "w1": "not_sure", "w2": "not_sure", "spm": 170, "pace": "not_sure",
               "landing": ["not_sure"], "now": 2, "checks": "yes", "c_plank": "not_tried", "c_brace": "ok"}  # fmt: skip
    not_sure = {"weekly", "landing", "c_plank"}
    skipped = [page for page in (*REST, *CHECKS) if page not in {*not_sure, "cadence", "checks", "c_brace"}]
    expected = {**dict.fromkeys(not_sure, "not_sure"), **dict.fromkeys(skipped, "skipped")}
    assert dict(missing(rules, answers)) == expected


def _compared(rules: Rules, then: dict[str, Any], now: dict[str, Any]) -> dict[str, Any] | None:
    before = {"date": "2026-11-12", "answers": then}
    request = {"answers": now, "unit": "km", "today": TODAY, "before": before}
    found: dict[str, Any] | None = api.result(rules, request)["compared"]
    return found


@pytest.mark.parametrize(
    ("then", "now", "verdict"),
    [
        (6, 4, "better"),
        (4, 6, "worse"),
        (7, 6, "same"),
        (6, 7, "same"),
        (3, 2, "better"),
        (4, 3, "same"),
        (3, 4, "worse"),
        (4, 5, "same"),
        (2, 1, "better"),
        (1, 0, "better"),
        (0, 1, "same"),
        (0, 2, "worse"),
        (5, 5, "same"),
        (0, 0, "same"),
    ],
)
def test_a_change_of_two_points_or_thirty_percent_is_clear(
    then: int, now: int, verdict: str, rules: Rules, short: dict[str, Any]
) -> None:
    """Worst pain is better or worse from 2 points or 30 percent of the first number on, and otherwise the same."""
    compared = _compared(rules, {**short, "worst": then}, {**short, "worst": now})
    assert compared
    assert compared["worst"] == {"before": then, "now": now, "verdict": verdict}
    assert compared["before"] == "2026-11-12"


def test_causes_that_moved_are_named(rules: Rules, short: dict[str, Any]) -> None:
    """Only causes in another band than before are compared."""
    jumped = {**short, "last7": 8000, "long30": 8000, "next7": 17000}
    compared = _compared(rules, jumped, short)
    assert compared
    assert compared["bands"] == [{"cause": "load", "before": "first", "now": "little"}]


def test_an_earlier_check_without_pain_has_no_verdict(rules: Rules, short: dict[str, Any]) -> None:
    """What was not answered then cannot be compared."""
    compared = _compared(rules, {name: value for name, value in short.items() if name != "worst"}, short)
    assert compared
    assert compared["worst"] is None


def test_nothing_is_compared_while_somebody_should_be_seen(rules: Rules, short: dict[str, Any]) -> None:
    """At an urgent level no comparison takes the eye from what to do."""
    assert _compared(rules, short, {**short, "flags_urgent": ["night_pain"]}) is None


def _lines(rules_json: dict[str, Any], answers: dict[str, Any]) -> list[str]:
    request = {"answers": answers, "unit": "km", "today": TODAY, "now": "20261126T101500Z", "uid": "f00d"}
    made = api.calendar(json.dumps(rules_json), json.dumps(request), json.dumps(WORDS))
    text: str = json.loads(made)["ics"]
    assert text.endswith("\r\n")
    return text.removesuffix("\r\n").split("\r\n")


def test_a_calendar_has_every_session_and_both_reminders(rules_json: dict[str, Any], short: dict[str, Any]) -> None:
    """Six weeks of three sessions, the check after 14 days and the look back after 6 weeks, all day and in order."""
    lines = _lines(rules_json, short)
    titles = [line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:")]
    assert titles == ["Exercise A"] * 18 + ["Look again", "Look back"]
    assert lines[:8] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Backstride//Plan//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:f00d-0",
        "DTSTAMP:20261126T101500Z",
        "DTSTART;VALUE=DATE:20261126",
    ]
    assert lines[8:12] == ["DTEND;VALUE=DATE:20261127", "SUMMARY:Exercise A", "TRANSP:TRANSPARENT", "END:VEVENT"]
    assert lines[-1] == "END:VCALENDAR"
    assert [line for line in lines if line.startswith("DTSTART")][-2:] == [
        "DTSTART;VALUE=DATE:20261210",
        "DTSTART;VALUE=DATE:20270107",
    ]
    assert len({line for line in lines if line.startswith("UID:")}) == len(titles)


def test_a_calendar_of_somebody_to_be_seen_soon_has_one_reminder(
    rules_json: dict[str, Any], short: dict[str, Any]
) -> None:
    """A plan of two weeks has no look back after six."""
    lines = _lines(rules_json, {**short, "flags_soon": ["not_improving"]})
    assert [line for line in lines if line.startswith("SUMMARY:")][-2:] == ["SUMMARY:Exercise A", "SUMMARY:Look again"]


def test_there_is_no_calendar_without_a_plan(rules_json: dict[str, Any], short: dict[str, Any]) -> None:
    """Asking for the calendar of an urgent result is refused."""
    with pytest.raises(ValueError, match=r"^these answers have no plan$"):
        _lines(rules_json, {**short, "flags_urgent": ["night_pain"]})


def test_titles_are_escaped_and_long_lines_folded() -> None:
    """Commas, semicolons, backslashes and line ends are escaped; no line has more than 75 bytes; nothing is lost."""
    title = "a,b;c\\d\ne" + "ä" * 60
    plan: dict[str, Any] = {"weeks": [], "recheck": "2026-12-10", "second_look": None}
    text = calendar(plan, {"recheck": title}, "20261126T101500Z", "f00d")
    assert max(len(line.encode()) for line in text.split("\r\n")) == 75
    unfolded = text.replace("\r\n ", "")
    assert "SUMMARY:a\\,b\\;c\\\\d\\ne" + "ä" * 60 + "\r\n" in unfolded


def test_lines_are_folded_as_late_as_they_may_be() -> None:
    """Each part of a long line but the last has 75 bytes, its leading space among them."""
    plan: dict[str, Any] = {"weeks": [], "recheck": "2026-12-10", "second_look": None}
    lines = calendar(plan, {"recheck": "x" * 200}, "20261126T101500Z", "f00d").split("\r\n")
    start = next(place for place, line in enumerate(lines) if line.startswith("SUMMARY:"))
    assert [len(line) for line in lines[start : start + 3]] == [75, 75, len("SUMMARY:") + 200 + 2 - 150]
