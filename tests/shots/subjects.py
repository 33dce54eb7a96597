"""What is photographed: every kind of page, the frame, and the self-check from its start to its sheets of paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page, expect

from tests.browser import plans
from tests.browser.frame import open_search
from tests.browser.runner import answer_flags, answer_questions, fill, go_on, start
from tests.browser.test_pages import KINDS
from tests.shots.variants import PAPER, PHONES, SCREENS, VARIANTS, Variant

SELF_CHECK: Final = KINDS["self-check"]


def _nothing(page: Page) -> None:
    """Leave a page as it opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A page at an address, what is done with it before it is photographed, and how it is looked at."""

    name: str
    path: str
    act: Callable[[Page], None] = _nothing
    variants: tuple[Variant, ...] = VARIANTS
    whole: bool = True
    """Whether all of the page is shown, or only its first screen: for what lies over the page."""

    @property
    def slug(self) -> str:
        """The name as part of a file's name."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


def subjects() -> Iterator[Subject]:
    """Yield everything that is photographed, each under a name of its own."""
    for name, path in KINDS.items():
        yield Subject(name=name, path=path)
    yield Subject(name="address that does not exist", path="nothing-here/")
    yield Subject(name="menu", path=KINDS["cause"], act=_menu, variants=PHONES, whole=False)
    yield Subject(name="search", path=KINDS["cause"], act=_search, variants=SCREENS, whole=False)
    for name, act in STATES.items():
        yield Subject(name=f"self-check, {name}", path=SELF_CHECK, act=act)
    yield Subject(name="self-check, plan on paper", path=SELF_CHECK, act=_plan_on_paper, variants=(PAPER,))
    yield Subject(name="self-check, clinician sheet", path=SELF_CHECK, act=_clinician_sheet, variants=(PAPER,))


def _menu(page: Page) -> None:
    page.get_by_role("button", name="Menu", exact=True).click()
    expect(page.locator("#menu")).to_be_visible()


def _search(page: Page) -> None:
    open_search(page)
    page.get_by_label("Search this site").fill("hip")
    expect(page.get_by_role("dialog", name="Search").get_by_role("link").first).to_be_visible()


def _warning_signs(page: Page) -> None:
    start(page)


def _question(page: Page) -> None:
    start(page)
    answer_flags(page)
    answer_questions(page, until="duration")


def _numbers(page: Page) -> None:
    start(page)
    answer_flags(page)
    answer_questions(page, until="longest")


def _check_of_the_body(page: Page) -> None:
    start(page)
    answer_flags(page)
    answer_questions(page, until="c_side", more="more")


def _error(page: Page) -> None:
    _numbers(page)
    fill(page, "last7", "=ten")
    go_on(page)
    expect(page.locator("[data-errors]")).to_be_visible()


def _answers(page: Page) -> None:
    start(page)
    answer_flags(page)
    answer_questions(page)
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()


def _emergency(page: Page) -> None:
    start(page)
    fill(page, "check", "ces_saddle")
    go_on(page)
    expect(page.locator("[data-withheld]")).to_be_visible()


def _result(page: Page) -> None:
    page.clock.set_fixed_time(f"{plans.MONDAY}T09:00:00")
    page.add_init_script("window.print = () => undefined")
    page.reload()
    plans.take(page, plans.TIRED_LEGS, {})
    plans.plan(page)


def _plan_on_paper(page: Page) -> None:
    _result(page)
    page.locator("[data-print-part='plan']").click()


def _clinician_sheet(page: Page) -> None:
    _result(page)
    page.locator("[data-print-part='clinic']").click()


STATES: Final = {
    "warning signs": _warning_signs,
    "question": _question,
    "numbers": _numbers,
    "check of the body": _check_of_the_body,
    "error": _error,
    "answers": _answers,
    "emergency": _emergency,
    "result with a plan": _result,
}
"""States of the self-check after its start, which is a kind of page, and what leads there."""
