"""The plan's data as the build writes it: JSON that `plan`, `training` and `running` read."""

from __future__ import annotations

from typing import Any, TypedDict

Condition = dict[str, Any]


class Lengths(TypedDict):
    """Weeks of a plan."""

    usual: int
    longer: int
    longer_for: list[str]
    until_seen: int


class Room(TypedDict):
    """How many exercises fit into a session of so many minutes."""

    answer: str
    minutes: int
    exercises: int


class Choice(TypedDict):
    """An exercise that a plan may hold; `needs` is an option of the field `kit`."""

    exercise: str
    tiers: list[str]
    needs: str | None
    while_running: bool


class Purpose(TypedDict):
    """What exercises are for, in order of preference."""

    id: str
    choices: list[Choice]


class StartRung(TypedDict):
    """The rung (from 1) where exercises of a purpose start in the full tier if the condition holds."""

    purpose: str
    rung: int
    when: Condition


class Exercises(TypedDict):
    """Exercises that are left out, or kept at their first rung, if the condition holds."""

    exercises: list[str]
    when: Condition


class Top(TypedDict):
    """The rung (from 1) above which a plan does not go, unless the reader has something."""

    exercise: str
    rung: int
    unless: str | None


class SessionDays(TypedDict):
    """Days of a week (from 0) with a main or a short session."""

    days: int
    main: list[int]
    short: list[int]


class Stage(TypedDict):
    """Weeks that share how many rungs above the start are open, and the dose."""

    weeks: list[int]
    up: int
    dose: str


class Mode(TypedDict):
    """A way to go on with running: for `soon` or not, after some rules, where the condition holds."""

    id: str
    soon: bool | None
    rules: list[str]
    when: Condition | None


class BuildUp(TypedDict):
    """Numbers of the build-up of weekly distance."""

    rise_percent: int
    cut_back_every: int
    cut_back_percent: int


class Running(TypedDict):
    """The running part; percentages are whole, per mille too."""

    modes: list[Mode]
    hold_weeks: int
    hold_when: Condition
    less_when: Condition
    less_percent: int
    stopped_when: Condition
    stopped_percent: int
    walk_run_days: list[int]
    walk_run_steps: int
    sessions_a_step: int
    build_up: BuildUp
    cadence_week: int
    cadence_block_weeks: int
    cadence_blocks: int
    cadence_first_per_mille: int
    cadence_cap_per_mille: int
    long_run_cap_percent: int


class Note(TypedDict):
    """Something that is said if its condition holds, or if its cause is in one of the first two bands."""

    id: str
    when: Condition | None
    cause: str | None


class PlanRules(TypedDict):
    """Everything of which a plan is made. `rungs` tells how many rungs the ladder of an exercise has."""

    none_when: Condition
    lengths: Lengths
    gentle_when: Condition
    standard_when: Condition
    rooms: list[Room]
    room_unanswered: str
    base: list[str]
    easy: str
    gentle_behind: int
    apart: list[list[str]]
    purposes: list[Purpose]
    rungs: dict[str, int]
    start_rungs: list[StartRung]
    exclusions: list[Exercises]
    small: list[Exercises]
    tops: list[Top]
    session_days: list[SessionDays]
    days_unanswered: int
    short_exercises: int
    short_purposes: list[str]
    stages: list[Stage]
    running: Running
    shoes: list[Note]
    notes: list[Note]
    recheck_day: int
    second_look_week: int
    clear_change: int
    clear_change_percent: int
