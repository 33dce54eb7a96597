"""Files of answers: judged as the API judges them, or told what is wrong; and the command itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
import yaml

from generator.assessment import api
from generator.load import Content
from tests.conftest import ROOT
from tests.terminal.session import RUNNER, TODAY, judge, one_line, said
from tests.terminal.typist import options_of

BACKSTRIDE: Final = Path(sys.executable).with_name("backstride")
SCENARIOS: Final = tuple(path.stem for path in sorted((ROOT / "content" / "scenarios").glob("*.yml")))
BAD: Final = yaml.safe_load((Path(__file__).parent / "bad_answers.yml").read_text("utf-8"))
SIGNS: Final = "flags_emergency: [none]\nflags_urgent: [none]\nflags_stop: [none]\nflags_soon: [none]\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the answers of a test stand."""
    return tmp_path / "answers.yml"


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_gives_the_result_of_the_api(content: Content, rules_json: str, path: Path, name: str) -> None:
    """Written as YAML and as JSON, the answers of a scenario give exactly the text of the API."""
    scenario = content.scenarios[name]
    merged = {**content.base.answers, **scenario.answers}
    answers = {field: list(value) if isinstance(value, tuple) else value for field, value in merged.items()}
    request = {"answers": answers, "unit": scenario.unit, "today": TODAY}
    expected = api.assess(rules_json, json.dumps(request))
    for text in (yaml.safe_dump({**answers, "unit": scenario.unit}), json.dumps({**answers, "unit": scenario.unit})):
        path.write_text(text, "utf-8")
        assert judge(content, path) == (0, f"{expected}\n", "")


def test_what_is_given_on_the_command_line_goes_first(content: Content, path: Path) -> None:
    """Unit and day of the command line replace those of the file; the start of the file stays."""
    path.write_text(yaml.safe_dump({**RUNNER, "unit": "km", "today": "2026-01-01", "start": "2026-12-07"}), "utf-8")
    result = json.loads(judge(content, path, clock="2026-05-05", unit="mi")[1])
    assert result["cap"] == "6.8 mi"
    assert result["plan"]["start"] == "2026-12-07"


@pytest.mark.parametrize(
    ("in_file", "given", "start"),
    [
        ({}, {}, "2026-05-05"),
        ({"today": "2026-01-01"}, {}, "2026-01-01"),
        ({"today": "2026-01-01"}, {"today": "2026-02-02"}, "2026-02-02"),
    ],
)
def test_the_plan_starts_on_the_day_that_is_named(
    content: Content, path: Path, in_file: dict[str, str], given: dict[str, str], start: str
) -> None:
    """Without a day it is that of the clock; the file's own goes before it, and the command line before both."""
    path.write_text(yaml.safe_dump({**RUNNER, **in_file}), "utf-8")
    result = json.loads(judge(content, path, clock="2026-05-05", **given)[1])
    assert result["plan"]["start"] == start


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_told_word_for_word(content: Content, path: Path, case: str) -> None:
    """A mistake in a file is told with place, key, what is allowed and one hint, and nothing is judged."""
    path.write_text(BAD[case]["file"], "utf-8")
    code, out, told = judge(content, path)
    told = told.replace(", ".join(options_of(content, "flags_urgent")), "U")
    told = re.sub(r"(allowed: age, axspa, ).*", r"\1…", told)
    assert (code, out, told) == (1, "", f"{BAD[case]['says']}1 problem in the answers\n")


def test_all_mistakes_are_told_at_once(content: Content, path: Path) -> None:
    """Several mistakes come in the order of their lines, with their count last."""
    path.write_text(f"{SIGNS}worst: 11\nage: old\nunit: m\n", "utf-8")
    told = judge(content, path)[2].splitlines()
    assert [line.split(": ")[0] for line in told if line.startswith("F")] == ["F:5:8", "F:6:6", "F:7:7"]
    assert told[-1] == "3 problems in the answers"


def test_a_file_that_is_not_there_is_told(content: Content, path: Path) -> None:
    """A wrong name of a file is one message, and no traceback."""
    code, out, told = judge(content, path)
    assert (code, out) == (1, "")
    assert told.startswith("F:1:1: this file cannot be read: No such file or directory\n")


def test_an_emergency_needs_no_other_card(content: Content, path: Path) -> None:
    """A file with an emergency sign is judged without the other cards, as a reader would be."""
    path.write_text("flags_emergency: [chest]\n", "utf-8")
    code, out, _ = judge(content, path)
    assert code == 0
    assert json.loads(out)["level"] == "emergency"


def _run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [str(BACKSTRIDE), "--root", str(ROOT), "selfcheck", *arguments]
    return subprocess.run(command, input=typed, capture_output=True, text=True, check=False)


def test_the_command_asks_and_answers(content: Content) -> None:
    """The console script reads the standard input, prints the result, and says 1 where the input ends."""
    place = options_of(content, "flags_emergency").index("chest") + 1
    done = _run(typed=f"{place}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert content.carelevels["emergency"].heading in done.stdout
    ended = _run()
    assert ended.returncode == 1
    assert one_line(ended.stderr) == said(content.words.terminal.ended)


def test_the_command_judges_a_file(rules_json: str, path: Path) -> None:
    """With --answers, --today and --unit the console script prints the text of the API, or what is wrong."""
    path.write_text(json.dumps(RUNNER), "utf-8")
    done = _run("--answers", str(path), "--today", TODAY, "--unit", "mi")
    expected = api.assess(rules_json, json.dumps({"answers": RUNNER, "unit": "mi", "today": TODAY}))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{expected}\n", "")
    path.write_text("worst: 99\n", "utf-8")
    assert _run("--answers", str(path)).returncode == 1
    assert _run("--today", "soon").returncode == 2
