"""The result and the plan in a real browser: reasons, weeks, choices, paper, the calendar, and checking again."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any, Final

import icalendar
import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from generator.load import Content
from tests.browser.conftest import OpenPage
from tests.browser.runner import WAIT_MS, answer_flags, answer_questions, finish, start
from tests.browser.states import faults

Answers = Mapping[str, Any]
MONDAY: Final = "2026-11-30"
SKIPPED: Final[Answers] = {"more": "more", "checks": "skip"}

TIRED_LEGS: Final[Answers] = {
    "in_run": ["late", "downhill"],
    "life": ["no_strength"],
    "more": "more",
    "c_sts_left": "=7",
}
FEW_STEPS: Final[Answers] = {**SKIPPED, "spm": "=159", "landing": ["loud", "ahead"], "days": "=4"}
AFTER_A_BREAK: Final[Answers] = {"running": "stop2", "worst": "=4", "changes": ["break"]}


@contextmanager
def at_result(
    open_page: OpenPage, answers: Answers, *, flags: Mapping[str, str] | None = None, scheme: str = "light"
) -> Iterator[Page]:
    """Take the check on a Monday, and show its result."""
    with open_page("self-check/", color_scheme=scheme) as page:
        page.clock.set_fixed_time(f"{MONDAY}T09:00:00")
        page.add_init_script("window.print = () => undefined")
        page.reload()
        take(page, answers, flags or {})
        yield page


def take(page: Page, answers: Answers, flags: Mapping[str, str]) -> None:
    """Answer everything from the start to the result."""
    start(page)
    answer_flags(page, **flags)
    answer_questions(page, **answers)
    if page.locator("[data-finish]").is_visible():
        finish(page)
    expect(page.locator("[data-waiting]")).to_be_hidden(timeout=WAIT_MS)


def plan(page: Page) -> Locator:
    """Return the plan, which shows."""
    found = page.locator("[data-plan]")
    expect(found).to_be_visible(timeout=WAIT_MS)
    return found


def week(page: Page, number: int) -> Locator:
    """Return a week of the plan."""
    return page.locator(f"[data-week='{number}']")


def exercises(page: Page) -> list[str]:
    """Return the exercises of the plan by their ids."""
    cards = page.locator("[data-plan-exercises] [data-name]").all()
    return [card.get_attribute("data-name") or "" for card in cards if card.get_attribute("data-name")]


def on_paper(page: Page, part: str, size: str = "A4") -> list[str]:
    """Print one part and return the text of each sheet."""
    page.locator(f"[data-print-part='{part}']").click()
    sheets = PdfReader(io.BytesIO(page.pdf(format=size))).pages
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    return [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in sheets]


def test_a_result_gives_reasons_with_their_sources_and_what_would_change_it(open_page: OpenPage) -> None:
    """A long run that doubled: the reader's own numbers, the study, how sure it is, and the cap for now."""
    with at_result(open_page, {"last7": "=8", "long30": "=8", "next7": "=17"}) as page:
        first = page.locator(".bs-cause").first
        expect(first).to_contain_text("17 km planned")
        expect(first.locator(".bs-strength").first).to_have_attribute("href", re.compile("evidence/#cohort$"))
        expect(first.locator(".bs-cite").first).to_have_text("Frandsen 2025")
        expect(first.locator("[data-cause-change]")).to_contain_text("What would change this:")
        expect(first.locator("[data-cause-change]")).to_contain_text("Longest run planned for the next 7 days")
        expect(page.locator("[data-do-week]")).to_contain_text("8.8 km")
        expect(page.locator("[data-compared]")).to_be_hidden()


def test_questions_behind_answer_more_are_named_and_open(open_page: OpenPage) -> None:
    """The short check says which questions were not asked, and goes on to the first of them."""
    with at_result(open_page, {}) as page:
        missing = page.locator("[data-missing-list] details")
        expect(missing).to_contain_text("Not asked")
        missing.locator("summary").click()
        expect(missing).to_contain_text("How far did you run in each of the last 4 weeks?")
        page.get_by_role("button", name="Answer more").click()
        expect(page.locator("[data-page='weekly']")).to_be_visible()


def test_a_plan_for_legs_that_tire_shows_eight_weeks_with_their_exercises(open_page: OpenPage) -> None:
    """Each exercise has its step, dose, picture and gate; this week is open, and the steps go up in later weeks."""
    with at_result(open_page, TIRED_LEGS) as page:
        expect(plan(page)).to_contain_text("8 weeks, from Mon 30 Nov 2026 to Sun 24 Jan 2027.")
        assert exercises(page)[:3] == ["brace-breath", "bw-squat", "reverse-lunge"]
        for card in page.locator(".bs-planned").all():
            expect(card.locator("[data-now-rung] svg")).to_be_visible()
            expect(card.locator("[data-now-rung]")).to_contain_text("Go up when:")
            expect(card.locator("[data-dose-line]")).to_contain_text(re.compile(r"Start with: \d"))
        expect(page.locator("[data-week]")).to_have_count(8)
        assert [item.get_attribute("data-week") for item in page.locator("[data-week][open]").all()] == ["1"]
        expect(week(page, 1).locator("[data-date]")).to_have_text(["Mon 30 Nov", "Wed 2 Dec", "Fri 4 Dec"])
        before = week(page, 1).locator("[data-rung-name]").all_text_contents()
        after = week(page, 3).locator("[data-rung-name]").all_text_contents()
        assert all(one != other for one, other in zip(before, after, strict=True))


def test_a_plan_for_few_loud_steps_raises_the_cadence_once(open_page: OpenPage) -> None:
    """From 159 the plan tries 167 from week 3 on, names 174 as the most ever, and never 180."""
    with at_result(open_page, FEW_STEPS) as page:
        expect(page.locator("[data-plan-running]")).to_contain_text(re.compile(r"159\b.*\b167\b.*\b174\b"))
        expect(week(page, 2).locator("[data-week-running]")).not_to_contain_text("167")
        expect(week(page, 3).locator("[data-week-running]")).to_contain_text("Steps a minute: 167")
        assert "180" not in (plan(page).text_content() or "")
        expect(week(page, 1).locator(".bs-day")).to_have_count(4)
        expect(week(page, 1).locator("[data-kind]").last).to_have_text("Short exercises")


def test_a_plan_after_a_break_begins_with_walking(open_page: OpenPage) -> None:
    """Who stopped for weeks gets the walk-run table from its first step, and no distances."""
    with at_result(open_page, AFTER_A_BREAK) as page:
        expect(page.locator("[data-do-week]")).to_contain_text("Walk and run by turns")
        expect(week(page, 1).locator("[data-detail]:visible").first).to_contain_text("Step 0: walk")
        expect(week(page, 1).locator("[data-week-running] li")).to_have_count(0)
        expect(page.locator("[data-do-week]")).not_to_contain_text("km")


def test_a_plan_until_somebody_is_seen_is_short_and_gentle(open_page: OpenPage) -> None:
    """At the level `soon` the visit comes first, and the plan bridges two weeks."""
    with at_result(open_page, {}, flags={"soon": "steroid"}) as page:
        expect(page.locator("[data-result-level]")).to_contain_text("Book a visit soon")
        expect(plan(page)).to_contain_text("until you have been seen")
        expect(page.locator("[data-week]")).to_have_count(2)
        expect(page.locator("[data-plan-left-out]")).to_contain_text("Your bones may be less strong")


@pytest.mark.parametrize("flag", [{"urgent": "weight_loss"}, {"stop": "reds"}])
def test_no_causes_and_no_plan_show_where_somebody_must_look_first(open_page: OpenPage, flag: dict[str, str]) -> None:
    """The result says so, and a sheet for the clinician can still be printed."""
    with at_result(open_page, {}, flags=flag) as page:
        expect(page.locator("[data-withheld]")).to_be_visible()
        for part in ("plan", "ranked", "do", "missing"):
            expect(page.locator(f"[data-{part}]")).to_be_hidden()
        (sheet,) = on_paper(page, "clinic")
        assert (page.locator("[data-result-ticked] li").text_content() or "")[:20] in " ".join(sheet.split())


@pytest.mark.parametrize(
    ("answers", "flags"), [({"age": "u18"}, {}), ({}, {"soon": "pregnancy"})], ids=["under 18", "pregnant"]
)
def test_some_people_get_causes_but_no_plan(open_page: OpenPage, answers: Answers, flags: dict[str, str]) -> None:
    """Under 18 or pregnant, a clinician plans together with the reader."""
    with at_result(open_page, answers, flags=flags) as page:
        expect(page.locator("[data-ranked]")).to_be_visible()
        expect(page.locator("[data-plan]")).to_be_hidden()
        expect(page.locator("[data-plan-refused]")).to_contain_text("this site makes no plan")


def test_another_first_day_moves_every_week(open_page: OpenPage) -> None:
    """The weeks, the end and the day to check again follow the day that the reader chooses."""
    with at_result(open_page, TIRED_LEGS) as page:
        page.locator("#plan-start").fill("2026-12-07")
        expect(plan(page)).to_contain_text("8 weeks, from Mon 7 Dec 2026 to Sun 31 Jan 2027.")
        expect(week(page, 1).locator("[data-date]").first).to_have_text("Mon 7 Dec")
        expect(page.locator("[data-do-again]")).to_contain_text("Mon 21 Dec")


def test_an_exercise_can_be_swapped_and_swapped_back(open_page: OpenPage) -> None:
    """Another of the same purpose takes its place everywhere, and the keyboard stays with it."""
    with at_result(open_page, {**TIRED_LEGS, "kit": ["step"]}) as page:
        before = exercises(page)
        card = page.locator(".bs-planned").nth(2)
        card.locator("[data-swap] summary").click()
        other = card.locator("[data-alternatives] button").first
        name = other.text_content() or ""
        other.click()
        swapped = page.locator(".bs-planned").nth(2)
        expect(swapped.locator("[data-name]").first).to_have_text(name)
        expect(swapped.locator("[data-name]").first).to_be_focused()
        expect(week(page, 1).locator("[data-week-exercises]")).to_contain_text(name)
        swapped.locator("[data-swap] summary").click()
        swapped.get_by_role("button", name="Reverse lunge").click()
        expect(page.locator(".bs-planned").nth(2).locator("[data-name]").first).to_have_text("Reverse lunge")
        assert exercises(page) == before


def test_ticks_and_choices_survive_a_reload_with_consent(open_page: OpenPage) -> None:
    """What is done stays done, and the first day stays chosen, on this device."""
    with at_result(open_page, TIRED_LEGS) as page:
        page.locator("#save-end").check()
        page.locator("#plan-start").fill("2026-12-07")
        expect(week(page, 1).locator("[data-date]").first).to_have_text("Mon 7 Dec")
        week(page, 1).locator("[data-done]").first.check()
        expect(week(page, 1).locator("[data-done-count]")).to_have_text("1/3")
        page.reload()
        answer_flags(page)
        answer_questions(page)
        plan(page)
        expect(week(page, 1).locator("[data-done]").first).to_be_checked()
        expect(week(page, 1).locator("[data-done]").last).not_to_be_checked()
        expect(page.locator("#plan-start")).to_have_value("2026-12-07")


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


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("answers", [TIRED_LEGS, FEW_STEPS, AFTER_A_BREAK], ids=["legs", "steps", "break"])
def test_the_plan_prints_whole_and_alone(open_page: OpenPage, answers: Answers, size: str) -> None:
    """Every week, every exercise, the gates and when to get help; nothing of the result; no sheet nearly empty."""
    with at_result(open_page, answers) as page:
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


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_sheet_for_a_clinician_is_one_page(open_page: OpenPage, size: str) -> None:
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


def test_exercises_that_do_not_load_fall_back_to_names_and_links(open_page: OpenPage, content: Content) -> None:
    """Without the pieces the plan still stands, each exercise with its page."""
    with open_page("self-check/", expected="Failed to load resource") as page:
        page.route(re.compile(r"/assets/exercises-.*\.txt"), lambda route: route.fulfill(status=404, body=""))
        take(page, TIRED_LEGS, {})
        assert exercises(page)[0] == "brace-breath"
        link = page.locator(".bs-planned").first.get_by_role("link")
        expect(link).to_have_text(content.exercises["brace-breath"].name)
        expect(link).to_have_attribute("href", "../exercises/brace-breath/")
        expect(page.locator("[data-dose-line]:visible")).to_have_count(0)
        expect(week(page, 1).locator("[data-week-exercises]")).to_contain_text(content.exercises["brace-breath"].name)


def test_a_second_check_is_compared_with_the_first(open_page: OpenPage) -> None:
    """Two weeks later less pain is a clear change, steps are measured from the first count, and both stay here."""
    with at_result(open_page, {**FEW_STEPS, "worst": "=5"}) as page:
        page.locator("#save-end").check()
        page.clock.set_fixed_time("2026-12-14T09:00:00")
        page.goto(page.url.partition("#")[0])
        page.get_by_role("button", name="Check again from the start").click()
        answer_flags(page)
        answer_questions(page, **{**FEW_STEPS, "worst": "=2", "spm": "=167"})
        finish(page)
        compared = page.locator("[data-compared]")
        expect(compared).to_contain_text("Compared with Mon 30 Nov 2026", timeout=WAIT_MS)
        expect(compared).to_contain_text("5 then, 2 now. That is clearly less.")
        expect(page.locator("[data-plan-running]")).not_to_contain_text("183")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_result_with_a_plan_has_no_accessibility_faults(open_page: OpenPage, scheme: str) -> None:
    """axe finds nothing, with everything unfolded, light and dark."""
    with at_result(open_page, FEW_STEPS, scheme=scheme) as page:
        page.evaluate("() => document.querySelectorAll('article details').forEach(one => { one.open = true; })")
        expect(plan(page)).to_be_visible()
        assert faults(page) == []


def test_deleting_leaves_nothing_of_a_plan_in_the_page(open_page: OpenPage) -> None:
    """After the answers are deleted, neither causes nor weeks nor the sheet stand anywhere in the page."""
    with at_result(open_page, TIRED_LEGS) as page:
        on_paper(page, "clinic")
        page.locator("[data-view='answers result'] [data-delete]").click()
        for place in page.locator("[data-filled]").all():
            assert place.inner_html() == ""
