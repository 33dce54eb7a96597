"""Visits to the self-check page of a served site, in which either engine is loaded and asked once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import BrowserContext, Page

from generator.bundle.cases import cases
from generator.load import Content
from generator.serve.server import SiteServer
from tests.bench.stock import FOLDER, Stock, lend, make_stock
from tests.browser.hosts import running

STOCK: Final = "stock"
OURS: Final = "ours"
REST_MS: Final = 4_000
"""How long a first visit goes on, so that the browser and the page keep what they keep for the next."""
READY_MS: Final = 500
"""How long a page, and what was closed before it, come to rest before anything is measured."""
VISIT: Final = "async ([script, plan]) => (await import(script)).visit(plan)"
KEPT: Final = "async (script) => (await import(script)).kept()"
TRIES: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Milliseconds from the beginning until Python was loaded, with the assessment, and until it had answered."""

    loaded: float
    answered: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A served site that has Pyodide as it is published beside it, and what is asked."""

    address: str
    stock: Stock
    manifest: dict[str, dict[str, dict[str, dict[str, int]]]]
    args: tuple[str, ...]
    answers: set[str] = field(default_factory=set)
    """All that was answered: the same by both engines."""

    def visit(self, page: Page, side: str, *, before: int = 0, ask: bool = True, after: int = 0) -> Times:
        """Load an engine in a page that is ready, and ask it; wait before and after for that many milliseconds.

        Raises `AssertionError` if the lean engine had to give way to the whole one, or if the answer is another one.
        """
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        plan = {"stock": f"{self.address}{FOLDER}" if side == STOCK else "", "before": before, "ask": ask}
        found = page.evaluate(VISIT, [self._script, {**plan, "after": after, "args": self.args}])
        assert not [text for text in said if "self-check" in text], said
        self.answers.update([found["answer"]] if ask else [])
        assert len(self.answers) < 2, "the engines answer differently"
        return Times(loaded=found["loaded"], answered=found["answered"])

    def first_visit(self, context: BrowserContext, side: str) -> int:
        """Make a first visit, and return the bytes of the memory that the page keeps for the next."""
        with self.page(context) as page:
            if side == STOCK:
                self.visit(page, side, after=REST_MS)
                return 0
            self.visit(page, side, before=REST_MS, ask=False)
            for _ in range(TRIES):
                if kept := int(page.evaluate(KEPT, self._script)):
                    return kept
                page.wait_for_timeout(REST_MS / TRIES)
        raise AssertionError("the page keeps no memory")

    @contextmanager
    def page(self, context: BrowserContext) -> Iterator[Page]:
        """Open the self-check, ready to start, for as long as needed."""
        page = context.new_page()
        page.goto(f"{self.address}self-check/")
        page.locator("[data-selfcheck][data-ready]").wait_for(state="attached")
        page.wait_for_timeout(READY_MS)
        try:
            yield page
        finally:
            page.close()

    @property
    def _script(self) -> str:
        return f"{self.address}{FOLDER}visit.mjs"


@contextmanager
def serving(site: Path, content: Content) -> Iterator[Host]:
    """Serve a site for as long as needed."""
    (path,) = site.glob("assets/engine-*/manifest.json")
    manifest = json.loads(path.read_text("utf-8"))
    stock = make_stock(manifest["lock"])
    server = SiteServer(site, base="/repo/")
    lend(server, stock)
    _, args = next(case for case in cases(content) if case[0] == "assess")
    with running(server):
        yield Host(address=server.url, stock=stock, manifest=manifest, args=args)
