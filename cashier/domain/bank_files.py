"""Files for the bank: the items of deposits as CSV (formats.md 6) and as a BAI lockbox file of 104
columns (domain.md 12).

Nothing is rounded, shortened or left out in silence: what does not fit stops the file. Whoever
makes one reads it again with `cashier.domain.bank_readers` before it is offered.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cashier.domain.calendar import local
from cashier.domain.deposit import routing_hash
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import plain

COLUMNS = 104
ITEMS_PER_BATCH = 999
_CSV_COLUMNS = (
    "ticket",
    "site",
    "business_date",
    "seq",
    "kind",
    "routing",
    "number",
    "amount",
    "receipt_number",
)
_NUMBER_DIGITS = 10
"""Of account and item number in a type 6 record."""
_CENTS_DIGITS = 10
_MEMO_COLUMNS = 30
_BATCHES_MAX, _LOCKBOX_ITEMS_MAX, _OVERFLOWS_MAX = 999, 9_999, 99
_OTHER_LETTERS = str.maketrans(
    {
        "Æ": "AE", "Œ": "OE", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "TH", "ẞ": "SS",
        "ß": "SS", "ı": "I", "'": "", "\u2019": "", "\u02bc": "", "\u02bb": "",
        "&": " AND ", "\u2013": "-", "\u2014": "-",
    }
)  # fmt: skip
"""Letters that no decomposition reaches, and signs that the bank's alphabet lacks."""
_NOT_PRINTABLE = re.compile(r"[^ A-Z0-9;:,./()-]")


class BankForm(StrEnum):
    """What a file for the bank can be. Source: formats.md 4."""

    CSV = "csv"
    BAI = "bai"


@dataclass(frozen=True, slots=True, kw_only=True)
class BankItem:
    """One item as the bank is told of it. `routing` and `account` are '' for money orders; `dated`
    is the date on the paper; `seq` counts within its ticket.
    """

    ticket: str
    site: str
    business_date: date
    seq: int
    kind: InstrumentKind
    routing: str
    account: str
    number: str
    cents: int
    dated: date | None
    remitter: str
    receipt_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lockbox:
    """Who sends the BAI file to whom; each bank gives these. `overflow` off: an account or a number
    that needs a type 4 record stops the file.
    """

    destination: str
    origin: str
    reference: str
    lockbox: str
    payee: str
    overflow: bool = True


def bank_csv(items: Sequence[BankItem]) -> str:
    """UTF-8 text, RFC 4180, CRLF: a row per item, then `TOTAL` with count, hash total and sum in
    the columns they are totals of. Source: formats.md 6.
    """
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(_CSV_COLUMNS)
    for item in items:
        rows.writerow(
            (
                item.ticket,
                item.site,
                item.business_date.isoformat(),
                item.seq,
                item.kind.value,
                item.routing,
                item.number,
                plain(item.cents),
                item.receipt_number,
            )
        )
    total = plain(sum(item.cents for item in items))
    hashed = routing_hash(item.routing for item in items)
    rows.writerow(("TOTAL", "", "", len(items), "", hashed, "", total, ""))
    return out.getvalue()


def bank_bai(items: Sequence[BankItem], lockbox: Lockbox, made_at: datetime) -> str:
    """ASCII text, records of 104 columns, CRLF. A batch holds items of one ticket, 999 at most.

    Raises Refusal `bank_file.does_not_fit` (names receipt and field) and `bank_file.too_much`.
    Source: domain.md 12.
    """
    records = list(_records(items, lockbox, made_at))
    records.append(f"9{_digits(len(records) + 1, 6)}")
    assert all(len(record) <= COLUMNS for record in records), "a record of 104 columns"
    return "".join(f"{record:<{COLUMNS}}\r\n" for record in records)


def folded(text: str) -> str:
    """Text in the bank's alphabet: upper case, accents folded, other signs as a space."""
    upper = text.upper().translate(_OTHER_LETTERS)
    parts = unicodedata.normalize("NFKD", upper)
    bare = "".join(char for char in parts if not unicodedata.combining(char)).upper()
    return " ".join(_NOT_PRINTABLE.sub(" ", bare.translate(_OTHER_LETTERS)).split())


def _records(items: Sequence[BankItem], lockbox: Lockbox, made_at: datetime) -> Iterator[str]:
    here = local(made_at)
    ends = f"{_name(lockbox.destination, 10)}{_name(lockbox.origin, 10)}"
    yield f"100{ends}{here:%y%m%d}{here:%H%M}"
    yield f"2{ends}{_name(lockbox.reference, 10)}400104{'':0>4}1"
    box = _digits(int(lockbox.lockbox or 0), 7)
    batch, last, day = 0, 0, f"{here:%y%m%d}"
    for batch, held in enumerate(_batches(items), start=1):
        if batch > _BATCHES_MAX:
            raise Refusal("bank_file.too_much", field="items", value=len(items))
        head, day = _digits(batch, 3), f"{held[0].business_date:%y%m%d}"
        yield f"5{head}000{box}{day}{ends}"
        for last, item in enumerate(held, start=1):
            yield from _item(item, head, last, lockbox)
        cents = _digits(sum(item.cents for item in held), _CENTS_DIGITS)
        yield f"7{head}{_digits(last, 3)}{box}{day}{_digits(len(held), 3)}{cents}"
    whole = sum(item.cents for item in items)
    if len(items) > _LOCKBOX_ITEMS_MAX or len(str(whole)) > _CENTS_DIGITS:
        raise Refusal("bank_file.too_much", field="items", value=len(items))
    yield (
        f"8{_digits(batch, 3)}{_digits(last, 3)}{box}{day}"
        f"{_digits(len(items), 4)}{_digits(whole, _CENTS_DIGITS)}"
    )


def _batches(items: Iterable[BankItem]) -> Iterator[list[BankItem]]:
    held: list[BankItem] = []
    cents = 0
    for item in items:
        if held and (
            held[-1].ticket != item.ticket
            or len(held) == ITEMS_PER_BATCH
            or len(str(cents + item.cents)) > _CENTS_DIGITS
        ):
            yield held
            held, cents = [], 0
        held.append(item)
        cents += item.cents
    if held:
        yield held


def _item(item: BankItem, batch: str, place: int, lockbox: Lockbox) -> Iterator[str]:
    if item.routing and not re.fullmatch(r"[0-9]{9}", item.routing):
        raise _does_not_fit(item, "routing", item.routing)
    if len(str(item.cents)) > _CENTS_DIGITS:
        raise _does_not_fit(item, "amount", plain(item.cents))
    account, account_memo = _shortened(item.account, "ACCT")
    number, number_memo = _shortened(item.number, "NO")
    memos = [text for text in (account_memo, number_memo) if text]
    if memos and not lockbox.overflow:
        field = "account" if account_memo else "number"
        raise _does_not_fit(item, field, getattr(item, field)[-4:])
    dated = "000000" if item.dated is None else f"{item.dated:%m%d%y}"
    numbers = f"{_digits(item.cents, _CENTS_DIGITS)}{item.routing:0>9}{account}{number}{dated}"
    yield (
        f"6{batch}{_digits(place, 3)}{numbers}{_name(item.remitter, 30)}{_name(lockbox.payee, 20)}"
    )
    parts = [
        memo[at : at + _MEMO_COLUMNS] for memo in memos for at in range(0, len(memo), _MEMO_COLUMNS)
    ]
    if len(parts) > _OVERFLOWS_MAX:
        raise _does_not_fit(item, "number", item.number[-4:])
    for sequence, part in enumerate(parts, start=1):
        more = "9" if sequence == len(parts) else "0"
        yield f"4{batch}{_digits(place, 3)}6{_digits(sequence, 2)}{more}{part}"


def _shortened(number: str, label: str) -> tuple[str, str]:
    """Ten digits for the type 6 record, and what a type 4 record says where they are not all."""
    digits = "".join(char for char in number if char.isascii() and char.isdigit())
    bare = digits.lstrip("0")
    short = f"{bare[-_NUMBER_DIGITS:]:0>{_NUMBER_DIGITS}}"
    if len(bare) <= _NUMBER_DIGITS and digits == number:
        return short, ""
    return short, f"{label} {folded(number)}"


def _does_not_fit(item: BankItem, field: str, value: str) -> Refusal:
    return Refusal(
        "bank_file.does_not_fit",
        field=field,
        value=value,
        receipt=item.receipt_number,
        ticket=item.ticket,
        seq=item.seq,
        detail=field,
    )


def _digits(value: int, width: int) -> str:
    text = f"{value:0>{width}}"
    assert value >= 0, f"{value} in {width} columns"
    assert len(text) == width, f"{value} in {width} columns"
    return text


def _name(text: str, width: int) -> str:
    """A name of digits is a number; every other is text, cut where a person's name is longer."""
    bare = folded(text)
    return f"{bare:0>{width}}" if bare.isdigit() else f"{bare[:width]:<{width}}"
