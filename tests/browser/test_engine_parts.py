"""Parts of the engine that go wrong on their way: what is wrong is refused, what is right in any wrapping is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import faulty
from tests.browser.conftest import OpenPage
from tests.browser.faults import EXPECTED
from tests.browser.parts import FILES
from tests.browser.python import ask
from tests.browser.test_selfcheck_faults import expect_failure_again_and_again, reach_result, retry

pytestmark = pytest.mark.engines

WRONG = {"missing": faulty.gone, "truncated": faulty.cut, "broken off": faulty.aborted, "altered": faulty.altered}
WRAPPINGS = {
    "of a wrong type": faulty.mistyped,
    "unpacked by the browser": faulty.unpacked_on_the_way,
    "packed twice": faulty.packed_twice,
    "unpacked by the host": faulty.unpacked_by_the_host,
}


def formats(engine: str) -> list[str]:
    """Return the formats that a browser asks for: the one it likes best, and then the one that every browser reads."""
    return ["br" if engine == "firefox" else "gz", "gz"]


@pytest.mark.parametrize("fault", WRONG.values(), ids=WRONG.keys())
def test_a_part_that_is_wrong_is_asked_for_twice_and_refused(
    open_page: OpenPage, site: Path, engine: str, fault: faulty.Answer
) -> None:
    """Whichever part it is: the answer is an error that names it, and the whole engine is not loaded in its place."""
    with faulty.faulty(site) as host, open_page("self-check/", base=host.url, expected=EXPECTED) as page:
        for end in FILES.values():
            host.asked.clear()
            host.faults = {f"lean.{end}.*": fault}
            assert f"lean.{end}" in ask(page, anew=True)
            assert [name for name in host.asked if end in name] == [f"lean.{end}.{form}" for form in formats(engine)]
            assert not [name for name in host.asked if name.startswith("whole")]


@pytest.mark.parametrize("wrapping", WRAPPINGS.values(), ids=WRAPPINGS.keys())
def test_a_part_is_taken_in_any_wrapping(open_page: OpenPage, site: Path, wrapping: faulty.Answer) -> None:
    """No host needs to know the types of the parts, or to leave them packed."""
    with faulty.faulty(site) as host, open_page("self-check/", base=host.url, expected=EXPECTED) as page:
        host.faults = {"*": wrapping}
        assert ask(page) == "none"


@pytest.mark.parametrize("fault", [faulty.aborted, faulty.gone], ids=["broken off", "missing"])
def test_what_goes_wrong_once_is_mended_without_the_reader(
    open_page: OpenPage, site: Path, fault: faulty.Answer
) -> None:
    """A connection that breaks off, or a file that is not there yet: the second request of each part succeeds."""
    with faulty.faulty(site) as host, open_page("self-check/", base=host.url, expected=EXPECTED) as page:
        host.faults = {"*": faulty.once(fault)}
        assert ask(page) == "none"
        assert len(host.asked) == 2 * len(FILES)


@pytest.mark.parametrize("fault", [faulty.aborted, faulty.altered], ids=["broken off", "altered"])
def test_what_always_goes_wrong_ends_in_a_page_that_helps(
    open_page: OpenPage, site: Path, fault: faulty.Answer
) -> None:
    """The page shows what to do without Python; once the fault is gone, trying again gives the result."""
    with faulty.faulty(site) as host, open_page("self-check/", base=host.url, expected=EXPECTED) as page:
        host.faults = {"lean.wasm.*": fault}
        reach_result(page)
        expect_failure_again_and_again(page)
        host.faults = {}
        retry(page)
