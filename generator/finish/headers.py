"""The headers that a host should send, as the `_headers` file that Netlify and Cloudflare Pages read.

Hosts join the values of all rules that match an address. So no two rules set the same header for the same file,
and `*` stands at the end only, which is all that both hosts understand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.finish.csp import Rules, as_text, union

NAME: Final = "_headers"

EVERYWHERE: Final = {
    "Strict-Transport-Security": "max-age=31536000",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
        "geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()"
    ),
}
"""What every answer carries, besides the policy."""

FOR_OTHERS: Final = {"Access-Control-Allow-Origin": "*"}
"""Of data that pages of other sites may read."""

PAGES: Final = "public, max-age=0, must-revalidate"
"""Pages name files by their content; a page kept for long would name files that the next version does not have."""

A_DAY: Final = "public, max-age=86400"
A_YEAR: Final = "public, max-age=31536000, immutable"

TYPES: Final = {
    ".mjs": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
"""Types that hosts are known to get wrong, and without which a browser runs nothing."""

_HASHED: Final = re.compile(r"[-.][0-9a-f]{8,}(?=\.|$)")

Headers = Mapping[str, str]


def write_headers(site: Path, pages: Iterable[Rules]) -> None:
    """Write the headers of a finished site; `pages` is what each of its pages may do."""
    rules = [("/*", {"Content-Security-Policy": policy_of_site(pages), **EVERYWHERE}), *_rules(site)]
    blocks = ("\n".join([path, *(f"  {name}: {value}" for name, value in headers.items())]) for path, headers in rules)
    (site / NAME).write_text("\n\n".join(blocks) + "\n", "utf-8")


def policy_of_site(pages: Iterable[Rules]) -> str:
    """Return one policy for all files: what any page may do, and no other site may show a page in a frame.

    Pages narrow it down by their own policy, which cannot forbid frames.
    """
    return as_text({**union(pages), "frame-ancestors": ["'none'"]})


def is_hashed(name: str) -> bool:
    """Tell whether a file or folder carries a hash of its content in its name."""
    return bool(_HASHED.search(name))


def _rules(site: Path) -> Iterator[tuple[str, Headers]]:
    for entry in sorted(site.iterdir()):
        if entry.name == "assets":
            yield from _rules_of_assets(entry)
        elif entry.name != NAME:
            shared = FOR_OTHERS if entry.name in {"api", "feed.xml"} else {}
            yield f"/{entry.name}{'/*' if entry.is_dir() else ''}", {"Cache-Control": PAGES, **shared}
    yield "/", {"Cache-Control": PAGES}


def _rules_of_assets(folder: Path) -> Iterator[tuple[str, Headers]]:
    for entry in sorted(folder.iterdir()):
        files = [path for path in sorted(entry.rglob("*")) if path.is_file()] if entry.is_dir() else [entry]
        lasting = is_hashed(entry.name) or all(is_hashed(path.name) for path in files)
        headers = {"Cache-Control": A_YEAR if lasting else A_DAY}
        types = {path: TYPES.get(path.suffix) for path in files}
        (same, *others) = sorted(set(types.values()), key=str) or [None]
        if same and not others:
            headers["Content-Type"] = same
        yield f"/assets/{entry.name}{'/*' if entry.is_dir() else ''}", headers
        if others:
            for path, kind in types.items():
                if kind:
                    yield f"/assets/{path.relative_to(folder).as_posix()}", {"Content-Type": kind}
