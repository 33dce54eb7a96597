"""The check of the policy finds every way in which one can be absent, late, weak or wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from generator.finish.csp import rules_of, with_policy
from tests.audit import csp

HEAD: Final = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>x</title>'
PLAIN: Final = f"{HEAD}</head><body><script>start()</script><script src='x.js'></script></body></html>"
PAGE: Final = with_policy(PLAIN, rules_of(PLAIN))
HASH: Final = csp._digest("start()")
OTHER: Final = csp._digest("other")


def test_a_strict_policy_is_accepted() -> None:
    """The policy of the finish step is as it should be, with WebAssembly where Python runs; data has no hash."""
    data = "<script type='application/json'>{}</script>"
    assert list(csp.faults("index.html", PAGE.replace("</body>", f"{data}</body>"))) == []
    assert list(csp.faults("self-check/index.html", PAGE.replace(HASH, f"{HASH} 'wasm-unsafe-eval'"))) == []


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("Content-Security-Policy", "refresh", "there is no policy right behind the charset"),
        ('"utf-8">', '"utf-8"><title>y</title>', "there is no policy right behind the charset"),
        ("<head>", "<head><script src='early.js'></script>", "something stands before the charset and its policy"),
        ("<title>", "<meta http-equiv='refresh'><title>", "there is a second meta element with http-equiv"),
        ("form-action 'none'; ", "", "form-action is missing"),
        ("default-src 'none'", "default-src 'self'", "default-src allows 'self'"),
        ("style-src 'self'", "style-src 'self' 'unsafe-inline'", "style-src allows 'unsafe-inline'"),
        ("img-src 'self'", "img-src 'self' https:", "img-src allows https:"),
        ("object-src 'none'", "object-src 'none'; frame-src 'self'", "frame-src allows 'self'"),
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'", "script-src allows 'unsafe-inline'"),
        ("script-src 'self'", "script-src 'self' 'unsafe-eval'", "script-src allows 'unsafe-eval'"),
        ("script-src 'self'", "script-src 'self' blob:", "script-src allows blob:"),
        (HASH, f"{HASH} {OTHER}", f"a hash of the policy belongs to no script: {OTHER}"),
        (HASH, f"{HASH} 'wasm-unsafe-eval'", "'wasm-unsafe-eval' is allowed, and no Python runs here"),
        ("<title>", "<script type='module'>go()</script><title>", "an inline script has no hash in the policy: go()"),
    ],
)
def test_a_fault_is_found(old: str, new: str, wrong: str) -> None:
    """The fault is named, and no other."""
    assert old in PAGE
    assert list(csp.faults("index.html", PAGE.replace(old, new, 1))) == [wrong]


def test_a_changed_script_is_found_twice() -> None:
    """After a change of one byte the script has no hash, and the hash no script."""
    found = list(csp.faults("index.html", PAGE.replace("start()", "start( )")))
    assert found == [
        "an inline script has no hash in the policy: start( )",
        f"a hash of the policy belongs to no script: {HASH}",
    ]


def test_python_needs_its_permission() -> None:
    """The self-check's page without permission for WebAssembly is a fault."""
    assert list(csp.faults("self-check/index.html", PAGE)) == ["'wasm-unsafe-eval' is missing"]


def test_a_site_needs_a_page_for_unknown_addresses(tmp_path: Path) -> None:
    """Every page is looked at, in folders too, and the one for unknown addresses must be among them."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(HEAD, "utf-8")
    result = csp.check(tmp_path)
    assert [finding.page for finding in result.findings] == ["a/index.html", "404.html"]
    (tmp_path / "404.html").write_text(PAGE, "utf-8")
    assert [finding.page for finding in csp.check(tmp_path).findings] == ["a/index.html"]
