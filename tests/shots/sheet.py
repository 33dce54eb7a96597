"""A contact sheet: the shots of one kind of page side by side in one small PNG file."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw, ImageFont

LIMIT: Final = 300_000
"""Bytes that a sheet may have."""
STRIP: Final = 2000
"""Height of a strip: what is longer goes on in a strip beside it, or is cut off."""
STRIPS_WIDTH: Final = 1280
"""A shot gets as many strips as fit into this width, and at least one."""
GAP: Final = 28
HEAD: Final = 64
"""Room for the name of a shot above it."""
_GROUND: Final = "#8a8f98"
_COLOURS: Final = 200
_LARGEST: Final = 0.6
"""No sheet is larger than this part of its shots: it is an overview."""
_MARGIN: Final = 0.96

Size = tuple[int, int]
"""Width and height in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A part of a shot and its place on the sheet, in pixels of the shots."""

    shot: int
    """Place of its shot in the sequence."""
    top: int
    """Where it begins in the shot."""
    width: int
    height: int
    left: int
    """Its left edge on the sheet; the upper edge of all is below their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything stands on a sheet, in pixels of the shots."""

    size: Size
    strips: tuple[Strip, ...]


def layout(sizes: Sequence[Size]) -> Layout:
    """Return where shots of these sizes stand: from left to right, long ones folded into strips.

    Raises `ValueError` if there are none.
    """
    if not sizes:
        raise ValueError("a sheet needs at least one shot")
    strips, left = [], GAP
    for shot, (width, height) in enumerate(sizes):
        for top, part in _folded(width, height):
            strips.append(Strip(shot=shot, top=top, width=width, height=part, left=left))
            left += width + GAP
    return Layout(size=(left, HEAD + max(strip.height for strip in strips) + GAP), strips=tuple(strips))


def _folded(width: int, height: int) -> Iterator[Size]:
    """Yield the top and the height of each strip of a shot."""
    for place in range(max(1, STRIPS_WIDTH // width)):
        top = place * STRIP
        if top < height:
            yield top, min(STRIP, height - top)


def draw(shots: Mapping[str, Image.Image]) -> Image.Image:
    """Return the sheet of shots by their names, at full size."""
    names, images = list(shots), list(shots.values())
    plan = layout([image.size for image in images])
    sheet = Image.new("RGB", plan.size, _GROUND)
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=HEAD * 0.6)
    for strip in plan.strips:
        image = images[strip.shot]
        part = image.crop((0, strip.top, strip.width, strip.top + strip.height)).convert("RGB")
        sheet.paste(part, (strip.left, HEAD))
        if strip.top == 0:
            pen.text((strip.left, HEAD * 0.15), names[strip.shot], font=font, fill="#ffffff")
    return sheet


def small_png(image: Image.Image, limit: int = LIMIT) -> bytes:
    """Return the image as a PNG file of at most `limit` bytes, as large as that allows.

    Raises `ValueError` if not even a single pixel fits.
    """
    scale = _LARGEST
    while True:
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        data = _png(image.resize(size, Image.Resampling.LANCZOS))
        if len(data) <= limit:
            return data
        if size == (1, 1):
            raise ValueError(f"no picture fits into {limit} bytes")
        scale *= min(_MARGIN, math.sqrt(limit / len(data)) * _MARGIN)


def _png(image: Image.Image) -> bytes:
    """Return a PNG file with a palette in which rare colours stay; without dither, which would not compress."""
    file = io.BytesIO()
    few = image.convert("RGB").quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG", optimize=True)
    return file.getvalue()
