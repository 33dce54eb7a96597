"""Technical terms are explained where they first stand on a page."""

from __future__ import annotations

import re

import pytest

from generator.build import Project
from generator.load import Content
from generator.models.guide import GlossaryTerm
from generator.pages.terms import Terms
from tests.test_pages import without_meanings

GLOSSARY = {
    "cadence": GlossaryTerm(term="Cadence", also=("step rate", "cadences"), meaning="Steps a minute."),
    "gluteus": GlossaryTerm(term="Gluteus", meaning="A muscle."),
    "gluteus-medius": GlossaryTerm(term="Gluteus medius", meaning="A muscle at the side."),
}


def _terms() -> Terms:
    return Terms(GLOSSARY, str)


def _marked(text: str) -> list[str]:
    return re.findall(r'popovertarget="term-([a-z-]+)"', _terms().mark(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your cadence counts.", ["cadence"]),
        ("Your Step Rate counts.", ["cadence"]),
        ("Cadence, and cadence again, and step rate.", ["cadence"]),
        ("The gluteus medius and the gluteus.", ["gluteus-medius", "gluteus"]),
        ("A decadence, a cadence-like thing.", []),
        ("See [your cadence](cause:cadence).", []),
        ("See [your cadence](cause:cadence) and cadence.", ["cadence"]),
        ("Short steps (cadence), and more.", ["cadence"]),
        ("Nothing technical.", []),
    ],
)
def test_the_first_use_of_a_term_is_marked(text: str, expected: list[str]) -> None:
    """Whole words, any case, the longest term, once a page, and never inside a link."""
    assert _marked(text) == expected


def test_a_page_remembers_what_it_explained() -> None:
    """A term that an earlier text of the page explained is left alone later."""
    terms = _terms()
    assert "popovertarget" in terms.mark("Cadence.")
    assert terms.mark("Cadence.") == "Cadence."


def test_marks_stay_with_the_word() -> None:
    """Brackets and full stops around a term are kept on its line."""
    text = _terms().mark("Steps (cadence).")
    assert re.search(r'<span class="bs-kept">\(<button[^>]*>cadence</button>\)\.</span>', text)


def test_the_words_of_the_text_stay_as_they_are() -> None:
    """The button shows the word as the author wrote it; the meaning names the term."""
    text = _terms().mark("Your STEP RATE.")
    assert ">STEP RATE</button>" in text
    assert "<strong>Cadence.</strong> Steps a minute.</span>" in text


def test_no_page_explains_a_term_twice(content: Content, project: Project) -> None:
    """On every built page each meaning has an id of its own, and most pages of the guide explain something."""
    explained = 0
    for page in (project.build / "docs").rglob("*.md"):
        ids = re.findall(r'<span popover id="(term-[a-z0-9-]+)"', page.read_text("utf-8"))
        assert len(ids) == len(set(ids)), page
        assert {name.removeprefix("term-") for name in ids} <= set(content.glossary)
        explained += bool(ids)
    assert explained > len(content.exercises)


def test_every_term_is_used_somewhere(content: Content, project: Project) -> None:
    """The glossary explains what the guide says: some form of each term stands on another page."""
    pages = [page for page in (project.build / "docs").rglob("*.md") if page.name != "glossary.md"]
    said = " ".join(without_meanings(page.read_text("utf-8")) for page in pages).casefold()
    assert [name for name, item in content.glossary.items() if not _stands_in(said, item)] == []


def _stands_in(text: str, item: GlossaryTerm) -> bool:
    forms = "|".join(re.escape(form.casefold()) for form in (item.term, *item.also))
    return re.search(rf"(?<![\w-])(?:{forms})(?![\w-])", text) is not None
