"""A plan as a calendar file (RFC 5545): all-day events with neutral titles, nothing about health."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

_LINE: Final = 75
"""Longest line in bytes (RFC 5545, 3.1)."""


def calendar(plan: Mapping[str, Any], words: Mapping[str, str], now: str, uid: str) -> str:
    """Return the sessions and reminders of a plan as the text of a calendar file.

    `words` has a title for each kind: main, short, walk_run, recheck, second_look. `now` is the time of writing in
    UTC (`20261126T101500Z`); `uid` makes the events of this file different from all others.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Backstride//Plan//EN", "CALSCALE:GREGORIAN"]
    for place, (day, title) in enumerate(_events(plan, words)):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uid}-{place}",
            f"DTSTAMP:{now}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(title)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _events(plan: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[tuple[date, str]]:
    for week in plan["weeks"]:
        for session in week["sessions"]:
            yield date.fromisoformat(session["date"]), words[session["kind"]]
    for reminder in ("recheck", "second_look"):
        if plan[reminder] is not None:
            yield date.fromisoformat(plan[reminder]), words[reminder]


def _escaped(text: str) -> str:
    """Escape a text value (RFC 5545, 3.3.11)."""
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def _folded(line: str) -> str:
    """Break a line so that no part is longer than 75 bytes; no character is torn apart."""
    parts, part, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LINE:
            parts.append(part)
            part, size = " ", 1
        part, size = part + character, size + width
    return "\r\n".join([*parts, part])
