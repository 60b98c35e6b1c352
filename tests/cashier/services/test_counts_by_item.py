"""A difference named by item, after a committed count and on the Z."""

from __future__ import annotations

import pytest

from cashier.domain.counted_items import Finding, HeldItem
from cashier.domain.drawer import DrawerSession, KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.services import counts, drawers, payments, reports
from cashier.services.desk import Desk
from receipts.report_files import report_text
from receipts.report_pdf import report_pdf
from tests.cashier.counter import RIVERA, approved, check, draft, item, must_hold

CHECKS = InstrumentKind.PERSONAL_CHECK
WHY = "one read wrong, one lost, one not keyed"


@pytest.fixture
def receipt(desk: Desk, drawer: DrawerSession) -> str:
    papers = [check(20600, "1042"), check(3457, "1043"), check(500, "77")]
    return payments.take(
        desk, RIVERA, draft(desk, *(item(desk, one) for one in papers))
    ).receipt_number


def paper(number: str, cents: int) -> HeldItem:
    return HeldItem(kind=CHECKS, number=number, cents=cents)


HELD = (paper("1043", 3475), paper("2210", 4120))
COUNTED = {CHECKS: KindCount(items=3, cents=20600 + 3475 + 4120)}


def test_nothing_is_named_before_the_count(desk: Desk, receipt: str) -> None:
    with pytest.raises(Refusal, match=r"count\.missing"):
        counts.named(desk, RIVERA, HELD)


def test_the_z_names_what_the_tray_showed(desk: Desk, receipt: str) -> None:
    drawers.count(desk, RIVERA, COUNTED)
    found = counts.named(desk, RIVERA, HELD, {(receipt, 1)})
    assert [one.finding for one in found if one.number == "1042"] == [Finding.HELD]
    report = drawers.close(
        desk,
        RIVERA,
        reason=WHY,
        approval=approved(desk, "close"),
        held=HELD,
        ticked={(receipt, 1)},
    )
    assert sorted((one.finding.value, one.number, one.paper_cents) for one in report.named) == [
        ("amount", "1043", 3475),
        ("missing", "77", 0),
        ("surplus", "2210", 4120),
    ]
    assert reports.z_report(desk, RIVERA) == report
    said = report_text(report)
    assert all(one in said for one in ("2210", "34.75", "41.20")), "the surplus, the amount read"
    assert report_pdf(report)
    must_hold(desk)


def test_half_a_tray_names_nothing_as_missing(desk: Desk, receipt: str) -> None:
    """Two ticks of three, and the counted figure says that all three are there."""
    drawers.count(desk, RIVERA, COUNTED)
    report = drawers.close(
        desk, RIVERA, reason=WHY, approval=approved(desk, "close"), ticked={(receipt, 1)}
    )
    assert report.named == ()
