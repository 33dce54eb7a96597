"""Where the data of the built site is."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

API: Final = "api/v1"


@pytest.fixture(scope="session")
def api(site: Path) -> Path:
    """The folder of the JSON files of the built site."""
    return site / API
