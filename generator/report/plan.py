"""The plan of a result as blocks: exercises, running, weeks, and what to do when it gets better or worse."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from generator.assessment import units
from generator.load import Content
from generator.models.exercises import Exercise, Work
from generator.models.plan import Note
from generator.models.progressions import CadenceProgression, WalkRunProgression
from generator.report.blocks import Block, Heading, Items, Paragraph, day, fill, items, sourced

Json = Mapping[str, Any]
DoseText = Callable[[Work], str]


def blocks(content: Content, plan: Json, dose: DoseText) -> Iterator[Block]:
    """Yield the plan as a whole."""
    words = content.words.plan
    yield Heading(2, words.title)
    yield from _frame(content, plan)
    yield from _exercises(content, plan, dose)
    yield from _left_out(content, plan)
    yield from _running(content, plan)
    yield from _notes(words.shoes, content.plan.shoes, plan["shoes"])
    yield from _notes(words.notes, content.plan.notes, plan["notes"])
    yield from _weeks(content, plan)
    yield Heading(3, words.gates)
    gates = [gate for gate in content.plan.gates if gate.id != "up" or not plan["soon"]]
    yield Items(tuple(f"**{gate.name}.** {gate.text}" for gate in gates))
    yield from (Heading(3, words.flare_up), Items(content.plan.flare_up))
    yield from (Heading(3, words.seek_care), Items(content.plan.seek_care))
    yield from (Heading(3, words.claims), Items(tuple(sourced(content, content.plan.claims))))


def _frame(content: Content, plan: Json) -> Iterator[Block]:
    words = content.words.plan
    dates = {"start": day(plan["start"]), "end": day(plan["end"])}
    yield Paragraph(fill(words.length, {"weeks": plan["weeks_total"], **dates}))
    if plan["soon"]:
        yield Paragraph(words.until_seen)
    yield Paragraph(fill(words.time, {"days": plan["days"], "minutes": plan["minutes"]}))
    yield Paragraph(str(getattr(words, plan["tier"])))


def _exercises(content: Content, plan: Json, dose: DoseText) -> Iterator[Block]:
    words = content.words.plan
    purposes = {purpose.id: purpose.name for purpose in content.plan.purposes}
    yield from (Heading(3, words.exercises), Paragraph(words.exercises_text))
    for item in plan["exercises"]:
        exercise = content.exercises[item["id"]]
        rung = exercise.ladder[item["rung"]]
        others = [content.exercises[name].name for name in item["alternatives"]]
        yield Heading(4, exercise.name)
        yield Paragraph(f"{purposes[item['purpose']]}.")
        yield Items((*exercise.set_up, *exercise.steps))
        yield Paragraph(f"**{words.first_step}:** {rung.name}. {rung.how}")
        yield from _doses(content, exercise, dose, {week["dose"] for week in plan["weeks"]})
        if rung.to_next and not plan["soon"]:
            yield Paragraph(f"**{words.gate}:** {rung.to_next}")
        if others:
            yield Paragraph(f"**{words.instead}:** {', '.join(others)}.")


def _doses(content: Content, exercise: Exercise, dose: DoseText, used: Collection[str]) -> Iterator[Block]:
    words: Any = content.words.plan
    for kind in ("start", "build_to"):
        name, found = getattr(words, kind), getattr(exercise.doses, kind)
        if found and kind in used:
            yield Paragraph(" ".join(filter(None, [f"**{name}:** {dose(found)}.", found.note])))


def _left_out(content: Content, plan: Json) -> Iterator[Block]:
    reasons = [content.plan.exclusions[place].why for place in plan["excluded"]]
    reasons += [content.plan.small[place].why for place in plan["small"]]
    if reasons:
        yield from (Heading(3, content.words.plan.left_out), Items(tuple(reasons)))


def running(content: Content, plan: Json, cap: str | None, *, raised: bool) -> Iterator[Block]:
    """Yield how to go on with running now: the way, and the longest run."""
    words, mode = content.words.result, plan["running"]["mode"]
    found = next(item for item in content.plan.running.modes if item.id == mode)
    yield Paragraph(f"**{found.name}.** {found.text}")
    if mode in {"hold", "build"}:
        known = words.cap_text if raised else words.cap_hold
        yield Paragraph(f"**{words.cap}.** {fill(known, {'cap': cap}) if cap else words.cap_unknown}")


def _running(content: Content, plan: Json) -> Iterator[Block]:
    words, facts = content.words.plan, plan["running"]
    grows = facts["mode"] == "build" and facts["weekly_known"]
    said = [fill(words.hold, {"weeks": facts["hold_weeks"]})] if grows else []
    if facts["mode"] in {"hold", "build"} and not facts["weekly_known"]:
        said.append(words.weekly_unknown)
    if plan["cadence"]:
        said.append(f"**{words.cadence}.** {fill(words.cadence_text, plan['cadence'])}")
    if said:
        yield from (Heading(3, words.running), Items(tuple(said)))


def _notes(heading: str, notes: tuple[Note, ...], said: list[str]) -> Iterator[Block]:
    if said:
        yield from (Heading(3, heading), Items(tuple(note.text for note in notes if note.id in said)))


def _weeks(content: Content, plan: Json) -> Iterator[Block]:
    words = content.words.plan
    rungs: Json = {item["id"]: item["rung"] for item in plan["exercises"]}
    stage = -1
    yield Heading(3, words.weeks)
    for week in plan["weeks"]:
        yield Heading(4, fill(words.week, {"number": week["number"]}))
        yield Paragraph(fill(words.dates, {"from": day(week["from"]), "to": day(week["to"])}) + ".")
        if week["stage"] != stage:
            found = content.plan.stages[week["stage"]]
            yield Paragraph(f"**{found.name}.** {found.text}")
        yield from items(_next_steps(content, rungs, week["rungs"]))
        yield from sessions(content, week)
        rungs, stage = week["rungs"], week["stage"]


def _next_steps(content: Content, before: Json, now: Json) -> Iterator[str]:
    for name, rung in now.items():
        if rung != before[name]:
            exercise = content.exercises[name]
            values = {"exercise": exercise.name, "rung": exercise.ladder[rung].name}
            yield fill(content.words.plan.next_step, values)


def sessions(content: Content, week: Json) -> Iterator[Block]:
    """Yield the days of a week, and its distances."""
    words = content.words.plan
    found = [f"{day(item['date'], year=False)}: {_session(content, item)}" for item in week["sessions"]]
    if week["long_run"]:
        found.append(fill(words.long_run, {"distance": week["long_run"]}))
    if week["weekly"]:
        found.append(fill(words.weekly, {"distance": week["weekly"]}))
    if week["cut_back"]:
        found.append(words.cut_back)
    if week["cadence"]:
        found.append(_cadence(content, week["cadence"]))
    yield from items(found)


def _session(content: Content, item: Json) -> str:
    words: Any = content.words.plan
    name = getattr(words, item["kind"])
    if item["kind"] == "walk_run":
        return f"{name}. {walk_run_step(content, item['step'])}"
    return f"{name}: {', '.join(content.exercises[exercise].name for exercise in item['exercises'])}."


def walk_run_step(content: Content, number: int) -> str:
    """Return a step of the walk-run plan in words."""
    words = content.words.plan
    plan = next(item for item in content.progressions.values() if isinstance(item, WalkRunProgression))
    step = plan.steps[number]
    values = {"step": step.step, "repeats": step.repeats}
    if not step.run_seconds:
        return fill(words.walk_step, {**values, "minutes": step.walk_seconds * step.repeats // 60})
    if not step.walk_seconds:
        return fill(words.run_step, {**values, "minutes": step.run_seconds * step.repeats // 60})
    times = {"run": units.duration(step.run_seconds), "walk": units.duration(step.walk_seconds)}
    return fill(words.walk_run_step, {**values, **times})


def _cadence(content: Content, week: Json) -> str:
    plan = next(item for item in content.progressions.values() if isinstance(item, CadenceProgression))
    return f"{fill(content.words.plan.steps, week)} {plan.schedule[week['block']].do}"


def look_again(content: Content, plan: Json) -> Iterator[Block]:
    """Yield the days on which to check again."""
    words = content.words.plan
    said = [f"{fill(words.recheck, {'date': day(plan['recheck'])})} {content.plan.recheck_text}"]
    if plan["second_look"]:
        said.append(fill(words.second_look, {"date": day(plan["second_look"])}))
    yield Items(tuple(said))
