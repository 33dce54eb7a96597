"""What would change this, against every single change of an answer that a reader could make to the real questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pytest

from generator.assessment.contributors import Contributor, points, rank
from generator.assessment.questionnaire import counting, errors, shown
from generator.assessment.rules import Rules
from generator.assessment.triage import triage
from generator.assessment.whatif import changes
from tests.assessment.answers import Field, Fields, draw_near, seeded

DRAWS: Final = 200
BRUTE_FORCE_DRAWS: Final = 8
SILENT: Final = {"not_sure", "not_tried", "hurt", "prefer_not"}
MILE: Final = 1609.344
LONGEST: Final = {"pair_km": 1300}
"""Up to how many km or miles every distance is tried; 45 where it says nothing."""
Answers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader's answers and the rules, without the search under test."""

    rules: Rules
    answers: Answers

    def after(self, field: str, answer: object) -> Reader:
        """Return the reader with another answer."""
        return Reader(self.rules, {**self.answers, field: answer})

    def counted(self) -> Answers:
        """Return the answers that count."""
        return counting(self.rules.pages, self.answers)

    def asked(self) -> list[str]:
        """Return the questions."""
        return [page.id for page in shown(self.rules.pages, self.answers)]

    def offered(self) -> bool:
        """Return whether a result has causes."""
        care = triage(self.rules.triage, self.rules.levels, self.counted())
        return "causes" not in care.level.blocks

    def causes(self) -> Mapping[str, Contributor]:
        """Return the causes as the result has them."""
        rules = self.rules
        return {item.cause: item for item in rank(rules.causes, rules.pages, rules.bands, self.counted())}

    def points(self) -> Mapping[str, int]:
        """Return the points of each cause without its cap."""
        counted = self.counted()
        return {cause.id: sum(points(signal, counted) for signal in cause.signals) for cause in self.rules.causes}

    def changes(self, unit: str) -> Mapping[str, Mapping[str, str | None]]:
        """Return what the search finds."""
        return changes(self.rules, list(self.causes().values()), self.counted(), unit)


def test_the_proposed_change_gives_the_band(fields: Fields, rules: Rules, base: Answers) -> None:
    """A proposal is an answer that the form accepts, and with it the cause is in the band that is named."""
    seen = set()
    for reader, unit in _readers(fields, rules, base, DRAWS):
        before = reader.causes()
        for cause, change in reader.changes(unit).items():
            seen.add(change["kind"])
            if change["band"]:
                field, answer = _answer(change, fields, reader.answers, unit)
                after = reader.after(field, answer)
                page = next(page for page in rules.pages if field in [one.id for one in page.fields])
                assert after.causes()[cause].band == change["band"] != before[cause].band
                assert after.offered()
                assert after.asked() == reader.asked()
                assert field not in [check.field for check in errors(page, after.answers)]
    assert seen == {"tick", "untick", "choose", "number", "none"}


def test_every_cause_of_the_first_two_bands_has_its_change(fields: Fields, rules: Rules, base: Answers) -> None:
    """No cause that is put forward is left without a word, and no other cause has one."""
    for reader, unit in _readers(fields, rules, base, DRAWS):
        forward = {cause for cause, item in reader.causes().items() if item.band in ("first", "look")}
        assert set(reader.changes(unit)) == forward


def test_nothing_up_to_pain_is_proposed(fields: Fields, rules: Rules, base: Answers) -> None:
    """No change is of a warning sign, of age, or of another answer up to how strong the pain is."""
    kept = _kept(rules)
    assert {"flags_emergency", "age", "onset", "leg", "duration", "started", "axspa", "worst"} <= kept
    for reader, unit in _readers(fields, rules, base, DRAWS):
        assert not {change["field"] for change in reader.changes(unit).values()} & kept


def test_no_single_change_is_smaller(fields: Fields, rules: Rules, base: Answers) -> None:
    """Of all single changes none moves a cause with less change of its score, or on an earlier page."""
    for reader, unit in _readers(fields, rules, base, BRUTE_FORCE_DRAWS):
        best = _best(reader, fields, unit)
        for cause, change in reader.changes(unit).items():
            assert (change["kind"] == "none") is (cause not in best), (cause, change, reader.answers)
            if cause in best:
                field, answer = _answer(change, fields, reader.answers, unit)
                assert _size(reader, reader.after(field, answer), cause, field) <= best[cause]


@pytest.mark.parametrize(("unit", "value"), [("km", "8.8 km"), ("mi", "5.4 mi")])
def test_s05_no_single_change_moves_the_load(
    scenario_answers: Mapping[str, Answers], fields: Fields, rules: Rules, unit: str, value: str
) -> None:
    """S05, K23: no single change moves building up distance; the planned run takes most points away."""
    reader = Reader(rules, scenario_answers["long-run-doubled"])
    assert "load" not in _best(reader, fields, unit)
    assert reader.changes(unit)["load"] == {"kind": "none", "field": "next7", "value": value, "band": None}


def _readers(fields: Fields, rules: Rules, base: Answers, draws: int) -> Iterator[tuple[Reader, str]]:
    """Draw readers whose result has causes, every other one with miles."""
    random = seeded("what would change this")
    for number in range(draws):
        more = {"more": "more", "checks": "yes", "now": random.randint(0, 4)}
        reader = Reader(rules, {**draw_near(fields, base, random), **more})
        if reader.offered():
            yield reader, ("km", "mi")[number % 2]


def _kept(rules: Rules) -> set[str]:
    last = [page.id for page in rules.pages].index("pain")
    return {field.id for page in rules.pages[: last + 1] for field in page.fields}


def _answer(
    change: Mapping[str, str | None], fields: Fields, answers: Answers, unit: str
) -> tuple[str, int | str | list[str]]:
    """Make a proposed change as a reader would make it in the form."""
    name, value = change["field"], change["value"]
    assert name is not None
    assert value is not None
    if change["kind"] == "number":
        return name, _typed(value.removesuffix(f" {unit}").removesuffix(f"/{unit}"), fields[name], unit)
    return name, value if change["kind"] == "choose" else _toggled(fields[name], answers[name], value)


def _typed(text: str, field: Field, unit: str) -> int:
    per = MILE / 1000 if unit == "mi" else 1
    if field.quantity == "pace":
        minutes, seconds = text.split(":")
        return round((int(minutes) * 60 + int(seconds)) / per)
    return round(float(text) * 1000 * per) if field.quantity == "distance" else int(text)


def _toggled(field: Field, ticked: list[str], option: str) -> list[str]:
    if option in ticked:
        alone = [other for other in field.exclusive if other not in SILENT]
        return [other for other in ticked if other != option] or alone[:1]
    return [option] if option in field.exclusive else [*(o for o in ticked if o not in field.exclusive), option]


def _every(field: Field, now: object, unit: str) -> Iterator[object]:
    """Yield every other answer to a field that tells something; distances in tenths, up to a length."""
    options = [option for option in (*field.options, *field.exclusive) if option not in SILENT]
    if isinstance(now, list):
        yield from (_toggled(field, now, option) for option in options if option not in now or option in field.options)
    elif field.type == "one":
        yield from (option for option in options if option != now)
    elif isinstance(now, int) and field.quantity == "distance":
        tenths = range(LONGEST.get(field.id, 45) * 10)
        yield from (_typed(f"{tenth / 10}", field, unit) for tenth in tenths)
    elif isinstance(now, int):
        per = MILE / 1000 if field.quantity == "pace" and unit == "mi" else 1
        typed = {round(step / per) for step in range(field.minimum, int(field.maximum * per) + 1)}
        yield from (number for number in sorted(typed) if field.minimum <= number <= field.maximum)


def _best(reader: Reader, fields: Fields, unit: str) -> Mapping[str, tuple[int, int]]:
    """Return for each cause that one change can move the smallest size of such a change."""
    before, were = reader.causes(), reader.points()
    best: dict[str, tuple[int, int]] = {}
    seen: set[tuple[str, tuple[tuple[str, int], ...]]] = set()
    for name in reader.counted().keys() - _kept(reader.rules):
        for answer in _every(fields[name], reader.answers[name], unit):
            after = reader.after(name, answer)
            total = after.points()
            key = (name, tuple(total.items()))
            if total == were or (fields[name].type == "number" and key in seen):
                continue
            seen.add(key)
            if after.asked() == reader.asked() and after.offered():
                for cause, item in after.causes().items():
                    if item.band != before[cause].band and total[cause] != were[cause]:
                        size = _size(reader, after, cause, name)
                        best[cause] = min(best.get(cause, size), size)
    return best


def _size(reader: Reader, after: Reader, cause: str, field: str) -> tuple[int, int]:
    page = [field in [one.id for one in page.fields] for page in reader.rules.pages].index(True)
    return abs(after.causes()[cause].score - reader.causes()[cause].score), page
