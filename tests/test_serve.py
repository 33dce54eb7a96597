"""The preview: serves finished pages as a host does, rebuilds on a change, and survives broken content."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

import pytest

from generator.build import Project
from generator.serve.server import SiteServer
from tests.conftest import copy_project

BACKSTRIDE: Final = Path(sys.executable).with_name("backstride")
PATIENCE: Final = 60
"""Seconds after which a preview that does not answer has failed; none of the tests takes nearly as long."""
AGAIN: Final = 5
"""Seconds after which a file is saved again, in case the preview was not watching yet."""
RELOAD: Final = '<script type="module" src="/__preview/reload.mjs"></script>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(port: int, path: str, **headers: str) -> Answer:
    """Ask a server on this machine for a path, exactly as it is written."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(status=response.status, headers=found, body=response.read())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def port(site: Path) -> Iterator[int]:
    """Serve the finished site below a sub-path, as project pages are hosted."""
    server = SiteServer(site, base="/repo/")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/backstride-*.css", "text/css; charset=utf-8"),
        ("assets/selfcheck-*/main.mjs", "text/javascript; charset=utf-8"),
        ("assets/engine-*/lean.wasm.br", "application/octet-stream"),
        ("assets/engine-*/lean.wasm.gz", "application/gzip"),
        ("assets/engine-*/manifest.json", "application/json"),
        ("assets/shell-*/shell.mjs", "text/javascript; charset=utf-8"),
        ("assets/fonts-*/figtree-*.woff2", "font/woff2"),
        ("assets/favicon.svg", "image/svg+xml"),
        ("sitemap.xml", "application/xml"),
    ],
)
def test_files_have_the_right_type(site: Path, port: int, pattern: str, expected: str) -> None:
    """Each kind of file is served whole, with the type that browsers insist on for it."""
    (path,) = site.glob(pattern)
    answer = ask(port, f"/repo/{path.relative_to(site).as_posix()}")
    assert (answer.status, answer.headers["content-type"]) == (200, expected)
    assert answer.body == path.read_bytes()


def test_what_is_compressed_already_is_sent_as_it_is(site: Path, port: int) -> None:
    """A host would only waste time on it, and a browser would unpack it twice."""
    (path,) = site.glob("assets/engine-*/lean.whl.gz")
    answer = ask(port, f"/repo/{path.relative_to(site).as_posix()}", **{"Accept-Encoding": "gzip, br"})
    assert "content-encoding" not in answer.headers
    assert answer.body == path.read_bytes()


def test_files_are_compressed_where_the_browser_takes_it(site: Path, port: int) -> None:
    """With gzip accepted the same bytes arrive compressed, and say so."""
    answer = ask(port, "/repo/red-flags/", **{"Accept-Encoding": "gzip, br"})
    page = (site / "red-flags" / "index.html").read_bytes()
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(answer.body) < len(page)
    assert gzip.decompress(answer.body) == page


def test_a_folder_without_its_slash_is_redirected(port: int) -> None:
    """The address of a folder leads to the same address with a slash, so that relative links hold."""
    answer = ask(port, "/repo/causes/core")
    assert (answer.status, answer.headers["location"]) == (301, "/repo/causes/core/")


def test_an_unknown_address_shows_the_not_found_page(site: Path, port: int) -> None:
    """What is not there is answered with the site's own page and the status 404."""
    answer = ask(port, "/repo/causes/no-such-cause/")
    assert (answer.status, answer.body) == (404, (site / "404.html").read_bytes())
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/", "/repository/", "/causes/", "/__preview/state.json"])
def test_nothing_is_served_outside_the_sub_path(port: int, path: str) -> None:
    """The site is found below its own path alone, and the preview's parts are not served with it."""
    assert ask(port, path).status == 404


@pytest.mark.parametrize("path", ["/repo/../docs/index.md", "/repo/%2e%2e/docs/index.md", "/repo/..%2fdocs/index.md"])
def test_no_file_beside_the_site_is_served(project: Project, port: int, path: str) -> None:
    """An address that climbs out of the site gives the not-found page, however it is written."""
    assert (project.build / "docs" / "index.md").is_file()
    assert ask(port, path).status == 404


def test_pages_may_be_kept_for_as_long_as_on_the_host(port: int) -> None:
    """Without a preview, pages are kept for ten minutes and hold no reload script."""
    answer = ask(port, "/repo/")
    assert answer.headers["cache-control"] == "max-age=600"
    assert RELOAD.encode() not in answer.body


class Preview:
    """A running `backstride serve` on a free port, and what it printed."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._log = project.root / "stderr.txt"
        self.process = self._start()
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.port = self._find_port()

    def _start(self) -> subprocess.Popen[str]:
        command = [str(BACKSTRIDE), "--root", str(self.project.root), "serve", "--port", "0"]
        # Where the tests run in the background SIGINT is ignored, and a child would inherit that.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            with self._log.open("wb") as log:
                return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True)
        finally:
            signal.signal(signal.SIGINT, before)

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def _find_port(self) -> int:
        """Wait for the line that says where the site is served."""
        with contextlib.suppress(queue.Empty):
            while line := self._lines.get(timeout=PATIENCE):
                if found := re.match(r"Serving http://127\.0\.0\.1:(\d+)/ ", line):
                    return int(found[1])
        self.close()
        raise AssertionError(f"the preview did not start: {self.errors}")

    @property
    def errors(self) -> str:
        """What was printed on the standard error."""
        return self._log.read_text("utf-8")

    def ask(self, path: str) -> Answer:
        """Ask the preview for a path."""
        return ask(self.port, path)

    def state(self) -> tuple[int, str]:
        """Return the number of the last build, and its problem."""
        state = json.loads(self.ask("/__preview/state.json").body)
        return state["build"], state["problem"]

    def save(self, path: str, text: str, until: Callable[[], bool]) -> None:
        """Save a file and wait until something is true, or the process is gone."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            (self.project.root / path).write_text(text, "utf-8")
            for _ in range(AGAIN * 10):
                with contextlib.suppress(ConnectionError):
                    if until():
                        return
                time.sleep(0.1)

    def stop(self) -> int:
        """Press Ctrl+C and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.close()

    def close(self) -> None:
        """Make sure that the process is gone."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self._reader.join()
        if self.process.stdout:
            self.process.stdout.close()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Start a preview of a copy of the project."""
    running = Preview(copy_project(tmp_path_factory.mktemp("preview")))
    yield running
    running.close()


def test_the_preview_serves_finished_pages_that_reload(preview: Preview) -> None:
    """Pages of the preview are the finished ones with the reload script added; files on disk have none."""
    answer = preview.ask("/causes/core/")
    page = (preview.project.site / "causes" / "core" / "index.html").read_text("utf-8")
    assert answer.status == 200
    assert "Content-Security-Policy" in page
    assert RELOAD not in page
    assert answer.body.decode() == page.replace("</body>", f"{RELOAD}</body>")
    assert answer.headers["cache-control"] == "max-age=0"


def test_the_preview_serves_its_reload_script(preview: Preview) -> None:
    """The reload script is a module of the site itself, as the policy of the pages asks."""
    answer = preview.ask("/__preview/reload.mjs")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert b"/__preview/state.json" in answer.body


def test_the_preview_lives_through_broken_content(preview: Preview) -> None:
    """Broken content is reported to the page and in the terminal and the last good site stays; mended, it is built."""
    path = "content/equipment/mat.yml"
    good = (preview.project.root / path).read_text("utf-8")
    number, problem = preview.state()
    assert problem == ""
    preview.save(path, good.replace("name:", "nane:"), lambda: preview.state()[1] != "")
    broken_number, problem = preview.state()
    assert broken_number > number
    assert "content/equipment/mat.yml:2:1: nane: there is no key 'nane' here" in problem
    assert problem.splitlines()[-1] == "2 problems in content"
    assert problem in preview.errors
    assert preview.process.poll() is None
    assert preview.ask("/exercises/bird-dog/").status == 200

    preview.save(path, good.replace("name: ", "name: Soft "), lambda: preview.state()[1] == "")
    mended_number, problem = preview.state()
    assert (mended_number > broken_number, problem) == (True, "")
    assert b"Soft " in preview.ask("/exercises/bird-dog/").body


def test_the_preview_lives_through_a_broken_template(preview: Preview) -> None:
    """A mistake in a template is a problem like one in content: it is shown, and the preview goes on."""
    path = "site_src/templates/_foot.md.j2"
    good = (preview.project.root / path).read_text("utf-8")
    preview.save(path, good + "{% if %}", lambda: preview.state()[1] != "")
    assert preview.process.poll() is None, preview.errors
    assert "_foot.md.j2" in preview.state()[1]
    assert preview.ask("/").status == 200


def test_the_preview_stops_without_a_traceback(preview: Preview) -> None:
    """Ctrl+C ends the preview quietly, with the exit code 0."""
    assert preview.stop() == 0
    assert "Traceback" not in preview.errors


def test_a_port_in_use_is_one_sentence(site: Path, tmp_path: Path) -> None:
    """A preview whose port is taken says so in a sentence, and how to choose another."""
    taken = SiteServer(site)
    try:
        copy = copy_project(tmp_path / "copy")
        command = [str(BACKSTRIDE), "--root", str(copy.root), "serve", "--port", str(taken.server_port)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        taken.server_close()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert str(taken.server_port) in done.stderr
