"""Content security policy: every page has it first of all, it is strict, and its hashes are those of its scripts."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.audit.report import Finding, Result

ENGINE_PAGES: Final = frozenset({"self-check/index.html"})
"""Where Python runs, and nowhere else: the only pages that may compile WebAssembly."""
WASM: Final = "'wasm-unsafe-eval'"
ONLY: Final[Mapping[str, frozenset[str]]] = {
    "default-src": frozenset({"'none'"}),
    "style-src": frozenset({"'self'"}),
    "img-src": frozenset({"'self'", "data:"}),
    "font-src": frozenset({"'self'", "'none'"}),
    "connect-src": frozenset({"'self'", "'none'"}),
    "worker-src": frozenset({"'self'", "'none'", "blob:"}),
    "manifest-src": frozenset({"'self'", "'none'"}),
    "base-uri": frozenset({"'none'"}),
    "form-action": frozenset({"'none'"}),
    "object-src": frozenset({"'none'"}),
}
"""Most that a directive may allow; `script-src` has rules of its own."""
NEEDED: Final = frozenset({"default-src", "script-src", "style-src", "base-uri", "form-action", "object-src"})
"""Directives that must be there: the first because others fall back to it, the rest because these do not, or matter."""
START: Final = re.compile(
    r'<meta charset="?utf-8"?>\s*<meta http-equiv="?Content-Security-Policy"? content="([^"]*)">', re.IGNORECASE
)
"""The policy binds only what follows it, and so stands right behind the charset."""
BEFORE: Final = re.compile(r"\s*<!doctype html>\s*(?:<html[^>]*>)?\s*<head>\s*", re.IGNORECASE)
"""All that may stand before the charset."""
META: Final = re.compile(r"<meta[^>]+http-equiv", re.IGNORECASE)
SCRIPT: Final = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
DATA: Final = re.compile(r"\btype=[\"']?(?!text/javascript|application/javascript|module)[\w/+.-]+", re.IGNORECASE)
"""A type that no browser runs, such as that of JSON."""


def check(site: Path) -> Result:
    """Check every page of a site, the one for unknown addresses included."""
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    findings = [Finding(page=page, wrong=wrong) for page, html in pages.items() for wrong in faults(page, html)]
    if "404.html" not in pages:
        findings.append(Finding(page="404.html", wrong="there is no page for unknown addresses"))
    policies = {match[1] for html in pages.values() if (match := START.search(html))}
    figures = {"pages": len(pages), "different policies": len(policies)}
    return Result(name="Content security policy", figures=figures, findings=tuple(findings))


def faults(page: str, html: str) -> Iterator[str]:
    """Yield what is wrong with the policy of a page."""
    match = START.search(html)
    if not match:
        yield "there is no policy right behind the charset"
        return
    if not BEFORE.fullmatch(html[: match.start()]):
        yield "something stands before the charset and its policy"
    if len(META.findall(html)) > 1:
        yield "there is a second meta element with http-equiv"
    directives = {name: set(values) for name, *values in (part.split() for part in match[1].split(";") if part.strip())}
    yield from (f"{name} is missing" for name in sorted(NEEDED - directives.keys()))
    for name, values in directives.items():
        if name != "script-src":
            more = values - ONLY.get(name, frozenset())
            yield from (f"{name} allows {value}" for value in sorted(more))
    yield from _script_faults(page, html, directives.get("script-src", set()))


def _script_faults(page: str, html: str, allowed: set[str]) -> Iterator[str]:
    scripts = {_digest(text): text for head, text in SCRIPT.findall(html) if _runs_inline(head)}
    hashes = {value for value in allowed if value.startswith("'sha")}
    for value in sorted(allowed - hashes - {"'self'", WASM}):
        yield f"script-src allows {value}"
    for value in sorted(scripts.keys() - hashes):
        yield f"an inline script has no hash in the policy: {' '.join(scripts[value].split())[:60]}"
    for value in sorted(hashes - scripts.keys()):
        yield f"a hash of the policy belongs to no script: {value}"
    if (WASM in allowed) != (page in ENGINE_PAGES):
        yield f"{WASM} is {'allowed, and no Python runs here' if WASM in allowed else 'missing'}"


def _runs_inline(head: str) -> bool:
    return not re.search(r"\bsrc\s*=", head, re.IGNORECASE) and not DATA.search(head)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
