"""One step between the store and the ledger: in order, once, and through every loss and return."""

from __future__ import annotations

import importlib
import shutil
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault, Refusal
from cashier.domain.payment import ItemState
from cashier.ledger import changes
from cashier.ledger import directory as ledger_directory
from cashier.ledger.contract import ACCOUNTS, Answer, Page, WireRecord
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import accounts, drawers, payments, status
from cashier.services.desk import Desk
from cashier.store import journal, replica, station
from cashier.vault import Keys
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import (
    RIVERA,
    ROSA,
    TODAY,
    UNKNOWN,
    check,
    draft,
    item,
    must_hold,
    overriding,
    scalar,
)
from tests.cashier.sync.line import Wire, both_hold_the_same, states, sync, take

STEP = importlib.import_module("cashier.sync.step")


# ---------------------------------------------------------------- push


def test_push_in_order_then_nothing(desk: Desk, drawer: DrawerSession, wire: Wire) -> None:
    take(desk, 3)
    result = sync(desk, wire)
    assert wire.posted == [[1, 2, 3, 4]]
    assert (result.sent, result.confirmed, result.waiting, result.attention) == (4, 4, 0, 0)
    both_hold_the_same(desk, wire.ledger)
    again = sync(desk, wire)
    assert len(wire.posted) == 1
    assert (again.sent, again.pulled) == (0, 0)
    assert states(desk) == {"confirmed": 4}


def test_batches(
    desk: Desk, drawer: DrawerSession, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(STEP, "BATCH", 2)
    take(desk, 4)
    one = sync(desk, wire, drain=False)
    assert (one.sent, one.waiting) == (2, 3)
    sync(desk, wire)
    assert wire.posted == [[1, 2], [3, 4], [5]]
    both_hold_the_same(desk, wire.ledger)


def test_a_lost_request(desk: Desk, drawer: DrawerSession, wire: Wire) -> None:
    take(desk)
    wire.lose_request = True
    with pytest.raises(Fault, match=r"ledger\.unreachable"):
        sync(desk, wire)
    assert states(desk) == {"sent": 2}
    assert status.status(desk).last_error == "ledger.unreachable"
    take(desk)
    wire.lose_request = False
    assert sync(desk, wire).confirmed == 3
    assert status.status(desk).last_error == ""
    both_hold_the_same(desk, wire.ledger)


def test_a_lost_answer(desk: Desk, drawer: DrawerSession, wire: Wire) -> None:
    """The ledger has them, the station does not know: a retry changes nothing there."""
    take(desk, 2)
    wire.lose_answer = True
    for _ in range(2):
        with pytest.raises(Fault, match=r"ledger\.unreachable"):
            sync(desk, wire)
    wire.lose_answer = False
    sync(desk, wire)
    both_hold_the_same(desk, wire.ledger)
    with desk.store.read() as connection:
        lines = list(journal.lines(connection))
    assert [line.answer for line in lines] == ["exists"] * 3
    assert [line.attempts for line in lines] == [3] * 3


def test_unknown_account_needs_attention_and_stops_nothing(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    payments.take(
        desk,
        RIVERA,
        draft(
            desk,
            item(desk, check(5000), (UNKNOWN, 5000)),
            overrides=(overriding(desk, "ACC-UNKNOWN"),),
        ),
    )
    take(desk)
    result = sync(desk, wire)
    assert (result.waiting, result.attention) == (0, 1)
    with desk.store.read() as connection:
        lines = list(journal.lines(connection))
        assert journal.confirmed_through(connection) == 3
    assert [line.state for line in lines] == [
        ItemState.CONFIRMED,
        ItemState.ATTENTION,
        ItemState.CONFIRMED,
    ]
    assert lines[1].answer == "account.unknown"


def test_a_conflict_stops_sending_and_not_paying(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    """Between the comparison of heads and the push, a clone wrote under this name."""
    take(desk)
    post = wire.ledger.post_batch

    def other_content(site: str, name: str, records: Sequence[WireRecord]) -> tuple[Answer, ...]:
        bad = replace(records[0], hash="00" * 32)
        return post(site, name, [bad, *records[1:]])

    wire.ledger.post_batch = other_content  # type: ignore[method-assign, assignment]
    result = sync(desk, wire)
    assert (result.attention, result.waiting) == (1, 1)
    sent = len(wire.posted)
    take(desk)
    assert sync(desk, wire).waiting == 2
    assert len(wire.posted) == sent, "nothing is sent after a conflict"
    must_hold(desk)


# ---------------------------------------------------------------- heads


def test_an_older_copy_of_the_ledger_gets_everything_again(
    desk: Desk,
    drawer: DrawerSession,
    wire: Wire,
    training_keys: Keys,
    training_clock: TrainingClock,
    tmp_path: Path,
) -> None:
    """Also where one of the records stands in suspense, and with the feeds read further since."""
    payments.take(
        desk,
        RIVERA,
        draft(
            desk,
            item(desk, check(5000), (UNKNOWN, 5000)),
            overrides=(overriding(desk, "ACC-UNKNOWN"),),
        ),
    )
    take(desk, 2)
    sync(desk, wire)
    wire.close()
    shutil.copy(desk.home.ledger, tmp_path / "older.db")
    reopened = Wire(EmbeddedLedger(Database.open(desk.home.ledger, training_keys, training_clock)))
    take(desk, 3)
    sync(desk, reopened)
    reopened.close()
    for suffix in ("", "-wal", "-shm"):
        desk.home.ledger.with_name(f"ledger.db{suffix}").unlink(missing_ok=True)
    shutil.copy(tmp_path / "older.db", desk.home.ledger)
    older = Wire(EmbeddedLedger(Database.open(desk.home.ledger, training_keys, training_clock)))
    try:
        assert older.ledger.head("TRN", "01").last_seq == 4
        sync(desk, older)
        both_hold_the_same(desk, older.ledger)
        assert older.posted == [[5, 6, 7]]
        assert states(desk) == {"attention": 1, "confirmed": 6}
        for _ in range(3):  # and the feeds, which tell another story since, are read on
            take(desk)
            sync(desk, older)
        both_hold_the_same(desk, older.ledger)
    finally:
        older.close()


# ---------------------------------------------------------------- pull


def test_a_broken_link_applies_nothing_of_its_page(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    with wire.ledger.database.write() as connection:
        for number in ("712345678", "712345686"):
            document = changes.document(connection, ACCOUNTS, number)
            assert document is not None
            changes.put(connection, ACCOUNTS, number, document.replace('"Rosa"', '"Rosita"'))
    good = wire.on_page

    def broken(page: Page) -> Page:
        if page.feed != ACCOUNTS or len(page.changes) < 2:
            return page
        return replace(page, changes=(page.changes[0], replace(page.changes[1], document="{}")))

    with desk.store.read() as connection:
        at = station.cursor(connection, ACCOUNTS)
    wire.on_page = broken
    with pytest.raises(Fault, match=r"ledger\.feed_broken"):
        sync(desk, wire)
    with desk.store.read() as connection:
        assert station.cursor(connection, ACCOUNTS) == at
        found = replica.account(connection, ROSA)
    assert found is not None
    assert found.first_name == "Rosa"
    take(desk)  # and payments go on
    wire.on_page = lambda page: (
        replace(page, changes=(*page.changes[:-1], replace(page.changes[-1], hash="00" * 32)))
        if page.feed == ACCOUNTS and page.changes and page.changes[-1].seq > at.seq
        else page
    )
    with pytest.raises(Fault, match=r"ledger\.feed_broken"):
        sync(desk, wire)
    with desk.store.read() as connection:
        assert station.cursor(connection, ACCOUNTS) == at, "what was read is not read again"
    wire.on_page = good
    sync(desk, wire)
    with desk.store.read() as connection:
        found = replica.account(connection, ROSA)
    assert found is not None
    assert found.first_name == "Rosita"


def test_a_feed_put_back_is_read_anew(
    desk: Desk, wire: Wire, training_keys: Keys, training_clock: TrainingClock
) -> None:
    """What only the lost changes brought is gone; what they changed is as the ledger has it."""
    with wire.ledger.database.read() as connection:
        seq = changes.head(connection, ACCOUNTS).seq
    copy = wire.ledger.database.path.with_name("copy.db")
    with wire.ledger.database.engine.connect() as raw:
        raw.connection.driver_connection.execute("VACUUM INTO ?", (str(copy),))  # type: ignore[union-attr]
    with wire.ledger.database.write() as connection:
        document = changes.document(connection, ACCOUNTS, ROSA)
        assert document is not None
        changes.put(connection, ACCOUNTS, ROSA, document.replace('"Rosa"', '"Rosita"'))
        changes.put(connection, ACCOUNTS, UNKNOWN, document.replace(ROSA, UNKNOWN))
    sync(desk, wire)
    with desk.store.read() as connection:
        assert replica.account(connection, UNKNOWN) is not None
        assert replica.count(connection) == 61
    wire.ledger.database.engine.dispose()
    for suffix in ("-wal", "-shm"):
        Path(f"{wire.ledger.database.path}{suffix}").unlink(missing_ok=True)
    copy.replace(wire.ledger.database.path)
    # who held the file that was there must open the one that is there now
    wire.ledger = EmbeddedLedger(Database.open(desk.home.ledger, training_keys, training_clock))
    sync(desk, wire)
    assert status.status(desk).accounts == 60
    with desk.store.read() as connection:
        at = station.cursor(connection, ACCOUNTS)
        rosa = replica.account(connection, ROSA)
        assert replica.account(connection, UNKNOWN) is None
    assert (at.seq, at.complete, at.reading) == (seq, True, 1)
    assert rosa is not None
    assert rosa.first_name == "Rosa"
    assert sync(desk, wire).pulled == 0


def test_a_document_of_another_form(desk: Desk, wire: Wire) -> None:
    with wire.ledger.database.write() as connection:
        changes.put(connection, ACCOUNTS, ROSA, '{"other":1}')
    with pytest.raises(Fault, match=r"ledger\.feed_unreadable"):
        sync(desk, wire)
    with desk.store.read() as connection:
        assert replica.account(connection, ROSA) is not None


def test_an_answer_to_something_else(desk: Desk, drawer: DrawerSession, wire: Wire) -> None:
    wire.ledger.post_batch = lambda *_: ()  # type: ignore[method-assign]
    with pytest.raises(Fault, match=r"ledger\.answered_wrong"):
        sync(desk, wire)


def test_a_person_who_left(desk: Desk, wire: Wire) -> None:
    """A tombstone and a change of the directory reach the store."""
    with wire.ledger.database.write() as connection:
        document = changes.document(connection, "directory", "staff/1001")
        assert document is not None
        changes.put(
            connection, "directory", "staff/1001", document.replace("A. Rivera", "Ana Rivera")
        )
    sync(desk, wire)
    with desk.store.read() as connection:
        name = connection.exec_driver_sql(
            "SELECT document FROM directory WHERE key = 'staff/1001'"
        ).scalar()
    assert "Ana Rivera" in str(name)


def test_two_steps_at_once(
    desk: Desk, drawer: DrawerSession, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The button and the timer: everything once, no step trips over the other."""
    monkeypatch.setattr(STEP, "PAGE", 5)
    monkeypatch.setattr(STEP, "BATCH", 3)
    take(desk, 8)
    with desk.store.write() as connection:
        station.restart(connection, ACCOUNTS)
    failures: list[BaseException] = []

    def run() -> None:
        try:
            sync(desk, wire)
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    both_hold_the_same(desk, wire.ledger)
    assert states(desk) == {"confirmed": 9}
    assert status.status(desk).accounts == 60


def test_a_payment_waits_for_one_slice_at_most(
    desk: Desk, drawer: DrawerSession, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the whole copy is being filled, a visit gets its turn between two slices."""
    monkeypatch.setattr(STEP, "PAGE", 1)
    with desk.store.write() as connection:
        station.restart(connection, ACCOUNTS)
    pages: list[int] = []

    def slow(page: Page) -> Page:
        pages.append(len(pages))
        time.sleep(0.01)
        return page

    wire.on_page = slow
    thread = threading.Thread(target=sync, args=(desk, wire))
    thread.start()
    waited = []
    for _ in range(3):
        began, at = time.perf_counter(), len(pages)
        take(desk)
        waited.append((time.perf_counter() - began, len(pages) - at))
    going = thread.is_alive()
    thread.join()
    assert going, "the pull was still under way"
    assert max(seen for _, seen in waited) < 30
    assert max(seconds for seconds, _ in waited) < 1.0


def test_what_another_window_took_counts(
    desk: Desk, wire: Wire, desk_at: OpenDesk, training_clock: TrainingClock
) -> None:
    """A payment at TRN-02 lowers what TRN-01 says is owed, once, and finds the paper again."""
    ledger_directory.add_station(wire.ledger.database, "TRN", "02")
    second = desk_at("second")
    with second.store.write() as connection:
        connection.exec_driver_sql("UPDATE meta SET value = '02' WHERE key = 'station'")
    second.store.close()
    second = desk_at("second")
    assert second.identity.name == "TRN-02"
    drawers.open_drawer(second, RIVERA, TODAY)
    paper = check(20600, number="77")
    payments.take(second, RIVERA, draft(second, item(second, paper)))
    sync(second, wire)
    owed = accounts.open_account(desk, RIVERA, ROSA, payer_safe=False).standing
    sync(desk, wire)
    after = accounts.open_account(desk, RIVERA, ROSA, payer_safe=False).standing
    assert owed is not None
    assert after is not None
    assert owed.owed_cents - after.owed_cents == 20600
    drawers.open_drawer(desk, RIVERA, TODAY)
    with pytest.raises(Refusal, match="CHK-DUPLICATE"):
        payments.take(desk, RIVERA, draft(desk, item(desk, paper)))
    assert scalar(desk, "SELECT count(*) FROM elsewhere WHERE station = '01'") == 0
    shown = accounts.open_account(second, RIVERA, ROSA, payer_safe=False).standing
    assert shown is not None
    assert shown.owed_cents == after.owed_cents, "one's own is not counted twice"
