"""The one box: what was typed is recognised, then looked up in the window's copy of the
accounts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from cashier.domain.account import SearchResult
from cashier.store import replica_keys
from cashier.store.replica import account_of_bill
from cashier.store.search_names import COUNT_MOST, by_name, rank_by_name
from cashier.store.search_rank import Candidate, Ranked, line, rank
from cashier.store.search_words import fold

LIMIT = 50
"""Lines of a result: a screen's worth."""

OtherReader = Callable[[Connection, str], SearchResult | None]
"""Looks at the text before any name is sought: receipts and coupons are not the replica's; None
passes it on.
"""

_NUMBER = re.compile(r"7\d{8}", re.ASCII)
_NUMBER_BEGUN = re.compile(r"7\d{3,7}", re.ASCII)
_MEMBER = re.compile(r"\d{12}", re.ASCII)
_BILL = re.compile(r"(?=\S*\d)\S{1,20}", re.ASCII)
"""Bill numbers and enrollment IDs (`RefID...`) are opaque; without a digit it is a name."""
_DAY = re.compile(
    r"\b(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/-](\d{1,2})[/-](\d{4}))\b", re.ASCII
)
_STREET = re.compile(r"\s*\d{1,6}[a-z]?\s+[^\W\d]", re.IGNORECASE)
_LAST4 = re.compile(r"(?<!\S)(?:\.{3})?(\d{1,4})(?!\S)", re.ASCII)
"""Beside a name: what the window shows of an account's number and of its member's, as far as it was
typed.
"""
_SPACED_DIGITS = re.compile(r"[\d\s().+-]+", re.ASCII)

_ROWS = "SELECT number, member_id, display, words, coverage, status FROM account"
_BY_KEYS = f"{_ROWS} WHERE id IN (SELECT rowid FROM account_key WHERE account_key MATCH ? LIMIT ?)"


def search(
    connection: Connection,
    text: str,
    *,
    limit: int = LIMIT,
    other: OtherReader | None = None,
) -> SearchResult:
    """Accounts for what was typed or scanned, best first.

    Reads billing account numbers, member IDs, phone numbers, bill numbers, a date of birth with a
    name, a street with a house number and, else, names, with the last four of the account or member
    where they were typed too. `total` is exact below COUNT_MOST. Never
    raises for any text.
    """
    typed = text.replace("\0", " ")
    trimmed = typed.strip()
    if not trimmed or limit < 1:
        return SearchResult(lines=(), total=0, kind="none")
    if other is not None and (answer := other(connection, trimmed)) is not None:
        return answer
    if any(char.isdigit() for char in trimmed):
        answer = (
            _by_birth(connection, typed, limit)
            or _by_number(connection, trimmed, limit)
            or _by_street(connection, typed, limit)
        )
        if answer is not None:
            return answer
        if (last4 := _LAST4.search(typed)) and fold(
            name := typed[: last4.start()] + " " + typed[last4.end() :].lstrip()
        ):
            return by_name(connection, name, limit, last4=last4[1])
    return by_name(connection, typed, limit)


def _by_number(connection: Connection, text: str, limit: int) -> SearchResult | None:
    digits = re.sub(r"[\s().+-]", "", text) if _SPACED_DIGITS.fullmatch(text) else ""
    if _NUMBER.fullmatch(digits):
        found = _rows(connection, f"{_ROWS} WHERE number = ?", digits)
        if found:
            return _numbers("account", found, limit)
    if _MEMBER.fullmatch(digits):
        found = _by_key(connection, replica_keys.MEMBER, digits)
        return _numbers("member", found, limit)
    if phone := replica_keys.phone_digits(digits):
        found = _by_key(connection, replica_keys.PHONE, phone)
        if found:
            return _numbers("phone", found, limit)
    if _BILL.fullmatch(text) and (number := account_of_bill(connection, text)):
        found = _rows(connection, f"{_ROWS} WHERE number = ?", number)
        return _numbers("bill", found, limit)
    if _NUMBER.fullmatch(digits):
        return SearchResult(lines=(), total=0, kind="account")
    if _NUMBER_BEGUN.fullmatch(digits):
        found = _rows(
            connection,
            f"{_ROWS} WHERE number >= ? AND number < ? ORDER BY number LIMIT ?",
            digits,
            digits + ":",
            limit + 1,
        )
        if found:
            return _begun(connection, digits, found, limit)
    return SearchResult(lines=(), total=0, kind="none") if digits else None


def _begun(connection: Connection, digits: str, found: list[Candidate], limit: int) -> SearchResult:
    total = len(found)
    if total > limit:
        total = int(
            connection.exec_driver_sql(
                "SELECT count(*) FROM"
                " (SELECT 1 FROM account WHERE number >= ? AND number < ? LIMIT ?)",
                (digits, digits + ":", COUNT_MOST),
            ).scalar_one()
        )
    ranked = [Ranked(one, 0.0, True, (), ()) for one in found[:limit]]
    return SearchResult(lines=tuple(line(one) for one in ranked), total=total, kind="account")


def _by_birth(connection: Connection, text: str, limit: int) -> SearchResult | None:
    """A date of birth, alone or with a name. So few share one that every name of theirs is
    compared.
    """
    found = _DAY.search(text)
    born = _day(found) if found else None
    if found is None or born is None:
        return None
    people = _by_key(connection, replica_keys.BORN, born.isoformat())
    name = text[: found.start()] + " " + text[found.end() :]
    ranked = rank_by_name(name, people)
    if fold(name):
        ranked = [one for one in ranked if any(word for word, _ in one.meant)]
    return SearchResult(
        lines=tuple(line(one) for one in ranked[:limit]), total=len(ranked), kind="name"
    )


def _by_street(connection: Connection, text: str, limit: int) -> SearchResult | None:
    """A street that begins with its house number, with as much of the town as was typed."""
    if not _STREET.match(text):
        return None
    words = fold(text)
    expression = " AND ".join(
        f'"{replica_keys.PLACE}{word}"' + (" *" if place == len(words) - 1 else "")
        for place, word in enumerate(words)
    )
    people = _rows(connection, _BY_KEYS, expression, 4 * limit)
    return _numbers("name", people, limit, exact=False) if people else None


def _day(found: re.Match[str]) -> date | None:
    year, month, day, us_month, us_day, us_year = found.groups()
    try:
        return date(int(year or us_year), int(month or us_month), int(day or us_day))
    except ValueError:
        return None


def _numbers(kind: str, found: list[Candidate], limit: int, *, exact: bool = True) -> SearchResult:
    """What one number brought up; `exact` when it is one account, which may then be opened at
    once.
    """
    ranked = rank((), {one.number: one for one in found})
    return SearchResult(
        lines=tuple(line(one) for one in ranked[:limit]),
        total=len(ranked),
        kind=kind,
        exact=exact and len(ranked) == 1,
    )


def _by_key(connection: Connection, kind: str, value: str) -> list[Candidate]:
    return _rows(connection, _BY_KEYS, f'"{replica_keys.key_word(kind, value)}"', 500)


def _rows(connection: Connection, statement: str, *values: object) -> list[Candidate]:
    rows = connection.exec_driver_sql(statement, values)
    return [Candidate(*row) for row in rows]
