"""As much of JSON Schema as docs/formats uses; a keyword it does not know is an error, never
passed over."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "formats"
_PYTHON = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
_WORDS = {"$schema", "$id", "$defs", "title", "description", "then", "else"}

_PLAIN: dict[str, Callable[[Any, Any], bool]] = {
    # type() and not isinstance: True is no integer in JSON
    "type": lambda value, rule: any(
        type(value) is _PYTHON[kind] for kind in ([rule] if isinstance(rule, str) else rule)
    ),
    "const": lambda value, rule: bool(value == rule),
    "enum": lambda value, rule: value in rule,
    "pattern": lambda value, rule: not isinstance(value, str) or bool(re.search(rule, value)),
    "minLength": lambda value, rule: not isinstance(value, str) or len(value) >= rule,
    "minimum": lambda value, rule: not isinstance(value, int) or value >= rule,
    "maximum": lambda value, rule: not isinstance(value, int) or value <= rule,
    "minItems": lambda value, rule: not isinstance(value, list) or len(value) >= rule,
    "maxItems": lambda value, rule: not isinstance(value, list) or len(value) <= rule,
    "required": lambda value, rule: not isinstance(value, dict) or set(rule) <= value.keys(),
}


def schema(name: str, part: str = "") -> dict[str, Any]:
    """A schema of docs/formats, or one of its definitions."""
    whole: dict[str, Any] = json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))
    return {"$defs": whole["$defs"], "$ref": f"#/$defs/{part}"} if part else whole


def complaints(value: Any, rules: dict[str, Any], root: dict[str, Any] | None = None) -> list[str]:
    """What the schema has against the value; nothing: it fits."""
    root = root or rules
    found: list[str] = []
    for word, rule in rules.items():
        if word in _WORDS:
            continue
        if word in _PLAIN:
            if not _PLAIN[word](value, rule):
                found.append(f"{value!r}: {word} {rule}")
        elif word == "oneOf":
            fitting = sum(not complaints(value, one, root) for one in rule)
            if fitting != 1:
                found.append(f"{value!r} fits {fitting} of the forms")
        else:
            for part, one in _parts(word, rule, value, rules, root):
                found += complaints(part, one, root)
    return found


def _parts(
    word: str, rule: Any, value: Any, rules: dict[str, Any], root: dict[str, Any]
) -> Iterator[tuple[Any, dict[str, Any]]]:
    """What a keyword holds against which schema."""
    fields = value if isinstance(value, dict) else {}
    lines = value if isinstance(value, list) else []
    match word:
        case "items":
            yield from ((line, rule) for line in lines)
        case "prefixItems":
            yield from zip(lines, rule, strict=False)
        case "properties":
            yield from ((fields[name], one) for name, one in rule.items() if name in fields)
        case "additionalProperties":
            others = fields.keys() - rules.get("properties", {}).keys()
            yield from ((fields[name], rule or {"enum": []}) for name in others)
        case "$ref":
            yield value, root["$defs"][rule.removeprefix("#/$defs/")]
        case "allOf":
            yield from ((value, one) for one in rule)
        case "if":
            yield value, rules.get("else" if complaints(value, rule, root) else "then", {})
        case _:
            raise NotImplementedError(word)
