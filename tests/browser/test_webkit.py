"""A smoke run in WebKitGTK, the nearest thing to Safari that runs here: home, an exercise, the menu, a result."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from generator.browsers import WEBKIT, find, missing
from tests.browser.frame import MENU_BUTTON, MENU_LINK
from tests.browser.runner import CARDS, FLAGS, UNREMARKABLE, WALK

pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")
"""Selenium warns of what it does itself."""

WAIT_SECONDS: Final = 120
"""For Python on a slow machine."""

WATCH: Final = """
window.faults = [];
for (const kind of ["error", "unhandledrejection", "securitypolicyviolation"]) {
  addEventListener(kind, (event) => {
    window.faults.push([kind, event.message ?? event.reason ?? event.blockedURI].join(": "));
  });
}
"""
"""WebDriver tells nothing of the console."""


class Reader:
    """Somebody who opens pages in WebKitGTK."""

    def __init__(self, driver: WebKitGTK, address: str) -> None:
        self.driver = driver
        self._address = address
        self._wait: WebDriverWait[WebKitGTK] = WebDriverWait(driver, WAIT_SECONDS)

    @contextmanager
    def opened(self, path: str = "") -> Iterator[None]:
        """Open a page; on leaving, fail on any error, and on anything that the page's policy blocked."""
        self.driver.get(self._address + path)
        self.driver.execute_script(WATCH)
        yield
        assert (self.driver.execute_script("return window.faults ?? []")) == []

    def see(self, selector: str) -> WebElement:
        """Wait until something is visible, and return the first that is."""
        self._wait.until(lambda _: self._visible(selector))
        return self._visible(selector)[0]

    def gone(self, selector: str) -> None:
        """Wait until something is not visible any more."""
        self._wait.until(lambda _: not self._visible(selector))

    def _visible(self, selector: str) -> list[WebElement]:
        return [one for one in self.driver.find_elements(By.CSS_SELECTOR, selector) if one.is_displayed()]

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self._wait.until(lambda _: condition())

    def run(self, function: str, argument: Any) -> Any:
        """Call a function of JavaScript in the page."""
        return self.driver.execute_script(f"return ({function})(arguments[0])", argument)


@contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees; yields its name."""
    reading, writing = os.pipe()
    program = shutil.which("Xvfb")
    assert program
    command = [program, "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as said:
            name = said.readline().strip()
        try:
            yield f":{name}"
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def reader(address: str) -> Iterator[Reader]:
    """A reader with a phone-sized window; where WebKitGTK is not installed, the summary says so."""
    program = find(WEBKIT)
    if not program:
        pytest.skip(missing(WEBKIT))
    options = Options()
    options.binary_location = program
    options.add_argument("--automation")
    with screen() as display:
        service = Service(shutil.which("WebKitWebDriver"), env={**os.environ, "DISPLAY": display})
        driver = WebKitGTK(options=options, service=service)
        try:
            driver.set_window_size(390, 844)
            yield Reader(driver, address)
        finally:
            driver.quit()


def test_home_leads_to_the_self_check(reader: Reader) -> None:
    """The home page shows its heading, and its first link leads to the self-check."""
    with reader.opened():
        reader.see("h1")
        reader.driver.find_element(By.PARTIAL_LINK_TEXT, "Start the self-check").click()
        reader.see("[data-start]")


def test_an_exercise_shows_its_figure_and_its_movement(reader: Reader) -> None:
    """The still is there; a press loads the movement, another brings the still back."""
    with reader.opened("exercises/bird-dog/"):
        reader.see("[data-stage] > svg[role=img]")
        button = reader.see("button[data-animation]")
        button.click()
        reader.see("[data-stage] > svg[aria-hidden]")
        button.click()
        reader.gone("[data-stage] > svg[aria-hidden]")


def test_the_menu_opens_and_leads_on(reader: Reader) -> None:
    """On a phone the menu is closed and opens with a press; a link in it leads to its page."""
    with reader.opened("about/"):
        reader.gone(MENU_LINK)
        reader.see(MENU_BUTTON).click()
        link = reader.see(MENU_LINK)
        address = link.get_attribute("href")
        link.click()
        reader.until(lambda: reader.driver.current_url == address)


def test_the_self_check_ends_in_causes_and_a_plan(reader: Reader) -> None:
    """Python loads in WebKit, too: every question answered, the result has causes, exercises and weeks."""
    with reader.opened("self-check/"):
        reader.see("[data-start]").click()
        assert reader.run(FLAGS, [f"flags_{card}-none" for card in CARDS]) is None
        assert reader.run(WALK, [{**UNREMARKABLE, "next7": "=17"}, ""]) is None
        reader.see("[data-finish]").click()
        assert "Your long run jumps" in reader.see(".bs-cause").text
        reader.see("[data-plan]")
        assert len(reader.driver.find_elements(By.CSS_SELECTOR, ".bs-planned__name")) >= 4
        assert len(reader.driver.find_elements(By.CSS_SELECTOR, "[data-week]")) == 6
