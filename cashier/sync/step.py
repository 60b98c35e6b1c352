"""Push in order, settle the answers, pull the feeds.

Every part may be repeated at any time and changes nothing twice.
"""

from __future__ import annotations

import contextlib
import json
import threading
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cashier.clock import Clock
from cashier.crash_points import reach
from cashier.domain.errors import Fault, Refusal
from cashier.domain.payment import ItemState
from cashier.domain.posting import Record, RecordKind, instant_text
from cashier.domain.site import StationIdentity
from cashier.ledger.contract import (
    ACCOUNTS,
    CONTRACT_VERSION,
    DIRECTORY,
    Answer,
    Change,
    Hello,
    Ledger,
    Operation,
    Outcome,
    Page,
    WireRecord,
    change_hash,
    site_feed,
)
from cashier.store import (
    directory,
    journal,
    lineage,
    questions,
    replica,
    requests,
    station,
)
from cashier.store.engine import Connection, Store
from cashier.store.site_day import ticket_key
from cashier.sync.ahead import WORTH_IT_FROM, Ahead
from cashier.sync.pacing import BATCH_MOST, Paced, Pacer
from cashier.sync.site_copy import SiteCopy

BATCH = BATCH_MOST
"""Records a push sends at once, at most; the pace says how many the line can carry."""
PAGE = replica.SLICE
"""Feed changes pulled and applied in one transaction, at most, so that a payment waits for one
slice at most.
"""
CONTRACTS: tuple[int, ...] = (CONTRACT_VERSION,)
"""Versions of the contract this program speaks, the one it likes best first."""
FOREIGN_HISTORY = frozenset({"record.conflict", "record.chain"})
"""What the ledger says of a record in whose place it holds another, or that does not follow its
own: somebody else wrote under this station's name. Other conflicts are about the record alone.
"""
LAST_CONTACT, LAST_SYNC_ERROR = station.LAST_CONTACT, station.LAST_SYNC_ERROR
ACCOUNTS_HELD = "accounts_held"
"""Facts remembered in the store for the status bar; the last is how many accounts the copy had when
it was last complete.
"""

Progress = Callable[[str, int, int], None]
"""Called with the feed's name, changes read, changes in all; may raise to stop between two slices.
"""


class _Sender:
    """One sender per station: the home's lock keeps away other processes, this one threads."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.pacer = Pacer()


_senders: weakref.WeakKeyDictionary[Store, _Sender] = weakref.WeakKeyDictionary()
_senders_lock = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncResult:
    """What a step did: records sent and confirmed in it, records still waiting or needing
    attention, changes pulled. Records of audit lines go along uncounted.
    """

    sent: int
    confirmed: int
    waiting: int
    attention: int
    pulled: int


def greet(ledger: Ledger, identity: StationIdentity) -> Hello:
    """The ledger's answer in the best version of the contract that both speak.

    Raises Refusal `ledger.version` when there is none (everything stays recorded here), and as the
    ledger does.
    """
    for version in CONTRACTS[:-1]:
        try:
            return _greet(ledger, identity, version)
        except Refusal as refusal:
            if refusal.code != "ledger.version":
                raise
    return _greet(ledger, identity, CONTRACTS[-1])


def _greet(ledger: Ledger, identity: StationIdentity, version: int) -> Hello:
    hello = ledger.hello(version, identity.site, identity.station)
    if hello.contract != version:
        raise Refusal("ledger.version", field="version", value=version, spoken=hello.contract)
    return hello


def step(
    store: Store,
    ledger: Ledger,
    clock: Clock,
    identity: StationIdentity,
    *,
    drain: bool = True,
    progress: Progress | None = None,
    pacer: Pacer | None = None,
) -> SyncResult:
    """Greets the ledger, compares heads, pushes (one batch, or all with `drain`), and pulls every
    feed to its head. One step at a time per store; another waits for its turn.

    `pacer` keeps the pace from step to step; without one it is the store's. Raises Fault when the
    ledger cannot be reached, Refusal `ledger.version`, `ledger.unknown_station`, or
    `ledger.diverged` (another history under this station's name: a clone or an old copy; from then
    on nothing is taken here). Everything recorded stays recorded.
    """
    sender = _sender(store)
    pacer = sender.pacer if pacer is None else pacer
    line = Paced(ledger, pacer)
    try:
        with sender.turn:
            reach("sync.hello")
            greet(line, identity)
            reach("sync.greeted")
            _compare_heads(store, line, clock, identity)
            sent, confirmed = _push(store, line, clock, identity, pacer, drain=drain)
            ahead = Ahead(line, able=getattr(ledger, "asked_ahead", False))
            pulled = _pull(store, ahead, clock, identity, pacer, progress)
    except (Fault, Refusal) as error:
        pacer.pace = pacer.pace.failed()
        # where the store itself failed it cannot be noted either, and the first error is the one
        with contextlib.suppress(Fault), store.write() as connection:
            station.remember(connection, LAST_SYNC_ERROR, error.code)
        raise
    pacer.pace = pacer.pace.woken()
    with store.write() as connection:
        station.remember(connection, LAST_CONTACT, instant_text(clock.now()))
        station.remember(connection, LAST_SYNC_ERROR, "")
    with store.read() as connection:
        states = journal.counts(connection)
    return SyncResult(
        sent=sent,
        confirmed=confirmed,
        waiting=states[ItemState.RECORDED] + states[ItemState.SENT],
        attention=states[ItemState.ATTENTION],
        pulled=pulled,
    )


def _sender(store: Store) -> _Sender:
    with _senders_lock:
        return _senders.setdefault(store, _Sender())


def _compare_heads(store: Store, ledger: Ledger, clock: Clock, identity: StationIdentity) -> None:
    """The ledger's head must be a record of ours: else a clone, a restored backup or another store
    wrote under this name, and that is kept.
    """
    theirs = ledger.head(identity.site, identity.station)
    reach("sync.heads")
    with store.read() as connection:
        ours = journal.hash_at(connection, theirs.last_seq)
        confirmed = journal.confirmed_through(connection)
        apart = lineage.diverged(connection) is not None
    if ours != theirs.last_hash:
        with store.write() as connection:
            lineage.note_diverged(connection, clock.now(), theirs.last_seq)
        raise Refusal("ledger.diverged", field="station", value=identity.name, seq=theirs.last_seq)
    if apart:
        with store.write() as connection:
            lineage.note_linked(connection, clock.now(), theirs.last_seq)
    elif theirs.last_seq < confirmed:
        with store.write() as connection:
            reach("sync.sending_again")
            lineage.note_lost(connection, clock.now(), after=theirs.last_seq, through=confirmed)


def _push(
    store: Store,
    ledger: Ledger,
    clock: Clock,
    identity: StationIdentity,
    pacer: Pacer,
    *,
    drain: bool,
) -> tuple[int, int]:
    sent = confirmed = 0
    while True:
        with store.read() as connection:
            records = journal.waiting(connection, min(BATCH, pacer.pace.batch))
        if not records:
            return sent, confirmed
        with store.write() as connection:
            journal.mark_sent(connection, [record.station_seq for record in records], clock.now())
        reach("sync.marked_sent")
        answers = ledger.post_batch(
            identity.site,
            identity.station,
            [
                WireRecord(
                    station_seq=record.station_seq,
                    posting_id=record.posting_id,
                    prev_hash=record.prev_hash,
                    hash=record.hash,
                    canonical=record.canonical,
                )
                for record in records
            ],
        )
        reach("sync.answered")
        if [answer.posting_id for answer in answers] != [one.posting_id for one in records]:
            raise Fault("ledger.answered_wrong", records=len(records), answers=len(answers))
        settled = [
            (record.station_seq, *_meaning(record, answer))
            for record, answer in zip(records, answers, strict=True)
            if answer.outcome is not Outcome.GAP
        ]
        with store.write() as connection:
            journal.settle(connection, settled, clock.now())
            for record, answer in zip(records, answers, strict=True):
                if answer.outcome is Outcome.CONFLICT and answer.exception in FOREIGN_HISTORY:
                    lineage.note_diverged(connection, clock.now(), record.station_seq)
                if answer.ticket:
                    station.remember(connection, ticket_key(record.posting_id), answer.ticket)
            reach("sync.settling")
        reach("sync.settled")
        lines = {one.station_seq for one in records if one.kind is RecordKind.AUDIT}
        sent += len(records) - len(lines)
        confirmed += sum(
            state is ItemState.CONFIRMED and seq not in lines for seq, state, _ in settled
        )
        if not drain or not settled or any(a.outcome is Outcome.CONFLICT for a in answers):
            return sent, confirmed


def _meaning(record: Record, answer: Answer) -> tuple[ItemState, str]:
    """An answer as the outbox keeps it.

    What the ledger holds in suspense is there, but a supervisor must look at it; not where one has
    decided the same question at the counter.
    """
    if answer.outcome is Outcome.CONFLICT:
        return ItemState.ATTENTION, journal.CONFLICT
    if answer.exception and questions.decided(record.canonical, answer.exception):
        return ItemState.CONFIRMED, f"{answer.exception} {questions.ANSWERED}"
    if answer.exception:
        return ItemState.ATTENTION, answer.exception
    return ItemState.CONFIRMED, answer.outcome.value


def _pull(
    store: Store,
    ledger: Ahead,
    clock: Clock,
    identity: StationIdentity,
    pacer: Pacer,
    progress: Progress | None,
) -> int:
    pulled = 0
    for feed in _feeds(store):
        begun_anew = False
        while True:
            with store.read() as connection:
                at = station.cursor(connection, feed)
            reach("sync.pull")
            # From the change we read last, which proves that it is still there: a ledger that was
            # put back may have been filled again to the very number where we stand.
            page = ledger.pull(feed, at.epoch, max(at.seq - 1, 0), min(PAGE, pacer.pace.page) + 1)
            reach("sync.page_read")
            if page.epoch == at.epoch and at.seq > 0:
                if not _still_there(page, at):
                    if begun_anew:
                        raise Fault(
                            "ledger.feed_broken", retry_is_safe=False, feed=feed, seq=at.seq
                        )
                    begun_anew = True
                    _begin_anew(store, at)
                    continue
                page = replace(page, changes=page.changes[1:])
            end = _followed(page, at)
            if not end.complete and len(page.changes) >= WORTH_IT_FROM:
                ledger.ask(feed, end.epoch, max(end.seq - 1, 0), min(PAGE, pacer.pace.page) + 1)
            if not _take_in(store, at, page, end, identity, clock):
                continue  # another step was quicker: read on from where it stands
            pulled += len(page.changes)
            if progress is not None:
                progress(feed, end.seq, page.head_seq)
            if end.complete:
                _tidy(store, feed, page, at)
                break
            if not page.changes:
                raise Fault("ledger.feed_stopped", feed=feed, seq=end.seq)
    return pulled


def _still_there(page: Page, at: station.Cursor) -> bool:
    """Whether the page begins with the change that was read last; else the ledger lost it."""
    return [change.hash for change in page.changes[:1]] == [at.hash]


def _begin_anew(store: Store, at: station.Cursor) -> None:
    """Reads a feed from its start, into the copy it is to replace.

    What the older copy does not bring again is forgotten at the head, as after a new epoch.
    """
    with store.write() as connection:
        if station.cursor(connection, at.feed) == at:
            station.restart(connection, at.feed)


def _followed(page: Page, at: station.Cursor) -> station.Cursor:
    """Where the cursor stands after the page; every change was checked against the one before.

    Raises Fault `ledger.feed_broken`: then nothing of the page is applied.
    """
    fresh = page.epoch != at.epoch
    seq, last_hash = (0, station.START_HASH) if fresh else (at.seq, at.hash)
    for change in page.changes:
        last_hash = _follow(page.feed, seq, last_hash, change)
        seq = change.seq
    complete = seq >= page.head_seq
    return station.Cursor(
        feed=at.feed,
        epoch=page.epoch,
        seq=seq,
        hash=last_hash,
        as_of=page.as_of if complete else at.as_of,
        complete=complete,
        reading=at.reading,
    )


def _take_in(
    store: Store,
    at: station.Cursor,
    page: Page,
    end: station.Cursor,
    identity: StationIdentity,
    clock: Clock,
) -> bool:
    """Applies a page and moves the cursor, in one transaction; False when the cursor has moved."""
    with store.write() as connection:
        if station.cursor(connection, at.feed) != at:
            return False
        copy = SiteCopy(connection, identity)
        if page.changes:
            try:
                _apply(connection, at.feed, page.changes, end.mark, copy, identity, clock)
            except (KeyError, ValueError, TypeError) as error:
                raise Fault(
                    "ledger.feed_unreadable", retry_is_safe=False, feed=at.feed, seq=end.seq
                ) from error
        reach("sync.page_applied")
        station.move_cursor(connection, end)
        copy.read_again_once(at.feed)
        reach("sync.cursor_moved")
    return True


def _tidy(store: Store, feed: str, page: Page, before: station.Cursor) -> None:
    """At the head: forgets what only an older epoch held, and counts the accounts that are left."""
    with store.read() as connection:
        mark = station.cursor(connection, feed).mark
        counted = station.recall(connection, ACCOUNTS_HELD)
    _forget_old_epochs(store, feed, mark)
    if feed == ACCOUNTS and (page.changes or not before.complete or not counted):
        with store.write() as connection:
            station.remember(connection, ACCOUNTS_HELD, str(replica.count(connection)))


def _feeds(store: Store) -> Iterator[str]:
    """The directory first: it says which sites there are, and each has a feed of its own."""
    yield DIRECTORY
    with store.read() as connection:
        sites = directory.sites(connection)
    yield ACCOUNTS
    for code in sites:
        yield site_feed(code)


def _follow(feed: str, seq: int, last_hash: str, change: Change) -> str:
    """The change must be the next link of the feed.

    Raises Fault `ledger.feed_broken`: nothing of the page is applied.
    """
    expected = change_hash(last_hash, change.operation, change.key, change.document)
    if change.seq != seq + 1 or change.hash != expected:
        raise Fault("ledger.feed_broken", retry_is_safe=False, feed=feed, seq=change.seq)
    return change.hash


def _apply(
    connection: Connection,
    feed: str,
    changes: tuple[Change, ...],
    mark: int,
    copy: SiteCopy,
    identity: StationIdentity,
    clock: Clock,
) -> None:
    if feed == ACCOUNTS:
        replica.apply_changes(
            connection,
            [
                replica.ReplicaChange(
                    key=change.key,
                    document=change.document if change.operation is Operation.UPSERT else None,
                )
                for change in changes
            ],
            mark,
        )
    elif feed == DIRECTORY:
        for change in changes:
            if change.operation is Operation.UPSERT:
                directory.put(connection, change.key, change.document, mark)
            else:
                directory.remove(connection, change.key)
    else:
        for change in changes:
            body = json.loads(change.document)
            mine = body["site"] == identity.site and body["station"] == identity.station
            if body["type"] == "record":
                requests.note(connection, body)
            if body["type"] == "record" and not mine:
                copy.take(feed, change, body)
            elif body["type"] == "exception" and mine:
                questions.note(connection, body, clock.now())
            elif body.get("ticket") and mine:  # its answer may have been lost with the line
                station.remember(connection, ticket_key(change.key), body["ticket"])


def _forget_old_epochs(store: Store, feed: str, mark: int) -> None:
    if feed == DIRECTORY:
        with store.write() as connection:
            directory.drop_other_epochs(connection, mark)
    elif feed == ACCOUNTS:
        while True:
            with store.write() as connection:
                if not replica.drop_other_epochs(connection, mark):
                    return
