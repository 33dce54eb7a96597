"""Validation errors of a model, said in words that somebody who does not program can act on."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.load.reader import Document, Fault, Path
from generator.models.kinds import Kind
from generator.models.patterns import PATTERNS
from generator.problems import Problem


class Said(NamedTuple):
    """The three parts of a message."""

    message: str
    allowed: str = ""
    hint: str = ""


def problem_of(fault: Fault, file: str) -> Problem:
    """Return what is wrong with a YAML text as a problem of a file."""
    line, column = fault.place
    return Problem(
        file=file,
        line=line,
        column=column,
        key=dotted(fault.path),
        message=fault.message,
        allowed=fault.allowed,
        hint=fault.hint,
    )


def problems_of(error: ValidationError, file: str, document: Document, kind: Kind) -> Iterator[Problem]:
    """Yield one problem for each error of a file."""
    schema = kind.adapter.json_schema(by_alias=True)
    seen: dict[Path, list[Said]] = {}
    for detail in error.errors(include_url=False):
        path = _path((*detail["loc"], *_key_of(detail)), document)
        said = _say(detail, _keys_at(schema, detail["loc"][:-1]))
        if _misleads(detail):
            continue
        if detail["type"] == "missing":
            line, column = document.values[path]
            key = dotted((*path, str(detail["loc"][-1])))
            yield Problem(file=file, line=line, column=column, key=key, **said._asdict())
        elif detail["type"] == "extra_forbidden" or detail["loc"][-1:] == ("[key]",):
            line, column = document.keys.get(path, document.values[path])
            yield Problem(file=file, line=line, column=column, key=dotted(path), **said._asdict())
        else:
            seen.setdefault(path, []).append(said)
    for path, several in seen.items():
        line, column = document.values[path]
        yield Problem(file=file, line=line, column=column, key=dotted(path), **_merged(several)._asdict())


def dotted(path: Path) -> str:
    """Write a path as `steps[2].name`."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")


def _key_of(detail: ErrorDetails) -> tuple[str, ...]:
    """Return the key that a check of several keys found wrong, if it named one."""
    key = str(detail.get("ctx", {}).get("key", ""))
    return (key,) if key else ()


def _path(loc: tuple[int | str, ...], document: Document) -> Path:
    """Keep the parts of an error's location that exist in the file (others name branches of a union)."""
    path: Path = ()
    for part in loc:
        if (*path, part) in document.values:
            path = (*path, part)
    return path


def _misleads(detail: ErrorDetails) -> bool:
    """Return whether a list is called too short only because its items are broken: those are reported themselves."""
    given = detail["input"]
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= detail["ctx"]["min_length"]


def _merged(several: list[Said]) -> Said:
    """One value that fits none of the types it may have is one problem, with all that is allowed."""
    allowed = dict.fromkeys(said.allowed for said in several if said.allowed)
    return several[0]._replace(allowed=", or ".join(allowed))


_SHOWN = 40
"""Characters of a text that a message repeats."""


def described(value: Any) -> str:
    """Return a wrong value in words, for `found …`."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text {value[:_SHOWN] + '…' if len(value) > _SHOWN else value!r}"
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, (list, tuple)):
        return "a list"
    return f"the number {value}"


def _type_error(allowed: str, hint: str) -> Callable[[ErrorDetails], Said]:
    return lambda detail: Said(f"found {described(detail['input'])}", allowed, hint)


def _bound(word: str, key: str, hint: str) -> Callable[[ErrorDetails], Said]:
    def say(detail: ErrorDetails) -> Said:
        return Said(f"found {described(detail['input'])}", f"{word} {detail['ctx'][key]}", hint)

    return say


def _length(detail: ErrorDetails) -> Said:
    context = detail.get("ctx", {})
    if "max_length" in context:
        most = f"at most {context['max_length']} characters or items"
        return Said("this is too long", most, "split it, or shorten it")
    return Said("this is too short or empty", f"at least {context.get('min_length', 1)}", "write at least one")


def _pattern(detail: ErrorDetails) -> Said:
    pattern = detail["ctx"]["pattern"]
    return Said(
        f"found {described(detail['input'])}",
        PATTERNS.get(pattern, f"the pattern {pattern}"),
        "remove what is not allowed",
    )


_DAY: Final = _type_error("a day that exists, such as 2027-05-26", "write year-month-day with all digits")

_SAY: Final[Mapping[str, Callable[[ErrorDetails], Said]]] = {
    "string_type": _type_error("a text", "put quotes around it if it is meant as a text"),
    "int_type": _type_error("a whole number", "write the number alone, without quotes or units"),
    "int_parsing": _type_error("a whole number", "write the number alone, without quotes or units"),
    "int_from_float": _type_error("a whole number", "leave out the part behind the point"),
    "float_type": _type_error("a number", "write the number alone, without quotes or units"),
    "bool_type": _type_error("true or false", "YAML's yes and no are texts here: write true or false"),
    "tuple_type": _type_error("a list", 'start each item on its own line with "- "'),
    "list_type": _type_error("a list", 'start each item on its own line with "- "'),
    "dict_type": _type_error("a group of keys", "write key: value pairs, indented below this key"),
    "model_type": _type_error("a group of keys", "write key: value pairs, indented below this key"),
    "model_attributes_type": _type_error("a group of keys", "write key: value pairs, indented below this key"),
    "greater_than_equal": _bound("at least", "ge", "check the number and its unit"),
    "less_than_equal": _bound("at most", "le", "check the number and its unit"),
    "greater_than": _bound("more than", "gt", "check the number and its unit"),
    "less_than": _bound("less than", "lt", "check the number and its unit"),
    "string_pattern_mismatch": _pattern,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
    "literal_error": _bound("one of", "expected", "copy one of the allowed words"),
    "string_too_long": _length,
    "string_too_short": _length,
    "too_long": _length,
    "too_short": _length,
}


def _say(detail: ErrorDetails, keys: list[str]) -> Said:
    context = detail.get("ctx", {})
    last = str(detail["loc"][-1]) if detail["loc"] else ""
    kind = detail["type"]
    if kind in _SAY:
        return _SAY[kind](detail)
    if kind == "extra_forbidden":
        close = difflib.get_close_matches(last, keys, n=1)
        hint = f"did you mean {close[0]!r}?" if close else "remove it, or move it to where it belongs"
        return Said(f"there is no key {last!r} here", ", ".join(keys), hint)
    if kind == "missing":
        return Said(f"the key {last!r} is missing", ", ".join(keys), f"add {last!r} with its value")
    if kind.startswith("union_tag"):
        return _say_union(context)
    return Said(str(detail["msg"]), str(context.get("allowed", "")), str(context.get("hint", "")))


def _say_union(context: Mapping[str, Any]) -> Said:
    key = str(context.get("discriminator", "")).strip("'")
    tags = str(context.get("expected_tags", "")) or key
    return Said(f"`{key}` is missing or unknown", tags, f"set `{key}` to one of these words")


def _keys_at(schema: Mapping[str, Any], loc: tuple[int | str, ...]) -> list[str]:
    """Return the keys that a model knows at a place, by following its JSON Schema."""
    nodes = [schema]
    for part in loc:
        nodes = [child for node in nodes for child in _children(schema, node, part)] or nodes
    return sorted({key for node in nodes for flat in _flatten(schema, node) for key in flat.get("properties", {})})


def _children(root: Mapping[str, Any], node: Mapping[str, Any], part: int | str) -> Iterator[Mapping[str, Any]]:
    for flat in _flatten(root, node):
        if isinstance(part, int) and isinstance(flat.get("items"), Mapping):
            yield flat["items"]
        elif part in flat.get("properties", {}):
            yield flat["properties"][part]
        elif isinstance(flat.get("additionalProperties"), Mapping):
            yield flat["additionalProperties"]
        elif any(isinstance(p, Mapping) and p.get("const") == part for p in flat.get("properties", {}).values()):
            yield flat


def _flatten(root: Mapping[str, Any], node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Follow references and unions until models or plain values are reached."""
    if "$ref" in node:
        yield from _flatten(root, root["$defs"][str(node["$ref"]).rsplit("/", 1)[-1]])
        return
    branches = [*node.get("anyOf", ()), *node.get("oneOf", ())]
    for branch in branches:
        yield from _flatten(root, branch)
    if not branches:
        yield node
