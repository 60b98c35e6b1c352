"""Standing: the worked example of domain.md 3, its edges, and a slow model beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cashier.domain.account import (
    Account,
    AccountKind,
    BillType,
    Enrollment,
    PaymentChannel,
    PaymentStatus,
    Subsidy,
)
from cashier.domain.calendar import NEW_YORK, CounterDays
from cashier.domain.standing import Stage, WalkIn, owed_cents, standing
from tests.cashier.domain.builders import HEALTH, account, bill, new_york, paid

RECEIPT = "BOS-01-000017-4"


def rosa(last_month: str, **more: object) -> Account:
    """Paid to October; November and every month after it up to `last_month` open."""
    months = ["2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03"]
    bills = [bill(month) for month in months[: months.index(last_month) + 1]]
    return account(*bills, payments=(paid(10300),), **more)


def figures(of: Account, at: str) -> tuple[int, int, int, date]:
    now = standing(of, (), new_york(at))
    return now.past_due_cents, now.current_cents, now.good_standing_cents, now.good_standing_by


NOV_23, DEC_23, JAN_23 = date(2026, 11, 23), date(2026, 12, 23), date(2027, 1, 23)


class TestWorkedExample:
    @pytest.mark.parametrize(
        ("last_month", "at", "expected"),
        [
            ("2026-11", "2026-10-23 16:59:59", (0, 10300, 10300, date(2026, 10, 23))),
            ("2026-11", "2026-10-23 17:00:00", (10300, 0, 10300, NOV_23)),
            ("2026-12", "2026-11-05 10:00:00", (10300, 10300, 20600, NOV_23)),
            ("2026-12", "2026-11-25 10:00:00", (20600, 0, 20600, DEC_23)),
            ("2027-01", "2026-12-02 10:00:00", (20600, 10300, 30900, DEC_23)),
            ("2027-02", "2027-01-04 10:00:00", (30900, 10300, 41200, JAN_23)),
        ],
    )
    def test_figures(self, last_month: str, at: str, expected: tuple[int, int, int, date]) -> None:
        assert figures(rosa(last_month), at) == expected

    @pytest.mark.parametrize(
        ("at", "subsidised", "unsubsidised"),
        [
            ("2026-10-23 16:59:59", Stage.PAID, Stage.PAID),
            ("2026-10-23 17:00:00", Stage.PAST_DUE, Stage.PAST_DUE),
            ("2026-11-23 16:59:59", Stage.PAST_DUE, Stage.PAST_DUE),
            ("2026-11-23 17:00:00", Stage.WARNING_1, Stage.ENDING),
            ("2026-12-23 16:59:59", Stage.WARNING_1, Stage.ENDING),
            ("2026-12-23 17:00:00", Stage.WARNING_2, Stage.ENDING),
            ("2027-01-23 16:59:59", Stage.WARNING_2, Stage.ENDING),
            ("2027-01-23 17:00:00", Stage.ENDING, Stage.ENDING),
            ("2027-06-01 09:00:00", Stage.ENDING, Stage.ENDING),
        ],
    )
    def test_stages(self, at: str, subsidised: Stage, unsubsidised: Stage) -> None:
        for subsidy in (Subsidy.CONNECTORCARE, Subsidy.APTC):
            now = standing(rosa("2027-03", subsidy=subsidy), (), new_york(at))
            assert (now.stage, now.stage_is_estimate) == (subsidised, True)
        now = standing(rosa("2027-03", subsidy=Subsidy.NONE), (), new_york(at))
        assert (now.stage, now.stage_is_estimate) == (unsubsidised, True)

    def test_last_date_and_end_date(self) -> None:
        at = new_york("2026-11-05 10:00")
        grace = standing(rosa("2026-12"), (), at)
        assert (grace.last_date, grace.ends_on) == (JAN_23, date(2026, 11, 30))
        none = standing(rosa("2026-12", subsidy=Subsidy.NONE), (), at)
        assert (none.last_date, none.ends_on) == (NOV_23, date(2026, 10, 31))

    def test_a_saturday_due_date_is_not_moved_but_its_last_counter_day_is_shown(self) -> None:
        now = standing(rosa("2027-02"), (), new_york("2027-01-04 10:00"))
        assert now.good_standing_by == JAN_23
        assert now.good_standing_last_counter_day == date(2027, 1, 22)
        closed = CounterDays(closed=[(date(2027, 1, 22), "snow")])
        assert standing(
            rosa("2027-02"), (), new_york("2027-01-04 10:00"), closed
        ).good_standing_last_counter_day == date(2027, 1, 21)

    def test_the_feed_alone_terminates(self) -> None:
        ended = rosa(
            "2027-03",
            enrollment_status=Enrollment.TERMINATED,
            terminated_on=date(2026, 11, 30),
        )
        now = standing(ended, (), new_york("2027-01-25 10:00"))
        assert (now.stage, now.stage_is_estimate) == (Stage.TERMINATED, False)
        assert now.ends_on == date(2026, 11, 30)
        assert not now.next_bill


class TestCutOffInUtc:
    """17:00 in New York is 21:00Z in October and 22:00Z in November; the clock changes between."""

    @pytest.mark.parametrize(
        ("utc", "past_due"),
        [
            (datetime(2026, 10, 23, 20, 59, 59, 999999, tzinfo=UTC), 0),
            (datetime(2026, 10, 23, 21, 0, tzinfo=UTC), 10300),
            (datetime(2026, 11, 23, 21, 59, 59, 999999, tzinfo=UTC), 10300),
            (datetime(2026, 11, 23, 22, 0, tzinfo=UTC), 20600),
        ],
    )
    def test_cut_off(self, utc: datetime, past_due: int) -> None:
        assert standing(rosa("2026-12"), (), utc).past_due_cents == past_due


class TestNextBill:
    @pytest.mark.parametrize(
        ("at", "expected"),
        [
            ("2026-11-01 00:00", False),
            ("2026-11-23 16:59:59", False),
            ("2026-11-23 17:00:00", True),
            ("2026-11-24 00:00", True),
            ("2026-11-30 23:59:59", True),
            ("2026-12-01 00:00", False),
        ],
    )
    def test_between_the_23rd_and_the_1st(self, at: str, expected: bool) -> None:
        assert standing(rosa("2026-12"), (), new_york(at)).next_bill is expected

    def test_a_bill_that_came_early_is_current_and_not_announced(self) -> None:
        early = account(bill("2027-01", issued_on=date(2026, 11, 27)))
        now = standing(early, (), new_york("2026-11-28 10:00"))
        assert (now.current_cents, now.next_bill) == (10300, False)

    def test_a_bill_not_issued_yet_asks_nothing(self) -> None:
        now = standing(rosa("2026-12"), (), new_york("2026-10-10 10:00"))
        assert now.good_standing_cents == 10300
        assert [month.coverage_month.month for month in now.months] == [10, 11]


class TestMoney:
    def test_oldest_month_first_and_the_rest_is_credit(self) -> None:
        of = replace(rosa("2026-12"), payments=(paid(10300 + 10300 + 5000),))
        now = standing(of, (), new_york("2026-11-05 10:00"))
        assert [month.owed_cents for month in now.months] == [0, 0, 5300]
        assert now.oldest_open == date(2026, 12, 1)
        assert (now.past_due_cents, now.current_cents, now.credit_cents) == (0, 5300, 0)
        backwards = replace(of, bills=of.bills[::-1])
        assert standing(backwards, (), new_york("2026-11-05 10:00")) == now
        over = replace(of, payments=(paid(10300 * 3 + 9),))
        now = standing(over, (), new_york("2026-11-05 10:00"))
        assert (now.credit_cents, now.owed_cents, now.good_standing_cents) == (9, -9, 0)
        assert (now.oldest_open, now.current_due_on) == (None, None)

    def test_a_superseded_bill_is_not_owed_and_the_due_date_stays(self) -> None:
        revised = bill(
            "2026-12",
            12000,
            bill_number="R1",
            issued_on=date(2026, 11, 12),
            bill_type=BillType.REVISED,
            supersedes="B2026-12",
        )
        again = replace(revised, bill_number="R2", premium_cents=9000, supersedes="R1")
        of = account(bill("2026-12"), again, revised)
        now = standing(of, (), new_york("2026-11-20 10:00"))
        assert (now.current_cents, now.current_due_on) == (9000, NOV_23)
        assert now.months[0].bill_number == "R2"
        assert owed_cents(of, ()) == 9000

    def test_a_returned_payment_is_not_paid(self) -> None:
        returned = paid(10300, "P2", status=PaymentStatus.RETURNED)
        of = replace(rosa("2026-11"), payments=(paid(10300), returned))
        now = standing(of, (), new_york("2026-10-25 10:00"))
        assert (now.past_due_cents, now.has_returned_item) == (10300, True)
        assert not standing(rosa("2026-11"), (), new_york("2026-10-25 10:00")).has_returned_item

    def test_a_walk_in_counts_until_billing_echoes_it_and_never_twice(self) -> None:
        ours = WalkIn(receipt_number=RECEIPT, billing_account_number=HEALTH, amount_cents=10300)
        of = rosa("2026-11")
        assert owed_cents(of, ()) == 10300
        assert owed_cents(of, (ours,)) == 0
        echo = paid(10300, RECEIPT, channel=PaymentChannel.WALKIN)
        assert owed_cents(replace(of, payments=(*of.payments, echo)), (ours,)) == 0
        bounced = replace(echo, status=PaymentStatus.RETURNED)
        assert owed_cents(replace(of, payments=(*of.payments, bounced)), (ours,)) == 10300
        by_mail = replace(echo, channel=PaymentChannel.MAIL)
        assert owed_cents(replace(of, payments=(*of.payments, by_mail)), (ours,)) == -10300

    def test_another_accounts_part_of_the_same_receipt_does_not_count(self) -> None:
        other = WalkIn(
            receipt_number=RECEIPT, billing_account_number="712345686", amount_cents=10300
        )
        assert owed_cents(rosa("2026-11"), (other,)) == 10300

    def test_paying_a_later_month_does_not_stop_the_clock(self) -> None:
        of = replace(rosa("2026-12"), payments=(paid(10300 + 10299),))
        now = standing(of, (), new_york("2026-11-25 10:00"))
        assert now.months[1].owed_cents == 1
        assert now.stage is Stage.WARNING_1


class TestKinds:
    def test_an_employer_has_three_figures_and_no_stage(self) -> None:
        of = rosa("2026-12", kind=AccountKind.EMPLOYER)
        now = standing(of, (), new_york("2026-11-05 10:00"))
        assert (now.past_due_cents, now.current_cents, now.good_standing_cents) == (
            10300,
            10300,
            20600,
        )
        assert (now.stage, now.stage_is_estimate) == (None, False)

    def test_a_binder_has_no_grace(self) -> None:
        first = bill("2026-12", bill_type=BillType.FIRST)
        of = account(first, enrollment_status=Enrollment.PENDING_BINDER)
        for at in ("2026-11-05 10:00", "2026-11-25 10:00"):
            now = standing(of, (), new_york(at))
            assert (now.stage, now.stage_is_estimate) == (Stage.PENDING_BINDER, False)
            assert now.last_date is None

    @pytest.mark.parametrize(
        ("day", "at", "expected"),
        [
            (None, "2026-11-10 10:00", None),
            (10, "2026-11-10 23:59", date(2026, 11, 10)),
            (10, "2026-11-11 00:00", date(2026, 12, 10)),
            (31, "2027-02-01 10:00", date(2027, 2, 28)),
            (22, "2026-12-31 10:00", date(2027, 1, 22)),
        ],
    )
    def test_next_draft(self, day: int | None, at: str, expected: date | None) -> None:
        now = standing(rosa("2026-12", autopay_day=day), (), new_york(at))
        assert (now.autopay_day, now.next_draft_on) == (day, expected)


@st.composite
def accounts(draw: st.DrawFn) -> tuple[Account, tuple[WalkIn, ...]]:
    months = [f"2026-{month:02d}" for month in range(7, 13)]
    chosen = draw(st.lists(st.sampled_from(months), unique=True, max_size=5))
    bills = []
    for month in chosen:
        cents = draw(st.integers(0, 50_000))
        bills.append(bill(month, cents))
        if draw(st.booleans()):
            revised = bill(month, cents // 2, bill_number=f"R{month}", supersedes=f"B{month}")
            bills.append(replace(revised, issued_on=revised.issued_on + timedelta(days=9)))
    payments = [
        paid(
            draw(st.integers(1, 40_000)),
            draw(st.sampled_from(["A", "B", "C", "D"])),
            status=draw(st.sampled_from(PaymentStatus)),
            channel=draw(st.sampled_from([PaymentChannel.WALKIN, PaymentChannel.EFT])),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    walkins = tuple(
        WalkIn(
            receipt_number=draw(st.sampled_from(["A", "B", "E"])),
            billing_account_number=draw(st.sampled_from([HEALTH, "712345686"])),
            amount_cents=draw(st.integers(0, 40_000)),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    order = draw(st.permutations(bills))
    return account(
        *order, payments=tuple(payments), subsidy=draw(st.sampled_from(Subsidy))
    ), walkins


def slow_model(of: Account, walkins: tuple[WalkIn, ...], at: datetime) -> tuple[int, int, int, int]:
    """Dollar by dollar: what is paid goes to the oldest month that is still open."""
    here = at.astimezone(NEW_YORK).replace(tzinfo=None)
    open_bills = []
    for one in of.bills:
        replaced = False
        for other in of.bills:
            if other.supersedes == one.bill_number and other.issued_on <= here.date():
                replaced = True
        if one.issued_on <= here.date() and not replaced:
            open_bills.append(one)
    owed = {one.coverage_month: one.premium_cents for one in open_bills}
    due = {one.coverage_month: one.due_on for one in open_bills}
    money = 0
    for payment in of.payments:
        if payment.status == "posted":
            money += payment.amount_cents
    for walkin in walkins:
        known = False
        for payment in of.payments:
            if payment.channel == "walkin" and payment.payment_reference == walkin.receipt_number:
                known = True
        if walkin.billing_account_number == of.billing_account_number and not known:
            money += walkin.amount_cents
    for month in sorted(owed):
        while owed[month] > 0 and money > 0:
            step = min(100, owed[month], money)
            owed[month] -= step
            money -= step
    late = sum(
        cents for month, cents in owed.items() if (here.date(), here.hour) >= (due[month], 17)
    )
    return late, sum(owed.values()) - late, sum(owed.values()), money


START = datetime(2026, 6, 1, tzinfo=UTC)
CUT_OFFS = [new_york(f"2026-{month:02d}-23 17:00") for month in range(6, 12)]


@settings(max_examples=300)
@given(
    accounts(),
    st.timedeltas(timedelta(0), timedelta(days=190)).map(lambda after: START + after)
    | st.builds(
        lambda cut_off, seconds: cut_off + timedelta(seconds=seconds),
        st.sampled_from(CUT_OFFS),
        st.integers(-1, 1),
    ),
)
def test_agrees_with_the_slow_model(
    drawn: tuple[Account, tuple[WalkIn, ...]], at: datetime
) -> None:
    of, walkins = drawn
    now = standing(of, walkins, at)
    figures_now = (
        now.past_due_cents,
        now.current_cents,
        now.good_standing_cents,
        now.credit_cents,
    )
    assert figures_now == slow_model(of, walkins, at)
    assert sum(month.owed_cents for month in now.months) == now.good_standing_cents
    assert all(month.paid_cents + month.owed_cents == month.premium_cents for month in now.months)
    if all(one.issued_on <= at.astimezone(NEW_YORK).date() for one in of.bills):
        assert now.owed_cents == now.good_standing_cents - now.credit_cents
