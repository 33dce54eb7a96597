"""The link to a result of the self-check: its fragment holds the answers, and no server sees it."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.runner import answer_flags, answer_questions, fill, finish, go_on, start
from tests.browser.saved import agree, answer_again, notice, shown, stored, version


@pytest.fixture
def open_page(open_page: OpenPage) -> OpenPage:
    """Python is shared: these tests are about the form."""
    return partial(open_page, shared_python=True)


ANSWERS = "km~onset.sudden~running.usual~site.side~leg.thigh.below~duration.w2~worst.4"


def copied(page: Page) -> str:
    """Return the link to the result that shows."""
    page.get_by_role("button", name="Copy a link to this result").click()
    expect(page.locator("#saved-link")).to_be_visible()
    return page.locator("#saved-link").input_value()


def visit(page: Page, fragment: str) -> None:
    """Open a link as from outside."""
    page.goto(f"{page.url.partition('#')[0].replace('privacy/', 'self-check/')}{fragment}")


@pytest.mark.engines
def test_a_link_brings_the_answers_back_after_what_is_private(open_page: OpenPage, address: str) -> None:
    """The fragment is readable, holds nothing private, leaves the address at once, and nothing is sent."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        answer_questions(page, leg=["thigh", "below"], duration="w12", started="45up", axspa=["none"], next7="=10,5")
        before = page.locator("[data-answers]").inner_text()
        finish(page)
        expect(page.get_by_text("The link holds answers about your health")).to_be_visible()
        link = copied(page)
    assert link.startswith(f"{address}self-check/#v=")
    assert "~leg.thigh.below~" in link
    assert not any(private in link for private in ("flags", "age", "18_64", "started", "axspa", "45up"))
    with open_page("privacy/") as page:
        sent: list[str] = []
        page.context.on("request", lambda request: sent.append(request.url))
        page.goto(link)
        notice(page, "The answers of the link are here")
        assert page.url == f"{address}self-check/"
        assert not any("thigh" in url for url in sent)
        page.get_by_role("button", name="Go on").click()
        answer_again(page)
        assert shown(page) == "inflammation"
        fill(page, "started", "45up")
        fill(page, "axspa", ["none"])
        go_on(page)
        expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
        assert page.locator("[data-answers]").inner_text().replace("10.5", "10,5") == before


def test_a_link_in_miles_shows_miles(open_page: OpenPage) -> None:
    """The unit travels along, and the numbers read as they were typed."""
    with open_page("self-check/") as page:
        start(page)
        answer_flags(page)
        answer_questions(page, until="longest")
        page.locator("#unit-mi-longest").check()
        answer_questions(page, last7="=5", long30="=5.5", next7="=10.6")
        finish(page)
        link = copied(page)
    with open_page("privacy/") as page:
        page.goto(link)
        notice(page, "The answers of the link are here")
        values = [page.locator(f"#{field}-value").input_value() for field in ("last7", "long30", "next7")]
        assert values == ["5", "5.5", "10.6"]
        expect(page.locator("#unit-mi-longest")).to_be_checked()


def test_a_link_of_other_rules_keeps_what_still_fits(open_page: OpenPage) -> None:
    """The reader is told, and each question is asked again with the answer in its place."""
    with open_page("privacy/") as page:
        visit(page, f"#v=0123456789ab&a={ANSWERS}~gone.1~settle.never")
        notice(page, "The rules of this check have changed since")
        page.get_by_role("button", name="Go on").click()
        answer_again(page)
        assert shown(page) == "running"
        expect(page.locator("#site-side")).to_be_checked()
        expect(page.locator("[data-page=settle] input:checked")).to_have_count(0)


JUNK = {
    "unknown field": f"{ANSWERS}~shoe_size.44",
    "unknown option": ANSWERS.replace("side", "knee"),
    "option of another field": ANSWERS.replace("sudden", "side"),
    "number out of range": ANSWERS.replace("worst.4", "worst.11"),
    "number with a zero before it": ANSWERS.replace("worst.4", "worst.04"),
    "two answers where one fits": ANSWERS.replace("sudden", "sudden.minor"),
    "the same box twice": ANSWERS.replace("thigh.below", "thigh.thigh"),
    "none with others": ANSWERS.replace("thigh.below", "thigh.none"),
    "the same field twice": f"{ANSWERS}~site.middle",
    "warning sign": f"{ANSWERS}~flags_soon.none",
    "age": f"{ANSWERS}~age.18_64",
    "sign of inflammation": f"{ANSWERS}~axspa.none",
    "prototype": f"{ANSWERS}~__proto__.1",
    "no unit": ANSWERS.removeprefix("km~"),
    "empty answer": f"{ANSWERS}~settle.",
    "markup": f"{ANSWERS}~settle.<img src=x>",
    "bad encoding": f"{ANSWERS}~settle.%E0%A4%A",
    "too long": ANSWERS + "~settle.day" * 500,
    "nothing": "",
}


def test_junk_in_a_link_is_refused_whole(open_page: OpenPage, address: str) -> None:
    """It is said, nothing of it is used, and the check starts as new."""
    with open_page("self-check/") as page:
        rules = version(page)
        for name, answers in JUNK.items():
            visit(page, f"?#v={rules}&a={answers}")
            notice(page, "This link cannot be read. Nothing of it is used.")
            assert page.url == f"{address}self-check/", name
            assert page.locator("[data-form] input:checked:not([data-unit])").count() == 0, name
            start(page)
            assert shown(page) == "flags_emergency", name


def test_a_link_of_another_shape_is_refused(open_page: OpenPage) -> None:
    """A version and the answers, in this order, are needed."""
    with open_page("privacy/") as page:
        for fragment in ("#v=", "#v=zz&a=km", "#a=km", f"#v=0123456789ab&b={ANSWERS}"):
            visit(page, f"?{fragment}")
            notice(page, "This link cannot be read")


def test_after_a_link_of_junk_the_saved_answers_are_back(open_page: OpenPage) -> None:
    """They can be deleted there, too."""
    with open_page("self-check/") as page:
        agree(page)
        start(page)
        answer_flags(page)
        answer_questions(page, until="leg", site="buttock")
        visit(page, f"?#v={version(page)}&a=junk")
        notice(page, "This link cannot be read. Nothing of it is used. Your saved answers are back.")
        expect(page.locator("#site-buttock")).to_be_checked()
        page.get_by_role("button", name="Delete my answers").first.click()
        notice(page, "Your answers are deleted")
        assert stored(page) is None


def test_a_link_typed_into_an_open_page_works_too(open_page: OpenPage) -> None:
    """Only the fragment changes then; the page is not loaded again."""
    with open_page("self-check/") as page:
        start(page)
        page.evaluate("text => { location.hash = text; }", f"#v={version(page)}&a={ANSWERS}")
        notice(page, "The answers of the link are here")
        expect(page.locator("#leg-below")).to_be_checked()


def test_a_link_leaves_alone_what_is_saved_on_the_device(open_page: OpenPage) -> None:
    """Saving is off while the answers of a link show, until the reader agrees anew."""
    with open_page("self-check/") as page:
        agree(page)
        start(page)
        answer_flags(page)
        answer_questions(page, until="leg", site="buttock")
        before = stored(page)
        visit(page, f"?#v={version(page)}&a={ANSWERS}")
        notice(page, "What you saved on this device stays as it is")
        expect(page.locator("#save-start")).not_to_be_checked()
        page.get_by_role("button", name="Go on").click()
        answer_again(page)
        assert stored(page) == before
