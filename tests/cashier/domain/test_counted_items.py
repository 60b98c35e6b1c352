"""A difference named by item."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.counted_items import (
    Finding,
    HeldItem,
    NamedItem,
    RecordedItem,
    explains,
    name_items,
)
from cashier.domain.drawer import KindCount, TrayItem, differences, expected
from cashier.domain.instrument import InstrumentKind

CHECK, BUSINESS = InstrumentKind.PERSONAL_CHECK, InstrumentKind.BUSINESS_CHECK


def recorded(*items: tuple[InstrumentKind, str, int]) -> tuple[RecordedItem, ...]:
    return tuple(
        RecordedItem(receipt_number="R", line=line, kind=kind, number=number, cents=cents)
        for line, (kind, number, cents) in enumerate(items, start=1)
    )


def held(*items: tuple[InstrumentKind, str, int]) -> tuple[HeldItem, ...]:
    return tuple(HeldItem(kind=kind, number=number, cents=cents) for kind, number, cents in items)


def findings(named: tuple[NamedItem, ...]) -> list[tuple[str, str, int]]:
    return [(one.finding.value, one.number, one.line) for one in named]


def test_missing_surplus_and_mis_keyed_are_told_apart() -> None:
    named = name_items(
        recorded((CHECK, "1042", 20600), (CHECK, "1043", 3457), (CHECK, "77", 100)),
        held((CHECK, "2210", 4120), (CHECK, "01043", 3475), (BUSINESS, "77", 100)),
    )
    assert findings(named) == [
        ("missing", "1042", 1),
        ("amount", "1043", 2),
        ("kind", "77", 3),
        ("surplus", "2210", 0),
    ]
    assert (named[1].recorded_cents, named[1].paper_cents) == (3457, 3475)
    assert (named[2].recorded_kind, named[2].kind) == ("personal_check", BUSINESS)


def test_two_of_one_number_are_two() -> None:
    """Different banks, the same check number: the amount tells which is which."""
    both = recorded((CHECK, "101", 500), (CHECK, "101", 700))
    assert findings(name_items(both, held((CHECK, "101", 700)))) == [
        ("missing", "101", 1),
        ("held", "101", 2),
    ]
    assert findings(name_items(both, held((CHECK, "101", 700)), {("R", 1)})) == [
        ("held", "101", 1),
        ("held", "101", 2),
    ]


def test_without_a_number_kind_and_amount_decide() -> None:
    named = name_items(recorded((CHECK, "101", 500)), held((CHECK, "", 500), (CHECK, "", 9)))
    assert [one.finding for one in named] == [Finding.HELD, Finding.SURPLUS]


ITEMS = st.lists(
    st.tuples(
        st.sampled_from([CHECK, BUSINESS]),
        st.sampled_from(["", "1", "2", "3"]),
        st.sampled_from([100, 200, 300]),
    ),
    max_size=6,
)


@given(ITEMS, ITEMS)
def test_named_items_always_explain_what_was_held(
    was: list[tuple[InstrumentKind, str, int]], now: list[tuple[InstrumentKind, str, int]]
) -> None:
    """Whatever was recorded and held: each is named once, and the sums come out."""
    named = name_items(recorded(*was), held(*now))
    assert sum(one.finding is not Finding.MISSING for one in named) == len(now)
    assert sum(bool(one.recorded_kind) for one in named) == len(was)
    should = expected(TrayItem(kind=kind, cents=cents, voided=False) for kind, _, cents in was)
    counted = expected(TrayItem(kind=kind, cents=cents, voided=False) for kind, _, cents in now)
    rows = differences(should, counted)
    assert explains(named, rows)
    wrong = {**counted, CHECK: KindCount(items=9, cents=9)}
    assert not explains(named, differences(should, wrong))
