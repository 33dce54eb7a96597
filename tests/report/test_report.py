"""A result as blocks: every scenario, in the order of the page, with every word filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

import pytest

from generator.assessment import api
from generator.load import Content
from generator.models.inline import slots_of
from generator.pages.render import Renderer, Surroundings
from generator.report import Block, Heading, Items, Paragraph, Report, report
from generator.selfcheck import compile_rules
from tests.conftest import ROOT

SCENARIOS: Final = tuple(path.stem for path in sorted((ROOT / "content" / "scenarios").glob("*.yml")))
DOSE: Final = Renderer(ROOT / "site_src" / "templates", Surroundings()).dose
TODAY: Final = "2026-11-26"
Told = tuple[dict[str, Any], tuple[Block, ...]]


@pytest.fixture(scope="module")
def rules_json(content: Content) -> str:
    """Everything that decides, as text."""
    return json.dumps(compile_rules(content))


def tell(content: Content, rules_json: str, answers: Mapping[str, Any], **more: Any) -> Told:
    """Return the result of answers, and its blocks."""
    request = {"answers": answers, "unit": "km", "today": TODAY, **more}
    result = json.loads(api.assess(rules_json, json.dumps(request)))
    return result, report(Report(content=content, result=result, answers=answers, dose=DOSE))


@pytest.fixture(params=SCENARIOS)
def told(request: pytest.FixtureRequest, content: Content, rules_json: str) -> Told:
    """The result of a scenario, and its blocks."""
    scenario = content.scenarios[request.param]
    return tell(content, rules_json, answers_of(content, request.param), unit=scenario.unit)


def answers_of(content: Content, name: str) -> dict[str, Any]:
    """Return all answers of a scenario."""
    merged = {**content.base.answers, **content.scenarios[name].answers}
    return {field: list(value) if isinstance(value, tuple) else value for field, value in merged.items()}


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """Return every text of the blocks, in order."""
    return [text for block in blocks for text in (block.texts if isinstance(block, Items) else (block.text,))]


def headings(blocks: tuple[Block, ...]) -> list[str]:
    """Return the headings, in order."""
    return [block.text for block in blocks if isinstance(block, Heading)]


def below(blocks: tuple[Block, ...], heading: str) -> list[str]:
    """Return the texts below a heading, up to the next one of its level or a higher one."""
    place = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.text == heading)
    found: list[Block] = []
    for block in blocks[place + 1 :]:
        if isinstance(block, Heading) and block.level <= blocks[place].level:  # type: ignore[union-attr]
            break
        found.append(block)
    return texts(tuple(found))


def test_every_text_is_filled(told: Told) -> None:
    """No block is empty, and no {slot} is left in it."""
    assert [text for text in texts(told[1]) if not text.strip() or slots_of(text)] == []


def test_the_level_of_care_comes_first(content: Content, told: Told) -> None:
    """The card of the level stands above everything, with what to do, whom to call, and each rule that was met."""
    result, blocks = told
    level = content.carelevels[result["level"]]
    start = texts(blocks)[: 4 + len(level.phones)]
    assert start[0] == content.words.result.title
    assert start[1:4] == [level.heading, level.why_shown, level.action]
    assert start[4:] == [f"**{phone.number}** {phone.label}" for phone in level.phones]
    if result["triggered"]:
        whys = below(blocks, content.words.result.why)[: len(result["triggered"])]
        for rule, said in zip(result["triggered"], whys, strict=True):
            named = content.rules.get(rule["id"]) or content.redflags[rule["id"]]
            assert said.startswith(f"**{named.name}.**")
    else:
        assert content.words.result.why not in headings(blocks)


def test_a_level_that_blocks_shows_neither_causes_nor_plan(content: Content, told: Told) -> None:
    """At stop and above the result ends with what to do: no cause, no plan, no word of what usually happens."""
    result, blocks = told
    words = content.words
    blocked = "causes" in content.carelevels[result["level"]].blocks
    assert (words.result.withheld in texts(blocks)) is blocked
    parts = {words.result.causes, words.result.now, words.plan.title, content.notices["get-help"].name}
    assert not (blocked and parts & set(headings(blocks)))


def test_causes_stand_in_order_with_their_reasons(content: Content, told: Told) -> None:
    """Causes follow the result; each has its reasons with the reader's numbers, how sure, claims, and what moves it."""
    result, blocks = told
    if not result["causes"]:
        return
    names = {cause.name: name for name, cause in content.causes.items()}
    shown = [names[heading] for heading in headings(blocks) if heading in names]
    assert shown == [cause["id"] for cause in result["causes"]]
    bands = [getattr(content.ranking, cause["band"]) for cause in result["causes"]]
    found = [heading for heading in headings(blocks) if heading in bands]
    assert found == list(dict.fromkeys(bands))
    for cause in result["causes"]:
        said = " ".join(below(blocks, content.causes[cause["id"]].name))
        assert (content.words.result.may in said) is (cause["band"] in {"first", "look"})
        assert (content.words.result.change in said) is (cause["change"] is not None)
        for reason in cause["reasons"]:
            signal = next(s for s in content.signals[cause["id"]].signals if s.id == reason["id"])
            values = {slot: value or content.ranking.unknown for slot, value in reason["values"].items()}
            assert f"{signal.reason.format(**values)} {signal.how_sure}" in said
            for claim in signal.claims:
                assert f"{claim.text} ({content.strengths[claim.strength].name}" in said


def test_what_is_missing_is_named(content: Content, told: Told) -> None:
    """Where causes are ranked, every page that told nothing is named once, below why."""
    result, blocks = told
    if not result["missing"] or "causes" in content.carelevels[result["level"]].blocks:
        assert content.words.result.missing not in headings(blocks)
        return
    found = below(blocks, content.words.result.missing)
    titles = [content.questions[item["page"]].title for item in result["missing"]]
    assert sorted(text for text in found if text in titles) == sorted(titles)


def test_the_plan_is_told_week_by_week(content: Content, told: Told) -> None:
    """A plan has its exercises at their rungs, every week with every session, distances, and its dates."""
    result, blocks = told
    plan = result["plan"]
    assert (content.words.plan.title in headings(blocks)) is (plan is not None)
    assert (content.words.plan.refused in headings(blocks)) is result["plan_refused"]
    if plan is None:
        return
    for item in plan["exercises"]:
        exercise = content.exercises[item["id"]]
        said = " ".join(below(blocks, exercise.name))
        rung = exercise.ladder[item["rung"]]
        assert f"{rung.name}. {rung.how}" in said
        assert DOSE(exercise.doses.start) in said
        assert all(content.exercises[name].name in said for name in item["alternatives"])
        assert (content.words.plan.gate in said) is (not plan["soon"] and rung.to_next is not None)
    for week in plan["weeks"]:
        said_items = below(blocks, f"Week {week['number']}")
        said = " ".join(said_items)
        sessions = [text for text in said_items if text[:3] in {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}]
        assert len(sessions) == len(week["sessions"]) + 1
        assert [value for value in (week["long_run"], week["weekly"]) if value and value not in said] == []
        assert (content.words.plan.cut_back in said) is week["cut_back"]
        assert (f"Steps a minute: {(week['cadence'] or {}).get('steps')}." in said) is (week["cadence"] is not None)


def test_what_to_do_now_fits_the_way_of_running(content: Content, told: Told) -> None:
    """What to do has today, this week with the cap, and when to look again."""
    result, blocks = told
    if not result["causes"]:
        return
    words, plan = content.words.result, result["plan"]
    assert below(blocks, words.today)
    assert below(blocks, words.look_again)
    if plan:
        week = " ".join(below(blocks, words.this_week))
        mode = next(mode for mode in content.plan.running.modes if mode.id == plan["running"]["mode"])
        assert mode.name in week
        assert (f"**{result['cap']}**" in week) is (result["cap"] is not None)
        assert (words.cap_unknown in week) is (result["cap"] is None and mode.id in {"hold", "build"})


def test_the_end_says_what_the_check_cannot_do(content: Content, told: Told) -> None:
    """Every result ends with its limits, the state of the clinical review, and the version of the rules."""
    result, blocks = told
    review = content.notices["clinical-review"]
    assert texts(blocks)[-2:] == [
        content.words.result.limits,
        f"**{review.name}:** {review.text} {content.words.result.rules} {result['version']}",
    ]


def test_ticked_signs_are_listed_for_staff(content: Content, rules_json: str) -> None:
    """What was ticked stands in the words of the form, of all cards, the most urgent card first."""
    answers = {**dict(content.base.answers), "flags_urgent": ["urinary"], "flags_emergency": ["chest", "ces_bowel"]}
    _, blocks = tell(content, rules_json, answers)
    ticked = sorted(("chest", "ces_bowel"), key=lambda name: content.redflags[name].order)
    expected = [content.redflags[name].words for name in (*ticked, "urinary")]
    assert below(blocks, content.words.result.staff)[1 : 1 + len(expected)] == expected


def test_an_earlier_check_is_compared(content: Content, rules_json: str) -> None:
    """Worst pain then and now, whether that is a clear change, and each cause that moved."""
    before = {**answers_of(content, "long-run-doubled"), "worst": 5}
    now = {**before, "worst": 2, "next7": 8000, "changes": ["none"]}
    result, blocks = tell(content, rules_json, now, before={"date": "2026-11-12", "answers": before})
    said = below(blocks, "Compared with Thu 12 Nov 2026")
    assert said[:2] == ["Worst pain in the last 7 days: 5 then, 2 now.", content.words.result.better]
    moved = result["compared"]["bands"]
    assert moved
    for item, line in zip(moved, said[2:], strict=True):
        assert line.startswith(content.causes[item["cause"]].name)


def test_blocks_hold_inline_texts_only(told: Told) -> None:
    """Headings go down one level at a time, and a text is one paragraph."""
    blocks = told[1]
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert [block for block in blocks if isinstance(block, Paragraph) and "\n" in block.text] == []
