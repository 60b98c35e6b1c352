"""The drawer report (X while open, Z at close) as one value: the same figures on screen, paper and
in files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cashier.domain.counted_items import NamedItem
from cashier.domain.drawer import CountTaken, KindCount, KindDifference
from cashier.domain.instrument import InstrumentKind
from cashier.domain.posting import RecordKind
from cashier.domain.receipt import ReceiptSite


class ReportKind(StrEnum):
    """X reads an open drawer and changes nothing; Z closes it and is never undone."""

    X = "x"
    Z = "z"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportItem:
    """One tender of the drawer, in the order taken. Instants in UTC; `number` as on the paper."""

    taken_at: datetime
    receipt_number: str
    line: int
    kind: InstrumentKind
    number: str
    amount_cents: int
    accounts_last4: tuple[str, ...]
    voided_at: datetime | None = None
    void_reason: str = ""
    void_approver: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAct:
    """What was put right at the station since its last Z, whosever drawer the item was in: a
    reversal, returned item, correction, reallocation or answer. Voids stand with their items.
    `changed` says what a correction changed; no bank account whole.
    """

    kind: RecordKind
    at: datetime
    receipt_number: str
    line: int
    amount_cents: int
    staff: str
    approver: str
    reason: str
    changed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCount:
    """How often a warning was acknowledged or a rule overridden."""

    code: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptGap:
    """Numbers of the station's series that lie between a drawer's own and were given to another
    drawer of the station, of `staff`: from `first` to `last`, `receipts` of them, one run.
    """

    first: str
    last: str
    receipts: int
    staff: str
    staff_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerReport:
    """All of a drawer session: `z_number` is None in an X, `counts` is empty before a count.

    `kinds` are all seven; in an X, `counted` of each equals nothing. `chain_seq` and `chain_head`
    are the station's last record when the report was made, `audit_seq` and `audit_head` the audit
    chain's, `ledger_head_seq` the last sequence the ledger confirmed; `report_hash` is the SHA-256
    (hex) of the report's canonical JSON without itself. `acts` were put right since the station's
    last Z: each stands in exactly one Z. `forced`: `approver` closed it in the cashier's place,
    `counts` is empty where nobody counted; `review_pending`: it differs and nobody signed it then.
    `named` are the items behind a difference where the tray was gone through item by item.
    `gaps` explain numbers between the first and last receipt that are not the drawer's;
    `unconfirmed` of the station includes `unsent`, which never left it.
    """

    kind: ReportKind
    z_number: int | None
    site: ReceiptSite
    station: str
    session_id: str
    staff: str
    staff_name: str
    business_date: date
    opened_at: datetime
    closed_at: datetime | None
    made_at: datetime
    training: bool
    kinds: tuple[KindDifference, ...]
    counts: tuple[CountTaken, ...]
    reason: str
    approver: str
    approver_name: str
    items: tuple[ReportItem, ...]
    first_receipt: str
    last_receipt: str
    receipts_missing: tuple[str, ...]
    receipts: int
    copies: int
    acknowledged: tuple[CodeCount, ...]
    overridden: tuple[CodeCount, ...]
    after_cut_off: int
    unprinted: tuple[str, ...]
    uncertain: tuple[str, ...]
    unconfirmed: int
    attention: int
    chain_seq: int
    chain_head: str
    audit_seq: int
    audit_head: str
    ledger_head_seq: int
    report_hash: str = ""
    acts: tuple[ReportAct, ...] = ()
    forced: bool = False
    review_pending: bool = False
    named: tuple[NamedItem, ...] = ()
    gaps: tuple[ReceiptGap, ...] = ()
    unsent: int = 0

    @property
    def expected_total(self) -> KindCount:
        return KindCount(
            items=sum(row.expected.items for row in self.kinds),
            cents=sum(row.expected.cents for row in self.kinds),
        )

    @property
    def counted_total(self) -> KindCount:
        return KindCount(
            items=sum(row.counted.items for row in self.kinds),
            cents=sum(row.counted.cents for row in self.kinds),
        )

    @property
    def balanced(self) -> bool:
        return all(row.agrees for row in self.kinds)
