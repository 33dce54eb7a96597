"""The guide as JSON: complete, true to its schemas, with licence, version and date."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from generator.load import Content
from tests.publish.conftest import API

REQUIRED: Final = (
    "index", "causes", "exercises", "routines", "progressions", "shoes", "redflags", "references", "glossary",
)  # fmt: skip


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(scope="session")
def files(api: Path) -> list[Path]:
    """Every file that holds data."""
    found = sorted(path for path in api.rglob("*.json") if path.parent.name != "schema")
    assert len(found) > 70
    return found


def test_every_file_that_is_promised_is_there(api: Path) -> None:
    """The files of the first version exist under their names."""
    assert [name for name in REQUIRED if not (api / f"{name}.json").is_file()] == []


def test_every_file_is_true_to_its_schema(api: Path, files: list[Path]) -> None:
    """Each file names its schema, the schema is a sound one, and the file fulfils it."""
    validators: dict[str, Draft202012Validator] = {}
    for path in files:
        data = _read(path)
        name = data["schema_file"]
        if name not in validators:
            schema = _read(api / name)
            Draft202012Validator.check_schema(schema)
            validators[name] = Draft202012Validator(schema)
        assert list(validators[name].iter_errors(data)) == [], path


def test_a_schema_refuses_what_does_not_belong(api: Path) -> None:
    """The schemas are closed: a key more, or one less, is an error."""
    validator = Draft202012Validator(_read(api / "schema/exercises.schema.json"))
    data = _read(api / "exercises.json")
    data["items"][0]["data"]["surprise"] = 1
    assert not validator.is_valid(data)
    del data["items"][0]["data"]["surprise"]
    assert validator.is_valid(data)
    del data["items"][0]["data"]["doses"]
    assert not validator.is_valid(data)


def test_every_file_says_whose_it_is(files: list[Path], content: Content) -> None:
    """Each file carries the licence, the version and the day of the newest change of content."""
    newest = max(change.date for change in content.changes.values())
    for path in files:
        data = _read(path)
        assert data["licence"] == "https://creativecommons.org/licenses/by/4.0/"
        assert data["version"] == "1.0"
        assert data["content_date"] == newest


def test_nothing_is_missing(api: Path, content: Content) -> None:
    """Each listing holds every thing of its kind, and each exercise has a file of its own."""
    for name, kinds in {
        "causes": ["causes"],
        "exercises": ["exercises"],
        "routines": ["routines"],
        "progressions": ["progressions"],
        "shoes": ["shoes", "shoe_types", "shoe_features"],
        "articles": ["running", "training", "understanding"],
        "redflags": ["redflags"],
        "references": ["references"],
        "glossary": ["glossary"],
    }.items():
        wanted = [item for kind in kinds for item in getattr(content, kind)]
        assert [item["id"] for item in _read(api / f"{name}.json")["items"]] == wanted
    assert {path.stem for path in (api / "exercises").iterdir()} == set(content.exercises)


def test_the_index_counts_what_the_files_hold(api: Path) -> None:
    """The index lists each listing with its schema and its number of items."""
    rows = _read(api / "index.json")["files"]
    assert {row["file"] for row in rows} == {path.name for path in api.glob("*.json")} - {"index.json"}
    for row in rows:
        assert len(_read(api / row["file"])["items"]) == row["items"]
        assert (api / row["schema"]).is_file()


def test_every_item_leads_to_its_page(site: Path, files: list[Path]) -> None:
    """The page that an item names exists, with the anchor that it names."""
    for path in files:
        for item in _read(path).get("items", []):
            page, _, anchor = item["page"].partition("#")
            html = (site / page / "index.html").read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in html, item


def test_the_page_about_the_data_names_every_file(site: Path, api: Path) -> None:
    """People find each file and its schema on the documented page."""
    html = (site / "data" / "index.html").read_text("utf-8")
    for path in api.glob("*.json"):
        assert f"api/v1/{path.name}" in html
        assert f"api/v1/schema/{path.stem}.schema.json" in html


def test_the_folder_is_the_documented_one() -> None:
    """The address of the data does not move."""
    assert API == "api/v1"
