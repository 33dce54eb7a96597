"""YAML text to plain values, with the place of every key and value.

Read as YAML 1.2 core: `1:30`, `yes`, `no` and `012` stay the text that the author typed.
Duplicate keys, tags, anchors, aliases and second documents are refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

import yaml

_SKIPPED: Final = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)

MAX_BYTES: Final = 64 * 1024
"""Largest content file; the longest page of the guide is about a third of it."""
MAX_DEPTH: Final = 24
"""Deepest nesting; conditions use about ten levels."""

_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e007f]"
)
"""Control, zero-width and bidirectional characters: invisible, or able to show text in another order."""

MOST_FAULTS: Final = 10
"""Invisible characters reported of one file: a binary file has thousands."""

_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?(?:[eE][-+]?[0-9]{1,2})?")

Path = tuple[str | int, ...]
Place = tuple[int, int]
"""Line and column, counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a YAML text."""

    place: Place
    message: str
    path: Path = ()
    allowed: str = ""
    hint: str = ""


class UnreadableError(Exception):
    """A text whose values cannot be used; carries its faults."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__(faults[0].message)


@dataclass(slots=True, kw_only=True)
class Document:
    """The values of a file and where they stand."""

    value: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def decode(data: bytes) -> str:
    """Return the text of a file; raise `UnreadableError` with the place of what is not allowed in it."""
    if len(data) > MAX_BYTES:
        size, most = -(-len(data) // 1024), MAX_BYTES // 1024
        hint = "split it in two, or remove what was pasted in by accident"
        raise UnreadableError(
            Fault(place=(1, 1), message=f"the file is {size} KiB", allowed=f"at most {most} KiB", hint=hint)
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        place = _place_at(before, len(before))
        found = f"byte 0x{data[error.start]:02x} is not valid UTF-8"
        hint = "save the file with the encoding UTF-8"
        raise UnreadableError(Fault(place=place, message=found, allowed="UTF-8 text", hint=hint)) from None
    text = text.replace("\r\n", "\n")
    faults = tuple(_character_faults(text))
    if faults:
        raise UnreadableError(*faults)
    return text


def _character_faults(text: str) -> Iterator[Fault]:
    for match in islice(_FORBIDDEN.finditer(text), MOST_FAULTS):
        code = f"U+{ord(match[0]):04X}"
        name = unicodedata.name(match[0], "a control character").lower()
        yield Fault(
            place=_place_at(text, match.start()),
            message=f"the invisible character {code} ({name})",
            allowed="visible characters, spaces and line ends",
            hint="delete it, and type the word again around it",
        )
    if not unicodedata.is_normalized("NFC", text):
        at = next(i for i, line in enumerate(text.splitlines()) if not unicodedata.is_normalized("NFC", line))
        yield Fault(
            place=(at + 1, 1),
            message="a letter and its accent are two characters on this line",
            allowed="composed characters (Unicode NFC)",
            hint="type the accented letter again",
        )


def _place_at(text: str, offset: int) -> Place:
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def read(text: str) -> Document:
    """Return values and places; `Document.faults` has what is wrong but does not stop the reading.

    Raises `UnreadableError` for a syntax error, an empty file or a second document.
    """
    try:
        return _Builder(text).build()
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(_syntax_fault(error)) from None


def _syntax_fault(error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = error.problem or "unreadable"
    hints = {
        "mapping values are not allowed": 'put quotes around a text that contains ": "',
        "could not find expected ':'": "every key needs a colon and a space behind it",
        "did not find expected key": "check the indentation and the quotes of this line and the one above",
        "found character that cannot start any token": "use spaces, not tabs, and quote a text that starts with @ or `",
        "found unexpected end of stream": "a quote or bracket is not closed",
    }
    hint = next((h for start, h in hints.items() if start in problem), "check the indentation and the quotes here")
    return Fault(place=place, message=f"not valid YAML: {problem}", allowed="YAML 1.2", hint=hint)


class _Builder:
    """Builds one document from the parser's events."""

    def __init__(self, text: str) -> None:
        self._events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._document = Document()

    def build(self) -> Document:
        started = False
        for event in self._events:
            if isinstance(event, _SKIPPED):
                continue
            if isinstance(event, yaml.DocumentStartEvent):
                if started:
                    hint = "put it into a file of its own"
                    raise UnreadableError(
                        Fault(place=_place(event), message="a second document starts here", hint=hint)
                    )
                started = True
                continue
            self._document.value = self._node(event, ())
        if not started:
            hint = "copy the example of CONTRIBUTING.md"
            raise UnreadableError(
                Fault(place=(1, 1), message="the file is empty", allowed="keys and values", hint=hint)
            )
        return self._document

    def _node(self, event: Any, path: Path) -> Any:
        self._document.values[path] = _place(event)
        self._refuse(event, path)
        if isinstance(event, yaml.ScalarEvent):
            _refuse_escapes(event, path)
            return resolve(event.value) if event.implicit[0] else event.value
        if len(path) > MAX_DEPTH:
            raise UnreadableError(Fault(place=_place(event), path=path, message=f"more than {MAX_DEPTH} levels deep"))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return None

    def _sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, path)
            value_path = (*path, key)
            if key in items:
                first = self._document.keys[value_path][0]
                self._fault(event, value_path, f"the key is here a second time (first on line {first})", "keep one")
                self._skip(value_path)
                continue
            self._document.keys[value_path] = _place(event)
            items[key] = self._node(next(self._events), value_path)
        return items

    def _key(self, event: Any, path: Path) -> str:
        self._refuse(event, path)
        if not isinstance(event, yaml.ScalarEvent):
            hint = "quote a text that starts with [ or {"
            raise UnreadableError(Fault(place=_place(event), path=path, message="a key must be a word", hint=hint))
        _refuse_escapes(event, path)
        return str(event.value)

    def _skip(self, path: Path) -> None:
        """Read and forget the next node; its faults and places do not count, its depth does."""
        kept, self._document = self._document, Document()
        self._node(next(self._events), path)
        self._document = kept

    def _refuse(self, event: Any, path: Path) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._fault(event, path, f"the alias *{event.anchor} is not allowed", "write the value out again")
        elif event.anchor is not None:
            self._fault(event, path, f"the anchor &{event.anchor} is not allowed", "remove it")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._fault(event, path, f"the tag {tag!r} is not allowed", "remove the word that starts with !")

    def _fault(self, event: Any, path: Path, message: str, hint: str) -> None:
        allowed = "plain keys, values and lists"
        self._document.faults.append(Fault(place=_place(event), path=path, message=message, allowed=allowed, hint=hint))


def _refuse_escapes(event: Any, path: Path) -> None:
    """Refuse a text that brings in, by an escape, what it may not hold itself."""
    if found := _FORBIDDEN.search(event.value):
        message = f"an escape stands for the invisible character U+{ord(found[0]):04X}"
        allowed, hint = "visible characters, spaces and line ends", "delete the escape"
        raise UnreadableError(Fault(place=_place(event), path=path, message=message, allowed=allowed, hint=hint))


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def resolve(text: str) -> Any:
    """Return the value of a plain scalar by the YAML 1.2 core schema, numbers in plain decimal only."""
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
