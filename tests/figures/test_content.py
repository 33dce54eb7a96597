"""Every figure of the content: nothing wrong with it, within its size, readable without scripts, said in words."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

import pytest

from generator.checks.poses import pose_faults
from generator.figures.draw import picture
from generator.figures.figure import Figure, figure, rungs
from generator.load import Content
from generator.models.poses import Pose
from tests.conftest import ROOT

STILLS: Final = 8192
"""Bytes of the inline pictures of a figure."""
ANIMATION: Final = 6144
"""Bytes of an animation file, compressed."""
NAMES: Final = sorted(path.stem for path in (ROOT / "content" / "poses").glob("*.yml"))


def variants(content: Content, name: str) -> dict[str, Pose]:
    """Return a pose and the rungs of its ladder by their slugs."""
    pose = content.poses[name]
    return {name: pose, **dict(rungs(name, pose))}


def made(content: Content, slug: str, pose: Pose) -> Figure:
    """Return a figure."""
    return figure(slug, pose, content.presets)


def test_the_figures_are_there() -> None:
    """This file looks at the real content, and there is much of it."""
    assert len(NAMES) >= 60


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_a_figure(content: Content, name: str) -> None:
    """Joints, contacts, lengths and frame hold at nine moments."""
    for slug, pose in variants(content, name).items():
        assert list(pose_faults(slug, pose, content, {})) == [], slug


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_keeps_to_its_size(content: Content, name: str) -> None:
    """Stills take at most 8 KB, an animation at most 6 KB compressed."""
    for slug, pose in variants(content, name).items():
        item = made(content, slug, pose)
        assert len(item.stills.encode()) <= STILLS, slug
        if slug == name:
            assert len(gzip.compress(item.animation.encode(), 9)) <= ANIMATION, slug


@pytest.mark.parametrize("name", NAMES)
def test_stills_are_sound_and_named(content: Content, name: str) -> None:
    """The SVG is well formed, has a title and a description of its own, and no style or script inside."""
    for slug, pose in variants(content, name).items():
        root = ET.fromstring(made(content, slug, pose).stills)  # noqa: S314 - our own text
        title, description = root.find("title"), root.find("desc")
        assert title is not None
        assert description is not None
        assert title.text == pose.name
        assert len(description.text or "") > 30
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert not [item for item in root.iter() if item.get("style") or item.tag in {"style", "script"}]


@pytest.mark.parametrize("name", NAMES)
def test_outlines_have_one_structure_at_all_moments(content: Content, name: str) -> None:
    """At nine moments every shape is drawn with the same segments, so that one can turn into the other."""
    subject = made(content, name, content.poses[name]).subject
    structures = set()
    for index in range(9):
        shapes = picture(subject, subject.movement.at(index / 8), marks=False)
        structures.add(tuple((s.look, tuple(tuple(letter for letter, _ in o) for o in s.outlines)) for s in shapes))
    assert len(structures) == 1


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_of_an_animation_fits_its_shape(content: Content, name: str) -> None:
    """All values of an animated outline have as many numbers as the outline, and their times grow from 0 to 1."""
    text = made(content, name, content.poses[name]).animation
    if not text:
        assert content.poses[name].end is None or content.poses[name].only
        return
    root = ET.fromstring(text)  # noqa: S314 - our own text
    moving = list(root.iter("{http://www.w3.org/2000/svg}animate"))
    assert moving
    for item in moving:
        values, times = (
            (item.get("values") or "").split(";"),
            [float(t) for t in (item.get("keyTimes") or "").split(";")],
        )
        assert len(values) == len(times)
        assert (times[0], times[-1]) == (0, 1)
        assert times == sorted(times)
        assert len({len(re.findall(r"-?\d+", value)) for value in values}) == 1
        assert len({re.sub(r"[-\d ]", "", value) for value in values}) == 1


def drawn_points(path: str) -> Iterator[tuple[int, int]]:
    """Yield the absolute points of relative path data, controls too."""
    x = y = left = top = 0
    for letter, numbers in re.findall(r"([mlqcz])([-\d ]*)", path):
        values = [int(number) for number in re.findall(r"-?\d+", numbers)]
        size = {"m": 2, "l": 2, "q": 4, "c": 6, "z": 0}[letter]
        for start in range(0, len(values), size or 1):
            points = list(zip(values[start : start + size : 2], values[start + 1 : start + size : 2], strict=True))
            yield from ((x + dx, y + dy) for dx, dy in points)
            x, y = x + points[-1][0], y + points[-1][1]
            left, top = (x, y) if letter == "m" else (left, top)
        if letter == "z":
            x, y = left, top


@pytest.mark.parametrize("name", NAMES)
def test_nothing_leaves_the_frame(content: Content, name: str) -> None:
    """Stills, also of rungs, and movement are drawn within their frames; only close-ups are cut off."""
    if content.poses[name].crop:
        return
    stills = [made(content, slug, pose).stills for slug, pose in variants(content, name).items()]
    for text in filter(None, (*stills, made(content, name, content.poses[name]).animation)):
        frame = re.search(r'viewBox="0 0 (\d+) (\d+)"', text)
        assert frame
        points = [p for data in re.findall(r' d="([^"]+)"', text) for p in drawn_points(data)]
        for values in re.findall(r' values="([^"]+)"', text):
            points += [point for value in values.split(";") for point in drawn_points(value)]
        assert len(points) > 100
        assert min(x for x, _ in points) >= 0
        assert min(y for _, y in points) >= 0
        assert max(x for x, _ in points) <= int(frame[1])
        assert max(y for _, y in points) <= int(frame[2])


def test_no_two_figures_have_the_same_text(content: Content) -> None:
    """Whoever hears two text alternatives can tell them apart."""
    texts: dict[str, str] = {}
    for name in NAMES:
        for slug, pose in variants(content, name).items():
            text = made(content, slug, pose).description
            assert text not in texts, (slug, texts.get(text))
            texts[text] = slug
