"""Movement -> text alternative: the view, how to start, what moves and where it ends, what stays still."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.figures.draw import Scene
from generator.figures.skeleton import Chain, Skeleton
from generator.figures.vectors import Vector, across, angle, dot, sub
from generator.models import poses

_VIEWS: Final[Mapping[str, str]] = {
    "side": "Seen from the right.",
    "front": "Seen from the front.",
    "back": "Seen from behind.",
    "three-quarter": "Seen from the front and right.",
    "side-lying": "Seen from the front.",
    "above": "Seen from above.",
}
_PROPS: Final[Mapping[str, str]] = {
    "mat": "a mat",
    "roller": "a foam roller",
    "step": "a step",
    "box": "a box",
    "bench": "a bench",
    "chair": "a chair",
    "wall": "a wall",
    "post": "a post",
    "rail": "a rail",
    "bosu": "a half ball, dome up",
    "ball": "a ball",
    "dumbbell": "a dumbbell",
    "barbell": "a barbell",
    "loop-band": "a loop band around both legs",
    "band": "an elastic band fixed at the side",
    "strap": "suspension straps",
    "hand-strap": "a strap held in the hands",
    "watch": "a watch",
}
_CHANGE: Final = 15.0
"""Degrees; smaller changes are not said."""
_MOST: Final = 6
"""Sentences about what moves; the largest movements come first."""
_STILL: Final[Mapping[str, str]] = {
    "pelvis": "pelvis",
    "low-back": "low back",
    "back": "back",
    "trunk": "trunk",
    "head": "head",
}


def describe(subject: Scene, presets: Mapping[str, poses.Preset]) -> str:
    """Return the text alternative of a figure."""
    pose = subject.pose
    if pose.description:
        return pose.description
    view = next(iter(pose.view)) if isinstance(pose.view, dict) else pose.view
    start = presets[pose.start.preset].name if pose.start.preset else pose.name
    first = list(_limbs(subject.movement.start.skeleton))
    changed = dict(_given(pose.start, first))
    behind = view == "three-quarter" and isinstance(pose.view, dict) and pose.view[view] < 0
    words = [
        "Seen from behind and the right." if behind else _VIEWS[view],
        f"Start: {', '.join([start, *changed.values()])}.",
    ]
    things = [_PROPS[thing.name] for thing in subject.things]
    if things:
        words.append(f"With {_and(things)}.")
    moves = list(_moves(subject))
    if moves:
        label = "Stride, one side after the other" if pose.cycle else "End"
        words.append(f"{label}: {', '.join(moves)}.")
    if pose.still:
        still = [_STILL[name] for name in pose.still]
        words.append(f"{_capital(_and(still))} {'stay' if len(still) > 1 else 'stays'} still.")
    return " ".join(words)


def _given(stance: poses.Stance, limbs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the words for the limbs that the start places itself, beyond its preset."""
    named = {name for name in ("arm_left", "arm_right", "leg_left", "leg_right") if getattr(stance, name)}
    both = {"arms": stance.arms or stance.hands, "legs": stance.legs}
    for kind, given in both.items():
        if given:
            named |= {f"{kind[:-1]}_left", f"{kind[:-1]}_right"}
    if stance.hands:
        yield "hands", f"hands at the {stance.hands}" if not stance.hands.startswith("bar") else "hands on the bar"
        named -= {"arm_left", "arm_right"}
    found = {name: text for name, text in limbs if name.replace(".", "_") in named}
    yield from _paired(found)


def _paired(found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield both sides as one where they do the same."""
    for kind in ("arm", "leg"):
        left, right = found.get(f"{kind}.left"), found.get(f"{kind}.right")
        if left and right and left.replace("left", "right") == right:
            yield (
                kind,
                "both "
                + left.replace("left ", "")
                .replace("knee ", "knees ")
                .replace("arm ", "arms ")
                .replace("leg ", "legs ")
                .replace("elbow ", "elbows ")
                .replace("thigh ", "thighs ")
                .replace("heel ", "heels "),
            )
        else:
            yield from ((f"{kind}.{side}", text) for side, text in (("left", left), ("right", right)) if text)


def _limbs(skeleton: Skeleton) -> Iterator[tuple[str, str]]:
    for name, chain in skeleton.chains.items():
        yield name, _limb(name, chain, skeleton)


def _limb(name: str, chain: Chain, skeleton: Skeleton) -> str:
    """Return how a limb is: straight and where to, or bent and where its upper piece points."""
    kind, side = name.split(".")
    bend = angle(chain.upper, chain.lower)
    if bend < 20.0:  # noqa: PLR2004 - degrees
        return f"{side} {kind} straight {_where(sub(chain.end, chain.root), skeleton)}"
    joint, piece = ("elbow", "upper arm") if kind == "arm" else ("knee", "thigh")
    return f"{side} {joint} bent {_five(bend)} degrees with the {piece} {_where(chain.upper, skeleton)}"


def _where(direction: Vector, skeleton: Skeleton) -> str:
    """Return the direction in words: by gravity and, level, by where the person faces or lies."""
    up = dot(direction, (0.0, 1.0, 0.0)) / max(1e-6, dot(direction, direction) ** 0.5)
    if abs(up) > 0.87:  # noqa: PLR2004 - within 30 degrees of upright
        return "up" if up > 0 else "down"
    pelvis = skeleton.frames["thorax-3"]
    lying = abs(pelvis.up[1]) < 0.5  # noqa: PLR2004 - more level than upright
    front = pelvis.up if lying else across(pelvis.forward, (0.0, 1.0, 0.0), pelvis.up)
    ahead, side = dot(direction, front), abs(dot(direction, pelvis.right))
    size = max(1e-6, dot(direction, direction) ** 0.5)
    if side > 0.75 * size:
        word = "out to the side"
    elif lying:
        word = "past the head" if ahead > 0 else "away from the head"
    else:
        word = "forward" if ahead > 0 else "backward"
    return word if abs(up) < 0.34 else f"{word} and {'up' if up > 0 else 'down'}"  # noqa: PLR2004 - within 20 degrees


def _moves(subject: Scene) -> Iterator[str]:
    """Yield what changes, the largest first."""
    if len(subject.movement.keys) == 1:
        return
    a, b = subject.movement.start.skeleton, subject.movement.end.skeleton
    found: list[tuple[float, str]] = list(_trunk_moves(subject))
    limbs: dict[str, str] = {}
    sizes: dict[str, float] = {}
    for name, chain in b.chains.items():
        before = a.chains[name]
        turn = max(
            angle(before.upper, chain.upper), abs(angle(before.upper, before.lower) - angle(chain.upper, chain.lower))
        )
        tip = angle(a.tips[name].along, b.tips[name].along)
        if turn > _CHANGE:
            limbs[name], sizes[name.partition(".")[0]] = _limb(name, chain, b), turn
        elif tip > _CHANGE and name.startswith("leg"):
            rises = b.chains[name].end[1] - a.chains[name].end[1]
            limbs[name] = f"{name.partition('.')[2]} heel {'raised' if rises > 0 else 'lowered'}"
            sizes[name.partition(".")[0]] = tip
    found += [(sizes[key.partition(".")[0]], text) for key, text in _paired(limbs)]
    found.sort(key=lambda item: -item[0])
    yield from (text for _, text in found[:_MOST])


def _trunk_moves(subject: Scene) -> Iterator[tuple[float, str]]:
    """Yield how pelvis, trunk and spine move, with a size to compare by."""
    start, end = subject.movement.start, subject.movement.end
    a, b = start.skeleton, end.skeleton
    shift = sub(b.origins["pelvis"], a.origins["pelvis"])
    facing = across(a.frames["pelvis"].forward, (0.0, 1.0, 0.0), a.frames["pelvis"].up)
    if abs(shift[1]) > 4.0:  # noqa: PLR2004 - cm
        yield abs(shift[1]) * 2, f"hips {'up' if shift[1] > 0 else 'down'} {_five(abs(shift[1]))} cm"
    level = (shift[0], 0.0, shift[2])
    forward = dot(level, facing)
    if abs(forward) > 6.0:  # noqa: PLR2004 - cm
        yield abs(forward), f"hips {'forward' if forward > 0 else 'back'} {_five(abs(forward))} cm"
    lean = [angle(sub(s.origins["neck"], s.origins["pelvis"]), (0.0, 1.0, 0.0)) for s in (a, b)]
    if abs(lean[1] - lean[0]) > _CHANGE:
        yield abs(lean[1] - lean[0]), f"trunk leaning {_five(lean[1])} degrees from upright"
    turn = angle(a.frames["thorax-3"].right, b.frames["thorax-3"].right)
    if turn > _CHANGE:
        yield turn, f"chest turned {_five(turn)} degrees"
    for part, name in {"lumbar": "low back", "thorax": "upper back"}.items():
        bend = end.posture.spine[part][0]
        change = bend - start.posture.spine[part][0]
        if abs(change) > _CHANGE:
            yield abs(change), f"{name} {'flat' if abs(bend) < _CHANGE else 'rounded' if change > 0 else 'arched'}"
    nod = sum(end.posture.spine[part][0] - start.posture.spine[part][0] for part in ("neck", "head"))
    if abs(nod) > _CHANGE:
        rises = b.origins["crown"][1] > a.origins["crown"][1]
        yield abs(nod), "head lifted" if rises else "head lowered"


def _five(value: float) -> int:
    """Return a number rounded to five: figures are no measuring device."""
    return max(5, 5 * round(value / 5))


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
