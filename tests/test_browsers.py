"""Finding and installing browsers: what is there is used, what is needed and missing is one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import browsers
from generator.browsers import CHROMIUM, FIREFOX, SHELL, WEBKIT, Browser, BrowserMissingError, find, set_up


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The only folder on the path of a machine that has no browser and whose user is not root."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    for browser in (CHROMIUM, FIREFOX, SHELL, WEBKIT):
        monkeypatch.setenv(browser.variable, "")  # so that what the test sets is taken back
        monkeypatch.delenv(browser.variable)
    return folder


def put(folder: Path, name: str, script: str = "") -> str:
    """Put a program on the path, and return where it is."""
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / name).chmod(0o755)
    return str(folder / name)


@pytest.mark.parametrize("browser", [CHROMIUM, FIREFOX, SHELL, WEBKIT], ids=lambda browser: browser.name)
def test_a_chosen_browser_is_used(monkeypatch: pytest.MonkeyPatch, programs: Path, browser: Browser) -> None:
    """The browser that the reader names comes before one on the path."""
    put(programs, browser.programs[0])
    monkeypatch.setenv(browser.variable, "/opt/my/browser")
    assert find(browser) == "/opt/my/browser"


@pytest.mark.parametrize(
    ("browser", "name"), [(browser, name) for browser in (CHROMIUM, FIREFOX, SHELL) for name in browser.programs]
)
def test_an_installed_browser_is_found(programs: Path, browser: Browser, name: str) -> None:
    """A browser on the path is found by any of its usual names."""
    assert find(browser) is None
    assert find(browser, python=put(programs, "python", "echo /not/there")) is None
    assert find(browser, python=put(programs, "python", f"echo {put(programs, name)}")) == str(programs / name)


def test_a_build_of_playwright_is_found(programs: Path, tmp_path: Path) -> None:
    """Where none is on the path, the one that Playwright has installed is used."""
    (tmp_path / "firefox").touch(0o755)
    assert find(FIREFOX, python=put(programs, "python", f"echo {tmp_path / 'firefox'}")) == str(tmp_path / "firefox")


@pytest.mark.parametrize("lacking", WEBKIT.helpers)
def test_webkit_counts_only_with_all_that_it_needs(programs: Path, lacking: str) -> None:
    """Without its driver or a screen it cannot be used."""
    for name in (*WEBKIT.programs, *WEBKIT.helpers):
        put(programs, name)
    assert find(WEBKIT) == str(programs / "MiniBrowser")
    (programs / lacking).unlink()
    assert find(WEBKIT) is None


@pytest.mark.parametrize("browser", [CHROMIUM, FIREFOX], ids=lambda browser: browser.name)
def test_a_needed_browser_that_is_missing_is_one_sentence(programs: Path, browser: Browser) -> None:
    """Chromium and Firefox are needed: without one of them nothing is tested."""
    for other in {CHROMIUM, FIREFOX} - {browser}:
        put(programs, other.programs[0])
    with pytest.raises(BrowserMissingError) as caught:
        set_up(put(programs, "python"), lambda _: None)
    sentence = f"{browser.name} is missing and could not be installed: install it, or set {browser.variable} to it."
    assert str(caught.value) == sentence


def test_without_webkit_the_warning_is_loud(programs: Path) -> None:
    """The tests go on, and the first lines say what they leave out and how to get it."""
    said: list[str] = []
    for browser in browsers.NEEDED:
        put(programs, browser.programs[0])
    set_up(put(programs, "python"), said.append)
    warning = "WARNING: WebKitGTK is missing, so NOTHING IS TESTED IN IT. Debian and Ubuntu: apt-get install"
    assert said == [f"{warning} webkit2gtk-driver xvfb"]
    assert os.environ[FIREFOX.variable] == str(programs / "firefox-esr")


def test_root_installs_with_apt_get(monkeypatch: pytest.MonkeyPatch, programs: Path) -> None:
    """What is missing comes from the machine's own packages."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    for browser in (CHROMIUM, SHELL):
        put(programs, browser.programs[0])
    made = f"printf '#!/bin/sh\\n' > {programs}/firefox-esr; /bin/chmod 755 {programs}/firefox-esr"
    put(programs, "apt-get", f'echo "$@" >> {programs}/log\ncase "$*" in *firefox-esr*) {made};; esac')
    set_up(put(programs, "python"), lambda _: None)
    wanted = "install -y -qq --no-install-recommends"
    assert [line for line in (programs / "log").read_text("utf-8").splitlines() if line.startswith("install")] == [
        f"{wanted} firefox-esr fonts-dejavu-core fonts-liberation",
        f"{wanted} webkit2gtk-driver xvfb fonts-dejavu-core fonts-liberation",
    ]
