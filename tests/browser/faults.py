"""Ways in which a file of the site can fail on its way to the browser."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from playwright.sync_api import Route

Fault = Callable[[Route], None]

API = "generator/assessment/api.py"
"""What the worker calls, in the wheel."""

REFUSE_STORAGE = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("access is denied", "SecurityError"); },
});
"""
"""A browser that lets no page touch its storage."""

FILL_STORAGE = """
for (let size = 2 ** 23; size >= 1; size /= 2) {
  try { localStorage.setItem(`filler-${size}`, "x".repeat(size)); } catch { /* no room for so much */ }
}
"""
"""Leaves not one byte of room."""

READY = """
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      if (data.ok) document.documentElement.dataset.engineReady = "";
    });
  }
};
"""
"""Marks the page when the worker has answered for the first time: Python is loaded."""

PIECES = """
window.pieces = 0;
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => { window.pieces += data.alive ? 1 : 0; });
  }
};
"""
"""Counts the pieces that the worker has told of."""


def gone(route: Route) -> None:
    """Answer that the file does not exist."""
    route.fulfill(status=404, content_type="text/html", body="<title>404</title>")


def blocked(route: Route) -> None:
    """Refuse the request, as a filter in between would."""
    route.abort()


def mistyped(route: Route) -> None:
    """Serve the file as plain text."""
    route.fulfill(content_type="text/plain", body=route.fetch().body())


def cut(route: Route) -> None:
    """Serve the first half of the file."""
    found = route.fetch()
    body = found.body()
    route.fulfill(content_type=found.headers["content-type"], body=body[: len(body) // 2])


def scrambled(route: Route) -> None:
    """Serve as many bytes of nothing."""
    route.fulfill(content_type="application/octet-stream", body=bytes(len(route.fetch().body())))


def wheel_that(code: str) -> Fault:
    """Serve a wheel that loads, but whose `assess` runs this instead."""

    def serve(route: Route) -> None:
        spoiled = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(route.fetch().body())) as wheel, zipfile.ZipFile(spoiled, "w") as copy:
            for name in wheel.namelist():
                copy.writestr(name, wheel.read(name) if name != API else f"def assess(*_):\n    {code}\n")
        route.fulfill(content_type="application/octet-stream", body=spoiled.getvalue())

    return serve
