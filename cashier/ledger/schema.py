"""Tables of the ledger, as SQLAlchemy Core sees them. `migrations` makes them; a test holds the
two against each other.

Portable on purpose (reliability.md 6): no serial as order, no enum type, no float, every unique
key carries the site. The feeds' counters are rows of `feed_head`, locked last; the truth is
`posting` and `feed`, `current` is derived.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _whole(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False)


meta = Table("meta", metadata, Column("key", Text, primary_key=True), _text("value"))
"""`ledger_id` and `made_at`: who this ledger is; a copy that diverges keeps the id, heads tell
them apart."""

site = Table("site", metadata, Column("code", Text, primary_key=True), _text("name"))

station = Table(
    "station",
    metadata,
    _text("site"),
    _text("station"),
    Column("active", Integer, nullable=False),
    _text("registered_at"),
    PrimaryKeyConstraint("site", "station"),
    ForeignKeyConstraint(["site"], ["site.code"]),
)

staff = Table(
    "staff",
    metadata,
    Column("number", Text, primary_key=True),
    _text("name"),
    _text("role"),
    _text("password_hash"),
    Column("active", Integer, nullable=False),
    Column("badge", Text, nullable=False, server_default=""),
    Column("one_time_until", Text, nullable=False, server_default=""),
    Column("used_at", Text, nullable=False, server_default=""),
)
"""Meanings as in `domain.staff_act.StaffEntry`; the directory feed tells the same."""

staff_right = Table(
    "staff_right",
    metadata,
    _text("number"),
    Column("nth", Integer, nullable=False),
    _text("since"),
    _text("role"),
    Column("active", Integer, nullable=False),
    PrimaryKeyConstraint("number", "nth"),
)
"""Which role each person had, and whether they were let in, from an instant on: 1.. per person."""

station_head = Table(
    "station_head",
    metadata,
    _text("site"),
    _text("station"),
    _whole("last_seq"),
    _text("last_hash"),
    PrimaryKeyConstraint("site", "station"),
)
"""Where each station's chain stands: the first row locked by a post."""

posting = Table(
    "posting",
    metadata,
    _text("site"),
    _text("station"),
    _whole("station_seq"),
    _text("posting_id"),
    _text("kind"),
    _text("business_date"),
    _text("receipt_number"),
    _whole("amount_cents"),
    _text("staff"),
    _text("approver"),
    _text("session_id"),
    _text("tender_id"),
    _text("original_id"),
    _text("dup_key"),
    _text("canonical"),
    _text("prev_hash"),
    _text("hash"),
    _text("received_at"),
    PrimaryKeyConstraint("site", "station", "station_seq"),
    UniqueConstraint("site", "posting_id", name="posting_once"),
)
"""Every record, money or fact, with the text that was hashed; the columns repeat the text for
queries."""

Index("posting_dup_key", posting.c.dup_key)
Index("posting_original", posting.c.original_id)
Index("posting_day", posting.c.site, posting.c.business_date)

entry = Table(
    "entry",
    metadata,
    _text("site"),
    _text("station"),
    _whole("station_seq"),
    Column("line", Integer, nullable=False),
    _text("account"),
    _whole("cents"),
    PrimaryKeyConstraint("site", "station", "station_seq", "line"),
)
"""The ledger's own lines: those of the text, save that what cannot be mapped stands in suspense."""

Index("entry_account", entry.c.account)

correction = Table(
    "correction",
    metadata,
    _text("site"),
    _text("original_id"),
    _text("posting_id"),
    _text("kind"),
    PrimaryKeyConstraint("site", "original_id"),
)
"""The one void, reversal or return of an original. A second one is a posting too, never a row
here."""

exception = Table(
    "exception",
    metadata,
    Column("exception_id", Text, primary_key=True),
    _text("site"),
    _text("station"),
    _whole("station_seq"),
    _text("posting_id"),
    _text("content_hash"),
    _text("code"),
    _text("detail"),
    _whole("cents"),
    _text("opened_at"),
    UniqueConstraint(
        "site", "station", "posting_id", "content_hash", "code", name="exception_once"
    ),
)
"""What a supervisor must look at. `cents` is what it holds in suspense (credits positive);
`detail` is canonical JSON."""

Index("exception_posting", exception.c.posting_id)

exception_relief = Table(
    "exception_relief",
    metadata,
    _text("exception_id"),
    _text("site"),
    _text("posting_id"),
    _whole("cents"),
    PrimaryKeyConstraint("exception_id", "site", "posting_id"),
)
"""What answered an exception: a record that took `cents` out of suspense, or a resolution (0
cents)."""

deposit_ticket = Table(
    "deposit_ticket",
    metadata,
    _text("site"),
    _text("business_date"),
    Column("number", Integer, nullable=False),
    _text("posting_id"),
    _text("ticket"),
    PrimaryKeyConstraint("site", "business_date", "number"),
    UniqueConstraint("site", "posting_id", name="ticket_once"),
)
"""Numbers of deposit tickets, 1..n per site and business date without gap, each given to one
`deposit_prepared`."""

feed_head = Table(
    "feed_head",
    metadata,
    Column("feed", Text, primary_key=True),
    _whole("epoch"),
    _whole("seq"),
    _text("hash"),
)

feed = Table(
    "feed",
    metadata,
    _text("feed"),
    _whole("epoch"),
    _whole("seq"),
    _text("operation"),
    _text("key"),
    _text("document"),
    _text("hash"),
    PrimaryKeyConstraint("feed", "epoch", "seq"),
)

Index(
    "feed_record",
    feed.c.feed,
    feed.c.key,
    sqlite_where=feed.c.feed.not_in(["accounts", "directory"]),
)

current = Table(
    "current",
    metadata,
    _text("feed"),
    _text("key"),
    _whole("seq"),
    _text("digest"),
    PrimaryKeyConstraint("feed", "key"),
    sqlite_with_rowid=False,
)
"""The live keys of the reference feeds: at which seq of the present epoch, and SHA-256 of the
document there."""

secret = Table("secret", metadata, Column("name", Text, primary_key=True), _text("value"))
"""What the ledger keeps for stations to come: the organisation's HMAC key (hex). Neither stations
nor auditors read this table: with the key, bank accounts could be guessed from duplicate keys."""

station_key = Table(
    "station_key",
    metadata,
    _text("site"),
    _text("station"),
    _text("key_id"),
    _text("public_key"),
    _text("enrolled_at"),
    PrimaryKeyConstraint("site", "station", "key_id"),
)
"""Every Ed25519 key a station was ever enrolled with: receipts signed by an earlier one stay
verifiable. The newest `enrolled_at` is the present one."""

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    _text("taken_at"),
    _text("document"),
    _text("key_id"),
    _text("signature"),
)
"""Signed heads, 1..n: what the ledger must still contain later. The copy that proves something is
the exported one, kept elsewhere."""
