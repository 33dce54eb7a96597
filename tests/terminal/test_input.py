"""What a reader may type: wrong input, numbers in both units, and an input that ends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pytest
import yaml

from generator.assessment.rules import Rules
from generator.load import Content
from generator.terminal import self_check
from generator.terminal.numbers import shown_limit, typed_number
from tests.conftest import ROOT
from tests.terminal.session import RUNNER, TEMPLATES, TODAY, WIDTH, one_line, result_of, said, start, type_lines
from tests.terminal.typist import lines_for

TYPED: Final = yaml.safe_load((ROOT / "tests" / "assessment" / "typed_distances.yml").read_text("utf-8"))
WITH_MORE: Final = {**RUNNER, "more": "more", "spm": 170, "pace": 360, "now": 2, "checks": "skip"}


@pytest.fixture(scope="module")
def straight(content: Content, rules: Rules) -> str:
    """The result of a reader who makes no mistake."""
    return result_of(content, type_lines(content, [*lines_for(content, rules, WITH_MORE), ""])[1])


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("flags_emergency", "99", 'There is no choice "99" here.'),
        ("flags_emergency", "one", 'There is no choice "one" here.'),
        ("flags_emergency", "", "choose:tick_one"),
        ("leg", "1 6", "choose:none_alone"),
        ("age", "", "choose:choose_one"),
        ("age", "1 2", 'There is no choice "1 2" here.'),
        ("worst", "11", "Error: Enter a whole number from 0 to 10."),
        ("worst", "3.5", "Error: Enter a whole number from 0 to 10."),
        ("worst", "-1", "Error: Enter a whole number from 0 to 10."),
        ("worst", "ten", "Error: Enter a whole number from 0 to 10."),
        ("worst", "", "Error: Enter a whole number from 0 to 10."),
        ("long30", "201", "Error: Enter a distance from 0 km to 200 km."),
        ("long30", "10 km", "Error: Enter a distance from 0 km to 200 km."),
        ("pace", "2:59", "Error: Enter a pace from 3:00 to 15:00, such as 6:00."),
        ("pace", "6:75", "Error: Enter a pace from 3:00 to 15:00, such as 6:00."),
    ],
)
def test_wrong_input_is_told_and_asked_again(
    content: Content, rules: Rules, straight: str, field: str, typed: str, message: str
) -> None:
    """What cannot be an answer is refused in the words of the form, and the right answer then goes on."""
    fields = [item.id for page in rules.pages for item in page.fields if item.id in WITH_MORE or page.optional]
    lines = lines_for(content, rules, WITH_MORE)
    asked = [name for name in fields if not name.startswith("c_")]
    assert len(asked) == len(lines)
    place = asked.index(field)
    code, text = type_lines(content, [*lines[:place], typed, *lines[place:], ""])
    error = message.removeprefix("choose:")
    expected = f"Error: {getattr(content.messages, error)}" if message.startswith("choose:") else message
    assert code == 0
    assert text.count(expected) == 1
    assert result_of(content, text) == straight


def test_an_input_that_ends_is_an_error(content: Content) -> None:
    """Without a terminal the check ends with a clear message on the standard error, and with 1."""
    session = start()
    assert self_check(content, TEMPLATES, session.streams, unit="km", today=TODAY) == 1
    assert one_line(session.mistakes.getvalue()) == said(content.words.terminal.ended)


def test_no_line_is_wider_than_the_terminal(content: Content, rules: Rules) -> None:
    """Text is wrapped to the width; prompts, which the cursor follows, are short anyway."""
    session = start(*lines_for(content, rules, RUNNER), "")
    self_check(content, TEMPLATES, session.streams, unit="km", today=TODAY)
    prompts = (content.words.terminal.one, content.words.terminal.many, content.words.terminal.number)
    written = session.out.getvalue().splitlines()
    assert [line for line in written if len(line) > WIDTH and not line.startswith(prompts)] == []


def test_miles_are_asked_and_written_in_miles(content: Content, rules: Rules) -> None:
    """With --unit mi, distances are typed and shown in miles, the limits of a field too."""
    lines = lines_for(content, rules, RUNNER)
    place = [item.id for page in rules.pages for item in page.fields if item.id in RUNNER].index("last7")
    miles = [*lines[:place], "6.2", "200", "6.2", "7,5", *lines[place + 3 :], ""]
    _, text = type_lines(content, miles, "mi")
    assert "Error: Enter a distance from 0 mi to 124.2 mi." in text
    assert "Longest run planned for the next 7 days: 7.5 mi" in text
    assert "Keep every run at 6.8 mi or less for now." in result_of(content, text)


@pytest.mark.parametrize("pair", TYPED["same"], ids=lambda pair: str(pair["km"]))
def test_one_distance_is_the_same_in_both_units(pair: Mapping[str, str]) -> None:
    """A distance typed in km and the same in miles are kept as the same metres, or differ by less than ten."""
    km, miles = (typed_number(pair[unit], "distance", unit) for unit in ("km", "mi"))
    assert km is not None
    assert miles is not None
    assert abs(km - miles) < 10


@pytest.mark.parametrize(
    ("text", "quantity", "unit", "number"),
    [
        ("8.8", "distance", "km", 8800),
        ("8,8", "distance", "km", 8800),
        (" 11.01 ", "distance", "km", 11010),
        ("1", "distance", "mi", 1609),
        ("26.21876", "distance", "mi", 42195),
        ("0.0005", "distance", "km", 1),
        ("1e3", "distance", "km", None),
        ("٣", "distance", "km", None),
        ("6:00", "pace", "km", 360),
        ("8:03", "pace", "mi", 300),
        ("6", "pace", "km", None),
        ("12", "count", "km", 12),
        ("1.5", "count", "km", None),
        ("", "count", "km", None),
        ("9" * 10, "count", "km", None),
    ],
)
def test_numbers_are_read_as_the_page_reads_them(text: str, quantity: str, unit: str, number: int | None) -> None:
    """Comma or point, whole metres and seconds per km, halves up; anything else is no number."""
    assert typed_number(text, quantity, unit) == number


@pytest.mark.parametrize(
    ("value", "quantity", "unit", "text"),
    [
        (200000, "distance", "km", "200 km"),
        (200000, "distance", "mi", "124.2 mi"),
        (3000000, "distance", "mi", "1864.1 mi"),
        (180, "pace", "km", "3:00"),
        (180, "pace", "mi", "4:50"),
        (10, "count", "km", "10"),
    ],
)
def test_limits_are_written_as_the_page_writes_them(value: int, quantity: str, unit: str, text: str) -> None:
    """The limits in an error are those of the page, in the reader's unit."""
    assert shown_limit(value, quantity, unit) == text
