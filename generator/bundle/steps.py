"""Steps of making the engine: each runs a script under Node; its result is kept under a hash of all that it read."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.bundle.runtime import packaged

NODE: Final = Path(__file__).parent / "node"
_SOURCES: Final = (NODE, NODE.parents[2] / "site_src" / "engine")
_PACKAGES: Final = ("pyodide", "binaryen", "@rollup/wasm-node")


class EngineBuildError(Exception):
    """A step of making the engine failed; the text says which, and what it said."""


class Steps:
    """Runs steps of one project.

    Results lie beside the packages that they were made of: copies of the project share both.
    """

    def __init__(self, project: Path) -> None:
        self._project = project
        self._cache = project / "node_modules" / ".cache" / "backstride"
        self._tools = _digest(
            *[path.read_bytes() for folder in _SOURCES for path in sorted(folder.iterdir()) if path.is_file()],
            *[packaged(project, f"{name}/package.json") for name in _PACKAGES],
        )

    def run(self, script: str, *arguments: str, given: str = "", files: Mapping[str, bytes] | None = None) -> Path:
        """Return a folder with what `script` makes of its arguments, of `given` on its input, and of `files`.

        The script finds the files in its folder, which is its first argument. Folders among the arguments are those of
        earlier steps, named after their content. Raises `EngineBuildError`.
        """
        files = files or {}
        inputs = [part.encode() for part in (self._tools, script, *(Path(name).name for name in arguments), given)]
        key = _digest(*inputs, *[part for name, data in sorted(files.items()) for part in (name.encode(), data)])
        made = self._cache / f"{script}-{key}"
        if not made.is_dir():
            self._make(script, arguments, given, files, made)
        return made

    def _make(self, script: str, arguments: Sequence[str], given: str, files: Mapping[str, bytes], made: Path) -> None:
        self._cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._cache, prefix=f"{script}-new-") as name:
            folder = Path(name) / "made"
            folder.mkdir()
            for file, data in files.items():
                (folder / file).write_bytes(data)
            done = subprocess.run(
                ["node", str(NODE / f"{script}.mjs"), str(folder), *arguments],
                cwd=self._project,
                input=given,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            if done.returncode:
                raise EngineBuildError(f"The engine could not be made ({script}):\n{done.stderr.strip()[-4000:]}")
            try:
                folder.rename(made)
            except OSError:  # another build was quicker, and made the same
                if not made.is_dir():
                    raise


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}\0".encode())
        digest.update(part)
    return digest.hexdigest()[:20]
