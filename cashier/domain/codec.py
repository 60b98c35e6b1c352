"""Frozen values to plain JSON-ready data and back, by their type hints: how values are stored
whole.

Knows dataclasses, enums, dates, instants, tuples, mappings, optionals, str, int and bool; nothing
else on purpose.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from cashier.domain.posting import canonical_json, instant_text, parse_instant

T = TypeVar("T")

_AS_THEY_ARE = frozenset({str, int, bool, type(None)})


def to_plain(value: Any) -> Any:
    """Plain data: dataclasses as maps, enums by value, dates ISO, instants RFC 3339 UTC. Raises
    TypeError otherwise.
    """
    if type(value) in _AS_THEY_ARE:  # most of a long report, and an Enum is none of them
        return value
    match value:
        case Enum():
            return value.value
        case bool() | int() | str() | None:
            return value
        case datetime():
            return instant_text(value)
        case date():
            return value.isoformat()
        case tuple() | list():
            return [to_plain(part) for part in value]
        case Mapping():
            return {str(to_plain(key)): to_plain(part) for key, part in value.items()}
        case _ if is_dataclass(value):
            return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            raise TypeError(f"no plain form for {type(value).__name__}")


def to_text(value: Any) -> str:
    """Canonical JSON text of a dataclass: same value, same text."""
    return canonical_json(to_plain(value))


def from_plain(kind: type[T], data: Any) -> T:
    """The inverse of `to_plain`. Absent keys take the field's default, so that older documents
    still read.

    Raises KeyError, TypeError or ValueError when `data` has another form.
    """
    result: T = _read(kind, data)
    return result


def _read(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if data is None:
            return None
        (inner,) = (part for part in get_args(kind) if part is not type(None))
        return _read(inner, data)
    if origin is tuple:
        parts = get_args(kind)
        if len(parts) == 2 and parts[1] is Ellipsis:
            return tuple(_read(parts[0], item) for item in data)
        return tuple(_read(part, item) for part, item in zip(parts, data, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        key_kind, value_kind = get_args(kind)
        return {_read(key_kind, key): _read(value_kind, item) for key, item in data.items()}
    if kind is datetime:
        return parse_instant(data)
    if kind is date:
        return date.fromisoformat(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(
            **{name: _read(hint, data[name]) for name, hint in hints.items() if name in data}
        )
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise TypeError(f"expected {kind.__name__}, found {type(data).__name__}")
    return data


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}
