"""What the store knows about its own station: identity, series counters, and the feeds' cursors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from cashier.domain.posting import GENESIS, instant_text, parse_instant
from cashier.domain.site import StationIdentity
from cashier.store.tables import counter, feed_cursor, meta

START_HASH = GENESIS
"""Hash before a feed's first change."""
_READINGS_APART = 1_000_000_000
"""Epochs stay below this."""
LAST_CONTACT, LAST_SYNC_ERROR = "last_contact", "last_sync_error"
"""Facts: when the ledger last answered a whole exchange; why it did not, '' where it did."""
RECEIPTS = "receipt"
Z_REPORTS = "z_report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """How far a feed has been read.

    `complete` tells that the head was reached at least once in this epoch; `reading` counts how
    often the feed was begun anew because the ledger was put back to an older copy.
    """

    feed: str
    epoch: int
    seq: int
    hash: str
    as_of: datetime | None
    complete: bool
    reading: int = 0

    @property
    def mark(self) -> int:
        """What copied rows carry: the epoch, another one for each time it was read anew."""
        return self.epoch + self.reading * _READINGS_APART


def bind(connection: Connection, identity: StationIdentity) -> None:
    """Makes this store a station's, once. Raises IntegrityError when it already is one."""
    connection.execute(
        insert(meta),
        [
            {"key": "site", "value": identity.site},
            {"key": "station", "value": identity.station},
            {"key": "training", "value": "1" if identity.training else "0"},
        ],
    )


def identity(connection: Connection) -> StationIdentity | None:
    """Who this store is, or None before it was bound."""
    values = {row.key: row.value for row in connection.execute(select(meta.c.key, meta.c.value))}
    if "site" not in values:
        return None
    return StationIdentity(
        site=values["site"], station=values["station"], training=values["training"] == "1"
    )


def remember(connection: Connection, key: str, value: str) -> None:
    """Keeps a small fact about the station (last contact with the ledger, for example)."""
    connection.execute(_REMEMBER, {"key": key, "value": value})


def recall(connection: Connection, key: str) -> str:
    """A fact kept by `remember`, or ''."""
    return connection.execute(_RECALL, {"name": key}).scalar() or ""


# built once: a sync step asks for these some dozen times, and building one takes as long as
# running it
_PUT_FACT = insert(meta)
_REMEMBER = _PUT_FACT.on_conflict_do_update(
    index_elements=["key"], set_={"value": _PUT_FACT.excluded.value}
)
_RECALL = select(meta.c.value).where(meta.c.key == bindparam("name"))


def next_number(connection: Connection, name: str) -> int:
    """The next number of a gap-free series, given in the transaction that uses it."""
    number: int = connection.execute(_NEXT_NUMBER, {"series": name}).scalar_one()
    return number


_NEXT_NUMBER = (
    insert(counter)
    .values(name=bindparam("series"), value=1)
    .on_conflict_do_update(index_elements=["name"], set_={"value": counter.c.value + 1})
    .returning(counter.c.value)
)


def cursor(connection: Connection, feed: str) -> Cursor:
    """Where reading stands; epoch 0 and seq 0 when the feed was never pulled."""
    row = connection.execute(_CURSOR, {"name": feed}).first()
    if row is None:
        return Cursor(feed=feed, epoch=0, seq=0, hash=GENESIS, as_of=None, complete=False)
    return Cursor(
        feed=feed,
        epoch=row.epoch,
        seq=row.seq,
        hash=row.hash,
        as_of=None if row.as_of is None else parse_instant(row.as_of),
        complete=bool(row.complete),
        reading=row.reading,
    )


_CURSOR = select(feed_cursor).where(feed_cursor.c.feed == bindparam("name"))


def move_cursor(connection: Connection, to: Cursor) -> None:
    """Moves the cursor in the transaction that applied the rows.

    Inside an epoch it never goes back (AssertionError).
    """
    before = cursor(connection, to.feed)
    assert to.mark != before.mark or to.seq >= before.seq, (
        "a cursor never goes back inside an epoch"
    )
    values = {
        "epoch": to.epoch,
        "seq": to.seq,
        "hash": to.hash,
        "as_of": None if to.as_of is None else instant_text(to.as_of),
        "complete": int(to.complete),
        "reading": to.reading,
    }
    connection.execute(_MOVE_CURSOR, {"feed": to.feed, **values})


_PUT_CURSOR = insert(feed_cursor)
_MOVE_CURSOR = _PUT_CURSOR.on_conflict_do_update(
    index_elements=["feed"],
    set_={
        name: _PUT_CURSOR.excluded[name]
        for name in ("epoch", "seq", "hash", "as_of", "complete", "reading")
    },
)


def restart(connection: Connection, feed: str) -> None:
    """Begins a feed anew: the ledger was proved to have lost what was read of it."""
    connection.execute(
        update(feed_cursor)
        .where(feed_cursor.c.feed == feed)
        .values(seq=0, hash=GENESIS, complete=0, reading=feed_cursor.c.reading + 1)
    )
