"""Checks that need several files at once: repeated words, routines, home checks, the glossary and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from generator.checks import exercises, glossary, homechecks, poses, references, routines
from generator.load import Content
from generator.models.base import Span
from generator.problems import Problem

Check = Callable[[Content, str], Iterator[Problem]]


def _with(content: Content, kind: str, name: str, **changes: Any) -> Content:
    """Return the content with some values of one file changed."""
    items = dict(getattr(content, kind))
    items[name] = items[name].model_copy(update=changes)
    changed: Any = {kind: items}
    return replace(content, **changed)


@pytest.mark.parametrize("check", [exercises.check, routines.check, homechecks.check, glossary.check, references.check])
def test_the_real_content_has_no_problem(content: Content, check: Check) -> None:
    """Each check is silent about the content as it is."""
    assert list(check(content, "content")) == []


def test_a_stop_rule_stands_on_one_page_only(content: Content) -> None:
    """A reason to stop that another exercise has word for word is reported at its place."""
    copied = content.exercises["bird-dog"].stop_if[0]
    changed = _with(content, "exercises", "clamshell", stop_if=("Your hip pinches.", f" {copied.upper()} "))
    (problem,) = exercises.check(changed, "content")
    assert (problem.file, problem.key) == ("content/exercises/clamshell.yml", "stop_if[2]")
    assert "'bird-dog'" in problem.message


def test_a_mistake_and_its_fix_stand_on_one_page_only(content: Content) -> None:
    """A mistake that another exercise has is reported twice: for itself and for its fix."""
    changed = _with(content, "exercises", "clamshell", mistakes=content.exercises["bird-dog"].mistakes[:1])
    assert [p.key for p in exercises.check(changed, "content")] == ["mistakes[1].mistake", "mistakes[1].instead"]


def test_a_routine_uses_rungs_that_exist(content: Content) -> None:
    """A rung that the ladder does not have is reported with those that it has."""
    routine = content.routines["core-15"]
    first = routine.sections[0]
    broken = first.model_copy(
        update={"items": (first.items[0].model_copy(update={"rung": "Moon walk"}), *first.items[1:])}
    )
    changed = _with(content, "routines", "core-15", sections=(broken, *routine.sections[1:]))
    (problem,) = routines.check(changed, "content")
    assert problem.key == "sections[1].items[1].rung"
    assert problem.allowed.startswith(content.exercises[first.items[0].exercise].ladder[0].name)


def test_a_routine_takes_as_long_as_it_says(content: Content) -> None:
    """Planned minutes that do not hold the time of the doses are reported with that time."""
    changed = _with(content, "routines", "core-15", minutes=Span.model_validate({"from": 1, "to": 2}))
    (problem,) = routines.check(changed, "content")
    assert problem.key == "minutes"
    assert "planned are 1 to 2" in problem.message


def test_each_session_of_a_plan_takes_as_long_as_it_says(content: Content) -> None:
    """In a plan of weeks the planned minutes of each section count, not those of the whole."""
    plan = content.routines["eight-weeks"]
    broken = plan.sections[1].model_copy(update={"minutes": Span.model_validate({"from": 1, "to": 2})})
    changed = _with(content, "routines", "eight-weeks", sections=(plan.sections[0], broken, *plan.sections[2:]))
    (problem,) = routines.check(changed, "content")
    assert problem.key == "sections[2].minutes"


def test_a_home_check_belongs_to_a_cause(content: Content) -> None:
    """A home check that no page of a cause shows is reported."""
    check = next(iter(content.homechecks.values()))
    changed = replace(content, homechecks={**content.homechecks, "juggling": check})
    (problem,) = homechecks.check(changed, "content")
    assert problem.file == "content/homechecks/juggling.yml"


def test_a_word_means_one_thing(content: Content) -> None:
    """Two terms of the glossary cannot share a form, whatever its case."""
    changed = _with(content, "glossary", "tendon", also=("CADENCE",))
    (problem,) = glossary.check(changed, "content")
    assert (problem.file, problem.key) == ("content/glossary/tendon.yml", "also")


def test_every_kind_of_content_may_cite(content: Content) -> None:
    """Claims are found wherever they stand: also in articles, routines, home checks and the twelve disagreements."""
    folders = {place.rpartition("/")[0] for place, _ in references.claims(content)}
    assert folders >= {
        "causes", "exercises", "routines", "homechecks", "running", "training", "understanding", "shoes",
        "shoes/types", "shoes/features", "progressions", "disagreements", "redflags", "pain-now", "notices",
    }  # fmt: skip


def test_a_source_that_nothing_cites_is_reported(content: Content) -> None:
    """The list of sources holds nothing that no claim rests on."""
    reference = next(iter(content.references.values()))
    changed = replace(content, references={**content.references, "nobody-2020": reference})
    (problem,) = references.check(changed, "content")
    assert problem.file == "content/references/nobody-2020.yml"


def test_a_rung_does_not_take_the_name_of_another_figure(content: Content) -> None:
    """A rung whose figure would be named as another pose is reported: one of the two would be lost."""
    changed = replace(content, poses={**content.poses, "bird-dog-fists": content.poses["clamshell"]})
    problems = [problem for problem in poses.check(changed, "content") if "would be named" in problem.message]
    assert [(problem.file, problem.key) for problem in problems] == [("content/poses/bird-dog.yml", "rungs.fists")]
