"""Contacts: a body that is laid down settles on what it rests on, and keeps the part that it turns about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from generator.figures.contact import gap, middle
from generator.figures.posture import Posture
from generator.figures.resolve import planted
from generator.figures.skeleton import Skeleton, landmark, stand, trunk
from generator.figures.support import FLOOR, Supports
from generator.figures.vectors import Vector, add, scale, sub

_ROUNDS: Final = 5
"""Rounds of fitting height, tilt and neck in turn; three suffice for all presets."""
_STEPS: Final = 3
"""Steps of one fit."""
_USELESS: Final = 0.01
"""cm for a degree: turning this joint does not bring the contact nearer."""
_TOUCH: Final = 0.05
"""cm; closer than a drawn unit (0.25 cm)."""
_ON_TRUNK: Final = frozenset({"buttocks", "back", "shoulders", "head", "hip", "side"})


def free_contacts(posture: Posture) -> list[str]:
    """Return the contacts that follow the body, in order: they decide where it settles."""
    fixed = planted(posture)
    return [contact for contact in posture.rests if contact not in fixed]


def settled(posture: Posture, supports: Supports, fixed: frozenset[str]) -> Posture:
    """Return a posture lowered on to its first free contact, tilted on to its second, its head laid down.

    `fixed` holds what the author gave as an angle: it is not fitted.
    """
    contacts = free_contacts(posture)
    if not contacts:
        return posture
    first = contacts[0]
    others = [name for name in contacts[1:] if name.partition(".")[0] != first.partition(".")[0]]
    body = [name for name in others if name != "head" and _support(name, posture, supports).shape != "wall"]
    for _ in range(_ROUNDS):
        posture, missing = _dropped(posture, supports, contacts)
        if body and "tilt" not in fixed:
            posture = _fitted(posture, supports, body[0], _tilted)
        if "head" in others and "neck" not in fixed:
            posture = _fitted(posture, supports, "head", _nodded)
        if missing < _TOUCH:
            break
    return _dropped(posture, supports, contacts)[0]


def _support(contact: str, posture: Posture, supports: Supports):  # type: ignore[no-untyped-def] # noqa: ANN202
    return supports.get(posture.rests[contact], FLOOR)


def _dropped(posture: Posture, supports: Supports, contacts: list[str]) -> tuple[Posture, float]:
    """Move the body on to its first contact, and against a wall that it leans on."""
    skeleton = _shape(posture, supports, contacts)
    moves: list[Vector] = []
    walls = [name for name in contacts if _support(name, posture, supports).shape == "wall"]
    level = [name for name in contacts if name not in walls]
    if level:
        moves.append((0.0, -gap(level[0], _support(level[0], posture, supports), skeleton), 0.0))
    if walls:
        support = _support(walls[0], posture, supports)
        moves.append(scale(support.normal, -gap(walls[0], support, skeleton)))
    for move in moves:
        posture = replace(posture, at=add(posture.at, move))
    return posture, max((abs(value) for move in moves for value in move), default=0.0)


def _shape(posture: Posture, supports: Supports, contacts: list[str]) -> Skeleton:
    """Return what is needed to measure contacts: the trunk alone where that is enough."""
    alone = all(name.partition(".")[0] in _ON_TRUNK for name in contacts)
    return trunk(posture) if alone else _loose(posture, supports)


def _loose(posture: Posture, supports: Supports) -> Skeleton:
    """Return the skeleton while planted limbs may still be out of reach: they hang as they are."""
    away = {name: limb if limb.mode == "aim" else replace(limb, mode="aim") for name, limb in posture.limbs.items()}
    return stand(replace(posture, limbs=away), supports)


def _tilted(posture: Posture, by: float) -> Posture:
    return replace(posture, tilt=posture.tilt + by)


def _nodded(posture: Posture, by: float) -> Posture:
    bend, side, turn = posture.spine["neck"]
    return replace(posture, spine={**posture.spine, "neck": (bend + by, side, turn)})


def _fitted(posture: Posture, supports: Supports, contact: str, change: Callable[[Posture, float], Posture]) -> Posture:
    """Turn one joint until a contact touches (secant steps), the body lying on its first contact all the while."""
    support = _support(contact, posture, supports)
    contacts = free_contacts(posture)

    def measured(tried: Posture) -> float:
        lying = _dropped(tried, supports, contacts)[0]
        return gap(contact, support, _shape(lying, supports, [contact]))

    for _ in range(_STEPS):
        here = measured(posture)
        slope = measured(change(posture, 1.0)) - here
        if abs(here) < _TOUCH or abs(slope) < _USELESS:
            break
        posture = change(posture, max(-25.0, min(25.0, -here / slope)))
    return posture


def anchored(posture: Posture, supports: Supports, anchor: str, where: Vector) -> Posture:
    """Move the body along the ground so that a part is where it was."""
    delta = sub(where, point(anchor, stand_loosely(posture, supports)))
    return replace(posture, at=add(posture.at, (delta[0], 0.0, delta[2])))


def stand_loosely(posture: Posture, supports: Supports) -> Skeleton:
    """Return the skeleton without minding planted limbs."""
    return _loose(posture, supports)


def point(part: str, skeleton: Skeleton) -> Vector:
    """Return the place of a contact or of another part."""
    try:
        return middle(part, skeleton)
    except KeyError:
        return landmark(part, skeleton)
