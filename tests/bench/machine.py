"""Processes of the browsers that this program started: slowing them down, and the most memory that they took. Linux."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

PROC: Final = Path("/proc")
SLOWDOWN: Final = 4
_RUN_SECONDS: Final = 0.01


def renderers() -> list[int]:
    """Return the numbers of the processes in which Chromium runs pages, of browsers that this program started."""
    parents = {int(path.name): _parent(path) for path in PROC.iterdir() if path.name.isdigit()}
    return sorted(number for number in parents if _is_ours(number, parents) and _is_renderer(number))


@contextmanager
def slowed(processes: Sequence[int], times: int = SLOWDOWN) -> Iterator[None]:
    """Let processes run for a part of the time only, in short slices; let them go on at the end.

    The throttling of Chromium's DevTools protocol slows the main thread of a page, and no worker, where Python runs.
    What is slowed is the whole process of the page, and not that of the network, which unpacks what a host compressed.
    """
    over = threading.Event()
    thread = threading.Thread(target=_slow, args=(processes, times, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def peak_mib(processes: Sequence[int]) -> float:
    """Return the most memory that one of the processes ever held, in MiB."""
    return max(_peak_kib(number) for number in processes) / 1024


def _slow(processes: Sequence[int], times: int, over: threading.Event) -> None:
    owed = 0.0
    try:
        while not over.is_set():
            begin = time.perf_counter()
            _send(processes, signal.SIGCONT)
            time.sleep(_RUN_SECONDS)
            _send(processes, signal.SIGSTOP)
            stopped = time.perf_counter()
            owed += (stopped - begin) * (times - 1)
            time.sleep(max(0.0, owed))
            owed -= time.perf_counter() - stopped
    finally:
        _send(processes, signal.SIGCONT)


def _send(processes: Sequence[int], number: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, number)


def _is_ours(number: int, parents: dict[int, int]) -> bool:
    while number in parents:
        number = parents[number]
        if number == os.getpid():
            return True
    return False


def _is_renderer(number: int) -> bool:
    with suppress(OSError):
        # Chromium writes its arguments anew, with spaces between them.
        return b"--type=renderer" in (PROC / str(number) / "cmdline").read_bytes().replace(b"\0", b" ").split()
    return False


def _parent(path: Path) -> int:
    with suppress(OSError):
        return int((path / "stat").read_text("utf-8").rpartition(")")[2].split()[1])
    return 0


def _peak_kib(number: int) -> int:
    status = (PROC / str(number) / "status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))
