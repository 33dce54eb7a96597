"""The self-check in every state it can be in: for axe, on the smallest screen, and for the keyboard."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.faults import REFUSE_STORAGE, blocked
from tests.browser.runner import WAIT_MS, answer_flags, answer_questions, fill, finish, go_on, start, wait_for_result
from tests.browser.saved import SAVED, agree, begin, notice, put
from tests.browser.states import check

EARLIER = {"date": "2026-01-12", "answers": {"worst": 6, "last7": 8000, "long30": 8000, "next7": 17000}, "spm": None}
UNFOLD = "() => document.querySelectorAll('.bs-check details').forEach(one => { one.open = true; })"


def test_questions(open_page: OpenPage) -> None:
    """The start, warning signs, every kind of question, their errors, and the list of answers."""
    with open_page("self-check/", shared_python=True) as page:
        check(page)
        start(page)
        check(page)
        go_on(page)
        expect(page.locator("[data-errors]")).to_be_visible()
        check(page)
        page.locator("#check-ces_saddle").check()
        check(page)
        page.locator("#check-ces_saddle").uncheck()
        answer_flags(page)
        for place in ("about", "leg", "inflammation", "pain", "longest", "weekly", "c_side", "c_step"):
            answer_questions(page, until=place, duration="w12", started="not_sure", axspa=["none"], more="more")
            check(page)
        answer_questions(page, more="more")
        expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
        check(page)


def test_errors_of_numbers(open_page: OpenPage) -> None:
    """Numbers out of range, with a unit and at a check of the body."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        answer_flags(page)
        for place, field in (("longest", "next7"), ("c_sts", "c_sts_left")):
            answer_questions(page, until=place, more="more")
            fill(page, field, "=9999")
            go_on(page)
            expect(page.locator("[data-errors]")).to_be_visible()
            check(page)


def test_waiting_failing_and_the_plan(open_page: OpenPage) -> None:
    """The result while Python loads, when it fails, and with causes, comparison and plan, all unfolded; a swap."""
    with open_page("self-check/", expected="(?i)net::ERR_|^self-check:|wasm") as page:
        put(page, json.dumps({**SAVED, "version": "0", "answers": {}, "kept": {**SAVED["kept"], "history": [EARLIER]}}))
        notice(page, "rules of this check have changed")
        check(page)
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route("**/engine-*/lean.whl.*", hold)
        page.get_by_role("button", name="Go on").click()
        answer_flags(page)
        answer_questions(page, next7="=17", moves=["arch_worse"], more="more", checks="skip", spm="=155")
        finish(page)
        expect(page.locator("[data-waiting]")).to_be_visible()
        check(page)
        page.route("**/engine-*/lean.whl.*", blocked)
        held.pop().abort()
        expect(page.locator("[data-engine-failed]")).to_be_visible(timeout=WAIT_MS)
        check(page)
        page.unroute_all()
        page.get_by_role("button", name="Try again").click()
        expect(page.locator("[data-plan]")).to_be_visible(timeout=WAIT_MS)
        expect(page.locator("[data-compared]")).to_be_visible()
        page.evaluate(UNFOLD)
        check(page)
        swap = page.locator("[data-alternatives] button").first
        other = swap.inner_text()
        swap.click()
        expect(page.locator(".bs-planned__name", has_text=other)).to_be_focused()
        page.evaluate(UNFOLD)
        check(page)


@pytest.mark.parametrize(
    ("card", "flag"),
    [
        ("emergency", "ces_saddle"),
        ("urgent", "night_pain"),
        ("stop", "bsi_sacral"),
        ("soon", "steroid"),
        ("soon", "pregnancy"),
    ],
)
def test_the_result_of_each_level(open_page: OpenPage, card: str, flag: str) -> None:
    """Each level of care that is not the lowest, and the plan that is refused."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        answer_until_result(page, card, flag)
        expect(page.locator(f"[data-result-level] .bs-advice--{card}")).to_be_visible()
        if card != "emergency":
            wait_for_result(page)
        expect(page.locator("[data-plan-refused]")).to_be_visible(visible=flag == "pregnancy")
        page.evaluate(UNFOLD)
        check(page)


def answer_until_result(page: Page, card: str, flag: str) -> None:
    """Tick one warning sign, answer what is still asked, and ask for the result."""
    if card == "emergency":
        page.locator(f"#check-{flag}").check()
        go_on(page)
        return
    answer_flags(page, **{card: flag})
    answer_questions(page, until="site")
    check(page)
    answer_questions(page)
    if page.locator("[data-finish]").is_visible():
        finish(page)


def test_messages(open_page: OpenPage) -> None:
    """Saved, removed, answers that are back, deleted, and a link that cannot be read."""
    with open_page("self-check/", shared_python=True) as page:
        agree(page)
        check(page)
        page.get_by_label("Save on this device").first.uncheck()
        check(page)
        begin(page)
        page.reload()
        notice(page, "Your saved answers are back")
        check(page)
        page.goto(page.url.partition("#")[0] + "?")
        notice(page, "Your saved answers are back")
        check(page)
        page.locator("[data-delete]:visible").first.click()
        notice(page, "Your answers are deleted")
        check(page)
        page.goto(page.url.partition("#")[0] + "#v=1&a=junk")
        notice(page, "This link cannot be read")
        check(page)


def test_a_storage_that_is_refused(open_page: OpenPage) -> None:
    """The message that the browser does not let the page save."""
    with open_page("self-check/", expected="access is denied", shared_python=True) as page:
        page.evaluate(REFUSE_STORAGE)
        page.locator("#save-start").click()
        notice(page, "does not let the page save")
        check(page)
