"""Builds, serves, and watches `content/` and `site_src/`: rebuilds on a change, shows problems, reloads the page."""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from typing import Final

from watchfiles import watch

from generator.build import BUILD_ERRORS, Project, build, explain
from generator.serve.server import SiteServer

_RELOAD: Final = Path(__file__).with_name("reload.mjs")
_FIRST_LOOK_MS: Final = 300
"""How long the watcher waits before it says that nothing has changed."""
_TAG: Final = b'<script type="module" src="/__preview/reload.mjs"></script></body>'


def preview(project: Project, engine: str, port: int) -> None:
    """Serve the site until interrupted. Problems in content are printed and shown on the page; nothing dies."""
    state = PreviewState()
    try:
        server = SiteServer(project.site, port=port, mend=lambda html: html.replace(b"</body>", _TAG))
    except OSError as error:
        raise PortInUseError(f"Port {port} cannot be used ({error.strerror}): choose another with --port.") from None
    server.extra = {"/__preview/reload.mjs": _RELOAD.read_bytes, "/__preview/state.json": state.as_json}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    watched = (project.root / "content", project.root / "site_src")
    built = False
    try:
        # The watcher is up before the first build, so that no save is missed; it first yields nothing after a moment.
        for changes in watch(*watched, raise_interrupt=True, yield_on_timeout=True, rust_timeout=_FIRST_LOOK_MS):
            if changes or not built:
                state.rebuild(project, engine)
            if not built:
                print(f"Serving {server.url} - stop with Ctrl+C", flush=True)
            built = True
    except KeyboardInterrupt:
        server.shutdown()


class PortInUseError(Exception):
    """The port of the preview is taken."""


class PreviewState:
    """What the open pages ask for: the number of the last build, and what went wrong with it."""

    def __init__(self) -> None:
        self._build = 0
        self._problem = ""

    def as_json(self) -> bytes:
        """Return the state as JSON."""
        return json.dumps({"build": self._build, "problem": self._problem}).encode()

    def rebuild(self, project: Project, engine: str) -> None:
        """Build again; keep the last good site and remember the problem if that fails."""
        try:
            pages = build(project, engine)
        except BUILD_ERRORS as error:
            self._problem = explain(error)
            print(f"\n{self._problem}\nThe last good site is still shown.", file=sys.stderr, flush=True)
        else:
            self._problem = ""
            print(f"build/site is ready: {pages} pages", flush=True)
        self._build += 1
