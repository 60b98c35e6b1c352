"""The drawer report's own figures are sums of its kinds."""

from __future__ import annotations

from cashier.domain.drawer import KindCount, differences
from cashier.domain.instrument import InstrumentKind
from cashier.domain.receipt import ReceiptSite
from cashier.domain.report import DrawerReport, ReportKind
from tests.cashier.domain.builders import new_york

CHECKS, ORDERS = InstrumentKind.PERSONAL_CHECK, InstrumentKind.USPS_MONEY_ORDER


def report(counted: dict[InstrumentKind, KindCount]) -> DrawerReport:
    at = new_york("2026-11-23 16:58")
    should = {CHECKS: KindCount(items=2, cents=30900), ORDERS: KindCount(items=1, cents=3457)}
    return DrawerReport(
        kind=ReportKind.Z,
        z_number=1,
        site=ReceiptSite(code="BOS", name="Boston", address="", phone=""),
        station="01",
        session_id="s1",
        staff="1001",
        staff_name="A. Rivera",
        business_date=at.date(),
        opened_at=at,
        closed_at=at,
        made_at=at,
        training=False,
        kinds=differences(should, counted),
        counts=(),
        reason="",
        approver="",
        approver_name="",
        items=(),
        first_receipt="",
        last_receipt="",
        receipts_missing=(),
        receipts=0,
        copies=0,
        acknowledged=(),
        overridden=(),
        after_cut_off=0,
        unprinted=(),
        uncertain=(),
        unconfirmed=0,
        attention=0,
        chain_seq=0,
        chain_head="",
        audit_seq=0,
        audit_head="",
        ledger_head_seq=0,
    )


def test_in_balance() -> None:
    z = report({CHECKS: KindCount(items=2, cents=30900), ORDERS: KindCount(items=1, cents=3457)})
    assert z.expected_total == z.counted_total == KindCount(items=3, cents=34357)
    assert z.balanced


def test_right_in_total_and_wrong_by_kind_is_not_in_balance() -> None:
    z = report({CHECKS: KindCount(items=3, cents=34357)})
    assert z.expected_total == z.counted_total
    assert not z.balanced
