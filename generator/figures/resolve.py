"""The pose language -> postures: presets, changes on top, words for directions and places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from generator.figures.posture import LIMBS, NOWHERE, SPINE, Aim, Bend, FigureError, Limb, Posture
from generator.figures.skeleton import Skeleton, end_of, side_sign
from generator.figures.vectors import Frame, Vector, add, cross, unit
from generator.models import poses

_PICTURE: Final[Mapping[str, Vector]] = {
    "ahead": (1.0, 0.0, 0.0),
    "behind": (-1.0, 0.0, 0.0),
    "up": (0.0, 1.0, 0.0),
    "down": (0.0, -1.0, 0.0),
    "near": (0.0, 0.0, 1.0),
    "far": (0.0, 0.0, -1.0),
}
_OWN: Final[Mapping[str, Vector]] = {
    "front": (1.0, 0.0, 0.0),
    "rear": (-1.0, 0.0, 0.0),
    "headward": (0.0, 1.0, 0.0),
    "footward": (0.0, -1.0, 0.0),
}
_SPINES: Final[Mapping[str, tuple[float, float, float, float]]] = {
    "neutral": (-14.0, 15.0, 6.0, -6.0),
    "flat": (-4.0, 8.0, 2.0, -4.0),
    "arched": (-40.0, 2.0, 0.0, -6.0),
    "rounded": (28.0, 38.0, 8.0, 0.0),
}
"""Bends of lumbar spine, chest, neck and head that a word stands for."""

_HANDS: Final[Mapping[str, tuple[str, dict[str, str], bool]]] = {
    "hips": ("waist", {"pole": "out-rear", "tip": "front-in-footward", "palm": "in"}, False),
    "ears": ("ear", {"pole": "out-front", "tip": "headward-in", "palm": "in"}, False),
    "nape": ("nape", {"pole": "out-front", "tip": "in-headward", "palm": "front"}, False),
    "chest": ("chest", {"pole": "out-footward", "tip": "in", "palm": "rear"}, False),
    "belly": ("belly", {"pole": "out-rear", "tip": "in-footward", "palm": "rear"}, False),
    "thighs": ("thigh", {"pole": "out-rear"}, False),
    "knees": ("knee", {"pole": "out-rear"}, False),
    "bar-back": ("bar-back", {"pole": "footward-rear", "tip": "headward", "palm": "front"}, True),
    "bar-front": ("bar-front", {"pole": "front", "tip": "headward", "palm": "rear"}, True),
}
"""Word for both hands -> part, where elbows, fingers and palms point, and whether they grip."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """A posture while stances are laid on top of each other."""

    faces: Vector = (1.0, 0.0, 0.0)
    head: Vector = (0.0, 1.0, 0.0)
    at: Vector = (0.0, 0.0, 0.0)
    angles: dict[str, float] = field(default_factory=lambda: {"tilt": 0.0, "lean": 0.0, "turn": 0.0})
    spine: dict[str, Bend] = field(default_factory=dict)
    limbs: dict[str, Limb] = field(default_factory=dict)
    rests: dict[str, str] = field(default_factory=dict)
    pin: str | None = None
    moved: bool = False
    """The pelvis was moved by hand: no contact holds it."""
    fixed: frozenset[str] = frozenset()
    """What the last stance gave itself, and so is not fitted to the contacts: `tilt`, `neck`."""

    def posture(self) -> Posture:
        """Return the numbers; raise `FigureError` where something has no place."""
        for name in (*LIMBS, *SPINE):
            if name not in self.limbs and name not in self.spine:
                raise FigureError(name, "has no place", allowed="all limbs and the spine", hint="start from a `preset`")
        up = unit(self.head)
        frame = Frame(unit(self.faces), up, cross(unit(self.faces), up))
        return Posture(
            facing=frame,
            at=self.at,
            spine=dict(self.spine),
            limbs=dict(self.limbs),
            rests=dict(self.rests),
            **self.angles,
        )


def lay(draft: Draft, stance: poses.Stance, presets: Mapping[str, poses.Stance], before: Skeleton | None) -> Draft:
    """Return a draft with a stance laid on top; `before` is the pose that `stay` refers to."""
    if stance.preset:
        draft = lay(Draft(), presets[stance.preset], presets, None)
    new = replace(
        draft, angles=dict(draft.angles), spine=dict(draft.spine), limbs=dict(draft.limbs), rests=dict(draft.rests)
    )
    new.pin, new.moved, new.fixed = stance.pin, False, frozenset()
    new.faces = aim(stance.faces, 0).picture if stance.faces else new.faces
    new.head = aim(stance.head, 0).picture if stance.head else new.head
    if stance.pelvis:
        _place_pelvis(new, stance.pelvis)
    if stance.spine:
        _bend_spine(new, stance.spine)
    for name, spec in _limb_specs(stance):
        new.limbs[name] = _limb(name, spec, new.limbs.get(name), before)
        if _lifts(spec):
            _lift(new, name)
    for contact, support in stance.rests.items():
        new.rests.pop(contact, None)
        if support:
            new.rests[contact] = support
    return new


def _place_pelvis(draft: Draft, pelvis: poses.Pelvis) -> None:
    if pelvis.at:
        draft.at = pelvis.at
    shift = (pelvis.ahead - pelvis.behind, pelvis.up - pelvis.down, pelvis.near - pelvis.far)
    draft.at = add(draft.at, shift)
    draft.moved = any(shift)
    for key in draft.angles:
        value = getattr(pelvis, key)
        if value is not None:
            draft.angles[key] = value
            draft.fixed |= {key}


def _bend_spine(draft: Draft, spine: str | poses.Spine) -> None:
    if isinstance(spine, str):
        draft.spine = {name: (bend, 0.0, 0.0) for name, bend in zip(SPINE, _SPINES[spine], strict=True)}
        draft.fixed |= {"neck"}
        return
    for name in SPINE:
        value = getattr(spine, name)
        if value is not None:
            draft.spine[name] = (
                (value.bend, value.side, value.turn) if isinstance(value, poses.Bend) else (value, 0.0, 0.0)
            )
            draft.fixed |= {name}


def _limb_specs(stance: poses.Stance) -> Iterator[tuple[str, poses.Arm | poses.Leg]]:
    """Yield what a stance says of each limb, the general before the particular."""
    for name in LIMBS:
        kind, side = name.split(".")
        if kind == "arm" and stance.hands:
            part, words, grip = _HANDS[stance.hands]
            spec = {"to": f"{part}.{side}", "elbow": words.get("pole"), "fingers": words.get("tip")}
            yield name, poses.Arm(**{**spec, "palm": words.get("palm"), "grip": grip})  # type: ignore[arg-type]
        both = stance.arms if kind == "arm" else stance.legs
        if both:
            yield name, both
        own = getattr(stance, name.replace(".", "_"))
        if own:
            yield name, own


def _lifts(spec: poses.Arm | poses.Leg) -> bool:
    """Return whether a limb leaves what it rested on."""
    return spec.aim is not None or any(_pieces(spec)) or (spec.to is not None and spec.to != "stay")


def _lift(draft: Draft, name: str) -> None:
    """Take a limb off what it rested on; the stance may say that it rests anew."""
    kind, side = name.split(".")
    parts = ("hand", "elbow", "forearm") if kind == "arm" else ("foot", "heel", "toes", "shin", "knee", "thigh")
    for part in parts:
        draft.rests.pop(f"{part}.{side}", None)


def aim(value: str | Vector, sign: float) -> Aim:
    """Return the direction that words or three numbers mean; `sign` is 1 for the person's right side."""
    if not isinstance(value, str):
        return Aim(picture=unit(value))
    picture: Vector = (0.0, 0.0, 0.0)
    own: Vector = (0.0, 0.0, 0.0)
    for word in value.split("-"):
        if word in _PICTURE:
            picture = add(picture, _PICTURE[word])
        elif word in _OWN:
            own = add(own, _OWN[word])
        else:
            own = add(own, (0.0, 0.0, sign if word == "out" else -sign))
    return Aim(picture, own)


def _limb(name: str, spec: poses.Arm | poses.Leg, old: Limb | None, before: Skeleton | None) -> Limb:
    """Return a limb with a stance's words laid on top of what it was."""
    sign = side_sign(name)
    limb = _placed(name, spec, old, before)
    arm, leg = (spec, None) if isinstance(spec, poses.Arm) else (None, spec)
    pole = arm.elbow if arm else leg.knee if leg else None
    tip = arm.fingers if arm else leg.toe if leg else None
    changes: dict[str, object] = {}
    if pole is not None:
        changes["pole"] = aim(pole, sign)
    if tip is not None:
        changes["tip"] = aim(tip, sign)
    if arm and arm.palm is not None:
        changes["palm"] = aim(arm.palm, sign)
    if arm and arm.grip is not None:
        changes["grip"] = arm.grip
    if leg and leg.ankle is not None:
        changes |= {"ankle": leg.ankle, "tip": None}
    if leg and leg.heel is not None:
        changes["heel"] = leg.heel
    if spec.slide is not None:
        changes["slide"] = spec.slide
    return replace(limb, **changes)  # type: ignore[arg-type]


def _placed(name: str, spec: poses.Arm | poses.Leg, old: Limb | None, before: Skeleton | None) -> Limb:
    sign = side_sign(name)
    grip = old.grip if old else False
    if spec.aim is not None:
        return Limb(mode="aim", upper=aim(spec.aim, sign), lower=aim(spec.aim, sign), grip=grip)
    if any(piece is not None for piece in _pieces(spec)):
        return _directed(name, spec, old, before)
    if spec.plant is not None:
        return Limb(mode="plant", target=(spec.plant[0], 0.0, spec.plant[1]))
    if isinstance(spec.to, tuple):
        return Limb(mode="reach", target=spec.to, grip=grip)
    if spec.to and spec.to != "stay":
        return Limb(mode="part", part=spec.to, target=spec.by or (0.0, 0.0, 0.0), grip=grip)
    if old is None:
        raise FigureError(name, "this limb has no place", allowed="aim, to, plant, or both of its pieces")
    return _stayed(name, old, before) if spec.to else old


def _pieces(spec: poses.Arm | poses.Leg) -> tuple[poses.Direction | None, poses.Direction | None]:
    return (spec.upper, spec.fore) if isinstance(spec, poses.Arm) else (spec.thigh, spec.shank)


def _directed(name: str, spec: poses.Arm | poses.Leg, old: Limb | None, before: Skeleton | None) -> Limb:
    """Return a limb whose pieces are given as directions; a piece that is not given stays as it was."""
    sign = side_sign(name)
    upper, lower = (aim(piece, sign) if piece is not None else None for piece in _pieces(spec))
    chain = before.chains[name] if before else None
    kept = (old.upper, old.lower) if old and old.mode == "aim" else None
    if not kept:
        kept = (Aim(chain.upper), Aim(chain.lower)) if chain else (upper or NOWHERE, lower or NOWHERE)
    grip = old.grip if old else False
    return Limb(mode="aim", upper=upper or kept[0], lower=lower or kept[1], grip=grip)


def _stayed(name: str, old: Limb, before: Skeleton | None) -> Limb:
    if before is None:
        raise FigureError(name, "`stay` has no pose before it", hint="say `stay` in `end` or `between` only")
    if old.mode in {"plant", "reach"}:
        return old
    chain = before.chains[name]
    return replace(old, mode="reach", target=chain.end, pole=Aim(chain.pole))


def planted(posture: Posture) -> frozenset[str]:
    """Return the contacts whose place is given, so that the body adapts to them."""
    ends = {end_of(name) for name, limb in posture.limbs.items() if limb.mode != "aim"}
    feet = {end.replace("foot", part) for end in ends if end.startswith("foot") for part in ("toes", "heel")}
    return frozenset(ends | feet)
