"""Ways in which a file of the site can fail on its way to the browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Route

Fault = Callable[[Route], None]

EXPECTED = (
    r"(?i)404|net::ERR_|^self-check:|wasm|webassembly"
    "|Pyodide has suffered|cause of the fatal error|while handling the fatal|^RuntimeError|^Error$|^“TypeError"
)
"""What the console may say when a file is gone, or an engine ends for good; the last is Firefox on a broken stream."""

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

TROUBLE = """
window.Worker = class extends Worker {
  postMessage(message, ...more) {
    const trouble = message.method === "assess" ? window.troubles?.shift() : "";
    if (trouble === "killed") return this.terminate();
    const [rules, request] = message.args;
    if (trouble === "spoiled") message.args = [rules, "{"];
    if (trouble === "trapped") message.args = [rules, request.replace("{", '{"unknown": 1e300, ')];
    super.postMessage(message, ...more);
  }
};
"""
"""Takes one trouble of the list `troubles` each time Python is asked, as long as there are any.

The worker is killed; or Python raises, since the request is none; or it reaches code that the lean engine lacks.
"""


def gone(route: Route) -> None:
    """Answer that the file does not exist."""
    route.fulfill(status=404, content_type="text/html", body="<title>404</title>")


def blocked(route: Route) -> None:
    """Refuse the request, as a filter in between would."""
    route.abort()
