"""Saving the self-check on the device, in a real browser: only by consent, and never what is private."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.runner import answer_flags, answer_questions, fill, finish, go_on, start
from tests.browser.saved import SAVED, agree, answer_again, begin, leave, notice, shown, stored, version


@pytest.fixture
def open_page(open_page: OpenPage) -> OpenPage:
    """Python is shared: these tests are about the form."""
    return partial(open_page, shared_python=True)


@pytest.mark.engines
def test_without_consent_nothing_is_saved_and_leaving_warns(open_page: OpenPage) -> None:
    """The answers are gone after a reload; before it the browser asks."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        answer_questions(page, until="pain")
        assert stored(page) is None
        assert leave(page) == ["beforeunload"]
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
        assert page.locator("[data-form] input:checked:not([data-unit])").count() == 0


PARTS = (
    ("running", "site", "leg", "duration", "pain"),
    ("in_run", "moves", "settle"),
    ("longest", "changes"),
    ("life", "time", "more"),
    ("weekly", "cadence", "landing"),
    ("pairs", "fit", "equipment"),
    ("goal", "checks", "c_plank"),
    ("c_side", "c_sts", "c_step"),
    ("c_hipflex", "c_ham", "c_wall"),
    ("c_brace", "c_arch"),
)
"""Every question but those that are asked again."""


@pytest.mark.parametrize("places", PARTS, ids=[part[0] for part in PARTS])
def test_a_reload_at_a_question_goes_on_there(open_page: OpenPage, places: tuple[str, ...]) -> None:
    """With consent each reload asks again what is never saved, then shows the same question."""
    with open_page("self-check/") as page:
        begin(page)
        for place in places:
            answer_questions(page, until=place, more="more")
            assert leave(page) == []
            notice(page, "Your saved answers are back")
            answer_again(page)
            assert shown(page) == place


@pytest.mark.engines
def test_a_reload_at_the_answers_comes_back_to_them_as_they_were(open_page: OpenPage) -> None:
    """The list of answers is the same before and after."""
    with open_page("self-check/") as page:
        begin(page)
        answer_questions(page, leg=["thigh", "below"], pace="=6:10", more="more", checks="skip")
        before = page.locator("[data-answers]").inner_text()
        page.reload()
        answer_again(page)
        assert page.locator("[data-answers]").inner_text() == before


def test_signs_of_inflammation_are_asked_again(open_page: OpenPage) -> None:
    """They come back empty, in their place, before the check goes on where it was."""
    with open_page("self-check/") as page:
        begin(page)
        answer_questions(page, until="moves", duration="w12", started="under35", axspa=["uveitis"])
        page.reload()
        answer_again(page)
        assert shown(page) == "inflammation"
        expect(page.locator("[data-page=inflammation] input:checked")).to_have_count(0)
        fill(page, "started", "under35")
        fill(page, "axspa", ["none"])
        go_on(page)
        assert shown(page) == "moves"


def test_what_is_private_is_nowhere_but_in_memory(open_page: OpenPage) -> None:
    """Neither storage nor address nor cookie holds a warning sign, the age or a sign of inflammation."""
    with open_page("self-check/") as page:
        begin(page, soon="not_improving")
        answer_questions(page, age="65up", duration="w12", started="under35", axspa=["relative"])
        finish(page)
        everything = page.evaluate(
            "() => JSON.stringify([localStorage, sessionStorage, document.cookie, location.href, history.state])"
        )
        assert "w12" in everything
        for private in ("flags_", "not_improving", "65up", "age", "under35", "started", "axspa", "relative"):
            assert f'"{private}' not in everything.replace("\\", "")


def test_an_emergency_leaves_no_trace_on_the_device(open_page: OpenPage) -> None:
    """What is saved after an emergency sign looks like a check that was just begun."""
    with open_page("self-check/") as page:
        agree(page)
        start(page)
        page.locator("#check-ces_saddle").check()
        go_on(page)
        expect(page.get_by_role("heading", name="Your result")).to_be_focused()
        assert stored(page) == {**SAVED, "version": version(page), "answers": {}, "seen": []}


@pytest.mark.engines
def test_delete_really_deletes(open_page: OpenPage, address: str) -> None:
    """Storage, form, address, link and result are empty, and a reload finds nothing."""
    with open_page("self-check/") as page:
        begin(page)
        answer_questions(page, onset="sudden", worst="=4")
        finish(page)
        page.get_by_role("button", name="Copy a link to this result").click()
        expect(page.locator("#saved-link")).to_be_visible()
        page.get_by_role("button", name="Delete my answers").click()
        notice(page, "Your answers are deleted")
        assert page.url == f"{address}self-check/"
        assert stored(page) is None
        expect(page.locator("#save-start")).not_to_be_checked()
        assert page.locator("[data-form] input:checked:not([data-unit])").count() == 0
        typed = page.locator("[data-selfcheck] input[type=text]").evaluate_all("all => all.map(one => one.value)")
        assert set(typed) == {""}
        assert page.locator("[data-answers]").inner_text() == ""
        assert leave(page) == []
        expect(page.locator("[data-adopted]")).to_be_hidden()


def test_to_untick_the_box_removes_what_was_saved(open_page: OpenPage) -> None:
    """The answers stay in the page."""
    with open_page("self-check/") as page:
        begin(page)
        answer_questions(page)
        page.locator("#save-end").uncheck()
        notice(page, "Removed from this device")
        assert stored(page) is None
        expect(page.locator("[data-answers]")).to_contain_text("Across the low back")


REFUSE = """error => {
  for (const act of ["setItem", "removeItem"]) {
    const own = Storage.prototype[act];
    Storage.prototype[act] = function (key, ...more) {
      if (key.startsWith("backstride")) throw new DOMException("no", error);
      return own.call(this, key, ...more);
    };
  }
}"""


@pytest.mark.parametrize(
    ("error", "said"),
    [("SecurityError", "does not let the page save"), ("QuotaExceededError", "no room left to save")],
)
def test_a_refused_or_full_storage_is_said_and_the_check_goes_on(open_page: OpenPage, error: str, said: str) -> None:
    """The box does not stay ticked, the answers stay in memory, and leaving warns."""
    with open_page("self-check/") as page:
        page.evaluate(REFUSE, error)
        page.locator("#save-start").click()
        notice(page, said)
        expect(page.locator("#save-start")).not_to_be_checked()
        start(page)
        answer_flags(page)
        answer_questions(page)
        expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
        assert leave(page) == ["beforeunload"]


def test_storage_that_fills_up_later_is_said_at_the_question(open_page: OpenPage) -> None:
    """What was saved before stays, the newest answers are in memory only, and the reader is told."""
    with open_page("self-check/") as page:
        begin(page)
        answer_questions(page, until="site")
        page.evaluate(REFUSE, "QuotaExceededError")
        answer_questions(page, until="leg")
        notice(page, "no room left to save")
        assert "site" not in (stored(page) or {})["answers"]
        answer_questions(page)
        expect(page.locator("[data-answers]")).to_contain_text("Across the low back")
        assert leave(page) == ["beforeunload"]


def test_a_saving_part_that_does_not_load_is_said(open_page: OpenPage) -> None:
    """The box does not stay ticked, the questions go on, and a second try may succeed."""
    with open_page("self-check/", expected="ERR_FAILED|^self-check:") as page:
        page.route("**/saving.mjs", lambda route: route.abort())
        page.locator("#save-start").click()
        notice(page, "The part that saves did not load")
        expect(page.locator("#save-start")).not_to_be_checked()
        page.unroute_all()
        start(page)
        answer_flags(page)
        answer_questions(page)
        expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
