"""Broken on purpose: ledgers, windows and networks with one known fault each. A simulation that
does not notice one of them cannot see."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from unittest.mock import patch

from cashier.domain import posting
from cashier.domain.drawer import TrayItem
from cashier.domain.payment import ItemState
from cashier.domain.posting import Record, RecordDraft
from cashier.domain.site import StationIdentity
from cashier.ledger.contract import (
    Answer,
    Head,
    Hello,
    Ledger,
    Outcome,
    Page,
    WireRecord,
)
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services.desk import Claims
from cashier.store import journal, station
from cashier.store.engine import Connection
from tests.simulation.simulation import Told, simulate
from tests.simulation.world import AWAY, Template


class Behind:
    """Passes everything on; a control changes one call."""

    def __init__(self, ledger: Ledger) -> None:
        assert isinstance(ledger, EmbeddedLedger)
        self.real = ledger

    def hello(self, version: int, site: str, station: str) -> Hello:
        return self.real.hello(version, site, station)

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        return self.real.post_batch(site, station, records)

    def pull(self, feed: str, epoch: int, after: int, limit: int) -> Page:
        return self.real.pull(feed, epoch, after, limit)

    def head(self, site: str, station: str) -> Head:
        return self.real.head(site, station)

    def close(self) -> None:
        self.real.close()


class Forgets(Behind):
    """Says created, and stores nothing of every third batch."""

    batches = 0

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        Forgets.batches += 1
        if Forgets.batches % 3:
            return super().post_batch(site, station, records)
        return tuple(Answer(posting_id=one.posting_id, outcome=Outcome.CREATED) for one in records)


class InsertsTwice(Behind):
    """Moves the money again when a record comes again (as a real product did, Blnk #374)."""

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        answers = super().post_batch(site, station, records)
        with self.real.database.write() as connection:
            for answer, wire in zip(answers, records, strict=True):
                if answer.outcome is Outcome.EXISTS:
                    connection.exec_driver_sql(
                        "INSERT INTO entry SELECT site, station, station_seq, line + 100, account,"
                        " cents FROM entry WHERE site = ? AND station = ? AND station_seq = ?"
                        " AND line < 100 ON CONFLICT DO NOTHING",
                        (site, station, wire.station_seq),
                    )
        return answers


class KeepsACopy(Behind):
    """Stores a record that comes again as a new one."""

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        answers = super().post_batch(site, station, records)
        with self.real.database.write() as connection:
            for answer, wire in zip(answers, records, strict=True):
                if answer.outcome is Outcome.EXISTS:
                    connection.exec_driver_sql(
                        "INSERT INTO posting SELECT site, station, station_seq + 10000, posting_id"
                        " || '+', kind, business_date, receipt_number, amount_cents, staff,"
                        " approver, session_id, tender_id, original_id, dup_key, canonical,"
                        " prev_hash, hash, received_at FROM posting WHERE site = ? AND station = ?"
                        " AND station_seq = ? ON CONFLICT DO NOTHING",
                        (site, station, wire.station_seq),
                    )
        return answers


class SkipsAChange(Behind):
    """Leaves the first of two changes out of a page, as a serial cursor does with a row that was
    still in flight."""

    def pull(self, feed: str, epoch: int, after: int, limit: int) -> Page:
        page = super().pull(feed, epoch, after, limit)
        if len(page.changes) < 2 or not feed.startswith("site/"):
            return page
        kept = page.changes[1:]
        return replace(page, changes=(replace(kept[0], seq=after + 1), *kept[1:]))


class FalseHead(Behind):
    """Answers the head a station expects, whatever it holds."""

    def head(self, site: str, station: str) -> Head:
        return Head(last_seq=0, last_hash="00" * 32)


class Deletes(Behind):
    """Housekeeping: old rows go."""

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        answers = super().post_batch(site, station, records)
        with self.real.database.write() as connection:
            connection.exec_driver_sql("DROP TRIGGER IF EXISTS posting_no_delete")
            connection.exec_driver_sql("DELETE FROM posting WHERE station_seq = 2")
        return answers


class MovesCents(Behind):
    """A correct record on the wrong account."""

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        answers = super().post_batch(site, station, records)
        with self.real.database.write() as connection:
            connection.exec_driver_sql("DROP TRIGGER IF EXISTS entry_no_update")
            connection.exec_driver_sql(
                "UPDATE entry SET account = 'receivable/712345686'"
                " WHERE account = 'receivable/712345678'"
            )
        return answers


# ---------------------------------------------------------------------------------- broken windows


@contextmanager
def drops_outbox_rows() -> Iterator[None]:
    """Whatever the ledger answered is settled as confirmed, and so is what it was not asked."""
    real = journal.mark_sent

    def mark(connection: Connection, sequences: list[int], now: datetime) -> None:
        real(connection, sequences, now)
        journal.settle(
            connection, [(seq + 1, ItemState.CONFIRMED, "created") for seq in sequences], now
        )

    with patch.object(journal, "mark_sent", mark):
        yield


@contextmanager
def renumbers() -> Iterator[None]:
    """A store that leaves a number out after each fifth record."""
    real = posting.seal

    def seal(draft: RecordDraft, **place: Any) -> Record:
        place["station_seq"] += place["station_seq"] // 5
        return real(draft, **place)

    with patch("cashier.store.journal.seal", seal):
        yield


@contextmanager
def another_chain() -> Iterator[None]:
    """Each record begins the chain anew."""
    real = posting.seal

    def seal(draft: RecordDraft, **place: Any) -> Record:
        return real(draft, **{**place, "prev_hash": "00" * 32})

    with patch("cashier.store.journal.seal", seal):
        yield


@contextmanager
def number_outside_the_transaction() -> Iterator[None]:
    """A receipt number is used up even when the act it was for is not done."""
    real = station.next_number

    def number(connection: Connection, name: str) -> int:
        real(connection, name)
        return real(connection, name)

    with patch.object(station, "next_number", number):
        yield


@contextmanager
def forgets_voids() -> Iterator[None]:
    """The expected figure counts what was voided."""
    from cashier.store import drawers

    real = drawers.tray

    def tray(connection: Connection, session_id: str) -> list[TrayItem]:
        return [replace(item, voided=False) for item in real(connection, session_id)]

    with patch.object(drawers, "tray", tray):
        yield


@contextmanager
def todays_date() -> Iterator[None]:
    """The business date is asked of the clock each time."""
    real = journal.append

    def append(connection: Connection, identity: StationIdentity, draft: RecordDraft) -> Record:
        today: date = draft.recorded_at.date()
        return real(connection, identity, replace(draft, business_date=today))

    with patch.object(journal, "append", append):
        yield


@contextmanager
def another_name_signs() -> Iterator[None]:
    """Another supervisor's name stands where that of who signed should. (One without the right is
    stopped by the store already.)"""
    real = Claims.claim

    def claim(self: Claims, approval_id: str, **asked: Any) -> Any:
        approval = real(self, approval_id, **asked)
        return replace(approval, approver=replace(approval.approver, number=AWAY.number))

    with patch.object(Claims, "claim", claim):
        yield


@contextmanager
def no_replay() -> Iterator[None]:
    """The same visit is taken again when it comes again: two clicks are two payments."""
    from cashier.clock import Clock
    from cashier.services import payments

    real = payments.take

    def take(desk: Any, who: Any, draft: Any) -> Any:
        clock: Clock = desk.clock
        fresh = tuple(replace(one, tender_id=clock.new_id()) for one in draft.tenders)
        return real(desk, who, replace(draft, visit_id=clock.new_id(), tenders=fresh))

    with patch.object(payments, "take", take):
        yield


@contextmanager
def heads_not_compared() -> Iterator[None]:
    """What the ledger lost is lost, and a clone goes unnoticed."""
    from cashier.sync import step

    module = __import__("sys").modules[step.__module__]
    with patch.object(module, "_compare_heads", lambda *_: None):
        yield


@contextmanager
def cursor_first() -> Iterator[None]:
    """The cursor moves in a transaction before that of the rows; a crash between loses them."""
    from cashier.sync import step as exported

    module: Any = __import__("sys").modules[exported.__module__]
    real = module._take_in

    def take_in(store: Any, at: Any, page: Any, end: Any, *rest: Any) -> bool:
        if not page.changes:
            return bool(real(store, at, page, end, *rest))
        with store.write() as connection:
            station.move_cursor(connection, end)
        with store.write() as connection:
            module._apply(connection, at.feed, page.changes, end.mark, *rest)
        return True

    with patch.object(module, "_take_in", take_in):
        yield


@contextmanager
def not_one_transaction() -> Iterator[None]:
    """A visit's audit line and print job are written in a transaction of their own."""
    from cashier.store import print_jobs

    with patch.object(print_jobs, "add", lambda *_, **__: None):
        yield


@contextmanager
def audit_is_rewritten() -> Iterator[None]:
    """Each void tidies the audit line before it."""
    from cashier.services import desk as desks

    real = desks.note

    def note(desk: Any, connection: Connection, who: str, event: str, **data: Any) -> None:
        real(desk, connection, who, event, **data)
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS audit_no_update")
        connection.exec_driver_sql("UPDATE audit SET event = 'tidied' WHERE n = 1")

    with patch("cashier.services.mistakes.note", note):
        yield


@contextmanager
def suspense_untold() -> Iterator[None]:
    """Money goes to suspense and no exception says so."""
    from cashier.ledger.batch import Batch

    with patch.object(Batch, "_open", lambda *_, **__: None):
        yield


# ------------------------------------------------------------------------------------------ table


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A fault, and how it is put in."""

    name: str
    behind: Callable[[Ledger], Ledger] = lambda ledger: ledger
    window: Callable[[], AbstractContextManager[None]] = contextlib.nullcontext


CONTROLS = (
    Control(name="ledger says created and stores nothing", behind=Forgets),
    Control(name="ledger moves money again on a retry", behind=InsertsTwice),
    Control(name="ledger keeps a retry as a new record", behind=KeepsACopy),
    Control(name="ledger leaves a change out of a page", behind=SkipsAChange),
    Control(name="ledger answers a false head", behind=FalseHead),
    Control(name="ledger deletes old records", behind=Deletes),
    Control(name="ledger books on another account", behind=MovesCents),
    Control(name="ledger tells nobody of suspense", window=suspense_untold),
    Control(name="window confirms what was not sent", window=drops_outbox_rows),
    Control(name="window leaves sequence numbers out", window=renumbers),
    Control(name="window begins its chain anew", window=another_chain),
    Control(name="window uses receipt numbers up", window=number_outside_the_transaction),
    Control(name="window counts voided items", window=forgets_voids),
    Control(name="window asks the clock for the day", window=todays_date),
    Control(name="window names another signer", window=another_name_signs),
    Control(name="window takes a visit twice", window=no_replay),
    Control(name="window compares no heads", window=heads_not_compared),
    Control(name="window moves its cursor first", window=cursor_first),
    Control(name="window queues no receipt", window=not_one_transaction),
    Control(name="window rewrites its audit", window=audit_is_rewritten),
)


def first_seen(
    control: Control, template: Template, *, seeds: range, patience: int = 0
) -> Told | None:
    """The first history that notices the control's fault; None when none of `seeds` does."""
    for seed in seeds:
        with control.window():
            told = simulate(seed, template, behind=control.behind)
        if told.violations:
            return told
    return None


def what(told: Told) -> str:
    """The violation in one line, for a report."""
    return json.dumps(told.violations[0])[:160]
