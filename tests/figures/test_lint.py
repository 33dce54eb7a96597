"""The lint: each fault that a physiotherapist or an illustrator would point at is found, and named."""

from __future__ import annotations

from typing import Any, Final

import pytest

from generator.load import Content
from tests.figures.poses import found, make_scene

STANDING: Final = {"preset": "standing"}
FAULTY: Final[dict[str, tuple[dict[str, Any], str, str]]] = {
    "a knee that bends too far": (
        {"start": STANDING, "end": {"leg.right": {"thigh": "ahead", "shank": [-1, 0.1, 0]}}},
        "knee.right",
        "bend is 17",
    ),
    "a hip beyond its range": (
        {"start": STANDING, "end": {"leg.right": {"thigh": "behind-up", "shank": "down"}}},
        "hip.right",
        "hip.right bend is",
    ),
    "a back arched too far": (
        {"start": STANDING, "end": {"spine": {"lumbar": -70}}},
        "lumbar",
        "lumbar bend is -70",
    ),
    "a foot in the floor": (
        {"start": STANDING, "end": {"leg.right": {"aim": [0.2, -1, 0], "ankle": 60}}},
        "foot.right",
        "below the floor",
    ),
    "somebody who would fall over": (
        {"start": STANDING, "end": {"pelvis": {"tilt": 85}, "arms": {"aim": "ahead"}}},
        "pelvis",
        "would fall over",
    ),
    "a body that floats": (
        {"start": {"preset": "hooklying", "pelvis": {"tilt": 40}}},
        "rests.shoulders",
        "floats above the floor",
    ),
    "a hand through the chest": (
        {"start": STANDING, "end": {"arm.right": {"to": "chest.left", "by": [-14, -4, 8]}}},
        "wrist.right",
        "passes through the trunk",
    ),
    "a pelvis that was said to stay still": (
        {"start": STANDING, "end": {"pelvis": {"down": 20, "behind": 8}}, "still": ["pelvis"]},
        "still",
        "pelvis moves",
    ),
    "an arm that was said to be straight": (
        {"start": {**STANDING, "hands": "hips"}, "straight": ["arms"]},
        "straight",
        "is bent by",
    ),
    "a bench that nobody touches": (
        {"start": STANDING, "props": [{"bench": {"at": [60, 0]}}]},
        "props",
        "nobody touches the bench",
    ),
    "a hand inside a box": (
        {
            "start": STANDING,
            "end": {"arm.right": {"to": [28, 100, 16]}},
            "props": [{"box": {"at": [36, 10], "height": 118}}],
        },
        "hand.right",
        "inside the box",
    ),
    "a support that is not there": (
        {"start": {**STANDING, "rests": {"foot.left": "step"}}},
        "rests.foot.left",
        "there is no step in this figure",
    ),
    "poses too far apart to be drawn at full size": (
        {
            "start": {**STANDING, "arms": {"aim": "ahead"}},
            "end": {"pelvis": {"ahead": 0}},
            "props": [{"strap": {"anchor": [-250, 200, 0], "holds": ["hand.right"]}}],
        },
        "layout",
        "do not fit",
    ),
}


@pytest.mark.parametrize(("keys", "key", "message"), FAULTY.values(), ids=FAULTY.keys())
def test_a_fault_is_found(content: Content, keys: dict[str, Any], key: str, message: str) -> None:
    """Each kind of fault is reported at its part, with what is allowed and one hint."""
    faults = [fault for fault in found(content, **keys) if fault.key == key and message in fault.message]
    assert faults, found(content, **keys)
    assert all(fault.allowed and fault.hint for fault in faults)


@pytest.mark.parametrize(("keys", "key", "message"), FAULTY.values(), ids=FAULTY.keys())
def test_the_same_pose_without_the_fault_has_none_of_its_kind(
    content: Content, keys: dict[str, Any], key: str, message: str
) -> None:
    """Standing still on the floor has none of these faults."""
    assert [fault for fault in found(content, start=STANDING) if fault.key == key and message in fault.message] == []
    del keys


def test_a_reason_allows_a_joint_to_go_further(content: Content) -> None:
    """`beyond` with a reason silences that joint and no other."""
    keys: dict[str, Any] = {"start": STANDING, "end": {"spine": {"lumbar": -70, "thorax": 80}}}
    before = {fault.key for fault in found(content, **keys)}
    after = {fault.key for fault in found(content, **keys, beyond={"lumbar": "to show what not to do"})}
    assert {"lumbar", "thorax"} <= before
    assert "lumbar" not in after
    assert "thorax" in after


def test_pictures_are_close_enough_for_straight_blending(content: Content) -> None:
    """However far a limb swings, no part turns by more than 30 degrees from picture to picture."""
    subject = make_scene(content, start=STANDING, end={"arms": {"aim": "up"}, "leg.right": {"aim": "ahead"}})
    assert len(list(subject.movement.pictures())) >= 6
