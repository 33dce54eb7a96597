"""One Python for many tests: a page that has loaded it answers for the workers of other pages.

To load Python costs more than all else that a test of the result does. Where a test is about what the page makes of
the answer, the parts of its engine are replaced by nearly nothing, and its worker passes each call on, as it is, to
this Python: the same one, in a real browser, loaded by the site's own scripts. How it is loaded is tested by those that
do not share it.
"""

from __future__ import annotations

import json
from typing import Final

from playwright.sync_api import Browser, Page, Route

from tests.browser.parts import instead

WORKER: Final = b"""
const ALONE = ["load", "snapshot"];
let place;
self.addEventListener("message", async ({ data: { id, method, args } }) => {
  if (method === "load") place = new URL("ask", args[0].folder);
  if (ALONE.includes(method)) return self.postMessage({ id, ok: true, value: new ArrayBuffer(0) });
  const answer = await fetch(place, { method: "POST", body: JSON.stringify([method, args]) });
  self.postMessage({ id, ok: answer.ok, value: await answer.text() });
});
"""
PARTS: Final = {"lean.mjs": WORKER, "lean.wasm": b"\0asm\1\0\0\0", "lean.zip": b"", "lean.whl": b""}

ENGINE: Final = """async () => {
  const root = document.querySelector("[data-selfcheck]");
  const scripts = root.querySelector("script[type=module]").src;
  const { createEngine } = await import(new URL("engine.mjs", scripts).href);
  const manifest = JSON.parse(root.querySelector("[data-engine-parts]").textContent);
  return createEngine(manifest, new URL(root.dataset.engine, document.baseURI).href);
}"""
"""An engine of the page's own, beside that of the self-check."""

ANSWER: Final = f"""async ([method, args]) => {{
  window.shared ??= await ({ENGINE})();
  return window.shared.call(method, args);
}}"""

ASK: Final = f"""async ([request, anew]) => {{
  if (anew) for (const name of await caches.keys()) await caches.delete(name);
  if (anew || !window.engine) window.engine = await ({ENGINE})();
  const rules = document.querySelector("[data-rules]").textContent;
  return window.engine.call("assess", [rules, JSON.stringify(request)]).then((text) => JSON.parse(text).level, String);
}}"""


def ask(page: Page, *, anew: bool = False, **answers: object) -> str:
    """Ask an engine of the page for the level of care, and return it, or the error; `anew`, one that has nothing."""
    found: str = page.evaluate(ASK, [{"answers": answers, "unit": "km", "today": "2026-01-05"}, anew])
    return found


class SharedPython:
    """A page of the self-check whose Python others ask."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._page = browser.new_page()
        self._page.goto(f"{address}self-check/")

    def lend(self, page: Page) -> None:
        """Let the worker of a page pass its calls on."""
        instead(page, PARTS)
        page.route("**/engine-*/ask", self._answer)

    def _answer(self, route: Route) -> None:
        call = json.loads(route.request.post_data or "")
        route.fulfill(content_type="application/json", body=self._page.evaluate(ANSWER, call))
