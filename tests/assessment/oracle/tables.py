"""The numbers of the progression tables: sheet 2.3, 2.4 and 5.1 to 5.4. No words."""

from __future__ import annotations

from typing import Any, Final

_STEPS: Final = (
    (0, 1800, 1),
    (30, 150, 10),
    (60, 120, 10),
    (90, 90, 10),
    (120, 60, 10),
    (180, 120, 6),
    (240, 60, 6),
    (390, 60, 4),
    (540, 60, 3),
    (840, 60, 2),
    (1800, 0, 1),
)
"""Seconds of running, seconds of walking, times."""

TABLES: Final[dict[str, dict[str, Any]]] = {
    "cadence": {
        "baselines": [145, 150, 155, 160, 165, 170, 175, 180, 185],
        "rises_per_mille": [25, 50, 75, 100],
        "uncapped": {"start": 160, "percent": 5, "weeks": 4},
    },
    "long-run": {
        "longest": [3, 4, 5, 6, 8, 10, 12, 15, 18, 20],
        "cap_percent": 10,
        "zones": [
            {"above_percent": 0, "up_to_percent": 10},
            {"above_percent": 10, "up_to_percent": 30},
            {"above_percent": 30, "up_to_percent": 100},
            {"above_percent": 100, "up_to_percent": None},
        ],
    },
    "pain-light": {"lights": ["green", "amber", "red"]},
    "shoe-replacement": {
        "weekly_miles": [5, 10, 15, 20, 25, 30, 35, 40, 50, 60],
        "life_miles": [300, 400, 500],
        "pairs": [1, 2, 3],
        "longest_weeks": 52,
    },
    "walk-run": {
        "steps": [
            {"step": step, "run_seconds": run, "walk_seconds": walk, "repeats": repeats}
            for step, (run, walk, repeats) in enumerate(_STEPS)
        ]
    },
    "weekly-distance": {
        "starts": [10, 15, 20, 25],
        "weeks": 12,
        "rises_percent": [10, 5, 15],
        "cut_back_every": 4,
        "cut_back_percent": 25,
    },
}
"""Progression -> its numbers."""
