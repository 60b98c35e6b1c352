"""Paper items: what was handed over, described as a careful cashier sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class InstrumentKind(StrEnum):
    """The seven kinds that are counted separately; the order is the order of the count. Source:
    domain.md 10.
    """

    PERSONAL_CHECK = "personal_check"
    BUSINESS_CHECK = "business_check"
    BANK_CHECK = "bank_check"
    USPS_MONEY_ORDER = "usps_money_order"
    WESTERN_UNION_MONEY_ORDER = "western_union_money_order"
    MONEYGRAM_MONEY_ORDER = "moneygram_money_order"
    OTHER_MONEY_ORDER = "other_money_order"

    @property
    def is_check(self) -> bool:
        return self in CHECKS

    @property
    def is_money_order(self) -> bool:
        return self not in CHECKS


CHECKS = frozenset(
    {InstrumentKind.PERSONAL_CHECK, InstrumentKind.BUSINESS_CHECK, InstrumentKind.BANK_CHECK}
)


class MicrSource(StrEnum):
    """How the bank line came in; `repaired` is scanned and then corrected by hand."""

    SCANNED = "scanned"
    KEYED = "keyed"
    REPAIRED = "repaired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One check or money order. Defaults are what a careful cashier saw when nothing was wrong.

    `number` as on the paper (leading zeros kept); `routing` and `account` are of the payer's bank
    and required for checks; `amount_words_cents` is None when words and figures agree; `marks` None
    means every mark was seen; `limit_printed_cents` and `void_after_days` are printed conditions,
    if any.
    """

    kind: InstrumentKind
    amount_cents: int
    number: str
    dated: date | None
    routing: str = ""
    account: str = ""
    aux_number: str = ""
    payee: str = "Health Connector"
    signed: bool = True
    printed_name: bool = True
    memo_has_account: bool = True
    altered: bool = False
    third_party: bool = False
    foreign: bool = False
    international: bool = False
    restrictive: str = ""
    amount_words_cents: int | None = None
    void_after_days: int | None = None
    limit_printed_cents: int | None = None
    drawer_name: str = ""
    remitter_name: str = ""
    marks: tuple[str, ...] | None = None
    micr_source: MicrSource = MicrSource.KEYED
    micr_unread: bool = False
    micr_raw: str = ""
    issuer: str = ""

    @property
    def worth_cents(self) -> int:
        """What the item is recorded for: words prevail over figures (UCC 3-114)."""
        words = self.amount_words_cents
        return self.amount_cents if words is None else words


def significant(text: str) -> str:
    """Digits and letters only, upper case, leading zeros dropped: how numbers are compared in a
    duplicate key.
    """
    kept = "".join(char for char in text.upper() if char.isascii() and char.isalnum())
    return kept.lstrip("0")


def duplicate_key_text(instrument: Instrument) -> str:
    """What is hashed (HMAC-SHA-256, the organisation's key) to find the same item again:
    `check|routing|account|number` or `issuer|number`; '' without a number. Source: domain.md 7.
    """
    number = significant(instrument.number)
    if not number:
        return ""
    if instrument.kind.is_check:
        return f"check|{instrument.routing}|{significant(instrument.account)}|{number}"
    issuer = instrument.kind.value.removesuffix("_money_order")
    if instrument.kind is InstrumentKind.OTHER_MONEY_ORDER and instrument.issuer:
        issuer = significant(instrument.issuer)
    return f"{issuer}|{number}"


def weak_key_text(instrument: Instrument) -> str:
    """`routing|account|cents|date`: what finds a likely twin when there is no number to compare. ''
    for money orders.
    """
    if not instrument.kind.is_check or instrument.dated is None:
        return ""
    account = significant(instrument.account)
    paper = f"{instrument.amount_cents}|{instrument.dated.isoformat()}"
    return f"weak|{instrument.routing}|{account}|{paper}"
