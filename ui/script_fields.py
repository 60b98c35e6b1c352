"""Reading the fields of a script's act: every key known, every value of its kind.

Each fault is named by its path (`tenders[1].amount`).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from cashier.domain.errors import Refusal
from cashier.domain.identifiers import masked
from cashier.domain.money import parse_amount

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
UNSAID = frozenset({"password", "code", "badge"})
"""Keys whose values no answer repeats."""
_SHORT = 8
"""Longer ones are shown by their last four."""
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)

Choice = TypeVar("Choice", bound=StrEnum)


class Fields:
    """One object of a script with the keys it may have. Absent and `null` are the same.

    Raises Refusal `<key>.unknown_key`, `.missing`, `.wrong_type`, `.unknown_value`, `.not_a_date`,
    `.not_an_id`, or an amount's; `field` is the path of the key.
    """

    def __init__(self, data: object, known: Sequence[str], *, path: str = "") -> None:
        self.path = path
        if not isinstance(data, Mapping):
            leaf = path.rpartition(".")[2].partition("[")[0]
            raise _wrong_type(leaf, path, data, "an object")
        self._data: Mapping[str, Any] = data
        for key in data:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                raise Refusal(
                    f"{key[:40]}.unknown_key",
                    field=self._path(key[:40]),
                    # never what stands under it: a passphrase under a mistyped key is still one
                    value=key[:40],
                    known=", ".join(sorted(set(known))),
                    suggestion=near[0] if near else "",
                )

    def has(self, key: str) -> bool:
        return self._data.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        """Text; without a default it must be there and say something."""
        value = self._value(key, str, "text", default)
        if default is None and not str(value).strip():
            raise Refusal(f"{key}.missing", field=self._path(key))
        return str(value)

    def whole(self, key: str, default: int | None = None) -> int:
        return int(self._value(key, int, "a whole number", default))

    def yes(self, key: str, *, default: bool) -> bool:
        return bool(self._value(key, bool, "true or false", default))

    def cents(self, key: str, *, zero_ok: bool = False) -> int:
        """An amount: text like `"206.00"`, so that no figure of money ever is a float."""
        text = str(self._value(key, str, 'text like "206.00"', None))
        with self.naming(key):
            return parse_amount(text, field=key, zero_ok=zero_ok)

    def day(self, key: str) -> date | None:
        """An ISO date, or None where it is absent or empty."""
        text = str(self._value(key, str, 'text like "2026-11-23"', ""))
        if not text.strip():
            return None
        if _ISO_DATE.fullmatch(text):
            with contextlib.suppress(ValueError):
                return date.fromisoformat(text)
        raise Refusal(f"{key}.not_a_date", field=self._path(key), value=text)

    def id(self, key: str) -> str:
        """A UUID in lower case, or '' where it is absent."""
        text = str(self._value(key, str, "text", "")).strip().lower()
        if text and _UUID.fullmatch(text) is None:
            raise Refusal(f"{key}.not_an_id", field=self._path(key), value=text)
        return text

    def choice(self, key: str, kinds: type[Choice], default: Choice | None = None) -> Choice:
        text = self.text(key, None if default is None else default.value)
        if text not in set(kinds):
            raise Refusal(
                f"{key}.unknown_value", field=self._path(key), value=text, known=", ".join(kinds)
            )
        return kinds(text)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._list(key, [])
        for place, value in enumerate(values):
            if not isinstance(value, str):
                raise _wrong_type(key, f"{self._path(key)}[{place}]", value, "text")
        return tuple(values)

    def objects(self, key: str, known: Sequence[str]) -> list[Fields]:
        """The objects of a list, each with its own path."""
        return [
            Fields(value, known, path=f"{self._path(key)}[{place}]")
            for place, value in enumerate(self._list(key, None))
        ]

    def entries(self, key: str, known: Sequence[str]) -> dict[str, str]:
        """The texts of an object, by their names; what is `null` in it is ''."""
        inner = Fields(self._value(key, dict, "an object", None), known, path=self._path(key))
        return {name: inner.text(name, "") for name in inner._data}

    def named(self, key: str, names: type[StrEnum], known: Sequence[str]) -> dict[str, Fields]:
        """An object whose keys are names of an enum and whose values are objects."""
        inner = Fields(self._value(key, dict, "an object", None), tuple(names), path=key)
        return {
            name: Fields(inner._data[name], known, path=inner._path(name))
            for name in inner._data
            if inner.has(name)
        }

    @contextlib.contextmanager
    def naming(self, *keys: str) -> Iterator[None]:
        """Refusals about these fields carry their path in the script."""
        try:
            yield
        except Refusal as refusal:
            if refusal.field not in keys or not self.path:
                raise
            raise Refusal(
                refusal.code, field=self._path(refusal.field), value=refusal.value, **refusal.data
            ) from refusal

    def _list(self, key: str, default: list[Any] | None) -> list[Any]:
        value = self._value(key, list, "a list", default)
        assert isinstance(value, list)
        return value

    def _value(self, key: str, kind: type, wanted: str, default: object) -> Any:
        value = self._data.get(key)
        if value is None:
            if default is None:
                raise Refusal(f"{key}.missing", field=self._path(key))
            return default
        # true is a whole number to Python and to nobody else
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise _wrong_type(key, self._path(key), value, wanted)
        return value

    def _path(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


_TYPES = (
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (str, "text"),
    (list, "a list"),
    (dict, "an object"),
)


def _wrong_type(key: str, path: str, value: object, wanted: str) -> Refusal:
    found = next((name for kind, name in _TYPES if isinstance(value, kind)), "null")
    plain = isinstance(value, (str, int, float)) and key not in UNSAID
    # a number without its quotes may name somebody as well as one with them
    shown = masked(str(value)) if plain and len(str(value)) > _SHORT else value if plain else ""
    return Refusal(f"{key}.wrong_type", field=path, value=shown, found=found, wanted=wanted)
