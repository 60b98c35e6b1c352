"""A difference named by item: which recorded paper is missing, which paper in the tray was never
recorded, which was recorded with another amount or as another kind. Source: domain.md 10.

Bank accounts play no part: an item is held against what is recorded by kind, number and amount.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cashier.domain.drawer import KindDifference
from cashier.domain.instrument import InstrumentKind, significant


class Finding(StrEnum):
    """What became of one item when the tray was gone through."""

    HELD = "held"
    MISSING = "missing"
    SURPLUS = "surplus"
    AMOUNT = "amount"
    """Held, and the paper says another amount than was recorded."""
    KIND = "kind"
    """Held, and the paper is of another kind than was recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldItem:
    """One item that somebody holds in their hand: `cents` as on the paper, `number` '' where there
    is none.
    """

    kind: InstrumentKind
    number: str
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedItem:
    """One item that should be in the tray."""

    receipt_number: str
    line: int
    kind: InstrumentKind
    number: str
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedItem:
    """One item and what was found. Of a surplus there is no receipt (line 0) and nothing recorded;
    of a missing one nothing is on paper. `kind` is the paper's where there is one, `recorded_kind`
    the record's ('' of a surplus).
    """

    finding: Finding
    kind: InstrumentKind
    number: str
    recorded_cents: int = 0
    paper_cents: int = 0
    receipt_number: str = ""
    line: int = 0
    recorded_kind: str = ""


def name_items(
    recorded: Iterable[RecordedItem],
    held: Iterable[HeldItem],
    ticked: Collection[tuple[str, int]] = frozenset(),
) -> tuple[NamedItem, ...]:
    """Every recorded item with what became of it, in their order, then what was never recorded.

    `ticked` are recorded items (receipt number, line) held as they are recorded. Each paper is one
    item at most: the same kind, number and amount first, then the same kind and number, then the
    same number, then, where either has no number, the same kind and amount.
    """
    rows = list(recorded)
    found: dict[tuple[str, int], HeldItem] = {
        (one.receipt_number, one.line): HeldItem(kind=one.kind, number=one.number, cents=one.cents)
        for one in rows
        if (one.receipt_number, one.line) in ticked
    }
    left = list(held)
    for same in (_same, _same_paper, _same_number, _one_without_number):
        for one in rows:
            key = (one.receipt_number, one.line)
            paper = next((it for it in left if same(one, it)), None) if key not in found else None
            if paper is not None:
                found[key] = paper
                left.remove(paper)
    return (
        *(_named(one, found.get((one.receipt_number, one.line))) for one in rows),
        *(
            NamedItem(
                finding=Finding.SURPLUS, kind=one.kind, number=one.number, paper_cents=one.cents
            )
            for one in left
        ),
    )


def _same(one: RecordedItem, paper: HeldItem) -> bool:
    return _same_paper(one, paper) and one.cents == paper.cents


def _same_paper(one: RecordedItem, paper: HeldItem) -> bool:
    return one.kind is paper.kind and _same_number(one, paper)


def _same_number(one: RecordedItem, paper: HeldItem) -> bool:
    number = significant(one.number)
    return bool(number) and number == significant(paper.number)


def _one_without_number(one: RecordedItem, paper: HeldItem) -> bool:
    bare = not significant(one.number) or not significant(paper.number)
    return bare and one.kind is paper.kind and one.cents == paper.cents


def _named(one: RecordedItem, paper: HeldItem | None) -> NamedItem:
    finding = Finding.HELD
    if paper is None:
        finding = Finding.MISSING
    elif paper.kind is not one.kind:
        finding = Finding.KIND
    elif paper.cents != one.cents:
        finding = Finding.AMOUNT
    return NamedItem(
        finding=finding,
        kind=one.kind if paper is None else paper.kind,
        number=one.number,
        recorded_cents=one.cents,
        paper_cents=0 if paper is None else paper.cents,
        receipt_number=one.receipt_number,
        line=one.line,
        recorded_kind=one.kind.value,
    )


def explains(named: Sequence[NamedItem], rows: Iterable[KindDifference]) -> bool:
    """Whether the items account for the whole difference, per kind, in items and in cents: only
    then was the tray gone through, and not merely begun.
    """

    return all(_moved(named, row.kind) == (row.items, row.cents) for row in rows)


def _moved(named: Sequence[NamedItem], kind: InstrumentKind) -> tuple[int, int]:
    """Items and cents of a kind on paper less those recorded."""
    paper = [one for one in named if one.kind is kind and one.finding is not Finding.MISSING]
    record = [one for one in named if one.recorded_kind == kind]
    cents = sum(one.paper_cents for one in paper) - sum(one.recorded_cents for one in record)
    return len(paper) - len(record), cents
