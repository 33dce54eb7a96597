"""Each small mistake in what decides is found by the oracle."""

from __future__ import annotations

import pytest

from generator.load import Content
from tests.mutants.content import equivalents, survivors


@pytest.fixture(scope="module")
def run(content: Content) -> tuple[list[str], int]:
    """Return the mutants that the oracle does not find, and how many there are."""
    return survivors(content)


def test_every_mutant_is_found_but_for_equivalents(run: tuple[list[str], int]) -> None:
    """Every number, level, comparison, condition, option and order is checked: only named mutants are not found."""
    assert sorted(run[0]) == sorted(name for row in equivalents() for name in row["mutants"])


def test_the_figure_of_the_proof_is_that_of_today(content: Content, run: tuple[list[str], int]) -> None:
    """What the site says about the number of mutants is how many there are now."""
    (said,) = [item.number for item in content.proof.figures if item.id == "content_mutants"]
    assert said == run[1], f"content/selfcheck/proof.yml: write {run[1]} for content_mutants"


def test_every_equivalent_has_a_reason() -> None:
    """No mutant is called equivalent without a sentence that says why."""
    assert all(row["why"].endswith(".") and row["mutants"] for row in equivalents())
