"""Issuers of money orders: transit numbers, marks and phones, as the administrator keeps them.

A transit number that is none of its issuer's warns and never blocks: new ones come without notice.
Source: domain.md 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from cashier.domain.errors import Refusal
from cashier.domain.identifiers import routing_ok
from cashier.domain.instrument import InstrumentKind

MARKS: Mapping[InstrumentKind, tuple[str, ...]] = MappingProxyType(
    {
        InstrumentKind.USPS_MONEY_ORDER: (
            "watermark",
            "thread",
            "amount_twice",
            "no_discolouring",
        ),
        InstrumentKind.MONEYGRAM_MONEY_ORDER: ("heat_sensitive",),
    }
)
"""The marks to tick per issuer (MO-FEATURES) until the administrator names others; the form has
words for these names and shows any other as it is written. Source: domain.md 6."""

MARKS_MAX = 6
"""More ticks find no room in the form of an item."""
MARK_LENGTH_MAX = 28
TRANSITS_MAX = 40
PHONE_LENGTH_MAX = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """One issuer of money orders. No `transits`: none is known, so none is wrong; `phone` '' leaves
    the station's own setting; `purchaser_line` whether its orders have a line for the buyer.
    """

    kind: InstrumentKind
    transits: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    phone: str = ""
    purchaser_line: bool = True


@dataclass(frozen=True, slots=True)
class Issuers:
    """The table: one row for each kind of money order."""

    rows: tuple[Issuer, ...]

    def of(self, kind: InstrumentKind) -> Issuer:
        """The issuer's row; one that knows nothing where the table has none."""
        return next((row for row in self.rows if row.kind is kind), Issuer(kind=kind))

    def whose(self, transit: str) -> InstrumentKind | None:
        """The kind of money order that has this transit number; None for a bank's."""
        return next((row.kind for row in self.rows if transit in row.transits), None)

    @property
    def marks(self) -> Mapping[InstrumentKind, tuple[str, ...]]:
        """Marks to tick by kind."""
        return {row.kind: row.marks for row in self.rows if row.marks}

    @property
    def transits(self) -> Mapping[InstrumentKind, frozenset[str]]:
        """Transit numbers by kind."""
        return {row.kind: frozenset(row.transits) for row in self.rows if row.transits}

    @property
    def purchaser_line(self) -> frozenset[InstrumentKind]:
        """Kinds whose orders the buyer signs."""
        orders = (kind for kind in InstrumentKind if kind.is_money_order)
        return frozenset(kind for kind in orders if self.of(kind).purchaser_line)

    def with_row(self, row: Issuer) -> Issuers:
        """The table with one row exchanged."""
        kept = [old for old in self.rows if old.kind is not row.kind]
        order = list(InstrumentKind)
        return replace(self, rows=tuple(sorted([*kept, row], key=lambda r: order.index(r.kind))))


ISSUERS = Issuers(
    rows=(
        Issuer(
            kind=InstrumentKind.USPS_MONEY_ORDER,
            transits=("000000204", "000008002"),
            marks=MARKS[InstrumentKind.USPS_MONEY_ORDER],
        ),
        Issuer(kind=InstrumentKind.WESTERN_UNION_MONEY_ORDER),
        Issuer(
            kind=InstrumentKind.MONEYGRAM_MONEY_ORDER,
            marks=MARKS[InstrumentKind.MONEYGRAM_MONEY_ORDER],
        ),
        Issuer(kind=InstrumentKind.OTHER_MONEY_ORDER),
    )
)
"""The table before the directory brought one. Source: domain.md 6."""


def issuer_ok(row: Issuer) -> None:
    """Whether a row may stand in the table. Raises Refusal `issuer.kind` (a check has none),
    `issuer.transit`, `issuer.mark` or `issuer.phone`.
    """
    if row.kind.is_check:
        raise Refusal("issuer.kind", field="kind", value=row.kind.value)
    for transit in row.transits:
        if not routing_ok(transit):
            raise Refusal("issuer.transit", field="transit", value=transit)
    if len(row.transits) > TRANSITS_MAX:
        raise Refusal("issuer.transit", field="transit", value=len(row.transits))
    for mark in row.marks:
        whole = mark == " ".join(mark.split()) and mark.isprintable()
        if not mark or not whole or len(mark) > MARK_LENGTH_MAX:
            raise Refusal("issuer.mark", field="mark", value=mark, limit=MARK_LENGTH_MAX)
    if len(row.marks) > MARKS_MAX or len(set(row.marks)) != len(row.marks):
        raise Refusal("issuer.mark", field="mark", value=len(row.marks), limit=MARKS_MAX)
    if len(row.phone) > PHONE_LENGTH_MAX or not row.phone.isprintable():
        raise Refusal("issuer.phone", field="phone", value=row.phone)
