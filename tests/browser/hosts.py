"""Hosts for tests: one that counts what reaches it, and one that sends the headers of the site's `_headers` file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.serve.server import Mend, SiteServer
from tests.test_headers import parse, sent


class Stranger(ThreadingHTTPServer):
    """Another host: it answers everything with an empty script, and remembers what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free port, which makes it another origin."""
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), _Answer)

    @property
    def url(self) -> str:
        """Its address, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"


class _Answer(BaseHTTPRequestHandler):
    server: Stranger

    def do_GET(self) -> None:
        """Answer what may be asked from anywhere."""
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET  # noqa: N815 - the base class's name

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Stay quiet."""


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[Any]:
    """Let a server answer for as long as needed."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def altered(site: Path, mend: Mend) -> Iterator[str]:
    """Serve a site whose pages are changed on their way out, and yield its address."""
    with running(SiteServer(site, base="/repo/", mend=mend)) as server:
        yield server.url


@contextmanager
def with_headers(site: Path) -> Iterator[str]:
    """Serve a site at the root of its host, with the headers of its `_headers` file, and yield its address."""
    rules = parse((site / "_headers").read_text("utf-8"))
    server = SiteServer(site)
    usual: Any = server.RequestHandlerClass

    class Sending(usual):  # type: ignore[misc]
        path: str

        def send_header(self, name: str, value: str) -> None:
            if name not in sent(rules, self.path):
                super().send_header(name, value)

        def end_headers(self) -> None:
            for name, values in sent(rules, self.path).items():
                super().send_header(name, ", ".join(values))
            super().end_headers()

    server.RequestHandlerClass = Sending
    with running(server):
        yield server.url
