"""A strict content security policy in every page, with hashes of its inline scripts.

Hosts such as GitHub Pages cannot set headers, so the policy stands in a `<meta>`, right behind the charset.
`form-action 'none'` also proves that answers cannot be sent. Behind it stands that other sites are not told where
a reader comes from.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterable, Mapping
from html.parser import HTMLParser
from typing import Final

_CHARSET: Final = '<meta charset="utf-8">'
_REFERRER: Final = '<meta name="referrer" content="no-referrer">'
_EXECUTABLE: Final = frozenset({"", "text/javascript", "application/javascript", "module"})

Rules = Mapping[str, Collection[str]]
"""The sources that each directive allows."""


def with_policy(html: str, rules: Rules) -> str:
    """Return the page with its policy; raise `ValueError` if it has no charset to stand behind."""
    if html.count(_CHARSET) != 1:
        raise ValueError(f"a page needs exactly one {_CHARSET}")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{as_text(rules)}">'
    return html.replace(_CHARSET, _CHARSET + meta + _REFERRER)


def rules_of(html: str) -> Rules:
    """Return what a page may do; WebAssembly and a worker made by the page only where the engine runs."""
    return allowed(script_hashes(html), engine="data-engine" in html)


def allowed(hashes: Collection[str], *, engine: bool) -> Rules:
    """Return what a page with these inline scripts may do: only its own scripts, styles, pictures and data.

    What is not named, such as frames, media and a manifest, falls back to nothing. The stylesheet has shapes in
    `data:` addresses.
    """
    return {
        "default-src": ["'none'"],
        "script-src": [
            "'self'",
            *(f"'sha256-{digest}'" for digest in sorted(set(hashes))),
            *(["'wasm-unsafe-eval'"] if engine else []),
        ],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"] if engine else ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "object-src": ["'none'"],
    }


def union(pages: Iterable[Rules]) -> Rules:
    """Return what any of the pages may do. "Nothing" stands alone: beside a source a browser complains of it."""
    merged: dict[str, dict[str, None]] = {}
    for rules in pages:
        for name, sources in rules.items():
            merged.setdefault(name, {}).update(dict.fromkeys(sources))
    return {
        name: [source for source in sources if source != "'none'" or len(sources) == 1]
        for name, sources in merged.items()
    }


def as_text(rules: Rules) -> str:
    """Return a policy as it stands in a page or a header."""
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
