"""Visits of each kind of page in Chromium: what is asked for, how much comes, and what moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize, sync_playwright

from tests.browser.engines import SHELL, launcher
from tests.browser.states import PHONE
from tests.browser.test_pages import KINDS

DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 800}
PAGES: Final = (*KINDS.values(), "nothing-here/")
"""One page of each kind, and one that does not exist, by the paths below the site."""
INLINE: Final = ("data:", "blob:")
SHIFTS: Final = """
window.auditShifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    const node = sources.map(({ node }) => node?.nodeType === 1 ? node : node?.parentElement).find(Boolean);
    if (!hadRecentInput) window.auditShifts.push([value, node?.cloneNode().outerHTML.slice(0, 120) ?? ""]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
"""Notes every movement of what is shown that nobody asked for, and the first element that moved."""
SCROLL: Final = """async () => {
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo(0, top);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
}"""
"""Reads the page to its end, screen by screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What happened while a page was loaded and read to its end."""

    page: str
    """Its path below the site, as `named` has it."""
    sizes: Mapping[str, int]
    """Bytes of each answer with its headers, by the address asked for; those of other hosts too."""
    foreign: tuple[str, ...]
    """Addresses of other hosts that were asked for, and what the policy says it has blocked."""
    shifts: tuple[tuple[float, str], ...]
    """Movements of what was shown: their layout shift scores, and an element of each."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Launch Chromium, or its headless shell, which has the same engine and costs less."""
    with sync_playwright() as playwright:
        browser = launcher(playwright)(SHELL)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    """Open a page in a fresh browser profile that asks for no animation, and lend it once it is at rest."""
    context = browser.new_context(**{"viewport": PHONE, "reduced_motion": "reduce", **options})
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def named(path: str) -> str:
    """Return the path of a page as reports name it."""
    return path or "home"


def visit(browser: Browser, address: str, path: str) -> Visit:
    """Load a page on a phone with nothing in the cache, and read it to its end."""
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(SHIFTS)
    finished: list[Request] = []
    foreign: list[str] = []

    def on_request(request: Request) -> None:
        if not request.url.startswith((address, *INLINE)):
            foreign.append(request.url)

    def on_finished(request: Request) -> None:
        finished.append(request)

    def on_console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            foreign.append(message.text)

    context.on("request", on_request)
    context.on("requestfinished", on_finished)
    context.on("console", on_console)
    page = context.new_page()
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    page.evaluate(SCROLL)
    page.wait_for_load_state("networkidle")
    shifts = tuple((score, element) for score, element in page.evaluate("() => window.auditShifts"))
    sizes = {request.url: _bytes(request) for request in finished if not request.url.startswith(INLINE)}
    context.close()
    return Visit(page=named(path), sizes=sizes, foreign=tuple(foreign), shifts=shifts)


def _bytes(request: Request) -> int:
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]
