"""What a drawer should hold, and how a count differs from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.drawer import KindCount, TrayItem, differences, expected, total
from cashier.domain.instrument import InstrumentKind

CHECK, USPS = InstrumentKind.PERSONAL_CHECK, InstrumentKind.USPS_MONEY_ORDER

items = st.lists(
    st.builds(
        TrayItem,
        kind=st.sampled_from(InstrumentKind),
        cents=st.integers(1, 10**7),
        voided=st.booleans(),
    ),
    max_size=40,
)


@given(items)
def test_expected_is_the_sum_of_what_was_not_voided(tray: list[TrayItem]) -> None:
    should = expected(tray)
    assert list(should) == list(InstrumentKind)
    for kind in InstrumentKind:
        held = [item.cents for item in tray if item.kind is kind and not item.voided]
        assert should[kind] == KindCount(items=len(held), cents=sum(held))
    assert total(should).items == sum(not item.voided for item in tray)


@given(items, st.data())
def test_a_void_takes_away_that_item_and_nothing_else(
    tray: list[TrayItem], data: st.DataObject
) -> None:
    taken = [item for item in tray if not item.voided]
    if not taken:
        return
    gone = data.draw(st.sampled_from(taken))
    voided = TrayItem(kind=gone.kind, cents=gone.cents, voided=True)
    after = expected([*tray[: tray.index(gone)], voided, *tray[tray.index(gone) + 1 :]])
    before = expected(tray)
    for kind in InstrumentKind:
        same = kind is not gone.kind
        assert (after[kind] == before[kind]) is same
    assert total(before).cents - total(after).cents == gone.cents
    assert total(before).items - total(after).items == 1


@given(items)
def test_counting_what_is_there_agrees(tray: list[TrayItem]) -> None:
    should = expected(tray)
    assert all(row.agrees for row in differences(should, should))


def test_void_of_the_last_item_leaves_nothing() -> None:
    assert total(expected([TrayItem(kind=CHECK, cents=5, voided=True)])) == KindCount()


def test_right_in_total_and_wrong_by_kind_is_a_difference() -> None:
    should = expected([TrayItem(kind=CHECK, cents=3457, voided=False)])
    rows = {row.kind: row for row in differences(should, {USPS: KindCount(items=1, cents=3457)})}
    assert (rows[CHECK].items, rows[CHECK].cents) == (-1, -3457)
    assert (rows[USPS].items, rows[USPS].cents) == (1, 3457)
    assert sum(row.cents for row in rows.values()) == 0
    assert [row.agrees for row in rows.values()].count(False) == 2


def test_a_kind_that_was_not_counted_counts_as_none() -> None:
    should = expected([TrayItem(kind=CHECK, cents=100, voided=False)])
    rows = differences(should, {})
    assert len(rows) == len(InstrumentKind)
    assert (rows[0].items, rows[0].cents) == (-1, -100)
