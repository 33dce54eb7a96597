"""The reasons of the content: how many points each gives, at its limits."""

from __future__ import annotations

from typing import Any, Final

import pytest

from generator.assessment.contributors import points
from generator.assessment.questionnaire import counting
from generator.assessment.rules import Rules
from generator.load import Content
from tests.assessment.cases import HERE, read_yaml

POINTS: Final[dict[str, list[dict[str, Any]]]] = read_yaml(HERE / "signal_points.yml")
EXAMPLES: Final = [(cause, example) for cause, examples in POINTS.items() for example in examples]


@pytest.mark.parametrize(("cause", "example"), EXAMPLES, ids=str)
def test_signals_give_the_points_of_the_specification(
    cause: str, example: dict[str, Any], rules: Rules, base: dict[str, Any]
) -> None:
    """Each signal of a cause gives exactly the points that the specification names, and none just beside its limit."""
    answers = counting(rules.pages, {**base, **example["answers"]})
    signals = next(item.signals for item in rules.causes if item.id == cause)
    given = {signal.id: points(signal, answers) for signal in signals}
    assert {name: number for name, number in given.items() if number} == example["points"]


def test_examples_name_causes_of_the_content(content: Content) -> None:
    """Each cause with examples has signals."""
    assert set(POINTS) <= set(content.signals)
