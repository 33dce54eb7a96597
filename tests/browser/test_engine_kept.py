"""What the browser keeps of the engine: the next visit needs no network, and nothing that is damaged is used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.faults import EXPECTED
from tests.browser.faulty import FaultyHost, faulty, gone
from tests.browser.python import ENGINE, ask

pytestmark = pytest.mark.engines

FILES: Final = ["lean.mjs", "lean.wasm", "lean.whl", "lean.zip", "snapshot"]

STORE: Final = "async () => caches.open((await caches.keys())[0])"
NAMES: Final = f"""async () => {{
  const store = await ({STORE})();
  return (await store.keys()).map(({{ url }}) => new URL(url).pathname.split("/").at(-1)).sort();
}}"""
LOAD: Final = f"""async (count) => {{
  (await ({ENGINE})()).start();
  for (;;) {{
    for (const name of await caches.keys())
      if ((await (await caches.open(name)).keys()).length === count) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }}
}}"""
"""Loads an engine, and waits until so many files are kept."""
DAMAGE: Final = f"""async ([name, damage]) => {{
  const store = await ({STORE})();
  const request = (await store.keys()).find(({{ url }}) => new URL(url).pathname.endsWith(name));
  const kept = await store.match(request);
  const bytes = new Uint8Array(await kept.arrayBuffer());
  const half = bytes.length >> 1;
  if (damage === "zeroed") bytes.fill(0, half);
  const left = damage === "truncated" ? bytes.subarray(0, half) : bytes;
  await store.put(request, new Response(left, {{ headers: kept.headers }}));
}}"""
FORGE: Final = f"""async () => {{
  const store = await ({STORE})();
  const request = (await store.keys()).find(({{ url }}) => url.includes("/snapshot"));
  const bytes = new Uint8Array(await (await store.match(request)).arrayBuffer()).fill(0, 100_000);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const text = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  await store.put(request, new Response(bytes, {{ headers: {{ "x-sha256": text }} }}));
}}"""
"""Damages the memory, and writes the hash of what is left: as if it had been kept so."""
HOLDS: Final = f"""async (text) => {{
  const store = await ({STORE})();
  const found = [];
  for (const request of await store.keys()) {{
    const bytes = await (await store.match(request)).arrayBuffer();
    const name = new URL(request.url).pathname.split("/").at(-1);
    if (new TextDecoder("latin1").decode(bytes).includes(text)) found.push(name);
  }}
  return found;
}}"""

FROM_MEMORY: Final = """
window.fromMemory = [];
window.Worker = class extends Worker {
  postMessage(message, ...more) {
    if (message.method === "load") window.fromMemory.push(message.args[0].snapshot?.byteLength > 1e6);
    super.postMessage(message, ...more);
  }
};
"""
"""Notes of each start of Python whether it begins from what was kept of its memory."""
REFUSED: Final = (
    "Object.defineProperty(window, 'caches', { get() { throw new DOMException('no', 'SecurityError'); } });"
)
ABSENT: Final = "Object.defineProperty(window, 'caches', { value: undefined });"
FULL: Final = """
if (window.Cache) Cache.prototype.put = async () => { throw new DOMException("full", "QuotaExceededError"); };
"""


@contextmanager
def kept(open_page: OpenPage, site: Path) -> Iterator[tuple[Page, FaultyHost]]:
    """A page of a second visit: the first has kept everything; the host notes what it is asked for from now on."""
    with faulty(site) as host, open_page("self-check/", base=host.url, expected=EXPECTED) as page:
        page.evaluate(LOAD, len(FILES))
        page.add_init_script(FROM_MEMORY)
        page.reload()
        host.asked.clear()
        yield page, host


def test_a_second_visit_needs_no_network(open_page: OpenPage, site: Path) -> None:
    """With every file of the engine refused Python starts from what was kept, and answers."""
    with kept(open_page, site) as (page, host):
        host.faults = {"*": gone}
        assert page.evaluate(NAMES) == FILES
        assert ask(page) == "none"
        assert host.asked == []
        assert page.evaluate("() => window.fromMemory") == [True]


def test_nothing_that_was_asked_is_kept(open_page: OpenPage) -> None:
    """Who asks before the memory was kept keeps none; what was asked is in no file, and the search finds what is."""
    with open_page("self-check/") as page:
        assert ask(page, note="distinctive-8231") == "none"
        page.wait_for_timeout(2_500)
        assert page.evaluate(NAMES) == [name for name in FILES if name != "snapshot"]
        assert page.evaluate(HOLDS, "distinctive-8231") == []
        assert "lean.whl" in page.evaluate(HOLDS, "assessment")


def test_what_was_damaged_on_the_device_is_not_used(open_page: OpenPage, site: Path) -> None:
    """A part is fetched again, and kept anew; without its memory Python starts afresh."""
    with kept(open_page, site) as (page, host):
        for name in FILES:
            for damage in ("zeroed", "truncated"):
                page.evaluate(DAMAGE, [name, damage])
                page.reload()
                host.asked.clear()
                assert ask(page) == "none"
                again = [] if name == "snapshot" else [name]
                assert [asked.rpartition(".")[0] for asked in host.asked] == again, (name, damage)
                assert page.evaluate("() => window.fromMemory") == [name != "snapshot"]


def test_memory_that_was_kept_damaged_gives_way_to_the_whole_engine(open_page: OpenPage, site: Path) -> None:
    """Its hash is right, and Python does not start from it: it is removed, and the answer comes all the same."""
    with kept(open_page, site) as (page, host):
        page.evaluate(FORGE)
        assert ask(page) == "none"
        assert {asked.partition(".")[0] for asked in host.asked} == {"whole"}
        assert "snapshot" not in page.evaluate(NAMES)


@pytest.mark.parametrize("lack", [REFUSED, ABSENT, FULL], ids=["refused", "absent", "full"])
def test_where_nothing_can_be_kept_nothing_else_changes(open_page: OpenPage, lack: str) -> None:
    """The answer comes, on this visit and the next."""
    with open_page("self-check/", before=lambda page: page.add_init_script(lack)) as page:
        assert ask(page) == "none"
        page.reload()
        assert ask(page) == "none"


def test_what_an_earlier_version_kept_is_removed(open_page: OpenPage) -> None:
    """Files of another version of the engine go once this one is loaded; stores of others are left alone."""
    with open_page("self-check/") as page:
        page.evaluate(
            """async () => {
              const own = await caches.open(`backstride ${new URL("../", location).pathname}`);
              await own.put("../assets/engine-0123456789ab/lean.wasm", new Response("old"));
              await (await caches.open("another site")).put("x", new Response("theirs"));
            }"""
        )
        assert ask(page) == "none"
        page.evaluate(
            """async () => {
              const own = await caches.open(`backstride ${new URL("../", location).pathname}`);
              while ((await own.keys()).some(({ url }) => url.includes("engine-0123456789ab")))
                await new Promise((resolve) => setTimeout(resolve, 20));
            }"""
        )
        assert "another site" in page.evaluate("() => caches.keys()")
