"""A real Chromium on the built site, served under a sub-path as project pages are."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from generator.serve.server import SiteServer
from generator.setup import find_chromium
from tests.browser.line import Line, put_between

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

OpenPage = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a machine without it fails these tests, it does not skip them."""
    path = os.environ.get("BACKSTRIDE_CHROMIUM") or find_chromium()
    assert path, "Chromium is missing: run `make test`, which installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


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
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def open_page(browser: Browser, address: str) -> OpenPage:
    """Open a page of the site; on leaving, fail on any console error, page error or third-party request."""

    @contextmanager
    def opened(
        path: str = "", *, base: str = address, expected: str = "", data_saver: bool = False, **options: Any
    ) -> Iterator[Page]:
        context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **options})
        if data_saver:
            context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
        page, faults = _watched(context, base, expected)
        try:
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
