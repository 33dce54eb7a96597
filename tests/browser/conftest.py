"""Real browsers on the built site, served under a sub-path as project pages are.

Most tests ask Chromium's headless shell: the same engine as Chromium without the program around it, which costs less
than half. Tests marked `engines` are ways from end to end; they run in Chromium itself and in Firefox.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from generator.serve.server import SiteServer
from tests.browser.engines import ENGINES, SHELL, Launch, launcher
from tests.browser.hosts import running
from tests.browser.line import Line, put_between
from tests.browser.python import SharedPython

OpenPage = Callable[..., AbstractContextManager[Page]]
Python = Callable[[], SharedPython]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked so in each engine."""
    if metafunc.definition.get_closest_marker("engines"):
        metafunc.parametrize("engine", ENGINES, indirect=True)


@pytest.fixture(scope="session")
def launch() -> Iterator[Launch]:
    """Launch a browser by its name, each once; a machine without it fails these tests, it does not skip them."""
    with sync_playwright() as playwright:
        yield launcher(playwright)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """The name of the browser of this test."""
    return str(getattr(request, "param", SHELL))


@pytest.fixture
def browser(launch: Launch, engine: str) -> Browser:
    """The browser of this test."""
    return launch(engine)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site."""
    with serve(site) as url:
        yield url


@contextmanager
def serve(site: Path, line: Line | None = None) -> Iterator[str]:
    """Serve a site under /repo/ for as long as needed, over a line that may be held up."""
    server = SiteServer(site, base="/repo/")
    if line:
        put_between(server, line)
    with running(server):
        yield server.url


@pytest.fixture(scope="session")
def python(launch: Launch, address: str) -> Python:
    """The Python that pages may share; it is loaded when it is first asked."""
    shared: list[SharedPython] = []

    def get() -> SharedPython:
        if not shared:
            shared.append(SharedPython(launch(SHELL), address))
        return shared[0]

    return get


@pytest.fixture
def open_page(browser: Browser, engine: str, address: str, python: Python) -> OpenPage:
    """Open a page of the site; on leaving, fail on any console error, page error or third-party request.

    A test that goes from end to end in each engine shares no Python.
    """

    @contextmanager
    def opened(
        path: str = "",
        *,
        base: str = address,
        expected: str = "",
        shared_python: bool = False,
        before: Callable[[Page], object] | None = None,
        **options: Any,
    ) -> Iterator[Page]:
        assert engine != "firefox" or options.get("java_script_enabled", True), "Playwright lets its scripts run"
        context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **options})
        page, faults = _watched(context, base, expected)
        if shared_python and engine == SHELL:
            python().lend(page)
        try:
            if before:
                before(page)
            page.goto(base + path)
            yield page
            assert faults == []
        finally:
            context.close()

    return opened


def _watched(context: BrowserContext, base: str, expected: str) -> tuple[Page, list[str]]:
    """Return a new page and the list of its faults; what matches `expected` is none."""
    faults: list[str] = []
    page = context.new_page()

    def note(kind: str, text: str) -> None:
        if not (expected and re.search(expected, text)):
            faults.append(f"{kind}: {text}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            note(f"console {message.type}", message.text)

    def on_request(request: Request) -> None:
        if not request.url.startswith((base, "blob:", "data:")):
            faults.append(f"request to {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: note("page error", str(error)))
    context.on("request", on_request)
    return page, faults
