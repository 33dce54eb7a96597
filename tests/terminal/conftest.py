"""Shared by the tests of the terminal: the real rules."""

from __future__ import annotations

import json

import pytest

from generator.assessment.rules import Rules, from_json
from generator.load import Content
from generator.selfcheck import compile_rules


@pytest.fixture(scope="session")
def rules_json(content: Content) -> str:
    """Everything that decides, as text."""
    return json.dumps(compile_rules(content))


@pytest.fixture(scope="session")
def rules(rules_json: str) -> Rules:
    """Everything that decides."""
    return from_json(json.loads(rules_json))
