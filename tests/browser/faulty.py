"""A host whose files of the engine go wrong on their way, and that remembers which it was asked for."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from generator.serve.server import Mend, SiteServer
from tests.browser.hosts import running

Answer = Callable[[Any, bytes], None]
"""Answers a request, given its handler and the bytes of the file."""

TYPE: Final = "application/octet-stream"


class FaultyHost(SiteServer):
    """The site, each page asked for anew; `faults` says how files are answered whose name fits a pattern."""

    def __init__(self, site: Path, mend: Mend) -> None:
        """Begin without any fault."""
        super().__init__(site, base="/repo/", mend=mend)
        self.faults: dict[str, Answer] = {}
        self.asked: list[str] = []
        usual: Any = self.RequestHandlerClass

        class Faulty(usual):  # type: ignore[misc]
            server: FaultyHost
            path: str

            def _send(self, status: int, data: bytes, suffix: str) -> None:
                folder, _, name = self.path.rpartition("/")
                if "/engine-" not in folder:
                    super()._send(status, data, suffix)
                    return
                self.server.asked.append(name)
                fault = next((fault for pattern, fault in self.server.faults.items() if fnmatch(name, pattern)), None)
                if fault:
                    fault(self, data)
                else:
                    super()._send(status, data, suffix)

        self.RequestHandlerClass = Faulty


@contextmanager
def faulty(site: Path, mend: Mend = lambda html: html) -> Iterator[FaultyHost]:
    """Run such a host for as long as needed."""
    with running(FaultyHost(site, mend)) as host:
        yield host


def sent(handler: Any, data: bytes, *, length: int | None = None, kind: str = TYPE, encoding: str = "") -> None:
    """Send this, of this type; a length that is not that of the data ends in a connection that breaks."""
    handler.send_response(HTTPStatus.OK)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(data) if length is None else length))
    if encoding:
        handler.send_header("Content-Encoding", encoding)
    handler.end_headers()
    handler.wfile.write(data)
    handler.close_connection = length is not None


def gone(handler: Any, _data: bytes) -> None:
    """Answer that the file does not exist."""
    handler.send_error(HTTPStatus.NOT_FOUND)


def cut(handler: Any, data: bytes) -> None:
    """Send the first half as if it were all."""
    sent(handler, data[: len(data) // 2])


def aborted(handler: Any, data: bytes) -> None:
    """Send the first half, and break the connection."""
    sent(handler, data[: len(data) // 2], length=len(data))


def altered(handler: Any, data: bytes) -> None:
    """Change one byte of what is packed, or of the pack where Python does not know the format."""
    inner = bytearray(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
    inner[len(inner) // 2] ^= 1
    sent(handler, bytes(inner) if data[:2] != b"\x1f\x8b" else gzip.compress(inner, compresslevel=1))


def mistyped(handler: Any, data: bytes) -> None:
    """Send the file as a page."""
    sent(handler, data, kind="text/html; charset=utf-8")


def unpacked_on_the_way(handler: Any, data: bytes) -> None:
    """Say that the pack is a matter of the transport, so that the browser unpacks it."""
    sent(handler, data, encoding="br" if handler.path.endswith(".br") else "gzip")


def packed_twice(handler: Any, data: bytes) -> None:
    """Pack what is packed, as a matter of the transport."""
    sent(handler, gzip.compress(data, compresslevel=1), encoding="gzip")


def unpacked_by_the_host(handler: Any, data: bytes) -> None:
    """Send what is in a gzip file."""
    sent(handler, gzip.decompress(data) if handler.path.endswith(".gz") else data)


def once(fault: Answer) -> Answer:
    """Let a fault happen to the first request of each part, in whichever format, and none after it."""
    met: set[str] = set()

    def answer(handler: Any, data: bytes) -> None:
        part = handler.path.rpartition(".")[0]
        first = part not in met
        met.add(part)
        (fault if first else sent)(handler, data)

    return answer
