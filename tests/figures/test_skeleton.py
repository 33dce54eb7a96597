"""The skeleton: bones keep their lengths, joints bend where they are told, nothing is reached that is too far."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures import body
from generator.figures.joints import angles
from generator.figures.motion import movement
from generator.figures.posture import FigureError
from generator.figures.skeleton import two_bones
from generator.figures.support import FLOOR
from generator.figures.vectors import Vector, angle, distance, dot, slerp, unit
from generator.load import Content
from generator.models.poses import Pose
from tests.figures.poses import make_pose

COORDINATE = st.floats(-100, 100)
POINT = st.tuples(COORDINATE, COORDINATE, COORDINATE)


@given(target=POINT, pole=POINT)
def test_two_bones_keep_their_lengths(target: Vector, pole: Vector) -> None:
    """Whatever is aimed at, both bones are as long as they are."""
    chain = two_bones((0.0, 0.0, 0.0), target, pole, (43.0, 41.0))
    assert distance(chain.root, chain.mid) == pytest.approx(43.0, abs=0.05)
    assert distance(chain.mid, chain.end) == pytest.approx(41.0, abs=0.05)


@given(target=POINT)
def test_a_target_within_reach_is_reached(target: Vector) -> None:
    """The end of the chain is where it should be, if that is possible at all."""
    far = distance((0.0, 0.0, 0.0), target)
    chain = two_bones((0.0, 0.0, 0.0), target, (0.3, 0.2, 1.0), (43.0, 41.0))
    if 2.1 < far < 83.9:
        assert distance(chain.end, target) < 0.01
    else:
        assert distance(chain.root, chain.end) == pytest.approx(max(2.01, min(83.999, far)), abs=0.02)


def test_the_law_of_cosines_gives_the_known_angle() -> None:
    """A right angle at the knee when the target is as far as the diagonal."""
    chain = two_bones((0.0, 0.0, 0.0), (0.0, -5.0, 0.0), (1.0, 0.0, 0.0), (3.0, 4.0))
    assert angle(chain.upper, chain.lower) == pytest.approx(90.0, abs=0.1)
    assert chain.mid[0] > 0


@given(a=POINT, b=POINT, share=st.floats(0, 1))
def test_directions_turn_at_an_even_pace(a: Vector, b: Vector, share: float) -> None:
    """A direction on its way has turned by its share of the whole angle."""
    if math.hypot(*a) < 1 or math.hypot(*b) < 1:
        return
    one, two = unit(a), unit(b)
    whole = angle(one, two)
    if whole < 179:
        assert angle(one, slerp(one, two, share)) == pytest.approx(whole * share, abs=0.05)


def pose_angles(content: Content, **end: object) -> dict[str, float]:
    """Return the joint angles of a standing person who moves to `end`."""
    pose: Pose = make_pose(start={"preset": "standing"}, end=end)
    return angles(movement(pose, content.presets, {"floor": FLOOR}).end)


def test_a_raised_thigh_is_a_bent_hip(content: Content) -> None:
    """A thigh that points ahead of a standing person is a hip bent by 90 degrees."""
    found = pose_angles(content, **{"leg.right": {"thigh": "ahead", "shank": "down"}})
    assert found["hip.right bend"] == pytest.approx(90, abs=1)
    assert found["knee.right bend"] == pytest.approx(90, abs=1)
    assert abs(found["hip.right turn"]) < 1


def test_a_leg_out_to_the_side_is_spread(content: Content) -> None:
    """A leg 30 degrees out is a hip spread by 30 degrees, on either side."""
    for side, sign in (("left", -1), ("right", 1)):
        out = [0, -math.cos(math.radians(30)), sign * math.sin(math.radians(30))]
        found = pose_angles(content, **{f"leg.{side}": {"aim": out}})
        assert found[f"hip.{side} spread"] == pytest.approx(30, abs=1)


def test_a_pointed_foot_is_measured(content: Content) -> None:
    """`ankle: 40` gives toes pointed by 40 degrees."""
    found = pose_angles(content, **{"leg.right": {"aim": [0.5, -1, 0], "ankle": 40}})
    assert found["ankle.right point"] == pytest.approx(40, abs=0.5)


def test_a_foot_out_of_reach_is_refused_and_says_by_how_much(content: Content) -> None:
    """Nobody has a foot a metre from the end of the leg."""
    pose = make_pose(start={"preset": "standing", "leg.left": {"to": [120, 10, -8]}})
    with pytest.raises(FigureError, match=r"leg.left: the foot is \d+\.\d cm from where it should be"):
        movement(pose, content.presets, {"floor": FLOOR})


def test_the_person_is_as_tall_as_said(content: Content) -> None:
    """Standing, the top of the head is about 173 cm above the floor."""
    skeleton = movement(make_pose(start={"preset": "standing"}), content.presets, {"floor": FLOOR}).start.skeleton
    frame = skeleton.frames["head"]
    crown = skeleton.origins["head"][1] + dot(frame.up, (0.0, body.CROWN_HEIGHT, 0.0))
    assert crown == pytest.approx(173, abs=2.5)
