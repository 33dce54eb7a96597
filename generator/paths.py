"""How many ways lead through the self-check: counted exactly from the compiled rules.

Every part of a condition that looks at one page only is a fact. The answers of a page are grouped by the facts that
they make true, and what is still open of every condition is carried from page to page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product
from typing import Any, NamedTuple

from generator.assessment.conditions import Answer, holds
from generator.assessment.questionnaire import errors
from generator.assessment.rules import Page, Rules
from generator.load import Content
from generator.models.selfcheck import NumberField, answer_fields
from generator.partial import Condition, Open, fields_of, limits_of, opened, reduced

Given = dict[str, Answer]


class Group(NamedTuple):
    """Answers of a page that make the same facts true: how many there are, and one of them."""

    ways: int
    example: Given


class _State(NamedTuple):
    """What is known before a page: the rank of the level of care, and what is open of pages and of worse rules."""

    rank: int
    pages: tuple[Open, ...]
    rules: tuple[tuple[int, Open], ...]


class _Step(NamedTuple):
    """A page that is asked or not, what is known behind it, and the answers that lead there."""

    asked: bool
    after: _State
    group: Group


@dataclass(frozen=True)
class Walk:
    """All ways of a reader who begins anew and gives answers that the form accepts."""

    content: Content
    rules: Rules
    _sets: dict[tuple[int, _State], int] = field(default_factory=dict)
    _walked: dict[tuple[int, _State], tuple[_Step, ...]] = field(default_factory=dict)

    def paths(self) -> dict[tuple[str, ...], Given]:
        """Return every different list of pages that can be asked, each with answers that lead along it."""
        found: dict[tuple[str, ...], dict[_State, Given]] = {(): {self._start: {}}}
        for number, page in enumerate(self.rules.pages):
            longer: dict[tuple[str, ...], dict[_State, Given]] = {}
            for asked, states in found.items():
                for state, given in states.items():
                    for step in self._steps(number, state):
                        way = (*asked, page.id) if step.asked else asked
                        longer.setdefault(way, {}).setdefault(step.after, {**given, **step.group.example})
            found = longer
        return {asked: next(iter(states.values())) for asked, states in found.items()}

    def answer_sets(self) -> int:
        """Return the number of different sets of answers.

        A number counts once, but for one on which a page or a level of care depends: it counts once for each set of
        facts that it can make true.
        """
        return self._answer_sets(0, self._start)

    def _answer_sets(self, number: int, state: _State) -> int:
        if number == len(self.rules.pages):
            return 1
        key = (number, state)
        if key not in self._sets:
            steps = self._steps(number, state)
            self._sets[key] = sum(step.group.ways * self._answer_sets(number + 1, step.after) for step in steps)
        return self._sets[key]

    def _steps(self, number: int, state: _State) -> tuple[_Step, ...]:
        if (number, state) not in self._walked:
            self._walked[number, state] = tuple(self._new_steps(number, state))
        return self._walked[number, state]

    def _new_steps(self, number: int, state: _State) -> Iterator[_Step]:
        page = self.rules.pages[number]
        shown = state.pages[0]
        if not isinstance(shown, bool):
            raise ValueError(f"the page {page.id!r} depends on a later one")  # noqa: TRY004 - the rules are wrong
        if shown and state.rank <= self._ranks[page.ask_up_to]:
            for facts, group in self._groups[page.id].items():
                yield _Step(True, self._after(state, page, facts), group)  # noqa: FBT003 - the field is named
        else:
            silent = frozenset(fact for fact in self._facts_of[page.id] if holds(self._facts[fact], {}))
            yield _Step(False, self._after(state, page, silent), Group(1, {}))  # noqa: FBT003 - likewise

    def _after(self, state: _State, page: Page, true: frozenset[int]) -> _State:
        decided = {fact: fact in true for fact in self._facts_of[page.id]}
        rules = [(rank, reduced(rule, decided)) for rank, rule in state.rules]
        rank = max([state.rank, *(rank for rank, rule in rules if rule is True)])
        return _State(
            rank=rank,
            pages=tuple(reduced(when, decided) for when in state.pages[1:]),
            rules=tuple(sorted({(r, rule) for r, rule in rules if r > rank and rule is not False}, key=repr)),
        )

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {level.id: level.rank for level in self.rules.levels}

    @cached_property
    def _page_of(self) -> dict[str, str]:
        return {item.id: page.id for page in self.rules.pages for item in page.fields}

    @cached_property
    def _compiled(self) -> tuple[list[Condition], _State]:
        facts: dict[str, int] = {}

        def fact(condition: Condition) -> int | None:
            if len({self._page_of[name] for name in fields_of(condition)}) > 1:
                return None
            return facts.setdefault(json.dumps(condition, sort_keys=True), len(facts))

        pages = tuple(opened(page.when, fact) if page.when else True for page in self.rules.pages)
        rules = tuple((rank, opened(when, fact)) for rank, when in self._merged())
        return [json.loads(text) for text in facts], _State(rank=0, pages=pages, rules=rules)

    def _merged(self) -> Iterator[tuple[int, Condition]]:
        """Yield the rules of triage, those of one level that look at the same page alone as one: any of them."""
        alone: dict[tuple[int, str], list[Condition]] = {}
        for rule in self.rules.triage:
            pages = {self._page_of[name] for name in fields_of(rule.when)}
            rank = self._ranks[rule.level]
            if len(pages) == 1:
                alone.setdefault((rank, pages.pop()), []).append(rule.when)
            else:
                yield rank, rule.when
        yield from ((rank, {"any": parts}) for (rank, _), parts in alone.items())

    @property
    def _facts(self) -> list[Condition]:
        return self._compiled[0]

    @property
    def _start(self) -> _State:
        return self._compiled[1]

    @cached_property
    def _facts_of(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {page.id: [] for page in self.rules.pages}
        for number, condition in enumerate(self._facts):
            found[self._page_of[next(iter(fields_of(condition)))]].append(number)
        return found

    @cached_property
    def _groups(self) -> dict[str, dict[frozenset[int], Group]]:
        return {page.id: self._grouped(page) for page in self.rules.pages}

    def _grouped(self, page: Page) -> dict[frozenset[int], Group]:
        """Group the valid answers of a page by the facts that they make true; numbers are told apart by facts only."""
        options = answer_fields(self.content.questions, self.content.redflags)
        choices = [list(self._choices(page, item.id, item.type, options[item.id])) for item in page.fields]
        different: dict[frozenset[int], dict[str, Given]] = {}
        for values in product(*choices):
            given = {item.id: value for item, value in zip(page.fields, values, strict=True) if value is not None}
            if not errors(page, given):
                facts = frozenset(fact for fact in self._facts_of[page.id] if holds(self._facts[fact], given))
                alike = {name: "number" if isinstance(value, int) else value for name, value in given.items()}
                different.setdefault(facts, {}).setdefault(json.dumps(alike, sort_keys=True), given)
        return {facts: Group(len(found), next(iter(found.values()))) for facts, found in different.items()}

    def _choices(self, page: Page, name: str, kind: str, options: frozenset[str]) -> Iterator[Answer | None]:
        """Yield what can be answered to a field; None where it may be left out."""
        if page.optional:
            yield None
        if kind == "many":
            for size in range(1, len(options) + 1):
                yield from (list(ticked) for ticked in combinations(sorted(options), size))
        else:
            yield from sorted(options)
        if kind == "number":
            yield from self._numbers[name]

    @cached_property
    def _numbers(self) -> Mapping[str, list[int]]:
        """Return for each number field numbers on both sides of each limit, and its smallest and largest."""
        found: dict[str, list[int]] = {}
        limits: Any = [limit for fact in self._facts for limit in limits_of(fact)]
        for question in self.content.questions.values():
            for item in question.fields:
                if isinstance(item, NumberField):
                    near = {limit + side for name, limit in limits if name == item.id for side in (-1, 0, 1)}
                    inside = {value for value in near if item.minimum <= value <= item.maximum}
                    found[item.id] = sorted({item.minimum, item.maximum} | inside)
        return found
