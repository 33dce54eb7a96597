"""Ids of the self-check are unique: a flag, a question's field and a rule never share one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.load import Content
from generator.models.selfcheck import flag_field
from generator.problems import Problem


def check(content: Content, root: str) -> Iterator[Problem]:
    """Yield ids that stand for two things."""
    places: dict[str, list[str]] = defaultdict(list)
    for name in content.redflags:
        places[name].append(f"{root}/redflags/{name}.yml")
    for name in content.rules:
        places[name].append(f"{root}/selfcheck/rules/{name}.yml")
    yield from _twice(places)
    fields: dict[str, list[str]] = defaultdict(list)
    for card in content.carelevels:
        fields[flag_field(card)].append(f"{root}/carelevels/{card}.yml")
    for name, question in content.questions.items():
        for field in question.fields:
            fields[field.id].append(f"{root}/selfcheck/questions/{name}.yml")
    yield from _twice(fields)


def _twice(places: dict[str, list[str]]) -> Iterator[Problem]:
    for name, files in places.items():
        for file in files[1:]:
            yield Problem.of_file(
                file,
                f"the id {name!r} is already used by {files[0]}",
                allowed="an id that nothing else has",
                hint="rename one of the two",
            )
