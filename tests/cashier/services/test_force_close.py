"""A drawer left open: closed by a supervisor, with a reason, the cashier's name kept."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from sqlalchemy import text

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession, DrawerState, KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report import DrawerReport
from cashier.services import drawers, payments, reports
from cashier.services.desk import Desk
from cashier.services.force_close import force_close
from receipts.report_document import report_document
from tests.cashier.counter import BOYLE, HADDAD, NOW, OKAFOR, RIVERA, TODAY, approved, draft, rows

CHECKS = InstrumentKind.PERSONAL_CHECK
WHY = "went home ill"


def forced(desk: Desk, session: DrawerSession) -> DrawerReport:
    done = force_close(desk, BOYLE, session.session_id, WHY)
    assert isinstance(done, DrawerReport)
    return done


def closed_record(desk: Desk) -> dict[str, object]:
    with desk.store.read() as connection:
        row = connection.execute(text("SELECT canonical FROM posting WHERE kind = 'closed'"))
        found: dict[str, object] = json.loads(row.scalar_one())
    return found


def test_a_supervisor_closes_a_drawer_left_open(
    desk: Desk, drawer: DrawerSession, training_clock: TrainingClock
) -> None:
    payments.take(desk, RIVERA, draft(desk))
    training_clock.set(NOW + timedelta(days=1))
    report = forced(desk, drawer)
    assert (report.staff, report.approver, report.reason) == ("1001", "2001", WHY)
    assert report.forced
    assert not report.counts
    assert report.expected_total == KindCount(items=1, cents=20600)
    assert report.business_date == TODAY
    record = closed_record(desk)
    assert (record["staff"], record["session_id"]) == ("2001", drawer.session_id)
    body = record["body"]
    assert isinstance(body, dict)
    assert (body["forced"], body["cashier"]) == (WHY, "1001")
    # nobody counted: there is no difference that the ledger could tell
    assert body["kinds"]["personal_check"] == [1, 20600]
    assert "Not counted" in repr(report_document(report))
    assert "N. Boyle (2001), forced" in repr(report_document(report))
    # the cashier's own Z, for ever the same, and a new drawer for them
    assert reports.z_report(desk, RIVERA, drawer.session_id) == report
    drawers.open_drawer(desk, RIVERA, TODAY + timedelta(days=1))


def test_what_the_supervisor_found_in_the_tray_stands_beside_the_cashiers_counts(
    desk: Desk, drawer: DrawerSession
) -> None:
    payments.take(desk, RIVERA, draft(desk))
    drawers.count(desk, RIVERA, {})
    found = {CHECKS: KindCount(items=1, cents=20600)}
    report = force_close(desk, BOYLE, drawer.session_id, WHY, counts=found)
    assert isinstance(report, DrawerReport)
    assert [(one.attempt, one.staff) for one in report.counts] == [(1, "1001"), (2, "2001")]
    assert report.balanced
    body = closed_record(desk)["body"]
    assert isinstance(body, dict)
    assert body["kinds"]["personal_check"] == [1, 20600, 1, 20600]


def test_who_may_and_with_what(desk: Desk, drawer: DrawerSession) -> None:
    before = rows(desk)
    session = drawer.session_id
    for who, reason, code in (
        (OKAFOR, WHY, "role.not_allowed"),
        (RIVERA, WHY, "role.not_allowed"),
        (BOYLE, "  ", "reason.missing"),
    ):
        with pytest.raises(Refusal) as caught:
            force_close(desk, who, session, reason)
        assert caught.value.code == code
    with pytest.raises(Refusal, match=r"session\.unknown"):
        force_close(desk, BOYLE, desk.clock.new_id(), WHY)
    # a signature for another act, and one of the wrong kind of count
    with pytest.raises(Refusal, match=r"approval\.missing"):
        force_close(desk, OKAFOR, session, WHY, approved(desk, "close"))
    with pytest.raises(Refusal, match=r"count\.items"):
        force_close(desk, BOYLE, session, WHY, counts={CHECKS: KindCount(items=1, cents=0)})
    assert rows(desk) == before
    done = force_close(desk, OKAFOR, session, WHY, approved(desk, "force_close"))
    assert isinstance(done, DrawerReport)
    assert done.approver == "2001"
    assert closed_record(desk)["staff"] == "1002"
    with pytest.raises(Refusal, match=r"drawer\.closed"):
        forced(desk, drawer)


def test_nobody_closes_their_own_by_force(desk: Desk) -> None:
    own = drawers.open_drawer(desk, BOYLE, TODAY)
    with pytest.raises(Refusal, match=r"approver\.same_person"):
        force_close(desk, BOYLE, own.session_id, WHY)
    with pytest.raises(Refusal, match=r"approver\.same_person"):
        force_close(desk, BOYLE, own.session_id, WHY, approved(desk, "force_close", by=BOYLE))
    force_close(desk, HADDAD, own.session_id, WHY)
    assert drawers.current(desk, BOYLE) is None


def test_nothing_enters_it_any_more(desk: Desk, drawer: DrawerSession) -> None:
    drawers.begin_count(desk, RIVERA)
    forced(desk, drawer)
    with desk.store.read() as connection:
        state = connection.execute(text("SELECT state FROM drawer")).scalar_one()
    assert state == DrawerState.CLOSED.value
    with pytest.raises(Refusal, match=r"drawer\.none_open"):
        payments.take(desk, RIVERA, draft(desk))
