"""Signing in and approving: delays that grow, answers that name nobody, nothing typed is kept."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest

from cashier.clock import TrainingClock
from cashier.domain.errors import Refusal
from cashier.ledger import changes
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import staffing, training
from cashier.services.desk import Desk
from cashier.sync import step
from tests.cashier.counter import NOW, RIVERA, scalar

RIGHT = training.PASSPHRASE


def wrong(desk: Desk, number: str = "1001") -> Refusal:
    with pytest.raises(Refusal) as caught:
        staffing.sign_in(desk, number, "wrong")
    return caught.value


def test_sign_in(desk: Desk) -> None:
    assert staffing.sign_in(desk, " staff-1001 ", RIGHT) == RIVERA
    assert staffing.unlock(desk, RIVERA, RIGHT) == RIVERA
    staffing.lock(desk, RIVERA)
    staffing.sign_out(desk, RIVERA)
    events = scalar(
        desk, "SELECT group_concat(event, ' ') FROM (SELECT event FROM audit ORDER BY n)"
    )
    assert events.split()[-4:] == ["sign_in", "unlock", "lock", "sign_out"]


def test_delays_grow_and_survive_a_restart(desk: Desk, training_clock: TrainingClock) -> None:
    assert [wrong(desk).code for _ in range(3)] == ["sign_in.wrong"] * 3
    refusal = wrong(desk)
    assert refusal.code == "sign_in.wait"
    assert 5 <= refusal.data["seconds"] <= 11
    with pytest.raises(Refusal, match=r"sign_in\.wait"):
        staffing.sign_in(desk, "1001", RIGHT)
    training_clock.set(NOW + timedelta(seconds=15))
    assert wrong(desk).code == "sign_in.wrong"
    training_clock.set(NOW + timedelta(seconds=60))
    assert wrong(desk).data["seconds"] == 15 * 60
    training_clock.set(NOW + timedelta(minutes=15))
    assert wrong(desk).code == "sign_in.wait"
    training_clock.set(NOW + timedelta(minutes=17))
    assert staffing.sign_in(desk, "1001", RIGHT) == RIVERA
    assert wrong(desk).data["seconds"] == 0, "the count began anew"


def test_a_clock_set_back_locks_nobody_out_for_years(
    desk: Desk, training_clock: TrainingClock
) -> None:
    training_clock.set(NOW + timedelta(days=3650))
    for _ in range(3):
        wrong(desk)
    training_clock.set(NOW)
    with pytest.raises(Refusal, match=r"sign_in\.wait") as refusal:
        staffing.sign_in(desk, "1001", RIGHT)
    assert refusal.value.data["seconds"] in (10, 11), "begun anew: setting the clock ends no wait"
    training_clock.set(NOW + timedelta(seconds=12))
    assert staffing.sign_in(desk, "1001", RIGHT) == RIVERA


def test_tries_made_at_once_are_all_counted(desk: Desk) -> None:
    codes: list[str] = []

    def attempt() -> None:
        codes.append(wrong(desk).code)

    threads = [threading.Thread(target=attempt) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert scalar(desk, "SELECT failures FROM sign_in_failure") == codes.count("sign_in.wrong") <= 3


def test_an_unknown_number_is_answered_like_a_known_one(desk: Desk) -> None:
    typed = "my secret phrase"
    for _ in range(3):
        known, unknown = wrong(desk), wrong(desk, typed)
        assert (known.code, known.field) == (unknown.code, unknown.field)
        assert known.data == unknown.data
    assert wrong(desk, typed).code == "sign_in.wait"
    with desk.store.read() as connection:
        for table in ("audit", "sign_in_failure"):
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}"):
                assert "SECRET" not in str(row).upper()


def test_an_unknown_number_takes_as_long(desk: Desk) -> None:
    def seconds(number: str) -> float:
        began = time.perf_counter()
        wrong(desk, number)
        return time.perf_counter() - began

    known = min(seconds(number) for number in ("1001", "1002"))
    unknown = min(seconds(number) for number in ("7001", "7002"))
    assert unknown > known / 3


def test_who_left_cannot_sign_in(desk: Desk, own_ledger: EmbeddedLedger) -> None:
    with own_ledger.database.write() as connection:
        document = changes.document(connection, "directory", "staff/1001")
        assert document is not None
        changes.put(
            connection,
            "directory",
            "staff/1001",
            document.replace('"active":true', '"active":false'),
        )
    step(desk.store, own_ledger, desk.clock, desk.identity)
    with pytest.raises(Refusal, match=r"sign_in\.wrong"):
        staffing.sign_in(desk, "1001", RIGHT)


def test_approve(desk: Desk) -> None:
    approval = staffing.approve(desk, "2001", RIGHT, act="void", act_of="1001")
    assert (
        desk.approvals.check(
            approval.approval_id, act="void", act_of="1001", now=desk.clock.now()
        ).approver.number
        == "2001"
    )
    for number, code in (("1002", "approver.not_allowed"), ("1001", "approver.same_person")):
        with pytest.raises(Refusal) as caught:
            staffing.approve(desk, number, RIGHT, act="void", act_of="1001")
        assert caught.value.code == code
    with pytest.raises(Refusal, match=r"approver\.same_person"):
        staffing.approve(desk, "2001", RIGHT, act="void", act_of="2001")
    with pytest.raises(Refusal, match=r"sign_in\.wrong"):
        staffing.approve(desk, "2001", "wrong", act="void", act_of="1001")
    assert scalar(desk, "SELECT count(*) FROM audit WHERE event = 'approval_refused'") == 3


def test_a_session_is_ended_by_a_supervisor_who_signed_for_that(desk: Desk) -> None:
    other = staffing.approve(desk, "2001", RIGHT, act="void", act_of="1001")
    with pytest.raises(Refusal, match=r"approval\.missing"):
        staffing.end_session(desk, RIVERA, other.approval_id)
    approval = staffing.approve(desk, "2001", RIGHT, act=staffing.END_SESSION, act_of="1001")
    staffing.end_session(desk, RIVERA, approval.approval_id)
    with pytest.raises(Refusal, match=r"approval\.missing"):
        staffing.end_session(desk, RIVERA, approval.approval_id)
    assert scalar(desk, "SELECT count(*) FROM audit WHERE event = 'session_ended'") == 1


def test_a_supervisor_ends_the_wait_of_a_number(desk: Desk) -> None:
    def sign(number: str) -> str:
        act = staffing.UNLOCK_NUMBER
        return staffing.approve(desk, "2001", RIGHT, act=act, act_of=number).approval_id

    for _ in range(3):
        wrong(desk)
    assert wrong(desk).code == "sign_in.wait"
    approval = sign("1001")
    staffing.unlock_number(desk, "1001", approval)
    assert wrong(desk).code == "sign_in.wrong", "the count began anew"
    with pytest.raises(Refusal, match=r"approval\.missing"):
        staffing.unlock_number(desk, "1001", approval)
    staffing.unlock_number(desk, "some thing else", sign("some thing else"))
    told = scalar(
        desk, "SELECT group_concat(canonical) FROM audit WHERE event = 'sign_in_unlocked'"
    )
    assert '"of":"1001"' in told
    assert "SOME THING" not in told.upper(), "what nobody has may be a passphrase"


def test_nobody_ends_their_own_wait(desk: Desk) -> None:
    approval = staffing.approve(desk, "2001", RIGHT, act=staffing.UNLOCK_NUMBER, act_of="1001")
    with pytest.raises(Refusal, match=r"approver\.same_person"):
        staffing.unlock_number(desk, " staff-2001", approval.approval_id)


def test_what_happened_since_the_last_sign_in(desk: Desk, training_clock: TrainingClock) -> None:
    staffing.sign_in(desk, "1001", RIGHT)
    assert staffing.last_sign_in(desk, RIVERA).at is None
    wrong(desk)
    wrong(desk)
    training_clock.set(NOW + timedelta(days=1))
    staffing.sign_in(desk, "1001", RIGHT)
    last = staffing.last_sign_in(desk, RIVERA)
    assert last.at is not None
    assert last.at - NOW < timedelta(minutes=1)
    assert last.failed == 2
    staffing.sign_in(desk, "1001", RIGHT)
    assert staffing.last_sign_in(desk, RIVERA).failed == 0
