"""What the tests of the domain start from: Rosa M. Alves of domain.md 14, her bills, her items."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from cashier.domain.account import (
    Account,
    AccountKind,
    Bill,
    BillType,
    CoverageType,
    Enrollment,
    PaymentChannel,
    PaymentStatus,
    ReceivedPayment,
    Subsidy,
)
from cashier.domain.calendar import NEW_YORK, add_months, due_date
from cashier.domain.instrument import Instrument, InstrumentKind

HEALTH = "712345678"
DENTAL = "712345686"


def new_york(text: str) -> datetime:
    """An instant, UTC, from what the clock at the counter shows: `2026-11-23 16:59:59`."""
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK).astimezone(UTC)


def bill(month: str, cents: int = 10300, **more: Any) -> Bill:
    """The bill of a coverage month (`2026-12`), issued on the 1st and due on the 23rd before."""
    coverage = date.fromisoformat(f"{month}-01")
    start = Bill(
        bill_number=f"B{month}",
        billing_account_number=HEALTH,
        coverage_month=coverage,
        issued_on=add_months(coverage, -1),
        due_on=due_date(coverage),
        bill_type=BillType.MONTHLY,
        supersedes="",
        premium_cents=cents,
    )
    return replace(start, **more)


def paid(cents: int, reference: str = "P1", **more: Any) -> ReceivedPayment:
    """A payment billing has received and posted."""
    start = ReceivedPayment(
        payment_reference=reference,
        billing_account_number=HEALTH,
        received_on=date(2026, 9, 20),
        channel=PaymentChannel.MAIL,
        amount_cents=cents,
        status=PaymentStatus.POSTED,
    )
    return replace(start, **more)


def account(*bills: Bill, **more: Any) -> Account:
    """Rosa's medical account (ConnectorCare, active) with these bills."""
    start = Account(
        billing_account_number=HEALTH,
        coverage_type=CoverageType.MEDICAL,
        kind=AccountKind.INDIVIDUAL,
        member_id="100200300401",
        first_name="Rosa",
        middle_name="Maria",
        last_name="Alves",
        suffix="",
        organization_name="",
        date_of_birth=date(1980, 3, 14),
        phone="+16175551234",
        email="",
        address_line1="",
        address_line2="",
        city="",
        state="MA",
        postal_code="",
        household_id="H1",
        preferred_language="pt-BR",
        subsidy=Subsidy.CONNECTORCARE,
        carrier="",
        plan_name="",
        metal_level="",
        autopay_day=None,
        paperless=False,
        enrollment_status=Enrollment.ACTIVE,
        terminated_on=None,
        bills=bills,
    )
    return replace(start, **more)


def check(**more: Any) -> Instrument:
    """Check 1042 of domain.md 14 with nothing wrong about it."""
    start = Instrument(
        kind=InstrumentKind.PERSONAL_CHECK,
        amount_cents=20600,
        number="1042",
        dated=date(2026, 11, 20),
        routing="011999993",
        account="4400123456",
    )
    return replace(start, **more)


def money_order(**more: Any) -> Instrument:
    """The USPS money order of domain.md 14."""
    start = Instrument(
        kind=InstrumentKind.USPS_MONEY_ORDER,
        amount_cents=3457,
        number="28123456781",
        dated=date(2026, 11, 22),
    )
    return replace(start, **more)
