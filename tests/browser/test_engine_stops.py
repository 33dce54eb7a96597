"""An engine that stops, or that may not begin: it goes on with the whole one, or the page helps without."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.faults import EXPECTED, TROUBLE
from tests.browser.hosts import altered
from tests.browser.python import ENGINE, ask
from tests.browser.runner import WAIT_MS
from tests.browser.test_selfcheck_faults import expect_useful_failure, let_time_pass, reach_result

pytestmark = pytest.mark.engines

NO_SUBTLE = "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined });"
NO_BROTLI = """
window.DecompressionStream = class extends DecompressionStream {
  constructor(format) { if (format === "brotli") throw new TypeError(format); super(format); }
};
"""
NO_WEBASSEMBLY = "delete globalThis.WebAssembly;"
NO_MODULES = "window.Worker = class extends Worker { constructor(address) { super(address); } };"
"""Browsers that lack something."""

ABANDON = f"""async () => {{
  const engine = await ({ENGINE})();
  const rules = document.querySelector("[data-rules]").textContent;
  const call = (signal) =>
    engine.call("assess", [rules, '{{"answers": {{}}, "unit": "km", "today": "2026-01-05"}}'], signal);
  await call();
  const givenUp = AbortSignal.abort(new Error("given up before"));
  const giveUp = new AbortController();
  const calls = [call(givenUp), call(giveUp.signal), call()];
  setTimeout(() => giveUp.abort(new Error("given up")));
  const answers = await Promise.allSettled([...calls, calls[1].catch(() => call())]);
  return answers.map((one) => one.reason?.message ?? JSON.parse(one.value).level);
}}"""
"""Asks four times: given up before, given up meanwhile, beside it, and after it."""


def expect_result(page: Page) -> None:
    """Causes and no failure."""
    expect(page.locator(".bs-cause").first).to_be_visible(timeout=WAIT_MS)
    expect(page.locator("[data-engine-failed]")).to_be_hidden()


@pytest.mark.parametrize("trouble", ["trapped", "killed"])
def test_an_engine_that_stops_once_goes_on_by_itself(open_page: OpenPage, trouble: str) -> None:
    """It reached code that it lacks, or the browser ended it: the whole engine gives the result to the same request."""
    with open_page("self-check/", expected=EXPECTED, before=lambda page: page.add_init_script(TROUBLE)) as page:
        if trouble == "killed":
            page.clock.install()
        page.evaluate("trouble => { window.troubles = [trouble]; }", trouble)
        whole: list[str] = []
        page.on("request", lambda request: whole.append(request.url) if "/whole." in request.url else None)
        reach_result(page)
        if trouble == "killed":
            page.wait_for_function("() => window.troubles.length === 0")
            page.clock.run_for(46_000)
        expect_result(page)
        assert len(whole) == 4


def test_an_engine_that_always_falls_silent_ends_in_a_page_that_helps(open_page: OpenPage) -> None:
    """Both engines are killed whenever they are asked; the page does not wait for ever."""
    with open_page("self-check/", expected=EXPECTED, before=lambda page: page.add_init_script(TROUBLE)) as page:
        page.clock.install()
        page.evaluate("() => { window.troubles = Array(20).fill('killed'); }")
        reach_result(page)
        let_time_pass(page, until=page.locator("[data-engine-failed]"))
        expect_useful_failure(page)


@pytest.mark.parametrize("lack", [NO_WEBASSEMBLY, NO_MODULES], ids=["no WebAssembly", "no module workers"])
def test_a_browser_that_cannot_run_python_shows_a_page_that_helps(open_page: OpenPage, lack: str) -> None:
    """Nothing hangs and no answer is lost."""
    with open_page(
        "self-check/", expected=f"{EXPECTED}|import|export|SyntaxError", before=lambda page: page.add_init_script(lack)
    ) as page:
        reach_result(page)
        expect(page.locator("[data-engine-failed]")).to_be_visible(timeout=WAIT_MS)
        expect_useful_failure(page)


def test_a_policy_that_forbids_webassembly_shows_a_page_that_helps(open_page: OpenPage, site: Path) -> None:
    """A host may send a stricter policy than the page's own."""
    forbid = lambda html: html.replace(b" 'wasm-unsafe-eval'", b"")  # noqa: E731
    with altered(site, forbid) as base, open_page("self-check/", base=base, expected=f"{EXPECTED}|policy") as page:
        reach_result(page)
        expect(page.locator("[data-engine-failed]")).to_be_visible(timeout=WAIT_MS)
        expect_useful_failure(page)


@pytest.mark.parametrize(("lack", "said"), [(NO_SUBTLE, 1), (NO_BROTLI, 0)], ids=["no hashes", "no Brotli"])
def test_a_browser_that_lacks_less_gives_the_result(open_page: OpenPage, lack: str, said: int) -> None:
    """Without HTTPS there are no hashes: the page does without, and says so in the console, once."""
    with open_page("self-check/", before=lambda page: page.add_init_script(lack)) as page:
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        assert ask(page) == "none"
        assert len([text for text in told if "nothing is compared with its hash" in text]) == said


def test_a_call_that_is_given_up_ends_at_once_and_hinders_no_other(open_page: OpenPage) -> None:
    """Given up before it was asked or while it is answered; the calls beside it and after it are answered."""
    with open_page("self-check/") as page:
        assert page.evaluate(ABANDON) == ["given up before", "given up", "none", "none"]
