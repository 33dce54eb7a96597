"""The result and the plan in a real browser: reasons, weeks, choices, and checking again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from generator.load import Content
from tests.browser.conftest import OpenPage
from tests.browser.plans import (
    AFTER_A_BREAK,
    FEW_STEPS,
    TIRED_LEGS,
    Answers,
    at_result,
    exercises,
    on_paper,
    plan,
    take,
    week,
)
from tests.browser.runner import WAIT_MS, answer_flags, answer_questions, finish


def test_a_result_gives_reasons_with_their_sources_and_what_would_change_it(open_page: OpenPage) -> None:
    """A long run that doubled: the reader's own numbers, the study, how sure it is, and the cap for now."""
    with at_result(open_page, {"last7": "=8", "long30": "=8", "next7": "=17"}) as page:
        first = page.locator(".bs-cause").first
        expect(first).to_contain_text("17 km planned")
        first.locator(".bs-strength").first.click()
        expect(page.locator("#strength-cohort")).to_contain_text("Cohort study.")
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
        expect(page.locator(".bs-gate--up")).to_be_hidden()
        expect(page.locator(".bs-gate--down")).to_be_visible()


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


def test_exercises_that_do_not_load_fall_back_to_names_and_links(open_page: OpenPage, content: Content) -> None:
    """Without the pieces the plan still stands, each exercise with its page."""
    with open_page("self-check/", expected="Failed to load resource", shared_python=True) as page:
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


def test_deleting_leaves_nothing_of_a_plan_in_the_page(open_page: OpenPage) -> None:
    """After the answers are deleted, neither causes nor weeks nor the sheet stand anywhere in the page."""
    with at_result(open_page, TIRED_LEGS) as page:
        on_paper(page, "clinic")
        page.locator("[data-view='answers result'] [data-delete]").click()
        for place in page.locator("[data-filled]").all():
            assert place.inner_html() == ""
