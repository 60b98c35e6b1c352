"""What was taken before a test looks: real visits through the real service."""

from __future__ import annotations

from datetime import date

from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.payment import Allocation, TenderDraft, Visit, VisitDraft
from cashier.domain.staff import Staff
from cashier.services import payments
from cashier.services.desk import Desk

HEALTH, DENTAL = "712345678", "712345686"
ROUTING = "011999993"


def check(
    number: str = "1042", cents: int = 20600, account: str = HEALTH
) -> tuple[Instrument, str]:
    """A personal check that nothing is wrong with."""
    return (
        Instrument(
            kind=InstrumentKind.PERSONAL_CHECK,
            amount_cents=cents,
            number=number,
            dated=date(2026, 11, 20),
            routing=ROUTING,
            account="4400123456",
        ),
        account,
    )


def money_order(
    number: str = "28123456781", cents: int = 3457, account: str = DENTAL
) -> tuple[Instrument, str]:
    """A USPS money order that nothing is wrong with."""
    return (
        Instrument(
            kind=InstrumentKind.USPS_MONEY_ORDER,
            amount_cents=cents,
            number=number,
            dated=date(2026, 11, 22),
        ),
        account,
    )


def take(
    desk: Desk, who: Staff, *items: tuple[Instrument, str], payer: str = "Rosa M Alves"
) -> Visit:
    """One visit with these items, all warnings acknowledged."""
    return payments.take(desk, who, visit_draft(desk, *items, payer=payer))


def visit_draft(
    desk: Desk, *items: tuple[Instrument, str], payer: str = "Rosa M Alves"
) -> VisitDraft:
    """The same before it is recorded."""
    return VisitDraft(
        visit_id=desk.clock.new_id(),
        payer_name=payer,
        tenders=tuple(
            TenderDraft(
                tender_id=desk.clock.new_id(),
                instrument=instrument,
                allocations=(
                    Allocation(
                        billing_account_number=account, amount_cents=instrument.amount_cents
                    ),
                ),
                accept=("*",),
            )
            for instrument, account in items
        ),
    )
