"""What is due for review: pages whose next review falls on a day or before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from generator.load import Content
from generator.models.base import PageModel


class Due(NamedTuple):
    """A file and the day by which it is to be read again."""

    day: date
    file: str


def due(content: Content, single: Mapping[str, PageModel], day: date) -> list[Due]:
    """Return everything that is due on `day`, the longest overdue first; `single` are the pages that stand once."""
    return sorted(item for item in (*_of_content(content), *_of_single(single)) if item.day <= day)


def _of_content(content: Content) -> Iterator[Due]:
    for file, model in content.files():
        if isinstance(model, PageModel):
            yield Due(model.next_review, f"content/{file}.yml")


def _of_single(single: Mapping[str, PageModel]) -> Iterator[Due]:
    for path, page in single.items():
        yield Due(page.next_review, f"site_src/pages.yml: {path}")
