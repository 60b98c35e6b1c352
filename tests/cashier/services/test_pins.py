"""A PIN opens a key of this station and nothing else: no sign-in, ten tries, gone at a reset."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from cashier.clock import TrainingClock
from cashier.domain.errors import Refusal
from cashier.domain.staff import Staff
from cashier.ledger import changes, directory
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import pins, staffing, training
from cashier.services.credentials import credential
from cashier.services.desk import Desk
from cashier.store import people_here, staff
from cashier.sync import step
from cashier.vault import PasswordCost
from tests.cashier.counter import BOYLE, NOW, OKAFOR, RIVERA, scalar

RIGHT, PIN, WRONG = training.PASSPHRASE, "482913", "482914"
CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)


def refused(act: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value


def enrol(desk: Desk, who: Staff = RIVERA, pin: str = PIN) -> None:
    pins.enrol(desk, who, pin, cost=CHEAP)


def test_it_unlocks_switches_and_approves_and_never_signs_in(desk: Desk) -> None:
    enrol(desk)
    enrol(desk, BOYLE, "719304")
    assert staffing.unlock(desk, RIVERA, PIN) == RIVERA
    assert staffing.unlock(desk, RIVERA, PIN, event=staffing.RESUMED) == RIVERA
    approval = staffing.approve(desk, "2001", "719304", act="void", act_of="1001")
    assert approval.approver == BOYLE
    assert refused(lambda: staffing.sign_in(desk, "1001", PIN)).code == "pin.signs_nobody_in"
    assert refused(lambda: staffing.sign_in(desk, "9999", PIN)).code == "pin.signs_nobody_in"
    with desk.store.read() as connection:
        told = [
            json.loads(row[0]) for row in connection.exec_driver_sql("SELECT canonical FROM audit")
        ]
    by_pin = [one["event"] for one in told if one["data"].get("by") == "pin"]
    assert by_pin == ["unlock", "session_resumed", "approve"]
    assert PIN not in json.dumps(told)


def test_only_after_the_passphrase_and_only_a_good_one(desk: Desk) -> None:
    with pytest.raises(Refusal, match=r"sign_in\.wrong"):
        staffing.enrol_pin(desk, RIVERA, "wrong", PIN, cost=CHEAP)
    with pytest.raises(Refusal, match=r"pin\.common"):
        staffing.enrol_pin(desk, RIVERA, RIGHT, "123456", cost=CHEAP)
    assert not pins.has_pin(desk, RIVERA)
    assert refused(lambda: staffing.unlock(desk, RIVERA, PIN)).code == "pin.not_here"
    assert scalar(desk, "SELECT count(*) FROM sign_in_failure") == 0
    forbidding = replace(desk, settings=desk.settings.model_copy(update={"pin_allowed": False}))
    with pytest.raises(Refusal, match=r"pin\.not_allowed"):
        staffing.enrol_pin(forbidding, RIVERA, RIGHT, PIN, cost=CHEAP)
    staffing.enrol_pin(desk, RIVERA, RIGHT, PIN, cost=CHEAP)
    assert not pins.has_pin(forbidding, RIVERA), "a policy ends those there are"


def test_ten_tries_then_the_passphrase_also_after_a_restart(
    desk_at: Callable[[str], Desk], training_clock: TrainingClock
) -> None:
    desk = desk_at("home")
    enrol(desk)
    left = []
    for number in range(10):
        training_clock.set(NOW + timedelta(minutes=20 * (number + 1)))
        wrong = refused(partial(staffing.unlock, desk, RIVERA, WRONG))
        assert wrong.code == "sign_in.wrong"
        left.append(wrong.data["pin_left"])
        if number == 4:
            desk.store.close()
            desk = desk_at("home")
    assert left == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    training_clock.set(NOW + timedelta(hours=5))
    assert refused(lambda: staffing.unlock(desk, RIVERA, PIN)).code == "pin.not_here"
    assert staffing.unlock(desk, RIVERA, RIGHT) == RIVERA
    assert staffing.unlock(desk, RIVERA, PIN) == RIVERA, "the passphrase gave the tries back"


def test_an_approver_with_a_wrong_pin_is_answered_like_one_without(desk: Desk) -> None:
    enrol(desk, BOYLE)
    answers = [
        refused(partial(staffing.approve, desk, number, WRONG, act="void", act_of="1"))
        for number in ("2001", "2002", "9999")
    ]
    assert {(one.code, one.field, tuple(one.data.items())) for one in answers} == {
        ("sign_in.wrong", "password", (("seconds", 0),))
    }


def test_another_persons_pin_and_another_stations_row_open_nothing(
    desk_at: Callable[[str], Desk],
) -> None:
    here, there = desk_at("home"), desk_at("other")
    enrol(here)
    assert refused(lambda: staffing.unlock(here, OKAFOR, PIN)).code == "pin.not_here"
    with here.store.read() as connection:
        row = people_here.pin_of(connection, "1001")
        assert row is not None
    elsewhere = replace(there, station_key=bytes(32))
    with elsewhere.store.write() as connection:
        people_here.put_pin(
            connection,
            "1001",
            public_key=row.public_key,
            locked=row.locked,
            of_passphrase=row.of_passphrase,
            at=NOW,
        )
    assert refused(lambda: staffing.unlock(elsewhere, RIVERA, PIN)).code == "sign_in.wrong"
    with here.store.write() as connection:  # the row of one person under another's number
        people_here.put_pin(
            connection,
            "1002",
            public_key=row.public_key,
            locked=row.locked,
            of_passphrase=row.of_passphrase,
            at=NOW,
        )
    assert refused(lambda: staffing.unlock(here, OKAFOR, PIN)).code in (
        "pin.not_here",
        "sign_in.wrong",
    )


def test_a_new_passphrase_ends_it(
    desk: Desk, own_ledger: EmbeddedLedger, training_clock: TrainingClock
) -> None:
    enrol(desk)
    with own_ledger.database.write() as connection:
        told = changes.document(connection, "directory", "staff/1001")
        other = changes.document(connection, "directory", "staff/1002")
        assert told is not None
        assert other is not None
        hashed, instead = (json.loads(one)["password_hash"] for one in (told, other))
        changes.put(connection, "directory", "staff/1001", told.replace(hashed, instead))
    step(desk.store, own_ledger, desk.clock, desk.identity)
    assert refused(lambda: staffing.unlock(desk, RIVERA, PIN)).code == "pin.not_here"


def test_given_up(desk: Desk) -> None:
    enrol(desk)
    pins.give_up(desk, RIVERA)
    pins.give_up(desk, RIVERA)
    assert not pins.has_pin(desk, RIVERA)
    assert scalar(desk, "SELECT count(*) FROM audit WHERE event = 'pin_given_up'") == 1


def test_where_tries_cannot_be_counted_a_pin_is_of_no_use(desk: Desk) -> None:
    enrol(desk)
    desk.store.found_damaged("a page is not whole")
    assert not pins.has_pin(desk, RIVERA)
    assert refused(lambda: staffing.unlock(desk, RIVERA, PIN)).code == "pin.not_here"


def test_twelve_hours_ask_for_the_passphrase(desk: Desk) -> None:
    enrol(desk)
    late = refused(lambda: staffing.unlock(desk, RIVERA, PIN, pin_will_do=False))
    assert late.code == "pin.not_now"
    assert staffing.unlock(desk, RIVERA, RIGHT, pin_will_do=False) == RIVERA


def test_a_passphrase_kept_too_cheaply_is_kept_dearer_and_told(
    desk: Desk, own_ledger: EmbeddedLedger
) -> None:
    who = replace(RIVERA, number="1005", name="C. Ng")
    directory.add_staff(
        own_ledger.database,
        number=who.number,
        name=who.name,
        role=who.role,
        password=RIGHT,
        cost=CHEAP,
    )
    real = replace(desk, identity=replace(desk.identity, training=False))
    step(real.store, own_ledger, real.clock, real.identity)
    enrol(real, who)
    dearer = PasswordCost(memory_kib=128, time_cost=2, parallelism=1)
    assert not staffing.strengthen(desk, who, RIGHT, cost=dearer), "in training it is worth nothing"
    assert staffing.strengthen(real, who, RIGHT, cost=dearer)
    assert not staffing.strengthen(real, who, RIGHT, cost=dearer)
    assert staffing.unlock(real, who, PIN) == who, "it is the same passphrase"
    step(real.store, own_ledger, real.clock, real.identity)
    with real.store.read() as connection:
        entry = staff.entry(connection, who.number)
    assert entry is not None
    assert "m=128,t=2" in credential(real, entry)
    assert staffing.sign_in(real, who.number, RIGHT) == who
