"""One generated page of each kind is what was approved: `goldens/` holds its Markdown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from generator.build import Project

GOLDENS: Final = Path(__file__).parent / "goldens"
PAGES: Final = {
    "home": "index.md",
    "outlook": "outlook.md",
    "causes-index": "causes/index.md",
    "cause": "causes/core.md",
    "exercises-index": "exercises/index.md",
    "exercise": "exercises/thoracic-roll.md",
    "progressions-index": "progressions/index.md",
    "progression-cadence": "progressions/cadence.md",
    "progression-long-run": "progressions/long-run.md",
    "progression-pain-light": "progressions/pain-light.md",
    "progression-shoe-replacement": "progressions/shoe-replacement.md",
    "progression-walk-run": "progressions/walk-run.md",
    "progression-weekly-distance": "progressions/weekly-distance.md",
    "shoes-index": "shoes/index.md",
    "shoe": "shoes/fit-checklist.md",
    "shoe-types": "shoes/types.md",
    "shoe-features": "shoes/features.md",
    "routines-index": "routines/index.md",
    "routine": "routines/core-15.md",
    "routine-plan": "routines/eight-weeks.md",
    "equipment-index": "equipment/index.md",
    "equipment": "equipment/bosu.md",
    "running": "running/cadence-measure.md",
    "training": "training/weekly-options.md",
    "understanding-index": "understanding/index.md",
    "understanding": "understanding/bone-stress.md",
    "pain-now": "pain-now.md",
    "help": "help.md",
    "disagreements": "disagreements.md",
    "changes": "changes.md",
    "red-flags": "red-flags.md",
    "references": "references.md",
    "evidence": "evidence.md",
    "self-check": "self-check.md",
    "self-check-how-it-decides": "self-check/how-it-decides.md",
    "self-check-examples": "self-check/examples.md",
    "self-check-paper": "self-check/paper.md",
    "accessibility": "accessibility.md",
    "prose": "privacy.md",
}
"""Name of the golden -> the page below `build/docs`."""
LISTS: Final = {"about.md", "contribute.md", "data.md", "claims.md", "glossary.md"}
"""Pages without a golden: prose, and lists of content that other tests look through."""
HASH: Final = re.compile(r"assets/(engine|selfcheck|figures|filter)-[0-9a-f]{12}/")
FIGURE: Final = re.compile(r'(<svg class="bs-art).*?(</svg>)')
"""Figures have goldens of their own: tests/figures/test_goldens.py."""
MOVEMENT: Final = re.compile(r"(assets/figures/[a-z0-9-]+)-[0-9a-f]{8}\.svg")
VERSION: Final = re.compile(r'("version":"|Rules of this version: )[0-9a-f]{12}')
PARTS: Final = re.compile(r"(data-engine-parts>).*(</script>)")
REFRESH: Final = "look at the difference, then run: .venv/bin/python -m pytest --refresh-goldens"


def steady(text: str) -> str:
    """Replace what changes with every script, rule and figure, and break the rules' JSON into lines for reviewers."""
    text = MOVEMENT.sub(r"\1-HASH.svg", FIGURE.sub(r"\1\2", text))
    text = PARTS.sub(r"\1PARTS\2", text)
    text = VERSION.sub(r"\1VERSION", HASH.sub(r"assets/\1-HASH/", text))
    return "\n".join(line.replace("},{", "},\n{") if "data-rules>" in line else line for line in text.split("\n"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_approved(name: str, project: Project, *, refresh_goldens: bool) -> None:
    """The Markdown of a page of each kind equals its golden."""
    golden = GOLDENS / f"{name}.md"
    made = steady((project.build / "docs" / PAGES[name]).read_text("utf-8"))
    if refresh_goldens:
        golden.write_text(made, "utf-8", newline="\n")
    assert golden.is_file(), f"{golden} is missing: {REFRESH}"
    assert made == golden.read_text("utf-8"), f"{PAGES[name]} is not as approved: {REFRESH}"


def test_there_is_no_golden_without_a_page() -> None:
    """Every golden is compared with something."""
    assert {path.stem for path in GOLDENS.glob("*.md")} == set(PAGES)


def test_every_kind_of_page_has_a_golden(project: Project) -> None:
    """Each folder of pages, each progression and each page on its own has a golden, but for prose and long lists."""
    docs = project.build / "docs"
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    progressions = {page for page in pages if page.startswith("progressions/")}
    alone = {page for page in pages if "/" not in page} - LISTS
    # nothing but figures, which have goldens of their own, and pieces that stand in the goldens of other pages
    pages -= {"contribute/figures.md", "contribute/rungs.md", "contribute/components.md"}
    assert progressions | alone <= set(PAGES.values())
    assert {page.partition("/")[0] for page in pages} - LISTS == {page.partition("/")[0] for page in PAGES.values()}


def test_scripts_and_rules_do_not_change_a_golden() -> None:
    """Another hash in an address and another version of the rules make the same golden."""
    one = '<a href="assets/engine-0123456789ab/x"> {"version":"0123456789ab"}'
    two = '<a href="assets/engine-ba9876543210/x"> {"version":"ba9876543210"}'
    assert steady(one) == steady(two)
