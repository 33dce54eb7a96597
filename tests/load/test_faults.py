"""Faults of the loader that were found while its tests were written, each with its mending proved."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from generator.load.reader import UnreadableError, decode, read
from generator.problems import Problem
from tests.load.copies import copy_content, problems_in

NOTICE: Final = "# yaml-language-server: $schema=../schema/notice.schema.json\nname: Broken\ntext: {}\n"
RULE: Final = (
    "# yaml-language-server: $schema=../../schema/rule.schema.json\n"
    "name: Broken\norder: 990\nlevel: soon\nsays: A rule of the tests.\nwhen: {}\n"
    "claims: [{{text: A choice of the tests., strength: house}}]\n"
)
QUESTION: Final = (
    "# yaml-language-server: $schema=../../schema/question.schema.json\n"
    "title: Broken\nwhy: A question of the tests.\norder: 990\npart: pain\nask_up_to: none\nfields: {}\n"
)
PERSON: Final = (
    "# yaml-language-server: $schema=../schema/scenario.schema.json\n"
    "title: A person\nanswers:\n  {}\nabout: A person of the tests.\nexpect: {{level: none, plan: false}}\n"
)


def _problems(tmp_path: Path, files: dict[str, str]) -> tuple[Problem, ...]:
    content = copy_content(tmp_path)
    for place, text in files.items():
        (content / place).write_text(text, "utf-8")
    return problems_in(content)


def test_a_number_with_too_many_digits_is_a_problem(tmp_path: Path) -> None:
    """A number of thousands of digits is reported, not raised from the middle of the reader."""
    (problem,) = _problems(tmp_path, {"notices/broken.yml": NOTICE.format("9" * 5000)})
    assert (problem.line, problem.column) == (3, 7)


def test_nested_duplicates_do_not_escape_the_limit_on_depth() -> None:
    """Depth is counted inside the second of two equal keys as well."""
    with pytest.raises(UnreadableError, match="levels deep"):
        read("{x: 1, x: " * 900 + "1" + "}" * 900)


@pytest.mark.parametrize("escape", [r"\u202e", r"\x07", r"\u200b", r"\e[31m", r"\0"])
def test_an_escaped_character_is_refused_like_the_character_itself(escape: str) -> None:
    """A forbidden character is refused also where it is written as an escape, in a value or in a key."""
    for text in (f'a: "b{escape}c"\n', f'"b{escape}c": a\n'):
        with pytest.raises(UnreadableError):
            read(decode(text.encode()))


@pytest.mark.parametrize("character", ["\u061c", "\u180e", "\u3164", "\U000e0041", "\ufff9"])
def test_other_invisible_characters_are_refused(character: str) -> None:
    """Every invisible or bidirectional character is refused, not only the best known."""
    with pytest.raises(UnreadableError):
        decode(f"a: b{character}c\n".encode())


@pytest.mark.parametrize("place", ["selfcheck/extra.yml", "selfcheck/ranking.yaml"])
def test_no_file_of_the_self_check_is_lost_without_a_word(tmp_path: Path, place: str) -> None:
    """A file straight below `selfcheck/` that nothing reads is reported."""
    (problem,) = _problems(tmp_path, {place: "name: Lost\n"})
    assert problem.file == f"content/{place}"


def test_two_files_of_signals_for_one_cause_are_a_problem(tmp_path: Path) -> None:
    """A second file of signals for the same cause is reported, instead of one of the two being lost."""
    text = (copy_content(tmp_path / "other") / "selfcheck/signals/shoes.yml").read_text("utf-8")
    assert _problems(tmp_path, {"selfcheck/signals/zz_shoes.yml": text})


@pytest.mark.parametrize("when", ["{all: }", "{not: }", "{equals: }"])
def test_a_condition_without_a_body_is_a_problem(tmp_path: Path, when: str) -> None:
    """A form of condition without anything behind it is reported."""
    assert _problems(tmp_path, {"selfcheck/rules/broken.yml": RULE.format(when)})


@pytest.mark.parametrize(
    "fields",
    [
        "[{id: test_a, type: one, options: [{id: a, text: A}, {id: a, text: B}]}]",
        "[{id: test_a, type: one, options: [{id: a, text: A, colour: red}, {id: b, text: B}]}]",
    ],
    ids=["two equal ids", "unknown key"],
)
def test_a_list_with_a_broken_item_is_not_called_too_short(tmp_path: Path, fields: str) -> None:
    """A broken item is reported; the list it stands in is not called too short as well."""
    problems = _problems(tmp_path, {"selfcheck/questions/broken.yml": QUESTION.format(fields)})
    assert [problem.message for problem in problems if "too short" in problem.message] == []


def test_an_unknown_field_among_answers_is_reported_at_its_key(tmp_path: Path) -> None:
    """A mistyped field of a scenario is reported where it is written, not at its answer."""
    (problem,) = _problems(tmp_path, {"scenarios/broken.yml": PERSON.format("zebra: [weak]")})
    assert (problem.line, problem.column) == (4, 3)


@pytest.mark.parametrize("name", ["a--b.yml", "é.yml", "-.yml"])
def test_the_file_name_that_is_proposed_is_a_good_one(tmp_path: Path, name: str) -> None:
    """A hint never proposes a file name that would be refused again."""
    (problem,) = _problems(tmp_path, {f"notices/{name}": NOTICE.format("A text.")})
    assert problem.hint not in {f"rename it to {name}", "rename it to .yml"}


def test_one_byte_over_the_limit_is_said_to_be_over_it() -> None:
    """The size in the message is larger than the one that is allowed."""
    with pytest.raises(UnreadableError) as caught:
        decode(b"#" * (64 * 1024 + 1))
    assert caught.value.faults[0].message != "the file is 64 KiB"


def test_a_binary_file_is_one_problem() -> None:
    """A file full of control characters is reported once, or a few times, not once for each of them."""
    with pytest.raises(UnreadableError) as caught:
        decode(b"\0" * 2000)
    assert len(caught.value.faults) < 50


def test_a_misnamed_question_is_reported_alone(tmp_path: Path) -> None:
    """A question whose file name is wrong does not make every condition on it a problem as well."""
    content = copy_content(tmp_path)
    (content / "selfcheck/questions/leg.yml").rename(content / "selfcheck/questions/Leg.yml")
    assert len(problems_in(content)) == 1


def test_an_answer_of_the_wrong_type_is_one_problem(tmp_path: Path) -> None:
    """One wrong answer is reported once, with all that is allowed, not once for each type it could have had."""
    assert len(_problems(tmp_path, {"scenarios/broken.yml": PERSON.format("worst: 3.5")})) == 1


def test_a_text_of_spaces_is_a_problem(tmp_path: Path) -> None:
    """A text that holds nothing to read is reported."""
    assert _problems(tmp_path, {"notices/broken.yml": NOTICE.format("'   '")})


@pytest.mark.parametrize("link", ["https:example", "https://", "https:///x"])
def test_a_link_without_a_host_is_a_problem(tmp_path: Path, link: str) -> None:
    """A link to the web names a host."""
    assert _problems(tmp_path, {"notices/broken.yml": NOTICE.format(f"'A [link]({link}).'")})


def test_a_slot_that_a_change_does_not_fill_is_a_problem(tmp_path: Path) -> None:
    """A mistyped slot of a text about what would change is reported with the slots that there are."""
    content = copy_content(tmp_path)
    ranking = content / "selfcheck" / "ranking.yml"
    ranking.write_text(ranking.read_text("utf-8").replace("{answer}", "{answr}", 1), "utf-8")
    (problem,) = problems_in(content)
    assert problem.message == "the slot 'answr' in `change_tick` is not filled in"
    assert problem.allowed == "answer, band, question"


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("unless: dumbbell", "unless: dumbell", "'kit' has no option 'dumbell'"),
        ("needs: long_band", "needs: long_bnad", "'kit' has no option 'long_bnad'"),
        ("room_unanswered: m10", "room_unanswered: m12", "'minutes' has no option 'm12'"),
    ],
)
def test_a_plan_names_only_answers_that_can_be_given(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    """A mistyped thing to have, or length of a session, would never hold for anybody: it is a problem."""
    content = copy_content(tmp_path)
    plan = content / "selfcheck" / "plan.yml"
    plan.write_text(plan.read_text("utf-8").replace(right, wrong, 1), "utf-8")
    (problem,) = problems_in(content)
    assert (problem.file, problem.message) == ("content/selfcheck/plan.yml", message)
    assert problem.hint or wrong.endswith("m12")
