"""Small parts of a report: days, slots, steps of the walk-run plan, answers and changes in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.load import Content
from generator.report.blocks import day, fill
from generator.report.fields import answer_text, change_text, label_of
from generator.report.plan import walk_run_step
from tests.load.copies import copy_content, problems_in


@pytest.mark.parametrize(
    ("iso", "text"),
    [("2026-11-30", "Mon 30 Nov 2026"), ("2027-02-01", "Mon 1 Feb 2027"), ("2028-02-29", "Tue 29 Feb 2028")],
)
def test_a_day_has_its_weekday(iso: str, text: str) -> None:
    """Days are written out, so that no reader takes the month for the day."""
    assert day(iso) == text
    assert f"{day(iso, year=False)} {iso[:4]}" == text


def test_a_slot_without_a_value_is_an_error() -> None:
    """A text is never shown with a hole."""
    assert fill("{a} and {b}", {"a": 1, "b": "{a}"}) == "1 and {a}"
    with pytest.raises(KeyError):
        fill("{a}", {})


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (0, "Step 0: walk briskly for 30 minutes."),
        (1, "Step 1: 10 times 0:30 of running and 2:30 of walking (minutes and seconds)."),
        (10, "Step 10: run slowly for 30 minutes."),
    ],
)
def test_a_step_of_the_walk_run_plan_is_a_sentence(content: Content, step: int, text: str) -> None:
    """Walking only, both, and running only."""
    assert walk_run_step(content, step) == text


@pytest.mark.parametrize(
    ("field", "answer", "label", "text"),
    [
        ("flags_soon", ["none"], "Check these first: 4 of 4", "None of these"),
        ("age", "18_64", "How old are you?", "18 to 64"),
        (
            "leg",
            ["thigh", "below"],
            "Do you feel anything in your legs?",
            "An ache in the thigh, above the knee; Pain below the knee",
        ),
        ("long30", 8800, "Longest run in the 30 days before that", "8.8 km"),
        ("long30", "not_sure", "Longest run in the 30 days before that", "I am not sure"),
        ("pace", 360, "Your easy pace", "6:00/km"),
        ("spm", 159, "Steps a minute, both feet", "159 steps a minute"),
    ],
)
def test_an_answer_is_said_as_the_form_says_it(
    content: Content, field: str, answer: str | int | list[str], label: str, text: str
) -> None:
    """Labels and options are those of the form; numbers have their unit."""
    assert label_of(content, field) == label
    assert answer_text(content, field, answer, "km") == text


@pytest.mark.parametrize(
    ("change", "template", "parts"),
    [
        (
            {"kind": "tick", "field": "life", "value": "no_strength", "band": "first"},
            "change_tick",
            ("Worth working on first",),
        ),
        ({"kind": "untick", "field": "changes", "value": "hills", "band": "look"}, "change_untick", ("Worth a look",)),
        (
            {"kind": "choose", "field": "goal", "value": "race", "band": "little"},
            "change_choose",
            ("Little sign in your answers",),
        ),
        (
            {"kind": "number", "field": "next7", "value": "8.8 km", "band": "look"},
            "change_number",
            ("8.8 km", "Longest run planned for the next 7 days"),
        ),
        ({"kind": "none", "field": "next7", "value": "8.8 km", "band": None}, "change_none_number", ("8.8 km",)),
        ({"kind": "none", "field": "changes", "value": "hills", "band": None}, "change_none_answer", ()),
        ({"kind": "none", "field": None, "value": None, "band": None}, "change_none", ()),
    ],
)
def test_what_would_change_a_band_is_a_sentence(
    content: Content, change: Mapping[str, str | None], template: str, parts: tuple[str, ...]
) -> None:
    """Each kind of change has its own text, with the option's words, the number, and the band's name."""
    said = change_text(content, change)
    start = str(getattr(content.ranking, template)).partition("{")[0]
    assert said.startswith(start)
    assert "{" not in said
    assert [part for part in parts if part not in said] == []


def test_words_with_other_slots_are_refused(tmp_path: Path) -> None:
    """A text whose slots are not those that are filled in is reported with those that are."""
    folder = copy_content(tmp_path)
    words = folder / "selfcheck" / "words.yml"
    words.write_text(words.read_text("utf-8").replace("Week {number}", "Week {week}"), "utf-8")
    (problem,) = problems_in(folder)
    assert (problem.key, problem.allowed) == ("plan.week", "{number}")
    assert problem.message == "the {slots} of this text are not those that are filled in"
