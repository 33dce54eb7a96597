"""What leaves the page of a result: paper for the reader and for a clinician, and the calendar file."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import Final

import icalendar
import pytest

from tests.browser.conftest import OpenPage
from tests.browser.plans import (
    AFTER_A_BREAK,
    FEW_STEPS,
    TIRED_LEGS,
    Answers,
    at_result,
    on_paper,
)

SIZES: Final = ("A4", "Letter")


def test_the_dates_are_a_calendar_file_with_neutral_titles(open_page: OpenPage) -> None:
    """All-day events for each session and for the days to look again, with neutral titles."""
    with at_result(open_page, TIRED_LEGS) as page:
        with page.expect_download() as download:
            page.get_by_role("button", name="Save the dates for a calendar").click()
        assert download.value.suggested_filename == "plan.ics"
        text = download.value.path().read_text("utf-8")
        events = icalendar.Calendar.from_ical(text).walk("VEVENT")
        days = [event.decoded("DTSTART") for event in events]
        assert Counter(str(event["SUMMARY"]) for event in events) == {"Exercise": 24, "Check again": 1, "Look back": 1}
        assert date(2026, 12, 14) in days
        assert all(event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1) for event in events)
        assert {key for event in events for key in event} == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP"}


@pytest.mark.parametrize("answers", [TIRED_LEGS, FEW_STEPS, AFTER_A_BREAK], ids=["legs", "steps", "break"])
def test_the_plan_prints_whole_and_alone(open_page: OpenPage, answers: Answers) -> None:
    """Every week, every exercise, the gates and when to get help; nothing of the result; no sheet nearly empty."""
    with at_result(open_page, answers) as page:
        for size in SIZES:
            sheets = on_paper(page, "plan", size)
            text = " ".join(sheets)
            weeks = page.locator("[data-week]").count()
            assert all(f"Week {number}" in text for number in range(1, weeks + 1))
            for part in ("Your plan", "Stop if", "When to go up, stay or go back", "When to get help"):
                assert part in text
            assert "What may contribute" not in text
            assert "Print the plan" not in text
            assert [sheet for sheet in sheets if len(sheet.splitlines()) < 6] == []


def test_paper_is_white_in_the_dark_scheme(open_page: OpenPage) -> None:
    """What is dark on the screen is printed black on white."""
    with at_result(open_page, {}, flags={"urgent": "weight_loss"}, scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        for place in (".bs-advice--shown", ".bs-advice--shown p", ".bs-result__limits"):
            shown = page.locator(f"[data-view=result] {place}").first
            ground, ink = shown.evaluate("one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color]")
            assert ground in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}, place
            assert max(map(int, re.findall(r"\d+", ink)[:3])) < 64, place


def test_the_result_prints_without_the_plan(open_page: OpenPage) -> None:
    """The level of care, the causes, and what to do, but no weeks."""
    with at_result(open_page, TIRED_LEGS) as page:
        text = " ".join(on_paper(page, "result"))
        assert "Stay active" in text
        assert "What may contribute" in text
        assert "Week 1" not in text


def test_the_sheet_for_a_clinician_is_one_page(open_page: OpenPage) -> None:
    """Even with every question answered at length, it fits: what was answered, what may contribute, and boxes."""
    long_answers: Answers = {
        **TIRED_LEGS,
        "duration": "w12",
        "started": "35_44",
        "axspa": ["wakes", "relative"],
        "in_run": ["start_eases", "builds", "late", "downhill", "hills"],
        "moves": ["arch_worse", "bend_eases", "stiff30"],
        "changes": ["hills", "speed", "surface", "shoes", "no_rest"],
        "landing": ["loud", "ahead"],
        "life": ["sit8", "no_strength", "sleep_stress"],
        "kit": ["long_band", "dumbbell", "step"],
        "next7": "=17",
        "spm": "=158",
    }
    with at_result(open_page, long_answers, flags={"soon": "steroid"}) as page:
        for size in SIZES:
            (sheet,) = on_paper(page, "clinic", size)
            text = " ".join(sheet.split())
            for part in (
                "Self-reported",
                "Mon 30 Nov 2026",
                "Rules",
                "1.70 times",
                "Steroid",
                "Findings",
                "What we agreed",
            ):
                assert part in text, part
            assert "Your plan" not in text
