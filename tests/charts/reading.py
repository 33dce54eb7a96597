"""Reads a chart back: its bars, words and lines as boxes in the units of the chart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from generator.charts.marks import TEXT

LETTER: Final = 0.64
"""Width of a figure over the size of the text in DejaVu Sans, as wide a font as a reader may have; letters are less."""
BOLD: Final = 1.1
"""How much wider its bold letters are."""
THIN: Final = {" ": 0.32, ".": 0.32, ",": 0.32, "(": 0.4, ")": 0.4, "-": 0.37, "l": 0.28, "i": 0.28}
WIDE: Final = {"m": 0.98, "w": 0.82, "%": 0.96, "+": 0.84}
LARGE: Final = {"bs-chart__number": 15.0}
"""Size of words that are larger than the others; they are bold."""
LIFT: Final = 0.76
"""Height of a figure over the size of the text."""
NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something drawn, with its class and the box around it."""

    look: str
    left: float
    top: float
    right: float
    bottom: float
    words: str = ""

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Halfway from left to right."""
        return (self.left + self.right) / 2

    def meets(self, other: Mark) -> bool:
        """Return whether two boxes share some of the chart."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


def parsed(svg: str) -> ET.Element:
    """Return the root of a chart."""
    return ET.fromstring(svg)  # noqa: S314 - our own


def size(svg: str) -> tuple[float, float]:
    """Return the width and height of a chart."""
    _, _, width, height = map(float, parsed(svg).attrib["viewBox"].split())
    return width, height


def marks(svg: str, look: str = "") -> list[Mark]:
    """Return what is drawn in a chart, or what has one class; words have a box that is rather too wide."""
    root = parsed(svg)
    for pattern in root.findall("pattern"):
        root.remove(pattern)
    found = (mark for element in root for mark in _marks(element))
    return [mark for mark in found if not look or mark.look == f"bs-chart__{look}"]


def _marks(element: ET.Element) -> Iterator[Mark]:
    look = element.get("class", "")
    if element.tag == "text":
        yield _words(element, look)
    elif element.tag == "rect":
        x, y, width, height = (float(element.attrib[key]) for key in ("x", "y", "width", "height"))
        yield Mark(look=look, left=x, top=y, right=x + width, bottom=y + height)
    elif element.tag == "path":
        for points in outlines(element.attrib["d"]):
            across, down = zip(*points, strict=True)
            yield Mark(look=look, left=min(across), top=min(down), right=max(across), bottom=max(down))


def _words(element: ET.Element, look: str) -> Mark:
    words, height = element.text or "", LARGE.get(look, TEXT)
    width = height * sum((THIN | WIDE).get(letter, LETTER) for letter in words) * (BOLD if look in LARGE else 1.0)
    x, y = float(element.attrib["x"]), float(element.attrib["y"])
    left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
    return Mark(look=look, left=left, top=y - LIFT * height, right=left + width, bottom=y + 0.1 * height, words=words)


def outlines(data: str) -> list[list[tuple[float, float]]]:
    """Return the corners of each part of a path; a curve counts with the point that it goes to."""
    found: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for letter, rest in re.findall(r"([a-zA-Z])([^a-zA-Z]*)", data):
        numbers = [float(text) for text in NUMBER.findall(rest)]
        match letter:
            case "M" | "L":
                x, y = numbers
            case "H":
                (x,) = numbers
            case "m" | "q":
                x, y = x + numbers[-2], y + numbers[-1]
            case "h":
                x += numbers[0]
            case "v":
                y += numbers[0]
            case "z":
                x, y = found[-1][0]
                continue
        if letter in "Mm":
            found.append([])
        found[-1].append((x, y))
    return found
