"""The short form of the hostile run, and that it can see."""

from __future__ import annotations

import random

import pytest

from receipts import thermal
from tests.receipts import hostile


@pytest.mark.parametrize(("raster", "count"), [(False, 60), (True, 2)])
def test_no_hostile_receipt_gives_a_stray_command(raster: bool, count: int) -> None:
    assert hostile.run(7, count, raster=raster) == (count, [])


def test_a_name_that_gets_through_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    made = thermal.escpos

    def careless(*given: object) -> bytes:
        return made(*given).replace(b"\n", b"\n" + hostile.COMMANDS[0].encode("latin-1"), 1)  # type: ignore[arg-type]

    monkeypatch.setattr(hostile, "escpos", careless)
    assert len(hostile.run(7, 5, raster=False)[1]) == 5


def test_names_are_hostile() -> None:
    chance = random.Random(1)
    names = "".join(hostile.name(chance, strange=True) for _ in range(200))
    assert "\x1bp" in names
    assert "\u202e" in names
