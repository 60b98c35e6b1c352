"""The distinct words of all names, how often each occurs, and what lies one slip of the finger
beside it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection

from cashier.store.search_words import beginnings, deletions, ending

BEGINNING = "*"
"""Marks the beginning of a word in `name_word`: `smit*` stands for every word that begins so."""

COUNTED = "#"
"""No word: its row, there only while a first copy runs, holds the last account whose words are
counted."""

_COUNT = """INSERT INTO name_word(word, n) VALUES (?, ?)
    ON CONFLICT (word) DO UPDATE SET n = n + excluded.n"""


def count_words(connection: Connection, changes: Mapping[str, int]) -> None:
    """Add to (or take from) the number of times each word occurs; new words get their deletions,
    vanished ones lose them.
    """
    counts: Counter[str] = Counter()
    for word, change in changes.items():
        if change:
            counts[word] += change
            for start in beginnings(word):
                counts[start + BEGINNING] += change
    if not counts:
        return
    known = set(_present(connection, counts))
    connection.exec_driver_sql(
        _COUNT,
        sorted(counts.items()),
    )
    new = sorted(set(counts) - known)
    if new:
        connection.exec_driver_sql(
            "INSERT INTO name_deletion(deletion, word) VALUES (?, ?)",
            sorted(_pairs(new)),
        )
    if any(change < 0 for change in counts.values()):
        gone = [
            str(word)
            for word in connection.exec_driver_sql(
                "SELECT word FROM name_word"
                " WHERE word IN (SELECT value FROM json_each(?)) AND n <= 0",
                (json.dumps([word for word, change in counts.items() if change < 0]),),
            ).scalars()
        ]
        if gone:
            connection.exec_driver_sql(
                "DELETE FROM name_deletion WHERE deletion = ? AND word = ?", sorted(_pairs(gone))
            )
            connection.exec_driver_sql(
                "DELETE FROM name_word WHERE word = ?", [(word,) for word in gone]
            )


def set_counted(connection: Connection, account_id: int | None) -> None:
    """Notes that the words of accounts above `account_id` wait to be counted; None: none wait."""
    if account_id is None:
        connection.exec_driver_sql("DELETE FROM name_word WHERE word = ?", (COUNTED,))
    else:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO name_word(word, n) VALUES (?, ?)", (COUNTED, account_id)
        )


def _present(connection: Connection, words: Iterable[str]) -> Iterable[str]:
    return connection.exec_driver_sql(
        "SELECT word FROM name_word WHERE word IN (SELECT value FROM json_each(?))",
        (json.dumps(list(words)),),
    ).scalars()


def _pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        if word.endswith(BEGINNING):
            for deletion in deletions(word[:-1]):
                yield deletion, word
        else:
            for deletion in deletions(word):
                yield deletion, word
            if last := ending(word):
                yield last, word
