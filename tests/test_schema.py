"""The JSON Schemas beside the content: fresh, closed, and the ones that each file points its editor at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

import pytest

from generator.models.kinds import KINDS
from generator.schema import schemas
from tests.conftest import ROOT

CONTENT: Final = ROOT / "content"
FILES: Final = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.yml"))
NAMES: Final = sorted(path.name for path in (CONTENT / "schema").iterdir())
POINTER: Final = "# yaml-language-server: $schema="


def test_schemas_are_up_to_date() -> None:
    """`content/schema/` is, byte for byte, what the models say now."""
    committed, fresh = {name: (CONTENT / "schema" / name).read_bytes() for name in NAMES}, schemas()
    stale = sorted(name for name in committed.keys() | fresh.keys() if committed.get(name) != fresh.get(name))
    assert stale == [], "content/schema/ is stale: run `make schema`"


@pytest.mark.parametrize("file", FILES)
def test_a_file_points_its_editor_at_its_schema(file: str) -> None:
    """The first line of a content file leads, from where the file is, to the schema of its own kind."""
    path = CONTENT / file
    first = path.read_text("utf-8").partition("\n")[0]
    assert first.startswith(POINTER)
    schema = (path.parent / first.removeprefix(POINTER)).resolve()
    assert schema.is_file()
    folder, name = path.parent.relative_to(CONTENT).as_posix(), path.stem
    assert schema.name in {
        f"{kind.schema}.schema.json" for kind in KINDS if _holds(kind.folder, kind.single, folder, name)
    }


def _holds(kind_folder: str, single: str, folder: str, name: str) -> bool:
    return kind_folder == folder and single in {"", name}


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_closed(name: str) -> None:
    """Every object with named keys in a schema refuses other keys, so that an editor marks a mistyped one."""
    objects = list(_objects(json.loads((CONTENT / "schema" / name).read_text("utf-8"))))
    assert objects
    assert [item.get("title") for item in objects if item.get("additionalProperties") is not False] == []


def _objects(value: object) -> Iterator[dict[str, object]]:
    """Yield every schema of an object with named keys, however deep inside."""
    if isinstance(value, dict):
        if value.get("type") == "object" and "properties" in value:
            yield value
        for part in value.values():
            yield from _objects(part)
    elif isinstance(value, list):
        for part in value:
            yield from _objects(part)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_says_which_dialect_it_is(name: str) -> None:
    """A schema names the dialect that it is written in, which is all that an editor needs to know."""
    schema = json.loads((CONTENT / "schema" / name).read_text("utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
