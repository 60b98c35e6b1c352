"""Tables of the account replica: what the window copied of the feed, and the indexes its search
stands on.

Everything here is reference data that can be pulled again: nothing is append-only, nothing is
referenced by the journal. Numbers arrive in no order, so every key but the account's own number is
kept in an FTS5 index, which takes random keys by merging sorted runs; B-trees would rewrite a page
per key.

Rows leave an index by the 'delete' command with their old text. Measured on 100,000 names against
`contentless_delete=1`: 2.7 MB instead of 3.9, the same time in and for queries, 35 instead of 25
microseconds to take a row out.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)

metadata = MetaData()

account = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("epoch", Integer, nullable=False),
    Column("member_id", Text, nullable=False),
    Column("display", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("coverage", SmallInteger, nullable=False),
    Column("status", SmallInteger, nullable=False),
)
"""One row per billing account, with what a line of a search result shows. `id` is the rowid of
both indexes; `words` is the text in `account_name`, needed again to take it out; `coverage` and
`status` are positions in `replica.COVERAGES` and `replica.STATUSES`.
"""

Index("account_epoch", account.c.epoch)

account_document = Table(
    "account_document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""The feed's document of each account, deflated (`replica_documents`)."""

name_word = Table(
    "name_word",
    metadata,
    Column("word", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Every distinct folded word, and every beginning of one (`smit*`), with the number of accounts'
words behind it.
"""

name_deletion = Table(
    "name_deletion",
    metadata,
    Column("deletion", Text, primary_key=True),
    Column("word", Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""Every row of `name_word` under itself and under each of its one-letter deletions; long words also
under their last letters (`$son`).
"""

_INDEXES = (
    # a beginning that has an index of its own is one list, read lazily; any other is gathered from
    # all its words first, 17 ms for `mari` among a million accounts
    # the ascii tokenizer takes every non-ASCII character as part of a word, as `fold` does
    """CREATE VIRTUAL TABLE account_name USING fts5(
        words, content='', columnsize=0, detail=none, prefix='1 2 3 4 5 6 7', tokenize='ascii')""",
    """CREATE VIRTUAL TABLE account_key USING fts5(
        keys, content='', columnsize=0, detail=none, tokenize='ascii')""",
)


def create(connection: Connection) -> None:
    """All tables and indexes of the replica, in a store that has none of them."""
    metadata.create_all(connection, checkfirst=False)
    for statement in _INDEXES:
        connection.exec_driver_sql(statement)
