"""The drawer from open to Z: who opens, a blind count, two people for a difference, for ever."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession, DrawerState, KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report import DrawerReport
from cashier.services import drawers, items, mistakes, payments, printing, reports
from cashier.services.desk import Desk
from cashier.store import drawers as stored
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import (
    BOYLE,
    HADDAD,
    LINDQVIST,
    MENSAH,
    NOW,
    OKAFOR,
    RIVERA,
    TODAY,
    Broken,
    approved,
    check,
    draft,
    failing_at,
    item,
    money_order,
    must_hold,
    rows,
    scalar,
)

CHECKS, USPS = InstrumentKind.PERSONAL_CHECK, InstrumentKind.USPS_MONEY_ORDER
ONE_CHECK = {CHECKS: KindCount(items=1, cents=20600)}


def closed(desk: Desk) -> DrawerReport:
    drawers.count(desk, RIVERA, ONE_CHECK)
    return drawers.close(desk, RIVERA)


# ---------------------------------------------------------------- open


def test_one_open_drawer_per_person(desk: Desk, drawer: DrawerSession) -> None:
    with pytest.raises(Refusal) as caught:
        drawers.open_drawer(desk, RIVERA, TODAY)
    assert caught.value.code == "drawer.already_open"
    assert caught.value.data["session"] == drawer.session_id
    drawers.open_drawer(desk, OKAFOR, TODAY)
    drawers.begin_count(desk, RIVERA)
    with pytest.raises(Refusal, match=r"drawer\.already_open"):
        drawers.open_drawer(desk, RIVERA, TODAY)
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        drawers.open_drawer(desk, LINDQVIST, TODAY)


def test_a_drawer_closed_in_the_day_may_be_followed_by_another(
    desk: Desk, drawer: DrawerSession
) -> None:
    payments.take(desk, RIVERA, draft(desk))
    first = closed(desk)
    second = drawers.open_drawer(desk, RIVERA, TODAY)
    assert second.session_id != first.session_id
    payments.take(desk, RIVERA, draft(desk))
    report = closed(desk)
    assert (report.business_date, report.z_number) == (TODAY, (first.z_number or 0) + 1)
    assert report.expected_total == KindCount(items=1, cents=20600), "nothing of the first"


def test_the_constraint_itself_holds_one_open_drawer_per_person(
    desk: Desk, drawer: DrawerSession
) -> None:
    """Where a service is wrong the table refuses."""
    with (
        pytest.raises(IntegrityError, match=r"drawer\.staff"),
        desk.store.write() as connection,
    ):
        stored.open_new(connection, replace(drawer, session_id=desk.clock.new_id()))


def test_what_somebody_forgot_is_seen_at_opening(
    desk: Desk, drawer: DrawerSession, training_clock: TrainingClock
) -> None:
    assert not drawers.proposal(desk, OKAFOR).forgotten, "of today it is at work"
    training_clock.set(NOW + timedelta(days=1))
    (one,) = drawers.proposal(desk, OKAFOR).forgotten
    assert (one.session, one.staff_name) == (drawer, "A. Rivera")
    own = drawers.proposal(desk, RIVERA)
    assert (own.open_drawer, own.forgotten) == (drawer, ())
    with pytest.raises(Refusal, match=r"drawer\.already_open"):
        drawers.open_drawer(desk, RIVERA, TODAY + timedelta(days=1))


def test_another_business_date_needs_a_supervisor(desk: Desk) -> None:
    tomorrow = TODAY + timedelta(days=1)
    before = rows(desk)
    with pytest.raises(Refusal) as caught:
        drawers.open_drawer(desk, RIVERA, tomorrow)
    assert caught.value.code == "business_date.needs_supervisor"
    with pytest.raises(Refusal, match=r"approver\.same_person"):
        drawers.open_drawer(desk, BOYLE, tomorrow, approval=approved(desk, "open_drawer", by=BOYLE))
    assert rows(desk) == before
    approval = approved(desk, "open_drawer")
    session = drawers.open_drawer(desk, RIVERA, tomorrow, approval=approval)
    assert session.business_date == tomorrow
    with pytest.raises(Refusal, match=r"approval\.missing"):
        drawers.open_drawer(desk, OKAFOR, tomorrow, approval=approval)


def test_today_is_new_yorks(desk: Desk, training_clock: TrainingClock) -> None:
    """04:30 UTC on the 24th is still the evening of the 23rd."""
    training_clock.set(NOW.replace(day=24, hour=4, minute=30))
    assert drawers.proposal(desk, RIVERA).business_date == TODAY
    drawers.open_drawer(desk, RIVERA, TODAY)


def test_an_unneeded_approval_is_not_used_up(desk: Desk) -> None:
    approval = approved(desk, "open_drawer")
    drawers.open_drawer(desk, RIVERA, TODAY, approval=approval)
    drawers.open_drawer(desk, OKAFOR, date(2026, 11, 20), approval=approval)


# ---------------------------------------------------------------- count


def test_the_count_is_blind(desk: Desk, drawer: DrawerSession) -> None:
    """What agrees shows no figure; what differs is shown only after the count was committed."""
    payments.take(desk, RIVERA, draft(desk, item(desk, check(20600)), item(desk, money_order())))
    result = drawers.count(desk, RIVERA, ONE_CHECK)
    assert [row.kind for row in result.differences] == [USPS]
    assert (result.agrees, result.attempt, result.recounts_left) == (False, 1, 2)
    assert drawers.last_count(desk, RIVERA) == result
    with pytest.raises(Refusal, match=r"drawer\.counting"):
        items.today(desk, RIVERA)


def test_right_in_total_wrong_by_kind(desk: Desk, drawer: DrawerSession) -> None:
    payments.take(desk, RIVERA, draft(desk))
    result = drawers.count(desk, RIVERA, {USPS: KindCount(items=1, cents=20600)})
    assert [row.kind for row in result.differences] == [CHECKS, USPS]


def test_back_to_the_counter_only_before_a_count(desk: Desk, drawer: DrawerSession) -> None:
    drawers.begin_count(desk, RIVERA)
    assert drawers.back_to_counter(desk, RIVERA).state is DrawerState.OPEN
    drawers.count(desk, RIVERA, {})
    with pytest.raises(Refusal, match=r"count\.committed"):
        drawers.back_to_counter(desk, RIVERA)


def test_two_recounts_then_a_supervisor(desk: Desk, drawer: DrawerSession) -> None:
    left = [drawers.count(desk, RIVERA, ONE_CHECK).recounts_left for _ in range(3)]
    assert left == [2, 1, 0]
    before = rows(desk)
    with pytest.raises(Refusal, match=r"count\.needs_supervisor"):
        drawers.count(desk, RIVERA, {})
    with pytest.raises(Refusal, match=r"approval\.missing"):
        drawers.count(desk, RIVERA, {}, approval=approved(desk, "void"))
    assert rows(desk) == before
    fourth = drawers.count(desk, RIVERA, {}, approval=approved(desk, "count"))
    assert (fourth.attempt, fourth.agrees, fourth.recounts_left) == (4, True, 0)
    z = drawers.close(desk, RIVERA)
    assert [(one.attempt, one.staff) for one in z.counts] == [
        (1, "1001"),
        (2, "1001"),
        (3, "1001"),
        (4, "2001"),
    ]


@pytest.mark.parametrize(
    "number",
    [
        KindCount(items=-1, cents=100),
        KindCount(items=0, cents=100),
        KindCount(items=1, cents=0),
        KindCount(items=1, cents=-5),
        KindCount(items=100_001, cents=5),
        KindCount(items=1, cents=10**15),
    ],
)
def test_counts_that_cannot_be(desk: Desk, drawer: DrawerSession, number: KindCount) -> None:
    before = rows(desk)
    with pytest.raises(Refusal):
        drawers.count(desk, RIVERA, {CHECKS: number})
    assert rows(desk) == before


# ---------------------------------------------------------------- close


def test_close_needs_a_count(desk: Desk, drawer: DrawerSession) -> None:
    with pytest.raises(Refusal, match=r"count\.missing"):
        drawers.close(desk, RIVERA)
    with pytest.raises(Refusal, match=r"drawer\.none_open"):
        drawers.close(desk, OKAFOR)


def test_a_difference_needs_another_person_and_a_reason(desk: Desk, drawer: DrawerSession) -> None:
    payments.take(desk, RIVERA, draft(desk))
    drawers.count(desk, RIVERA, {})
    before = rows(desk)
    with pytest.raises(Refusal) as caught:
        drawers.close(desk, RIVERA)
    assert caught.value.code == "drawer.differs"
    assert caught.value.data["kinds"] == "personal_check"
    for reason, approval, code in (
        ("", approved(desk, "close"), "reason.missing"),
        ("lost", approved(desk, "close", RIVERA), "approver.same_person"),
        ("lost", approved(desk, "void"), "approval.missing"),
    ):
        with pytest.raises(Refusal) as caught:
            drawers.close(desk, RIVERA, reason=reason, approval=approval)
        assert caught.value.code == code
    assert rows(desk) == before
    z = drawers.close(desk, RIVERA, reason="lost", approval=approved(desk, "close", HADDAD))
    assert not z.balanced
    assert (z.reason, z.approver, z.approver_name) == ("lost", "2002", "M. Haddad")
    must_hold(desk)


def test_a_close_is_one_transaction(desk: Desk, drawer: DrawerSession) -> None:
    payments.take(desk, RIVERA, draft(desk))
    drawers.count(desk, RIVERA, ONE_CHECK)
    before = rows(desk)
    z: DrawerReport | None = None
    for nth in itertools.count(1):
        with failing_at(desk, nth):
            try:
                z = drawers.close(desk, RIVERA)
            except Broken:
                assert rows(desk) == before
                continue
        break
    assert z is not None
    assert z.z_number == 1
    assert nth > 15
    must_hold(desk)


# ---------------------------------------------------------------- Z and X


def test_a_z_is_the_same_for_ever(
    desk: Desk, drawer: DrawerSession, training_clock: TrainingClock
) -> None:
    visit = payments.take(desk, RIVERA, draft(desk, item(desk, check()), item(desk, money_order())))
    mistakes.void(
        desk, RIVERA, visit.receipt_number, 2, reason="keyed", approval=approved(desk, "void")
    )
    z = closed(desk)
    assert z.report_hash == reports.report_hash(z)
    assert reports.report_hash(replace(z, receipts=2)) != z.report_hash
    assert (z.z_number, z.receipts, z.balanced) == (1, 1, True)
    assert z.expected_total == KindCount(items=1, cents=20600)
    assert [(one.line, one.voided_at is None) for one in z.items] == [(1, True), (2, False)]
    assert z.items[1].void_reason == "keyed"
    training_clock.set(NOW + timedelta(days=400))
    drawers.open_drawer(desk, RIVERA, date(2027, 12, 28))
    payments.take(desk, RIVERA, draft(desk, item(desk, money_order(number="28123456792"))))
    assert reports.z_report(desk, RIVERA, drawer.session_id) == z
    assert reports.z_report(desk, BOYLE, on=TODAY) == z
    assert reports.archived(desk, RIVERA) == (z,)


def test_no_number_is_missing_between_two_drawers(desk: Desk, drawer: DrawerSession) -> None:
    drawers.open_drawer(desk, OKAFOR, TODAY)
    for who in (RIVERA, OKAFOR, OKAFOR, RIVERA):
        payments.take(desk, who, draft(desk))
    two = {CHECKS: KindCount(items=2, cents=41200)}
    drawers.count(desk, RIVERA, two)
    z = drawers.close(desk, RIVERA)
    assert (z.first_receipt[:13], z.last_receipt[:13]) == ("TRN-01-000001", "TRN-01-000004")
    assert z.receipts_missing == ()
    assert z.receipts == 2


def test_z_numbers_have_no_gap(desk: Desk) -> None:
    numbers = []
    for _ in range(3):
        drawers.open_drawer(desk, RIVERA, TODAY)
        drawers.count(desk, RIVERA, {})
        numbers.append(drawers.close(desk, RIVERA).z_number)
    assert numbers == [1, 2, 3]


def test_a_cashier_reads_own_z_only(desk: Desk, drawer: DrawerSession) -> None:
    payments.take(desk, RIVERA, draft(desk))
    mine = closed(desk)
    other = drawers.open_drawer(desk, OKAFOR, TODAY)
    with pytest.raises(Refusal, match=r"drawer\.not_closed"):
        reports.z_report(desk, OKAFOR, other.session_id)
    drawers.count(desk, OKAFOR, {})
    theirs = drawers.close(desk, OKAFOR)
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        reports.z_report(desk, OKAFOR, drawer.session_id)
    assert reports.z_report(desk, RIVERA) == mine  # the newest of one's own
    assert reports.z_report(desk, MENSAH) == theirs
    assert reports.archived(desk, BOYLE) == (theirs, mine)
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        reports.z_report(desk, LINDQVIST)
    with pytest.raises(Refusal, match=r"session\.unknown"):
        reports.z_report(desk, BOYLE, "x")
    with pytest.raises(Refusal, match=r"report\.none"):
        reports.z_report(desk, BOYLE, on=date(2026, 1, 1))


def test_x_is_never_of_ones_own_drawer(desk: Desk, drawer: DrawerSession) -> None:
    payments.take(desk, RIVERA, draft(desk))
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        reports.x_report(desk, RIVERA, drawer.session_id)
    own = drawers.open_drawer(desk, BOYLE, TODAY)
    with pytest.raises(Refusal, match=r"report\.own_drawer"):
        reports.x_report(desk, BOYLE, own.session_id)
    drawers.count(desk, RIVERA, ONE_CHECK)
    x = reports.x_report(desk, BOYLE, drawer.session_id)
    assert x.expected_total == KindCount(items=1, cents=20600)
    assert x.counted_total == KindCount()
    assert x.z_number is None
    drawers.close(desk, RIVERA)
    with pytest.raises(Refusal, match=r"drawer\.closed"):
        reports.x_report(desk, BOYLE, drawer.session_id)


def test_warnings_are_tallied_once_per_item(desk: Desk, drawer: DrawerSession) -> None:
    payments.take(
        desk,
        RIVERA,
        draft(desk, item(desk, check(20600)), item(desk, check(100, memo_has_account=False))),
    )
    drawers.count(desk, RIVERA, {CHECKS: KindCount(items=2, cents=20700)})
    tally = {one.code: one.times for one in drawers.close(desk, RIVERA).acknowledged}
    assert tally["CHK-NO-ACCOUNT"] == 1
    assert "*" not in tally


# ---------------------------------------------------------------- a restart


def test_everything_goes_on_after_a_restart(
    desk: Desk, drawer: DrawerSession, desk_at: OpenDesk
) -> None:
    payments.take(desk, RIVERA, draft(desk))
    first = drawers.count(desk, RIVERA, {})
    desk.store.close()
    again = desk_at("home")
    assert drawers.last_count(again, RIVERA) == first
    assert drawers.count(again, RIVERA, ONE_CHECK).attempt == 2
    assert drawers.close(again, RIVERA).balanced
    assert scalar(again, "SELECT count(*) FROM drawer WHERE state <> 'closed'") == 0


def test_what_closing_leaves_open(desk: Desk, drawer: DrawerSession) -> None:
    """Receipts not printed are named, of this drawer only, in the Z as on the page before it."""
    first = payments.take(desk, RIVERA, draft(desk)).receipt_number
    second = payments.take(desk, RIVERA, draft(desk)).receipt_number
    drawers.open_drawer(desk, OKAFOR, TODAY)
    payments.take(desk, OKAFOR, draft(desk))
    jobs = printing.StoredJobs(desk)
    job = jobs.next_waiting()
    assert job is not None
    jobs.begin(job.job_id)
    jobs.recover()
    left = drawers.leaving(desk, RIVERA)
    assert (left.unprinted, left.uncertain) == ((second,), (first,))
    assert (left.unconfirmed, left.attention) == (5, 0)
    drawers.count(desk, RIVERA, {CHECKS: KindCount(items=2, cents=41200)})
    z = drawers.close(desk, RIVERA)
    assert (z.unprinted, z.uncertain) == ((second,), (first,))
