"""Poses made in tests, written as in YAML."""

from __future__ import annotations

import json
from typing import Any

from generator.figures.draw import Scene, scene
from generator.figures.lint import Fault, faults
from generator.load import Content
from generator.models.poses import Pose


def make_pose(**keys: Any) -> Pose:
    """Return a pose from the keys of its file."""
    return Pose.model_validate_json(json.dumps({"name": "Test", **keys}))


def make_scene(content: Content, **keys: Any) -> Scene:
    """Return a pose ready to be drawn."""
    return scene(make_pose(**keys), content.presets, 1)


def found(content: Content, **keys: Any) -> list[Fault]:
    """Return what is wrong with a pose."""
    return list(faults(make_scene(content, **keys)))
