"""A feed's changes into PostgreSQL by COPY: a million rows at the speed of the disk.

The rows go into a temporary table first, which nobody else sees or waits for. Only then is the
feed's head locked, held against the one the chain was made for, and the rows are merged; commit
follows at once. What is raised before it leaves nothing behind, a killed program neither.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    MetaData,
    Table,
    Text,
    delete,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable, DropTable

from cashier.domain.errors import Fault
from cashier.ledger.changes import FeedChange, FeedHead, digest
from cashier.ledger.contract import Operation, change_hash
from cashier.ledger.schema import current, feed, feed_head

ROWS_PER_STEP = 20_000
"""Rows between two reports of progress: well under a second."""

Progress = Callable[[int], None]
"""Called with rows done, first while they are sent, then again from 0 while they are merged; what
it raises ends the work with nothing done."""

_staged = Table(
    "staged_change",
    MetaData(),
    Column("seq", BigInteger, nullable=False),
    Column("operation", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("digest", Text, nullable=False),
    schema="pg_temp",
)
_STAGED_SEQ = Index("staged_change_seq", _staged.c.seq)
_COPY = "COPY pg_temp.staged_change (seq, operation, key, document, hash, digest) FROM STDIN"


def append(
    connection: Connection,
    name: str,
    at: FeedHead,
    changes: Iterable[FeedChange],
    progress: Progress,
) -> FeedHead:
    """Appends the changes to the reference feed `name` behind `at`, which must still be its head
    when they are merged; the new head. A key may stand in them once.

    Raises Fault `ledger.import_overtaken` where somebody else appended meanwhile,
    `ledger.unreachable`; then the transaction must be given up.
    """
    connection.execute(CreateTable(_staged))
    end = _stage(connection, at, changes, progress)
    connection.execute(CreateIndex(_STAGED_SEQ))
    _lock(connection, name, at)
    _merge(connection, name, at, end, progress)
    connection.execute(DropTable(_staged))
    return end


def _stage(
    connection: Connection, at: FeedHead, changes: Iterable[FeedChange], progress: Progress
) -> FeedHead:
    seq, link = at.seq, at.hash
    with _copying(connection) as copy:
        for change in changes:
            if (seq - at.seq) % ROWS_PER_STEP == 0:
                progress(seq - at.seq)
            seq += 1
            link = change_hash(link, change.operation, change.key, change.document)
            mark = digest(change.document) if change.operation is Operation.UPSERT else ""
            copy.write_row((seq, change.operation.value, change.key, change.document, link, mark))
    return FeedHead(epoch=at.epoch, seq=seq, hash=link)


@contextlib.contextmanager
def _copying(connection: Connection) -> Iterator[Any]:
    """The driver's own COPY: SQLAlchemy has none. Its errors are the world's here, for every row
    is ours."""
    import psycopg

    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(_COPY) as copy:
            yield copy
    except psycopg.Error as error:
        raise Fault("ledger.unreachable", reason=str(error)) from error


def _lock(connection: Connection, name: str, at: FeedHead) -> None:
    """Locks the feed's head, made if there is none, and holds it against `at`."""
    made = postgresql.insert(feed_head).values(feed=name, epoch=at.epoch, seq=at.seq, hash=at.hash)
    connection.execute(made.on_conflict_do_nothing())
    row = connection.execute(
        select(feed_head).where(feed_head.c.feed == name).with_for_update()
    ).one()
    if (row.epoch, row.seq, row.hash) != (at.epoch, at.seq, at.hash):
        raise Fault("ledger.import_overtaken")


def _merge(
    connection: Connection, name: str, at: FeedHead, end: FeedHead, progress: Progress
) -> None:
    kept = postgresql.insert(current)
    for start in range(at.seq, end.seq, ROWS_PER_STEP):
        progress(start - at.seq)
        part = (_staged.c.seq > start) & (_staged.c.seq <= start + ROWS_PER_STEP)
        rows = select(
            literal(name),
            literal(at.epoch),
            *(_staged.c[column] for column in ("seq", "operation", "key", "document", "hash")),
        )
        connection.execute(
            insert(feed).from_select(
                ["feed", "epoch", "seq", "operation", "key", "document", "hash"],
                rows.where(part).order_by(_staged.c.seq),
            )
        )
        live = select(literal(name), _staged.c.key, _staged.c.seq, _staged.c.digest)
        connection.execute(
            kept.from_select(
                ["feed", "key", "seq", "digest"],
                live.where(part, _staged.c.operation == Operation.UPSERT.value).order_by(
                    _staged.c.seq
                ),
            ).on_conflict_do_update(
                index_elements=["feed", "key"],
                set_={"seq": kept.excluded.seq, "digest": kept.excluded.digest},
            )
        )
        gone = select(_staged.c.key).where(part, _staged.c.operation == Operation.TOMBSTONE.value)
        connection.execute(delete(current).where(current.c.feed == name, current.c.key.in_(gone)))
    connection.execute(
        update(feed_head)
        .where(feed_head.c.feed == name)
        .values(epoch=end.epoch, seq=end.seq, hash=end.hash)
    )
