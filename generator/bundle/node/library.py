"""Runs in Pyodide while the engine is built: makes zip files of sources, and compiles them."""

import importlib.util
import io
import marshal
import sys
import zipfile
from collections.abc import Iterable, Mapping

LIBRARY = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
HEADER = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)
"""How a compiled file begins (PEP 552): with a hash of its source, which nobody compares with the source."""


class Compiler:
    """The standard library, with some of its modules replaced."""

    def __init__(self, *, instead: Mapping[str, str]) -> None:
        with zipfile.ZipFile(LIBRARY) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            files = {name: archive.read(name) for name in names}
        absent = sorted(set(instead) - set(files))
        if absent:
            raise LookupError(f"Pyodide's standard library no longer has {', '.join(absent)}")
        self._files = {**files, **{name: text.encode() for name, text in instead.items()}}

    def sources(self) -> bytes:
        """Return the library as a zip file of sources."""
        return _zip(self._files)

    def library(self, imported: Iterable[str]) -> bytes:
        """Return a zip file of those modules that were imported, compiled."""
        start = f"{LIBRARY}/"
        names = [path.removeprefix(start) for path in imported if path.startswith(start)]
        return _zip({f"{name}c": _compiled(self._files[name], start + name) for name in sorted(names)})

    def wheel(self, wheel: bytes) -> bytes:
        """Return a wheel with its modules compiled."""
        with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        modules = {f"{name}c": _compiled(data, name) for name, data in files.items() if name.endswith(".py")}
        return _zip({**modules, **{name: data for name, data in files.items() if name.endswith("METADATA")}})


def _compiled(source: bytes, name: str) -> bytes:
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    return HEADER + marshal.dumps(code)


def _zip(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file, stored: what is compressed twice is larger, and slower to read."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()
