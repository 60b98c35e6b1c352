"""Rows of the feed beside each other: accounts with their bills and payments, keys that stand
twice, bills superseded."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cashier.ledger.feed_rows import (
    ACCOUNT_COLUMNS,
    ACCOUNT_SHEET,
    BILL_SHEET,
    PAYMENT_SHEET,
    Reject,
    reject,
)
from cashier.ledger.spill import Row

ACCOUNT, BILL, PAYMENT = 0, 1, 2
"""First value of a spilled row; then its line and its values in the order of the sheet's
columns."""

_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)
_NUMBER_MIN = 700_000_000
_NUMBERS = 100_000_000
_BLOCK = 10_000
_BLOCKS = _NUMBERS // _BLOCK
_PARTS = 64
_BILL_NUMBER, _BILL_ACCOUNT, _SUPERSEDES = 2, 3, 8
_STANDS_TWICE = "stands already on line {line} with other content"


class NumberSet:
    """Which of the hundred million billing account numbers were seen: one bit each, 12.5 MB
    whatever the feed holds."""

    def __init__(self) -> None:
        self._bits = bytearray(_NUMBERS // 8)

    def add(self, number: str) -> None:
        index = int(number) - _NUMBER_MIN
        self._bits[index >> 3] |= 1 << (index & 7)

    def __contains__(self, number: str) -> bool:
        index = int(number) - _NUMBER_MIN
        return bool(self._bits[index >> 3] & (1 << (index & 7)))


class NumberRanges:
    """Buckets of neighbouring billing account numbers, each of about as many accounts: later work
    goes in number order, which is what the ledger's tables like, and no bucket outgrows memory
    however the numbers crowd."""

    def __init__(self, numbers: Iterable[str], *, size: int, bucket_size: int) -> None:
        """`size` is what all accounts come to, `bucket_size` what one bucket may, in the same
        unit."""
        counts = array("l", bytes(_BLOCKS * array("l").itemsize))
        for number in numbers:
            counts[(int(number) - _NUMBER_MIN) // _BLOCK] += 1
        accounts_per_bucket = 1 + sum(counts) * bucket_size // max(size, 1)
        self._bucket_of = array("l")
        bucket = held = 0
        for count in counts:
            if held and held + count > accounts_per_bucket:
                bucket, held = bucket + 1, 0
            held += count
            self._bucket_of.append(bucket)
        self.buckets = bucket + 1

    def __call__(self, number: str) -> int:
        return self._bucket_of[(int(number) - _NUMBER_MIN) // _BLOCK]


class TwiceSeen:
    """Finds texts that occur twice among millions in eight bytes each. A hit may be a collision:
    look at the texts then."""

    def __init__(self) -> None:
        self._parts = [array("q") for _ in range(_PARTS)]

    def add(self, text: str) -> None:
        seen = hash(text)
        self._parts[seen & (_PARTS - 1)].append(seen)

    def hashes(self) -> set[int]:
        """Hashes met more than once."""
        twice: set[int] = set()
        for part in self._parts:
            once = set(part)
            if len(once) < len(part):
                seen: set[int] = set()
                for value in part:
                    if value in seen:
                        twice.add(value)
                    seen.add(value)
        return twice


@dataclass(slots=True)
class Repeats:
    """Bills whose number stands on several lines: `same` lines repeat the first one's content,
    `other` lines differ."""

    same: set[int] = field(default_factory=set)
    other: dict[int, int] = field(default_factory=dict)


def bill_repeats(rows: Iterator[Row], twice: set[int]) -> Repeats:
    """Which lines of the bills repeat an earlier number. `other` gives the line where the number
    stood first."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row[0] == BILL and hash(row[_BILL_NUMBER]) in twice:
            found.setdefault(row[_BILL_NUMBER], []).append(row)
    repeats = Repeats()
    for lines in found.values():
        lines.sort(key=lambda row: int(row[1]))
        first = lines[0]
        for row in lines[1:]:
            if row[2:] == first[2:]:
                repeats.same.add(row[1])
            else:
                repeats.other[row[1]] = first[1]
    return repeats


@dataclass(slots=True)
class AccountSheet:
    """One account's rows as they were spilled."""

    account: Row
    bills: list[Row] = field(default_factory=list)
    payments: list[Row] = field(default_factory=list)


def account_sheets(
    rows: Iterator[Row], repeats: Repeats, refuse: Callable[[Reject], None]
) -> dict[str, AccountSheet]:
    """The accounts of one bucket. Every row was checked and its account is known; what stands
    twice, or supersedes what it cannot, is told to `refuse` and left out."""
    sheets: dict[str, AccountSheet] = {}
    later = []
    for row in rows:
        if row[0] != ACCOUNT:
            later.append(row)
            continue
        sheet = sheets.setdefault(row[2], AccountSheet(row))
        if sheet.account is not row and sheet.account[2:] != row[2:]:
            reason = _STANDS_TWICE.format(line=sheet.account[1])
            refuse(reject(ACCOUNT_SHEET.file, row[1], "billing_account_number", row[2], reason))
    seen: dict[tuple[str, str], Row] = {}
    for row in later:
        if row[0] == BILL:
            if row[1] in repeats.other:
                reason = _STANDS_TWICE.format(line=repeats.other[row[1]])
                refuse(reject(BILL_SHEET.file, row[1], "bill_number", row[_BILL_NUMBER], reason))
            elif row[1] not in repeats.same:
                sheets[row[_BILL_ACCOUNT]].bills.append(row)
            continue
        first = seen.setdefault((row[2], row[3]), row)
        if first is row:
            sheets[row[3]].payments.append(row)
        elif first[2:] != row[2:]:
            reason = _STANDS_TWICE.format(line=first[1])
            refuse(reject(PAYMENT_SHEET.file, row[1], "payment_reference", row[2], reason))
    for sheet in sheets.values():
        if any(bill[_SUPERSEDES] for bill in sheet.bills):
            sheet.bills = _superseding(sheet.bills, refuse)
    return sheets


def document(sheet: AccountSheet) -> str:
    """The account as `domain.documents.account_document` writes it, without making its objects: a
    million of them cost minutes.

    Values are NFC and ISO by now; a test holds the two forms equal.
    """
    body: dict[str, Any] = dict(zip(ACCOUNT_COLUMNS, sheet.account[2:], strict=True))
    body["bills"] = [
        [row[2], row[4], row[5], row[6], row[7], row[8], row[9]]
        for row in sorted(sheet.bills, key=lambda row: (row[4], row[2]))
    ]
    body["payments"] = [
        [row[2], row[4], row[5], row[6], row[7]]
        for row in sorted(sheet.payments, key=lambda row: (row[4], row[2]))
    ]
    return _ENCODER.encode(body)


def _superseding(bills: list[Row], refuse: Callable[[Reject], None]) -> list[Row]:
    """Bills that supersede what they may: another bill of the same account that nothing else
    supersedes, without a circle.

    A bill left out takes those that supersede it along, so this goes on until nothing changes.
    """
    kept = sorted(bills, key=lambda row: int(row[1]))
    while True:
        numbers = {row[_BILL_NUMBER]: row for row in kept}
        taken: dict[str, int] = {}
        good = []
        for row in kept:
            target = row[_SUPERSEDES]
            reason = _superseding_fault(row, numbers, taken)
            if reason:
                refuse(reject(BILL_SHEET.file, row[1], "supersedes_bill_number", target, reason))
                continue
            if target:
                taken[target] = row[1]
            good.append(row)
        if len(good) == len(kept):
            return good
        kept = good


def _superseding_fault(row: Row, numbers: dict[str, Row], taken: dict[str, int]) -> str:
    target = row[_SUPERSEDES]
    if not target:
        return ""
    if target not in numbers:
        return "no bill of this account"
    if target in taken:
        return f"superseded already by line {taken[target]}"
    at, steps = target, 0
    while at in numbers and steps <= len(numbers):
        if at == row[_BILL_NUMBER]:
            return "supersedes itself, if need be through others"
        at, steps = numbers[at][_SUPERSEDES], steps + 1
    return ""
