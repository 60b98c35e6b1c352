"""Whether the store is whole: its pages, its indexes, and its two chains.

Chains are recomputed from the last checkpoint, which is remembered in the store once everything up
to it was found right; a full check begins at the first record. A checkpoint speeds up the start, it
proves nothing: the full check does not believe it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from cashier.domain.errors import Fault
from cashier.domain.posting import GENESIS, chain_hash
from cashier.store import station
from cashier.store.engine import Store

CHECKPOINT = "checked_through"
COMPLAINTS_MAX = 20
_STEPS_BETWEEN_LOOKS = 20_000
"""Of SQLite's machine, between two questions whether the check should stop: some milliseconds."""
_INTERRUPTED = 9

_POSTINGS = """
SELECT station_seq, prev_hash, hash, canonical,
       (SELECT json_group_array(json_array(account, cents)) FROM
        (SELECT account, cents FROM entry WHERE entry.station_seq = posting.station_seq
         ORDER BY line)),
       (SELECT count(*) FROM outbox WHERE outbox.station_seq = posting.station_seq)
FROM posting WHERE station_seq > ? ORDER BY station_seq"""
_AUDIT = "SELECT n, prev_hash, hash, canonical FROM audit WHERE n > ? ORDER BY n"


class Stopped(Exception):
    """The check was told to stop before it knew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found. No complaint: whole, as far as it looked (`full`: at everything)."""

    full: bool
    complaints: tuple[str, ...]
    postings: int
    audit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """The last link of both chains that was found right."""

    seq: int = 0
    hash: str = GENESIS
    n: int = 0
    audit_hash: str = GENESIS


def check(store: Store, *, full: bool, stop: Callable[[], bool] = lambda: False) -> Checked:
    """Reads the store beside the work, on a connection of its own. Nothing is written but the
    checkpoint. Damage is a complaint, never raised.

    Raises Stopped when `stop` answered yes, Fault `store.busy` or `store.failed`.
    """
    try:
        with contextlib.closing(store.sealed.connect()) as connection:
            connection.set_progress_handler(stop, _STEPS_BETWEEN_LOOKS)
            complaints, place = _look(connection, full=full, stop=stop)
    except Fault as fault:
        if fault.code != "store.unreadable":
            raise
        complaints, place = [str(fault.data.get("reason", fault.code))], _Place()
    except sqlcipher.DatabaseError as error:
        if _number(error) == _INTERRUPTED:
            raise Stopped from error
        raise Fault("store.failed", path=str(store.path), reason=str(error)) from error
    if not complaints:
        _remember(store, place)
    return Checked(
        full=full,
        complaints=tuple(complaints[:COMPLAINTS_MAX]),
        postings=place.seq,
        audit=place.n,
    )


def _look(connection: Any, *, full: bool, stop: Callable[[], bool]) -> tuple[list[str], _Place]:
    found = list(_damage(lambda: _pages(connection, full=full)))
    at = _Place() if full else _checkpoint(connection)
    seq, hash_ = at.seq, at.hash
    n, audit_hash = at.n, at.audit_hash

    def postings() -> Iterator[str]:
        nonlocal seq, hash_
        yield from _right_before(connection, "posting", "station_seq", seq, hash_)
        for row in connection.execute(_POSTINGS, (seq,)):
            if stop():
                raise Stopped
            complaint = _posting_complaint(row, seq + 1, hash_)
            if complaint:
                yield f"record {seq + 1}: {complaint}"
                return
            seq, hash_ = row[0], row[2]

    def audit() -> Iterator[str]:
        nonlocal n, audit_hash
        yield from _right_before(connection, "audit", "n", n, audit_hash)
        for row in connection.execute(_AUDIT, (n,)):
            if stop():
                raise Stopped
            if (
                row[:2] != (n + 1, audit_hash)
                or row[2] != chain_hash(audit_hash, row[3])
                or f'"n":{n + 1},' not in row[3]
            ):
                yield f"audit line {n + 1} does not follow the one before"
                return
            n, audit_hash = row[0], row[2]

    found.extend(_damage(postings))
    found.extend(_damage(audit))
    return found, _Place(seq=seq, hash=hash_, n=n, audit_hash=audit_hash)


def _pages(connection: Any, *, full: bool) -> Iterator[str]:
    rows = connection.execute(f"PRAGMA {'integrity_check' if full else 'quick_check'}").fetchall()
    yield from (str(row[0]) for row in rows if row[0] != "ok")
    if full and (broken := connection.execute("PRAGMA cipher_integrity_check").fetchall()):
        # It reads the file without a lock: a page that was just being written looks broken. While
        # the write lock is held nobody writes pages.
        connection.execute("BEGIN IMMEDIATE")
        try:
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        finally:
            connection.execute("ROLLBACK")
        yield from (str(row[0]) for row in broken)


def _damage(look: Callable[[], Iterator[str]]) -> Iterator[str]:
    """What a look complains of; damage that ends it is one more complaint."""
    try:
        yield from look()
    except sqlcipher.DatabaseError as error:
        if _number(error) in (5, 6, _INTERRUPTED):
            raise
        yield str(error)


def _right_before(connection: Any, table: str, key: str, at: int, hash_: str) -> Iterator[str]:
    """Whether the checkpoint's own link still stands."""
    if at:
        row = connection.execute(f"SELECT hash FROM {table} WHERE {key} = ?", (at,)).fetchone()
        if row is None or row[0] != hash_:
            yield f"{table} {at} is not the one that was checked before"


def _posting_complaint(row: tuple[Any, ...], expected: int, prev_hash: str) -> str:
    seq, prev, hash_, canonical, entries, in_outbox = row
    if seq != expected or prev != prev_hash:
        return "it does not follow the one before"
    if hash_ != chain_hash(prev_hash, canonical):
        return "its text is not the one that was sealed"
    try:
        body = json.loads(canonical)
        if body["station_seq"] != seq:
            return "it bears another number"
        if [[one["account"], one["cents"]] for one in body["entries"]] != json.loads(entries):
            return "its entries are not those of its text"
        if sum(one["cents"] for one in body["entries"]):
            return "its entries do not sum to zero"
    except (ValueError, KeyError, TypeError):
        return "its text is no record"
    return "" if in_outbox == 1 else "it is missing in the outbox"


def _checkpoint(connection: Any) -> _Place:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (CHECKPOINT,)).fetchone()
    try:
        return _Place(**json.loads(row[0])) if row else _Place()
    except (ValueError, TypeError):
        return _Place()  # one that cannot be read is none: everything is looked at


def _remember(store: Store, place: _Place) -> None:
    text = json.dumps(
        {"seq": place.seq, "hash": place.hash, "n": place.n, "audit_hash": place.audit_hash}
    )
    with contextlib.suppress(Fault):  # the next check begins further back, that is all
        with store.read() as connection:
            same = station.recall(connection, CHECKPOINT) == text
        if not same and store.halted is None:
            with store.write() as connection:
                station.remember(connection, CHECKPOINT, text)


def _number(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
