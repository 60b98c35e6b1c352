"""Slips: papers beside the receipt. What each says, as a value that is stored once and printed as
often as it is asked for.

A slip has no number of its own and no COPY mark: it names the receipt it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cashier.domain.instrument import InstrumentKind
from cashier.domain.posting import RecordKind
from cashier.domain.receipt import ReceiptSite


class StoredDocument(StrEnum):
    """What a print job prints."""

    RECEIPT = "receipt"
    CORRECTION = "correction"
    WAYS_TO_PAY = "ways_to_pay"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPart:
    """A part of an item: last four of the account ('' while it is unidentified), cents."""

    account_last4: str
    amount_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipChange:
    """One detail of the paper: its field, what was recorded, what it says now. A bank account is
    shown by its last four.
    """

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionSlip:
    """What one act changed of one item: void, reversal, returned item, correction, reallocation.

    `parts` are the accounts the item stood for before the act and `moved_to` those after a
    reallocation; `changes` are a correction's; `fee_cents` a returned item's, beside its amount;
    `handed_back` a void's. No member's name and no figure of an account stands here.
    """

    act: RecordKind
    receipt_number: str
    line: int
    site: ReceiptSite
    station: str
    made_at: datetime
    business_date: date
    staff: str
    approver: str
    reason: str
    payer_name: str
    kind: InstrumentKind
    number_shown: str
    amount_cents: int
    parts: tuple[SlipPart, ...] = ()
    moved_to: tuple[SlipPart, ...] = ()
    changes: tuple[SlipChange, ...] = ()
    fee_cents: int = 0
    handed_back: bool | None = None
    training: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysToPaySlip:
    """The ways to pay a bill, for whoever offered cash or a card. `language` is a BCP 47 tag of the
    receipts' languages. It is about nobody: no name, account or amount stands here.
    """

    site: ReceiptSite
    language: str
    made_at: datetime
    training: bool = False


Slip = CorrectionSlip | WaysToPaySlip
"""Every value a slip can be; each stands in `cashier.store.print_jobs` under its document's
name.
"""
