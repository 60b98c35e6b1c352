"""The window's copy of the accounts: filled from the feed slice by slice, read without a network.

A slice is one transaction of its caller: `SLICE` changes keep the write lock short enough that a
payment never notices. Applying a change twice changes nothing, and a change that brings the same
document costs one comparison.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from cashier.domain.account import Account, CoverageType, Enrollment
from cashier.domain.documents import account_from_document
from cashier.store import replica_keys, replica_words
from cashier.store.replica_documents import pack, unpack
from cashier.store.replica_names import HIDDEN, listed_name, words_of
from cashier.store.search_words import fold

SLICE = 500
"""Changes a caller should apply in one transaction."""

WORDS_WAIT_FROM = 250
WORDS_WAIT_MAX, WORDS_WAIT_AT_LAST, WORDS_WAIT_SHARE = 3_000, 8_000, 25
WORDS_WAIT_AFTER = 8_000
"""In slices of so many changes, as a first copy brings them, the words of new accounts wait to be
counted until so many accounts wait (of a large copy a 25th part, 8,000 at most): most words stand
in every slice, and each is then looked up once instead of six to sixteen times. Until then these
accounts are found by what is right of their names, not by what is misspelt. A small slice, and
whoever forgets old epochs, counts what waits. The first accounts do not wait: nearly all of their
words are new, and together they would hold the store for too long.
"""

NEIGHBOURS_MAX = 12
"""Accounts at one address up to which it may be a household's."""

COVERAGES = (CoverageType.MEDICAL, CoverageType.DENTAL)
STATUSES = (Enrollment.ACTIVE, Enrollment.PENDING_BINDER, Enrollment.TERMINATED)
"""Stored as positions, which is also the order of results."""

_COVERAGE = {coverage.value: place for place, coverage in enumerate(COVERAGES)}
_STATUS = {status.value: place for place, status in enumerate(STATUSES)}


_NAME_OUT = "INSERT INTO account_name(account_name, rowid, words) VALUES ('delete', ?, ?)"
_KEY_OUT = "INSERT INTO account_key(account_key, rowid, keys) VALUES ('delete', ?, ?)"
_REWRITE = """UPDATE account SET epoch = ?, member_id = ?, display = ?, words = ?, coverage = ?,
    status = ? WHERE id = ?"""
_INSERT = """INSERT INTO account(id, number, epoch, member_id, display, words, coverage, status)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_BODY = """INSERT INTO account_document(id, body) VALUES (?, ?)
    ON CONFLICT (id) DO UPDATE SET body = excluded.body"""
_KNOWN = """SELECT a.number, a.id, a.words, a.epoch, d.body
    FROM account a JOIN account_document d ON d.id = a.id
    WHERE a.number IN (SELECT value FROM json_each(?))"""
_OF_OTHER_EPOCHS = """SELECT a.id, a.words, a.epoch, d.body
    FROM account a JOIN account_document d ON d.id = a.id
    WHERE a.id IN (SELECT id FROM (SELECT id FROM account WHERE epoch < ? LIMIT ?)
        UNION ALL SELECT id FROM (SELECT id FROM account WHERE epoch > ? LIMIT ?)) LIMIT ?"""
_PLACE = """SELECT coalesce(max(id), 0), (SELECT n FROM name_word WHERE word = ?) FROM account"""
_WAITING = "SELECT words FROM account WHERE id > ?"
_OF_MEMBER = """SELECT number FROM account
    WHERE id IN (SELECT rowid FROM account_key WHERE account_key MATCH ?) AND member_id = ?
    ORDER BY status = 2, coverage, number"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplicaChange:
    """One account as the feed now has it; `key` is the billing account number, `document` None
    where it is gone.
    """

    key: str
    document: str | None


@dataclass(frozen=True, slots=True)
class _Row:
    """What is kept of one document."""

    member_id: str
    display: str
    words: str
    coverage: int
    status: int
    keys: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class _Known:
    """What the store holds of an account that a change names."""

    id: int
    words: str
    epoch: int
    body: bytes


def apply_changes(connection: Connection, changes: Sequence[ReplicaChange], epoch: int) -> int:
    """Take in a slice of the feed; returns how many accounts are now other than before.

    Of several changes for one account the last counts. Raises KeyError or ValueError on a document
    that is not an account's.
    """
    latest = {change.key: change.document for change in changes}
    known = _known(connection, latest)
    slice_ = _Slice(connection, epoch, words_may_wait=len(changes) >= WORDS_WAIT_FROM)
    for key, document in latest.items():
        old = known.get(key)
        if document is None:
            if old is not None:
                slice_.remove(old)
        elif old is None:
            slice_.add(key, document)
        else:
            slice_.update(old, document)
    return slice_.write()


def drop_other_epochs(connection: Connection, epoch: int, limit: int = SLICE) -> int:
    """Forget up to `limit` accounts that the present epoch of the feed did not bring; 0 means
    that none is left.
    """
    rows = connection.exec_driver_sql(
        _OF_OTHER_EPOCHS,
        (epoch, limit, epoch, limit, limit),
    ).all()
    slice_ = _Slice(connection, epoch)
    for row in rows:
        slice_.remove(_Known(*row))
    return slice_.write()


def count(connection: Connection) -> int:
    """Accounts in the copy."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM account").scalar_one())


def account(connection: Connection, number: str) -> Account | None:
    """The account of that billing account number with its bills and payments."""
    body = connection.exec_driver_sql(
        "SELECT d.body FROM account a JOIN account_document d ON d.id = a.id WHERE a.number = ?",
        (number,),
    ).scalar()
    return None if body is None else account_from_document(unpack(body))


def numbers_of_member(connection: Connection, member_id: str) -> tuple[str, ...]:
    """The billing account numbers of one member: open before ended, medical before dental."""
    rows = connection.exec_driver_sql(
        _OF_MEMBER,
        (_exactly(replica_keys.MEMBER, member_id), member_id),
    )
    return tuple(rows.scalars())


def account_of_bill(connection: Connection, bill_number: str) -> str:
    """The billing account number a bill was sent for, upper and lower case alike; '' where no
    bill has that number.
    """
    wanted = replica_keys.key_word(replica_keys.BILL, bill_number)
    for found in in_order(_by_key(connection, replica_keys.BILL, bill_number)):
        if any(
            replica_keys.key_word(replica_keys.BILL, bill.bill_number) == wanted
            for bill in found.bills
        ):
            return found.billing_account_number
    return ""


def household(connection: Connection, household_id: str) -> tuple[Account, ...]:
    """The accounts of one household: people together, medical before dental."""
    if not household_id:
        return ()
    found = [
        one
        for one in _by_key(connection, replica_keys.HOUSEHOLD, household_id)
        if one.household_id == household_id
    ]
    return in_order(found)


def at_address(connection: Connection, account: Account) -> tuple[Account, ...]:
    """The accounts billed at an account's very address, itself among them; none where the address
    is not whole, or where so many are billed (a shelter, an office) that it tells nothing.
    """
    wanted = _address(account)
    words = replica_keys.place_words(account.address_line1, account.city)
    if not all(wanted[:2]) or not words:
        return ()
    expression = " AND ".join(f'"{word}"' for word in words)
    found = [one for one in _matching(connection, expression, 200) if _address(one) == wanted]
    return in_order(found) if len(found) <= NEIGHBOURS_MAX else ()


def in_order(accounts: Iterable[Account], *, first: str = "") -> tuple[Account, ...]:
    """People together, open before ended, medical before dental; the household `first` first."""
    return tuple(
        sorted(
            accounts,
            key=lambda one: (
                bool(first) and one.household_id != first,
                one.last_name,
                one.first_name,
                one.member_id,
                one.enrollment_status is Enrollment.TERMINATED,
                COVERAGES.index(one.coverage_type),
                one.billing_account_number,
            ),
        )
    )


def _address(account: Account) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]:
    """As addresses are compared: no case, no accents, no signs."""
    return (
        fold(account.address_line1),
        fold(account.city),
        fold(account.address_line2),
        account.postal_code[:5],
    )


def _by_key(connection: Connection, kind: str, value: str, limit: int = 200) -> list[Account]:
    return _matching(connection, _exactly(kind, value), limit)


def _matching(connection: Connection, expression: str, limit: int) -> list[Account]:
    bodies = connection.exec_driver_sql(
        "SELECT body FROM account_document WHERE id IN"
        " (SELECT rowid FROM account_key WHERE account_key MATCH ? LIMIT ?)",
        (expression, limit),
    ).scalars()
    return [account_from_document(unpack(body)) for body in bodies]


def _exactly(kind: str, value: str) -> str:
    word = replica_keys.key_word(kind, value)
    return f'"{word}"' if word else '""'


def _known(connection: Connection, numbers: Iterable[str]) -> dict[str, _Known]:
    rows = connection.exec_driver_sql(
        _KNOWN,
        (json.dumps(list(numbers)),),
    )
    return {row[0]: _Known(*row[1:]) for row in rows}


class _Slice:
    """The rows of one slice, gathered and then written table by table."""

    def __init__(self, connection: Connection, epoch: int, *, words_may_wait: bool = False) -> None:
        self._connection = connection
        self._epoch = epoch
        last, counted = connection.exec_driver_sql(_PLACE, (replica_words.COUNTED,)).one()
        # accounts above `counted` wait to have their words counted, whatever becomes of them
        # meanwhile; so no id of theirs may be given again
        self._waiting = counted is not None
        self._counted: int = last if counted is None else counted
        self._may_wait = words_may_wait and last >= WORDS_WAIT_AFTER
        self._next_id = 1 + max(last, self._counted)
        self._changed = 0
        self._insert: list[tuple[Any, ...]] = []
        self._rewrite: list[tuple[Any, ...]] = []
        self._renew: list[tuple[int, int]] = []
        self._bodies: list[tuple[int, bytes]] = []
        self._delete: list[tuple[int]] = []
        self._names_out: list[tuple[int, str]] = []
        self._names_in: list[tuple[int, str]] = []
        self._keys_out: list[tuple[int, str]] = []
        self._keys_in: list[tuple[int, str]] = []
        self._words: Counter[str] = Counter()

    def add(self, number: str, document: str) -> None:
        row = _row(number, document)
        row_id, self._next_id = self._next_id, self._next_id + 1
        self._insert.append(
            (
                row_id,
                number,
                self._epoch,
                row.member_id,
                row.display,
                row.words,
                row.coverage,
                row.status,
            )
        )
        self._bodies.append((row_id, row.body))
        self._name(row_id, "", row.words)
        self._keys_in.append((row_id, " ".join(row.keys)))
        self._changed += 1

    def update(self, old: _Known, document: str) -> None:
        before = unpack(old.body)
        if before == document:
            if old.epoch != self._epoch:
                self._renew.append((self._epoch, old.id))
            return
        parsed_before = json.loads(before)
        row = _row(parsed_before["billing_account_number"], document)
        self._rewrite.append(
            (
                self._epoch,
                row.member_id,
                row.display,
                row.words,
                row.coverage,
                row.status,
                old.id,
            )
        )
        self._bodies.append((old.id, row.body))
        if row.words != old.words:
            self._name(old.id, old.words, row.words)
        keys = replica_keys.key_words(parsed_before)
        if set(keys) != set(row.keys):
            self._keys_out.append((old.id, " ".join(keys)))
            self._keys_in.append((old.id, " ".join(row.keys)))
        self._changed += 1

    def remove(self, old: _Known) -> None:
        self._delete.append((old.id,))
        self._name(old.id, old.words, "")
        self._keys_out.append(
            (old.id, " ".join(replica_keys.key_words(json.loads(unpack(old.body)))))
        )
        self._changed += 1

    def _name(self, row_id: int, before: str, after: str) -> None:
        if before:
            self._names_out.append((row_id, before))
        if after:
            self._names_in.append((row_id, after))
        if row_id <= self._counted:
            self._words.subtract(before.split())
            self._words.update(after.split())

    def write(self) -> int:
        # what goes out of an index goes before what comes in: FTS5 keeps the order of a transaction
        for statement, rows in (
            (_NAME_OUT, self._names_out),
            (_KEY_OUT, self._keys_out),
            ("DELETE FROM account WHERE id = ?", self._delete),
            ("DELETE FROM account_document WHERE id = ?", self._delete),
            ("UPDATE account SET epoch = ? WHERE id = ?", self._renew),
            (_REWRITE, self._rewrite),
            (_INSERT, self._insert),
            (_BODY, self._bodies),
            ("INSERT INTO account_name(rowid, words) VALUES (?, ?)", self._names_in),
            ("INSERT INTO account_key(rowid, keys) VALUES (?, ?)", self._keys_in),
        ):
            if rows:
                self._connection.exec_driver_sql(statement, list(rows))
        self._count_words()
        return self._changed

    def _wait_most(self) -> int:
        return max(WORDS_WAIT_MAX, min(WORDS_WAIT_AT_LAST, self._counted // WORDS_WAIT_SHARE))

    def _count_words(self) -> None:
        """The words of accounts that were counted before and are other now; and of those that
        wait, unless they may wait on."""
        waits = self._waiting or bool(self._insert)
        if waits and self._may_wait and self._next_id - 1 - self._counted < self._wait_most():
            replica_words.set_counted(self._connection, self._counted)
        elif waits:
            waiting = self._connection.exec_driver_sql(_WAITING, (self._counted,))
            for words in waiting.scalars().all():
                self._words.update(words.split())
            if self._waiting:
                replica_words.set_counted(self._connection, None)
        self._words.pop(HIDDEN, None)
        replica_words.count_words(self._connection, self._words)


def _row(number: str, document: str) -> _Row:
    body = json.loads(document)
    if body["billing_account_number"] != number:
        raise ValueError("the document is another account's")
    return _Row(
        body["member_id"],
        listed_name(body),
        " ".join(words_of(body)),
        _COVERAGE[body["coverage_type"]],
        _STATUS[body["enrollment_status"]],
        replica_keys.key_words(body),
        pack(document),
    )
