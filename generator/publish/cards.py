"""Cards for shared links: one picture per kind of page, drawn from a figure in the colours of the stylesheet."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import resvg_py
import yaml
from coloraide import Color
from PIL import Image, ImageDraw, ImageFont

from generator.pages.figures import Gallery
from generator.write import Tree

FOLDER: Final = "assets/cards"
SIZE: Final = (1200, 630)
_COLUMN: Final = 470
"""Pixels left of the picture."""
_GROUND, _PANEL, _QUIET = "#0f5757", "#f2f7f5", "#cfe3df"
_RULE: Final = re.compile(r"^:is\(\.bs-art, \.bs-same\) (\S+) \{ ([^}]+) \}$", re.MULTILINE)
_BLOCK: Final = re.compile(r"^(\.bs-art(?:--\d)?) \{([^}]+)\}", re.MULTILINE)
_PROPERTY: Final = re.compile(r"--(bs-[\w-]+): ([^;]+);")
_LIGHT: Final = re.compile(r"light-dark\(([^,]+), [^)]+\)")
_MIX: Final = re.compile(r"color-mix\(in oklab, ([^,]+), (\S+) (\d+)%\)")


def social_cards(gallery: Gallery, source: Path) -> Tree:
    """Return a PNG for each kind of page named in `site_src/cards.yml`."""
    kinds = yaml.safe_load((source / "cards.yml").read_text("utf-8"))
    css = (source / "css" / "5-figures.css").read_text("utf-8")
    logo = (source / "logo.svg").read_text("utf-8")
    found = {}
    for kind, words in kinds.items():
        drawing = gallery[words["figure"]]
        picture = coloured(drawing.thumb or drawing.stills, css)
        found[f"{FOLDER}/{kind}.png"] = _card(picture, logo, words["title"], words["line"])
    return found


def coloured(svg: str, css: str) -> str:
    """Return an SVG with the colours of the stylesheet written out: other programs know no custom properties."""
    css = _LIGHT.sub(r"\1", css)
    blocks = {name: dict(_PROPERTY.findall(body)) for name, body in _BLOCK.findall(css)}
    person = re.search(r"bs-art--\d", svg)
    values = {**blocks[".bs-art"], **(blocks[f".{person[0]}"] if person else {})}
    base = f"path{{stroke:{_short(values['bs-edge'])};stroke-width:3;stroke-linejoin:round;paint-order:stroke}}"
    rules = "".join(f"{name}{{{_written(body, values)}}}" for name, body in _RULE.findall(css) if name.startswith("."))
    head, bracket, rest = svg.partition(">")
    space = "" if "xmlns=" in head else ' xmlns="http://www.w3.org/2000/svg"'
    return f"{head}{space}{bracket}<style>{base}{rules}</style>{rest}"


def _written(body: str, values: Mapping[str, str]) -> str:
    """Return declarations with custom properties and mixes of colours replaced by plain colours."""
    while "var(--bs" in body:
        body = re.sub(r"var\(--(bs-[\w-]+)\)", lambda match: values.get(match[1], "#0000"), body)
    body = _MIX.sub(lambda match: _mixed(match[1], match[2], int(match[3])), body)
    return re.sub(r"font-family:[^;]+;?|paint-order:[^;]+;?", "", body).replace("currentColor", "#1c2b2b")


def _mixed(one: str, other: str, percent: int) -> str:
    return Color(one).mix(other, percent / 100, space="oklab").convert("srgb").to_string(hex=True, fit=True)


def _short(colour: str) -> str:
    return Color(colour).to_string(hex=True)


def _card(picture: str, logo: str, title: str, line: str) -> bytes:
    card = Image.new("RGB", SIZE, _GROUND)
    draw = ImageDraw.Draw(card)
    draw.rounded_rectangle((560, 40, 1160, 590), radius=28, fill=_PANEL)
    figure = _raster(picture, width=560)
    figure.thumbnail((560, 510))
    card.paste(figure, (860 - figure.width // 2, 315 - figure.height // 2), figure)
    mark = _raster(logo, width=64)
    card.paste(mark, (56, 60), mark)
    draw.text((136, 92), "Backstride", font=_font(40), fill="#fff", anchor="lm")
    bottom = _wrapped(draw, title, (60, 190), _font(58), "#fff")
    _wrapped(draw, line, (60, bottom + 40), _font(30), _QUIET)
    out = io.BytesIO()
    card.quantize(128, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _raster(svg: str, width: int) -> Image.Image:
    data = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(data))).convert("RGBA")


def _font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font that Pillow brings along: none is needed on the machine."""
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType")
    return font


def _wrapped(
    draw: ImageDraw.ImageDraw, text: str, at: tuple[int, int], font: ImageFont.FreeTypeFont, colour: str
) -> int:
    """Write a text in lines that fit beside the picture, and return where it ends."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) > _COLUMN:
            lines.append(word)
        else:
            lines[-1] = longer
    words = "\n".join(lines)
    draw.multiline_text(at, words, font=font, fill=colour, spacing=12)
    return int(draw.multiline_textbbox(at, words, font=font, spacing=12)[3])
