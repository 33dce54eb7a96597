"""What each answer is worth as a sign of a cause: selfcheck.md 4."""

from __future__ import annotations

from typing import Any, Final

from tests.assessment.oracle.screening import jumps
from tests.assessment.oracle.terms import WORDS, Person, Points, Predicate, Times, has

Json = dict[str, Any]
Pair = tuple[Predicate, int]
BANDS: Final = {"first_from": 4, "look_from": 2, "most_first": 3, "answered_for_little": 2}


def _doubles(person: Person) -> bool:
    ran = person.above("long30", 0)
    return jumps(person, 20005) and ran


def _two_weeks_rise(person: Person) -> bool:
    """The last two weeks together are more than 30 % longer than the two before; weeks of 0 count.

    As for single runs, miles that were rounded to whole metres have half a thousandth more.
    """
    return person.more(Times(10000, ("w1", "w2")), Times(13005, ("w3", "w4")))


def _low(person: Person) -> bool:
    easy = not person.below("pace", 240) and person.below("pace", 451)
    return person.below("spm", 160) and easy


def _low_and(count: int) -> Predicate:
    def holds(person: Person) -> bool:
        agree = person.count("landing", "loud", "ahead")
        return _low(person) and agree >= count

    return holds


def _few_stands(person: Person) -> bool:
    left, right = (person.below(f"c_sts_{side}", 10) for side in ("left", "right"))
    return left or right


def _side_low_or_uneven(person: Person) -> bool:
    """Under 20 seconds on a side, or a difference of more than 20 % of the longer one."""
    left, right = Times(80, ("c_side_left",)), Times(80, ("c_side_right",))
    uneven = (
        person.more(left, Times(100, ("c_side_right",))),
        person.more(right, Times(100, ("c_side_left",))),
    )
    return any((person.below("c_side_left", 20), person.below("c_side_right", 20), *uneven))


def _far(person: Person) -> bool:
    return person.above("pair_km", 800_000)


def _one_pair(person: Person) -> bool:
    return person.below("pairs_n", 2)


def _one_far_pair(person: Person) -> bool:
    one, far = _one_pair(person), _far(person)
    return one and far


def _harder(count: int) -> Predicate:
    return lambda person: person.count("changes", "hills", "speed", "surface") >= count


def _ahead_and_low(person: Person) -> bool:
    ahead = person.has("landing", "ahead")
    return _low(person) and ahead


def _cause(name: str, order: int, cap: int, asked_in: str, signals: dict[str, tuple[Pair, ...]]) -> Json:
    return {
        "id": name,
        "order": order,
        "cap": cap,
        "asked_in": asked_in.split(),
        "signals": [{"id": signal, "scores": Points(pairs), "slots": WORDS} for signal, pairs in signals.items()],
    }


def _if(field: str, options: str, points: int) -> tuple[Pair, ...]:
    return ((has(field, options), points),)


CAUSES: Final[list[Json]] = [
    _cause(
        "load",
        1,
        10,
        "longest weekly changes",
        {
            "spike": ((_doubles, 8), (jumps, 6)),
            "rise2w": ((_two_weeks_rise, 2),),
            "harder": ((_harder(2), 3), (_harder(1), 2)),
            "break": _if("changes", "break", 2),
            "no_rest": _if("changes", "no_rest", 1),
        },
    ),
    _cause(
        "legs",
        2,
        8,
        "in_run c_sts c_step life",
        {
            "one_leg_stands": ((_few_stands, 3),),
            "no_strength": _if("life", "no_strength", 2),
            "late": _if("in_run", "late", 2),
            "downhill": _if("in_run", "downhill", 2),
            "knee_in": _if("c_step", "knee_in", 1),
        },
    ),
    _cause(
        "core",
        3,
        6,
        "moves in_run c_plank c_brace c_arch",
        {
            "arch_worse": _if("moves", "arch_worse", 2),
            "plank": _if("c_plank", "lt20 ached", 2),
            "bend_eases": _if("moves", "bend_eases", 1),
            "downhill": _if("in_run", "downhill", 1),
            "brace": _if("c_brace", "no", 1),
            "arch_check": _if("c_arch", "arch_hurts", 1),
        },
    ),
    _cause(
        "hips",
        4,
        6,
        "in_run c_step c_side life",
        {
            "step_down": _if("c_step", "pelvis knee_in", 2),
            "side_plank": ((_side_low_or_uneven, 2),),
            "hills": _if("in_run", "hills", 1),
            "late": _if("in_run", "late", 1),
            "sitting": _if("life", "sit8", 1),
        },
    ),
    _cause(
        "cadence",
        5,
        5,
        "cadence landing",
        {
            "low": ((_low, 1),),
            "ahead": _if("landing", "ahead", 1),
            "agree": ((_low_and(2), 3), (_low_and(1), 2)),
        },
    ),
    _cause(
        "shoes",
        6,
        4,
        "changes pairs fit",
        {
            "new_shoes": _if("changes", "shoes", 2),
            "old_shoes": ((_one_far_pair, 2), (_far, 1)),
            "one_pair": ((_one_pair, 1),),
            "uncomfortable": _if("fit", "uncomfortable", 1),
            "uneven": _if("fit", "uneven", 1),
        },
    ),
    _cause(
        "tight",
        7,
        4,
        "in_run c_hipflex c_ham c_wall life",
        {
            "start_eases": _if("in_run", "start_eases", 1),
            "hip_front": _if("c_hipflex", "one both", 1),
            "hamstrings": _if("c_ham", "no", 1),
            "ankle": _if("c_wall", "lt10", 1),
            "sitting": _if("life", "sit8", 1),
        },
    ),
    _cause(
        "strike",
        8,
        2,
        "changes landing",
        {
            "changed": _if("changes", "strike", 2),
            "overstriding": ((_ahead_and_low, 1),),
        },
    ),
]
