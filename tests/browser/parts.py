"""Parts of the engine that a test makes itself: the page is told of them, so it takes them for the right ones."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, Route

PARTS: Final = ("worker", "code", "library", "assessment")
FILES: Final = {"worker": "mjs", "code": "wasm", "library": "zip", "assessment": "whl"}
"""Part -> how the name of its file ends."""
API: Final = "generator/assessment/api.py"
"""What the worker calls, in the wheel."""

TELL: Final = """((told) => {
  document.addEventListener("readystatechange", () => {
    const place = document.querySelector("[data-engine-parts]");
    if (document.readyState !== "interactive" || !place) return;
    const manifest = JSON.parse(place.textContent);
    for (const [set, parts] of Object.entries(told)) Object.assign(manifest[set], parts);
    place.textContent = JSON.stringify(manifest);
  });
})"""
"""Changes what the page says of the parts, after it was read and before its scripts run."""


def instead(page: Page, files: Mapping[str, bytes]) -> None:
    """Serve these parts (name of the file -> what is in it) in place of those of the site, from the next page on."""
    told: dict[str, dict[str, object]] = {}
    for name, data in files.items():
        which, _, end = name.partition(".")
        (part,) = (part for part in PARTS if FILES[part] == end)
        packed = gzip.compress(data, compresslevel=1, mtime=0)
        facts = {"file": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        told.setdefault(which, {})[part] = {**facts, "sent": {"gz": len(packed)}}
        page.route(f"**/engine-*/{name}.gz", _fulfilling(packed))
    page.add_init_script(f"{TELL}({json.dumps(told)})")


def _fulfilling(packed: bytes) -> Callable[[Route], None]:
    return lambda route: route.fulfill(content_type="application/gzip", body=packed)


def part_of(site: Path, name: str) -> bytes:
    """Return what is in a part of the built site."""
    (path,) = site.glob(f"assets/engine-*/{name}.gz")
    return gzip.decompress(path.read_bytes())


def wheel_that(site: Path, name: str, code: str) -> bytes:
    """Return a wheel that loads, but whose `assess` runs this instead."""
    spoiled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(part_of(site, name))) as wheel, zipfile.ZipFile(spoiled, "w") as copy:
        for inner in wheel.namelist():
            if inner not in {API, f"{API}c"}:
                copy.writestr(inner, wheel.read(inner))
        copy.writestr(API, f"def assess(*_):\n    {code}\n")
    return spoiled.getvalue()
