"""Which known words a typed word may have meant."""

from __future__ import annotations

import json
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from sqlalchemy import Connection

from cashier.store.replica_words import BEGINNING
from cashier.store.search_words import PREFIX_LENGTHS, deletions, ending

WORDS_KEPT = 8
"""Near words that take part in a search, nearest first, then commonest. Ten find no more."""

FAR_KEPT = 40
"""Words two slips away that take part."""

BEGINNINGS_KEPT = 14
BEGINNINGS_COST = 60_000
"""Near beginnings that take part: so many (24 find no more), with at most this number of names
behind them all, so that common ones do not fill the result.
"""

_LONGEST = PREFIX_LENGTHS.stop - 1
_SHORTEST = 3
"""Shorter words are taken as typed: nearly any two letters are one slip from any other."""
_TWO_SLIPS_FROM = 6
"""From this length on a word may be two slips away."""
_FAR_FROM, _FAR_START = 5, 4

_BEGUN_SO = """SELECT w.word, w.n FROM
    (SELECT DISTINCT substr(word, 1, length(word) - 1) AS start FROM name_deletion
        WHERE deletion IN (SELECT value FROM json_each(?1)) AND substr(word, -1) = '*') d
    CROSS JOIN name_word w ON w.word >= d.start AND w.word < d.start || '{'
    WHERE length(w.word) BETWEEN ?2 AND ?3 AND substr(w.word, -1) <> '*'
    UNION SELECT w.word, w.n FROM name_deletion d JOIN name_word w ON w.word = d.word
    WHERE d.deletion = ?4 AND length(w.word) BETWEEN ?2 AND ?3"""


@dataclass(frozen=True, slots=True)
class Near:
    """A known word (or the beginning of some) with its distance in slips and the number of names
    it stands for.
    """

    word: str
    slips: int
    n: int


def known(connection: Connection, words: tuple[str, ...]) -> dict[str, int]:
    """The typed words that are names' words, with how many names have them."""
    rows = connection.exec_driver_sql(
        "SELECT word, n FROM name_word WHERE word IN (SELECT value FROM json_each(?))",
        (json.dumps(words),),
    )
    return {row.word: row.n for row in rows}


def slips_between(typed: str, word: str) -> int:
    """Slips between two words, where so few that one may stand for the other; else 0, as for
    equal ones.
    """
    most = 2 if len(typed) >= _TWO_SLIPS_FROM else 1 if len(typed) >= _SHORTEST else 0
    slips = int(OSA.distance(word, typed, score_cutoff=most))
    return slips if slips <= most else 0


def near(
    connection: Connection, typed: str, *, unfinished: bool
) -> tuple[tuple[Near, ...], tuple[Near, ...]]:
    """(whole words, beginnings) that share a one-letter deletion with what was typed; the word
    itself is not among them.
    """
    if len(typed) < _SHORTEST:
        return (), ()
    wanted = deletions(typed)
    if unfinished and len(typed) >= _LONGEST:
        for length in (_LONGEST - 1, _LONGEST, _LONGEST + 1):
            wanted |= deletions(typed[:length])
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT w.word, w.n FROM name_deletion d CROSS JOIN name_word w ON w.word = d.word"
        " WHERE d.deletion IN (SELECT value FROM json_each(?))",
        (json.dumps(list(wanted)),),
    )
    words: list[Near] = []
    starts: list[Near] = []
    for word, n in rows:
        if word.endswith(BEGINNING):
            beginning = word[:-1]
            if unfinished and _one_slip_begins(typed, beginning):
                starts.append(Near(beginning, 1, n))
        elif slips := slips_between(typed, word):
            words.append(Near(word, slips, n))
    words.sort(key=lambda one: (one.slips, -one.n, one.word))
    starts.sort(key=lambda one: (one.slips, -one.n, one.word))
    return tuple(words[:WORDS_KEPT]), _affordable(typed, starts)


def far(connection: Connection, typed: str) -> tuple[Near, ...]:
    """Whole words two slips away that share no deletion with the typed one: by their ending, or a
    beginning that has at most one slip.

    Dearer than `near`, so for words that nothing else explained.
    """
    if len(typed) < _FAR_FROM:
        return ()
    start = typed[:_FAR_START]
    rows = connection.exec_driver_sql(
        _BEGUN_SO,
        (json.dumps(list(deletions(start))), len(typed) - 2, len(typed) + 2, ending(typed)),
    )
    found = [
        Near(word, slips, n)
        for word, n in rows
        if 0 < (slips := OSA.distance(word, typed, score_cutoff=2)) <= 2
    ]
    found.sort(key=lambda one: (one.slips, -one.n, one.word))
    return tuple(found[:FAR_KEPT])


def _one_slip_begins(typed: str, beginning: str) -> bool:
    """Whether a word that begins so may have been meant, one slip made, however it goes on."""
    if len(typed) < _LONGEST:
        return bool(OSA.distance(beginning, typed, score_cutoff=1) == 1)
    if len(beginning) < _LONGEST:
        return False
    # the slip may lie behind the last letter that is kept: then the beginning itself is right
    return any(
        OSA.distance(beginning, typed[: _LONGEST + more], score_cutoff=1) <= 1
        for more in (-1, 0, 1)
    )


def _affordable(typed: str, starts: list[Near]) -> tuple[Near, ...]:
    kept: list[Near] = []
    cost = 0
    for one in starts:
        covered = one.word.startswith(typed) or any(
            one.word.startswith(other.word) for other in kept
        )
        if not covered and cost + one.n <= BEGINNINGS_COST:
            kept.append(one)
            cost += one.n
            if len(kept) == BEGINNINGS_KEPT:
                break
    return tuple(kept)
