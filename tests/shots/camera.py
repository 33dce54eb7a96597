"""Photographs of the site in a real browser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from tests.shots.subjects import Subject
from tests.shots.variants import Variant

TALLEST = 16_000
"""Pixels; the browser cannot draw much more in one picture."""


def shots(browser: Browser, address: str, subject: Subject) -> Iterator[tuple[Variant, Image.Image]]:
    """Yield a picture of the subject for each of its variants.

    The page is opened and led to its state once for each width: its scripts look at the width when it opens.
    """
    for _, variants in groupby(subject.variants, key=lambda variant: variant.width):
        yield from _of_one_width(browser, address, subject, tuple(variants))


def _of_one_width(
    browser: Browser, address: str, subject: Subject, variants: tuple[Variant, ...]
) -> Iterator[tuple[Variant, Image.Image]]:
    context = browser.new_context(viewport=_screen(variants[0]), reduced_motion="reduce")
    try:
        page = context.new_page()
        page.goto(address + subject.path)
        subject.act(page)
        for variant in variants:
            yield variant, _shot(page, variant, whole=subject.whole)
    finally:
        context.close()


def _screen(variant: Variant) -> ViewportSize:
    return {"width": variant.width, "height": variant.height}


def _shot(page: Page, variant: Variant, *, whole: bool) -> Image.Image:
    page.emulate_media(color_scheme=variant.scheme, media=variant.media, reduced_motion="reduce")
    page.evaluate("() => { scrollTo(0, 0); return document.fonts.ready.then(() => undefined); }")
    height = page.evaluate("() => document.documentElement.scrollHeight") if whole else variant.height
    clip = {"x": 0.0, "y": 0.0, "width": float(variant.width), "height": float(min(height, TALLEST))}
    data = page.screenshot(full_page=whole, clip=clip, animations="disabled", caret="hide")  # type: ignore[arg-type]
    return Image.open(io.BytesIO(data)).convert("RGB")
