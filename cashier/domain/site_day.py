"""A site's day as records tell it: its drawers, the paper in their trays, and what became of it on
the way to the bank. Values only; `cashier.store.site_day` finds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from cashier.domain.instrument import InstrumentKind
from cashier.domain.posting import RecordKind


class DrawerStage(StrEnum):
    """How far a drawer's paper has come, in order. The first three are the drawer's own state, the
    rest follows from the records of the deposit that holds it and is never stored.
    """

    OPEN = "open"
    COUNTING = "counting"
    CLOSED = "closed"
    IN_DEPOSIT = "in_deposit"
    VERIFIED = "verified"
    SENT = "sent"
    CONFIRMED = "confirmed"

    @property
    def rank(self) -> int:
        """0 for open to 6 for confirmed by the bank."""
        return _RANKS[self]

    @property
    def blind(self) -> bool:
        """Whether a count is still to come, so that whoever counts may not know the figure."""
        return self in (DrawerStage.OPEN, DrawerStage.COUNTING)


_RANKS = {stage: rank for rank, stage in enumerate(DrawerStage)}
AT_SITE = frozenset({DrawerStage.CLOSED})
"""Closed and in no deposit: what there is to take to the bank."""

DEPOSIT_KINDS: Mapping[RecordKind, DrawerStage] = {
    RecordKind.DEPOSIT_PREPARED: DrawerStage.IN_DEPOSIT,
    RecordKind.DEPOSIT_VERIFIED: DrawerStage.VERIFIED,
    RecordKind.DEPOSIT_SENT: DrawerStage.SENT,
    RecordKind.DEPOSIT_CONFIRMED: DrawerStage.CONFIRMED,
}
"""What each deposit record makes of the drawers in it."""


class PaperState(StrEnum):
    """Where one item stands: in the tray (or on its way to the bank), or why it no longer is."""

    HELD = "held"
    VOIDED = "voided"
    REVERSED = "reversed"
    RETURNED = "returned"


TAKEN_BACK: Mapping[RecordKind, PaperState] = {
    RecordKind.VOID: PaperState.VOIDED,
    RecordKind.REVERSAL: PaperState.REVERSED,
    RecordKind.RETURNED_ITEM: PaperState.RETURNED,
}
"""What each of these records makes of the item it names; there is at most one per item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDrawer:
    """One drawer session of any station. Instants in UTC, money in cents.

    `items` and `cents` are taken less voided and reversed: what `undeposited/<session>` holds, or
    held when it went to the bank (returned items went there too). Of an open drawer that is the
    expected figure, which nobody may see who is to count it: `hidden` tells that items, cents and
    voids were taken out, not that they are nothing. `difference_…` are counted less expected at
    the close, 0 before.

    `deposit` is the posting id of the deposit it is in and `ticket` that deposit's number, '' for
    none (or not known yet). `here` tells that it is a drawer of this station: then `as_of` is
    None, for it is as it stands now; of another it is the instant up to which the ledger's feed
    was read. `unconfirmed` (records the ledger did not take yet) is known of this station alone,
    `unprinted` (receipts) of another as its close told.

    Of another site there are thin records only: its `deposit` and later stages, `forced` and
    `review_pending` are not known there, and it stays at `closed`.
    """

    session_id: str
    site: str
    station: str
    staff: str
    staff_name: str
    business_date: date
    stage: DrawerStage
    opened_at: datetime
    closed_at: datetime | None = None
    z_number: int | None = None
    items: int = 0
    cents: int = 0
    voids: int = 0
    difference_items: int = 0
    difference_cents: int = 0
    forced: bool = False
    review_pending: bool = False
    deposit: str = ""
    ticket: str = ""
    here: bool = False
    as_of: datetime | None = None
    unconfirmed: int = 0
    oldest_unconfirmed_at: datetime | None = None
    unprinted: int = 0
    hidden: bool = False

    @property
    def station_name(self) -> str:
        """`BOS-01`."""
        return f"{self.site}-{self.station}"

    def seen_by(self, staff: str) -> SiteDrawer:
        """As that person may see it: without the figures of a drawer they are still to count."""
        if not self.stage.blind or self.staff != staff:
            return self
        return replace(self, items=0, cents=0, voids=0, hidden=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteItem:
    """One check or money order, whole, as it stands with its corrections; of the own site only.

    `routing` and `account` are of the payer's bank ('' for money orders); `cents` are what it was
    recorded for, which no correction changes.
    """

    posting_id: str
    tender_id: str
    session_id: str
    station: str
    receipt_number: str
    line: int
    kind: InstrumentKind
    routing: str
    account: str
    number: str
    payer_name: str
    cents: int
    taken_at: datetime
    state: PaperState = PaperState.HELD
    dated: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositRecord:
    """One record about a deposit: prepared, verified, sent, confirmed, or given up (`kind` is then
    `resolution`).

    `deposit` names the prepared record (its own posting id for that one): in the record it is the
    `original_id`, for a resolution `deposit` in the body. `ticket` is the ledger's number, ''
    while it is not known. `here` tells that this station recorded it. `taken` is False where the
    ledger recorded it without effect: a drawer of it was in another deposit, or the deposit had
    gone on or been given up before. One the ledger has not answered yet counts as taken.
    """

    posting_id: str
    deposit: str
    kind: RecordKind
    site: str
    station: str
    business_date: date
    recorded_at: datetime
    staff: str
    approver: str = ""
    ticket: str = ""
    sessions: tuple[str, ...] = ()
    items: int = 0
    cents: int = 0
    here: bool = False
    taken: bool = True
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class InDeposit:
    """Which deposit holds a drawer, and how far that is."""

    deposit: str
    ticket: str
    stage: DrawerStage


def in_deposits(records: Iterable[DepositRecord]) -> dict[str, InDeposit]:
    """Per session the deposit that holds it; a session in none is absent.

    In whatever order the records came: a deposit stands where its furthest record says (nothing
    counts that comes after verifying where nobody verified), and one given up before it was
    verified holds nothing. Where two stations prepared the same drawer at
    once, the one that got the ticket counts, then the one that went further, then the earlier.
    """
    prepared: dict[str, DepositRecord] = {}
    stages: dict[str, DrawerStage] = {}
    tickets: dict[str, str] = {}
    given_up: set[str] = set()
    verified: set[str] = set()
    for one in records:
        if not one.taken:
            continue
        if one.kind is RecordKind.DEPOSIT_VERIFIED:
            verified.add(one.deposit)
        if one.kind is RecordKind.RESOLUTION:
            given_up.add(one.deposit)
            continue
        if one.kind is RecordKind.DEPOSIT_PREPARED:
            prepared[one.deposit] = one
        stage = DEPOSIT_KINDS[one.kind]
        stages[one.deposit] = max(stage, stages.get(one.deposit, stage), key=_RANKS.__getitem__)
        tickets[one.deposit] = tickets.get(one.deposit) or one.ticket
    found: dict[str, InDeposit] = {}
    for name, first in sorted(
        prepared.items(), key=lambda item: (not item[1].ticket, item[1].recorded_at, item[0])
    ):
        stage = stages[name] if name in verified else DrawerStage.IN_DEPOSIT
        if stage is DrawerStage.IN_DEPOSIT and name in given_up:
            continue
        for session_id in first.sessions:
            held = found.get(session_id)
            if held is None or held.stage.rank < stage.rank:
                found[session_id] = InDeposit(deposit=name, ticket=tickets[name], stage=stage)
    return found
