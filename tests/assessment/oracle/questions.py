"""Every page: what it asks, what it accepts, when it shows. selfcheck.md 2b to 2f, with K3, K11, K14, K19 and K20."""

from __future__ import annotations

from typing import Any, Final

from tests.assessment.oracle.screening import CARDS
from tests.assessment.oracle.terms import Every, Form, Person, Predicate, every, has, lacks

Json = dict[str, Any]


def one(name: str, options: str) -> Json:
    """Return a field of which one option is chosen."""
    return {"id": name, "type": "one", "options": options.split(), "exclusive": []}


def many(name: str, options: str, alone: str, *, alone_first: str = "") -> Json:
    """Return a field of boxes, of which those `alone` go with no other."""
    exclusive = [*alone_first.split(), *alone.split()]
    return {
        "id": name,
        "type": "many",
        "options": [*alone_first.split(), *options.split(), *alone.split()],
        "exclusive": exclusive,
    }


def number(name: str, minimum: int, maximum: int, quantity: str = "count", instead: str = "") -> Json:
    """Return a field of a whole number (metres, seconds a km); `instead` can be ticked in its place."""
    limits = {"minimum": minimum, "maximum": maximum}
    return {"id": name, "type": "number", "quantity": quantity, **limits, "instead": instead.split()}


def metres(name: str, maximum: int) -> Json:
    """Return a field of a distance of which the reader may be unsure."""
    return number(name, 0, maximum, "distance", "not_sure")


CHECKED: Final = "c_plank c_side_left c_side_right c_sts_left c_sts_right c_step c_hipflex c_ham c_wall c_brace c_arch"
RUNS: Final = lacks("running", "stop2")
MORE: Final = has("more", "more")


def _little_pain(name: str, most: int) -> Predicate:
    return lambda person: person.below(name, most + 1)


def _check(before: str, *others: Predicate) -> Every:
    """Return when a body check shows: wanted, little pain now, and none of those before it hurt."""
    earlier = CHECKED.split()[: CHECKED.split().index(before)]
    return every(has("checks", "yes"), _little_pain("now", 3), *others, *(lacks(name, "hurt") for name in earlier))


def _offers_checks(person: Person) -> bool:
    return not (person.has("settle", "longer") or person.has("moves", "impact", "walk", "daily_hard"))


ARCHES: Final = lacks("moves", "arch_worse")
BENDS: Final = lacks("moves", "bend_worse")
UP_TO_64: Final = lacks("age", "65up")
HURT: Final = "hurt not_tried"

_QUESTIONS: Final[tuple[tuple[str, str, Every | None, list[Json]], ...]] = (
    ("about", "urgent", None, [one("age", "u18 18_64 65up"), one("onset", "gradual sudden minor not_sure")]),
    ("running", "urgent", None, [one("running", "usual less stop1 stop2")]),
    ("site", "urgent", None, [one("site", "middle side point buttock groin upper not_sure")]),
    ("leg", "urgent", None, [many("leg", "thigh below tingle weak both", "none not_sure")]),
    ("duration", "soon", None, [one("duration", "w0 w2 w6 w12 on_off not_sure")]),
    (
        "inflammation",
        "soon",
        every(has("duration", "w12 on_off not_sure")),
        [
            one("started", "under35 35_44 45up not_sure"),
            many(
                "axspa",
                "wakes buttock movement nsaid relative arthritis enthesitis psoriasis uveitis ibd",
                "none not_sure",
            ),
        ],
    ),
    ("pain", "stop", None, [number("worst", 0, 10)]),
    ("in_run", "soon", every(RUNS), [many("in_run", "start_eases builds late downhill hills", "none not_sure")]),
    (
        "moves",
        "soon",
        None,
        [many("moves", "arch_worse bend_eases bend_worse impact walk stiff30 daily_hard", "none not_sure")],
    ),
    ("settle", "soon", None, [one("settle", "hour day next_day longer not_sure")]),
    ("longest", "soon", every(RUNS), [metres(name, 200_000) for name in ("last7", "long30", "next7")]),
    (
        "changes",
        "soon",
        None,
        [many("changes", "hills speed surface shoes strike break no_rest past_fx", "none not_sure")],
    ),
    ("life", "soon", None, [many("life", "sit8 no_strength sleep_stress", "none prefer_not")]),
    ("time", "soon", None, [number("days", 1, 6), one("minutes", "m10 m15 m20 m30")]),
    ("more", "soon", None, [one("more", "enough more")]),
    ("weekly", "soon", every(MORE), [metres(name, 300_000) for name in ("w1", "w2", "w3", "w4")]),
    (
        "cadence",
        "soon",
        every(MORE, RUNS),
        [number("spm", 120, 230, "count", "not_sure"), number("pace", 180, 900, "pace", "not_sure")],
    ),
    ("landing", "soon", every(MORE, RUNS), [many("landing", "loud ahead", "none not_sure")]),
    (
        "pairs",
        "soon",
        every(MORE),
        [metres("pair_km", 3_000_000), number("pairs_n", 1, 9, "count", "not_sure")],
    ),
    ("fit", "soon", every(MORE), [many("fit", "uncomfortable uneven", "none not_sure")]),
    (
        "equipment",
        "soon",
        every(MORE),
        [many("kit", "long_band loop_band suspension roller dumbbell step bosu", "none")],
    ),
    ("goal", "soon", every(MORE), [one("goal", "ease keep return race")]),
    (
        "checks",
        "none",
        every(MORE, _little_pain("worst", 5), _offers_checks),
        [number("now", 0, 10), one("checks", "yes skip")],
    ),
    ("c_plank", "none", _check("c_plank"), [one("c_plank", f"ok lt20 ached {HURT}")]),
    (
        "c_side",
        "none",
        _check("c_side_left"),
        [number(name, 0, 60, instead=HURT) for name in ("c_side_left", "c_side_right")],
    ),
    (
        "c_sts",
        "none",
        _check("c_sts_left", UP_TO_64),
        [number(name, 0, 15, instead=HURT) for name in ("c_sts_left", "c_sts_right")],
    ),
    ("c_step", "none", _check("c_step"), [many("c_step", "pelvis knee_in", HURT, alone_first="level")]),
    ("c_hipflex", "none", _check("c_hipflex", ARCHES), [one("c_hipflex", f"ok one both {HURT}")]),
    ("c_ham", "none", _check("c_ham", BENDS), [one("c_ham", f"ok no {HURT}")]),
    ("c_wall", "none", _check("c_wall"), [one("c_wall", f"ok lt10 {HURT}")]),
    ("c_brace", "none", _check("c_brace"), [one("c_brace", f"ok no {HURT}")]),
    ("c_arch", "none", _check("c_arch", ARCHES), [one("c_arch", f"arch_hurts bend_hurts both_hurt neither {HURT}")]),
)
"""Page, the worst level at which it is asked, when it shows, and its fields."""
MAY_BE_SKIPPED: Final = frozenset(["weekly", "cadence", "landing", "pairs", "fit", "equipment", "goal"]) | {
    name for name, *_ in _QUESTIONS if name.startswith("c_")
}


def _page(name: str, ask_up_to: str, when: Every | None, fields: list[Json]) -> Json:
    return {
        "id": name,
        "ask_up_to": ask_up_to,
        "optional": name in MAY_BE_SKIPPED,
        "when": when,
        "fields": [{key: value for key, value in field.items() if key != "instead"} for field in fields],
        "checks": Form(tuple(fields)),
    }


def _card(card: str, flags: list[str]) -> Json:
    field = many(f"flags_{card}", " ".join(flags), "none")
    return {**_page(field["id"], "urgent", None, [field]), "fields": [{"id": field["id"], "type": "many"}]}


PAGES: Final[list[Json]] = [
    *(_card(card, flags) for card, flags in CARDS.items()),
    *(_page(*question) for question in _QUESTIONS),
]
FIELDS: Final[dict[str, Json]] = {field["id"]: field for page in PAGES for field in page["checks"].fields}
"""Field -> its type, and its options or limits."""
