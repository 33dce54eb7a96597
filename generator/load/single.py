"""`site_src/pages.yml`: titles, descriptions and review dates of the pages that stand once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from generator.load.content import Content
from generator.load.messages import problem_of, problems_of
from generator.load.reader import UnreadableError, decode, read
from generator.models.base import Known
from generator.models.kinds import KINDS, Kind
from generator.models.single import SinglePage, SinglePages
from generator.problems import ContentError

FILE = "site_src/pages.yml"
_KIND = Kind(folder="pages", schema="pages", model=SinglePages, attribute="pages")


def load_single_pages(path: Path, content: Content, pages: frozenset[str]) -> Mapping[str, SinglePage]:
    """Return the pages by their file below `build/docs`; raise `ContentError` with everything that is wrong."""
    try:
        document = read(decode(path.read_bytes()))
    except UnreadableError as error:
        raise ContentError(problem_of(fault, FILE) for fault in error.faults) from error
    if document.faults:
        raise ContentError(problem_of(fault, FILE) for fault in document.faults)
    ids = {kind.folder: frozenset(getattr(content, kind.attribute)) for kind in KINDS if not kind.single}
    try:
        found = _KIND.adapter.validate_json(json.dumps(document.value), context=Known(ids={**ids, "pages": pages}))
    except ValidationError as error:
        raise ContentError(problems_of(error, FILE, document, _KIND)) from error
    single: Mapping[str, SinglePage] = found.root
    return single
