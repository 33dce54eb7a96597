"""Short words around the self-check: headings, labels and sentences that the page and the terminal both show."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from generator.models.base import Model, Name, SlotText, Text, fail
from generator.models.inline import slots_of


def _with(*slots: str) -> AfterValidator:
    """Check that a text has exactly these {slots}: what fills them looks for no others."""

    def check(text: str) -> str:
        if slots_of(text) != set(slots):
            allowed = ", ".join(f"{{{slot}}}" for slot in slots)
            message = "the {slots} of this text are not those that are filled in"
            raise fail("slots", message, allowed=allowed, hint="write each of them, spelt like this")
        return text

    return AfterValidator(check)


class FormWords(Model):
    """Around the questions."""

    signs: Name
    """Part of the check: the cards of warning signs."""
    pain: Name
    """Part of the check, as are the next three."""
    running: Name
    plan: Name
    more: Name
    progress: Annotated[SlotText, _with("name", "number", "count")]
    """Where in the check the reader is; `number` and `count` are of parts, not of pages."""
    first_signs: Annotated[SlotText, _with("number", "count")]
    """Heading of a card of warning signs."""
    any_of_these: Text
    """Asked above the warning signs."""
    none: Name
    """The box of a card that stands for no sign."""
    why: Name
    """Stands before the reason why a question is asked."""
    problem: Name
    """Heading of the errors of a page."""
    error: Name
    """Stands before an error."""
    units: Name
    kilometres: Name
    miles: Name
    minutes_a_km: Name
    minutes_a_mile: Name
    check: Name
    """Heading of the page with all answers."""
    change: Name
    """The link that goes back to a question."""
    not_answered: Name
    back: Name
    go_on: Name
    skip: Name
    show_result: Name


class ResultWords(Model):
    """Around the result."""

    title: Name
    why: Name
    """Heading of the rules that called for a level of care."""
    staff: Name
    """Heading of what was ticked, to show it to somebody."""
    staff_text: Text
    causes: Name
    """Heading of what may contribute."""
    causes_text: Text
    may: Text
    equal: Text
    counted: Name
    """Heading of the reasons of a cause."""
    sources: Name
    """Heading of the claims behind a reason."""
    change: Name
    """Heading of what would change a band."""
    contested: Name
    """Said of a claim about which sources disagree."""
    contested_meaning: Text
    """What that means."""
    all_badges: Name
    """Link to what all badges mean."""
    missing: Name
    """Heading of what was not asked or not answered."""
    missing_text: Text
    not_asked: Name
    skipped: Name
    not_sure: Name
    answer_more: Name
    now: Name
    """Heading of what to do, with the next three below it."""
    today: Name
    today_plan: Annotated[SlotText, _with("date")]
    """What to do today with a plan, as are the next two: with one for somebody to be seen soon, and without running."""
    today_soon: Annotated[SlotText, _with("date")]
    today_rest: Annotated[SlotText, _with("date")]
    today_refused: Text
    this_week: Name
    look_again: Name
    again_refused: Text
    light: Name
    """Heading of the pain light."""
    light_text: Text
    cap: Name
    """Heading of the longest run for now."""
    cap_text: Annotated[SlotText, _with("cap")]
    cap_hold: Annotated[SlotText, _with("cap")]
    """Said instead of `cap_text` where the distance is held as it is."""
    cap_unknown: Text
    withheld: Text
    """Said at levels of care at which no causes and no plan are shown."""
    limits: Text
    """The sentence on what the check cannot do."""
    rules: Name
    """Stands before the version of the rules."""
    compared: Annotated[SlotText, _with("date")]
    """Heading of the comparison with an earlier check."""
    compared_worst: Annotated[SlotText, _with("before", "now")]
    better: Text
    same: Text
    worse: Text
    compared_band: Annotated[SlotText, _with("cause", "before", "now")]


class PlanWords(Model):
    """Around the plan."""

    title: Name
    refused: Name
    """Heading where this site makes no plan for the reader."""
    length: Annotated[SlotText, _with("weeks", "start", "end")]
    until_seen: Text
    """Said of the plan of somebody who should be seen soon."""
    gentle: Text
    """Said of a plan of this tier, as are the next two."""
    standard: Text
    full: Text
    time: Annotated[SlotText, _with("days", "minutes")]
    exercises: Name
    exercises_text: Text
    first_step: Name
    """Stands before the rung to start with."""
    start: Name
    """Stands before the dose of the first weeks."""
    build_to: Name
    gate: Name
    """Stands before what to be able to do before the next rung."""
    instead: Name
    """Stands before exercises of the same purpose."""
    left_out: Name
    """Heading of what is left out or kept small, and why."""
    running: Name
    hold: Annotated[SlotText, _with("weeks")]
    weekly_unknown: Text
    cadence: Name
    cadence_text: Annotated[SlotText, _with("baseline", "first", "cap")]
    shoes: Name
    notes: Name
    weeks: Name
    week: Annotated[SlotText, _with("number")]
    dates: Annotated[SlotText, _with("from", "to")]
    main: Name
    """Names of sessions, as are the next two."""
    short: Name
    walk_run: Name
    walk_step: Annotated[SlotText, _with("step", "minutes")]
    """A step of the walk-run plan that is all walking."""
    walk_run_step: Annotated[SlotText, _with("step", "repeats", "run", "walk")]
    run_step: Annotated[SlotText, _with("step", "minutes")]
    """A step of the walk-run plan that is all running."""
    long_run: Annotated[SlotText, _with("distance")]
    weekly: Annotated[SlotText, _with("distance")]
    cut_back: Text
    steps: Annotated[SlotText, _with("steps")]
    """The step rate of a week."""
    next_step: Annotated[SlotText, _with("exercise", "rung")]
    """Said in a week in which an exercise may go on to another rung."""
    gates: Name
    flare_up: Name
    recheck: Annotated[SlotText, _with("date")]
    second_look: Annotated[SlotText, _with("date")]
    seek_care: Name
    claims: Name
    """Heading of what the plan rests on."""
    first_day: Name
    """Label of the day on which the plan starts."""
    swap: Name
    done: Name
    calendar_session: Name
    """Titles in a calendar: neutral, since others may see them."""
    calendar_walk_run: Name
    calendar_recheck: Name
    calendar_second_look: Name


class TerminalWords(Model):
    """Only in the terminal."""

    title: Name
    welcome: Text
    keys: Text
    one: Name
    """Asks for one choice."""
    many: Name
    """Asks for one choice or more."""
    number: Name
    """Asks for a number."""
    enter_skips: Name
    nothing_before: Text
    no_choice: Annotated[SlotText, _with("typed")]
    raised: Text
    """Said above the card of a level of care that the last answer brought."""
    kept: Annotated[SlotText, _with("answer")]
    finish: Name
    left: Text
    ended: Text


class Words(Model):
    """All of them, by where they stand."""

    form: FormWords
    result: ResultWords
    plan: PlanWords
    terminal: TerminalWords
