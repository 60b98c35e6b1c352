"""Numbered steps that bring an embedded ledger's tables to this program's form. A step, once
released, never changes.

The number reached is SQLite's `user_version`, written in the same transaction as the step: a kill
leaves the old form or the new one, never something between.
"""

from __future__ import annotations

from sqlalchemy import Connection

from cashier.domain.errors import Refusal


def _sealed(table: str) -> tuple[str, ...]:
    """Triggers that refuse to edit or delete a row."""
    return tuple(
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for verb in ("UPDATE", "DELETE")
    )


_FIRST: tuple[str, ...] = (
    "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE site (code TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL)",
    """CREATE TABLE station (site TEXT NOT NULL, station TEXT NOT NULL, active INTEGER NOT NULL,
        registered_at TEXT NOT NULL, PRIMARY KEY (site, station), FOREIGN KEY (site) REFERENCES
        site (code))""",
    """CREATE TABLE staff (number TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL,
        password_hash TEXT NOT NULL, active INTEGER NOT NULL)""",
    """CREATE TABLE station_head (site TEXT NOT NULL, station TEXT NOT NULL, last_seq BIGINT NOT
    NULL, last_hash TEXT NOT NULL, PRIMARY KEY (site, station))""",
    """CREATE TABLE posting (site TEXT NOT NULL, station TEXT NOT NULL, station_seq BIGINT NOT NULL,
        posting_id TEXT NOT NULL, kind TEXT NOT NULL, business_date TEXT NOT NULL, receipt_number
        TEXT NOT NULL, amount_cents BIGINT NOT NULL, staff TEXT NOT NULL, approver TEXT NOT NULL,
        session_id TEXT NOT NULL, tender_id TEXT NOT NULL, original_id TEXT NOT NULL, dup_key TEXT
        NOT NULL, canonical TEXT NOT NULL, prev_hash TEXT NOT NULL, hash TEXT NOT NULL, received_at
        TEXT NOT NULL, PRIMARY KEY (site, station, station_seq), CONSTRAINT posting_once UNIQUE
        (site, posting_id))""",
    "CREATE INDEX posting_dup_key ON posting (dup_key)",
    "CREATE INDEX posting_original ON posting (original_id)",
    "CREATE INDEX posting_day ON posting (site, business_date)",
    """CREATE TABLE entry (site TEXT NOT NULL, station TEXT NOT NULL, station_seq BIGINT NOT NULL,
        line INTEGER NOT NULL, account TEXT NOT NULL, cents BIGINT NOT NULL,
        PRIMARY KEY (site, station, station_seq, line))""",
    "CREATE INDEX entry_account ON entry (account)",
    """CREATE TABLE correction (site TEXT NOT NULL, original_id TEXT NOT NULL, posting_id TEXT NOT
    NULL, kind TEXT NOT NULL, PRIMARY KEY (site, original_id))""",
    """CREATE TABLE exception (exception_id TEXT NOT NULL PRIMARY KEY, site TEXT NOT NULL, station
    TEXT NOT NULL, station_seq BIGINT NOT NULL, posting_id TEXT NOT NULL, content_hash TEXT NOT
    NULL, code TEXT NOT NULL, detail TEXT NOT NULL, cents BIGINT NOT NULL, opened_at TEXT NOT NULL,
        CONSTRAINT exception_once UNIQUE (site, station, posting_id, content_hash, code))""",
    "CREATE INDEX exception_posting ON exception (posting_id)",
    """CREATE TABLE exception_relief (exception_id TEXT NOT NULL, site TEXT NOT NULL, posting_id
    TEXT NOT NULL, cents BIGINT NOT NULL, PRIMARY KEY (exception_id, site, posting_id))""",
    """CREATE TABLE feed_head (feed TEXT NOT NULL PRIMARY KEY, epoch BIGINT NOT NULL, seq BIGINT
    NOT NULL, hash TEXT NOT NULL)""",
    """CREATE TABLE feed (feed TEXT NOT NULL, epoch BIGINT NOT NULL, seq BIGINT NOT NULL, operation
    TEXT NOT NULL, key TEXT NOT NULL, document TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY
    (feed, epoch, seq))""",
    # finds what a site's feed tells of a record; reference feeds are found through `current`
    """CREATE INDEX feed_record ON feed (feed, key) WHERE feed NOT IN ('accounts', 'directory')""",
    """CREATE TABLE current (feed TEXT NOT NULL, key TEXT NOT NULL, seq BIGINT NOT NULL, digest
    TEXT NOT NULL, PRIMARY KEY (feed, key)) WITHOUT ROWID""",
    *_sealed("posting"),
    *_sealed("entry"),
    *_sealed("correction"),
    *_sealed("exception"),
    *_sealed("exception_relief"),
    """CREATE TRIGGER feed_no_update BEFORE UPDATE ON feed
        BEGIN SELECT RAISE(ABORT, 'feed is append-only'); END""",
    # a feed of reference data begins a new epoch when its log has grown past use; only then the
    # old epoch goes
    """CREATE TRIGGER feed_no_delete BEFORE DELETE ON feed
        WHEN OLD.feed <> 'accounts' OR OLD.epoch >= (SELECT epoch FROM feed_head WHERE feed =
        OLD.feed) BEGIN SELECT RAISE(ABORT, 'feed is append-only'); END""",
    """CREATE TRIGGER feed_head_forward BEFORE UPDATE ON feed_head
        WHEN NEW.epoch < OLD.epoch OR (NEW.epoch = OLD.epoch AND NEW.seq < OLD.seq) OR NEW.feed <>
        OLD.feed BEGIN SELECT RAISE(ABORT, 'a feed never goes back'); END""",
    """CREATE TRIGGER feed_head_no_delete BEFORE DELETE ON feed_head
        BEGIN SELECT RAISE(ABORT, 'a feed never goes'); END""",
    """CREATE TRIGGER station_head_forward BEFORE UPDATE ON station_head
        WHEN NEW.last_seq < OLD.last_seq OR NEW.site <> OLD.site OR NEW.station <> OLD.station
        BEGIN SELECT RAISE(ABORT, 'a station never goes back'); END""",
    """CREATE TRIGGER station_head_no_delete BEFORE DELETE ON station_head
        BEGIN SELECT RAISE(ABORT, 'a station never goes'); END""",
)

_KEYS: tuple[str, ...] = (
    "CREATE TABLE secret (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE station_key (site TEXT NOT NULL, station TEXT NOT NULL, key_id TEXT NOT NULL,
        public_key TEXT NOT NULL, enrolled_at TEXT NOT NULL,
        PRIMARY KEY (site, station, key_id))""",
    """CREATE TABLE checkpoint (number BIGINT NOT NULL PRIMARY KEY, taken_at TEXT NOT NULL, document
    TEXT NOT NULL, key_id TEXT NOT NULL, signature TEXT NOT NULL)""",
    *_sealed("secret"),
    *_sealed("station_key"),
    *_sealed("checkpoint"),
)

_TICKETS: tuple[str, ...] = (
    """CREATE TABLE deposit_ticket (site TEXT NOT NULL, business_date TEXT NOT NULL, number INTEGER
    NOT NULL, posting_id TEXT NOT NULL, ticket TEXT NOT NULL, PRIMARY KEY (site, business_date,
    number), CONSTRAINT ticket_once UNIQUE (site, posting_id))""",
    *_sealed("deposit_ticket"),
)

_STAFF: tuple[str, ...] = tuple(
    f"ALTER TABLE staff ADD COLUMN {column} TEXT NOT NULL DEFAULT ''"
    for column in ("badge", "one_time_until", "used_at")
)

_RIGHTS: tuple[str, ...] = (
    """CREATE TABLE staff_right (number TEXT NOT NULL, nth INTEGER NOT NULL, since TEXT NOT NULL,
    role TEXT NOT NULL, active INTEGER NOT NULL, PRIMARY KEY (number, nth))""",
    # what is known first is taken for all the time before it
    """INSERT INTO staff_right (number, nth, since, role, active)
    SELECT number, 1, '', role, active FROM staff""",
    *_sealed("staff_right"),
)

STEPS: tuple[tuple[str, ...], ...] = (_FIRST, _KEYS, _TICKETS, _STAFF, _RIGHTS)
VERSION = len(STEPS)


def version_of(connection: Connection) -> int:
    """The step a ledger has reached; 0 for an empty file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def check(connection: Connection) -> None:
    """Raises Refusal `ledger.newer` (made by a later program) or `ledger.older` (`cashier ledger
    upgrade` brings it on)."""
    found = version_of(connection)
    if found > VERSION:
        raise Refusal("ledger.newer", field="ledger", value=found, known=VERSION)
    if found < VERSION:
        raise Refusal(
            "ledger.older", field="ledger", value=found, known=VERSION, next="ledger upgrade"
        )


def upgrade(connection: Connection, steps: tuple[tuple[str, ...], ...] = STEPS) -> int:
    """Takes the missing steps inside the open write transaction; how many they were. Raises
    Refusal `ledger.newer`."""
    found = version_of(connection)
    if found > len(steps):
        raise Refusal("ledger.newer", field="ledger", value=found, known=len(steps))
    for step in steps[found:]:
        for statement in step:
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")
    return len(steps) - found
