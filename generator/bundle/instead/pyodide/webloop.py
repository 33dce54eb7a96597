"""Stands in for Pyodide's event loop: the assessment is asked and answers, and never waits.

The imports are those of the module that it stands in for: a memory snapshot expects them in this order.
"""

from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found] # noqa: F401


def _initialize_event_loop() -> None:
    from pyodide_js._api import config  # noqa: F401, PLC0415
