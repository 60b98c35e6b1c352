"""Reversal and return: after the close, once, by two people, on paper, and off what was paid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession, KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import Visit
from cashier.domain.posting import Record, RecordKind
from cashier.domain.slip import CorrectionSlip
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import accounts, drawers, items, mistakes, payments, printing
from cashier.services.desk import Desk
from cashier.settings import Settings
from cashier.store import print_jobs, visits
from cashier.sync import step
from tests.cashier.counter import (
    BOYLE,
    LINDQVIST,
    MENSAH,
    NOW,
    RIVERA,
    ROSA,
    ROSA_DENTAL,
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

Undo = Callable[..., Record]


@pytest.fixture
def visit(desk: Desk, drawer: DrawerSession) -> Visit:
    return payments.take(
        desk,
        RIVERA,
        draft(
            desk,
            item(desk, check(20600, "1042")),
            item(desk, money_order(3457), (ROSA_DENTAL, 3000), (ROSA, 457)),
        ),
    )


def close(desk: Desk) -> None:
    """Counts what `visit` put there, and closes."""
    counted = {
        InstrumentKind.PERSONAL_CHECK: KindCount(items=1, cents=20600),
        InstrumentKind.USPS_MONEY_ORDER: KindCount(items=1, cents=3457),
    }
    drawers.count(desk, RIVERA, counted)
    drawers.close(desk, RIVERA)


@pytest.fixture
def closed(desk: Desk, visit: Visit) -> Visit:
    close(desk)
    return visit


def reverse(desk: Desk, visit: Visit, line: int = 1, **how: object) -> Record:
    given = {"reason": "wrong person", "approval": approved(desk, "reverse")} | how
    return mistakes.reverse(desk, RIVERA, visit.receipt_number, line, **given)  # type: ignore[arg-type]


def send_back(desk: Desk, visit: Visit, line: int = 1, **how: object) -> Record:
    given = {"reason": "NSF", "approval": approved(desk, "return_item")} | how
    return mistakes.return_item(desk, RIVERA, visit.receipt_number, line, **given)  # type: ignore[arg-type]


UNDO: dict[str, Undo] = {"reverse": reverse, "return_item": send_back}


def refused(desk: Desk, code: str, act: Callable[[], object]) -> Refusal:
    before = rows(desk)
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.code == code
    assert rows(desk) == before
    return caught.value


def entries(record: Record) -> list[tuple[str, int]]:
    return sorted((one.account.split("/")[0], one.cents) for one in record.entries)


def test_a_reversal_exchanges_the_entries(desk: Desk, closed: Visit) -> None:
    record = reverse(desk, closed, 2)
    assert entries(record) == [("receivable", 457), ("receivable", 3000), ("undeposited", -3457)]
    assert record.amount_cents == -3457
    tender = items.visit(desk, RIVERA, closed.receipt_number).tenders[1]
    assert tender.undone is not None
    assert (tender.undone.kind, tender.undone.reason) == (RecordKind.REVERSAL, "wrong person")
    assert (tender.undone.staff, tender.undone.approver) == ("1001", "2001")
    assert tender.voided_at is None
    must_hold(desk)


def test_a_return_waits_for_the_banks_statement(desk: Desk, closed: Visit) -> None:
    record = send_back(desk, closed, 2)
    assert entries(record) == [("receivable", 457), ("receivable", 3000), ("returned-items", -3457)]
    tender = items.visit(desk, RIVERA, closed.receipt_number).tenders[1]
    assert tender.undone is not None
    assert tender.undone.kind is RecordKind.RETURNED_ITEM
    must_hold(desk)


@pytest.mark.parametrize("act", UNDO)
def test_it_no_longer_counts_as_paid(desk: Desk, closed: Visit, act: str) -> None:
    def owed() -> int:
        view = accounts.open_account(desk, RIVERA, ROSA, payer_safe=False)
        assert view.standing is not None
        return view.standing.owed_cents

    before = owed()
    UNDO[act](desk, closed)
    assert owed() == before + 20600
    UNDO[act](desk, closed, 2)
    assert owed() == before + 20600 + 457
    with desk.store.read() as connection:
        assert visits.walk_ins(connection, ROSA) == []
        assert visits.walk_ins(connection, ROSA_DENTAL) == []


@pytest.mark.parametrize("act", UNDO)
def test_only_after_the_close(desk: Desk, visit: Visit, act: str) -> None:
    refused(desk, "drawer.open", lambda: UNDO[act](desk, visit))
    drawers.count(desk, RIVERA, {})
    refused(desk, "drawer.counting", lambda: UNDO[act](desk, visit))


@pytest.mark.parametrize("first", UNDO)
@pytest.mark.parametrize("second", UNDO)
def test_at_most_once_between_them(desk: Desk, closed: Visit, first: str, second: str) -> None:
    UNDO[first](desk, closed)
    code = {"reverse": "tender.reversed", "return_item": "tender.returned"}[first]
    refused(desk, code, lambda: UNDO[second](desk, closed))


def test_a_voided_item_is_neither_reversed_nor_returned(desk: Desk, visit: Visit) -> None:
    for line in (1, 2):
        mistakes.void(
            desk,
            RIVERA,
            visit.receipt_number,
            line,
            reason="keyed",
            approval=approved(desk, "void"),
        )
    drawers.count(desk, RIVERA, {})
    drawers.close(desk, RIVERA)
    for act in UNDO.values():
        refused(desk, "tender.voided", lambda act=act: act(desk, visit))  # type: ignore[misc]


def test_the_store_itself_refuses_the_second(desk: Desk, closed: Visit) -> None:
    reverse(desk, closed)
    with (
        pytest.raises(Exception, match="UNIQUE"),
        desk.store.write() as connection,
    ):
        connection.exec_driver_sql(
            "INSERT INTO posting SELECT station_seq + 100, 'x', kind, business_date, recorded_at,"
            " staff, approver, session_id, receipt_number, corrects, amount_cents, prev_hash,"
            " 'other', canonical FROM posting WHERE kind = 'reversal'"
        )


@pytest.mark.parametrize("act", UNDO)
def test_who_may(desk: Desk, closed: Visit, act: str) -> None:
    undo = UNDO[act]
    refused(desk, "approval.missing", lambda: undo(desk, closed, approval=None))
    refused(desk, "approval.missing", lambda: undo(desk, closed, approval=approved(desk, "void")))
    refused(
        desk,
        "approver.same_person",
        lambda: undo(desk, closed, approval=approved(desk, act, RIVERA)),
    )
    refused(desk, "reason.missing", lambda: undo(desk, closed, reason=" "))
    function = {"reverse": mistakes.reverse, "return_item": mistakes.return_item}[act]
    for who in (LINDQVIST, MENSAH):
        refusal = refused(
            desk,
            "role.not_allowed",
            lambda who=who: function(  # type: ignore[misc]
                desk, who, closed.receipt_number, 1, reason="x", approval=approved(desk, act)
            ),
        )
        assert refusal.data["allowed"] == "cashier, supervisor"


def test_a_receipt_of_another_station_says_where(desk: Desk, closed: Visit) -> None:
    for number, where in (("BOS-01-000017-4", "BOS-01"), ("TRN-02-000001-0", "TRN-02")):
        from cashier.domain.identifiers import receipt_number

        code, station, n = number.split("-")[0], number.split("-")[1], int(number.split("-")[2])
        refusal = refused(
            desk,
            "receipt.elsewhere",
            lambda code=code, station=station, n=n: mistakes.reverse(  # type: ignore[misc]
                desk,
                BOYLE,
                receipt_number(code, station, n),
                1,
                reason="x",
                approval=approved(desk, "reverse", RIVERA),
            ),
        )
        assert refusal.data["station"] == where


def test_a_reversal_is_one_transaction(desk: Desk, closed: Visit) -> None:
    before, approval = rows(desk), approved(desk, "reverse")
    for nth in range(1, 60):
        with failing_at(desk, nth):
            try:
                reverse(desk, closed, approval=approval)
            except Broken:
                assert rows(desk) == before
                continue
        break
    assert nth > 10
    must_hold(desk)


def test_a_fee_only_where_the_setting_allows_it(
    desk: Desk, closed: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused(desk, "fee.off", lambda: send_back(desk, closed, fee_cents=1500))
    object.__setattr__(desk, "settings", Settings(returned_item_fee=True))
    record = send_back(desk, closed)
    assert entries(record) == [
        ("receivable", 1500),
        ("receivable", 20600),
        ("returned-items", -20600),
        ("returned-items", -1500),
    ]
    record = send_back(desk, closed, 2, fee_cents=0)
    assert sum(cents for name, cents in entries(record) if name == "receivable") == 3457
    with desk.store.read() as connection:
        assert visits.walk_ins(connection, ROSA) == [(closed.receipt_number, -1500)]
    must_hold(desk)


def test_each_act_prints_a_slip_that_can_be_printed_again(desk: Desk, closed: Visit) -> None:
    record = reverse(desk, closed, 2)
    with desk.store.read() as connection:
        slip_id = print_jobs.slips_of(connection, closed.receipt_number)[record.posting_id]
        job = print_jobs.newest_of_slip(connection, slip_id)
    assert job is not None
    assert isinstance(job.slip, CorrectionSlip)
    assert (job.slip.act, job.slip.amount_cents) == (RecordKind.REVERSAL, 3457)
    assert [part.account_last4 for part in job.slip.parts] == ["5686", "5678"]
    assert job.receipt is None
    again = printing.slip_again(desk, RIVERA, closed.receipt_number, slip_id)
    assert again.slip == job.slip
    newest = printing.newest(desk, closed.receipt_number)
    assert newest is not None
    assert newest.receipt is not None
    assert (newest.copy_no, newest.slip) == (0, None)


def test_the_act_has_todays_date_and_the_z_stays(
    desk: Desk, closed: Visit, training_clock: TrainingClock
) -> None:
    z = scalar(desk, "SELECT report FROM z_report")
    training_clock.set(NOW + timedelta(days=3))
    record = send_back(desk, closed)
    assert record.business_date.isoformat() == "2026-11-26"
    assert scalar(desk, "SELECT report FROM z_report") == z


def test_the_ledger_takes_each_and_its_sums_agree(
    desk: Desk, closed: Visit, own_ledger: EmbeddedLedger
) -> None:
    reverse(desk, closed, 1)
    send_back(desk, closed, 2)
    done = step(desk.store, own_ledger, desk.clock, desk.identity)
    assert (done.waiting, done.attention) == (0, 0)
    with own_ledger.database.read() as connection:
        sums = {
            row[0].split("/")[0]: row[1]
            for row in connection.exec_driver_sql(
                "SELECT account, sum(cents) FROM entry GROUP BY account HAVING sum(cents) <> 0"
            )
        }
    assert sums == {"undeposited": 3457, "returned-items": -3457}
