"""Guessing a passphrase with the program killed between the tries, and in the middle of them.

Real processes: whoever can start the program can also end it. What was told of a try is in the
store before it is told, so that starting again buys nothing. Source: reliability.md 4, F30.
"""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cashier.services import training
from cashier.services.staffing import LOCKED_AFTER
from cashier.store import audit, directory
from cashier.store.engine import Store
from tests.torture.homes import Place, training_place
from tests.torture.nursery import Nursery, nursery


@pytest.fixture(scope="module")
def young() -> Iterator[Nursery]:
    with nursery() as made:
        yield made


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return training_place(tmp_path / "place")


def tried(
    young: Nursery, place: Place, password: str, minute: int, *, wait: float | None = None
) -> dict[str, Any]:
    """One process, one try, then SIGKILL: after its answer, or `wait` seconds after it was asked,
    whatever it was about to say. {} where it said nothing."""
    clock = f"2026-11-23T{10 + minute // 60:02}:{minute % 60:02}"
    process = young.start(["play", "-", "--clock", clock], place.env(), place.errors)
    process.say({"do": "sign_in", "staff": "1001", "password": password})
    if wait is None:
        answer = process.answer() or {}
        process.kill()
    else:
        time.sleep(wait)
        process.kill()
        told = process.rest().split(b"\n", 1)
        answer = {"told": told[0].decode()} if len(told) == 2 else {}
    assert process.wait() in (-signal.SIGKILL, 0, 1)
    return answer


def failures(place: Place) -> int:
    store = Store.open(place.home.store, place.keys)
    try:
        with store.read() as connection:
            return directory.failures(connection, "1001")[0]
    finally:
        store.close()


def test_starting_again_after_each_try_buys_nothing(young: Nursery, place: Place) -> None:
    for n in range(LOCKED_AFTER):
        answer = tried(young, place, f"guess number {n}", minute=2 * n)
        assert answer.get("code") == "sign_in.wrong", answer
        assert failures(place) == n + 1
    for minute in (8, 9, 22):
        right = tried(young, place, training.PASSPHRASE, minute)
        assert right["code"] == "sign_in.wait", "the right one tells no more than a wrong one"
    assert failures(place) == LOCKED_AFTER
    assert tried(young, place, training.PASSPHRASE, minute=24)["ok"]
    assert failures(place) == 0
    store = Store.open(place.home.store, place.keys)
    try:
        with store.read() as connection:
            said = [one.body for one in audit.lines(connection)]
    finally:
        store.close()
    failed = [one.data["failures"] for one in said if one.event == "sign_in_failed"]
    assert failed == list(range(1, LOCKED_AFTER + 1))


def test_a_try_that_was_killed_told_nothing_or_counts(young: Nursery, place: Place) -> None:
    chance = random.Random(20261123)
    counted = told = 0
    for n in range(10):
        answer = tried(young, place, f"guess {n}", minute=20 * n, wait=chance.uniform(0.0, 0.3))
        now = failures(place)
        assert now in (counted, counted + 1)
        if answer:
            told += 1
            assert "sign_in.w" in answer["told"]
            assert now == counted + 1 or "sign_in.wait" in answer["told"]
        counted = now
    assert counted >= told
