"""The scenarios together: people of every kind that the self-check can meet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from generator.load import Content
from generator.models.plan import ModeId, Tier
from tests.assessment.answers import Fields

SHARED_AND_OURS = 32


def test_there_are_as_many_as_promised(content: Content) -> None:
    """Twelve shared scenarios, and twenty more at least."""
    assert len(content.scenarios) >= SHARED_AND_OURS
    assert len({scenario.title for scenario in content.scenarios.values()}) == len(content.scenarios)


def test_every_level_of_care_is_met(content: Content) -> None:
    """Some scenario ends at each level of care."""
    assert {scenario.expect.level for scenario in content.scenarios.values()} == set(content.carelevels)


def test_every_cause_comes_first_for_somebody(content: Content) -> None:
    """Each cause is in the first band of a scenario, or in the second where its points cannot reach the first."""
    first = {cause for scenario in content.scenarios.values() for cause in scenario.expect.first}
    look = {cause for scenario in content.scenarios.values() for cause in scenario.expect.look}
    small = {cause for cause, signals in content.signals.items() if signals.cap < content.ranking.first_from}
    assert first == set(content.signals) - small
    assert small <= look


def test_every_kind_of_plan_is_met(content: Content) -> None:
    """Some scenario has each tier, each way to go on running, and each length; some have no plan."""
    plans = [scenario.expect for scenario in content.scenarios.values()]
    lengths = content.plan.lengths
    assert {expect.tier for expect in plans} - {None} == set(get_args(Tier))
    assert {expect.running for expect in plans} - {None} == set(get_args(ModeId))
    assert {expect.weeks for expect in plans} - {None} == {lengths.usual, lengths.longer, lengths.until_seen}
    assert {expect.plan for expect in plans} == {True, False}


def test_every_field_is_answered_by_somebody(
    fields: Fields, content: Content, scenario_answers: Mapping[str, dict[str, Any]]
) -> None:
    """Each field of each question has an answer in some scenario, and both units are used."""
    answered = {field for answers in scenario_answers.values() for field in answers}
    assert set(fields) - answered == set()
    assert {scenario.unit for scenario in content.scenarios.values()} == {"km", "mi"}
