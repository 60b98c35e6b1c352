"""Receipts to print: readable builders, fictional people."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cashier.domain.account import CoverageType
from cashier.domain.instrument import InstrumentKind
from cashier.domain.receipt import (
    CopyMark,
    PrintJob,
    PrintState,
    Receipt,
    ReceiptAllocation,
    ReceiptSite,
    ReceiptTender,
)

BOSTON = ReceiptSite(
    code="BOS",
    name="Boston Walk-in Center",
    address="133 Portland Street, Boston, MA 02114",
    phone="617-555-0100",
    help_hours="Mon-Fri 8:00 AM to 6:00 PM",
)
QR_TEXT = "CR1:BOS-01-000017-4:20261123:24057:5678/5686:K01A:" + "7WE%Z9 $A*:+-./" * 6 + "ABCDEF"
TAKEN = datetime(2026, 11, 23, 14, 14, tzinfo=UTC)
COPY = CopyMark(
    copy_no=1,
    printed_at=datetime(2026, 11, 23, 19, 5, tzinfo=UTC),
    staff="2001",
    ledger_state="confirmed 10:42",
    original_uncertain=True,
)


def allocation(
    last4: str = "5678",
    cents: int = 20600,
    *,
    confirmed: bool = False,
    terminated: bool = False,
    coverage: CoverageType = CoverageType.MEDICAL,
) -> ReceiptAllocation:
    return ReceiptAllocation(
        account_last4=last4,
        amount_cents=cents,
        coverage_type=coverage if confirmed else None,
        member_name="Joana Prado" if confirmed else "",
        terminated=terminated,
    )


def tender(
    kind: InstrumentKind = InstrumentKind.PERSONAL_CHECK,
    number: str = "1042",
    *allocations: ReceiptAllocation,
    voided: bool = False,
) -> ReceiptTender:
    given = allocations or (allocation(),)
    return ReceiptTender(
        kind=kind,
        number_shown=number,
        amount_cents=sum(one.amount_cents for one in given),
        allocations=given,
        voided=voided,
    )


def receipt(
    *tenders: ReceiptTender,
    payer: str = "ROSA M ALVES",
    language: str = "en",
    training: bool = False,
    after_cut_off: bool = False,
    qr_text: str = QR_TEXT,
) -> Receipt:
    given = tenders or (
        tender(),
        tender(InstrumentKind.USPS_MONEY_ORDER, "6781", allocation("5686", 3457)),
    )
    return Receipt(
        receipt_number="BOS-01-000017-4",
        site=BOSTON,
        station="01",
        staff="1001",
        taken_at=TAKEN,
        business_date=date(2026, 11, 23),
        payer_name=payer,
        tenders=given,
        total_cents=sum(one.amount_cents for one in given),
        language=language,
        training=training,
        after_cut_off=after_cut_off,
        qr_text=qr_text,
    )


def confirmed(language: str = "en") -> Receipt:
    """Identity confirmed for both accounts, one of them ended, after the cut-off."""
    return receipt(
        tender(
            InstrumentKind.PERSONAL_CHECK,
            "1042",
            allocation(confirmed=True),
            allocation("5686", 3457, confirmed=True, terminated=True, coverage=CoverageType.DENTAL),
        ),
        language=language,
        after_cut_off=True,
    )


def large() -> Receipt:
    """One hundred and twenty items, the last of them as large as an item may be."""
    many = [
        tender(InstrumentKind.BANK_CHECK, f"{9000 + number:08d}", allocation(f"{number:04d}", 999))
        for number in range(119)
    ]
    most = tender(InstrumentKind.BUSINESS_CHECK, "77", allocation("9999", 999_999_999))
    return receipt(*many, most)


def job(
    of: Receipt | None = None, *, job_id: str = "job-1", copy: CopyMark | None = None
) -> PrintJob:
    return PrintJob(
        job_id=job_id,
        receipt_number="BOS-01-000017-4",
        copy_no=copy.copy_no if copy else 0,
        state=PrintState.QUEUED,
        receipt=of or receipt(),
        copy=copy,
        queued_at=TAKEN,
    )
