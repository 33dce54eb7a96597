"""The pinned Pyodide runtime out of its npm package, without what the self-check never loads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

RUNTIME: Final = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK: Final = "pyodide-lock.json"


class RuntimeMissingError(Exception):
    """The Pyodide package is not installed."""


def runtime_files(package: Path) -> dict[str, bytes]:
    """Return the runtime's files by name; raise `RuntimeMissingError` if the package is not installed.

    The lock file keeps the runtime's own `info` and no packages: it is 119 KB otherwise, and unused.
    """
    absent = [name for name in (*RUNTIME, LOCK) if not (package / name).is_file()]
    if absent:
        raise RuntimeMissingError(f"Pyodide is not installed ({package / absent[0]} is missing): run `make site` once.")
    files = {name: (package / name).read_bytes() for name in RUNTIME}
    info = json.loads((package / LOCK).read_text("utf-8"))["info"]
    return {**files, LOCK: json.dumps({"info": info, "packages": {}}).encode()}
