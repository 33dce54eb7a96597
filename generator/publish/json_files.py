"""The guide as JSON: one file per kind of content, each with its JSON Schema, licence, version and date."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from generator.load import Content
from generator.models.care import CareLevel, RedFlag
from generator.models.evidence import Reference, Strength
from generator.models.exercises import Exercise
from generator.models.guide import Article, Cause, Disagreement, Equipment, GlossaryTerm, HomeCheck
from generator.models.progressions import Progression
from generator.models.routines import Routine
from generator.models.shoes import ShoeFeature, ShoeType
from generator.pages import urls
from generator.write import Tree

FOLDER: Final = "api/v1"
VERSION: Final = "1.0"
"""Of the form of the files: a change that breaks readers gets a new folder."""
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_SCHEMA: Final = "https://json-schema.org/draft/2020-12/schema"

Data = TypeVar("Data")


class Item(BaseModel, Generic[Data]):
    """One thing: its id, its kind, the page that shows it (below the site's root), and what it says."""

    model_config = ConfigDict(extra="forbid")

    id: str
    kind: str
    page: str
    data: Data


class Listing(BaseModel, Generic[Data]):
    """A file of things of one kind."""

    model_config = ConfigDict(extra="forbid")

    title: str
    version: str
    licence: str
    attribution: str
    content_date: str
    """The day of the newest change of content."""
    schema_file: str
    """Where this file's JSON Schema is, below the folder of the files."""
    items: tuple[Item[Data], ...]


_FILES: Final[Mapping[str, tuple[Any, tuple[tuple[str, str], ...]]]] = {
    "causes": (Cause, (("causes", "cause"),)),
    "homechecks": (HomeCheck, (("homechecks", "homecheck"),)),
    "exercises": (Exercise, (("exercises", "exercise"),)),
    "routines": (Routine, (("routines", "routine"),)),
    "progressions": (Progression, (("progressions", "progression"),)),
    "shoes": (
        Article | ShoeType | ShoeFeature,
        (("shoes", "shoe"), ("shoe_types", "shoe-type"), ("shoe_features", "shoe-feature")),
    ),
    "articles": (Article, (("running", "running"), ("training", "training"), ("understanding", "understanding"))),
    "equipment": (Equipment, (("equipment", "equipment"),)),
    "redflags": (RedFlag, (("redflags", "redflag"),)),
    "carelevels": (CareLevel, (("carelevels", "carelevel"),)),
    "disagreements": (Disagreement, (("disagreements", "disagreement"),)),
    "references": (Reference, (("references", "reference"),)),
    "strengths": (Strength, (("strengths", "strength"),)),
    "glossary": (GlossaryTerm, (("glossary", "glossary"),)),
}
"""File -> the model of its things, and which content it holds under which kind."""
_PAGES: Final = {"homecheck": "causes/", "carelevel": "help/", "disagreement": "disagreements/"}
"""Kinds without an address of their own -> the page that shows them."""


def json_files(content: Content) -> Tree:
    """Return every file below the site's root."""
    files: dict[str, bytes] = {}
    rows = []
    for name, (model, parts) in _FILES.items():
        items = tuple(item for attribute, kind in parts for item in _items(content, attribute, kind))
        files |= _listing(name, model, items, content)
        rows.append({"file": f"{name}.json", "schema": f"schema/{name}.schema.json", "items": len(items)})
    files |= _single_exercises(content)
    files[f"{FOLDER}/index.json"] = _text({**_head("Backstride: index of the data", content, "index"), "files": rows})
    files[f"{FOLDER}/schema/index.schema.json"] = _text(_index_schema())
    return files


def content_date(content: Content) -> str:
    """Return the day of the newest change of content."""
    return max(change.date for change in content.changes.values())


def _items(content: Content, attribute: str, kind: str) -> Iterator[Item[Any]]:
    for name, model in getattr(content, attribute).items():
        yield Item(id=name, kind=kind, page=_page(kind, name), data=model)


def _page(kind: str, name: str) -> str:
    source = urls.source_of(f"{kind}:{name}")
    return urls.address_of(source) if source else _PAGES[kind]


def _listing(name: str, model: object, items: tuple[Item[Any], ...], content: Content) -> dict[str, bytes]:
    head = _head(f"Backstride: {name}", content, name)
    rows = [{"id": item.id, "kind": item.kind, "page": item.page, "data": _plain(item.data)} for item in items]
    return {
        f"{FOLDER}/{name}.json": _text({**head, "items": rows}),
        f"{FOLDER}/schema/{name}.schema.json": _text(_schema(Listing[model])),  # type: ignore[valid-type]  # made at run time
    }


def _single_exercises(content: Content) -> dict[str, bytes]:
    schema = "exercise"
    files = {
        f"{FOLDER}/exercises/{item.id}.json": _text(
            {
                **_head(f"Backstride: {item.data.name}", content, schema),
                "items": [{"id": item.id, "kind": item.kind, "page": item.page, "data": _plain(item.data)}],
            }
        )
        for item in _items(content, "exercises", "exercise")
    }
    return {**files, f"{FOLDER}/schema/{schema}.schema.json": _text(_schema(Listing[Exercise]))}


def _head(title: str, content: Content, schema: str) -> dict[str, str]:
    return {
        "title": title,
        "version": VERSION,
        "licence": LICENCE,
        "attribution": "Backstride, CC BY 4.0",
        "content_date": content_date(content),
        "schema_file": f"schema/{schema}.schema.json",
    }


def _plain(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json", by_alias=True, exclude_none=True)


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return {"$schema": _SCHEMA, **model.model_json_schema(by_alias=True)}


def _index_schema() -> dict[str, Any]:
    texts = {name: {"type": "string"} for name in ("title", "version", "licence", "attribution", "content_date")}
    row = {
        "type": "object",
        "properties": {"file": {"type": "string"}, "schema": {"type": "string"}, "items": {"type": "integer"}},
        "required": ["file", "schema", "items"],
        "additionalProperties": False,
    }
    properties = {**texts, "schema_file": {"type": "string"}, "files": {"type": "array", "items": row}}
    return {
        "$schema": _SCHEMA,
        "title": "Index",
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def _text(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
