"""The first question of the self-check: how much of our own script must be there before it can be answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Browser, Page, Response

from tests.audit.report import Finding, Result
from tests.audit.weight import KIB, Limits
from tests.browser.runner import start
from tests.browser.states import PHONE

PAGE: Final = "self-check/"
OURS: Final = "/assets/selfcheck-"
ENGINE: Final = "/engine-"
WATCH: Final = """
new MutationObserver((_, watch) => {
  if (!document.querySelector("[data-selfcheck][data-ready]")) return;
  watch.disconnect();
  window.needed = performance.getEntriesByType("resource").map((one) => one.name);
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
"""
"""Notes what was loaded once Start works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstQuestion:
    """What was loaded up to the first question."""

    sizes: Mapping[str, int]
    """Compressed bytes of each file, by its address."""
    needed: frozenset[str]
    """Addresses of what was there when Start began to work."""

    @property
    def ours(self) -> int:
        """Bytes of our scripts before Start works."""
        return sum(size for url, size in self.sizes.items() if OURS in url and url in self.needed)

    @property
    def later(self) -> int:
        """Bytes of our scripts that follow it."""
        return sum(size for url, size in self.sizes.items() if OURS in url) - self.ours

    @property
    def everything(self) -> int:
        """Bytes of all files."""
        return sum(self.sizes.values())

    @property
    def engine(self) -> tuple[str, ...]:
        """Addresses of Python, which nobody needs yet."""
        return tuple(url for url in self.sizes if ENGINE in url)


def load(page: Page, address: str) -> FirstQuestion:
    """Open the self-check in a page that has loaded nothing, and go to its first question."""
    sizes: dict[str, int] = {}

    def on_response(response: Response) -> None:
        sizes[response.url] = int(response.headers.get("content-length", 0))

    page.add_init_script(WATCH)
    page.context.on("response", on_response)
    page.goto(address + PAGE)
    start(page)
    page.locator("#check-chest").wait_for()
    page.context.remove_listener("response", on_response)
    return FirstQuestion(sizes=sizes, needed=frozenset(page.evaluate("() => window.needed")))


def check(browser: Browser, address: str, limits: Limits) -> Result:
    """Find too much script, and a Python that comes too early."""
    page = browser.new_page(viewport=PHONE)
    first = load(page, address)
    page.close()
    return judge(first, limits)


def judge(first: FirstQuestion, limits: Limits) -> Result:
    """Compare what was loaded with the limit."""
    findings = [Finding(page=PAGE, wrong=f"{url} is asked for before the first question") for url in first.engine]
    kib, limit = first.ours / KIB, limits.first_question_kib
    if kib > limit or not first.ours:
        wrong = f"{kib:.1f} KiB of our script before the first question, above 0 and at most {limit} are allowed"
        findings.append(Finding(page=PAGE, wrong=wrong))
    figures = {"script bytes": first.ours, "script bytes that follow": first.later, "all bytes": first.everything}
    return Result(name="First question", figures=figures, findings=tuple(findings))
