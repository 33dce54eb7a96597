"""Reading YAML text: values by YAML 1.2, and the line and column of every key, value and fault."""

from __future__ import annotations

from typing import Final

import pytest

from generator.load.reader import MAX_DEPTH, Path, Place, UnreadableError, decode, read

SCALARS: Final[tuple[tuple[str, object], ...]] = (
    # Texts that YAML 1.1 would turn into something else.
    ("1:30", "1:30"),
    ("12:30:45", "12:30:45"),
    ("yes", "yes"),
    ("no", "no"),
    ("on", "on"),
    ("off", "off"),
    ("y", "y"),
    ("N", "N"),
    ("012", "012"),
    ("-012", "-012"),
    ("0b11", "0b11"),
    ("1_000", "1_000"),
    ("2024-05-01", "2024-05-01"),
    ("=", "="),
    ("<<", "<<"),
    # Not plain decimal, so a text here too.
    ("0x10", "0x10"),
    (".nan", ".nan"),
    ("-.inf", "-.inf"),
    # Whole numbers.
    ("0", 0),
    ("7", 7),
    ("-7", -7),
    ("+7", 7),
    ("-0", 0),
    ("4294967296", 4294967296),
    # Other numbers.
    ("1e3", 1000.0),
    ("1E3", 1000.0),
    ("12e-3", 0.012),
    ("1.50", 1.5),
    ("-0.25", -0.25),
    ("7.0", 7.0),
    # Nearly numbers.
    ("1.2.3", "1.2.3"),
    ("1,5", "1,5"),
    ("5 km", "5 km"),
    ("10 %", "10 %"),
    ("1e", "1e"),
    ("--7", "--7"),
    ("٧", "٧"),
    # True, false and nothing.
    ("true", True),
    ("True", True),
    ("TRUE", True),
    ("false", False),
    ("False", False),
    ("FALSE", False),
    ("tRUE", "tRUE"),
    ("~", None),
    ("null", None),
    ("Null", None),
    ("NULL", None),
    ("", None),
    ("nULL", "nULL"),
    ("none", "none"),
    # What is quoted, or in a block, is a text.
    ("'5'", "5"),
    ('"5"', "5"),
    ("'1e3'", "1e3"),
    ("'true'", "true"),
    ('"~"', "~"),
    ("''", ""),
    ("|-\n  5", "5"),
    (">-\n  true", "true"),
)
"""What stands behind a key, and its value."""


@pytest.mark.parametrize(("written", "value"), SCALARS, ids=[repr(written) for written, _ in SCALARS])
def test_a_value_is_read_by_yaml_1_2(written: str, value: object) -> None:
    """A value is what the YAML 1.2 core schema says, with numbers in plain decimal only."""
    found = read(f"key: {written}\n").value["key"]
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize("key", ["1", "012", "1:30", "yes", "true", "null", "~", "1e3", "<<"])
def test_a_key_is_always_a_text(key: str) -> None:
    """A key stays the text that was typed, also where a value would be a number, true or nothing."""
    assert read(f"{key}: here\n").value == {key: "here"}


def test_values_keep_their_order_and_nesting() -> None:
    """Lists and groups of keys come out as they stand in the file, in braces or in lines."""
    text = "b: [1, {x: 2}]\na:\n  - {}\n  -\n    y: []\n"
    value = read(text).value
    assert value == {"b": [1, {"x": 2}], "a": [{}, {"y": []}]}
    assert list(value) == ["b", "a"]


PLACES: Final[tuple[tuple[str, str, Path, Place, Place], ...]] = (
    ("first key", "name: Roll\n", ("name",), (1, 1), (1, 7)),
    ("behind comments and empty lines", "# Über\n\n# more\nname: Roll\n", ("name",), (4, 1), (4, 7)),
    ("nested", "a:\n  b:\n    c: 1\n", ("a", "b", "c"), (3, 5), (3, 8)),
    ("in a list", "a:\n  - b: 1\n    c: 2\n", ("a", 0, "c"), (3, 5), (3, 8)),
    ("in braces", "a: {b: 1, c: 2}\n", ("a", "c"), (1, 11), (1, 14)),
    ("braces over two lines", "a: {b: 1,\n    c: 2}\n", ("a", "c"), (2, 5), (2, 8)),
    ("value on the next line", "a:\n  >-\n  text\nb: 1\n", ("a",), (1, 1), (2, 3)),
    ("after a folded text", "a: >-\n  one\n  two\n\nb: 1\n", ("b",), (5, 1), (5, 4)),
    ("quoted key", "'a b' : 1\n", ("a b",), (1, 1), (1, 9)),
    ("without an end of line", "a: 1\nb: 2", ("b",), (2, 1), (2, 4)),
    ("key that is not ASCII", "größe: 1\n", ("größe",), (1, 1), (1, 8)),
    ("text that is not ASCII before the key", "a: {b: Öl, c: 2}\n", ("a", "c"), (1, 12), (1, 15)),
    ("Chinese before the key", "a: {b: 背痛, c: 2}\n", ("a", "c"), (1, 12), (1, 15)),
    ("emoji before the key", "a: {b: 🏃🏃, c: 2}\n", ("a", "c"), (1, 12), (1, 15)),
    ("key behind a key that is not ASCII", "{größe: 1, b: 2}\n", ("b",), (1, 12), (1, 15)),
    ("lines that are not ASCII above", "ä: ö – ü\n→: €\nb: 1\n", ("b",), (3, 1), (3, 4)),
)
"""What is special about it, the text, a key's path, and where the key and its value stand."""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("text", "path", "key", "value"), [case[1:] for case in PLACES], ids=[c[0] for c in PLACES])
def test_keys_and_values_have_their_place(text: str, path: Path, key: Place, value: Place, line_end: str) -> None:
    """Line and column count characters from 1, whatever stands before the key and however lines end."""
    document = read(decode(text.replace("\n", line_end).encode()))
    assert (document.keys[path], document.values[path]) == (key, value)


def test_a_list_item_has_its_place() -> None:
    """Items of lists are found by their number, counted from 0."""
    values = read("a:\n  - ä\n  - [ö, ü]\n").values
    assert [values["a", 0], values["a", 1], values["a", 1, 1]] == [(2, 5), (3, 5), (3, 9)]


def test_the_second_of_two_keys_does_not_count() -> None:
    """Of two equal keys the first keeps its value and place; the second is a fault, all inside it is forgotten."""
    document = read("a: {b: 1}\nc: 2\na: {b: 3, d: *e}\n")
    assert document.value == {"a": {"b": 1}, "c": 2}
    assert (document.keys["a",], document.keys["a", "b"]) == ((1, 1), (1, 5))
    assert [(fault.place, fault.path) for fault in document.faults] == [((3, 1), ("a",))]


FAULTS: Final[tuple[tuple[str, bytes, Place], ...]] = (
    ("at sign", "ä: 1\nb: {ö: ü, c: @d}\n".encode(), (2, 14)),
    ("tab", b"a:\n\tb: 1\n", (2, 1)),
    ("second colon", "ä: ö: 1\n".encode(), (1, 5)),
    ("second document", "ä: 1\n---\nb: 2\n".encode(), (2, 1)),
    ("bidirectional character", "ä: 1\nb: öü\u202ex\n".encode(), (2, 6)),
    ("control character", "ä: 1\nb: ö\x07\n".encode(), (2, 5)),
    ("byte order mark inside", "ä: 1\nb: ö\ufeff\n".encode(), (2, 5)),
    ("not UTF-8", "ä: 1\nb: öü".encode() + b"\xe4\n", (2, 6)),
    ("half a character at the end", "ä: 1\nb: öü".encode() + b"\xc3", (2, 6)),
)
"""What is wrong, the bytes, and where."""


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("data", "place"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_an_unreadable_text_is_refused_with_the_place(data: bytes, place: Place, line_end: bytes) -> None:
    """What makes a text unreadable is reported where it stands, counted in characters, however lines end."""
    with pytest.raises(UnreadableError) as caught:
        read(decode(data.replace(b"\n", line_end)))
    assert [fault.place for fault in caught.value.faults] == [place]


def test_the_deepest_nesting_that_is_allowed_can_be_read() -> None:
    """As many levels as the limit says are read."""
    value = read("[" * MAX_DEPTH + "]" * MAX_DEPTH).value
    assert str(value) == "[" * MAX_DEPTH + "]" * MAX_DEPTH


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100 + "]" * 100,
        "[" * 60_000,
        "{a: " * 15_000,
        "".join(" " * level + "a:\n" for level in range(300)),
        "- " * 30_000,
    ],
    ids=["closed", "open", "braces", "lines", "dashes"],
)
def test_deep_nesting_is_refused(text: str) -> None:
    """A text that is nested much deeper than content ever is, is refused before it can exhaust the machine."""
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert [fault.message for fault in caught.value.faults] == [f"more than {MAX_DEPTH} levels deep"]


@pytest.mark.parametrize("text", ["", "\n\n", "# Only a comment.\n", "\r\n"], ids=repr)
def test_an_empty_text_is_refused(text: str) -> None:
    """A text without any value is refused at its first character."""
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert [(fault.place, fault.message) for fault in caught.value.faults] == [((1, 1), "the file is empty")]
