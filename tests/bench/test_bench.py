"""Parts of `make bench` that measure no time: what is made of numbers, and how a process is found and slowed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from generator.serve.server import SiteServer
from tests.bench import machine
from tests.bench.stock import FOLDER, Stock, lend
from tests.bench.summary import LIMITS, TIMED, Limit, details, numbers, readme, sizes, verdicts
from tests.browser.hosts import running

MEMORY = [f"{side}_{visit}" for side in ("stock", "ours") for visit in ("first", "first_and_kept", "second")]
SAMPLES = {
    **{f"{case}.stock.answered_ms": [900.0, 1000.0, 5000.0] for case in TIMED.values()},
    **{f"{case}.ours.answered_ms": [300.0, 200.0, 100.0] for case in TIMED.values()},
    **{f"chromium.memory.{name}_mib": [100.0] for name in MEMORY},
}
STOCK = Stock(sent={"br": {"a.wasm": b"1234"}, "gzip": {"a.wasm": b"12345"}, "": {"a.wasm": b"1234567890"}})
MANIFEST = {"lean": {"code": {"sent": {"gz": 2, "br": 1}}, "worker": {"sent": {"gz": 1, "br": 1}}}}


@pytest.fixture
def process() -> Iterator[int]:
    """The number of a process that calls itself a renderer."""
    command = [sys.executable, "-c", "import sys; print(flush=True); sys.stdin.read()", "--type=renderer"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as started:
        assert started.stdout
        started.stdout.readline()
        yield started.pid


def test_numbers_are_medians_and_their_ratios() -> None:
    """A ratio is that of the medians, and one round that went wrong does not move it."""
    found = numbers(SAMPLES, 3)
    cold = [found[f"engine.chromium.cold.stock.answered_ms.{kind}"] for kind in ("median", "least", "most")]
    assert cold == [1000, 900, 5000]
    assert {found[name] for name in TIMED} == {0.2}
    assert found["engine.rounds"] == 3


def test_bytes_are_those_that_chromium_gets() -> None:
    """Of ours it is gzip on every host; the ratio with brotli on both sides stands beside it."""
    found = sizes(MANIFEST, STOCK)
    names = ("bytes_ratio_br", "bytes_ratio_br_both", "bytes_ratio_gzip", "bytes_ratio_uncompressed")
    assert [found[f"engine.{name}"] for name in names] == [0.75, 0.5, 0.6, 0.3]


def test_tables_hold_every_number() -> None:
    """What is not shown with its range is shown alone or beside its limit; the table for the README has one width."""
    found = {**numbers(SAMPLES, 3), **sizes(MANIFEST, STOCK), "selfcheck.result_ms": 60.0}
    shown = "\n".join([*details(found), *verdicts(found)])
    assert [
        name for name in found if name.removesuffix(".least").removesuffix(".most").removesuffix(".median") not in shown
    ] == []
    assert {line.count("|") for line in readme(found)} == {5}
    assert "| First visit, Firefox | 1.00 s | 0.20 s | 0.20 |" in list(readme(found))
    assert [line.split()[0] for line in verdicts(found) if "TOO MUCH" in line] == [
        "engine.bytes_ratio_br",
        "selfcheck.result_ms",
    ]


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (0.2, "at most 0.38, and 0.25, the aim"),
        (0.3, "at most 0.38, not 0.25, the aim"),
        (0.4, "TOO MUCH: above 0.38"),
    ],
)
def test_a_verdict_names_limit_and_aim(value: float, verdict: str) -> None:
    """Above the limit, between both, and below both."""
    assert LIMITS["engine.boot_ratio"] == Limit(0.38, 0.25)
    assert LIMITS["engine.boot_ratio"].verdict(value) == verdict


def test_renderers_of_this_program_are_found(process: int) -> None:
    """A process below this one is found by its type, and its memory is read."""
    assert process in machine.renderers()
    assert machine.peak_mib([process]) > 1


def test_a_slowed_process_goes_on_at_the_end(process: int) -> None:
    """It is seen stopped meanwhile, and is not stopped afterwards, even after a failure."""
    seen: set[str] = set()

    def fail() -> None:
        with machine.slowed([process]):
            while "T" not in seen:
                seen.add(_state(process))
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - its own
        fail()
    assert _state(process) != "T"


def _state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]


@pytest.mark.parametrize(("accepted", "coding"), [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("", "")])
def test_the_host_compresses_as_the_browser_can_read(accepted: str, coding: str, tmp_path: Path) -> None:
    """What was compressed before is sent with its type; the scripts of the measurements stand beside it."""
    server = SiteServer(tmp_path, base="/repo/")
    lend(server, STOCK)
    with running(server):
        sent, headers = _get(server, "a.wasm", accepted)
        assert sent == STOCK.sent[coding]["a.wasm"]
        assert headers.get("Content-Encoding", "") == coding
        assert headers["Content-Type"] == "application/wasm"
        assert b"loadPyodide" in _get(server, "worker.mjs", "")[0]


def _get(server: SiteServer, name: str, accepted: str) -> tuple[bytes, dict[str, str]]:
    with closing(HTTPConnection("127.0.0.1", server.server_port)) as connection:
        connection.request("GET", f"{server.base}{FOLDER}{name}", headers={"Accept-Encoding": accepted})
        answer = connection.getresponse()
        return answer.read(), dict(answer.getheaders())
