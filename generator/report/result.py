"""The result of a check as blocks, in the order in which the page shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generator.load import Content
from generator.models.exercises import Work
from generator.models.progressions import PainLightProgression
from generator.models.selfcheck import CauseSignals, Signal, flag_field
from generator.report import plan as plan_blocks
from generator.report.blocks import Block, Heading, Items, Paragraph, day, fill, items, sourced
from generator.report.fields import change_text
from generator.selfcheck import cards

Json = Mapping[str, Any]
_WORKED_ON: Final = ("first", "look")
"""Bands of which a result says that they may contribute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a report is made from. `dose` writes a dose in words."""

    content: Content
    result: Json
    answers: Json
    dose: Callable[[Work], str]

    @property
    def withheld(self) -> bool:
        """Whether the level of care offers neither causes nor a plan."""
        return "causes" in self.content.carelevels[self.result["level"]].blocks


def report(made: Report) -> tuple[Block, ...]:
    """Return all blocks of a result."""
    words, plan = made.content.words, made.result["plan"]
    found: list[Block] = [Heading(1, words.result.title), *level(made.content, made.result), *_staff(made)]
    if made.withheld:
        return (*found, Paragraph(words.result.withheld), *_limits(made))
    found += [*_compared(made), *_causes(made), *_missing(made), *_now(made)]
    if plan:
        found += plan_blocks.blocks(made.content, plan, made.dose)
    found += _help(made)
    return (*found, *_limits(made))


def level(content: Content, result: Json) -> Iterator[Block]:
    """Yield the card of the level of care, and why it was chosen."""
    found = content.carelevels[result["level"]]
    yield Heading(2, found.heading)
    yield Paragraph(found.why_shown)
    yield Paragraph(found.action)
    yield from items(f"**{phone.number}** {phone.label}" for phone in found.phones)
    if result["triggered"]:
        yield Heading(3, content.words.result.why)
        yield from items(_rule(content, rule["id"]) for rule in result["triggered"])


def _rule(content: Content, name: str) -> str:
    if name in content.rules:
        return f"**{content.rules[name].name}.** {content.rules[name].says}"
    flag = content.redflags[name]
    return " ".join(filter(None, [f"**{flag.name}.**", flag.why, flag.action]))


def _staff(made: Report) -> Iterator[Block]:
    ticked = [
        flag.words
        for card, flags in cards(made.content)
        for name, flag in flags
        if name in made.answers.get(flag_field(card), ())
    ]
    if made.withheld and ticked:
        words = made.content.words.result
        yield from (Heading(3, words.staff), Paragraph(words.staff_text), Items(tuple(ticked)))


def _causes(made: Report) -> Iterator[Block]:
    words, band = made.content.words.result, ""
    yield from (Heading(2, words.causes), Paragraph(words.causes_text))
    for cause in made.result["causes"]:
        if cause["band"] != band:
            yield Heading(3, getattr(made.content.ranking, cause["band"]))
        yield from _cause(made.content, cause, equal=cause["equal"] and cause["band"] == band)
        band = cause["band"]


def _cause(content: Content, cause: Json, *, equal: bool) -> Iterator[Block]:
    words, signals = content.words.result, content.signals[cause["id"]]
    reasons = [(_signal(signals, reason["id"]), reason["values"]) for reason in cause["reasons"]]
    yield Heading(4, content.causes[cause["id"]].name)
    if equal:
        yield Paragraph(words.equal)
    if cause["band"] in _WORKED_ON:
        yield Paragraph(words.may)
    if reasons:
        yield Paragraph(f"**{words.counted}**")
        yield Items(tuple(_reason(content, signal, values) for signal, values in reasons))
    claims = [text for signal, _ in reasons for text in sourced(content, signal.claims)]
    if claims:
        yield from (Paragraph(f"**{words.sources}**"), Items(tuple(dict.fromkeys(claims))))
    if cause["change"]:
        yield Paragraph(f"**{words.change}:** {change_text(content, cause['change'])}")


def _signal(signals: CauseSignals, name: str) -> Signal:
    return next(signal for signal in signals.signals if signal.id == name)


def _reason(content: Content, signal: Signal, values: Json) -> str:
    known = {slot: content.ranking.unknown if value is None else value for slot, value in values.items()}
    return f"{fill(signal.reason, known)} {signal.how_sure}"


def _missing(made: Report) -> Iterator[Block]:
    words: Any = made.content.words.result
    missing = made.result["missing"]
    if missing:
        yield from (Heading(2, words.missing), Paragraph(words.missing_text))
    for why in ("not_asked", "skipped", "not_sure"):
        titles = [made.content.questions[item["page"]].title for item in missing if item["why"] == why]
        if titles:
            yield from (Paragraph(f"**{getattr(words, why)}**"), Items(tuple(titles)))


def _now(made: Report) -> Iterator[Block]:
    words, plan = made.content.words.result, made.result["plan"]
    yield from (Heading(2, words.now), Heading(3, words.today), Paragraph(_today(made)))
    if plan:
        yield Heading(3, words.this_week)
        yield from plan_blocks.running(made.content, plan, made.result["cap"], raised=made.result["cap_raised"])
        yield from plan_blocks.sessions(made.content, plan["weeks"][0])
    yield Heading(3, words.look_again)
    yield from plan_blocks.look_again(made.content, plan) if plan else [Paragraph(words.again_refused)]
    yield from _light(made.content)
    if made.result["plan_refused"]:
        yield from (Heading(2, made.content.words.plan.refused), Paragraph(made.content.plan.none_text))


def _today(made: Report) -> str:
    words, plan = made.content.words.result, made.result["plan"]
    if plan is None:
        return words.today_refused
    if plan["running"]["mode"] == "rest":
        text = words.today_rest
    else:
        text = words.today_soon if plan["soon"] else words.today_plan
    return fill(text, {"date": day(plan["weeks"][0]["sessions"][0]["date"])})


def _light(content: Content) -> Iterator[Block]:
    words, light = content.words.result, content.progressions["pain-light"]
    yield Heading(3, words.light)
    if isinstance(light, PainLightProgression):
        yield Items(tuple(f"**{item.name}.** {item.during}" for item in light.lights))
    yield Paragraph(words.light_text)


def _compared(made: Report) -> Iterator[Block]:
    compared, words = made.result["compared"], made.content.words.result
    if compared:
        yield Heading(2, fill(words.compared, {"date": day(compared["before"])}))
        if compared["worst"]:
            yield Paragraph(fill(words.compared_worst, compared["worst"]))
            yield Paragraph(str(getattr(words, compared["worst"]["verdict"])))
        yield from items(_band(made.content, item) for item in compared["bands"])


def _band(content: Content, item: Json) -> str:
    names = [str(getattr(content.ranking, item[key])) for key in ("before", "now")]
    values = {"cause": content.causes[item["cause"]].name, "before": names[0], "now": names[1]}
    return fill(content.words.result.compared_band, values)


def _help(made: Report) -> Iterator[Block]:
    notice = made.content.notices["get-help"]
    yield Heading(2, notice.name)
    yield from items(notice.items)
    yield Paragraph(notice.text)


def _limits(made: Report) -> Iterator[Block]:
    words, review = made.content.words.result, made.content.notices["clinical-review"]
    yield Paragraph(words.limits)
    yield Paragraph(f"**{review.name}:** {review.text} {words.rules} {made.result['version']}")
