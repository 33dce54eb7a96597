"""Scripted readers: an emergency, an unremarkable runner, more questions, and going back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.assessment import api
from generator.assessment.rules import Rules
from generator.load import Content
from tests.terminal.session import RUNNER, TODAY, result_of, said, type_lines
from tests.terminal.typist import lines_for, options_of


def _result(rules_json: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    request = {"answers": answers, "unit": "km", "today": TODAY}
    decoded: dict[str, Any] = json.loads(api.assess(rules_json, json.dumps(request)))
    return decoded


def test_an_emergency_ends_at_once(content: Content) -> None:
    """After one card with an emergency sign comes the result: what to do and whom to call, and no more questions."""
    place = options_of(content, "flags_emergency").index("ces_saddle") + 1
    code, text = type_lines(content, [str(place)])
    result = result_of(content, text)
    emergency = content.carelevels["emergency"]
    assert code == 0
    assert result.index(emergency.heading) < result.index(said(emergency.action)) < result.index("999 UK")
    assert said(content.redflags["ces_saddle"].words) in result
    assert "2 of 4" not in text
    assert content.words.result.causes not in result
    assert content.words.plan.title not in result


def test_every_sign_of_the_first_card_is_heard(content: Content) -> None:
    """Each sign of the emergency card, ticked alone, brings the heading of its own level and its own reason."""
    for number, name in enumerate(options_of(content, "flags_emergency")[:-1], 1):
        flag = content.redflags[name]
        _, text = type_lines(content, [str(number), *["q"] * 9])
        assert content.carelevels[flag.level].heading in text, name
        assert said(flag.why) in text, name


def test_a_runner_gets_the_result_of_the_rules(content: Content, rules: Rules, rules_json: str) -> None:
    """A reader who answers everything reads the level, the causes in order, each reason and the plan of the API."""
    code, text = type_lines(content, [*lines_for(content, rules, RUNNER), ""])
    shown, expected = result_of(content, text), _result(rules_json, RUNNER)
    assert code == 0
    assert expected["level"] == "none"
    assert content.carelevels["none"].heading in shown
    ranked = shown[shown.index(content.words.result.causes) :]
    names = [content.causes[cause["id"]].name for cause in expected["causes"]]
    assert sorted(names, key=ranked.index) == names
    reasons = [(cause["id"], reason) for cause in expected["causes"] for reason in cause["reasons"]]
    assert reasons
    for cause, reason in reasons:
        text = next(signal.reason for signal in content.signals[cause].signals if signal.id == reason["id"])
        assert said(text.format(**reason["values"])) in shown
    for exercise in expected["plan"]["exercises"]:
        assert content.exercises[exercise["id"]].name in shown
    assert f"{expected['cap']} or less" in shown


def test_every_question_is_asked_with_its_reason(content: Content, rules: Rules) -> None:
    """Title, why we ask, labels and options of every page of the short check stand in the session."""
    _, text = type_lines(content, [*lines_for(content, rules, RUNNER), ""])
    asked = {field for field in RUNNER if not field.startswith("flags_")}
    for question in content.questions.values():
        for field in question.fields:
            if field.id in asked:
                texts = [question.title, f"{content.words.form.why}: {question.why}", field.label or ""]
                texts += [option.text for option in getattr(field, "options", ())]
                assert [one for one in texts if said(one) not in text] == [], field.id


def test_answering_more_leads_through_the_home_checks(content: Content, rules: Rules, rules_json: str) -> None:
    """With "more", the other pages come, optional ones can be skipped by Enter, and a check shows its steps."""
    answers = {**RUNNER, "more": "more", "now": 1, "checks": "yes", "spm": 159, "pace": 360, "c_side_left": "hurt"}
    answers |= {"c_plank": "ok", "c_side_right": "not_tried"}
    _, text = type_lines(content, [*lines_for(content, rules, answers), ""])
    shown = result_of(content, text)
    for step in content.homechecks["side-plank"].steps:
        assert said(step) in text
    assert content.questions["c_sts"].title not in text.split(content.words.form.check)[0]
    assert content.words.plan.gentle in shown
    assert _result(rules_json, answers)["plan"]["tier"] == "gentle"


def test_back_keeps_the_answer_and_enter_keeps_it_again(content: Content, rules: Rules) -> None:
    """After b the page before comes again with its answer; Enter alone keeps it, and the check goes on as before."""
    lines = lines_for(content, rules, RUNNER)
    code, text = type_lines(content, [*lines[:4], "b", "", *lines[4:], ""])
    assert code == 0
    assert "Your answer so far: None of these. Enter alone keeps it." in text
    straight = type_lines(content, [*lines, ""])[1]
    assert result_of(content, text) == result_of(content, straight)


def test_an_answer_changed_after_going_back_counts(content: Content, rules: Rules) -> None:
    """A sign that is ticked only after going back from the end still ends in its own level."""
    lines = lines_for(content, rules, RUNNER)
    pages_of_one_field = 4
    _, text = type_lines(content, [*lines[:pages_of_one_field], *["b"] * pages_of_one_field, "1"])
    assert content.carelevels["emergency"].heading in result_of(content, text)


def test_before_the_first_question_there_is_nothing(content: Content) -> None:
    """Back on the first page says so and asks it again; q leaves without an error."""
    code, text = type_lines(content, ["b", "q"])
    assert code == 0
    assert said(content.words.terminal.nothing_before) in text
    assert text.endswith(said(content.words.terminal.left))
    assert content.words.result.title not in text


def test_from_the_list_of_answers_one_can_go_back(content: Content, rules: Rules) -> None:
    """The answers are listed before the result; b goes back to the last question, and another word is refused."""
    lines = lines_for(content, rules, RUNNER)
    code, text = type_lines(content, [*lines, "show", "b", "", ""])
    assert code == 0
    assert 'There is no choice "show" here.' in text
    assert text.count(content.words.form.check) == 3
    assert "Worst pain in the last 7 days: 3 out of 10" in text
    assert "Longest run planned for the next 7 days: 12 km" in text
    assert "How old are you? 18 to 64" in text


def test_an_urgent_sign_shows_its_card_and_goes_on(content: Content, rules: Rules) -> None:
    """A sign for today brings the card at once, the pages on safety are still asked, and no cause is ranked."""
    answers = {**RUNNER, "flags_urgent": ["urinary"]}
    lines = lines_for(content, rules, answers)
    assert len(lines) < len(lines_for(content, rules, RUNNER))
    code, text = type_lines(content, lines)
    during, result = text.split(f"{content.words.result.title} ===")
    assert code == 0
    for part in (during, result):
        assert said(content.carelevels["urgent"].action) in part
        assert said(content.redflags["urinary"].why) in part
    assert content.questions["leg"].title in during
    assert said(content.words.result.withheld) in result
