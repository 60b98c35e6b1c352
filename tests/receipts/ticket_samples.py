"""Deposit tickets to print."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cashier.domain.instrument import InstrumentKind
from receipts.deposit_ticket import DepositTicket, TicketLine, TicketPerson
from tests.receipts.samples import BOSTON

PREPARED = TicketPerson(
    number="2001", name="N. Boyle", at=datetime(2026, 11, 23, 22, 4, tzinfo=UTC)
)
VERIFIED = TicketPerson(
    number="2002", name="T. Haddad", at=datetime(2026, 11, 24, 13, 40, tzinfo=UTC)
)
ROUTINGS = ("011000015", "211999997", "000000518")


def line(number: int) -> TicketLine:
    kinds = list(InstrumentKind)
    kind = kinds[number % len(kinds)]
    return TicketLine(
        kind=kind,
        routing=ROUTINGS[number % 3] if kind.is_check else "",
        number=f"{100000 + number}",
        cents=10_000 + 37 * number,
        receipt_number=f"BOS-01-{number:06d}-4",
    )


def ticket(
    items: int = 16, *, bundle: int = 300, verified: bool = True, **fields: object
) -> DepositTicket:
    """A deposit of one drawer."""
    whole, left = divmod(items, bundle)
    values: dict[str, object] = {
        "site": BOSTON,
        "depositor": "Health Connector",
        "bank": "First Fictional Bank",
        "account_last4": "4471",
        "business_date": date(2026, 11, 23),
        "ticket": "BOS-20261123-01",
        "bag": "TE0048209",
        "drawers": ("BOS-01, A. Rivera", "BOS-02, M. Okafor"),
        "lines": tuple(line(number) for number in range(1, items + 1)),
        "bundles": (bundle,) * whole + ((left,) if left else ()),
        "prepared": PREPARED,
        "verified": VERIFIED if verified else None,
    }
    return DepositTicket(**(values | fields))  # type: ignore[arg-type]
