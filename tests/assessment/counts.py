"""How much is tried: the figures of the proof."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from math import comb
from typing import Final, NamedTuple

from generator.assessment.rules import Rules
from tests.assessment.combinations import groups, how_many
from tests.assessment.oracle.screening import FLAG_LEVELS, TRIAGE

AGES: Final = ("u18", "18_64", "65up")
ONSETS: Final = ("gradual", "sudden", "minor", "not_sure")
LEGS: Final = ("none", "thigh", "below", "tingle", "weak", "both", "not_sure")


class Reader(NamedTuple):
    """At most two warning signs, and the answers with which they combine."""

    flags: tuple[str, ...]
    age: str = "18_64"
    onset: str = "gradual"
    leg: str = "none"


def readers() -> Iterator[Reader]:
    """Yield a reader for each set of at most two warning signs, age, onset and answer about the legs."""
    for others in product(AGES, ONSETS, LEGS):
        for count in range(3):
            yield from (Reader(flags, *others) for flags in combinations(FLAG_LEVELS, count))


def people_tried(rules: Rules) -> int:  # noqa: ARG001 - the same for all rules
    """Return how many readers with at most two warning signs are tried."""
    return sum(1 for _ in readers())


def combinations_tried(rules: Rules) -> int:
    """Return how many different answers are tried to prove the rules of triage, each rule by itself."""
    pairs = zip(rules.triage, TRIAGE, strict=True)
    return sum(how_many(group) for rule, wanted in pairs for group in groups(rule.when, wanted["when"]))


def pairs_of_rules(rules: Rules) -> int:
    """Return how many pairs of rules are tried."""
    return comb(len(rules.triage), 2)
