"""Joint angles, measured as clinicians do: derived from the skeleton, never typed."""

from __future__ import annotations

from math import asin, atan2, degrees
from typing import Final, NamedTuple

from generator.figures.motion import Moment
from generator.figures.posture import SPINE
from generator.figures.skeleton import Skeleton, side_sign
from generator.figures.vectors import Frame, Vector, across, angle, cross, dot, length, rotate, scale, unit


class Range(NamedTuple):
    """What an adult's joint can do, in degrees."""

    least: float
    most: float


RANGES: Final[dict[str, Range]] = {
    "hip bend": Range(-25, 130),
    "hip spread": Range(-30, 50),
    "hip turn": Range(-50, 50),
    "knee bend": Range(-1, 150),
    "ankle point": Range(-40, 60),
    "shoulder bend": Range(-65, 185),
    "shoulder cross": Range(-65, 185),
    "elbow bend": Range(-1, 150),
    "lumbar bend": Range(-50, 60),
    "lumbar side": Range(-30, 30),
    "lumbar turn": Range(-15, 15),
    "thorax bend": Range(-30, 45),
    "thorax side": Range(-35, 35),
    "thorax turn": Range(-45, 45),
    "neck bend": Range(-70, 65),
    "neck turn": Range(-80, 80),
}
"""Degrees. Limbs: means of healthy adults in Boone and Azen, J Bone Joint Surg Am 1979;61:756-759 (hip bend 122,
spread 46, cross 27, turn 47; knee 143; ankle 56 down; shoulder 167 forward, 62 back; elbow 143) and in Soucie et
al., Haemophilia 2011;17:500-507 (hip 17 back and 130 bent), rounded outward because a drawn posture may be passive,
under body weight and at the upper end of the usual. Ankle pulled up: 41 in a lunge with the weight on it, Calatayud
et al., Int J Sports Phys Ther 2015;10:197-202. Low back: extremes of motion in Trudelle-Jackson et al., Spine
2010;35:1539-1544 (53 to 60 arched). Chest and neck: working values of this project, without a source. Typical
values, not limits of anybody's body: going beyond needs a reason in the pose's `beyond`.
"""


def angles(moment: Moment) -> dict[str, float]:
    """Return each joint's angles by name, such as `knee.left bend`."""
    skeleton = moment.skeleton
    found: dict[str, float] = {}
    for side in ("left", "right"):
        found |= {f"{joint}.{side} {motion}": value for (joint, motion), value in _limb_angles(skeleton, side).items()}
    for part in SPINE[:2]:
        bend, lean, turn = moment.posture.spine[part]
        found |= {f"{part} bend": bend, f"{part} side": lean, f"{part} turn": turn}
    both = [moment.posture.spine[part] for part in SPINE[2:]]
    found |= {"neck bend": both[0][0] + both[1][0], "neck turn": both[0][2] + both[1][2]}
    return found


def _limb_angles(skeleton: Skeleton, side: str) -> dict[tuple[str, str], float]:
    leg, arm = skeleton.chains[f"leg.{side}"], skeleton.chains[f"arm.{side}"]
    pelvis, thorax = skeleton.frames["pelvis"], skeleton.frames["thorax-3"]
    sign = side_sign(side)
    hip_bend, spread = _swing(leg.upper, pelvis, sign)
    knee = angle(leg.upper, leg.lower)
    shoulder_bend, cross_body = _swing(arm.upper, thorax, sign)
    point = degrees(asin(max(-1.0, min(1.0, dot(skeleton.tips[f"leg.{side}"].along, leg.lower)))))
    return {
        ("hip", "bend"): hip_bend,
        ("hip", "spread"): spread,
        ("hip", "turn"): _twist(leg.upper, leg.pole, pelvis) if knee > 20.0 else 0.0,  # noqa: PLR2004 - degrees
        ("knee", "bend"): knee,
        ("ankle", "point"): point,
        ("shoulder", "bend"): shoulder_bend if cross_body < 40.0 else 0.0,  # noqa: PLR2004 - raised sideways
        ("shoulder", "cross"): cross_body,
        ("elbow", "bend"): angle(arm.upper, arm.lower),
    }


def _swing(direction: Vector, frame: Frame, sign: float) -> tuple[float, float]:
    """Return how far a limb hangs forward of straight down, and how far out to its side."""
    forward, down = dot(direction, frame.forward), -dot(direction, frame.up)
    out = dot(direction, frame.right) * sign
    bend = degrees(atan2(forward, down))
    if bend < -120.0:  # noqa: PLR2004 - overhead and a little behind: reached by way of the front
        bend += 360.0
    return bend, degrees(asin(max(-1.0, min(1.0, out))))


def _twist(direction: Vector, pole: Vector, frame: Frame) -> float:
    """Return how far a limb is turned about itself: where the knee points, against where it would unturned."""
    down = scale(frame.up, -1)
    axis = cross(down, direction)
    front = frame.forward
    if length(axis) > 1e-6:  # noqa: PLR2004 - numerical zero
        front = rotate(frame.forward, unit(axis), angle(down, direction))
    return angle(across(front, direction, frame.up), across(pole, direction, front))


def limits(name: str) -> Range:
    """Return the range of a joint's angle: `knee.left bend` has that of `knee bend`."""
    joint, motion = name.split()
    return RANGES[f"{joint.partition('.')[0]} {motion}"]
