"""Contacts: bodies settle on what they rest on, keep what they turn about, and hands and feet stay planted."""

from __future__ import annotations

import pytest

from generator.figures.contact import gap, middle
from generator.figures.vectors import distance
from generator.load import Content
from tests.figures.poses import make_scene

BRIDGE = {
    "props": ["mat"],
    "start": {"preset": "hooklying"},
    "end": {"pelvis": {"tilt": -24}, "rests": {"buttocks": None}},
}


@pytest.mark.parametrize("preset", ["hooklying", "supine", "all-fours", "forearm-plank", "half-kneeling", "prone"])
def test_every_contact_of_a_preset_touches(content: Content, preset: str) -> None:
    """Lying, kneeling or propped, what rests on the floor is on the floor."""
    subject = make_scene(content, start={"preset": preset})
    moment = subject.movement.start
    assert moment.posture.rests
    for contact, support in moment.posture.rests.items():
        assert abs(gap(contact, subject.movement.supports[support], moment.skeleton)) <= 0.5, contact


def test_a_bridge_turns_about_the_shoulders_and_keeps_the_feet(content: Content) -> None:
    """The contact that is kept stays where it was, at every moment."""
    subject = make_scene(content, **BRIDGE)
    home = subject.movement.start.skeleton
    for index in range(9):
        here = subject.movement.at(index / 8).skeleton
        for contact in ("foot.left", "foot.right"):
            assert distance(middle(contact, home), middle(contact, here)) < 0.05
        shift = middle("shoulders", here)[0] - middle("shoulders", home)[0]
        assert abs(shift) < 0.5
    assert subject.movement.end.skeleton.origins["pelvis"][1] > home.origins["pelvis"][1] + 10


def test_an_anchor_can_be_chosen(content: Content) -> None:
    """`pin` keeps another part in place."""
    end = {"pelvis": {"tilt": -20}, "rests": {"buttocks": None, "shoulders": None, "head": None}, "pin": "neck"}
    subject = make_scene(content, props=["mat"], start={"preset": "hooklying"}, end=end)
    before, after = (moment.skeleton.origins["neck"] for moment in (subject.movement.start, subject.movement.end))
    assert abs(before[0] - after[0]) < 0.6


def test_a_raised_heel_keeps_the_ball_on_the_ground(content: Content) -> None:
    """A planted foot turns about its ball."""
    end = {"pelvis": {"up": 4}, "legs": {"heel": 30}}
    subject = make_scene(content, start={"preset": "standing"}, end=end)
    for side in ("left", "right"):
        a, b = (middle(f"foot.{side}", moment.skeleton) for moment in (subject.movement.start, subject.movement.end))
        assert distance(a, b) < 0.05
    assert subject.movement.end.skeleton.chains["leg.left"].end[1] > 12.5


def test_a_step_passes_above_the_ground(content: Content) -> None:
    """A foot that is planted elsewhere is lifted on its way."""
    end = {"pelvis": {"down": 30, "behind": 20}, "leg.left": {"plant": [-60, -8.5], "heel": 45}}
    subject = make_scene(content, start={"preset": "standing"}, end=end)
    halfway = subject.movement.at(0.5).skeleton
    assert middle("foot.left", halfway)[1] == pytest.approx(7, abs=0.5)


def test_a_foot_on_a_step_stands_on_its_top(content: Content) -> None:
    """A planted foot finds the height of what it rests on."""
    start = {"preset": "standing", "leg.right": {"plant": [20, 8.5]}, "rests": {"foot.right": "step"}}
    subject = make_scene(content, props=[{"step": {"height": 20, "under": "foot.right"}}], start=start)
    assert middle("foot.right", subject.movement.start.skeleton)[1] == pytest.approx(20, abs=0.1)


def test_hands_at_the_hips_follow_the_hips(content: Content) -> None:
    """Hands on the body move with it."""
    subject = make_scene(
        content, start={"preset": "standing", "hands": "hips"}, end={"pelvis": {"down": 25, "behind": 10}}
    )
    for index in range(9):
        skeleton = subject.movement.at(index / 8).skeleton
        for side in ("left", "right"):
            assert distance(skeleton.chains[f"arm.{side}"].end, skeleton.chains[f"leg.{side}"].root) < 22


def test_a_stride_ends_where_it_began(content: Content) -> None:
    """A cycle shows both sides and closes."""
    end = {"leg.right": {"thigh": "ahead", "shank": "down"}}
    subject = make_scene(content, start={"preset": "standing"}, end=end, cycle=True)
    keys = subject.movement.keys
    assert len(keys) == 5
    assert keys[0] is keys[-1]
    right, left = keys[1].skeleton.chains["leg.right"], keys[3].skeleton.chains["leg.left"]
    assert right.upper == pytest.approx((left.upper[0], left.upper[1], -left.upper[2]), abs=1e-6)
