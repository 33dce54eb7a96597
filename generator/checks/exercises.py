"""Exercise pages speak for themselves: no mistake, fix or stop rule stands word for word on two of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load import Content
from generator.models.exercises import Exercise
from generator.problems import Problem


def check(content: Content, root: str) -> Iterator[Problem]:
    """Yield sentences that another exercise has already."""
    first: dict[str, str] = {}
    for name, exercise in content.exercises.items():
        for key, text in _own_words(exercise):
            other = first.setdefault(" ".join(text.lower().split()), name)
            if other != name:
                yield Problem.of_file(
                    f"{root}/exercises/{name}.yml",
                    f"the exercise {other!r} says this word for word",
                    key=key,
                    allowed="words that fit this exercise alone",
                    hint="say what goes wrong here, or leave it to the block that stands on every page",
                )


def _own_words(exercise: Exercise) -> Iterator[tuple[str, str]]:
    for index, item in enumerate(exercise.mistakes, 1):
        yield f"mistakes[{index}].mistake", item.mistake
        yield f"mistakes[{index}].instead", item.instead
    for index, text in enumerate(exercise.stop_if, 1):
        yield f"stop_if[{index}]", text
