"""The self-check in a real browser, from the home page to a reasoned result."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.runner import WAIT_MS, answer_flags, answer_questions, fill, finish, go_on, start


@pytest.mark.engines
def test_leads_from_the_home_page_to_ranked_causes_with_reasons(open_page: OpenPage) -> None:
    """A runner whose long run doubled reads that the build-up comes first, why, and where to go on."""
    with open_page() as page:
        page.get_by_role("link", name="Start the self-check").click()
        start(page)
        answer_flags(page)
        answer_questions(page, last7="=8", long30="=8", next7="=17", changes=["hills", "break"])
        finish(page)
        first = page.locator(".bs-cause").first
        expect(first).to_contain_text("Your long run jumps: 8 km in the last 7 days and 17 km planned", timeout=WAIT_MS)
        expect(page.locator("[data-result-causes] h4").first).to_have_text("Worth working on first")
        expect(first).to_contain_text("How sure: one large study of all running injuries, not back pain alone.")
        expect(page.locator("[data-result-level]")).to_contain_text("This page can miss things")
        expect(page.locator("[data-view=result]")).to_contain_text("Clinical review: none yet")
        first.get_by_role("link").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Too much, too soon"))


@pytest.mark.parametrize(
    "flag", ["ces_saddle", "ces_bladder", "ces_bowel", "ces_sexual", "ces_bilateral", "not_sure_ces"]
)
def test_an_emergency_sign_ends_the_questions_at_once(open_page: OpenPage, flag: str) -> None:
    """One emergency sign shows whom to call, what was ticked, and neither causes nor further questions."""
    with open_page("self-check/") as page:
        start(page)
        page.locator(f"#check-{flag}").check()
        go_on(page)
        expect(page.get_by_role("heading", name="Your result")).to_be_focused()
        expect(page.locator("[data-result-level] a[href='tel:999']")).to_be_visible()
        expect(page.locator("[data-result-ticked] li")).to_have_count(1)
        expect(page.locator(".bs-cause")).to_have_count(0)
        expect(page.locator("[data-result-after]")).to_be_hidden()
        expect(page.locator("[data-help-notice]")).to_be_hidden()


def test_an_urgent_sign_still_asks_for_signs_that_are_worse(open_page: OpenPage) -> None:
    """Night pain shows its card at once, goes on to the legs, and both legs make it an emergency."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        answer_flags(page, urgent="night_pain")
        expect(page.locator("[data-care]")).to_contain_text("See someone today")
        answer_questions(page, leg=["both"])
        expect(page.locator("[data-result-level]")).to_contain_text("Call for help now")
        expect(page.locator("[data-result-triggered]")).to_contain_text("Signs in both legs")
        expect(page.locator(".bs-cause")).to_have_count(0)


def test_python_is_loaded_from_the_first_answer_on(open_page: OpenPage) -> None:
    """Nothing of the engine is asked for on page load; it comes while the questions go on."""
    with open_page("self-check/") as page:
        asked: list[str] = []
        page.context.on("request", lambda request: asked.append(request.url))
        start(page)
        assert not [url for url in asked if "/engine-" in url]
        page.locator("#check-flags_emergency-none").check()
        with page.context.expect_event("request", lambda request: "/engine-" in request.url):
            go_on(page)


def test_nothing_is_loaded_for_somebody_who_needs_help_today(open_page: OpenPage) -> None:
    """While an answer calls for help today, no causes will be ranked, and so nothing large is fetched."""
    with open_page("self-check/") as page:
        asked: list[str] = []
        page.context.on("request", lambda request: asked.append(request.url))
        start(page)
        answer_flags(page, emergency="not_sure_now")
        assert not [url for url in asked if "/engine-" in url]


def test_with_data_saver_on_python_is_loaded_only_at_the_answers(open_page: OpenPage) -> None:
    """Who saves data loads nothing large before the last question is answered."""
    with open_page("privacy/") as page:
        page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
        asked: list[str] = []
        page.context.on("request", lambda request: asked.append(request.url))
        page.goto(page.url.replace("privacy/", "self-check/"))
        start(page)
        answer_flags(page)
        answer_questions(page, until="more")
        assert not [url for url in asked if "/engine-" in url]
        with page.context.expect_event("request", lambda request: "/engine-" in request.url):
            answer_questions(page)


@pytest.mark.engines
def test_a_page_without_an_answer_says_what_is_missing(open_page: OpenPage) -> None:
    """The error stands in the title, in a summary that takes the focus, and at the field; entries are kept."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        answer_flags(page)
        page.locator("#age-65up").check()
        go_on(page)
        expect(page.locator("[data-errors]")).to_be_focused()
        expect(page).to_have_title(re.compile(r"^Error: "))
        expect(page.locator("#error-onset")).to_have_text("Error: Choose one answer.")
        expect(page.locator("#age-65up")).to_be_checked()
        expect(page.locator("[data-error-list] a")).to_have_text("How did this pain begin? Choose one answer.")
        page.locator("[data-error-list] a").click()
        expect(page.locator("#onset-gradual")).to_be_focused()


def test_none_of_these_cannot_go_with_another_answer(open_page: OpenPage) -> None:
    """A contradiction is an error, not a silent choice."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        page.locator("#check-flags_emergency-none").check()
        page.locator("#check-chest").check()
        go_on(page)
        expect(page.locator("[data-error-list]")).to_contain_text("cannot go with other boxes")


def test_a_number_out_of_range_is_refused_with_the_range(open_page: OpenPage) -> None:
    """Pain is a whole number from 0 to 10."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        answer_flags(page)
        answer_questions(page, until="pain")
        for typed in ("", "abc", "11", "3.5", "-1"):
            page.locator("#error-worst").evaluate("one => { one.textContent = ''; }")
            page.locator("#worst-value").fill(typed)
            page.keyboard.press("Enter")
            expect(page.locator("#error-worst")).to_have_text("Error: Enter a whole number from 0 to 10.")
            expect(page.locator("#worst-value")).to_have_value(typed)


def test_nothing_typed_gets_into_an_address_or_a_request(open_page: OpenPage, address: str) -> None:
    """Answers stay in memory: no query string, no storage, no request that carries one."""
    with open_page("self-check/") as page:
        sent: list[str] = []
        page.context.on("request", lambda request: sent.append(f"{request.method} {request.url} {request.post_data}"))
        start(page)
        answer_flags(page)
        answer_questions(page, spm="=173")
        finish(page)
        expect(page.locator(".bs-cause").first).to_be_visible(timeout=WAIT_MS)
        assert page.url == f"{address}self-check/#result"
        assert all(line.startswith("GET ") and line.endswith(" None") and "?" not in line for line in sent)
        stored = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
        assert "173" not in stored
        assert "w2" not in stored


def test_enter_in_a_field_goes_on_and_submits_nothing(open_page: OpenPage, address: str) -> None:
    """The form is never sent: the page stays, and the policy would refuse it."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        page.locator("#check-flags_emergency-none").check()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Check these first: 2 of 4")).to_be_focused()
        assert page.url == f"{address}self-check/#flags_urgent"


def test_back_and_the_browsers_own_back_keep_what_was_answered(open_page: OpenPage) -> None:
    """Going back shows the page before with its answers."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        answer_flags(page)
        fill(page, "age", "18_64")
        fill(page, "onset", "sudden")
        go_on(page)
        page.get_by_role("button", name="Back").click()
        expect(page.locator("#onset-sudden")).to_be_checked()
        page.go_forward()
        expect(page.get_by_role("heading", name="Are you running at the moment?")).to_be_visible()


def test_an_answer_that_is_changed_later_changes_the_result(open_page: OpenPage) -> None:
    """Who stops running is no longer asked for distances, and the jump no longer counts."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        answer_flags(page)
        answer_questions(page, next7="=17")
        page.get_by_role("button", name="Change Are you running at the moment?").click()
        fill(page, "running", "stop2")
        go_on(page)
        expect(page.locator("[data-answers]")).not_to_contain_text("Longest run")
        finish(page)
        expect(page.locator("[data-result-causes] h4").first).to_be_visible(timeout=WAIT_MS)
        expect(page.locator("[data-result-causes]")).not_to_contain_text("Your long run jumps")


@pytest.mark.engines
def test_a_sign_ticked_by_mistake_can_be_taken_back(open_page: OpenPage) -> None:
    """After an emergency result the answer that led to it can be changed, and the questions go on."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        answer_flags(page)
        answer_questions(page, leg=["both"])
        expect(page.locator("[data-result-level]")).to_contain_text("Call for help now")
        page.get_by_role("button", name="Change my answers").click()
        page.get_by_role("button", name="Change Do you feel anything in your legs?").click()
        page.locator("#leg-both").uncheck()
        page.locator("#leg-none").check()
        go_on(page)
        expect(page.get_by_role("heading", name="How long has it lasted this time?")).to_be_visible()
        page.go_back()
        expect(page.locator("#leg-none")).to_be_checked()


def test_miles_and_kilometres_give_the_same_advice(open_page: OpenPage) -> None:
    """The unit is chosen beside the field and used in the reason."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        answer_flags(page)
        answer_questions(page, until="longest")
        page.locator("#unit-mi-longest").check()
        answer_questions(page, last7="=5", long30="=5", next7="=10,6", pace="=9:40")
        finish(page)
        reason = "Your long run jumps: 5 mi in the last 7 days and 10.6 mi planned"
        expect(page.locator(".bs-cause").first).to_contain_text(reason, timeout=WAIT_MS)


def test_delete_forgets_every_answer(open_page: OpenPage) -> None:
    """After deleting, no box is ticked and no number is typed."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        page.locator("#check-chest").check()
        go_on(page)
        page.get_by_role("button", name="Delete my answers").click()
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
        assert page.locator("input:checked:not([data-unit])").count() == 0


def test_without_scripts_the_warning_signs_work_and_a_static_route_shows(open_page: OpenPage) -> None:
    """Scripts off: boxes show what to do, and the signs of each cause are linked."""
    with open_page("self-check/", java_script_enabled=False) as page:
        advice = page.locator(".bs-flag", has=page.locator("#check-ces_saddle")).locator(".bs-advice")
        expect(advice).to_be_hidden()
        page.locator("#check-ces_saddle").check()
        expect(advice).to_be_visible()
        expect(advice).to_contain_text("Call 999, 112 or 911")
        expect(page.get_by_role("heading", name="Without scripts")).to_be_visible()
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_hidden()
        expect(page.locator("noscript")).to_have_count(1)
