"""Finds the browsers of the tests and installs what is missing, with the standard library alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """A browser, and where it comes from."""

    name: str
    programs: tuple[str, ...]
    """Names on the path, the usual one first."""
    packages: tuple[str, ...]
    """What apt-get installs."""
    playwright: str = ""
    """What Playwright calls its own build, where it has one that does."""
    place: str = ""
    """Where the program is if it is not on the path; `*` stands for any name."""
    helpers: tuple[str, ...] = ()
    """Programs that it does not run without."""

    @property
    def variable(self) -> str:
        """The variable of the environment that names its path."""
        return f"BACKSTRIDE_{self.name.upper()}"


FONTS: Final = ("fonts-dejavu-core", "fonts-liberation")
CHROMIUM: Final = Browser(
    name="Chromium",
    programs=("chromium", "chromium-browser", "google-chrome-stable", "google-chrome"),
    packages=("chromium", *FONTS),
    playwright="chromium",
)
SHELL: Final = Browser(
    name="Shell",
    programs=("chromium-headless-shell", "chrome-headless-shell"),
    packages=("chromium-headless-shell",),
)
"""Chromium's engine without the program around it, which makes most tests cheap. Chromium itself does as well."""
FIREFOX: Final = Browser(
    name="Firefox",
    programs=("firefox-esr", "firefox"),
    packages=("firefox-esr", *FONTS),
    playwright="firefox",
)
WEBKIT: Final = Browser(
    name="WebKitGTK",
    programs=("MiniBrowser",),
    packages=("webkit2gtk-driver", "xvfb", *FONTS),
    place="/usr/lib/*/webkit2gtk-4.1/MiniBrowser",
    helpers=("WebKitWebDriver", "Xvfb"),
)
"""The nearest thing to Safari that runs here."""

NEEDED: Final = (CHROMIUM, FIREFOX)
WELCOME: Final = (SHELL, WEBKIT)

Say = Callable[[str], None]


class BrowserMissingError(Exception):
    """A browser that the tests need is not here; the text is one clear sentence."""


def set_up(python: str, say: Say) -> None:
    """Find or install each browser and note its path in the environment; `python` is one that has Playwright.

    Raises BrowserMissingError without Chromium or Firefox; says so where WebKitGTK is missing.
    """
    for browser in (*NEEDED, *WELCOME):
        path = find(browser, python) or _install(browser, python, say)
        if path:
            os.environ[browser.variable] = path
        elif browser in NEEDED:
            raise BrowserMissingError(
                f"{browser.name} is missing and could not be installed: install it, or set {browser.variable} to it."
            )
    if WEBKIT.variable not in os.environ:
        say(f"WARNING: {missing(WEBKIT)}")


def missing(browser: Browser) -> str:
    """Return the sentence for a browser without which its tests are left out."""
    packages = " ".join(package for package in browser.packages if package not in FONTS)
    return f"{browser.name} is missing, so NOTHING IS TESTED IN IT. Debian and Ubuntu: apt-get install {packages}"


def find(browser: Browser, python: str = "") -> str | None:
    """Return the path of an installed browser, or None; `python` is one that has Playwright."""
    chosen = os.environ.get(browser.variable)
    if chosen:
        return chosen
    if not all(shutil.which(helper) for helper in browser.helpers):
        return None
    on_path = next((path for name in browser.programs if (path := shutil.which(name))), None)
    return on_path or _in_place(browser) or _of_playwright(browser, python)


def _in_place(browser: Browser) -> str | None:
    found = sorted(Path("/").glob(browser.place.removeprefix("/"))) if browser.place else []
    return str(found[0]) if found else None


def _of_playwright(browser: Browser, python: str) -> str | None:
    if not browser.playwright or not python:
        return None
    code = f"with s() as p: print(p.{browser.playwright}.executable_path)"
    path = _quiet([python, "-c", f"from playwright.sync_api import sync_playwright as s\n{code}"]).stdout.strip()
    return path if path and Path(path).is_file() else None


def _install(browser: Browser, python: str, say: Say) -> str | None:
    """Install a browser, with apt-get when root, else with Playwright's own install; return its path if that worked."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        say(f"Installing {', '.join(browser.packages[:1])} for the browser tests …")
        _quiet(["apt-get", "update", "-qq"])
        _quiet(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *browser.packages])
    elif browser.playwright:
        say(f"Installing {browser.name} for the browser tests …")
        _quiet([python, "-m", "playwright", "install", browser.playwright])
    else:
        return None
    return find(browser, python)


def _quiet(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
