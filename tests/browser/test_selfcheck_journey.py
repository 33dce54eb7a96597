"""Whole ways through the self-check: by keyboard to a printed plan, and persons of the scenarios to their result."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from generator.assessment.api import result
from generator.assessment.rules import from_json
from generator.load import Content
from generator.models.progressions import CadenceProgression
from generator.selfcheck import compile_rules
from tests.assessment.answers import plain
from tests.browser.conftest import OpenPage
from tests.browser.keyboard import answer, choose, press, tab_to
from tests.browser.runner import CARDS, UNREMARKABLE, WAIT_MS, finish, start, take

TODAY = "2026-11-26"
PRINT = "window.print = () => { document.documentElement.dataset.printed = document.documentElement.dataset.print; };"


def text_of(pdf: bytes) -> str:
    """Return the words of a PDF, each run of spaces as one."""
    found = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(unicodedata.normalize("NFKC", found).split())


@pytest.mark.engines
def test_by_keyboard_alone_from_the_home_page_to_a_printed_plan(open_page: OpenPage, content: Content) -> None:
    """On a phone-sized screen Tab, Space, Enter, arrows and typing lead to a plan on paper."""
    with open_page() as page:
        page.add_init_script(PRINT)
        press(page, "Start the self-check")
        expect(page).to_have_url(re.compile("/self-check/$"))
        press(page, "Start")
        signs = {f"flags_{card}": ["none"] for card in CARDS}
        answers = {**UNREMARKABLE, **signs, "next7": "=17", "moves": ["arch_worse", "bend_eases"]}
        heading = page.locator("[data-page]:visible [data-title]")
        while heading.count():
            expect(heading).to_be_focused()
            answer(page, answers)
        expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
        change_by_keyboard(page)
        press(page, "Show my result")
        expect(page.get_by_role("heading", name="Your result")).to_be_focused()
        expect(page.locator("[data-plan]")).to_be_visible(timeout=WAIT_MS)
        press(page, "Go to your plan")
        expect(page.locator(".bs-plan__title")).to_be_focused()
        planned = page.locator(".bs-planned__name").all_inner_texts()
        press(page, "Print the plan")
        expect(page.locator("html")).to_have_attribute("data-printed", "plan")
        printed = text_of(page.pdf(format="A4"))
    assert len(planned) >= 4
    assert [name for name in planned if name not in printed] == []
    assert all(f"Week {number}" in printed for number in range(1, 7))
    assert all(gate.name in printed for gate in content.plan.gates)
    assert "Check these first" not in printed


def change_by_keyboard(page: Page) -> None:
    """Change one answer from the list of answers, and come back to it."""
    tab_to(page, words="Change How much time do you have for exercises?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="How much time do you have for exercises?")).to_be_focused()
    choose(page, "minutes", "m30")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_focused()
    expect(page.locator("[data-answers]")).to_contain_text("About 30 minutes")


UNSAID = {"in_run": ["none"], "life": ["none"], "settle": "day", "now": 1, "checks": "skip"}
"""What the page asks of everybody, and a scenario may leave open."""


@pytest.mark.parametrize("name", ["tired-legs", "few-steps-and-loud", "race-in-miles"])
def test_the_page_shows_what_python_finds(open_page: OpenPage, content: Content, name: str) -> None:
    """Level, causes in order with their bands and reasons, cap, steps and exercises are those of Python itself."""
    scenario = content.scenarios[name]
    answers = {**UNSAID, **plain(content.base.answers), **plain(scenario.answers)}
    rules = from_json(compile_rules(content))
    found = result(rules, {"answers": answers, "unit": scenario.unit, "today": TODAY})
    with open_page("privacy/") as page:
        page.clock.set_fixed_time(f"{TODAY}T10:00:00")
        page.goto(page.url.replace("privacy/", "self-check/"))
        start(page)
        for card in CARDS:
            page.locator(f"#check-flags_{card}-none").check()
            page.get_by_role("button", name="Continue").click()
        take(page, answers, scenario.unit)
        finish(page)
        expect(page.locator("[data-plan]")).to_be_visible(timeout=WAIT_MS)
        expect(page.locator(f"[data-result-level] .bs-advice--{found['level']}")).to_be_visible()
        assert shown_causes(page) == said_causes(content, found)
        assert shown_plan(page) == said_plan(content, found)
        for number in (found["cap"], *(found["plan"]["cadence"] or {}).values()):
            expect(page.locator("[data-view=result]")).to_contain_text(re.compile(rf"\b{re.escape(str(number))}\b"))
    assert found["plan"]["cadence"] or name != "few-steps-and-loud"
    assert "mi" in found["cap"] or name != "race-in-miles"


def shown_causes(page: Page) -> list[list[str]]:
    """Return bands, causes and reasons as the page lists them."""
    lines = page.locator("[data-result-causes] :is(h4, [data-cause-name], [data-reason])")
    return [[line.evaluate("one => one.localName"), line.inner_text().strip()] for line in lines.all()]


def said_causes(content: Content, found: dict[str, Any]) -> list[list[str]]:
    """Return the same lines from Python's result and the content."""
    lines, band = [], ""
    for cause in found["causes"]:
        if cause["band"] != band:
            band = cause["band"]
            lines.append(["h4", getattr(content.ranking, band)])
        lines.append(["a", content.causes[cause["id"]].name])
        said = {signal.id: signal.reason for signal in content.signals[cause["id"]].signals}
        for reason in cause["reasons"]:
            values = {slot: value or content.ranking.unknown for slot, value in reason["values"].items()}
            lines.append(["span", said[reason["id"]].format_map(values)])
    return lines


def shown_plan(page: Page) -> dict[str, Any]:
    """Return exercises, weeks and sessions as the page shows them."""
    return {
        "exercises": page.locator(".bs-planned__name").all_inner_texts(),
        "sessions": [week.locator("[data-done]").count() for week in page.locator("[data-week]").all()],
        "running": [text.strip() for text in page.locator("[data-week-running] li").all_text_contents()],
    }


def said_plan(content: Content, found: dict[str, Any]) -> dict[str, Any]:
    """Return the same from Python's plan."""
    plan = found["plan"]
    return {
        "exercises": [content.exercises[item["id"]].name for item in plan["exercises"]],
        "sessions": [len(week["sessions"]) for week in plan["weeks"]],
        "running": [line for week in plan["weeks"] for line in _running(content, week)],
    }


def _running(content: Content, week: dict[str, Any]) -> list[str]:
    words, cadence = content.words.plan, content.progressions["cadence"]
    lines = [words.long_run.format(distance=week["long_run"])] if week["long_run"] else []
    lines += [words.weekly.format(distance=week["weekly"])] if week["weekly"] else []
    if week["cadence"] and isinstance(cadence, CadenceProgression):
        steps = words.steps.format(steps=week["cadence"]["steps"])
        lines.append(f"{steps} {cadence.schedule[week['cadence']['block']].do}")
    return lines
