"""A word means one thing: no two terms of the glossary share a form."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load import Content
from generator.problems import Problem


def check(content: Content, root: str) -> Iterator[Problem]:
    """Yield forms that two terms claim."""
    first: dict[str, str] = {}
    for name, term in content.glossary.items():
        for form in (term.term, *term.also):
            other = first.setdefault(form.casefold(), name)
            if other != name:
                yield Problem.of_file(
                    f"{root}/glossary/{name}.yml",
                    f"{form!r} is explained by {other!r} already",
                    key="also",
                    allowed="forms that no other term has",
                    hint="remove it from one of the two",
                )
