"""Conditions in plain words: each form of the grammar, numbers with their units, and every condition of the content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
import yaml
from pydantic import BaseModel

from generator.load import Content
from generator.models.conditions import Condition
from generator.pages.conditions_in_words import Line, Teller
from generator.pages.proof import teller
from tests.conftest import ROOT

LABELS: Final = yaml.safe_load((ROOT / "site_src" / "labels.yml").read_text("utf-8"))
SITE: Final = {"in": {"field": "site", "values": ["buttock"]}}
UPPER: Final = {"in": {"field": "site", "values": ["groin", "upper"]}}
RUNS: Final = {"left": {"sum": ["next7"], "times": 10000}, "is": "above", "right": {"sum": ["last7"], "times": 11005}}
BOTH_WEEKS: Final = (
    "“Distance in the last 7 days” and “Distance in the week before that” together is more than "
    "“Distance three weeks ago” and “Distance four weeks ago” together"
)
WEEKS: Final = {"left": {"sum": ["w1", "w2"]}, "is": "above", "right": {"sum": ["w3", "w4"]}}


@pytest.fixture(scope="module")
def tell(content: Content) -> Teller:
    """Return what says conditions of the real content."""
    return teller(content, LABELS)


def _lines(told: Line) -> list[Any]:
    return [told.text, *(_lines(part) for part in told.parts)]


def _said(tell: Teller, condition: dict[str, Any]) -> list[Any]:
    return _lines(tell.condition(Condition.model_validate(condition, strict=False)))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (SITE, ["“Where is the pain mainly?”: “In one buttock”"]),
        (UPPER, ["“Where is the pain mainly?”: one of “In the groin”, “Between the shoulder blades or higher”"]),
        ({"not": SITE}, ["“Where is the pain mainly?”: not “In one buttock”"]),
        (
            {"not": UPPER},
            ["“Where is the pain mainly?”: none of “In the groin”, “Between the shoulder blades or higher”"],
        ),
        ({"equals": {"field": "last7", "value": "not_sure"}}, ["“Longest run in the last 7 days”: “I am not sure”"]),
        ({"equals": {"field": "days", "value": 1}}, ["“On how many days of the week?”: 1 day a week"]),
        (
            {"in": {"field": "flags_urgent", "values": ["night_pain"]}},
            ["Warning sign on “See someone today”: “Pain that rest does not ease, or worse at night”"],
        ),
        (
            {"compare": {"left": {"sum": ["worst"]}, "is": "at_least", "right": 8}},
            ["“Worst pain in the last 7 days” is 8 out of 10 or more"],
        ),
        (
            {"compare": {"left": {"sum": ["pair_km"]}, "is": "above", "right": 800000}},
            ["“Distance of your main pair so far” is more than 800 km (497.1 mi)"],
        ),
        (
            {"compare": {"left": {"sum": ["pace"]}, "is": "at_most", "right": 450}},
            ["“Your easy pace” is 7:30/km (12:04/mi) or less"],
        ),
        (
            {"compare": RUNS},
            ["“Longest run planned for the next 7 days” is more than 110.05 % of “Longest run in the last 7 days”"],
        ),
        (
            {"compare": WEEKS},
            [BOTH_WEEKS],
        ),
    ],
)
def test_a_condition_is_said_in_the_words_of_its_question(
    condition: dict[str, Any], expected: list[Any], tell: Teller
) -> None:
    """Fields and options are named as the reader saw them, numbers have their units."""
    assert _said(tell, condition) == expected


def test_parts_stand_below_each_other(tell: Teller) -> None:
    """All, any and none of several conditions become lists inside lists."""
    worst = {"compare": {"left": {"sum": ["worst"]}, "is": "below", "right": 4}}
    assert _said(tell, {"all": [SITE, {"any": [worst, {"not": {"any": [SITE, worst]}}]}]}) == [
        "All of these:",
        ["“Where is the pain mainly?”: “In one buttock”"],
        [
            "Any of these:",
            ["“Worst pain in the last 7 days” is below 4 out of 10"],
            [
                "None of these:",
                ["“Where is the pain mainly?”: “In one buttock”"],
                ["“Worst pain in the last 7 days” is below 4 out of 10"],
            ],
        ],
    ]


def test_ticks_of_one_field_are_counted_in_one_line(tell: Teller) -> None:
    """A count names the options of a field together, and its opposite says "fewer than"."""
    ticks = [{"in": {"field": "changes", "values": [tick]}} for tick in ("hills", "speed")]
    line = "“What was new in the last 6 weeks?”: each of “More hills”, “Faster running or a race” counts"
    count = {"count": {"at_least": 2, "of": [*ticks, SITE]}}
    parts = [["“Where is the pain mainly?”: “In one buttock”"], [line]]
    assert _said(tell, count) == ["At least 2 of these:", *parts]
    assert _said(tell, {"not": count}) == ["Fewer than 2 of these:", *parts]


def test_the_same_answer_to_several_questions_is_one_line(tell: Teller) -> None:
    """Any of several questions with the same answer is said once; for all of them each is said."""
    hurt = [{"in": {"field": field, "values": ["hurt"]}} for field in ("c_plank", "c_wall")]
    names = "“Forearm plank: how did it go?”, “Knee to the wall: did it touch?”"
    assert _said(tell, {"any": hurt}) == ["Any of these:", [f"“It hurt, so I stopped” to one of {names}"]]
    assert len(_said(tell, {"all": hurt})) == 1 + len(hurt)


@pytest.mark.parametrize(
    "compare",
    [
        {"left": {"sum": ["worst"], "times": 2}, "is": "above", "right": 5},
        {"left": {"sum": ["last7"], "times": 3}, "is": "above", "right": {"sum": ["long30"]}},
    ],
)
def test_a_number_that_cannot_be_said_exactly_is_an_error(compare: dict[str, Any], tell: Teller) -> None:
    """No limit and no share is rounded: the page would not say what the check does."""
    with pytest.raises(ValueError, match=r"number|decimals"):
        _said(tell, {"compare": compare})


def _conditions(value: object) -> Iterator[Condition]:
    if isinstance(value, Condition):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _conditions(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _conditions(item)


def test_every_condition_of_the_content_can_be_said(content: Content, tell: Teller) -> None:
    """No condition is left without words, and no id of a field or option gets into them."""
    found = [condition for _, model in content.files() for condition in _conditions(model)]
    assert len(found) > 100
    for condition in found:
        assert "_" not in str(_lines(tell.condition(condition)))


def test_no_two_fields_have_the_same_name(content: Content, tell: Teller) -> None:
    """A name leads to one field: without this a condition could be read in two ways."""
    names = [tell.field(field.id) for question in content.questions.values() for field in question.fields]
    assert len(set(names)) == len(names)
