"""A strict content security policy in every page, with hashes of its inline scripts.

Hosts such as GitHub Pages cannot set headers, so the policy stands in a `<meta>`, right behind the charset.
`form-action 'none'` also proves that answers cannot be sent.
"""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from typing import Final

_CHARSET: Final = '<meta charset="utf-8">'
_EXECUTABLE: Final = frozenset({"", "text/javascript", "application/javascript", "module"})


def with_policy(html: str) -> str:
    """Return the page with its policy; raise `ValueError` if it has no charset to stand behind."""
    if html.count(_CHARSET) != 1:
        raise ValueError(f"a page needs exactly one {_CHARSET}")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return html.replace(_CHARSET, _CHARSET + meta)


def policy(html: str) -> str:
    """Return the policy of a page: only its own scripts, styles and data; WebAssembly only where it is used."""
    hashes = [f"'sha256-{digest}'" for digest in sorted(set(script_hashes(html)))]
    wasm = ["'wasm-unsafe-eval'"] if "data-engine" in html else []
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *hashes, *wasm],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "object-src": ["'none'"],
    }
    return "; ".join(" ".join([name, *values]) for name, values in rules.items())


def script_hashes(html: str) -> list[str]:
    """Return the base64 SHA-256 of each executable inline script."""
    parser = _Scripts()
    parser.feed(html)
    parser.close()
    return [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in parser.found]


class _Scripts(HTMLParser):
    """Collects the exact text of executable inline scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "script" and "src" not in attributes and (attributes.get("type") or "") in _EXECUTABLE:
            self._inside = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data
