"""Lines in and wrapped text out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TextIO

from generator.pages.after import kept_together
from generator.pages.render import plain
from generator.report import Block, Heading, Items, Paragraph

_UNDERLINES: Final = {1: "=", 2: "-", 3: "."}
"""Level of a heading -> the character of the line below it."""


class EndedError(Exception):
    """The input came to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Where text goes and answers come from; `width` is in characters."""

    lines: TextIO
    out: TextIO
    width: int

    def ask(self, prompt: str) -> str:
        """Show a prompt and return the next line without spaces around it; raise `EndedError` at the end."""
        self.out.write(f"{prompt}: ")
        self.out.flush()
        line = self.lines.readline()
        if not line:
            self.out.write("\n")
            raise EndedError
        return line.strip()

    def say(self, text: str = "", *, first: str = "", rest: str = "") -> None:
        """Write one wrapped paragraph; `first` and `rest` stand before its lines."""
        words = kept_together(" ".join(plain(text).split()))
        lines = textwrap.wrap(
            words,
            self.width,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        self.out.write("\n".join(lines).replace("\u00a0", " ") + "\n")

    def show(self, blocks: Iterable[Block]) -> None:
        """Write blocks, with an empty line before each."""
        for block in blocks:
            self.say()
            match block:
                case Heading():
                    self._heading(block)
                case Paragraph():
                    self.say(block.text)
                case Items():
                    for text in block.texts:
                        self.say(text, first="- ", rest="  ")

    def _heading(self, heading: Heading) -> None:
        self.say(heading.text)
        if heading.level in _UNDERLINES:
            self.out.write(_UNDERLINES[heading.level] * min(len(heading.text), self.width) + "\n")
