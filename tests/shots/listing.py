"""The page that lists all sheets and shots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

_STYLE = "body{font:1rem/1.5 sans-serif;margin:1rem}img{max-width:100%;border:1px solid}a{margin-right:1em}"


def listing(made: Mapping[str, tuple[str, Sequence[str]]]) -> str:
    """Return an HTML page: for each name its sheet and its shots, by their addresses from that page."""
    parts = "".join(
        f'<h2 id="{escape(sheet)}">{escape(name)}</h2>\n'
        f"<p>{''.join(_link(shot) for shot in shots)}</p>\n"
        f'<a href="{escape(sheet)}"><img src="{escape(sheet)}" alt="Sheet: {escape(name)}" loading="lazy"></a>\n'
        for name, (sheet, shots) in made.items()
    )
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}<title>Shots</title></head>\n'
        f"<body><h1>{len(made)} kinds of page</h1>\n{parts}</body></html>\n"
    )


def _link(shot: str) -> str:
    return f'<a href="{escape(shot)}">{escape(shot.removesuffix(".png"))}</a>'
