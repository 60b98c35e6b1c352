"""The three sheets of the billing feed, row by row: which columns they have and what each value
must look like.

Source: formats.md 1. A value is checked here once and for all; what a row means beside other rows
is `feed`'s business. No column or value that looks like a Social Security number gets past this
room.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

from cashier.domain.account import (
    AccountKind,
    BillType,
    CoverageType,
    Enrollment,
    PaymentChannel,
    PaymentStatus,
    Subsidy,
)
from cashier.domain.errors import Fault, Refusal
from cashier.domain.money import CENTS_MAX

ACCOUNT_NUMBER = re.compile(r"7\d{8}", re.ASCII)
_MASK = "***-**-****"
_SSN_SHAPE = re.compile(r"\d{3}-\d{2}-\d{4}", re.ASCII)
_SSN_HINT = re.compile(r"-\d\d-\d{4}", re.ASCII)
"""In every Social Security number and hardly anywhere else; found several times faster."""
_SSN_COLUMN = re.compile(r"ssn|social.*sec|itin", re.IGNORECASE)
_MONEY = re.compile(r"(\d{1,10})\.(\d\d)", re.ASCII)
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d", re.ASCII)
_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", re.ASCII)
_TEXT_CHARS_MAX = 200
_VALUE_CHARS_MAX = 120

Values: TypeAlias = list[Any]
Check: TypeAlias = Callable[[str], Any]


class Bad(Exception):
    """A value is not what its column holds; `reason` is for the person who mends the feed."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.column = column


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """One bad row: where, which column, what stood there (masked if it could be somebody's number)
    and why.

    `account` is the billing account number the row is about, where it can still be read, else ''.
    """

    file: str
    line: int
    column: str
    value: str
    reason: str
    account: str = ""


def reject(file: str, line: int, column: str, value: str, reason: str, account: str = "") -> Reject:
    """A reject whose value shows nothing like a Social Security number and is no longer than a
    line."""
    shown = _SSN_SHAPE.sub(_MASK, value)[:_VALUE_CHARS_MAX]
    if ACCOUNT_NUMBER.fullmatch(account) is None:
        account = ""
    return Reject(file=file, line=line, column=column, value=shown, reason=reason, account=account)


@dataclass(frozen=True, slots=True)
class Shape:
    """A check that only looks: what fits `pattern` stays as it is, anything else is told why."""

    pattern: str
    why: Callable[[str], str]

    def __call__(self, value: str) -> str:
        if _whole(self.pattern)(value) is None:
            raise Bad(self.why(value))
        return value


@cache
def _whole(pattern: str) -> Callable[[str], re.Match[str] | None]:
    """Fits a whole value. `re` keeps patterns too, and looks longer for them than the match takes;
    half a million values of a large feed come this way, one by one."""
    return re.compile(pattern, re.ASCII).fullmatch


def _digits(pattern: str, reason: str) -> Shape:
    return Shape(pattern, lambda _value: reason)


def _or_empty(shape: Shape) -> Shape:
    return Shape(f"(?:{shape.pattern})?", shape.why)


def _optional(check: Check) -> Check:
    """None where nothing stands."""
    return lambda value: check(value) if value else None


def _one_of(values: type[StrEnum]) -> Shape:
    known = [member.value for member in values]
    return _digits("|".join(map(re.escape, known)), "not one of " + ", ".join(known))


def _text(length_min: int, length_max: int) -> Shape:
    def why(value: str) -> str:
        return f"longer than {length_max} characters" if value else "missing"

    return Shape(f"[^\\n]{{{length_min},{length_max}}}", why)


@lru_cache(maxsize=65_536)
def _day(value: str) -> str:
    try:
        if _DAY.fullmatch(value) is None:
            raise ValueError
        date.fromisoformat(value)
    except ValueError:
        raise Bad("not a date as YYYY-MM-DD") from None
    return value


@lru_cache(maxsize=4_096)
def _month(value: str) -> str:
    if _MONTH.fullmatch(value) is None:
        raise Bad("not a month as YYYY-MM")
    return value + "-01"


@lru_cache(maxsize=65_536)
def _cents(value: str) -> int:
    match = _MONEY.fullmatch(value)
    if match is None:
        raise Bad("not an amount in dollars with two decimals, without sign or separator")
    cents = int(match[1]) * 100 + int(match[2])
    if cents > CENTS_MAX:
        raise Bad("larger than any item can be")
    return cents


def _autopay(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 31:
        raise Bad("not a day of the month")
    return int(value)


def _flag(value: str) -> bool:
    if value not in {"0", "1"}:
        raise Bad("not 0 or 1")
    return value == "1"


_number = _digits(ACCOUNT_NUMBER.pattern, "not nine digits beginning with 7")
_any_text = _text(0, _TEXT_CHARS_MAX)
_bill_number = _text(1, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One file of the feed: its columns in the order rows are given in, and the check of each.

    `plain` fits a whole row, its values joined by `|` and free of it, that every `Shape` among the
    checks would take: one look instead of one per column, on millions of rows. `made` are the
    other checks by their position: they make another value of what stands there.
    """

    file: str
    columns: dict[str, Check]
    plain: re.Pattern[str] = field(init=False)
    made: tuple[tuple[int, Check], ...] = field(init=False)

    def __post_init__(self) -> None:
        checks = list(self.columns.values())
        shapes = [check.pattern if isinstance(check, Shape) else ".*" for check in checks]
        free = [shape.replace("[^\\n]", "[^|\\n]").replace(".*", "[^|\\n]*") for shape in shapes]
        plain = re.compile(r"\|".join(f"(?:{shape})" for shape in free), re.ASCII)
        made = [(at, check) for at, check in enumerate(checks) if not isinstance(check, Shape)]
        object.__setattr__(self, "plain", plain)
        object.__setattr__(self, "made", tuple(made))


ACCOUNT_SHEET = Sheet(
    file="accounts.csv",
    columns={
        "billing_account_number": _number,
        "coverage_type": _one_of(CoverageType),
        "kind": _one_of(AccountKind),
        "member_id": _digits(r"\d{12}", "not twelve digits"),
        "first_name": _any_text,
        "middle_name": _any_text,
        "last_name": _any_text,
        "suffix": _any_text,
        "organization_name": _any_text,
        "date_of_birth": _optional(_day),
        "phone": _or_empty(_digits(r"\+[1-9]\d{6,14}", "not a number in E.164 form")),
        "email": _or_empty(_digits(r"[^@\s]+@[^@\s]+", "not an e-mail address")),
        "address_line1": _any_text,
        "address_line2": _any_text,
        "city": _any_text,
        "state": _or_empty(_digits("[A-Z]{2}", "not two capital letters")),
        "postal_code": _or_empty(_digits(r"\d{5}(?:-\d{4})?", "not a ZIP code")),
        "household_id": _any_text,
        "preferred_language": _digits(
            r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "not a BCP 47 language tag"
        ),
        "subsidy": _one_of(Subsidy),
        "carrier": _any_text,
        "plan_name": _any_text,
        "metal_level": _any_text,
        "autopay_day": _optional(_autopay),
        "paperless": _flag,
        "enrollment_status": _one_of(Enrollment),
        "terminated_on": _optional(_day),
    },
)
BILL_SHEET = Sheet(
    file="bills.csv",
    columns={
        "bill_number": _bill_number,
        "billing_account_number": _number,
        "coverage_month": _month,
        "issued_on": _day,
        "due_on": _day,
        "bill_type": _one_of(BillType),
        "supersedes_bill_number": _or_empty(_bill_number),
        "premium": _cents,
    },
)
PAYMENT_SHEET = Sheet(
    file="payments.csv",
    columns={
        "payment_reference": _text(1, 40),
        "billing_account_number": _number,
        "received_on": _day,
        "channel": _one_of(PaymentChannel),
        "amount": _cents,
        "status": _one_of(PaymentStatus),
    },
)
SHEETS = (ACCOUNT_SHEET, BILL_SHEET, PAYMENT_SHEET)

ACCOUNT_COLUMNS = tuple(ACCOUNT_SHEET.columns)
_KIND = ACCOUNT_COLUMNS.index("kind")
_EMPLOYER = AccountKind.EMPLOYER.value
_LAST_NAME = ACCOUNT_COLUMNS.index("last_name")
_ORGANIZATION = ACCOUNT_COLUMNS.index("organization_name")


class SheetReader:
    """One file of a feed folder, streamed. `warnings` tell of columns that were not read.

    Raises Refusal `feed.file_missing`, `feed.column_missing` or `feed.column_twice` when made,
    `feed.broken` where the file is no CSV any more; Fault `feed.unreadable`.
    """

    def __init__(self, folder: Path, sheet: Sheet) -> None:
        self.sheet = sheet
        self._path = folder / sheet.file
        self._columns = tuple(sheet.columns)
        self._checks = tuple(sheet.columns.values())
        self._named = sheet.file == ACCOUNT_SHEET.file
        self.warnings: list[str] = []
        try:
            self.size = self._path.stat().st_size
            self._bytes = self._path.open("rb")
        except FileNotFoundError as error:
            raise Refusal("feed.file_missing", field=sheet.file, value=str(folder)) from error
        except OSError as error:
            raise Fault(
                "feed.unreadable", path=str(self._path), reason=error.strerror or ""
            ) from error
        # bytes that are no UTF-8 become surrogates, which no column accepts: the row is rejected,
        # not the file
        text = io.TextIOWrapper(
            self._bytes, encoding="utf-8-sig", errors="surrogateescape", newline=""
        )
        self._text = text
        self._csv = csv.reader(text, strict=True)
        try:
            self._order = self._header()
        except BaseException:
            text.close()
            raise

    def close(self) -> None:
        self._text.close()

    @property
    def position(self) -> int:
        """Bytes read so far, of `size`."""
        return self._bytes.raw.tell()

    def numbers(self) -> Iterator[str]:
        """Every well-formed billing account number of the file, unchecked otherwise: a quick look
        ahead."""
        key = self._names.index("billing_account_number")
        try:
            for row in self._csv:
                if len(row) > key and ACCOUNT_NUMBER.fullmatch(found := row[key].strip()):
                    yield found
        except csv.Error:
            return  # `rows` says where and why

    def rows(self) -> Iterator[tuple[int, Values] | Reject]:
        """Each row as its line and its checked values in the sheet's column order, or why not."""
        file, count = self.sheet.file, len(self._names)
        pick, plain, bars = (
            itemgetter(*self._order),
            self.sheet.plain.fullmatch,
            len(self._order) - 1,
        )
        at = self._csv.line_num
        try:
            for row in self._csv:
                line, at = at + 1, self._csv.line_num
                if not row:
                    continue
                if len(row) != count:
                    yield self._other_width(line, row)
                    continue
                given = pick(row)
                joined = "|".join(given)
                if (
                    plain(joined) is not None
                    and joined.isascii()
                    and joined.isprintable()
                    and joined.count("|") == bars
                    and not ("| " in joined or " |" in joined or joined[0] == " ")
                    and joined[-1] != " "
                    and _SSN_HINT.search(joined) is None
                ):
                    yield self._made(line, list(given))
                else:
                    yield self._checked(line, [value.strip() for value in given])
        except csv.Error as error:
            raise Refusal("feed.broken", field=file, value=at + 1, reason=str(error)) from error
        except OSError as error:
            raise Fault(
                "feed.unreadable", path=str(self._path), reason=error.strerror or ""
            ) from error

    def _checked(self, line: int, given: list[str]) -> tuple[int, Values] | Reject:
        joined = "|".join(given)
        try:
            if not joined.isascii() or not joined.isprintable():
                given = self._each((_clean,) * len(given), given)
                joined = "|".join(given)
            if _SSN_SHAPE.search(joined) is not None:
                self._each((_no_ssn,) * len(given), given)
            values = self._each(self._checks, given)
            if self._named:
                _check_name(values)
        except Bad as bad:
            return self._refused(line, given, self._columns.index(bad.column), bad)
        return line, values

    def _made(self, line: int, given: list[Any]) -> tuple[int, Values] | Reject:
        """A row whose shapes all fit, with the values that the other checks make."""
        at = 0
        try:
            for at, check in self.sheet.made:
                given[at] = check(given[at])
            if self._named:
                _check_name(given)
        except Bad as bad:
            at = self._columns.index(bad.column) if bad.column else at
            return self._refused(line, given, at, bad)
        return line, given

    def _refused(self, line: int, given: list[Any], at: int, bad: Bad) -> Reject:
        number = given[self._columns.index("billing_account_number")]
        return reject(self.sheet.file, line, self._columns[at], str(given[at]), bad.reason, number)

    def _other_width(self, line: int, row: list[str]) -> Reject:
        """A row that is shorter or longer than the header: names the first column it lacks, or
        the last one and what stands behind it."""
        key, count = self._names.index("billing_account_number"), len(self._names)
        column = self._names[min(len(row), count - 1)]
        beyond = row[count] if len(row) > count else ""
        reason = f"the row has {len(row)} fields, the header {count}"
        number = row[key].strip() if len(row) > key else ""
        return reject(self.sheet.file, line, column, beyond, reason, number)

    def _each(self, checks: tuple[Check, ...], given: list[str]) -> Values:
        """What the checks make of the values. Raises Bad with the column at fault."""
        done: Values = []
        try:
            for check, value in zip(checks, given, strict=True):
                done.append(check(value))
        except Bad as bad:
            raise Bad(bad.reason, self._columns[len(done)]) from None
        return done

    def _header(self) -> list[int]:
        file = self.sheet.file
        try:
            self._names = [name.strip() for name in next(self._csv, [])]
        except csv.Error as error:
            raise Refusal("feed.broken", field=file, value=1, reason=str(error)) from error
        for column in self.sheet.columns:
            if self._names.count(column) != 1:
                code = "feed.column_twice" if column in self._names else "feed.column_missing"
                raise Refusal(code, field=file, value=column)
        for name in self._names:
            if name in self.sheet.columns:
                continue
            if _SSN_COLUMN.search(name):
                self.warnings.append(
                    f"{file}: the column {name!r} looks like Social Security numbers; "
                    "it was not read and must not be sent"
                )
            else:
                self.warnings.append(f"{file}: the column {name!r} is not known; it was not read")
        return [self._names.index(column) for column in self.sheet.columns]


def _clean(value: str) -> str:
    """NFC, and every kind of space a plain one. Raises Bad on what is no text: control characters,
    bytes that are no UTF-8, marks that turn the direction of what follows."""
    if value.isascii() and value.isprintable():
        return value
    kept = []
    for char in value:
        category = unicodedata.category(char)
        if category == "Cs":
            raise Bad("not UTF-8")
        if category in {"Cc", "Co", "Cn", "Zl", "Zp"} or "\u202a" <= char <= "\u202e":
            raise Bad("holds a control character")
        if "\u2066" <= char <= "\u2069":
            raise Bad("holds a control character")
        kept.append(" " if category == "Zs" else char)
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def _no_ssn(value: str) -> None:
    if _SSN_SHAPE.search(value) is not None:
        raise Bad("looks like a Social Security number")


def _check_name(values: Values) -> None:
    """An employer has an organisation's name, everybody else a last name."""
    employer = values[_KIND] == _EMPLOYER
    index = _ORGANIZATION if employer else _LAST_NAME
    if not values[index]:
        raise Bad("missing", ACCOUNT_COLUMNS[index])
