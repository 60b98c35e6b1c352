"""The feeds: appending to them and reading from them. A feed's counter is the last row locked, so
seq order is commit order.

Reference feeds (`directory`, `accounts`) say what is true now: one live document per key,
tombstones for what went. Site feeds tell what happened: each record once, and exceptions as they
open and close.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, delete, func, literal, select, update

from cashier.domain.posting import GENESIS, RecordKind
from cashier.ledger.books import inserting
from cashier.ledger.contract import (
    ACCOUNTS,
    DIRECTORY,
    Change,
    Operation,
    change_hash,
    site_feed,
)
from cashier.ledger.schema import current, feed, feed_head, posting

REFERENCE_FEEDS = frozenset({DIRECTORY, ACCOUNTS})
_ROWS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedChange:
    """A change to be appended; `document` is '' for a tombstone."""

    key: str
    document: str
    operation: Operation = Operation.UPSERT


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHead:
    """Where a feed stands; seq 0 and 32 zero bytes: nothing in this epoch yet."""

    epoch: int
    seq: int
    hash: str


def digest(document: str) -> str:
    """SHA-256 of a document, hex: tells whether it really changed."""
    return hashlib.sha256(document.encode()).hexdigest()


def head(connection: Connection, name: str) -> FeedHead:
    """Epoch 1, seq 0 for a feed nothing was ever written to."""
    row = connection.execute(select(feed_head).where(feed_head.c.feed == name)).one_or_none()
    if row is None:
        return FeedHead(epoch=1, seq=0, hash=GENESIS)
    return FeedHead(epoch=row.epoch, seq=row.seq, hash=row.hash)


def append(connection: Connection, name: str, changes: Iterable[FeedChange]) -> int:
    """Appends the changes in order; how many they were. Streams: holds a thousand at a time."""
    at = _locked(connection, name)
    return _append(connection, name, at, changes).seq - at.seq


def put(connection: Connection, name: str, key: str, document: str) -> bool:
    """Makes `document` the live one of a reference feed's key; False, and nothing written, if it
    is already."""
    _locked(connection, name)  # nobody changes it between looking and writing
    found = connection.execute(
        select(current.c.digest).where(current.c.feed == name, current.c.key == key)
    ).scalar_one_or_none()
    if found == digest(document):
        return False
    append(connection, name, [FeedChange(key=key, document=document)])
    return True


def document(connection: Connection, name: str, key: str) -> str | None:
    """The live document of a reference feed's key."""
    at = head(connection, name)
    found: str | None = connection.execute(
        select(feed.c.document)
        .join(current, (current.c.feed == feed.c.feed) & (current.c.seq == feed.c.seq))
        .where(current.c.feed == name, current.c.key == key, feed.c.epoch == at.epoch)
    ).scalar_one_or_none()
    return found


def live_count(connection: Connection, name: str) -> int:
    """How many keys of a reference feed are live."""
    counted = select(func.count()).select_from(current).where(current.c.feed == name)
    return int(connection.execute(counted).scalar_one())


def live_keys(connection: Connection, name: str) -> Iterator[str]:
    """All live keys of a reference feed, in order."""
    query = select(current.c.key).where(current.c.feed == name).order_by(current.c.key)
    yield from connection.execute(query).scalars()


def live_rows(connection: Connection, name: str) -> Iterator[tuple[str, str]]:
    """Each live key of a reference feed with its document's digest, in order, a few at a time."""
    query = (
        select(current.c.key, current.c.digest)
        .where(current.c.feed == name)
        .order_by(current.c.key)
    )
    streamed = {"stream_results": True, "yield_per": _ROWS_AT_ONCE}
    for row in connection.execute(query, execution_options=streamed):
        yield row.key, row.digest


def live_digests(connection: Connection, name: str, keys: list[str]) -> dict[str, str]:
    """Digests of those of the keys that are live."""
    found: dict[str, str] = {}
    for start in range(0, len(keys), _ROWS_AT_ONCE):
        chunk = keys[start : start + _ROWS_AT_ONCE]
        query = select(current.c.key, current.c.digest).where(
            current.c.feed == name, current.c.key.in_(chunk)
        )
        found.update((row.key, row.digest) for row in connection.execute(query))
    return found


def page(
    connection: Connection, name: str, epoch: int, after: int, limit: int, *, whole_of: str = ""
) -> list[Change]:
    """Changes of one epoch with seq > `after`, in order, at most `limit`; with the text of their
    records where `whole_of` names their site.
    """
    query = (
        select(feed.c.seq, feed.c.operation, feed.c.key, feed.c.document, feed.c.hash)
        .where(feed.c.feed == name, feed.c.epoch == epoch, feed.c.seq > after)
        .order_by(feed.c.seq)
        .limit(limit)
    )
    if whole_of and name == site_feed(whole_of):
        query = query.add_columns(posting.c.canonical.label("record")).outerjoin(
            posting,
            (posting.c.site == whole_of)
            & (posting.c.posting_id == feed.c.key)
            & (posting.c.kind != RecordKind.AUDIT.value),  # what was done here is no window's news
        )
    else:
        query = query.add_columns(literal("").label("record"))
    return [
        Change(
            seq=row.seq,
            operation=Operation(row.operation),
            key=row.key,
            document=row.document,
            hash=row.hash,
            record=row.record or "",
        )
        for row in connection.execute(query)
    ]


def begin_epoch(connection: Connection, name: str) -> FeedHead:
    """Begins a reference feed anew: one row per live key, in key order; the old epoch's rows go.
    Stations take a snapshot."""
    old = _locked(connection, name)
    fresh = FeedHead(epoch=old.epoch + 1, seq=0, hash=GENESIS)
    _set_head(connection, name, fresh)
    last = ""
    while True:
        query = (
            select(current.c.key, feed.c.document)
            .join(
                feed,
                (feed.c.feed == current.c.feed)
                & (feed.c.epoch == old.epoch)
                & (feed.c.seq == current.c.seq),
            )
            .where(current.c.feed == name, current.c.key > last)
            .order_by(current.c.key)
            .limit(_ROWS_AT_ONCE)
        )
        rows = connection.execute(query).all()
        if not rows:
            break
        fresh = _append(
            connection,
            name,
            fresh,
            [FeedChange(key=row.key, document=row.document) for row in rows],
        )
        last = rows[-1].key
    connection.execute(delete(feed).where(feed.c.feed == name, feed.c.epoch < fresh.epoch))
    return fresh


def _locked(connection: Connection, name: str) -> FeedHead:
    """The head, held to the end of the transaction: the embedded file has one writer anyway."""
    connection.execute(
        inserting(connection, feed_head)
        .values(feed=name, epoch=1, seq=0, hash=GENESIS)
        .on_conflict_do_nothing()
    )
    row = connection.execute(
        select(feed_head).where(feed_head.c.feed == name).with_for_update()
    ).one()
    return FeedHead(epoch=row.epoch, seq=row.seq, hash=row.hash)


def _append(
    connection: Connection, name: str, at: FeedHead, changes: Iterable[FeedChange]
) -> FeedHead:
    pending = iter(changes)
    seq, link = at.seq, at.hash
    reference = name in REFERENCE_FEEDS
    while chunk := list(islice(pending, _ROWS_AT_ONCE)):
        rows, live, gone = [], [], []
        for change in chunk:
            seq += 1
            link = change_hash(link, change.operation, change.key, change.document)
            rows.append(
                {
                    "feed": name,
                    "epoch": at.epoch,
                    "seq": seq,
                    "operation": change.operation.value,
                    "key": change.key,
                    "document": change.document,
                    "hash": link,
                }
            )
            if reference and change.operation is Operation.UPSERT:
                live.append(
                    {"feed": name, "key": change.key, "seq": seq, "digest": digest(change.document)}
                )
            elif reference:
                gone.append(change.key)
        connection.execute(feed.insert(), rows)
        if gone:
            connection.execute(
                delete(current).where(current.c.feed == name, current.c.key.in_(gone))
            )
        if live:
            row = inserting(connection, current)
            connection.execute(
                row.on_conflict_do_update(
                    index_elements=["feed", "key"],
                    set_={"seq": row.excluded.seq, "digest": row.excluded.digest},
                ),
                live,
            )
    fresh = FeedHead(epoch=at.epoch, seq=seq, hash=link)
    if seq > at.seq:
        _set_head(connection, name, fresh)
    return fresh


def _set_head(connection: Connection, name: str, at: FeedHead) -> None:
    values = {"epoch": at.epoch, "seq": at.seq, "hash": at.hash}
    connection.execute(update(feed_head).where(feed_head.c.feed == name).values(values))
