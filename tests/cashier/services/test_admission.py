"""Who is let in although the passphrase is right: not after 60 unused days, and not at a station
that has not heard from the ledger for a day, until a supervisor signs in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from cashier.clock import TrainingClock
from cashier.domain.errors import Refusal
from cashier.domain.staff import Role
from cashier.domain.staff_act import UNUSED_DAYS
from cashier.ledger import directory
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import staff_admin, staffing
from cashier.services.desk import Desk
from cashier.store import staff
from cashier.sync import step
from cashier.vault import PasswordCost
from tests.cashier.counter import LINDQVIST, NOW, scalar

CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)
WORDS = "walk in center demo"
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@pytest.fixture
def station(desk: Desk, own_ledger: EmbeddedLedger) -> Desk:
    """A station where payments are real, with people whose passphrases are quickly checked."""
    for number, role in (("1005", Role.CASHIER), ("2005", Role.SUPERVISOR), ("4005", Role.AUDITOR)):
        directory.add_staff(
            own_ledger.database, number=number, name=number, role=role, password=WORDS, cost=CHEAP
        )
    real = replace(desk, identity=replace(desk.identity, training=False))
    step(real.store, own_ledger, real.clock, real.identity)
    return real


def refused(code: str) -> Any:
    return pytest.raises(Refusal, match=code.replace(".", r"\."))


def at(clock: TrainingClock, instant: datetime) -> None:
    clock.set(instant)


def test_a_day_without_the_ledger_and_then_a_day_at_a_time(
    station: Desk, training_clock: TrainingClock, own_ledger: EmbeddedLedger
) -> None:
    at(training_clock, NOW + DAY - MINUTE)
    assert staffing.sign_in(station, "1005", WORDS).number == "1005"
    at(training_clock, NOW + DAY + MINUTE)
    for number in ("1005", "4005"):
        with refused("sign_in.offline"):
            staffing.sign_in(station, number, WORDS)
    with refused("sign_in.wrong"):
        staffing.sign_in(station, "1005", "wrong")  # which tells nothing of it
    assert staffing.unlock(station, LINDQVIST, WORDS) == LINDQVIST, "who is in stays in"
    assert staffing.sign_in(station, "2005", WORDS).number == "2005"
    at(training_clock, NOW + 2 * DAY)
    assert staffing.sign_in(station, "1005", WORDS).number == "1005"
    at(training_clock, NOW + 2 * DAY + 2 * MINUTE)
    with refused("sign_in.offline"):
        staffing.sign_in(station, "1005", WORDS)
    assert staffing.sign_in(station, "2005", WORDS).number == "2005"
    assert scalar(station, "SELECT count(*) FROM audit WHERE event = 'offline_extended'") == 2
    assert scalar(station, "SELECT count(*) FROM audit WHERE event = 'sign_in_refused'") == 3
    at(training_clock, NOW + 5 * DAY)
    step(station.store, own_ledger, station.clock, station.identity)
    assert staffing.sign_in(station, "1005", WORDS).number == "1005"


def test_a_clock_set_back_extends_nothing_for_years(
    station: Desk, training_clock: TrainingClock
) -> None:
    at(training_clock, NOW + 3650 * DAY)
    with refused("sign_in.unused"):
        staffing.sign_in(station, "2005", WORDS)
    at(training_clock, NOW + 30 * DAY)
    staffing.sign_in(station, "2005", WORDS)
    at(training_clock, NOW + 2 * DAY)
    assert staffing.sign_in(station, "1005", WORDS).number == "1005"
    at(training_clock, NOW + 32 * DAY)
    with refused("sign_in.offline"):
        staffing.sign_in(station, "1005", WORDS)


def test_a_training_home_may_lie_for_months(desk: Desk, training_clock: TrainingClock) -> None:
    at(training_clock, NOW + 200 * DAY)
    assert staffing.sign_in(desk, "1001", WORDS).number == "1001"


def test_unused_for_sixty_days_is_disabled(
    station: Desk, training_clock: TrainingClock, own_ledger: EmbeddedLedger
) -> None:
    at(training_clock, NOW + UNUSED_DAYS * DAY - MINUTE)
    step(station.store, own_ledger, station.clock, station.identity)
    assert staffing.sign_in(station, "1005", WORDS).number == "1005", "on the last day"
    assert staffing.sign_in(station, "3001", WORDS).number == "3001"
    at(training_clock, NOW + UNUSED_DAYS * DAY + MINUTE)
    step(station.store, own_ledger, station.clock, station.identity)
    assert staffing.sign_in(station, "1005", WORDS).number == "1005", (
        "it was told, so the 60 days began anew"
    )
    for call in (staffing.sign_in, lambda *a: staffing.approve(*a, act="void", act_of="1005")):
        with refused("sign_in.unused"):
            call(station, "2005", WORDS)
    staff_admin.enable(station, LINDQVIST, "2005")
    step(station.store, own_ledger, station.clock, station.identity)
    assert staffing.sign_in(station, "2005", WORDS).number == "2005"


def test_a_use_is_told_once_a_week(
    station: Desk, training_clock: TrainingClock, own_ledger: EmbeddedLedger
) -> None:
    def told() -> int:
        step(station.store, own_ledger, station.clock, station.identity)
        count = scalar(station, "SELECT count(*) FROM posting WHERE kind = 'staff_act'")
        return int(count)

    staffing.sign_in(station, "1005", WORDS)
    assert told() == 0
    at(training_clock, NOW + 7 * DAY + MINUTE)  # the first sign-in took its time, too
    step(station.store, own_ledger, station.clock, station.identity)
    for _ in range(2):
        staffing.sign_in(station, "1005", WORDS)
    assert told() == 1
    with station.store.read() as connection:
        found = staff.entry(connection, "1005")
    assert found is not None
    assert found.used_at.startswith("2026-11-30")
    assert directory.everybody(own_ledger.database)["1005"] == found


def test_both_limits_are_settings(station: Desk, training_clock: TrainingClock) -> None:
    strict = replace(
        station,
        settings=station.settings.model_copy(
            update={"offline_sign_in_hours": 2, "unused_days": 14}
        ),
    )
    at(training_clock, NOW + 3 * 60 * MINUTE)
    assert staffing.sign_in(station, "1005", WORDS).number == "1005"
    with refused("sign_in.offline"):
        staffing.sign_in(strict, "1005", WORDS)
    at(training_clock, NOW + 15 * DAY)
    with refused("sign_in.unused"):
        staffing.sign_in(strict, "4005", WORDS)
