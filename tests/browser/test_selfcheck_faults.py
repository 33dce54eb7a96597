"""What goes wrong around the self-check loses no answer and ends in a useful page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, serve
from tests.browser.faults import (
    EXPECTED,
    FILL_STORAGE,
    READY,
    REFUSE_STORAGE,
    TROUBLE,
    Fault,
    blocked,
    gone,
)
from tests.browser.line import Line
from tests.browser.parts import instead, wheel_that
from tests.browser.runner import WAIT_MS, answer_flags, answer_questions, fill, finish, go_on, start

CODE = "**/engine-*/lean.wasm.*"

REFUSED: dict[str, tuple[str, Fault]] = {
    "worker missing": ("**/engine-*/lean.mjs.*", gone),
    "code missing": (CODE, gone),
    "library missing": ("**/engine-*/lean.zip.*", gone),
    "wheel missing": ("**/engine-*/lean.whl.*", gone),
    "code blocked": (CODE, blocked),
}
"""Faults on the way to the browser."""

RAISING: dict[str, str] = {
    "Python raises": 'raise RuntimeError("spoiled")',
    "Python exits": "raise SystemExit",
    "Python says nonsense": 'return "{"',
}
"""Faults of the assessment in both engines."""


def reach_result(page: Page) -> None:
    """Answer the short check and ask for the result."""
    start(page)
    answer_flags(page)
    answer_questions(page)
    finish(page)


def let_time_pass(page: Page, until: Locator) -> None:
    """Let the page's time run, faster than the worker's, until something shows."""
    for _ in range(40):
        page.clock.run_for(5_000)
        if until.is_visible():
            return
    raise AssertionError("three minutes are over, and nothing shows")


def expect_useful_failure(page: Page) -> None:
    """The level of care, the static route, a way to try again, and every answer, which can still be changed."""
    expect(page.locator("[data-result-level]")).to_contain_text("This page can miss things")
    failed = page.locator("[data-engine-failed]")
    expect(failed).to_be_visible()
    expect(failed.get_by_role("link")).to_have_count(8)
    for waiting in ("[data-waiting]", "[data-loading]"):
        expect(page.locator(waiting)).to_be_hidden()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.get_by_role("button", name="Change my answers").click()
    expect(page.locator("[data-answers]")).to_contain_text("Across the low back")
    page.get_by_role("button", name="Change Where is the pain mainly?").click()
    fill(page, "site", "side")
    go_on(page)
    expect(page.locator("[data-answers]")).to_contain_text("On one side")
    finish(page)


def retry(page: Page) -> None:
    """Try again without the fault, and get causes and a plan."""
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".bs-cause").first).to_be_visible(timeout=WAIT_MS)
    expect(page.locator("[data-plan-exercises] > li").first).to_be_visible()
    expect(page.locator("[data-engine-failed]")).to_be_hidden()


@pytest.mark.parametrize(("file", "fault"), REFUSED.values(), ids=REFUSED.keys())
def test_a_fault_of_the_engine_keeps_the_answers(open_page: OpenPage, file: str, fault: Fault) -> None:
    """The page says so, and shows the signs of each cause; nothing that was answered is lost."""
    with open_page("self-check/", expected=EXPECTED) as page:
        page.route(file, fault)
        reach_result(page)
        expect(page.locator("[data-engine-failed]")).to_be_visible(timeout=WAIT_MS)
        expect_useful_failure(page)


@pytest.mark.parametrize("name", ["worker missing", "code blocked"])
def test_trying_again_gives_the_result_once_the_fault_is_gone(open_page: OpenPage, name: str) -> None:
    """Whatever failed: the same page goes on to causes and a plan."""
    with open_page("self-check/", expected=EXPECTED) as page:
        fail_and_retry(page, name)


@pytest.mark.engines
def test_trying_again_after_a_failed_assessment(open_page: OpenPage) -> None:
    """The same holds where Python itself failed, in one engine and then in the other."""
    with open_page("self-check/", expected=EXPECTED, before=lambda page: page.add_init_script(TROUBLE)) as page:
        page.evaluate("() => { window.troubles = Array(20).fill('spoiled'); }")
        reach_result(page)
        expect_failure_again_and_again(page)
        page.evaluate("() => { window.troubles = []; }")
        retry(page)


@pytest.mark.parametrize("code", RAISING.values(), ids=RAISING.keys())
def test_an_assessment_that_goes_wrong_keeps_the_answers(open_page: OpenPage, site: Path, code: str) -> None:
    """Where both engines fail the page says so; nothing that was answered is lost."""
    wheels = {name: wheel_that(site, name, code) for name in ("lean.whl", "whole.whl")}
    with open_page("self-check/", expected=EXPECTED, before=lambda page: instead(page, wheels)) as page:
        reach_result(page)
        expect(page.locator("[data-engine-failed]")).to_be_visible(timeout=WAIT_MS)
        expect_useful_failure(page)


def fail_and_retry(page: Page, name: str) -> None:
    """Reach a result that fails, and try again without the fault."""
    page.route(*REFUSED[name])
    reach_result(page)
    expect_failure_again_and_again(page)
    page.unroute_all()
    retry(page)


def expect_failure_again_and_again(page: Page) -> None:
    """The failure shows, and shows once more after another answer: Python is loaded anew for it, in vain."""
    failed = page.locator("[data-engine-failed]")
    expect(failed).to_be_visible(timeout=WAIT_MS)
    expect_useful_failure(page)
    expect(failed).to_be_visible(timeout=WAIT_MS)


def test_an_engine_that_falls_silent_keeps_the_answers(open_page: OpenPage) -> None:
    """Its worker is killed in both engines: after a time without any sign the page stops waiting."""
    with open_page("self-check/", expected=EXPECTED, before=lambda page: page.add_init_script(TROUBLE)) as page:
        page.clock.install()
        page.evaluate("() => { window.troubles = Array(20).fill('killed'); }")
        reach_result(page)
        failed = page.locator("[data-engine-failed]")
        let_time_pass(page, until=failed)
        expect_useful_failure(page)
        let_time_pass(page, until=failed)
        page.evaluate("() => { window.troubles = []; }")
        retry(page)


def test_a_plan_without_its_exercise_texts_still_names_the_exercises(open_page: OpenPage) -> None:
    """The result and the plan show; each exercise leads to its page."""
    with open_page("self-check/", expected=EXPECTED) as page:
        page.route("**/exercises-*/*", gone)
        reach_result(page)
        names = page.locator("[data-plan-exercises] [data-name] a")
        expect(names.first).to_be_visible(timeout=WAIT_MS)
        expect(page.locator("[data-engine-failed]")).to_be_hidden()
        for link in names.all():
            assert "/exercises/" in (link.get_attribute("href") or "")


def test_offline_before_the_engine_is_asked_for(open_page: OpenPage) -> None:
    """The questions go on, the result says what is missing, and trying again works once there is a network."""
    with open_page("self-check/", expected=EXPECTED) as page:
        start(page)
        page.context.set_offline(True)
        answer_flags(page)
        answer_questions(page)
        finish(page)
        expect_useful_failure(page)
        page.context.set_offline(False)
        retry(page)


def test_offline_after_the_engine_has_loaded(open_page: OpenPage) -> None:
    """The result comes with its plan, as far as it is there, and can be printed; what is missing comes later."""
    with open_page("privacy/", expected=EXPECTED) as page:
        page.add_init_script(READY)
        page.add_init_script("window.print = () => { document.documentElement.dataset.printed = ''; };")
        page.goto(page.url.replace("privacy/", "self-check/"))
        start(page)
        answer_flags(page)
        expect(page.locator("html[data-engine-ready]")).to_be_attached(timeout=WAIT_MS)
        page.context.set_offline(True)
        answer_questions(page)
        finish(page)
        expect(page.locator(".bs-cause").first).to_be_visible(timeout=WAIT_MS)
        expect(page.locator("[data-plan-exercises] [data-name] a").first).to_be_visible()
        expect(page.locator("[data-week]")).to_have_count(6)
        page.get_by_role("button", name="Print the plan").click()
        expect(page.locator("html[data-printed]")).to_be_attached()
        missing = page.locator("[data-plan-pieces]")
        expect(missing).to_contain_text("The steps of some exercises did not load")
        expect(page.locator("[data-dose-line]:visible")).to_have_count(0)
        page.context.set_offline(False)
        missing.get_by_role("button", name="Try again").click()
        expect(missing).to_be_hidden()
        expect(page.locator("[data-plan-exercises] [data-name]").first).to_be_focused()
        expect(page.locator("[data-dose-line]:visible")).to_have_count(page.locator(".bs-planned").count())


@pytest.mark.parametrize("full", [False, True], ids=["refused", "full"])
def test_without_storage_the_check_ends_in_a_result(open_page: OpenPage, *, full: bool) -> None:
    """The reader agreed to save, and is told that it is not possible; the answers stay, and the result comes."""
    with open_page("privacy/") as page:
        page.add_init_script(FILL_STORAGE if full else REFUSE_STORAGE)
        page.goto(page.url.replace("privacy/", "self-check/"))
        page.locator("#save-start").click()
        said = "no room left to save" if full else "does not let the page save"
        expect(page.locator("[data-notice]:visible")).to_contain_text(said)
        reach_result(page)
        expect(page.locator(".bs-cause").first).to_be_visible(timeout=WAIT_MS)
        page.get_by_role("button", name="Change my answers").click()
        expect(page.locator("[data-answers]")).to_contain_text("Across the low back")


@pytest.mark.engines
def test_a_slow_line_is_no_fault_as_long_as_something_arrives(open_page: OpenPage, site: Path) -> None:
    """A load that takes far longer than the longest silence ends in a result: each piece starts the wait anew."""
    line = Line()
    with serve(site, line) as base, open_page("self-check/", base=base) as page:
        page.clock.install()
        line.hold("lean.wasm.")
        reach_result(page)
        progress = page.locator("[data-loaded]")
        for _ in range(4):
            heard = progress.evaluate("one => one.value")
            line.let_through(300_000)
            page.wait_for_function("heard => document.querySelector('[data-loaded]').value > heard", arg=heard)
            page.clock.run_for(40_000)
            expect(page.locator("[data-waiting]")).to_be_visible()
            expect(page.locator("[data-engine-failed]")).to_be_hidden()
        line.release()
        expect(page.locator(".bs-cause").first).to_be_visible(timeout=WAIT_MS)
