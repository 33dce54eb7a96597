"""A cause starts with exercises that name it, and every cause has signals in the self-check."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load import Content
from generator.problems import Problem


def check(content: Content, root: str) -> Iterator[Problem]:
    """Yield exercises that do not name the cause that starts with them, and causes without signals."""
    for name, cause in content.causes.items():
        for index, item in enumerate(cause.try_first):
            if name not in content.exercises[item.exercise].causes:
                yield Problem.of_file(
                    f"{root}/causes/{name}.yml",
                    f"{item.exercise!r} does not name this cause",
                    key=f"try_first[{index + 1}].exercise",
                    allowed="exercises whose `causes` hold this cause",
                    hint=f"add {name} to `causes` in {root}/exercises/{item.exercise}.yml",
                )
        if name not in content.signals:
            yield Problem.of_file(
                f"{root}/causes/{name}.yml",
                "the self-check has no signals for this cause",
                allowed=f"one file in {root}/selfcheck/signals/ with `cause: {name}`",
                hint=f"copy another file to {root}/selfcheck/signals/{name}.yml",
            )
