"""One Python for many tests: a page that has loaded it answers for the workers of other pages.

To load Python costs more than all else that a test of the result does. Where a test is about what the page makes of
the answer, the page's worker is replaced by one that passes each call on, as it is, to this Python: the same one, in
a real browser, loaded by the site's own scripts. How it is loaded is tested by those that do not share it.
"""

from __future__ import annotations

import json
from typing import Final

from playwright.sync_api import Browser, Page, Route

WORKER: Final = """
const place = new URL("ask", import.meta.url);
self.addEventListener("message", async ({ data: { id, method, args } }) => {
  if (method === "load") return self.postMessage({ id, ok: true, value: "" });
  const answer = await fetch(place, { method: "POST", body: JSON.stringify([method, args]) });
  self.postMessage({ id, ok: answer.ok, value: await answer.text() });
});
"""

ANSWER: Final = """async ([method, args]) => {
  const { worker, engine } = document.querySelector("[data-selfcheck]").dataset;
  const [place, runtime] = [worker, engine].map((path) => new URL(path, document.baseURI).href);
  const { createEngine } = await import(new URL("engine.mjs", place).href);
  window.shared ??= createEngine({ worker: place, engine: runtime });
  return window.shared.call(method, args);
}"""


class SharedPython:
    """A page of the self-check whose Python others ask."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._page = browser.new_page()
        self._page.goto(f"{address}self-check/")

    def lend(self, page: Page) -> None:
        """Let the worker of a page pass its calls on."""
        page.route(
            "**/selfcheck-*/worker.mjs", lambda route: route.fulfill(content_type="text/javascript", body=WORKER)
        )
        page.route("**/selfcheck-*/ask", self._answer)

    def _answer(self, route: Route) -> None:
        call = json.loads(route.request.post_data or "")
        route.fulfill(content_type="application/json", body=self._page.evaluate(ANSWER, call))
