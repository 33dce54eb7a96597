"""How long exercise takes, from its dose. Whole seconds."""

from __future__ import annotations


def set_seconds(amount: int, each: int, hold: int) -> int:
    """Return the length of a set of `amount` repetitions of `each` seconds that are held for `hold` seconds."""
    return amount * (each + hold)


def work_seconds(sets: int, one_set: int, rest: int, *, sides: int = 1) -> int:
    """Return the length of `sets` sets of `one_set` seconds on each of `sides`, with `rest` seconds between sets."""
    return sets * one_set * sides + max(sets - 1, 0) * rest


def session_seconds(works: list[int], change: int) -> int:
    """Return the length of several exercises in a row with `change` seconds from one to the next."""
    return sum(works) + max(len(works) - 1, 0) * change


def whole_minutes(seconds: int) -> int:
    """Return seconds as whole minutes, halves up, at least one."""
    return max(1, (seconds + 30) // 60)
