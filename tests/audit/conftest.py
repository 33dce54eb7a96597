"""Small made-up sites, each with one fault, and a Chromium to look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser

from tests.audit.hosting import served
from tests.audit.visits import chromium

Found = TypeVar("Found")
Look = Callable[[Browser, str], Found]
"""What a check does with a browser and the address of a site."""
InChromium = Callable[[Path, Look[Found]], Found]

PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>{head}</head>{body}</html>'


def write_site(folder: Path, body: str, head: str = "") -> Path:
    """Write a site of one page, and return its folder."""
    (folder / "index.html").write_text(PAGE.format(head=head, body=f"<body>{body}</body>"), "utf-8")
    return folder


@pytest.fixture(scope="session")
def in_chromium() -> Iterator[InChromium[object]]:
    """Lend a function that serves a site and looks at it.

    It works in a thread of its own: Playwright allows one browser session in each, and other tests have theirs.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        lent = chromium()
        browser = thread.submit(lent.__enter__).result()

        def run(site: Path, look: Look[object]) -> object:
            with served(site) as address:
                return thread.submit(look, browser, address).result()

        yield run
        thread.submit(lent.__exit__, None, None, None).result()
