"""Pyodide as it is published, on a host that compresses it: what a site sends that takes the npm package as it is."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from generator.bundle.runtime import packaged
from generator.bundle.steps import NODE
from generator.bundle.wheel import build_wheel
from generator.serve.server import TYPES, SiteServer
from generator.write import Tree
from tests.conftest import ROOT

FILES: Final = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
SCRIPTS: Final = Path(__file__).with_name("page")
"""The scripts of these measurements; no bytes of them are counted."""
FOLDER: Final = "bench/"
"""Where the files stand in the served site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """The files by the way in which they are sent: `br`, `gzip`, or as they are under an empty name."""

    sent: Mapping[str, Tree]

    def size(self, coding: str) -> int:
        """Return the bytes of all files, sent in one way."""
        return sum(len(data) for data in self.sent[coding].values())


def make_stock(lock: Mapping[str, Any]) -> Stock:
    """Return the published files with the assessment's sources, and the site's lock file, which names no packages."""
    files = {
        **{name: packaged(ROOT, f"pyodide/{name}") for name in FILES},
        "pyodide-lock.json": json.dumps(lock).encode(),
        "assessment.whl": build_wheel(ROOT / "generator"),
    }
    packed = {name: gzip.compress(data, compresslevel=9, mtime=0) for name, data in files.items()}
    return Stock(sent={"br": {name: _brotli(data) for name, data in files.items()}, "gzip": packed, "": files})


def lend(server: SiteServer, stock: Stock) -> None:
    """Let a server send the files and the scripts, and what is compressed as well as the browser can read it."""
    for path in SCRIPTS.iterdir():
        server.extra[f"{server.base}{FOLDER}{path.name}"] = partial(path.read_bytes)
    usual: Any = server.RequestHandlerClass

    class Compressing(usual):  # type: ignore[misc]
        def do_GET(self) -> None:  # noqa: N802 - the base class's name
            name = self.path.removeprefix(f"{server.base}{FOLDER}")
            if name not in stock.sent[""]:
                super().do_GET()
                return
            accepted = {word.strip() for word in self.headers.get("Accept-Encoding", "").split(",")}
            coding = next(coding for coding in ("br", "gzip", "") if not coding or coding in accepted)
            body = stock.sent[coding][name]
            self.send_response(200)
            self.send_header("Content-Type", TYPES.get(Path(name).suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body)))
            if coding:
                self.send_header("Content-Encoding", coding)
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            self.wfile.write(body)

    server.RequestHandlerClass = Compressing


def _brotli(data: bytes) -> bytes:
    """Return data compressed as well as Node's brotli can, which takes half a minute for the code: so it is kept."""
    folder = ROOT / "build" / "bench" / hashlib.sha256(data).hexdigest()[:20]
    if not (folder / "file.br").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "file").write_bytes(data)
        subprocess.run(["node", str(NODE / "pack.mjs"), str(folder), "br"], check=True)
    return (folder / "file.br").read_bytes()
