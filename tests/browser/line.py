"""A line between server and browser that can be held up."""

from __future__ import annotations

import threading
from typing import Any, Final

from generator.serve.server import SiteServer

PIECE: Final = 50_000


class Line:
    """Lets some files through piece by piece, as told; everything else at once."""

    def __init__(self) -> None:
        self.held = ""
        self._pieces = threading.Semaphore(0)
        self._free = threading.Event()

    def hold(self, name: str) -> None:
        """Hold up every file with this in its address from now on."""
        self.held = name

    def let_through(self, size: int) -> None:
        """Let about so many bytes go on."""
        self._pieces.release(size // PIECE)

    def release(self) -> None:
        """Hold up nothing any more."""
        self._free.set()
        self._pieces.release()

    def send(self, write: Any, data: bytes) -> None:
        """Write the data, each piece when it may pass."""
        for place in range(0, len(data), PIECE):
            if not self._free.is_set():
                self._pieces.acquire()
            write(data[place : place + PIECE])


def put_between(server: SiteServer, line: Line) -> None:
    """Let a server answer over a line."""
    usual: Any = server.RequestHandlerClass

    class Held(usual):  # type: ignore[misc]
        path: str
        wfile: Any

        def _send(self, status: int, data: bytes, suffix: str) -> None:
            self.over_line = bool(line.held) and line.held in self.path
            super()._send(status, data, suffix)

        def end_headers(self) -> None:
            super().end_headers()
            if getattr(self, "over_line", False):
                self.wfile = _Over(self.wfile, line)

    server.RequestHandlerClass = Held


class _Over:
    """A file that is written over the line."""

    def __init__(self, file: Any, line: Line) -> None:
        self._file, self._line = file, line

    def write(self, data: bytes) -> int:
        """Write over the line."""
        self._line.send(self._file.write, data)
        return len(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
