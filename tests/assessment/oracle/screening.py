"""Levels of care, warning signs and combinations: selfcheck.md 2a and 3, with the corrections K1 to K11."""

from __future__ import annotations

from typing import Any, Final

from tests.assessment.oracle.terms import Every, Person, Predicate, Times, every, has

ALL: Final = ["causes", "impact", "plan", "progress", "running"]
LEVELS: Final[list[dict[str, Any]]] = [
    {"id": "none", "rank": 0, "blocks": []},
    {"id": "soon", "rank": 1, "blocks": ["progress"]},
    {"id": "stop", "rank": 2, "blocks": ALL},
    {"id": "urgent", "rank": 3, "blocks": ALL},
    {"id": "emergency", "rank": 4, "blocks": ALL},
]
RANKS: Final = {level["id"]: level["rank"] for level in LEVELS}

CARDS: Final = {
    "emergency": [
        "ces_saddle",
        "ces_bladder",
        "ces_bowel",
        "ces_sexual",
        "ces_bilateral",
        "neuro_progressive",
        "aaa",
        "chest",
        "trauma_major",
        "infection_severe",
        "pregnancy_now",
        "rhabdo",
        "bsi_no_weight",
        "not_sure_ces",
        "not_sure_now",
    ],
    "urgent": [
        "neuro_stable",
        "infection",
        "infection_risk",
        "cancer_history",
        "thinners_fall",
        "severe_pain",
        "weight_loss",
        "urinary",
        "lump",
        "thoracic",
        "night_pain",
        "cough_sneeze",
        "shingles",
        "not_sure_today",
    ],
    "stop": ["bsi_sacral", "reds", "not_sure_stop"],
    "soon": [
        "aaa_slow",
        "osteoporosis",
        "steroid",
        "bladder_old",
        "pregnancy",
        "age_over50_first",
        "not_improving",
        "not_sure_soon",
    ],
}
"""Card -> its signs, in the order of the page."""
OTHER_LEVEL: Final = {"not_sure_now": "urgent", "not_sure_today": "soon"}
"""Signs that are less urgent than the card on which they stand."""
FLAG_LEVELS: Final = {flag: OTHER_LEVEL.get(flag, card) for card, flags in CARDS.items() for flag in flags}
CARD_OF: Final = {flag: card for card, flags in CARDS.items() for flag in flags}
CAUDA_EQUINA: Final = ("ces_saddle", "ces_bladder", "ces_bowel", "ces_sexual", "ces_bilateral", "not_sure_ces")

SIGNS: Final = ("wakes", "buttock", "movement", "nsaid", "relative", "arthritis", "enthesitis", "psoriasis", "not_sure")
"""Boxes that count as signs of inflammation: "not sure" adds one."""


def flagged(flags: str) -> Predicate:
    """Return the predicate that one of some warning signs is ticked."""
    return lambda person: any(person.has(f"flags_{CARD_OF[flag]}", flag) for flag in flags.split())


def _nerve(legs: str) -> Predicate:
    return lambda person: has("leg", legs)(person) or flagged("neuro_stable")(person)


def _fragile_or_old(person: Person) -> bool:
    return person.has("age", "65up") or flagged("osteoporosis steroid")(person)


def _signs(person: Person) -> int:
    return person.count("axspa", *SIGNS) + person.has("started", "under35")


def _three_or_more(person: Person) -> bool:
    return person.has("started", "under35", "35_44", "not_sure") and _signs(person) >= 3


def _four_or_more(person: Person) -> bool:
    return person.has("started", "under35", "35_44", "not_sure") and _signs(person) >= 4


def _eye_or_gut(person: Person) -> bool:
    return person.has("axspa", "uveitis", "ibd") and _signs(person) >= 1


def jumps(person: Person, ten_thousandths: int = 11005) -> bool:
    """Return whether a run, done or planned, is longer than the longest of the month before by so much.

    The limit is 10 %, and half a thousandth more for miles that were rounded to whole metres.
    """
    month = Times(ten_thousandths, ("long30",))
    done, planned = (person.more(Times(10000, (run,)), month) for run in ("last7", "next7"))
    return done or planned


def _hurts_bone(person: Person) -> bool:
    lingers = person.has("in_run", "builds", "not_sure"), person.has("settle", "longer", "not_sure")
    strikes = person.has("moves", "impact", "walk", "not_sure"), flagged("night_pain")(person)
    return any(strikes) or all(lingers)


def _load_changed(person: Person) -> bool:
    changed = person.has("changes", "hills", "speed", "surface", "break", "past_fx", "not_sure")
    unsure = person.has("last7", "not_sure"), person.has("long30", "not_sure")
    return any((changed, flagged("pregnancy")(person), jumps(person), *unsure))


def _hurts_groin(person: Person) -> bool:
    return any((person.has("moves", "impact", "walk"), flagged("night_pain")(person)))


def negation(predicate: Predicate) -> Predicate:
    """Return the predicate that another one does not hold."""
    return lambda person: not predicate(person)


ONE_PLACE: Final = has("site", "point buttock not_sure")
SUDDEN: Final = has("onset", "sudden not_sure")
FRAGILE: Final = flagged("osteoporosis steroid")
SEVERE: Final[Predicate] = lambda person: person.above("worst", 7)  # noqa: E731 - a name for a table

COMBINATIONS: Final[dict[str, tuple[str, Every]]] = {
    "leg_both": ("emergency", every(has("leg", "both"))),
    "cancer_nerve": ("emergency", every(flagged("cancer_history"), _nerve("weak tingle both"))),
    "infection_nerve": ("emergency", every(flagged("infection infection_risk"), _nerve("weak tingle"))),
    "leg_weak": ("urgent", every(has("leg", "weak"))),
    "leg_nerve": ("soon", every(has("leg", "below tingle not_sure"))),
    "upper_back": ("urgent", every(has("site", "upper"))),
    "minor_fall_fragile": ("urgent", every(has("onset", "minor"), _fragile_or_old)),
    "sudden_fragile": ("urgent", every(SUDDEN, FRAGILE)),
    "older_sudden_severe": ("urgent", every(has("age", "65up"), SUDDEN, SEVERE)),
    "older_sudden": ("soon", every(has("age", "65up"), SUDDEN)),
    "severe_pain_score": ("soon", every(SEVERE)),
    "under_18": ("soon", every(has("age", "u18"))),
    "under_18_arching": ("stop", every(has("age", "u18"), has("moves", "arch_worse"))),
    "morning_stiffness": ("soon", every(has("moves", "stiff30"), has("duration", "w6 w12 on_off not_sure"))),
    "inflammation_four": ("soon", every(_four_or_more)),
    "inflammation_three": ("soon", every(lambda person: _three_or_more(person) and not _four_or_more(person))),
    "inflammation_eye_gut": ("soon", every(_eye_or_gut)),
    "bone_stress": ("stop", every(ONE_PLACE, _hurts_bone, _load_changed)),
    "bone_stress_possible": ("soon", every(ONE_PLACE, _hurts_bone, negation(_load_changed))),
    "bone_stress_load": ("soon", every(ONE_PLACE, negation(_hurts_bone), _load_changed)),
    "groin": ("stop", every(has("site", "groin"), _hurts_groin)),
}
"""Combination -> level of care and what must hold, in the order of the result."""

TRIAGE: Final[list[dict[str, Any]]] = [
    *({"id": flag, "level": level, "when": every(flagged(flag))} for flag, level in FLAG_LEVELS.items()),
    *({"id": name, "level": level, "when": when} for name, (level, when) in COMBINATIONS.items()),
]
