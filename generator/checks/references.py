"""Every source is used: a list of sources that nothing cites misleads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.load import Content
from generator.models.evidence import Claim
from generator.problems import Problem


def check(content: Content, root: str) -> Iterator[Problem]:
    """Yield sources that no claim cites."""
    for name in sorted(set(content.references) - cited(content)):
        yield Problem.of_file(
            f"{root}/references/{name}.yml",
            "no claim cites this source",
            allowed="sources that at least one claim cites",
            hint="cite it where it is used, or delete the file",
        )


def cited(content: Content) -> set[str]:
    """Return the ids of all sources that a claim names."""
    return {source for _, claim in claims(content) for source in claim.sources}


def claims(content: Content) -> Iterator[tuple[str, Claim]]:
    """Yield every claim with the file it stands in, such as `causes/load`."""
    for file, model in content.files():
        yield from ((file, claim) for claim in _claims(model))


def _claims(value: Any) -> Iterator[Claim]:
    if isinstance(value, Claim):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _claims(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _claims(item)
