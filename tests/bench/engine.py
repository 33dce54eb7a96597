"""The engine part of `make bench`: the site's own engine beside Pyodide as it is published, in turn in every round."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import Final

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from generator import browsers
from tests.bench.machine import peak_mib, renderers, slowed
from tests.bench.visit import OURS, REST_MS, STOCK, Host, Times
from tests.browser.engines import ARGUMENTS, ENGINES, PREFERENCES, chromium, firefox, installed

SIDES: Final = (STOCK, OURS)
MEMORY_ROUNDS: Final = 3
SLOW_4G: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""Milliseconds, and bytes in a second."""
SPIN: Final = """() => {
  const loop = "const begin = performance.now(); for (let i = 0; i < 4e8; i += 1);";
  const text = `${loop} postMessage(performance.now() - begin);`;
  const worker = new Worker(URL.createObjectURL(new Blob([text])));
  return new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
}"""
"""Milliseconds of a loop in a worker."""

Samples = defaultdict[str, list[float]]


def measure(playwright: Playwright, host: Host, rounds: int) -> Samples:
    """Return what was measured by its name, a number for each round."""
    samples: Samples = defaultdict(list)
    for name in ENGINES:
        with closing(_start(playwright, name)) as browser:
            _cold(host, browser, defaultdict(list), name)  # a browser that has just started is slow
            _repeat(f"cold, {name}", rounds, partial(_cold, host, browser, samples, name))
        _repeat(f"warm, {name}", rounds, partial(_warm, host, playwright, samples, name))
    with closing(_start(playwright, "chromium")) as browser:
        _cold(host, browser, defaultdict(list), "chromium")
        _repeat("slow 4G and a slow processor", rounds, partial(_slow, host, browser, samples))
    _repeat("memory", min(rounds, MEMORY_ROUNDS), partial(_memory, host, playwright, samples))
    return samples


def _repeat(title: str, rounds: int, measured: Callable[[], None]) -> None:
    begin = time.perf_counter()
    for _ in range(rounds):
        measured()
    print(f"  {title}: {rounds} rounds in {time.perf_counter() - begin:.0f} s", flush=True)


def _cold(host: Host, browser: Browser, samples: Samples, name: str) -> None:
    """Measure first visits: each in a context that has nothing kept."""
    for side in SIDES:
        with closing(browser.new_context()) as context, host.page(context) as page:
            _note(samples, f"{name}.cold.{side}", host.visit(page, side))


def _warm(host: Host, playwright: Playwright, samples: Samples, name: str) -> None:
    """Measure second and third visits, in a browser that keeps things on the disk."""
    for side in SIDES:
        with tempfile.TemporaryDirectory() as folder, closing(_stored(playwright, name, folder)) as context:
            kept = host.first_visit(context, side)
            if side == OURS:
                samples[f"{name}.kept_bytes"].append(kept)
            for visit in ("second", "third"):
                with host.page(context) as page:
                    _note(samples, f"{name}.{visit}.{side}", host.visit(page, side, after=REST_MS // 4))


def _slow(host: Host, browser: Browser, samples: Samples) -> None:
    """Measure first visits over a slow line, with a slow processor."""
    for side in SIDES:
        with closing(browser.new_context()) as context, host.page(context) as page:
            if side == STOCK:
                samples["chromium.slow4g.spin_times"].append(_spin_times(page))
            session = context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", SLOW_4G)
            with slowed(renderers()):
                _note(samples, f"chromium.slow4g.{side}", host.visit(page, side))


def _spin_times(page: Page) -> float:
    """Return how many times as long a worker takes when its process is slowed."""
    usual = min(page.evaluate(SPIN) for _ in range(2))
    with slowed(renderers()):
        return float(page.evaluate(SPIN)) / float(usual)


def _memory(host: Host, playwright: Playwright, samples: Samples) -> None:
    """Measure the most memory of the page's process, each time in a browser that was started for it."""
    plans: dict[str, Callable[[Page], object]] = {
        "page_alone": lambda _: None,
        "stock_first": lambda page: host.visit(page, STOCK),
        "ours_first": lambda page: host.visit(page, OURS),
        "ours_first_and_kept": lambda page: host.visit(page, OURS, before=REST_MS),
    }
    for name, plan in plans.items():
        with closing(_start(playwright, "chromium")) as browser:
            _peak(host, browser.new_context(), plan, samples[f"chromium.memory.{name}_mib"])
    for side in SIDES:
        with tempfile.TemporaryDirectory() as folder:
            with closing(_stored(playwright, "chromium", folder)) as context:
                host.first_visit(context, side)
            with closing(_stored(playwright, "chromium", folder)) as context:
                _peak(host, context, plans[f"{side}_first"], samples[f"chromium.memory.{side}_second_mib"])


def _peak(host: Host, context: BrowserContext, plan: Callable[[Page], object], peaks: list[float]) -> None:
    with host.page(context) as page:
        plan(page)
        peaks.append(peak_mib(renderers()))


def _start(playwright: Playwright, name: str) -> Browser:
    if name == "chromium":
        return chromium(playwright, installed(browsers.CHROMIUM))
    return firefox(playwright, installed(browsers.FIREFOX))


def _stored(playwright: Playwright, name: str, folder: str) -> BrowserContext:
    """Start a browser of which all that it keeps lies in a folder."""
    if name == "chromium":
        path = installed(browsers.CHROMIUM)
        return playwright.chromium.launch_persistent_context(folder, executable_path=path, args=ARGUMENTS)
    path = installed(browsers.FIREFOX)
    channel = None if "ms-playwright" in (path or "") else "moz-firefox"
    return playwright.firefox.launch_persistent_context(
        folder, executable_path=path, channel=channel, firefox_user_prefs=PREFERENCES
    )


def _note(samples: Samples, name: str, times: Times) -> None:
    samples[f"{name}.loaded_ms"].append(times.loaded)
    samples[f"{name}.answered_ms"].append(times.answered)
