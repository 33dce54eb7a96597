"""Serves a finished site as a static host does: under a sub-path, with gzip, 404.html and the right types."""

from __future__ import annotations

import gzip
import posixpath
import sys
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

TYPES: Final = {
    ".br": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}

_PACKED: Final = frozenset({".br", ".gz", ".png", ".woff2"})
"""What is compressed already, and so is sent as it is."""
_NO_SITE: Final = b'<!doctype html><html lang="en"><title>Nothing built yet</title><body></body></html>'

Mend = Callable[[bytes], bytes]


class SiteServer(ThreadingHTTPServer):
    """A server for one site; port 0 picks a free one."""

    daemon_threads = True

    def __init__(self, site: Path, *, port: int = 0, base: str = "/", mend: Mend | None = None) -> None:
        """Serve `site` below `base`; `mend` changes pages on their way out (the preview's reload script)."""
        self.site = site
        self.base = base
        self.mend = mend
        self.extra: dict[str, Callable[[], bytes]] = {}
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay quiet where a browser has gone on to another page before it had everything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def url(self) -> str:
        """The address of the site's home page."""
        return f"http://127.0.0.1:{self.server_port}{self.base}"


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = posixpath.normpath(unquote(urlsplit(self.path).path))
        asked = self.path.partition("?")[0]
        if asked in self.server.extra:
            self._send(HTTPStatus.OK, self.server.extra[asked](), posixpath.splitext(asked)[1])
            return
        if not asked.startswith(self.server.base):
            self._send(HTTPStatus.NOT_FOUND, b"not below this site", ".html")
            return
        file = self.server.site / path[len(self.server.base.rstrip("/")) :].lstrip("/")
        if file.is_dir() and not asked.endswith("/"):
            self._redirect(f"{asked}/")
            return
        if file.is_dir():
            file /= "index.html"
        inside = file.resolve().is_relative_to(self.server.site.resolve())
        if inside and file.is_file():
            self._send(HTTPStatus.OK, file.read_bytes(), file.suffix)
        else:
            page = self.server.site / "404.html"
            self._send(HTTPStatus.NOT_FOUND, page.read_bytes() if page.is_file() else _NO_SITE, ".html")

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, data: bytes, suffix: str) -> None:
        if suffix == ".html" and self.server.mend:
            data = self.server.mend(data)
        zipped = "gzip" in self.headers.get("Accept-Encoding", "") and suffix not in _PACKED
        body = _gzip(data) if zipped else data
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=0" if self.server.mend else "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Stay quiet: the terminal is for problems."""


@lru_cache(maxsize=64)
def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=6, mtime=0)
