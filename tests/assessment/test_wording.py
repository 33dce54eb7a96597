"""Z18: a result is never worded as a diagnosis, a probability or a promise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest

from generator.load import Content
from tests.assessment.cases import HERE, read_yaml

FORBIDDEN: Final[tuple[dict[str, Any], ...]] = tuple(read_yaml(HERE / "forbidden.yml"))


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


def _words(value: object) -> Iterator[str]:
    """Yield every text of a model's values, but for what is claimed about research."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key != "claims":
                yield from _words(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _words(part)


@pytest.fixture(scope="module")
def around(content: Content) -> Mapping[str, str]:
    """Return the texts around a result: questions, words of the form, the plan, and the worked examples."""
    models = {
        **{f"selfcheck/questions/{name}": question for name, question in content.questions.items()},
        **{f"scenarios/{name}": scenario for name, scenario in content.scenarios.items()},
        "selfcheck/plan": content.plan,
        "selfcheck/words": content.words,
    }
    return {place: ". ".join(_words(model.model_dump())) for place, model in models.items()}


@pytest.fixture(scope="module")
def texts(content: Content) -> Mapping[str, str]:
    """Return every text of our own that a result can show, by its place in the content."""
    found: dict[str, str] = {}
    for name, level in content.carelevels.items():
        found[f"carelevels/{name}"] = f"{level.name}. {level.heading}. {level.why_shown} {level.action}"
    for name, rule in content.rules.items():
        found[f"selfcheck/rules/{name}"] = f"{rule.name}. {rule.says}"
    for cause, signals in content.signals.items():
        for signal in signals.signals:
            found[f"selfcheck/signals/{cause}: {signal.id}"] = f"{signal.reason} {signal.how_sure}"
    ranking = content.ranking
    words = [ranking.first, ranking.look, ranking.little, ranking.not_enough, ranking.equally, ranking.unknown]
    found["selfcheck/ranking"] = ". ".join(words)
    return found


@pytest.mark.parametrize("rule", FORBIDDEN, ids=lambda rule: rule["what"])
def test_no_text_of_a_result_says_it(rule: dict[str, Any], texts: Mapping[str, str]) -> None:
    """No action, rule, reason or band says what a self-check cannot know."""
    assert [place for place, text in texts.items() if _found(rule["pattern"], text)] == []


@pytest.mark.parametrize("rule", [rule for rule in FORBIDDEN if not rule.get("results_only")], ids=lambda r: r["what"])
def test_no_text_around_a_result_says_it(rule: dict[str, Any], around: Mapping[str, str]) -> None:
    """Nor does a question, the plan or a worked example; these may count distances and pain in percent and points."""
    assert [place for place, text in around.items() if _found(rule["pattern"], text)] == []


@pytest.mark.parametrize("rule", FORBIDDEN, ids=lambda rule: rule["what"])
def test_a_forbidden_wording_is_recognised(rule: dict[str, Any]) -> None:
    """Each pattern finds its bad examples, and leaves the good ones alone."""
    assert [text for text in rule["bad"] if not _found(rule["pattern"], text)] == []
    assert [text for text in rule["good"] if _found(rule["pattern"], text)] == []


def test_there_are_texts_of_every_kind(content: Content, texts: Mapping[str, str], around: Mapping[str, str]) -> None:
    """The search reads all levels, rules and signals, all questions and examples, and the plan."""
    signals = sum(len(cause.signals) for cause in content.signals.values())
    assert len(texts) == len(content.carelevels) + len(content.rules) + signals + 1
    assert len(around) == len(content.questions) + len(content.scenarios) + 2
    assert all(text.count(" ") > 1 for text in around.values())


def test_the_mildest_level_says_what_it_cannot_know(content: Content) -> None:
    """Z14: the mildest level says that the page can miss things, and that it is no diagnosis."""
    mildest = min(content.carelevels.values(), key=lambda level: level.rank)
    assert "can miss things" in mildest.action
    assert "not a diagnosis" in mildest.action
