"""The browsers of these tests, launched when they are first asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

from playwright.sync_api import Browser, Playwright

from generator import browsers

ARGUMENTS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""For Chromium on any machine; none changes what is compiled or shown."""

PREFERENCES: Final[dict[str, str | float | bool]] = {
    "fission.bfcacheInParent": False,
    "browser.sessionhistory.max_total_viewers": 0,
}
"""Pages are loaded again on the way back: Playwright does not hear of a page that Firefox takes out of its store."""

SHELL: Final = "shell"
"""Chromium's headless shell, or Chromium itself where there is none."""
ENGINES: Final = ("chromium", "firefox")

Launch = Callable[[str], Browser]


def launcher(playwright: Playwright) -> Launch:
    """Return a function that launches a browser by its name, once, and returns it ever after."""
    start = {
        SHELL: lambda: chromium(playwright, installed(browsers.SHELL) or installed(browsers.CHROMIUM)),
        "chromium": lambda: chromium(playwright, installed(browsers.CHROMIUM)),
        "firefox": lambda: firefox(playwright, installed(browsers.FIREFOX)),
    }
    running: dict[str, Browser] = {}

    def launch(name: str) -> Browser:
        if name not in running:
            running[name] = start[name]()
        return running[name]

    return launch


def installed(browser: browsers.Browser) -> str | None:
    """Return the path of a browser of this machine."""
    return browsers.find(browser, sys.executable)


def chromium(playwright: Playwright, path: str | None) -> Browser:
    """Launch a Chromium that is installed here."""
    assert path, "Chromium is missing: run `make test`, which installs it"
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


def firefox(playwright: Playwright, path: str | None) -> Browser:
    """Launch the Firefox that is installed here: Mozilla's, or Playwright's own build of it."""
    assert path, "Firefox is missing: run `make test`, which installs it"
    channel = None if "ms-playwright" in path else "moz-firefox"
    return playwright.firefox.launch(executable_path=path, channel=channel, firefox_user_prefs=PREFERENCES)
