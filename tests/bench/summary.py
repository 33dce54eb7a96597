"""What was measured as numbers with names, beside the limits, and as tables."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.bench.stock import Stock

Numbers = dict[str, float]

TIMED: Final = {
    "engine.boot_ratio": "chromium.cold",
    "engine.warm_ratio": "chromium.second",
    "engine.slow4g_ratio": "chromium.slow4g",
    "engine.firefox.boot_ratio": "firefox.cold",
    "engine.firefox.warm_ratio": "firefox.second",
}
"""Ratio of ours to Pyodide as it is published -> the times of which it is made, up to the first answer."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that a number may be, and what it should be."""

    most: float
    aim: float | None = None

    def verdict(self, value: float) -> str:
        """Say in a few words where a number stands."""
        if value > self.most:
            return f"TOO MUCH: above {self.most:g}"
        if self.aim is None:
            return f"at most {self.most:g}"
        return f"at most {self.most:g}, {'and' if value <= self.aim else 'not'} {self.aim:g}, the aim"


LIMITS: Final = {
    "engine.boot_ratio": Limit(0.38, 0.25),
    "engine.warm_ratio": Limit(0.25, 0.18),
    "engine.slow4g_ratio": Limit(0.70, 0.55),
    "engine.bytes_ratio_br": Limit(0.72, 0.60),
    "engine.bytes_ratio_gzip": Limit(0.75),
    "selfcheck.result_ms": Limit(50),
}
"""Nothing fails above them: seconds are no tests."""

README_TIMES: Final = (
    ("First visit, Chromium", "chromium.cold"),
    ("First visit, Firefox", "firefox.cold"),
    ("First visit, Chromium, slow 4G, processor four times as slow", "chromium.slow4g"),
    ("Second visit, Chromium", "chromium.second"),
    ("Second visit, Firefox", "firefox.second"),
)
README_BYTES: Final = (
    ("Bytes, host with gzip", "stock_gzip", "ours_gzip"),
    ("Bytes, host with brotli, Chromium", "stock_br", "ours_gzip"),
    ("Bytes, host with brotli, Firefox and Safari", "stock_br", "ours_br"),
    ("Bytes, host that compresses nothing, Chromium", "stock_uncompressed", "ours_gzip"),
)
README_MEMORY: Final = (
    ("Most memory of the page, Chromium, first visit", "stock_first", "ours_first_and_kept"),
    ("Most memory of the page, Chromium, second visit", "stock_second", "ours_second"),
)


def numbers(samples: Mapping[str, Sequence[float]], rounds: int) -> Numbers:
    """Return the median, least and most of what was measured, and the ratios."""
    found: Numbers = {"engine.rounds": rounds}
    for name, values in samples.items():
        found[f"engine.{name}.median"] = round(statistics.median(values), 2)
        found[f"engine.{name}.least"] = round(min(values), 2)
        found[f"engine.{name}.most"] = round(max(values), 2)
    for ratio, case in TIMED.items():
        ours, stock = (found[f"engine.{case}.{side}.answered_ms.median"] for side in ("ours", "stock"))
        found[ratio] = round(ours / stock, 3)
    return found


def sizes(manifest: Mapping[str, Any], stock: Stock) -> Numbers:
    """Return the bytes up to the first answer, and their ratios.

    Chromium reads no brotli from a page, so what it gets of ours is gzip on every host.
    """
    sent = {form: sum(part["sent"][form] for part in manifest["lean"].values()) for form in ("gz", "br")}
    published = {form: stock.size(form) for form in ("br", "gzip", "")}
    return {
        "engine.bytes.ours_br": sent["br"],
        "engine.bytes.ours_gzip": sent["gz"],
        "engine.bytes.stock_br": published["br"],
        "engine.bytes.stock_gzip": published["gzip"],
        "engine.bytes.stock_uncompressed": published[""],
        "engine.bytes_ratio_br": round(sent["gz"] / published["br"], 3),
        "engine.bytes_ratio_br_both": round(sent["br"] / published["br"], 3),
        "engine.bytes_ratio_gzip": round(sent["gz"] / published["gzip"], 3),
        "engine.bytes_ratio_uncompressed": round(sent["gz"] / published[""], 3),
    }


def details(found: Numbers) -> Iterable[str]:
    """Yield the lines of a table of all numbers."""
    yield f"  {'':<48}{'median':>12}{'least':>12}{'most':>12}"
    for name, value in sorted(found.items()):
        stem, _, kind = name.rpartition(".")
        if kind == "median":
            yield f"  {stem:<48}" + "".join(f"{found[f'{stem}.{one}']:>12,.0f}" for one in ("median", "least", "most"))
        elif kind not in {"least", "most"} and name not in LIMITS:
            yield f"  {name:<48}{value:>12,}"


def verdicts(found: Numbers) -> Iterable[str]:
    """Yield a line for each number that has a limit."""
    for name, limit in LIMITS.items():
        if name in found:
            yield f"  {name:<28}{found[name]:>8g}  {limit.verdict(found[name])}"


def readme(found: Numbers) -> Iterable[str]:
    """Yield the lines of a Markdown table."""
    yield "| | Pyodide as published | Backstride | ratio |"
    yield "|---|--:|--:|--:|"
    for title, case in README_TIMES:
        stock, ours = (found[f"engine.{case}.{side}.answered_ms.median"] for side in ("stock", "ours"))
        yield f"| {title} | {stock / 1000:.2f} s | {ours / 1000:.2f} s | {ours / stock:.2f} |"
    for title, *sent in README_BYTES:
        stock, ours = (found[f"engine.bytes.{name}"] for name in sent)
        yield f"| {title} | {stock / 1e6:.2f} MB | {ours / 1e6:.2f} MB | {ours / stock:.2f} |"
    for title, *visits in README_MEMORY:
        stock, ours = (found[f"engine.chromium.memory.{name}_mib.median"] for name in visits)
        yield f"| {title} | {stock:.0f} MiB | {ours:.0f} MiB | {ours / stock:.2f} |"
