"""The way through the questions of the self-check in a real browser."""

from __future__ import annotations

import gzip
import re
from functools import partial

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.conftest import OpenPage
from tests.browser.runner import WAIT_MS, answer_flags, answer_questions, fill, finish, go_on, start
from tests.browser.saved import shown


@pytest.fixture
def open_page(open_page: OpenPage) -> OpenPage:
    """Python is shared: these tests are about the form."""
    return partial(open_page, shared_python=True)


def change(page: Page, question: str) -> None:
    """Go back to a question from the page of answers."""
    page.get_by_role("button", name=f"Change {question}").click()


def test_nothing_is_ticked_or_typed_beforehand(open_page: OpenPage) -> None:
    """No answer and no consent is preselected; only a unit is, beside its fields."""
    with open_page("self-check/") as page:
        expect(page.locator("#save-start")).not_to_be_checked()
        assert page.locator("[data-selfcheck] input:checked:not([data-unit])").count() == 0
        typed = page.locator("[data-form] input[type=text]").evaluate_all("all => all.map(one => one.value)")
        assert set(typed) == {""}


def test_progress_names_the_part_and_not_a_percentage(open_page: OpenPage) -> None:
    """The reader sees which of four parts this is; the heading carries it for a screen reader."""
    with open_page("self-check/") as page:
        progress = page.locator("[data-progress]")
        start(page)
        expect(progress).to_have_text("Part 1 of 4: Warning signs")
        answer_flags(page)
        expect(progress).to_have_text("Part 2 of 4: Your pain")
        heading = page.get_by_role("heading", name="About you")
        expect(heading).to_have_accessible_description("Part 2 of 4: Your pain")
        answer_questions(page, until="in_run")
        expect(progress).to_have_text("Part 3 of 4: Your running")
        answer_questions(page, until="time")
        expect(progress).to_have_text("Part 3 of 4: Your plan")
        answer_questions(page, until="weekly", more="more")
        expect(progress).to_have_text("Part 4 of 4: More about you")


def test_a_skipped_question_is_left_out_and_can_be_answered_later(open_page: OpenPage) -> None:
    """Skip empties the page and goes on; the answers say so, and Change leads back."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        expect(page.get_by_role("button", name="Skip this question")).to_be_hidden()
        answer_questions(page, until="weekly", more="more")
        fill(page, "w1", "=half")
        page.get_by_role("button", name="Skip this question").click()
        assert shown(page) == "cadence"
        answer_questions(page, checks="skip")
        row = page.locator("[data-answers] dl > div", has_text="How far did you run in each of the last 4 weeks?")
        expect(row).to_contain_text("Skipped")
        change(page, "How far did you run")
        expect(page.locator("#w1-value")).to_have_value("")
        fill(page, "w1", "=25")
        go_on(page)
        expect(row).to_contain_text("25 km")
        expect(row).to_contain_text("Not answered")


def test_an_optional_question_refuses_a_number_out_of_range(open_page: OpenPage) -> None:
    """It may stay empty, but what is typed must fit."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        answer_questions(page, until="cadence", more="more")
        fill(page, "spm", "=20")
        go_on(page)
        expect(page.locator("#error-spm")).to_contain_text("from 120 to 230")
        expect(page.locator("#error-pace")).to_be_hidden()


def test_a_change_goes_straight_back_and_keeps_what_was_answered_later(open_page: OpenPage) -> None:
    """The other answers stay; the page of answers shows the new one."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        answer_questions(page, settle="next_day")
        change(page, "Where is the pain mainly?")
        fill(page, "site", "buttock")
        go_on(page)
        expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
        expect(page.locator("[data-answers]")).to_contain_text("In one buttock")
        expect(page.locator("[data-answers]")).to_contain_text("Within 24 hours")


@pytest.mark.engines
def test_a_change_asks_only_what_it_newly_calls_for(open_page: OpenPage) -> None:
    """Pain that has lasted longer brings the signs of inflammation, and nothing else, before the answers."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        answer_questions(page)
        change(page, "How long has it lasted this time?")
        fill(page, "duration", "w12")
        go_on(page)
        assert shown(page) == "inflammation"
        fill(page, "started", "45up")
        fill(page, "axspa", ["none"])
        go_on(page)
        expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
        change(page, "How long has it lasted this time?")
        fill(page, "duration", "w2")
        go_on(page)
        expect(page.locator("[data-answers]")).not_to_contain_text("45 or over")


@pytest.mark.engines
def test_the_browsers_own_back_and_forward_keep_every_answer(open_page: OpenPage) -> None:
    """The place stands in the address, and each step back shows its answers."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        answer_questions(page, until="pain", leg=["thigh"])
        for place in ("duration", "leg", "site"):
            page.go_back()
            expect(page).to_have_url(re.compile(f"#{place}$"))
            assert shown(page) == place
        page.go_forward()
        expect(page.locator("#leg-thigh")).to_be_checked()
        page.go_forward()
        page.go_forward()
        assert shown(page) == "pain"


def test_an_answer_in_mid_check_that_calls_for_help_ends_it_there(open_page: OpenPage) -> None:
    """Both legs are an emergency, also when they are ticked through Change."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        answer_questions(page)
        change(page, "Do you feel anything in your legs?")
        page.locator("#leg-none").uncheck()
        fill(page, "leg", ["both"])
        go_on(page)
        expect(page.get_by_role("heading", name="Your result")).to_be_focused()
        expect(page.locator("[data-result-level]")).to_contain_text("Call for help now")
        expect(page.get_by_role("button", name="Copy a link to this result")).to_be_hidden()


def test_a_box_instead_of_a_number_and_a_number_exclude_each_other(open_page: OpenPage) -> None:
    """The last of the two counts, and the page shows it."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        answer_questions(page, until="c_side", more="more")
        fill(page, "c_side_left", "=30")
        page.locator("#c_side_left-hurt").check()
        expect(page.locator("#c_side_left-value")).to_have_value("")
        page.locator("#c_side_left-not_tried").check()
        expect(page.locator("#c_side_left-hurt")).not_to_be_checked()
        fill(page, "c_side_left", "=30")
        page.locator("#c_side_left-value").blur()
        expect(page.locator("#c_side_left-not_tried")).not_to_be_checked()


def test_a_check_of_the_body_shows_how_to_do_it_and_when_to_stop(open_page: OpenPage) -> None:
    """Figure, steps and stop signs stand above the question; a check that hurt ends the checks."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        answer_questions(page, until="c_plank", more="more")
        section = page.locator("[data-page=c_plank]")
        expect(section.locator("svg")).to_be_visible()
        expect(section.locator("ol li").first).to_be_visible()
        expect(section.get_by_text("Stop if:")).to_be_visible()
        fill(page, "c_plank", "hurt")
        go_on(page)
        expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()


@pytest.mark.parametrize(("unit", "typed", "other"), [("mi", "10", "6.214"), ("km", "10", "10")])
def test_another_unit_keeps_the_distances_of_other_pages(
    open_page: OpenPage, unit: str, typed: str, other: str
) -> None:
    """On the page itself what is typed stays; elsewhere it is converted, so that no distance changes."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        answer_questions(page, until="weekly", more="more", last7=f"={typed}")
        fill(page, "w1", "=20")
        page.locator(f"#unit-{unit}-weekly").check()
        expect(page.locator("#w1-value")).to_have_value("20")
        assert page.locator("#last7-value").input_value() == other


def test_more_can_be_answered_after_a_result(open_page: OpenPage) -> None:
    """The short check ends at the answers; choosing more leads on to the rest only."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        answer_questions(page)
        finish(page)
        page.get_by_role("button", name="Answer more").click(timeout=WAIT_MS)
        assert shown(page) == "weekly"


def test_the_first_question_needs_few_scripts(open_page: OpenPage) -> None:
    """What loads up to the first question is at most 15 KB gzip, with nothing of Python."""
    with open_page("privacy/") as page:
        loaded: list[Response] = []
        page.on("response", lambda response: loaded.append(response) if "/selfcheck-" in response.url else None)
        page.goto(page.url.replace("privacy/", "self-check/"))
        start(page)
        expect(page.get_by_role("heading", name="Check these first: 1 of 4")).to_be_focused()
        assert {"main.mjs", "flow.mjs"} <= {response.url.rpartition("/")[2] for response in loaded}
        assert sum(len(gzip.compress(response.body())) for response in loaded) <= 15_000


OFFLINE = "ERR_INTERNET_DISCONNECTED|^self-check:"
"""What the console says without a network."""


def test_an_emergency_needs_no_network(open_page: OpenPage) -> None:
    """The level, whom to call, and what was ticked show although nothing more can be loaded."""
    with open_page("self-check/", expected=OFFLINE) as page:
        start(page)
        page.context.set_offline(True)
        page.locator("#check-ces_bladder").check()
        go_on(page)
        expect(page.get_by_role("heading", name="Your result")).to_be_focused()
        expect(page.locator("[data-result-level] a[href='tel:112']")).to_be_visible()
        expect(page.locator("[data-result-ticked] li")).to_have_count(1)
        expect(page.locator("[data-engine-failed]")).to_be_hidden()
