"""The queue of exceptions: each kind of trouble once, what was answered, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cashier.domain.drawer import DrawerSession, KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.ledger.contract import Answer, WireRecord
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import (
    attention,
    drawers,
    exceptions,
    mistakes,
    payments,
    reviews,
    status,
    suspense,
)
from cashier.services.desk import Desk
from cashier.services.exceptions import Case, Sort
from cashier.store import lineage
from cashier.sync import step
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import (
    BOYLE,
    MENSAH,
    OKAFOR,
    RIVERA,
    ROSA,
    TODAY,
    approved,
    check,
    draft,
    item,
    overriding,
)
from tests.cashier.services.two_desks import two_desks

UNKNOWN = "799999999"


def sync(desk: Desk, ledger: EmbeddedLedger) -> None:
    step(desk.store, ledger, desk.clock, desk.identity)


def take_unknown(desk: Desk, number: str = "1042") -> None:
    tender = item(desk, check(20600, number), (UNKNOWN, 20600))
    payments.take(desk, RIVERA, draft(desk, tender, overrides=(overriding(desk, "ACC-UNKNOWN"),)))


def only(desk: Desk) -> Case:
    (found,) = exceptions.queue(desk, BOYLE)
    return found


def waits(desk: Desk) -> int:
    """The same number as the navigation shows."""
    found = status.status(desk).exceptions
    assert found == sum(case.open for case in exceptions.queue(desk, BOYLE))
    return found


def test_nothing_is_nothing(desk: Desk, drawer: DrawerSession) -> None:
    assert exceptions.queue(desk, MENSAH) == ()
    assert waits(desk) == 0
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        exceptions.queue(desk, OKAFOR)


def test_money_without_an_account_until_it_is_answered(
    desk: Desk, drawer: DrawerSession, own_ledger: EmbeddedLedger
) -> None:
    take_unknown(desk)
    assert waits(desk) == 0, "the ledger has not spoken yet"
    sync(desk, own_ledger)
    case = only(desk)
    assert (case.sort, case.code, case.cents, case.cents_left) == (
        Sort.SUSPENSE,
        "account.unknown",
        20600,
        20600,
    )
    assert (case.accounts, case.staff_name, case.open, case.answerable) == (
        (UNKNOWN,),
        "A. Rivera",
        True,
        True,
    )
    assert waits(desk) == 1
    suspense.resolve(desk, BOYLE, case.key, account=ROSA, reason="misread from the bill")
    answered = only(desk)
    assert answered.answered is not None
    assert (answered.open, answered.answerable, answered.key) == (False, False, case.key)
    assert (answered.answered.by_name, answered.answered.reason, answered.answered.sent) == (
        "N. Boyle",
        "misread from the bill",
        False,
    )
    assert waits(desk) == 0
    sync(desk, own_ledger)
    told = only(desk)
    assert told.answered is not None
    assert (told.answered.by_name, told.answered.sent, told.cents_left) == ("N. Boyle", True, 0)


def test_a_void_that_empties_suspense_is_an_answer_too(
    desk: Desk, drawer: DrawerSession, own_ledger: EmbeddedLedger
) -> None:
    take_unknown(desk)
    sync(desk, own_ledger)
    case = only(desk)
    mistakes.void(
        desk, RIVERA, case.receipt_number, 1, reason="payer asked", approval=approved(desk, "void")
    )
    sync(desk, own_ledger)
    told = only(desk)
    assert told.answered is not None
    assert (told.answered.by, told.answered.approver_name) == (RIVERA.number, "N. Boyle")
    assert waits(desk) == 0


def test_the_same_paper_at_two_windows_names_the_other_receipt(
    desk: Desk, drawer: DrawerSession, desk_at: OpenDesk, own_ledger: EmbeddedLedger
) -> None:
    desks = two_desks(desk, desk_at, own_ledger)
    drawers.open_drawer(desks.two, OKAFOR, TODAY)
    first = payments.take(desks.one, RIVERA, draft(desks.one, item(desks.one, check(20600, "7"))))
    payments.take(desks.two, OKAFOR, draft(desks.two, item(desks.two, check(20600, "7"))))
    desks.sync(desks.one)
    desks.sync(desks.two)
    (case,) = exceptions.queue(desks.two, BOYLE)
    assert (case.sort, case.others) == (Sort.DUPLICATE, (first.receipt_number,))
    assert exceptions.queue(desks.one, BOYLE) == (), "it is asked of whoever came second"
    suspense.resolve(desks.two, BOYLE, case.key, reason="looked at, right as it is")
    desks.sync()
    (told,) = exceptions.queue(desks.two, BOYLE)
    assert told.answered is not None
    assert told.answered.station == "TRN-02"


def test_a_difference_waits_for_its_signature(
    desk: Desk, drawer: DrawerSession, desk_at: OpenDesk, own_ledger: EmbeddedLedger
) -> None:
    desks = two_desks(desk, desk_at, own_ledger)
    payments.take(desk, RIVERA, draft(desk))
    drawers.count(desk, RIVERA, {InstrumentKind.USPS_MONEY_ORDER: KindCount(items=1, cents=500)})
    drawers.close(desk, RIVERA, reason="one not found", later=True)
    case = only(desk)
    assert (case.sort, case.staff_name, case.cents, case.answerable) == (
        Sort.REVIEW,
        "A. Rivera",
        -20100,
        True,
    )
    desks.sync()
    (there,) = exceptions.queue(desks.two, BOYLE)
    assert there.key == case.key, "it can be signed at any window"
    reviews.sign_review(desks.two, BOYLE, drawer.session_id, comment="found")
    desks.sync()
    for one in (desks.one, desks.two):
        (told,) = exceptions.queue(one, BOYLE)
        assert told.answered is not None
        assert (told.answered.by_name, told.answered.reason) == ("N. Boyle", "found")
        assert waits(one) == 0


def test_a_record_the_ledger_does_not_take_is_for_the_help_desk(
    desk: Desk, drawer: DrawerSession, own_ledger: EmbeddedLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = own_ledger.post_batch

    def other_content(site: str, name: str, records: Sequence[WireRecord]) -> tuple[Answer, ...]:
        return post(site, name, [replace(records[0], hash="00" * 32), *records[1:]])

    monkeypatch.setattr(own_ledger, "post_batch", other_content)
    payments.take(desk, RIVERA, draft(desk))
    sync(desk, own_ledger)
    (case, *more) = exceptions.queue(desk, BOYLE)
    assert not more
    assert (case.sort, case.code, case.answerable) == (Sort.REFUSED, "conflict", False)
    assert waits(desk) == 1


def test_what_the_ledger_lost_is_seen_once(desk: Desk, drawer: DrawerSession) -> None:
    with desk.store.write() as connection:
        lineage.note_lost(connection, desk.clock.now(), after=0, through=1)
    case = only(desk)
    assert (case.sort, case.records, case.answerable) == (Sort.LOST, 1, True)
    attention.seen_loss(desk, BOYLE)
    assert exceptions.queue(desk, BOYLE) == ()


def test_another_history_is_named(desk: Desk, drawer: DrawerSession) -> None:
    with desk.store.write() as connection:
        lineage.note_diverged(connection, desk.clock.now(), 7)
    case = only(desk)
    assert (case.sort, case.answerable) == (Sort.APART, False)
    assert waits(desk) == 1
