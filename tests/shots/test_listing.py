"""The page that lists the sheets, and the names of what is photographed."""

from __future__ import annotations

from tests.browser.test_pages import KINDS
from tests.shots.listing import listing
from tests.shots.subjects import subjects
from tests.shots.variants import VARIANTS


def test_each_sheet_is_shown_and_each_shot_is_linked() -> None:
    """Somebody who opens the page sees every sheet under its name, and finds every shot."""
    page = listing({"a & b": ("sheets/a-b.png", ["a-b-390-light.png", "a-b-print.png"])})
    assert '<h2 id="sheets/a-b.png">a &amp; b</h2>' in page
    assert '<img src="sheets/a-b.png" alt="Sheet: a &amp; b"' in page
    assert '<a href="a-b-390-light.png">a-b-390-light</a><a href="a-b-print.png">' in page
    assert "<h1>1 kinds of page</h1>" in page


def test_every_kind_of_page_is_photographed_under_a_file_name_of_its_own() -> None:
    """No shot overwrites another, and no kind of page is left out."""
    found = list(subjects())
    assert len({subject.slug for subject in found}) == len(found)
    assert set(KINDS) < {subject.name for subject in found}
    assert all(subject.variants == VARIANTS for subject in found if subject.name in KINDS)


def test_every_page_is_looked_at_narrow_and_wide_light_dark_and_on_paper() -> None:
    """The variants are those that a reader may see."""
    assert [(v.width, v.scheme, v.media) for v in VARIANTS[:4]] == [
        (width, scheme, "screen") for width in (390, 1280) for scheme in ("light", "dark")
    ]
    assert (VARIANTS[4].scheme, VARIANTS[4].media) == ("light", "print")
