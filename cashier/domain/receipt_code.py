"""The receipt's code: what a QR on paper says of the receipt, and how it is written and read.

`CR1:<receipt>:<YYYYMMDD>:<cents>:<last4/last4…>:<key id>:<signature>`. Every character is in the
QR alphanumeric set. Source: printing.md 9; base45: RFC 9285.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cashier.domain.errors import Refusal
from cashier.domain.identifiers import parse_receipt_number

SCHEME = "CR1"
ACCOUNTS_MAX = 29
"""More would not fit version 10 of a QR at level M (311 characters); what is left out is counted:
`/+12`."""
SIGNATURE_BYTES = 64
SIGNATURE_LENGTH = 96
"""Of 64 bytes in base45. It may hold colons and spaces, and never ends in a space."""

_BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_DAY = re.compile(r"[0-9]{8}")
_CENTS = re.compile(r"[1-9][0-9]{0,14}|0")
_ACCOUNTS = re.compile(r"(?:[0-9]{4}(?:/[0-9]{4})*(?:/\+[1-9][0-9]*)?)?")
_KEY = re.compile(r"[0-9A-F]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptCode:
    """What a code says. `accounts` are last fours in the receipt's order, each once; `more` counts
    accounts that are not named; `key_id` is 16 hex digits in capitals.
    """

    receipt_number: str
    business_date: date
    total_cents: int
    accounts: tuple[str, ...]
    key_id: str
    more: int = 0

    @property
    def station(self) -> tuple[str, str]:
        """Site and station whose number the receipt carries."""
        site, station, _ = parse_receipt_number(self.receipt_number)
        return site, station


def code_head(
    number: str, business_date: date, total_cents: int, accounts: Iterable[str], key_id: str
) -> str:
    """The text that is signed: everything up to and including the colon before the signature."""
    named = [last4 for last4 in dict.fromkeys(accounts) if last4]
    shown = named[:ACCOUNTS_MAX]
    if len(named) > len(shown):
        shown.append(f"+{len(named) - len(shown)}")
    day = business_date.strftime("%Y%m%d")
    parts = (SCHEME, number, day, str(total_cents), "/".join(shown), key_id.upper())
    return ":".join(parts) + ":"


def code_text(head: str, signature: bytes) -> str:
    """The whole code."""
    return head + base45(signature)


def parse_code(text: str) -> tuple[ReceiptCode, str, bytes]:
    """What a code says, its signed text and its signature; whether it is true is not known yet.

    Nothing is trimmed or put into another case: a code is right in every character or not at all.
    Raises Refusal `code.shape`, or as `parse_receipt_number` does.
    """
    parts = text.split(":", 6)
    if len(parts) != 7 or parts[0] != SCHEME:
        raise Refusal("code.shape", field="code")
    _, number, day, cents, accounts, key_id, signed = parts
    parse_receipt_number(number)
    shapes = ((_DAY, day), (_CENTS, cents), (_ACCOUNTS, accounts), (_KEY, key_id))
    if not all(shape.fullmatch(part) for shape, part in shapes):
        raise Refusal("code.shape", field="code")
    try:
        on = date.fromisoformat(day)
        signature = from_base45(signed)
    except ValueError as error:
        raise Refusal("code.shape", field="code") from error
    if len(signature) != SIGNATURE_BYTES:
        raise Refusal("code.shape", field="code")
    named = accounts.split("/") if accounts else []
    more = int(named.pop()[1:]) if named and named[-1].startswith("+") else 0
    code = ReceiptCode(
        receipt_number=number,
        business_date=on,
        total_cents=int(cents),
        accounts=tuple(named),
        key_id=key_id,
        more=more,
    )
    return code, text[: len(text) - len(signed)], signature


def base45(data: bytes) -> str:
    """RFC 9285: two bytes become three characters, a last odd one two."""
    found: list[str] = []
    for start in range(0, len(data), 2):
        chunk = data[start : start + 2]
        value = int.from_bytes(chunk)
        for _ in range(len(chunk) + 1):
            value, digit = divmod(value, 45)
            found.append(_BASE45[digit])
    return "".join(found)


def from_base45(text: str) -> bytes:
    """The bytes again. Raises ValueError for what `base45` never writes."""
    found = bytearray()
    for start in range(0, len(text), 3):
        chunk = text[start : start + 3]
        value = sum(_BASE45.index(char) * 45**place for place, char in enumerate(chunk))
        count = len(chunk) - 1
        if count == 0 or value >= 256**count:
            raise ValueError("not base45")
        found += value.to_bytes(count)
    return bytes(found)
