"""Finding accounts by name: first as typed, then unfinished, then misspelt, each step only while
there is room.

The expressions given to FTS5 are made of folded words between quotes: letters and digits, whatever
was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from cashier.domain.account import SearchResult
from cashier.store.search_near import Near, far, known, near, slips_between
from cashier.store.search_rank import Candidate, Ranked, TypedWord, line, rank
from cashier.store.search_words import fold, together

CANDIDATES = 150
"""Rows one step may bring up for ranking."""

WELL_FOUND = 1.2
"""With no candidate this near, words two slips away are sought too: they cost as much as all
else.
"""

FEW = 10
RARE = 20
"""With fewer candidates, none of them exactly as typed, likewise for words that so few have."""

COUNT_MOST = 10_000
"""Matches are counted up to here; a total of this size means "at least"."""

NARROWED = 10_000
"""So many accounts of a name are looked through for the last four of a number. Few names of a
million accounts have more; then the total says that there may be others.
"""

QUERY_WORDS = 6
"""Typed words that take part; nobody is told apart by the seventh."""

_MUCH_COMMONER = 20

_COLUMNS = "a.number, a.member_id, a.display, a.words, a.coverage, a.status"


def by_name(connection: Connection, text: str, limit: int, *, last4: str = "") -> SearchResult:
    """Accounts whose names have every typed word, in any order; unfinished and misspelt words
    too. `last4`: only those whose number, or whose member's, has last four digits that begin so.
    """
    words = tuple(dict.fromkeys(fold(text)))[:QUERY_WORDS]
    if not words:
        return SearchResult(lines=(), total=0, kind="none")
    return _Search(
        connection, words, unfinished=not text[-1:].isspace(), limit=limit, last4=last4
    ).run()


def rank_by_name(text: str, candidates: Iterable[Candidate]) -> list[Ranked]:
    """The few accounts that something else already singled out, those whose names resemble
    `text` first.
    """
    people = {one.number: one for one in candidates}
    known_words = {word for one in people.values() for word in one.words.split()}
    typed = []
    for word in fold(text)[:QUERY_WORDS]:
        slips = {other: slips_between(word, other) for other in known_words}
        typed.append(TypedWord(word, True, {other: n for other, n in slips.items() if 0 < n <= 2}))
    return rank(typed, people)


class _Search:
    def __init__(
        self,
        connection: Connection,
        words: tuple[str, ...],
        *,
        unfinished: bool,
        limit: int,
        last4: str = "",
    ) -> None:
        self._connection = connection
        self._last4 = last4
        self._words = words
        self._limit = limit
        self._typed = [
            TypedWord(word, unfinished and place == len(words) - 1)
            for place, word in enumerate(words)
        ]
        self._candidates: dict[str, Candidate] = {}
        self._wholes: dict[str, tuple[Near, ...]] = {}
        self._full = ""
        self._counted = ""

    def run(self) -> SearchResult:
        if self._last4:
            return self._narrowed()
        self._bring(self._exactly())
        if len(self._candidates) < self._limit:
            self._bring(self._unfinished())
        self._counted = self._full
        if len(self._candidates) < self._limit:
            self._misspelt()
            best = self._best_cost()
            if best > WELL_FOUND:
                self._far(self._typed)
            elif best > 0 and len(self._candidates) < FEW:
                self._far(self._rare())
        if not self._candidates and len(self._words) > 2:
            self._bring(self._one_left_out())
        ranked = rank(self._typed, self._candidates)
        return SearchResult(
            lines=tuple(line(one) for one in ranked[: self._limit]),
            total=self._total(),
            did_you_mean=self._meant(ranked),
            kind="name",
        )

    def _narrowed(self) -> SearchResult:
        """One step less strict than the one before only while nobody was found: every step reads
        the number of each account of the name.
        """
        for step in (self._exactly, self._unfinished):
            if not self._candidates:
                self._counted = step()
                self._bring(self._counted)
        if not self._candidates:
            self._misspelt()
        ranked = rank(self._typed, self._candidates)
        lines = tuple(line(one) for one in ranked[: self._limit])
        named = self._count(self._counted, NARROWED)
        return SearchResult(
            lines=lines, total=named if named == NARROWED else len(ranked), kind="name"
        )

    def _best_cost(self) -> float:
        return min(
            (
                sum(one.cost(candidate.words.split())[0] for one in self._typed)
                for candidate in self._candidates.values()
            ),
            default=99.0,
        )

    def _exactly(self) -> str:
        ways = [_all(f'"{word}"' for word in self._words)]
        joined = together(self._words)
        if joined != self._words:
            ways.append(_all(f'"{word}"' for word in joined))
            for typed in joined:
                if typed not in self._words:
                    self._typed[-1].may_mean({typed: 0}, {})
        return _any(ways)

    def _unfinished(self) -> str:
        ways = [_all(f'"{word}" *' for word in self._words)]
        joined = together(self._words)
        if joined != self._words:
            ways.append(_all(f'"{word}" *' for word in joined))
        return _any(ways)

    def _misspelt(self) -> None:
        """The AND, over the typed words, of everything each may have meant."""
        parts: list[str] = []
        for one in self._typed:
            wholes, starts = near(self._connection, one.text, unfinished=one.unfinished)
            self._wholes[one.text] = wholes
            one.may_mean(
                {word.word: word.slips for word in wholes},
                {start.word: start.slips for start in starts},
            )
            choices = [_as_typed(one), *(f'"{word.word}"' for word in wholes)]
            choices.extend(f'"{start.word}" *' for start in starts)
            parts.append(_any(choices))
        self._bring(_all(parts))

    def _rare(self) -> list[TypedWord]:
        numbers = known(self._connection, self._words)
        return [
            one for one in self._typed if not one.unfinished and numbers.get(one.text, 0) < RARE
        ]

    def _far(self, suspects: Iterable[TypedWord]) -> None:
        """One word two slips away, the others as typed."""
        ways: list[str] = []
        for one in suspects:
            words = [word for word in far(self._connection, one.text) if word.word not in one.near]
            if words:
                one.may_mean({word.word: word.slips for word in words}, {})
                others = (_as_typed(other) for other in self._typed if other is not one)
                ways.append(_all((*others, _any(f'"{word.word}"' for word in words))))
        if ways:
            self._bring(_any(ways))

    def _one_left_out(self) -> str:
        return _any(
            _all(f'"{word}"' for word in self._words if word != left_out)
            for left_out in self._words
        )

    def _bring(self, expression: str) -> None:
        named = (
            f"SELECT {_COLUMNS} FROM account a WHERE a.id IN"
            " (SELECT rowid FROM account_name WHERE account_name MATCH ? LIMIT ?)"
        )
        if self._last4:
            begins = f"{self._last4}%"
            rows = self._connection.exec_driver_sql(
                f"{named} AND (substr(a.number, -4) LIKE ? OR substr(a.member_id, -4) LIKE ?)"
                " LIMIT ?",
                (expression, NARROWED, begins, begins, CANDIDATES),
            ).all()
        else:
            rows = self._connection.exec_driver_sql(named, (expression, CANDIDATES)).all()
        if len(rows) == CANDIDATES:
            self._full = self._full or expression
        for row in rows:
            self._candidates.setdefault(row[0], Candidate(*row))

    def _total(self) -> int:
        """Names as typed are counted, up to COUNT_MOST; of misspelt ones only those looked at."""
        found = len(self._candidates)
        if not self._counted:
            return found
        return max(self._count(self._counted, COUNT_MOST), found)

    def _count(self, expression: str, most: int) -> int:
        counted = self._connection.exec_driver_sql(
            "SELECT count(*) FROM (SELECT 1 FROM account_name WHERE account_name MATCH ? LIMIT ?)",
            (expression, most),
        ).scalar_one()
        return int(counted)

    def _meant(self, ranked: Sequence[Ranked]) -> str:
        """The query put right, where what was typed is nobody's name but something near it is."""
        if not ranked or ranked[0].exact:
            return self._much_commoner() if ranked else ""
        best = ranked[0]
        if any(letters for _, letters in best.meant):
            return ""
        words = [word or one.text for one, (word, _) in zip(self._typed, best.meant, strict=True)]
        return " ".join(words) if tuple(words) != self._words else ""

    def _much_commoner(self) -> str:
        if len(self._words) > 1 or not (wholes := self._wholes.get(self._words[0])):
            return ""
        commonest = max(wholes, key=lambda one: (one.slips == 1, one.n))
        own = known(self._connection, self._words).get(self._words[0], 0)
        return commonest.word if commonest.n >= _MUCH_COMMONER * own else ""


def _as_typed(one: TypedWord) -> str:
    return f'("{one.text}" *)' if one.unfinished else f'"{one.text}"'


def _all(parts: Iterable[str]) -> str:
    return " AND ".join(parts)


def _any(parts: Iterable[str]) -> str:
    return "(" + " OR ".join(f"({part})" if " AND " in part else part for part in parts) + ")"
