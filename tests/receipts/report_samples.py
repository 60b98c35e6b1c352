"""Drawer reports to print."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cashier.domain.drawer import CountTaken, KindCount, TrayItem, differences, expected
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report import CodeCount, DrawerReport, ReportItem, ReportKind
from tests.receipts.samples import BOSTON

OPENED = datetime(2026, 11, 23, 13, 32, tzinfo=UTC)
CLOSED = datetime(2026, 11, 23, 21, 58, tzinfo=UTC)


def item(number: int, *, voided: bool = False) -> ReportItem:
    kinds = list(InstrumentKind)
    return ReportItem(
        taken_at=OPENED + timedelta(minutes=number % 500),
        receipt_number=f"BOS-01-{number:06d}-4",
        line=1,
        kind=kinds[number % len(kinds)],
        number=f"{100000 + number}",
        amount_cents=10_000 + number,
        accounts_last4=("5678", "5686") if number % 3 else ("5678",),
        voided_at=OPENED + timedelta(hours=1) if voided else None,
        void_reason="entered twice, Żółć and Nguyễn" if voided else "",
        void_approver="2001" if voided else "",
    )


def report(
    items: int = 16,
    *,
    kind: ReportKind = ReportKind.Z,
    off_by_cents: int = 0,
    training: bool = False,
    reason: str = "",
) -> DrawerReport:
    """A drawer whose first item is voided; `off_by_cents` makes the count of USPS money orders
    differ.
    """
    taken = tuple(item(number, voided=number == 8) for number in range(8, 8 + items))
    should = expected(
        TrayItem(kind=one.kind, cents=one.amount_cents, voided=one.voided_at is not None)
        for one in taken
    )
    counted = dict(should)
    usps = counted[InstrumentKind.USPS_MONEY_ORDER]
    counted[InstrumentKind.USPS_MONEY_ORDER] = KindCount(
        items=usps.items - (1 if off_by_cents else 0), cents=usps.cents + off_by_cents
    )
    closed = kind is ReportKind.Z
    counts = (CountTaken(attempt=1, staff="1001", at=CLOSED, counts=counted),) if closed else ()
    return DrawerReport(
        kind=kind,
        z_number=214 if closed else None,
        site=BOSTON,
        station="01",
        session_id="01933f2e-0000-7000-8000-000000000001",
        staff="1001",
        staff_name="A. Rivera",
        business_date=date(2026, 11, 23),
        opened_at=OPENED,
        closed_at=CLOSED if closed else None,
        made_at=CLOSED,
        training=training,
        kinds=differences(should, counted if closed else {}),
        counts=counts,
        reason=reason,
        approver="2001" if off_by_cents else "",
        approver_name="N. Boyle" if off_by_cents else "",
        items=taken,
        first_receipt=taken[0].receipt_number if taken else "",
        last_receipt=taken[-1].receipt_number if taken else "",
        receipts_missing=(),
        receipts=items,
        copies=2,
        acknowledged=(CodeCount(code="PAY-AFTER-CUTOFF", times=3),),
        overridden=(CodeCount(code="CHK-STALE", times=1),),
        after_cut_off=3,
        unprinted=("BOS-01-000011-4",),
        uncertain=("BOS-01-000012-4",),
        unconfirmed=4,
        attention=1,
        chain_seq=4711,
        chain_head="ab" * 32,
        audit_seq=981,
        audit_head="cd" * 32,
        ledger_head_seq=4707,
        report_hash="ef" * 32,
    )
