"""Patterns of short texts, each with the words in which an error explains it."""

from __future__ import annotations

from typing import Final

NAME: Final = r"^[^<>{}\[\]*_`|\n]+$"
ANSWER_ID: Final = r"^[a-z0-9]+(_[a-z0-9]+)*$"
ANCHOR: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
VISIBLE: Final = r"\S"
HTTPS: Final = r"^https://[^\s/<>\"'][^\s<>\"']*$"
DOI: Final = r"^10\.\d{4,9}/[^\s<>\"']+$"
PHONE: Final = r"^\+?[0-9]{3,15}$"
TEST: Final = r"^tests/[a-z0-9_/]+\.py::test_[a-z0-9_]+$"

PATTERNS: Final = {
    NAME: "plain words on one line, without < > { } [ ] * _ ` |",
    ANSWER_ID: "lower-case letters a-z, digits, and _ between words",
    ANCHOR: "lower-case letters a-z, digits, and - between words",
    VISIBLE: "a text with something to read",
    HTTPS: "an address that starts with https:// and a host",
    DOI: "a DOI such as 10.1136/bjsports-2024-109380, without https://doi.org/",
    PHONE: "3 to 15 digits",
    TEST: "a test such as tests/assessment/test_flags.py::test_a_flag_alone_has_its_own_level",
}
