"""The drawer session: the tray of paper items from open to close, and the one function that says
what it should hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import check_cents

COUNT_ITEMS_MAX = 100_000
"""More items of one kind than a tray ever held: a slip of the finger."""
RECOUNTS_MAX = 2
"""After the first count a cashier may recount twice; then a supervisor counts. Source: domain.md
10.
"""


class DrawerState(StrEnum):
    """Open takes items, counting may go back to open until the first count, closed is final."""

    OPEN = "open"
    COUNTING = "counting"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerSession:
    """One cashier, one station, one business date. Instants in UTC."""

    session_id: str
    staff: str
    business_date: date
    state: DrawerState
    opened_at: datetime
    closed_at: datetime | None = None
    z_number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """Items and cents of one instrument kind."""

    items: int = 0
    cents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayItem:
    """One tender of a session, as the expected figure sees it: taken, perhaps voided."""

    kind: InstrumentKind
    cents: int
    voided: bool


def expected(items: Iterable[TrayItem]) -> dict[InstrumentKind, KindCount]:
    """What the drawer should hold per kind (all seven present): tenders taken less tenders voided.
    X, Z, close, screen and export all use this and nothing else. Source: design.md, law 10.
    """
    counts = {kind: [0, 0] for kind in InstrumentKind}
    for item in items:
        if not item.voided:
            counts[item.kind][0] += 1
            counts[item.kind][1] += item.cents
    return {kind: KindCount(items=n, cents=c) for kind, (n, c) in counts.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class KindDifference:
    """Counted minus expected of one kind; zero and zero is agreement."""

    kind: InstrumentKind
    expected: KindCount
    counted: KindCount

    @property
    def items(self) -> int:
        return self.counted.items - self.expected.items

    @property
    def cents(self) -> int:
        return self.counted.cents - self.expected.cents

    @property
    def agrees(self) -> bool:
        return self.items == 0 and self.cents == 0


def differences(
    should: Mapping[InstrumentKind, KindCount], counted: Mapping[InstrumentKind, KindCount]
) -> tuple[KindDifference, ...]:
    """All seven kinds in counting order. A kind that was not counted counts as 0 items, $0.00."""
    nothing = KindCount()
    return tuple(
        KindDifference(
            kind=kind, expected=should.get(kind, nothing), counted=counted.get(kind, nothing)
        )
        for kind in InstrumentKind
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTaken:
    """One committed blind count; `attempt` is 1 for the first, then the recounts. All are kept."""

    attempt: int
    staff: str
    at: datetime
    counts: Mapping[InstrumentKind, KindCount]


def total(counts: Mapping[InstrumentKind, KindCount]) -> KindCount:
    """Items and cents over all kinds."""
    return KindCount(
        items=sum(count.items for count in counts.values()),
        cents=sum(count.cents for count in counts.values()),
    )


def checked_counts(
    counts: Mapping[InstrumentKind, KindCount],
) -> dict[InstrumentKind, KindCount]:
    """A count as it may be kept: all seven kinds, those left out counted as none.

    Raises Refusal `count.items` (items without money, money without items, too many) or what
    `money.check_cents` raises.
    """
    for kind, number in counts.items():
        if (
            number.items < 0
            or number.items > COUNT_ITEMS_MAX
            or (number.items == 0) != (number.cents == 0)
        ):
            raise Refusal("count.items", field=kind.value, value=number.items)
        check_cents(number.cents, field="count", zero_ok=True)
    return {kind: counts.get(kind, KindCount()) for kind in InstrumentKind}
