"""What linked records changed of an item after it was taken.

Nothing recorded is edited: how an item stands is its payment with its amendments applied, oldest
first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cashier.domain.posting import CORRECTS_ONCE, RecordKind
from cashier.domain.slip import SlipChange

AMENDS = frozenset(
    {
        *CORRECTS_ONCE,
        RecordKind.CORRECTION,
        RecordKind.REALLOCATION,
        RecordKind.RESOLUTION,
    }
)
"""Kinds of records that say something about an item taken before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of an item on one billing account, cents > 0; '' is money nobody knows the account
    of.
    """

    billing_account_number: str
    amount_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One linked record, read. Instants in UTC.

    `changes` are a correction's, `shares` how the item stands on accounts after a reallocation,
    `fee_cents` a returned item's, `handed_back` a void's, `exception` what a resolution answered.
    """

    kind: RecordKind
    posting_id: str
    station_seq: int
    receipt_number: str
    line: int
    at: datetime
    business_date: date
    staff: str
    approver: str
    reason: str
    amount_cents: int = 0
    changes: tuple[SlipChange, ...] = ()
    shares: tuple[Share, ...] = ()
    fee_cents: int = 0
    handed_back: bool | None = None
    exception: str = ""


def shares_after(taken: tuple[Share, ...], amendments: Iterable[Amendment]) -> tuple[Share, ...]:
    """On which accounts an item stands now: as taken, or as the last reallocation says."""
    for amendment in amendments:
        taken = amendment.shares or taken
    return taken


def undone(amendments: Iterable[Amendment]) -> Amendment | None:
    """The void, reversal or return of an item; there is at most one."""
    return next((one for one in amendments if one.kind in CORRECTS_ONCE), None)
