"""The deposit ticket: what goes into the bag with the items, and what each of its figures is.

Lines stand in the order of the paper. There is no cash line, because there is no cash. Source:
domain.md 11.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cashier.domain.calendar import clock_time, local_date, long_day, short_day
from cashier.domain.deposit import Deposit, DepositStage, Signed, routing_hash
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import dollars
from cashier.domain.receipt import ReceiptSite
from receipts.document import clean

TITLE = "Deposit ticket"
TRAINING = "TRAINING – NOT A DEPOSIT"
NOT_VERIFIED = "NOT VERIFIED – NOT TO BE SENT"
GIVEN_UP = "GIVEN UP – NOT TO BE SENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketLine:
    """One item. `routing` is '' for most money orders; `number` is whole: the bank compares it."""

    kind: InstrumentKind
    routing: str
    number: str
    cents: int
    receipt_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketPerson:
    """Who prepared or verified, and when (UTC)."""

    number: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositTicket:
    """A deposit as its paper says it.

    `ticket` is `BOS-20261123-01`; `bank` and `account_last4` are '' where the organisation has not
    set them; `drawers` are one line each (`BOS-01, A. Rivera`); `bundles` are numbers of items in
    the order of the stack, which add up to the lines. `verified` is None until somebody did.
    """

    site: ReceiptSite
    depositor: str
    bank: str
    account_last4: str
    business_date: date
    ticket: str
    bag: str
    drawers: tuple[str, ...]
    lines: tuple[TicketLine, ...]
    bundles: tuple[int, ...]
    prepared: TicketPerson
    verified: TicketPerson | None = None
    given_up: bool = False
    training: bool = False

    @property
    def cents(self) -> int:
        return sum(line.cents for line in self.lines)

    @property
    def checks(self) -> tuple[int, int]:
        """Items and cents."""
        return _sum([line for line in self.lines if line.kind.is_check])

    @property
    def money_orders(self) -> tuple[int, int]:
        """Items and cents."""
        return _sum([line for line in self.lines if line.kind.is_money_order])

    @property
    def hash_total(self) -> int:
        """Sum of the routing numbers: a figure of no meaning that a lost line changes."""
        return routing_hash(line.routing for line in self.lines)

    def stacks(self) -> tuple[tuple[int, int, int], ...]:
        """Each bundle as first and last sequence number and cents. Raises ValueError where the
        bundles do not add up to the lines: a ticket that lies is not printed.
        """
        if sum(self.bundles) != len(self.lines):
            raise ValueError(f"bundles of {sum(self.bundles)} for {len(self.lines)} items")
        found: list[tuple[int, int, int]] = []
        first = 1
        for items in self.bundles:
            part = self.lines[first - 1 : first - 1 + items]
            found.append((first, first + items - 1, sum(line.cents for line in part)))
            first += items
        return tuple(found)


def ticket_of(
    deposit: Deposit,
    site: ReceiptSite,
    *,
    bank: str = "",
    account_last4: str = "",
    training: bool = False,
) -> DepositTicket:
    """The paper of a deposit with its lines. What came back since is not taken off it: the paper
    says what went into the bag.
    """
    return DepositTicket(
        site=site,
        depositor=site.organization,
        bank=bank,
        account_last4=account_last4,
        business_date=deposit.business_date,
        ticket=deposit.ticket,
        bag=deposit.bag,
        drawers=tuple(f"{one.name}, {one.staff_name}" for one in deposit.drawers),
        lines=tuple(
            TicketLine(
                kind=line.kind,
                routing=line.routing,
                number=line.number,
                cents=line.cents,
                receipt_number=line.receipt_number,
            )
            for line in deposit.lines
        ),
        bundles=tuple(bundle.items for bundle in deposit.bundles),
        prepared=_person(deposit.prepared),
        verified=None if deposit.verified is None else _person(deposit.verified),
        given_up=deposit.stage in (DepositStage.GIVEN_UP, DepositStage.REFUSED),
        training=training,
    )


def _person(signed: Signed) -> TicketPerson:
    return TicketPerson(number=signed.staff, name=signed.name, at=signed.at)


def _sum(lines: list[TicketLine]) -> tuple[int, int]:
    return len(lines), sum(line.cents for line in lines)


def marks(ticket: DepositTicket) -> tuple[str, ...]:
    """What nobody may overlook, strongest first."""
    found = []
    if ticket.training:
        found.append(TRAINING)
    if ticket.given_up:
        found.append(GIVEN_UP)
    elif ticket.verified is None:
        found.append(NOT_VERIFIED)
    return tuple(found)


def facts(ticket: DepositTicket) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The head in two columns of label and value: what it is, and where it goes."""
    account = f"...{ticket.account_last4}" if ticket.account_last4 else "not set"
    return (
        [
            ("Ticket", clean(ticket.ticket) or "none yet"),
            ("Business date", long_day(ticket.business_date)),
            ("Site", clean(f"{ticket.site.name} ({ticket.site.code})")),
            ("Drawers", clean("; ".join(ticket.drawers))),
        ],
        [
            ("Depositor", clean(ticket.depositor)),
            ("Bank", clean(ticket.bank) or "not set"),
            ("Account", clean(account)),
            ("Bag", clean(ticket.bag) or "none"),
        ],
    )


def totals(ticket: DepositTicket) -> list[tuple[str, int, int]]:
    """Name, items and cents of the control totals; the last is the whole deposit."""
    return [
        ("Checks", *ticket.checks),
        ("Money orders", *ticket.money_orders),
        ("Total", len(ticket.lines), ticket.cents),
    ]


def bundle_lines(ticket: DepositTicket) -> list[tuple[str, str]]:
    """`Bundle 1, items 1 to 300` and its amount."""
    return [
        (f"Bundle {number}, items {first} to {last}", dollars(cents))
        for number, (first, last, cents) in enumerate(ticket.stacks(), 1)
    ]


def signed(ticket: DepositTicket, who: TicketPerson) -> str:
    """`N. Boyle (2001), 5:04 PM`, with the day where it is not the business date."""
    day = local_date(who.at)
    at = clock_time(who.at)
    when = at if day == ticket.business_date else f"{short_day(day)} {at}"
    return clean(f"{who.name} ({who.number}), {when}")


def signatures(ticket: DepositTicket) -> list[tuple[str, str]]:
    """Label and name of each line to sign on."""
    verifier = "nobody yet" if ticket.verified is None else signed(ticket, ticket.verified)
    return [("Prepared by", signed(ticket, ticket.prepared)), ("Verified by", verifier)]
