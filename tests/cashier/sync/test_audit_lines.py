"""Audit lines leave the station beside its records, once, in order, and in no count."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import text

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault
from cashier.domain.posting import chain_hash
from cashier.ledger.audit_lines import lines
from cashier.ledger.verify import verify
from cashier.services import staffing
from cashier.services.desk import Desk, note
from cashier.store import audit, audit_records, journal, station
from cashier.sync import audit_lines
from tests.cashier.counter import RIVERA, TODAY, scalar
from tests.cashier.sync.line import Wire, both_hold_the_same, states, sync, take


def seal(desk: Desk, *, at_once: bool = True) -> int:
    return audit_lines.seal(desk.store, desk.clock, desk.identity, at_once=at_once)


def at_the_ledger(desk: Desk, wire: Wire) -> list[str]:
    found = lines(wire.ledger.database, desk.identity.site, desk.identity.station)
    return [line.canonical for line in found]


def here(desk: Desk) -> list[str]:
    with desk.store.read() as connection:
        return [line.canonical for line in audit.lines(connection)]


def test_the_ledger_has_every_line_and_counts_stay(
    desk: Desk, wire: Wire, drawer: DrawerSession
) -> None:
    take(desk, 2)
    before = states(desk)
    assert seal(desk) == 1
    assert states(desk) == before == {"recorded": 3}
    with desk.store.read() as connection:
        oldest = journal.oldest_unconfirmed(connection)
    done = sync(desk, wire)
    assert (done.sent, done.confirmed, done.waiting, done.attention) == (3, 3, 0, 0)
    assert states(desk) == {"confirmed": 3}
    assert oldest is not None
    both_hold_the_same(desk, wire.ledger)
    assert at_the_ledger(desk, wire) == here(desk)
    assert len(here(desk)) >= 4
    take(desk)
    seal(desk)
    sync(desk, wire)
    assert at_the_ledger(desk, wire) == here(desk)
    assert states(desk) == {"confirmed": 4}
    assert verify(wire.ledger.database).findings == ()


def test_alone_they_count_as_nothing(desk: Desk, wire: Wire) -> None:
    staffing.lock(desk, RIVERA)
    seal(desk)
    assert states(desk) == {}
    with desk.store.read() as connection:
        assert journal.oldest_unconfirmed(connection) is None
    done = sync(desk, wire)
    assert (done.sent, done.confirmed, done.waiting) == (0, 0, 0)
    assert scalar(desk, "SELECT count(*) FROM outbox WHERE state = 'confirmed'") == 1


def test_they_wait_for_company(
    desk: Desk, wire: Wire, training_clock: TrainingClock, drawer: DrawerSession
) -> None:
    """At most five minutes, and never two records of them on the way."""
    seal(desk)
    sync(desk, wire)
    take(desk)
    assert seal(desk, at_once=False) == 0
    training_clock.set(training_clock.now() + audit_records.EVERY)
    assert seal(desk, at_once=False) == 1
    take(desk)
    training_clock.set(training_clock.now() + audit_records.EVERY)
    assert seal(desk, at_once=False) == 0, "one is on its way"
    sync(desk, wire)
    assert seal(desk, at_once=False) == 1
    # a clock set back makes no line wait for ever
    sync(desk, wire)
    take(desk)
    training_clock.set(training_clock.now() - timedelta(days=1))
    assert seal(desk, at_once=False) == 1
    # and moves no business date
    dates = "SELECT group_concat(DISTINCT business_date) FROM posting"
    assert scalar(desk, dates) == TODAY.isoformat()


def test_many_go_in_records_of_a_bounded_size(desk: Desk, wire: Wire) -> None:
    with desk.store.write() as connection:
        for n in range(audit_records.LINES_MOST + 5):
            note(desk, connection, "1001", "lock", times=n)
        note(desk, connection, "1001", "lock", long="x" * audit_records.CHARS_MOST)
        note(desk, connection, "1001", "lock")
        note(desk, connection, "1001", "lock", far_too_long="x" * 2_000_000)
    assert seal(desk, at_once=False) == 1, "a whole record is due at once, and only one a step"
    sync(desk, wire)
    assert seal(desk) == 3
    sync(desk, wire)
    assert at_the_ledger(desk, wire) == here(desk)


def test_a_lost_answer_sends_them_once(desk: Desk, wire: Wire, drawer: DrawerSession) -> None:
    seal(desk)
    wire.lose_answer = True
    with pytest.raises(Fault):
        sync(desk, wire)
    wire.lose_answer = False
    assert states(desk) == {"sent": 1}
    seal(desk)
    sync(desk, wire)
    assert at_the_ledger(desk, wire) == here(desk)
    assert verify(wire.ledger.database).findings == ()


def test_what_the_ledger_lost_is_sent_again_uncounted(
    desk: Desk, wire: Wire, drawer: DrawerSession
) -> None:
    seal(desk)
    sync(desk, wire)
    with desk.store.write() as connection:
        journal.send_again(connection, after=0)
    assert states(desk) == {"recorded": 1}


def test_a_line_changed_here_is_found_there(desk: Desk, wire: Wire, drawer: DrawerSession) -> None:
    """The key of the store is in the wrong hands: the chain in the ledger tells."""
    take(desk)
    with desk.store.write() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(
            text("UPDATE audit SET canonical = replace(canonical, '1001', '1002') WHERE n = 2")
        )
    seal(desk)
    sync(desk, wire)
    (found,) = verify(wire.ledger.database).findings
    assert found.what == f"audit line {len(here(desk))} is not the one the station had"


def test_a_line_that_is_no_text_any_more_stops_nothing(
    desk: Desk, wire: Wire, drawer: DrawerSession
) -> None:
    with desk.store.write() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("UPDATE audit SET canonical = '{not JSON' WHERE n = 2"))
    seal(desk)
    assert sync(desk, wire).confirmed == 1
    assert verify(wire.ledger.database).findings


def test_lines_left_out_are_missed_at_the_ledger(
    desk: Desk, wire: Wire, drawer: DrawerSession
) -> None:
    take(desk)
    with desk.store.write() as connection:
        station.remember(connection, audit_records.SEALED, "2")
    seal(desk)
    sync(desk, wire)
    (found,) = verify(wire.ledger.database).findings
    assert found.what == "audit line 1 was expected, not 3"


def test_the_record_says_between_which_hashes(desk: Desk) -> None:
    seal(desk)
    body = json.loads(scalar(desk, "SELECT canonical FROM posting WHERE kind = 'audit'"))["body"]
    with desk.store.read() as connection:
        n, head = audit.head(connection)
    assert scalar(desk, "SELECT business_date FROM posting WHERE kind = 'audit'") == "2026-11-23"
    assert (body["first"], body["last"], body["head"], body["after"]) == (1, n, head, "00" * 32)
    link = body["after"]
    for line in here(desk):
        link = chain_hash(link, line)
    assert link == head
