"""Contact sheets: shots stand side by side, long ones are folded, and no file is too large."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.shots.sheet import GAP, HEAD, LIMIT, STRIP, STRIPS_WIDTH, draw, layout, small_png

SIZES = st.lists(st.tuples(st.integers(1, 1500), st.integers(1, 9000)), min_size=1, max_size=6)


@given(SIZES)
def test_nothing_overlaps_and_nothing_sticks_out(sizes: list[tuple[int, int]]) -> None:
    """Strips stand from left to right with a gap between, all inside the sheet."""
    made = layout(sizes)
    edges = [(strip.left, strip.left + strip.width) for strip in made.strips]
    assert edges[0][0] == GAP
    assert all(after[0] == before[1] + GAP for before, after in pairwise(edges))
    assert edges[-1][1] + GAP == made.size[0]
    assert all(HEAD + strip.height + GAP <= made.size[1] for strip in made.strips)


@given(SIZES)
def test_every_shot_is_on_the_sheet_from_its_top_on(sizes: list[tuple[int, int]]) -> None:
    """The strips of a shot follow each other without a gap in the page, and none is taller than allowed."""
    for shot, (width, height) in enumerate(sizes):
        strips = [strip for strip in layout(sizes).strips if strip.shot == shot]
        assert [strip.top for strip in strips] == [STRIP * place for place in range(len(strips))]
        assert sum(strip.height for strip in strips) == min(height, STRIP * max(1, STRIPS_WIDTH // width))
        assert all(0 < strip.height <= STRIP for strip in strips)


def test_a_long_page_of_a_phone_is_folded_and_one_of_a_desktop_is_not() -> None:
    """Narrow pages go on beside their first strip, as far as a wide page is wide."""
    made = layout([(390, 5 * STRIP), (1280, 5 * STRIP)])
    assert [strip.shot for strip in made.strips] == [0, 0, 0, 1]


def test_a_sheet_without_shots_is_an_error() -> None:
    """There is nothing to lay out."""
    with pytest.raises(ValueError, match="at least one shot"):
        layout([])


def test_the_pixels_of_a_shot_are_on_the_sheet() -> None:
    """Each strip shows its own part of its shot."""
    shot = Image.new("RGB", (100, STRIP + 10), "#ff0000")
    shot.paste("#0000ff", (0, STRIP, 100, STRIP + 10))
    sheet = draw({"a phone": shot})
    assert sheet.getpixel((GAP + 50, HEAD + 5)) == (255, 0, 0)
    assert sheet.getpixel((2 * GAP + 150, HEAD + 5)) == (0, 0, 255)


def noise(width: int, height: int) -> Image.Image:
    """Return a picture that hardly compresses."""
    return Image.effect_noise((width, height), 100).convert("RGB")


@pytest.mark.parametrize("limit", [LIMIT, 20_000, 2_000])
def test_a_picture_that_does_not_compress_is_made_small_enough(limit: int) -> None:
    """A sheet is shrunk until its file fits, and no further than it must be."""
    data = small_png(noise(1500, 900), limit)
    assert limit * 0.5 < len(data) <= limit
    with Image.open(io.BytesIO(data)) as image:
        assert image.width / image.height == pytest.approx(1500 / 900, rel=0.2)


def test_a_plain_picture_is_no_larger_than_an_overview_needs() -> None:
    """What compresses well is shrunk to the largest scale of a sheet and no more."""
    with Image.open(io.BytesIO(small_png(Image.new("RGB", (1000, 500), "#ffffff")))) as image:
        assert image.size == (600, 300)


def test_a_limit_that_nothing_fits_is_an_error() -> None:
    """It does not go on for ever."""
    with pytest.raises(ValueError, match="10 bytes"):
        small_png(noise(50, 50), 10)


def test_a_rare_colour_stays_what_it_is() -> None:
    """A thin red line on a large picture of greys is still red."""
    picture = Image.linear_gradient("L").resize((1000, 1000)).convert("RGB")
    picture.paste("#a3161a", (400, 500, 480, 510))
    with Image.open(io.BytesIO(small_png(picture))) as image:
        red, green, blue = image.convert("RGB").getpixel((264, 303))  # type: ignore[misc]
    assert abs(red - 0xA3) + abs(green - 0x16) + abs(blue - 0x1A) < 40
