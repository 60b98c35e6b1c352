"""A deposit: whole drawers of one business date on their way to the bank, itemised in the order of
the paper, with the totals it is checked by. Source: domain.md 10 and 11.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from cashier.domain.calendar import CounterDays
from cashier.domain.drawer import KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import CENTS_MAX, plain
from cashier.domain.posting import Entry, undeposited

BUNDLE_MAX = 300
"""Items of a bundle at most. Source: domain.md 11 (Washington's treasurer)."""
ITEMS_MAX = 9_999
"""Of a deposit: what one lockbox file counts, and well below what one record may hold."""
BAG_CHARS_MAX = 20
_BAG = re.compile(r"[0-9A-Z](?:[0-9A-Z-]*[0-9A-Z])?")
_BAG_CHARS_MIN = 4
FISCAL_YEAR_BEGINS = 7
"""July: at 30 June the business date decides the fiscal year. Source: domain.md 10."""
BANK = "bank"


class DepositStage(StrEnum):
    """How far a deposit is; forward only. `waiting`: recorded here, the ledger has not answered.
    `refused`: another deposit had one of its drawers first, so that it got no ticket.
    """

    WAITING = "waiting"
    REFUSED = "refused"
    PREPARED = "prepared"
    VERIFIED = "verified"
    SENT = "sent"
    CONFIRMED = "confirmed"
    GIVEN_UP = "given_up"

    @property
    def holds_drawers(self) -> bool:
        """Whether its drawers can be in no other deposit."""
        return self not in {DepositStage.REFUSED, DepositStage.GIVEN_UP}


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositLine:
    """One item on the ticket: `seq` from 1 in the order of the paper. `state` is how the item
    stands now: `held`, or `returned` (then `returned_on` and `returned_why` say so), or `reversed`
    where it left the tray after it was listed. `routing`, `account` are of the payer's bank, ''
    for money orders; `dated` is the date on the paper.
    """

    seq: int
    posting_id: str
    session_id: str
    receipt_number: str
    line: int
    kind: InstrumentKind
    number: str
    cents: int
    routing: str = ""
    account: str = ""
    payer_name: str = ""
    dated: date | None = None
    state: str = "held"
    returned_on: date | None = None
    returned_why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Items `first` to `last` of the ticket, strapped together."""

    number: int
    first: int
    last: int
    items: int
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositDrawer:
    """A drawer in a deposit: its cashier neither prepares nor verifies it."""

    session_id: str
    site: str
    station: str
    staff: str
    staff_name: str

    @property
    def name(self) -> str:
        """`BOS-01`."""
        return f"{self.site}-{self.station}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Who did a step of the deposit, and when (UTC)."""

    staff: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """One deposit as it stands. `deposit_id` is the id of its `deposit_prepared` record; `ticket`
    is '' until the ledger gave one. In lists `lines` and `bundles` are empty; the totals never
    are.
    """

    deposit_id: str
    ticket: str
    site: str
    station: str
    business_date: date
    stage: DepositStage
    bag: str
    drawers: tuple[DepositDrawer, ...]
    items: int
    cents: int
    routing_hash: int
    prepared: Signed
    verified: Signed | None = None
    sent: Signed | None = None
    confirmed: Signed | None = None
    given_up: Signed | None = None
    given_up_why: str = ""
    lines: tuple[DepositLine, ...] = ()
    bundles: tuple[Bundle, ...] = ()

    @property
    def session_ids(self) -> tuple[str, ...]:
        return tuple(one.session_id for one in self.drawers)

    @property
    def fiscal_year(self) -> int:
        return fiscal_year(self.business_date)

    @property
    def per_kind(self) -> dict[InstrumentKind, KindCount]:
        """Items and cents of each of the seven kinds, from the lines."""
        return per_kind(self.lines)

    @property
    def checks(self) -> KindCount:
        """All kinds of checks together."""
        return _sum(line for line in self.lines if line.kind.is_check)

    @property
    def money_orders(self) -> KindCount:
        """All kinds of money orders together."""
        return _sum(line for line in self.lines if line.kind.is_money_order)

    @property
    def returned(self) -> tuple[DepositLine, ...]:
        """Items the bank sent back since."""
        return tuple(line for line in self.lines if line.state == "returned")


def fiscal_year(day: date) -> int:
    """The fiscal year a business date belongs to: 30 June 2026 is 2026, 1 July 2026 is 2027."""
    return day.year + (day.month >= FISCAL_YEAR_BEGINS)


def bag_number(text: str) -> str:
    """The number of a deposit bag as it is printed on it, upper case.

    Raises Refusal `bag.missing` or `bag.shape` (4 to 20 letters, digits and hyphens).
    """
    number = "".join(text.split()).upper()
    if not number:
        raise Refusal("bag.missing", field="bag")
    if not _BAG_CHARS_MIN <= len(number) <= BAG_CHARS_MAX or not _BAG.fullmatch(number):
        raise Refusal("bag.shape", field="bag", value=text.strip()[:40])
    return number


def routing_hash(routings: Iterable[str]) -> int:
    """The hash total: the routing numbers added up as numbers. A routing number that was misread
    or an item that is missing changes it; money orders, which have none here, add nothing.
    """
    return sum(int(one) for one in routings if one.isascii() and one.isdigit())


def per_kind(lines: Iterable[DepositLine]) -> dict[InstrumentKind, KindCount]:
    """All seven kinds in the order of the count."""
    listed = tuple(lines)
    return {kind: _sum(one for one in listed if one.kind is kind) for kind in InstrumentKind}


def _sum(lines: Iterable[DepositLine]) -> KindCount:
    cents = [line.cents for line in lines]
    return KindCount(items=len(cents), cents=sum(cents))


def bundles(cents: Sequence[int], size: int) -> tuple[Bundle, ...]:
    """The items' amounts in the order of the paper, strapped `size` at a time."""
    assert 1 <= size <= BUNDLE_MAX, "a bundle holds 1 to 300 items"
    return tuple(
        Bundle(
            number=start // size + 1,
            first=start + 1,
            last=start + len(part),
            items=len(part),
            cents=sum(part),
        )
        for start in range(0, len(cents), size)
        for part in (cents[start : start + size],)
    )


def in_stack_order(held: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    """The items (posting ids) in the order in which they lie: as scanned in `order`, or as taken
    where nothing was scanned.

    Raises Refusal `deposit.order`: an item twice, one that is not of these drawers, or one that
    was left out.
    """
    if not order:
        return tuple(held)
    if len(set(order)) != len(order) or set(order) != set(held):
        odd = next((one for one in order if one not in set(held)), "")
        left = next((one for one in held if one not in set(order)), "")
        raise Refusal("deposit.order", field="items", value=odd or left)
    return tuple(order)


def must_fit(cents: Sequence[int]) -> None:
    """Raises Refusal `deposit.empty`, `deposit.too_many` or `deposit.too_large`."""
    if not cents:
        raise Refusal("deposit.empty", field="sessions")
    if len(cents) > ITEMS_MAX:
        raise Refusal("deposit.too_many", field="sessions", value=len(cents), limit=ITEMS_MAX)
    if sum(cents) > CENTS_MAX:
        raise Refusal(
            "deposit.too_large", field="sessions", value=plain(sum(cents)), limit=plain(CENTS_MAX)
        )


def two_people(actor: str, *others: str, field: str = "staff") -> None:
    """Nobody prepares or verifies a deposit of their own drawer, nor verifies their own deposit.

    Raises Refusal `deposit.same_person`. Source: domain.md 10.
    """
    if actor in others:
        raise Refusal("deposit.same_person", field=field, value=actor)


def verified_entries(ticket: str, cents: Mapping[str, int]) -> tuple[Entry, ...]:
    """The items leave the trays (cents per session) and are on their way under the ticket's name.
    Source: domain.md 10, Entries.
    """
    return (
        Entry(account=in_transit(ticket), cents=sum(cents.values())),
        *(
            Entry(account=undeposited(session_id), cents=-part)
            for session_id, part in cents.items()
            if part
        ),
    )


def confirmed_entries(ticket: str, cents: int) -> tuple[Entry, ...]:
    """The bank has them."""
    return (
        Entry(account=BANK, cents=cents),
        Entry(account=in_transit(ticket), cents=-cents),
    )


def in_transit(ticket: str) -> str:
    """Account of what is between the counter and the bank."""
    return f"in-transit/{ticket}"


def due_on(business_date: date, banking: CounterDays) -> date:
    """The next banking day after the business date."""
    return banking.next_after(business_date)


def missing_lines(lines: Sequence[DepositLine], held: Collection[str]) -> tuple[DepositLine, ...]:
    """Lines of the ticket that the verifier did not tick, in the ticket's order.

    Raises Refusal `deposit.unknown_item`: something was ticked that is not on the ticket.
    """
    known = {line.posting_id for line in lines}
    for one in held:
        if one not in known:
            raise Refusal("deposit.unknown_item", field="items", value=one)
    return tuple(line for line in lines if line.posting_id not in held)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedBody:
    """What a `deposit_prepared` record says beyond the common fields; the seam to its text."""

    sessions: tuple[str, ...]
    bag: str
    lines: tuple[tuple[str, int, str, int], ...]
    bundles: tuple[Bundle, ...]
    routing_hash: int

    @property
    def items(self) -> int:
        return len(self.lines)

    @property
    def cents(self) -> int:
        return sum(cents for *_, cents in self.lines)

    def plain(self) -> dict[str, Any]:
        """As it stands in the record. Lines: receipt number, line, posting id, cents; bundles:
        first, last, cents.
        """
        return {
            "sessions": list(self.sessions),
            "bag": self.bag,
            "items": self.items,
            "cents": self.cents,
            "lines": [list(line) for line in self.lines],
            "bundles": [[one.first, one.last, one.cents] for one in self.bundles],
            "routing_hash": self.routing_hash,
        }


def read_prepared(body: Mapping[str, Any]) -> PreparedBody:
    """The inverse of `PreparedBody.plain`. Raises ValueError, KeyError or TypeError on a body of
    another form, also where items and cents are not those of its lines.
    """
    told = PreparedBody(
        sessions=tuple(str(one) for one in body["sessions"]),
        bag=str(body["bag"]),
        lines=tuple(
            (str(number), int(line), str(posting_id), int(cents))
            for number, line, posting_id, cents in body["lines"]
        ),
        bundles=tuple(
            Bundle(number=n, first=first, last=last, items=last - first + 1, cents=cents)
            for n, (first, last, cents) in enumerate(body["bundles"], start=1)
        ),
        routing_hash=int(body["routing_hash"]),
    )
    if (told.items, told.cents) != (body["items"], body["cents"]):
        raise ValueError("the totals are not those of the lines")
    return told
