"""Values to plain data and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from cashier.domain.codec import from_plain, to_plain, to_text


class Color(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Part:
    n: int
    color: Color = Color.RED


@dataclass(frozen=True)
class Whole:
    name: str
    parts: tuple[Part, ...]
    pair: tuple[int, str]
    by_color: Mapping[Color, Part]
    at: datetime
    on: date | None = None
    yes: bool = False


WHOLE = Whole(
    name="Thủy",
    parts=(Part(1), Part(2, Color.BLUE)),
    pair=(1, "a"),
    by_color={Color.BLUE: Part(3)},
    at=datetime(2026, 11, 23, 14, tzinfo=UTC),
    on=date(2026, 11, 23),
)


def test_there_and_back() -> None:
    assert from_plain(Whole, json.loads(to_text(WHOLE))) == WHOLE
    assert to_plain(WHOLE)["at"] == "2026-11-23T14:00:00.000000Z"


def test_the_same_value_has_the_same_text() -> None:
    other = Whole(**{**WHOLE.__dict__, "by_color": dict(WHOLE.by_color)})
    assert to_text(other) == to_text(WHOLE)


def test_what_is_absent_takes_its_default() -> None:
    plain = to_plain(WHOLE)
    del plain["on"], plain["yes"], plain["parts"][1]["color"]
    assert from_plain(Whole, plain).on is None
    assert from_plain(Whole, plain).parts[1].color is Color.RED
    plain["later"] = 1  # what a newer program added is passed over
    from_plain(Whole, plain)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", 1),
        ("parts", [{"n": "1"}]),
        ("parts", [{}]),
        ("parts", [{"n": 1, "color": "green"}]),
        ("parts", [{"n": True}]),
        ("pair", [1]),
        ("at", "2026-11-23"),
        ("on", "x"),
        ("yes", 1),
    ],
)
def test_another_form(key: str, value: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_plain(Whole, to_plain(WHOLE) | {key: value})


@pytest.mark.parametrize("value", [1.5, {1, 2}, b"x", object()])
def test_what_has_no_plain_form(value: object) -> None:
    with pytest.raises(TypeError):
        to_plain(value)
