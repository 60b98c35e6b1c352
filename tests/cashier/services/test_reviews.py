"""A difference with nobody there to sign: closed, listed, signed later, deposited after that."""

from __future__ import annotations

import pytest

from cashier.domain.drawer import DrawerSession, KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report import DrawerReport
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import drawers, payments, reports, requests, reviews
from cashier.services.desk import Desk
from cashier.store import site_day
from receipts.report_files import report_text
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import (
    BOYLE,
    HADDAD,
    MENSAH,
    OKAFOR,
    RIVERA,
    TODAY,
    approved,
    draft,
    must_hold,
    rows,
)
from tests.cashier.services.two_desks import two_desks

CHECKS, USPS = InstrumentKind.PERSONAL_CHECK, InstrumentKind.USPS_MONEY_ORDER
WHY = "one check not found"


@pytest.fixture
def left(desk: Desk, drawer: DrawerSession) -> DrawerReport:
    """Rivera's drawer, closed a check short with nobody to sign."""
    payments.take(desk, RIVERA, draft(desk))
    drawers.count(desk, RIVERA, {USPS: KindCount(items=1, cents=500)})
    return drawers.close(desk, RIVERA, reason=WHY, later=True)


def waits(desk: Desk, session_id: str) -> bool:
    with desk.store.read() as connection:
        (found,) = (
            one
            for one in site_day.drawers(connection, desk.identity)
            if one.session_id == session_id
        )
    assert found.review_pending is not reviews.may_deposit(desk, session_id)
    return found.review_pending


def test_closed_listed_and_not_to_be_deposited(desk: Desk, left: DrawerReport) -> None:
    assert left.review_pending
    assert (left.approver, left.reason) == ("", WHY)
    assert "pending: no deposit until signed" in report_text(left)
    assert waits(desk, left.session_id)
    (one,) = reviews.pending(desk, MENSAH)
    assert (one.cashier_name, one.reason, one.here) == ("A. Rivera", WHY, True)
    assert one.kinds == ((CHECKS, -1, -20600), (USPS, 1, 500))
    assert (one.items, one.cents) == (0, -20100)
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        reviews.pending(desk, OKAFOR)
    must_hold(desk)


def test_another_supervisor_signs_once(desk: Desk, left: DrawerReport) -> None:
    for who, code in ((OKAFOR, "role.not_allowed"), (RIVERA, "role.not_allowed")):
        with pytest.raises(Refusal) as caught:
            reviews.sign_review(desk, who, left.session_id)
        assert caught.value.code == code
    record = reviews.sign_review(desk, BOYLE, left.session_id, comment="found under the tray")
    assert '"kind":"review"' in record.canonical
    assert not waits(desk, left.session_id)
    assert not reviews.pending(desk, BOYLE)
    assert reports.z_report(desk, BOYLE, left.session_id) == left, "the Z never changes"
    before = rows(desk)
    with pytest.raises(Refusal, match=r"review\.none"):
        reviews.sign_review(desk, HADDAD, left.session_id)
    assert rows(desk) == before
    must_hold(desk)


def test_a_supervisor_signs_beside_somebody_else(desk: Desk, left: DrawerReport) -> None:
    with pytest.raises(Refusal, match=r"approval\.missing"):
        reviews.sign_review(desk, OKAFOR, left.session_id, approval=approved(desk, "close"))
    reviews.sign_review(desk, OKAFOR, left.session_id, approval=approved(desk, "review"))
    assert not waits(desk, left.session_id)


def test_nobody_signs_their_own(desk: Desk) -> None:
    own = drawers.open_drawer(desk, BOYLE, TODAY)
    drawers.count(desk, BOYLE, {CHECKS: KindCount(items=1, cents=100)})
    drawers.close(desk, BOYLE, reason=WHY, later=True)
    with pytest.raises(Refusal, match=r"approver\.same_person"):
        reviews.sign_review(desk, BOYLE, own.session_id)
    (one,) = reviews.pending(desk, BOYLE)
    with pytest.raises(Refusal, match=r"approver\.same_person"):
        requests.refuse(desk, BOYLE, one.request_id, "no")
    reviews.sign_review(desk, HADDAD, own.session_id)


def test_one_who_will_not_sign_leaves_it_to_another(desk: Desk, left: DrawerReport) -> None:
    (one,) = reviews.pending(desk, BOYLE)
    requests.refuse(desk, BOYLE, one.request_id, "look in the other tray first")
    assert waits(desk, left.session_id)
    reviews.sign_review(desk, HADDAD, left.session_id)
    with pytest.raises(Refusal, match=r"request\.none"):
        requests.refuse(desk, BOYLE, one.request_id, "again")


def test_a_reason_is_needed_and_balance_needs_no_review(desk: Desk, drawer: DrawerSession) -> None:
    payments.take(desk, RIVERA, draft(desk))
    drawers.count(desk, RIVERA, {})
    with pytest.raises(Refusal, match=r"reason\.missing"):
        drawers.close(desk, RIVERA, later=True)
    with pytest.raises(Refusal, match=r"drawer\.differs"):
        drawers.close(desk, RIVERA, reason=WHY)
    drawers.count(desk, RIVERA, {CHECKS: KindCount(items=1, cents=20600)})
    report = drawers.close(desk, RIVERA, later=True)
    assert not report.review_pending
    assert reviews.may_deposit(desk, report.session_id)


def test_signed_at_another_station(
    desk: Desk, left: DrawerReport, desk_at: OpenDesk, own_ledger: EmbeddedLedger
) -> None:
    both = two_desks(desk, desk_at, own_ledger)
    both.sync(desk, both.two)
    (one,) = reviews.pending(both.two, BOYLE)
    assert (one.station_name, one.here, one.kinds[0]) == ("TRN-01", False, (CHECKS, -1, -20600))
    assert waits(both.two, left.session_id)
    reviews.sign_review(both.two, BOYLE, left.session_id)
    both.sync(both.two, desk)
    for one_desk in (desk, both.two):
        assert not waits(one_desk, left.session_id)
        assert not reviews.pending(one_desk, BOYLE)
