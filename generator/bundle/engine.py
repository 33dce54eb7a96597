"""The engine: Pyodide and the assessment, made ready before a browser asks for them.

There are two sets of the same four parts: a worker (with Pyodide's loader and glue in one file), the code, the standard
library and the assessment.

- `lean`: the library holds the modules that were imported while every case was asked, compiled by the Pyodide that will
  run them, without docstrings; the assessment is compiled likewise; and of the code only the functions that were called
  are left. The others stop the engine when they are reached.
- `whole`: Pyodide as it is published, and the assessment's sources. The page goes on with it where `lean` stops.

Every part is compressed here, so no host needs to compress it or know its type.

Pyodide's own tools do not do this without a network. `pyodide py-compile` compiles for the Python that it runs on, not
for the browser's. `pyodide build` and `pyodide venv` fetch a cross-build environment. The `pyodide-lock` that installs
on Python 3.11 does not read this runtime's lock file, and later ones come with pyodide-build, which needs Python 3.12.
So Pyodide itself compiles, under Node, and the manifest holds the hashes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.bundle.cases import Case
from generator.bundle.runtime import packaged
from generator.bundle.steps import Steps
from generator.bundle.wheel import build_wheel
from generator.write import Tree

LEAN: Final = {"worker": "lean.mjs", "code": "lean.wasm", "library": "lean.zip", "assessment": "lean.whl"}
WHOLE: Final = {"worker": "whole.mjs", "code": "whole.wasm", "library": "whole.zip", "assessment": "whole.whl"}
"""Part -> its file, which is there compressed only."""
AGENTS: Final = ("common", "iphone")
"""Browsers for which Pyodide takes a way of its own; see `node/browser.mjs`."""
MANIFEST: Final = "manifest.json"
_INSTEAD: Final = Path(__file__).parent / "instead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Files of the engine, and what the page must know of them: `{"lock": …, "lean": {part: …}, "whole": …}`.

    Of each part: its file, the SHA-256 and the number of bytes of what is in it, and its bytes as they are sent.
    """

    files: Tree
    manifest: Mapping[str, Any]


def make_engine(project: Path, cases: Sequence[Case]) -> Engine:
    """Return the engine; raise `RuntimeMissingError` or `EngineBuildError`.

    The same sources give the same bytes. What has not changed since an earlier build is not made again.
    """
    steps = Steps(project)
    wheel = build_wheel(project / "generator")
    lean = _lean(steps, wheel, cases)
    whole = {
        "whole.mjs": lean.pop("whole.mjs"),
        "whole.wasm": packaged(project, "pyodide/pyodide.asm.wasm"),
        "whole.zip": packaged(project, "pyodide/python_stdlib.zip"),
        "whole.whl": wheel,
    }
    packed = {**_packed(steps, lean, "gz", "br"), **_packed(steps, whole, "gz")}
    manifest = {
        "lock": _lock(project),
        "lean": {part: _told(name, lean[name], packed) for part, name in LEAN.items()},
        "whole": {part: _told(name, whole[name], packed) for part, name in WHOLE.items()},
    }
    return Engine(files={**packed, MANIFEST: json.dumps(manifest, indent=1).encode()}, manifest=manifest)


def _lean(steps: Steps, wheel: bytes, cases: Sequence[Case]) -> dict[str, bytes]:
    """Return the files of the lean engine, and the worker of the whole one."""
    asked = json.dumps(cases)
    instead = {
        path.relative_to(_INSTEAD).as_posix(): path.read_text("utf-8") for path in sorted(_INSTEAD.rglob("*.py"))
    }
    compiled = steps.run(
        "library", given=f'{{"instead": {json.dumps(instead)}, "cases": {asked}}}', files={"wheel": wheel}
    )
    instrumented = steps.run("instrument")
    profiles = [steps.run("profile", str(compiled), str(instrumented), agent, given=asked) for agent in AGENTS]
    called = {name for profile in profiles for name in json.loads((profile / "called.json").read_text("utf-8"))}
    trimmed = steps.run("trim", given=json.dumps(sorted(called)))
    return {
        **{name: (trimmed / name).read_bytes() for name in ("lean.mjs", "lean.wasm", "whole.mjs")},
        "lean.zip": (compiled / "library.zip").read_bytes(),
        "lean.whl": (compiled / "assessment.whl").read_bytes(),
    }


def _packed(steps: Steps, files: Mapping[str, bytes], *formats: str) -> dict[str, bytes]:
    """Return the files compressed in each format; each is a step of its own, so that one change makes one anew."""
    folders = [steps.run("pack", *formats, files={name: data}) for name, data in files.items()]
    return {path.name: path.read_bytes() for folder in folders for path in sorted(folder.iterdir())}


def _told(name: str, data: bytes, packed: Tree) -> dict[str, Any]:
    sent = {form: len(packed[f"{name}.{form}"]) for form in ("gz", "br") if f"{name}.{form}" in packed}
    return {"file": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "sent": sent}


def _lock(project: Path) -> dict[str, Any]:
    """Return the lock file that Pyodide is given: its own `info`, and no packages, since none is loaded."""
    return {"info": json.loads(packaged(project, "pyodide/pyodide-lock.json"))["info"], "packages": {}}
