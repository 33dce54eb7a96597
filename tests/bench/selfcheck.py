"""The self-check part of `make bench`: how long a reader waits for the result, what blocks the page, and the bytes."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, Response, expect

from tests.audit.first_question import ENGINE, FirstQuestion, load
from tests.audit.weight import KIB, read_limits
from tests.browser.conftest import serve
from tests.browser.runner import WAIT_MS, answer_flags, answer_questions, fill, finish, go_on

RUNS: Final = 16
SHORT_MS: Final = 50
"""Longest median from the last answer to the result, and longest task of the page."""
SCRIPT_BYTES: Final = read_limits().first_question_kib * KIB

WATCH: Final = """
window.tasks = [];
window.answered = 0;
new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((one) => [one.startTime, one.duration])))
  .observe({ type: "longtask", buffered: true });
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => { window.answered += data.ok ? 1 : 0; });
  }
};
"""
"""Notes tasks of 50 ms and more, and how often Python has answered."""

RESULT_MS: Final = """async (buttons) => {
  const plan = document.querySelector("[data-plan]");
  plan.hidden = true;
  const shown = new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (plan.hidden) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    });
    watch.observe(plan, { attributes: true });
  });
  const begin = performance.now();
  for (const button of buttons) document.querySelector(button).click();
  return (await shown) - begin;
}"""
"""Presses buttons and returns the milliseconds until causes and plan are painted."""


def measure(browser: Browser, site: Path) -> dict[str, float]:
    """Print every figure of the self-check, and return those that are kept.

    Between the last answer and the result stands the page of answers. `result_ms` is what a reader waits who has seen
    it; the other figure is for a program that presses both buttons in the same moment, so it has two pages to draw.
    """
    with serve(site) as address:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.add_init_script(WATCH)
        sizes: dict[str, int] = {}

        def on_response(response: Response) -> None:
            sizes[response.url] = int(response.headers.get("content-length", 0))

        page.context.on("response", on_response)
        first = load(page, address)
        began = page.evaluate("() => performance.now()")
        answer_flags(page)
        answer_questions(page, next7="=17", moves=["arch_worse"])
        finish(page)
        expect(page.locator("[data-plan]")).to_be_visible(timeout=WAIT_MS)
        _bytes(first, sizes)
        read = [_result(page, run, at_once=False) for run in range(RUNS)]
        at_once = [_result(page, run, at_once=True) for run in range(RUNS)]
        _times({"answers read first": read, "asked for at once": at_once})
        _tasks(page, began)
    return {
        "selfcheck.first_question_bytes": first.ours,
        "selfcheck.result_ms": round(statistics.median(read), 1),
        "selfcheck.result_ms_with_two_steps_at_once": round(statistics.median(at_once), 1),
    }


def _bytes(first: FirstQuestion, sizes: dict[str, int]) -> None:
    assert not first.engine, "Python is asked for before the first question"
    print("Self-check: bytes, compressed")
    print(f"  our scripts before Start works {first.ours:>12,}  {_verdict(first.ours, SCRIPT_BYTES)}")
    print(f"  our scripts that follow it     {first.later:>12,}")
    print(f"  all up to the first question   {first.everything:>12,}")
    print(f"  the engine                     {sum(size for url, size in sizes.items() if ENGINE in url):>12,}")
    print(f"  all up to the result           {sum(sizes.values()):>12,}\n")


def _result(page: Page, run: int, *, at_once: bool) -> float:
    """Change an answer, so that nothing is known beforehand, and return the milliseconds to the result."""
    page.locator("[data-view=result] [data-change]").click()
    page.get_by_role("button", name="Change How much time do you have for exercises?").click()
    answered = page.evaluate("() => window.answered")
    fill(page, "minutes", ("m10", "m15", "m20", "m30")[run % 4])
    if at_once:
        return float(page.evaluate(RESULT_MS, ["[data-continue]", "[data-finish]"]))
    go_on(page)
    while page.evaluate("() => window.answered") == answered:
        page.wait_for_timeout(10)
    return float(page.evaluate(RESULT_MS, ["[data-finish]"]))


def _times(milliseconds: dict[str, list[float]]) -> None:
    print(f"Self-check: last answer to the result, Python loaded, {RUNS} runs: milliseconds")
    for name, values in milliseconds.items():
        middle = statistics.median(values)
        print(f"  {name:<22} median {middle:>5.0f}  most {max(values):>5.0f}  {_verdict(middle, SHORT_MS)}")
    print()


def _tasks(page: Page, began: float) -> None:
    tasks: list[list[float]] = page.evaluate("() => window.tasks")
    check = [duration for at, duration in tasks if at >= began]
    load = [duration for at, duration in tasks if at < began]
    print("Self-check: longest task of the page in milliseconds; 0 means shorter than 50")
    print(f"  while the page loads   {max(load, default=0):>5.0f}")
    print(f"  while it is answered   {max(check, default=0):>5.0f}  {_verdict(max(check, default=0), SHORT_MS)}")


def _verdict(value: float, limit: int) -> str:
    return f"{value / limit:.2f} of the limit" + ("" if value <= limit else ": TOO MUCH")
