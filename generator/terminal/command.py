"""`backstride selfcheck`: ask and print the result, or judge a file of answers and print JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from generator.assessment import api
from generator.assessment.rules import from_json
from generator.load import Content
from generator.pages.render import Renderer, Surroundings
from generator.report import Report, report
from generator.selfcheck import compile_rules
from generator.terminal.answers import AnswersError, read_answers
from generator.terminal.check import Check, LeftError
from generator.terminal.screen import EndedError, Screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """Where answers come from, where the result goes, where mistakes go, and how wide the text is."""

    lines: TextIO
    out: TextIO
    mistakes: TextIO
    width: int


def self_check(content: Content, templates: Path, streams: Streams, *, unit: str, today: str) -> int:
    """Ask all questions and print the result; return 0, or 1 where the input ended too early."""
    rules_json = json.dumps(compile_rules(content))
    screen = Screen(lines=streams.lines, out=streams.out, width=streams.width)
    check = Check(content=content, rules=from_json(json.loads(rules_json)), screen=screen, unit=unit)
    try:
        answers = check.run()
    except (LeftError, KeyboardInterrupt):
        screen.say(content.words.terminal.left)
        return 0
    except EndedError:
        Screen(lines=streams.lines, out=streams.mistakes, width=streams.width).say(content.words.terminal.ended)
        return 1
    request: dict[str, Any] = {"answers": answers, "unit": unit, "today": today}
    result = json.loads(api.assess(rules_json, json.dumps(request)))
    dose = Renderer(templates, Surroundings()).dose
    screen.show(report(Report(content=content, result=result, answers=answers, dose=dose)))
    return 0


def judge_file(content: Content, path: Path, streams: Streams, *, given: Mapping[str, str], today: str) -> int:
    """Print the result of a file of answers as JSON.

    `given` (unit, today) goes before what the file says, `today` is for a file that does not say it.
    """
    rules_json = json.dumps(compile_rules(content))
    try:
        request = read_answers(path, content, from_json(json.loads(rules_json)))
    except AnswersError as error:
        print(error, file=streams.mistakes)
        return 1
    print(api.assess(rules_json, json.dumps({"unit": "km", "today": today, **request, **given})), file=streams.out)
    return 0
