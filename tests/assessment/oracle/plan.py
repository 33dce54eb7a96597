"""Of what a plan is made: selfcheck.md 5, with the corrections K12 to K14 and K22."""

from __future__ import annotations

from typing import Any, Final

from tests.assessment.oracle.questions import CHECKED
from tests.assessment.oracle.screening import flagged
from tests.assessment.oracle.terms import Either, Every, Person, Predicate, either, every, has, lacks

Json = dict[str, Any]
TIERS: Final = ["gentle", "standard", "full"]
BONES: Final = flagged("steroid osteoporosis")
BENDS: Final = has("moves", "bend_worse")
STOPPED: Final = has("running", "stop2")
LANDING_HURTS: Final = has("moves", "impact walk")
A_CHECK_HURT: Final = tuple(has(check, "hurt") for check in CHECKED.split())


def _worst(least: int) -> Predicate:
    return lambda person: person.above("worst", least - 1)


def _strong(side: str) -> Predicate:
    return lambda person: person.above(f"c_sts_{side}", 9)


def _no_long_run(person: Person) -> bool:
    return person.below("long30", 1)


def _not_mild(person: Person) -> bool:
    return not person.below("worst", 4)


def _leg_below_knee(person: Person) -> bool:
    only_thigh = person.has("leg", "none", "thigh")
    more = person.has("leg", "below", "tingle", "weak", "both", "not_sure")
    return more or not only_thigh


def _one_day(person: Person) -> bool:
    return person.below("days", 2)


def _far(person: Person) -> bool:
    return person.above("pair_km", 800_000)


def _rather_far(person: Person) -> bool:
    some, far = person.above("pair_km", 479_999), person.above("pair_km", 800_000)
    return some and not far


def _one_pair(person: Person) -> bool:
    return person.below("pairs_n", 2)


def _choice(exercise: str, tiers: list[str], needs: str | None) -> Json:
    return {"exercise": exercise, "tiers": tiers, "needs": needs, "while_running": exercise == "cadence-play"}


def _choices(words: str) -> list[Json]:
    """Read choices: `step-up:step` needs a step, `crunch-ta!` is for the full tier only."""
    found = []
    for word in words.split():
        exercise, _, needs = word.rstrip("!").partition(":")
        found.append(_choice(exercise, ["full"] if word.endswith("!") else TIERS, needs or None))
    return found


TOPS: Final = (
    ("glute-bridge", 2, "loop_band"),
    ("dead-bug", 4, "dumbbell"),
    ("side-abd", 3, "loop_band"),
    ("reverse-lunge", 2, "dumbbell"),
    ("reverse-lunge", 4, None),
    ("split-squat", 2, "dumbbell"),
    ("step-up", 3, "dumbbell"),
    ("heel-raise", 4, "dumbbell"),
    ("bosu-squat", 4, None),
)
"""Rungs above which a plan does not go, unless the person has something."""

PURPOSES: Final = {
    "brace": "brace-breath pelvic-tilt",
    "stand": "bw-squat! sit-to-stand",
    "easy": "pelvic-tilt cat-cow knee-rolls glute-bridge bird-dog",
    "core": "dead-bug pallof:long_band thoracic-roll:roller bird-dog front-plank curl-up crunch-ta!",
    "hips": (
        "glute-bridge trx-hip-press:suspension trx-lunge:suspension band-walk:loop_band step-down:step side-abd "
        "side-plank"
    ),
    "legs": (
        "reverse-lunge step-up:step goblet-squat:dumbbell trx-lunge:suspension bosu-squat:bosu! heel-raise split-squat"
    ),
    "tight": "cat-cow thoracic-roll:roller hipflexor ham-stretch ankle-rock",
    "cadence": "cadence-play heel-raise",
    "strike": "heel-raise toe-yoga",
    "shoes": "heel-raise toe-yoga",
    "load": "knee-rolls",
}
BENT_OR_WOBBLY: Final = (
    "crunch-ta curl-up thoracic-roll thoracic-ext cat-cow knee-rolls knee-to-chest childs-pose bosu-squat trx-lunge"
)
EXCLUSIONS: Final[tuple[tuple[str, Every], ...]] = (
    (BENT_OR_WOBBLY, every(BONES)),
    ("bosu-squat", every(has("age", "65up"))),
    ("superman-lite", every(has("moves", "arch_worse"))),
    ("crunch-ta ham-stretch knee-to-chest", every(BENDS)),
    ("ham-stretch", every(lacks("leg", "none"))),
)
SMALL: Final = (("cat-cow", every(BENDS)), ("trx-lunge", every(has("age", "65up"))))
SESSIONS: Final = {1: "0", 2: "0 3", 3: "0 2 4", 4: "0 2 4 + 5", 5: "0 2 4 + 1 5", 6: "0 2 4 + 1 3 5"}
"""Number of days -> days with a main session, then those with a short one."""


def _session_days(days: int, words: str) -> Json:
    main, _, short = words.partition(" + ")
    return {"days": days, "main": [int(day) for day in main.split()], "short": [int(day) for day in short.split()]}


def _mode(name: str, when: Every | Either | None, *, soon: bool | None, rules: tuple[str, ...] = ()) -> Json:
    return {"id": name, "soon": soon, "rules": list(rules), "when": when}


def _note(name: str, when: Every | Either | None, cause: str | None = None) -> Json:
    return {"id": name, "when": when, "cause": cause}


WALK: Final = either(_not_mild, _leg_below_knee, LANDING_HURTS, STOPPED, _no_long_run)
WALK_RUN: Final = either(STOPPED, _worst(6), _no_long_run)
RUNNING: Final[Json] = {
    "modes": [
        _mode("rest", None, soon=None, rules=("bone_stress_possible",)),
        _mode("walk", WALK, soon=True),
        _mode("hold", None, soon=True),
        _mode("walk_run", WALK_RUN, soon=False),
        _mode("build", None, soon=False),
    ],
    "hold_weeks": 2,
    "hold_when": either(lacks("goal", "return race"), _worst(4), LANDING_HURTS),
    "less_when": either(_worst(4), LANDING_HURTS),
    "less_percent": 80,
    "stopped_when": every(has("running", "stop1")),
    "stopped_percent": 70,
    "walk_run_days": [1, 3, 5],
    "walk_run_steps": 11,
    "sessions_a_step": 2,
    "build_up": {"rise_percent": 10, "cut_back_every": 4, "cut_back_percent": 25},
    "cadence_week": 3,
    "cadence_block_weeks": 2,
    "cadence_blocks": 4,
    "cadence_first_per_mille": 50,
    "cadence_cap_per_mille": 100,
    "long_run_cap_percent": 10,
}
SHOES: Final = [
    _note("shoes_new", every(has("changes", "shoes"))),
    _note("shoes_replace", either(_far, has("fit", "uneven"))),
    _note("shoes_inspect", every(_rather_far, lacks("fit", "uneven"))),
    _note("shoes_uncomfortable", every(has("fit", "uncomfortable"))),
    _note("shoes_second", every(_one_pair)),
]
NOTES: Final = [
    _note("two_days_better", every(_one_day)),
    _note("hurt_in_check", Either(A_CHECK_HURT)),
    _note("sleep", every(has("life", "sleep_stress"))),
    _note("race", every(has("goal", "race"))),
    _note("strike_stays", None, "strike"),
]
NO_PLAN: Final = either(flagged("aaa_slow pregnancy"), has("age", "u18"))
GENTLE: Final = either(_worst(6), lacks("settle", "hour day next_day"), has("moves", "daily_hard"), *A_CHECK_HURT)

PLAN: Final[Json] = {
    "none_when": NO_PLAN,
    "lengths": {"usual": 6, "longer": 8, "longer_for": ["core", "hips", "legs"], "until_seen": 2},
    "gentle_when": GENTLE,
    "standard_when": either(_worst(4), has("settle", "next_day")),
    "rooms": [
        {"minutes": minutes, "answer": f"m{minutes}", "exercises": exercises}
        for minutes, exercises in ((10, 3), (15, 4), (20, 5), (30, 7))
    ],
    "room_unanswered": "m10",
    "base": ["brace", "stand"],
    "easy": "easy",
    "gentle_behind": 1,
    "apart": [["reverse-lunge", "split-squat"]],
    "tops": [{"exercise": name, "rung": rung, "unless": thing} for name, rung, thing in TOPS],
    "purposes": [{"id": name, "choices": _choices(words)} for name, words in PURPOSES.items()],
    "start_rungs": [
        {"purpose": "core", "rung": 2, "when": every(has("c_plank", "ok"))},
        {"purpose": "legs", "rung": 2, "when": every(_strong("left"), _strong("right"))},
        {"purpose": "hips", "rung": 2, "when": every(has("c_step", "level"))},
    ],
    "exclusions": [{"exercises": names.split(), "when": when} for names, when in EXCLUSIONS],
    "small": [{"exercises": names.split(), "when": when} for names, when in SMALL],
    "session_days": [_session_days(days, words) for days, words in SESSIONS.items()],
    "days_unanswered": 2,
    "short_exercises": 2,
    "short_purposes": ["brace", "easy", "core", "tight", "load"],
    "stages": [
        {"weeks": [1, 2], "up": 0, "dose": "start"},
        {"weeks": [3, 4], "up": 1, "dose": "start"},
        {"weeks": [5, 6], "up": 2, "dose": "build_to"},
        {"weeks": [7, 8], "up": 3, "dose": "build_to"},
    ],
    "running": RUNNING,
    "shoes": SHOES,
    "notes": NOTES,
    "recheck_day": 14,
    "second_look_week": 6,
    "clear_change": 2,
    "clear_change_percent": 30,
}
"""Everything that decides about a plan."""
