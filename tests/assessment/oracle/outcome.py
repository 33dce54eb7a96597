"""What somebody's answers come to: what counts and is asked, the level of care, the causes, and the kind of plan."""

from __future__ import annotations

from typing import Any, Final

from tests.assessment.oracle.causes import BANDS, CAUSES
from tests.assessment.oracle.plan import NO_PLAN, PLAN, RUNNING
from tests.assessment.oracle.questions import PAGES
from tests.assessment.oracle.screening import LEVELS, RANKS, TRIAGE
from tests.assessment.oracle.terms import Either, Every, Person

Answers = dict[str, Any]
TELLS_NOTHING: Final = ("not_sure", "prefer_not", "not_tried", "hurt")


def holds(rule: Every | Either | None, answers: Answers) -> bool:
    """Return whether a rule of the oracle holds; none always does."""
    if rule is None:
        return True
    person = Person(answers)
    met = [part(person) for part in rule.parts]
    return any(met) if isinstance(rule, Either) else all(met)


def counted(answers: Answers) -> Answers:
    """Return the answers to pages that show: a page is judged by the answers that count before it."""
    found: Answers = {}
    for page in PAGES:
        if holds(page["when"], found):
            found |= {field["id"]: answers[field["id"]] for field in page["fields"] if field["id"] in answers}
    return found


def triggered(answers: Answers) -> list[str]:
    """Return the rules that hold for answers that count, worst first, in the order of the tables."""
    met = [rule for rule in TRIAGE if holds(rule["when"], answers)]
    return [rule["id"] for rank in (4, 3, 2, 1) for rule in met if RANKS[rule["level"]] == rank]


def level(answers: Answers) -> str:
    """Return the worst level of the rules that hold for answers that count."""
    met = [rule["level"] for rule in TRIAGE if holds(rule["when"], answers)]
    return max(met, key=RANKS.__getitem__, default="none")


def blocked(answers: Answers) -> list[str]:
    """Return what is not offered to somebody with these answers that count."""
    return list(LEVELS[RANKS[level(answers)]]["blocks"])


def may_plan(answers: Answers) -> bool:
    """Return whether there is a plan for somebody with these answers that count."""
    return "plan" not in blocked(answers) and not holds(NO_PLAN, answers)


def tier(answers: Answers) -> str:
    """Return how much a plan asks of somebody with these answers that count."""
    if level(answers) == "soon" or holds(PLAN["gentle_when"], answers):
        return "gentle"
    return "standard" if holds(PLAN["standard_when"], answers) else "full"


def mode(answers: Answers) -> str:
    """Return how somebody with these answers that count goes on with running: the first mode that fits."""
    soon, met = level(answers) == "soon", triggered(answers)
    return next(
        str(item["id"])
        for item in RUNNING["modes"]
        if item["soon"] in (None, soon)
        and (not item["rules"] or {*item["rules"]} & {*met})
        and holds(item["when"], answers)
    )


def weeks(answers: Answers) -> int:
    """Return the length of the plan of somebody with these answers that count."""
    lengths = PLAN["lengths"]
    if level(answers) == "soon":
        return int(lengths["until_seen"])
    longer = any(band == "first" and cause in lengths["longer_for"] for cause, band in bands(answers))
    return int(lengths["longer" if longer else "usual"])


def left_out(answers: Answers) -> set[str]:
    """Return the exercises that somebody with these answers that count should leave out."""
    return {name for item in PLAN["exclusions"] if holds(item["when"], answers) for name in item["exercises"]}


def asked(answers: Answers) -> list[str]:
    """Return the pages that are asked: those that show, at a level of care, so far, at which they are asked."""
    found: list[str] = []
    so_far: Answers = {}
    for page in PAGES:
        if holds(page["when"], so_far):
            if RANKS[level(so_far)] <= RANKS[page["ask_up_to"]]:
                found.append(page["id"])
            so_far |= {field["id"]: answers[field["id"]] for field in page["fields"] if field["id"] in answers}
    return found


def points(answers: Answers) -> dict[str, dict[str, int]]:
    """Return for each cause the points of its reasons."""
    person = Person(answers)
    given = {cause["id"]: {item["id"]: item["scores"].of(person) for item in cause["signals"]} for cause in CAUSES}
    return {cause: {name: number for name, number in found.items() if number} for cause, found in given.items()}


def bands(answers: Answers) -> list[tuple[str, str]]:
    """Return all causes with their bands, in the order of the result."""
    given = points(answers)
    scores = {cause["id"]: min(sum(given[cause["id"]].values()), cause["cap"]) for cause in CAUSES}
    order = sorted(CAUSES, key=lambda cause: (-scores[cause["id"]], -cause["cap"], cause["order"]))
    found: dict[str, list[str]] = {"first": [], "look": [], "little": [], "not_enough": []}
    for cause in order:
        score = scores[cause["id"]]
        if score >= BANDS["first_from"] and len(found["first"]) < BANDS["most_first"]:
            band = "first"
        elif score >= BANDS["look_from"]:
            band = "look"
        else:
            band = "little" if _answered(cause, answers) >= BANDS["answered_for_little"] else "not_enough"
        found[band].append(cause["id"])
    return [(cause, band) for band, causes in found.items() for cause in causes]


def _answered(cause: dict[str, Any], answers: Answers) -> int:
    pages = [page for page in PAGES if page["id"] in cause["asked_in"]]
    return sum(any(_tells(answers.get(field["id"])) for field in page["fields"]) for page in pages)


def _tells(answer: object) -> bool:
    given = answer if isinstance(answer, list) else [answer]
    return any(item is not None and item not in TELLS_NOTHING for item in given)
