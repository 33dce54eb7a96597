"""What a result always says about its limits, and the pages that show how it comes about, on screen and on paper."""

from __future__ import annotations

import io
import unicodedata

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from generator.load import Content
from tests.browser.conftest import OpenPage
from tests.browser.runner import answer_flags, answer_questions, finish, go_on, start

SIGNS = {"emergency": "ces_saddle", "urgent": "weight_loss", "stop": "reds", "soon": "steroid", "none": ""}


@pytest.mark.parametrize("level", SIGNS)
def test_every_result_says_what_it_cannot_know(open_page: OpenPage, level: str) -> None:
    """Z14: at each level of care the result says that the check can miss things, and that nobody has reviewed it."""
    with open_page("self-check/", shared_python=True) as page:
        start(page)
        if level == "emergency":
            page.locator(f"#check-{SIGNS[level]}").check()
            go_on(page)
        else:
            answer_flags(page, **({level: SIGNS[level]} if SIGNS[level] else {}))
            answer_questions(page)
        if page.locator("[data-finish]").is_visible():
            finish(page)
        limits = page.locator(".bs-result__limits")
        expect(limits).to_contain_text("can miss things")
        expect(limits).to_contain_text("Clinical review: none yet")


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_form_prints_whole(open_page: OpenPage, content: Content, size: str) -> None:
    """On paper the form has every question, begins with the signs, and has the scoring guide on sheets of its own."""
    with open_page("self-check/paper/", java_script_enabled=False) as page:
        printed = PdfReader(io.BytesIO(page.pdf(format=size))).pages
        sheets = [" ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in printed]
    whole = " ".join(sheets)
    assert "Call for help now" in sheets[0]
    assert [item.title for name, item in content.questions.items() if name != "more" and item.title not in whole] == []
    (guide,) = [sheet for sheet in sheets if "Scoring guide" in sheet]
    assert guide.startswith("Scoring guide")
    assert len(sheets) <= 18


def test_the_rules_can_be_read_without_scripts(open_page: OpenPage, content: Content) -> None:
    """A rule unfolds, and shows its condition and how sure it is, without scripts."""
    rule = content.rules["leg_both"]
    with open_page("self-check/how-it-decides/", java_script_enabled=False) as page:
        details = page.locator("details", has=page.locator("summary", has_text=rule.name))
        details.locator("summary").click()
        expect(details).to_contain_text("“Do you feel anything in your legs?”")
        expect(details.locator(".bs-strength").first).to_be_visible()


def test_the_self_check_leads_to_its_proof_and_to_the_form(open_page: OpenPage) -> None:
    """The first view leads to the form, the rules and the examples; without scripts there is a way to the form too."""
    with open_page("self-check/") as page:
        for name in ("form to print", "how this check decides", "worked examples"):
            expect(page.locator("[data-view='start']").get_by_role("link", name=name)).to_be_visible()
    with open_page("self-check/", java_script_enabled=False) as page:
        expect(page.locator("noscript").get_by_role("link", name="form to print")).to_be_visible()
