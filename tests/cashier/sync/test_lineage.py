"""Clones, older copies and ledgers that lost something: found out, kept, audited, said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Refusal
from cashier.ledger.contract import Answer, WireRecord
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import attention, drawers, payments, status
from cashier.services.desk import Desk
from cashier.store import audit, lineage
from cashier.vault import Keys
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import (
    BOYLE,
    OKAFOR,
    RIVERA,
    TODAY,
    draft,
    must_hold,
)
from tests.cashier.sync.line import Wire, both_hold_the_same, states, sync, take


def audited(desk: Desk, event: str) -> list[dict[str, object]]:
    with desk.store.read() as connection:
        lines = [json.loads(line.canonical) for line in audit.lines(connection)]
        assert audit.first_break(connection) is None
    return [line["data"] for line in lines if line["event"] == event]


def copied(desk: Desk, to: Path, desk_at: OpenDesk) -> Desk:
    """A second home with the same store, as a disk image would give it."""
    desk.store.close()
    shutil.copytree(desk.home.folder, to)
    return desk_at(to.name)


def refused(desk: Desk, wire: Wire) -> None:
    with pytest.raises(Refusal) as caught:
        sync(desk, wire)
    assert caught.value.code == "ledger.diverged"


@pytest.fixture
def clone(desk: Desk, drawer: DrawerSession, wire: Wire, desk_at: OpenDesk, tmp_path: Path) -> Desk:
    """A copy of a home that has sent everything; the first one goes on and sends more."""
    take(desk)
    sync(desk, wire)
    other = copied(desk, tmp_path / "clone", desk_at)
    take(desk)
    sync(desk, wire)
    return other


def test_a_clone_with_records_of_its_own_is_found_out(clone: Desk, desk: Desk, wire: Wire) -> None:
    take(clone, 2)
    sent = len(wire.posted)
    refused(clone, wire)
    assert len(wire.posted) == sent, "nothing of it reached the ledger"
    assert status.status(clone).last_error == "ledger.diverged"
    assert audited(clone, "ledger_diverged") == [{"record": 3}]
    assert sync(desk, wire).waiting == 0, "the first one works on"


def test_an_older_copy_is_found_out_before_it_takes_anything(clone: Desk, wire: Wire) -> None:
    """Its next record would stand where the ledger has another."""
    refused(clone, wire)
    with pytest.raises(Refusal, match=r"station\.diverged"):
        take(clone)


def test_a_diverged_station_takes_nothing_and_shows_and_closes_everything(
    clone: Desk, wire: Wire, desk_at: OpenDesk
) -> None:
    take(clone)
    refused(clone, wire)
    refused(clone, wire)
    assert len(audited(clone, "ledger_diverged")) == 1, "said once"
    clone.store.close()
    clone = desk_at("clone")  # it is remembered by the store
    with pytest.raises(Refusal, match=r"station\.diverged") as caught:
        take(clone)
    assert caught.value.data["seq"] == 3
    with pytest.raises(Refusal, match=r"station\.diverged"):
        drawers.open_drawer(clone, OKAFOR, TODAY)
    assert status.status(clone).diverged
    drawers.begin_count(clone, RIVERA)
    must_hold(clone)


def test_the_same_visit_is_answered_though_nothing_is_taken(clone: Desk, wire: Wire) -> None:
    one = draft(clone)
    first = payments.take(clone, RIVERA, one)
    refused(clone, wire)
    assert payments.take(clone, RIVERA, one).receipt_number == first.receipt_number


def test_an_answer_that_tells_of_another_history_counts_as_well(
    desk: Desk, drawer: DrawerSession, wire: Wire
) -> None:
    """Between the comparison of heads and the push, a clone wrote under this name."""
    take(desk)
    post = wire.ledger.post_batch

    def overtaken(site: str, name: str, records: Sequence[WireRecord]) -> tuple[Answer, ...]:
        post(site, name, records[:1])
        # what the clone wrote in the place of the second is not what stands here
        theirs = EmbeddedLedger(wire.ledger.database)
        with theirs.database.write() as connection:
            connection.exec_driver_sql("UPDATE station_head SET last_hash = ?", ("ab" * 32,))
        return post(site, name, records)

    wire.ledger.post_batch = overtaken  # type: ignore[method-assign, assignment]
    sync(desk, wire)
    assert states(desk) == {"attention": 1, "confirmed": 1}
    assert audited(desk, "ledger_diverged") == [{"record": 2}]
    with pytest.raises(Refusal, match=r"station\.diverged"):
        take(desk)


def test_the_wrong_ledger_taken_back_lets_the_station_go_on(
    clone: Desk, desk: Desk, wire: Wire
) -> None:
    """Proved wrongly, by the address of another ledger: once the heads link, it is over."""
    take(desk)
    with desk.store.write() as connection:
        lineage.note_diverged(connection, desk.clock.now(), 9)
    with pytest.raises(Refusal, match=r"station\.diverged"):
        take(desk)
    assert sync(desk, wire).waiting == 0
    take(desk)
    assert audited(desk, "ledger_linked_again") == [{"record": 3}]
    assert not status.status(desk).diverged


def test_what_the_ledger_lost_is_sent_again_audited_and_told(
    desk: Desk,
    drawer: DrawerSession,
    wire: Wire,
    training_keys: Keys,
    training_clock: TrainingClock,
    tmp_path: Path,
) -> None:
    take(desk)
    sync(desk, wire)
    wire.close()
    shutil.copy(desk.home.ledger, tmp_path / "older.db")

    def reopened() -> Wire:
        return Wire(EmbeddedLedger(Database.open(desk.home.ledger, training_keys, training_clock)))

    now = reopened()
    take(desk, 3)
    sync(desk, now)
    now.close()
    for suffix in ("", "-wal", "-shm"):
        desk.home.ledger.with_name(f"ledger.db{suffix}").unlink(missing_ok=True)
    shutil.copy(tmp_path / "older.db", desk.home.ledger)
    older = reopened()
    try:
        sync(desk, older)
        both_hold_the_same(desk, older.ledger)
    finally:
        older.close()
    assert audited(desk, "ledger_lost_records") == [{"after": 2, "through": 5}]
    lost = attention.lost_by_ledger(desk)
    assert lost is not None
    assert (lost.after, lost.records) == (2, 3)
    assert status.status(desk).lost_by_ledger == 3
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        attention.seen_loss(desk, RIVERA)
    attention.seen_loss(desk, BOYLE)
    assert status.status(desk).lost_by_ledger == 0
    assert audited(desk, "ledger_loss_seen") == [{"records": 3}]
    take(desk)
