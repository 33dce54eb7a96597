"""JSON Schemas for editors, generated from the models."""

from __future__ import annotations

import json
from pathlib import Path

from generator.load.content import SCHEMA_FOLDER
from generator.models.kinds import KINDS
from generator.write import Tree, write_tree


def schemas() -> Tree:
    """Return the schema file of each kind by its name."""
    return {
        f"{kind.schema}.schema.json": (
            json.dumps(
                {"$schema": "https://json-schema.org/draft/2020-12/schema", **kind.adapter.json_schema(by_alias=True)},
                indent=1,
                ensure_ascii=False,
            )
            + "\n"
        ).encode()
        for kind in KINDS
    }


def write_schemas(content: Path) -> int:
    """Write `content/schema/` and return how many files changed."""
    return write_tree(content / SCHEMA_FOLDER, schemas())
