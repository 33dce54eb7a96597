"""Conditions of the closed grammar in plain words: the questions' own texts, and phrases of `site_src/labels.yml`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.assessment import units
from generator.load import Content
from generator.models.conditions import Compare, Condition, Count, In, Sum
from generator.models.selfcheck import AnyField, ChoiceField, NumberField, flag_field
from generator.pages.render import plain

Phrases = Mapping[str, str]
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A condition in words; those that it is made of stand below it."""

    text: str
    parts: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Teller:
    """Says conditions and answers in words; `phrases` are those of `labels.yml`, `fields` short names of fields."""

    content: Content
    phrases: Phrases
    fields: Phrases

    def condition(self, condition: Condition) -> Line:
        """Return a condition in words."""
        if condition.negated is not None:
            return self._not(condition.negated)
        if condition.all is not None:
            return self._list(self.phrases["all"], condition.all)
        if condition.any is not None:
            return self._list(self.phrases["any"], condition.any)
        if condition.count is not None:
            return self._counted(self.phrases["count"], condition.count)
        return Line(text=self._simple(condition))

    def field(self, name: str) -> str:
        """Return what a field asks, in the words that the reader saw."""
        if name in self.fields:
            return self.fields[name]
        item = self._fields.get(name)
        return (item.label or self._titles[name]) if item else self._cards[name]

    def answer(self, name: str, value: int | str | Iterable[str]) -> str:
        """Return an answer to a field in words."""
        if isinstance(value, int):
            return self.number(name, value)
        ids = [value] if isinstance(value, str) else list(value)
        return self.phrases["ticked"].join(self.option(name, one) for one in ids)

    def option(self, name: str, option: str) -> str:
        """Return one option of a field in words, as the reader saw it."""
        item = self._fields.get(name)
        if item is None:
            return self.content.redflags[option].name if option in self.content.redflags else self.phrases["none"]
        options = item.options if isinstance(item, ChoiceField) else item.instead
        return next(plain(one.text) for one in options if one.id == option)

    def number(self, name: str, value: int) -> str:
        """Return a number with its unit; distances and paces in both units."""
        item = self._fields[name]
        if not isinstance(item, NumberField) or item.quantity == "count":
            unit = item.unit if isinstance(item, NumberField) else None
            return f"{value} {_agreeing(unit, value)}" if unit else str(value)
        write = units.distance if item.quantity == "distance" else units.pace
        return self.phrases["both_units"].format(km=write(value, "km"), mi=write(value, "mi"))

    def _not(self, inner: Condition) -> Line:
        if inner.within is not None:
            return Line(text=self._within(inner.within.field, inner.within.values, denied=True))
        if inner.any is not None:
            return self._list(self.phrases["none_of"], inner.any)
        if inner.count is not None:
            return self._counted(self.phrases["fewer"], inner.count)
        return Line(text=self.phrases["not"], parts=(self.condition(inner),))

    def _counted(self, phrase: str, count: Count) -> Line:
        """Return a count, with the ticks of one field said in one line."""
        groups = _grouped(count.of, lambda within: within.field)
        told = [self.condition(part) for part in count.of if not any(part in group for group in groups.values())]
        for field, group in groups.items():
            answers = [self._said(field, value) for part in group if part.within for value in part.within.values]
            told.append(self._line("each_of", field=self._asked(field), answers=self._several(answers)))
        return Line(text=phrase.format(number=count.at_least), parts=tuple(told))

    def _list(self, head: str, parts: tuple[Condition, ...]) -> Line:
        """Return a list, with the same answer to several questions said in one line; never for "all of these"."""
        groups = {} if head == self.phrases["all"] else _grouped(parts, self._only_answer)
        told = [self.condition(part) for part in parts if not any(part in group for group in groups.values())]
        for answer, group in groups.items():
            fields = [self._asked(part.within.field) for part in group if part.within]
            told.append(self._line("same", answer=answer, fields=self._several(fields)))
        return Line(text=head, parts=tuple(told))

    def _only_answer(self, within: In) -> str:
        return self._said(within.field, within.values[0])

    def _said(self, field: str, option: str) -> str:
        return self.phrases["quoted"].format(text=self.option(field, option))

    def _several(self, texts: Iterable[str]) -> str:
        return self.phrases["between"].join(texts)

    def _line(self, phrase: str, **words: str) -> Line:
        return Line(text=self.phrases[phrase].format(**words))

    def _simple(self, condition: Condition) -> str:
        if condition.within is not None:
            return self._within(condition.within.field, condition.within.values)
        if condition.equals is not None:
            field, value = condition.equals.field, condition.equals.value
            if isinstance(value, str):
                return self._within(field, (value,))
            return self.phrases["is"].format(field=self._asked(field), answer=self.number(field, value))
        if condition.compare is None:
            raise ValueError("a condition has one of the seven forms")
        return self._compare(condition.compare)

    def _within(self, field: str, values: tuple[str, ...], *, denied: bool = False) -> str:
        many = len(values) > 1
        key = ("is_none_of" if many else "is_not") if denied else ("is_one_of" if many else "is")
        said = self._several(self._said(field, value) for value in values)
        return self.phrases[key].format(field=self._asked(field), answer=said)

    def _compare(self, compare: Compare) -> str:
        left, right = compare.left, compare.right
        phrase = self.phrases[compare.op]
        amount = self._limit(left, right) if isinstance(right, int) else self._share(right, left.times)
        return phrase.format(left=self._sum(left), right=amount)

    def _limit(self, left: Sum, right: int) -> str:
        whole, rest = divmod(right, left.times)
        if rest:
            raise ValueError(f"a limit of {left.sum} that is no whole number cannot be said in words")
        return self.number(left.sum[0], whole)

    def _share(self, right: Sum, times: int) -> str:
        """Return a share of other numbers: `110.05 % of …`."""
        whole, rest = divmod(right.times * _PERCENT, times)
        hundredths, lost = divmod(rest * _PERCENT, times)
        if lost:
            raise ValueError(f"a share of {right.sum} needs more than two decimals")
        percent = f"{whole}.{hundredths:02d}".rstrip("0").rstrip(".")
        if percent == str(_PERCENT):
            return self._sum(right)
        return self.phrases["share"].format(percent=percent, of=self._sum(right))

    def _sum(self, value: Sum) -> str:
        names = [self._asked(name) for name in value.sum]
        return names[0] if len(names) == 1 else self.phrases["together"].format(names=self.phrases["and"].join(names))

    def _asked(self, name: str) -> str:
        key = "quoted" if name in self._fields else "card"
        return self.phrases[key].format(text=self.field(name))

    @cached_property
    def _fields(self) -> dict[str, AnyField]:
        return {item.id: item for question in self.content.questions.values() for item in question.fields}

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {item.id: question.title for question in self.content.questions.values() for item in question.fields}

    @cached_property
    def _cards(self) -> dict[str, str]:
        return {flag_field(name): level.heading for name, level in self.content.carelevels.items()}


def _grouped(parts: Iterable[Condition], key: Callable[[In], str]) -> dict[str, list[Condition]]:
    """Return parts that ask for a single option and share a key, by that key; parts that are alone are left out."""
    groups: dict[str, list[Condition]] = {}
    for part in parts:
        if part.within is not None and len(part.within.values) == 1:
            groups.setdefault(key(part.within), []).append(part)
    return {shared: group for shared, group in groups.items() if len(group) > 1}


def _agreeing(unit: str, value: int) -> str:
    """Return a unit that agrees with its number: `1 day a week`, `2 days a week`."""
    first, space, rest = unit.partition(" ")
    return f"{first.removesuffix('s')}{space}{rest}" if value == 1 else unit
