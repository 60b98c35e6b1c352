"""What a help desk may know of a store: heads, counts, how far it has read. Nobody's name or
number: every value here is a count, a hash, a time, or a word of a closed set."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from cashier.services.desk import Desk
from cashier.store import audit, journal, station
from cashier.sync.step import LAST_SYNC_ERROR

FEEDS = ("accounts", "directory")
NEWEST = 500
"""Audit lines that are looked at for what happened lately."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """`journal` and `audit` are (number, hash) of the newest record and line; `states` counts
    records by what became of them, those of audit lines apart; `cursors` are (feed, epoch,
    sequence, as of); `acts` counts the kinds of the newest audit lines, without who and what;
    `last_error` is a code or ''."""

    site: str
    station: str
    training: bool
    schema: str
    journal: tuple[int, str]
    audit: tuple[int, str]
    states: dict[str, int]
    cursors: tuple[tuple[str, int, int, datetime | None], ...]
    acts: dict[str, int]
    last_error: str


def support(desk: Desk) -> Support:
    """A snapshot, in one reading."""
    with desk.store.read() as connection:
        newest = connection.exec_driver_sql(
            "SELECT event FROM audit ORDER BY n DESC LIMIT ?", (NEWEST,)
        )
        cursors = [station.cursor(connection, feed) for feed in FEEDS]
        return Support(
            site=desk.identity.site,
            station=desk.identity.name,
            training=desk.identity.training,
            schema=str(desk.store.schema_version()),
            journal=journal.head(connection),
            audit=audit.head(connection),
            states={
                **{state.value: count for state, count in journal.counts(connection).items()},
                "audit": journal.audit_records(connection),
            },
            cursors=tuple((one.feed, one.epoch, one.seq, one.as_of) for one in cursors),
            acts=dict(sorted(Counter(newest.scalars()).items())),
            last_error=station.recall(connection, LAST_SYNC_ERROR),
        )
