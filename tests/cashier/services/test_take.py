"""Taking a payment: all or nothing, once, and only what the rules let through."""

from __future__ import annotations

import itertools
import json
import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cashier.clock import TrainingClock
from cashier.domain.account import PaymentStatus
from cashier.domain.documents import account_document
from cashier.domain.drawer import DrawerSession, KindCount
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import parse_receipt_number
from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.payment import IdentityMethod, Visit, VisitDraft
from cashier.services import accounts, drawers, items, mistakes, payments
from cashier.services.desk import Desk
from cashier.settings import Settings
from cashier.store import replica
from tests.cashier.counter import (
    BOYLE,
    LINDQVIST,
    NOW,
    OKAFOR,
    RIVERA,
    ROSA,
    ROSA_DENTAL,
    SERGEI,
    TODAY,
    UNKNOWN,
    VALENTINA,
    Broken,
    approved,
    check,
    draft,
    failing_at,
    item,
    money_order,
    must_hold,
    overriding,
    rows,
    scalar,
)


def refused(code: str, desk: Desk, one: VisitDraft) -> Refusal:
    """The take is refused with that code and leaves nothing behind."""
    before = rows(desk)
    with pytest.raises(Refusal) as caught:
        payments.take(desk, RIVERA, one)
    assert caught.value.code == code
    assert rows(desk) == before
    return caught.value


# ---------------------------------------------------------------- law 1


def test_a_take_is_one_transaction(desk: Desk, drawer: DrawerSession) -> None:
    """Whichever statement fails, nothing of the visit is there, and the same draft goes through."""
    one = draft(
        desk,
        item(desk, check(20600)),
        item(desk, money_order(3457, altered=True), (ROSA_DENTAL, 3457)),
        overrides=(overriding(desk, "MO-ALTERED"),),
    )
    before = rows(desk)
    visit: Visit | None = None
    for nth in itertools.count(1):
        with failing_at(desk, nth) as sent:
            try:
                visit = payments.take(desk, RIVERA, one)
            except Broken:
                assert rows(desk) == before, sent[-1]
                continue
        break
    assert nth > 20, "every statement of a take was made to fail"
    assert visit is not None
    assert visit.visit_id == one.visit_id
    assert not visit.replay
    assert parse_receipt_number(visit.receipt_number) == ("TRN", "01", 1)
    must_hold(desk)
    after = {name: len(now) - len(before[name]) for name, now in rows(desk).items()}
    assert after == dict.fromkeys(after, 0) | {
        "visit": 1,
        "tender": 2,
        "allocation": 2,
        "posting": 2,
        "entry": 4,
        "outbox": 2,
        "print_job": 1,
        "audit": 1,
        "counter": 1,
    }


def test_receipt_numbers_have_no_gap(desk: Desk, drawer: DrawerSession) -> None:
    taken = []
    for nth in range(6):
        if nth % 2:
            refused("CHK-UNSIGNED", desk, draft(desk, item(desk, check(signed=False))))
        taken.append(payments.take(desk, RIVERA, draft(desk)))
    assert [parse_receipt_number(one.receipt_number)[2] for one in taken] == [1, 2, 3, 4, 5, 6]
    must_hold(desk)


# ---------------------------------------------------------------- law 4


def test_a_retry_records_nothing(desk: Desk, drawer: DrawerSession) -> None:
    one = draft(desk, item(desk, check()), item(desk, money_order()))
    first = payments.take(desk, RIVERA, one)
    before = rows(desk)
    again = payments.take(desk, RIVERA, replace(one, language="es"))
    assert again == replace(first, replay=True)
    assert rows(desk) == before


def test_a_retry_after_the_drawer_closed(desk: Desk, drawer: DrawerSession) -> None:
    """The answer was lost, the drawer was closed: the retry still tells what was recorded."""
    one = draft(desk)
    first = payments.take(desk, RIVERA, one)
    drawers.count(desk, RIVERA, {InstrumentKind.PERSONAL_CHECK: KindCount(items=1, cents=20600)})
    drawers.close(desk, RIVERA)
    assert payments.take(desk, RIVERA, one) == replace(first, replay=True)


@pytest.mark.parametrize("change", ["payer", "amount", "account", "number", "one more"])
def test_the_same_id_with_other_content(desk: Desk, drawer: DrawerSession, change: str) -> None:
    one = draft(desk)
    taken = payments.take(desk, RIVERA, one)
    paper = one.tenders[0].instrument
    other = {
        "payer": replace(one, payer_name="Somebody Else"),
        "amount": replace(one, tenders=(item(desk, replace(paper, amount_cents=20601)),)),
        "account": replace(one, tenders=(item(desk, paper, (ROSA_DENTAL, 20600)),)),
        "number": replace(one, tenders=(item(desk, replace(paper, number="9")),)),
        "one more": replace(one, tenders=(*one.tenders, item(desk, money_order()))),
    }[change]
    refusal = refused("visit.conflict", desk, other)
    assert refusal.data["receipt"] == taken.receipt_number


def test_two_clicks_are_one_payment(desk: Desk, drawer: DrawerSession) -> None:
    one = draft(desk)
    answers: list[Visit] = []
    ready = threading.Barrier(4)

    def click() -> None:
        ready.wait()
        answers.append(payments.take(desk, RIVERA, one))

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.replay for answer in answers) == [False, True, True, True]
    assert len({answer.receipt_number for answer in answers}) == 1
    assert scalar(desk, "SELECT count(*) FROM visit") == 1
    must_hold(desk)


def test_a_tender_id_is_used_once(desk: Desk, drawer: DrawerSession) -> None:
    one = draft(desk)
    payments.take(desk, RIVERA, one)
    again = replace(draft(desk), tenders=(replace(one.tenders[0], instrument=check()),))
    refused("tender.same_id", desk, again)
    twice = item(desk, check())
    refused("tender.same_id", desk, draft(desk, twice, replace(twice, instrument=money_order())))


# ---------------------------------------------------------------- drawer


def test_without_a_drawer(desk: Desk) -> None:
    refused("drawer.none_open", desk, draft(desk))


def test_while_counting_and_after_close(desk: Desk, drawer: DrawerSession) -> None:
    drawers.begin_count(desk, RIVERA)
    refused("drawer.counting", desk, draft(desk))
    drawers.back_to_counter(desk, RIVERA)
    payments.take(desk, RIVERA, draft(desk))
    drawers.count(desk, RIVERA, {InstrumentKind.PERSONAL_CHECK: KindCount(items=1, cents=20600)})
    refused("drawer.counting", desk, draft(desk))
    drawers.close(desk, RIVERA)
    refused("drawer.none_open", desk, draft(desk))


def test_another_cashiers_drawer_is_no_use(desk: Desk, drawer: DrawerSession) -> None:
    with pytest.raises(Refusal, match=r"drawer\.none_open"):
        payments.take(desk, OKAFOR, draft(desk))


def test_an_administrator_takes_nothing(desk: Desk, drawer: DrawerSession) -> None:
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        payments.take(desk, LINDQVIST, draft(desk))


def test_the_business_date_is_the_drawers(
    desk: Desk, drawer: DrawerSession, training_clock: TrainingClock
) -> None:
    """Over midnight, and whatever the clock does meanwhile."""
    training_clock.set(NOW + timedelta(days=1))
    after = payments.take(desk, RIVERA, draft(desk))
    training_clock.set(NOW - timedelta(days=3650))
    before = payments.take(desk, RIVERA, draft(desk, item(desk, check(dated=TODAY))))
    assert (after.business_date, before.business_date) == (TODAY, TODAY)
    assert [parse_receipt_number(one.receipt_number)[2] for one in (after, before)] == [1, 2]
    must_hold(desk)


# ---------------------------------------------------------------- fields and rules


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (check(0), "amount.not_positive"),
        (check(-5), "amount.not_positive"),
        (check(10**12), "amount.too_large"),
        (check(routing=""), "routing.missing"),
        (check(account=""), "account.missing"),
        (check(number=" "), "number.missing"),
        (check(number="x1"), "number.not_digits"),
        (money_order(number=""), "number.missing"),
        (check(drawer_name="123-45-6789"), "drawer_name.ssn_shaped"),
        (check(issuer="x" * 500), "issuer.too_long"),
    ],
)
def test_fields(desk: Desk, drawer: DrawerSession, paper: Instrument, code: str) -> None:
    refused(code, desk, draft(desk, item(desk, paper)))


def test_the_visit_itself(desk: Desk, drawer: DrawerSession) -> None:
    fine = draft(desk)
    for changes, code in (
        ({"payer_name": " "}, "payer.missing"),
        ({"payer_name": "Rosa 123-45-6789"}, "payer.ssn_shaped"),
        ({"payer_name": "x" * 81}, "payer.too_long"),
        ({"tenders": ()}, "tenders.none"),
        ({"tenders": tuple(item(desk, check()) for _ in range(51))}, "tenders.too_many"),
        ({"language": "tlh"}, "language.unknown"),
        ({"visit_id": ""}, "visit.missing"),
        ({"tenders": (replace(fine.tenders[0], allocations=()),)}, "allocations.none"),
        ({"tenders": (replace(fine.tenders[0], tender_id=""),)}, "tender.missing"),
    ):
        refused(code, desk, replace(fine, **changes))


@pytest.mark.parametrize("parts", [((ROSA, 20599),), ((ROSA, 20600), (ROSA_DENTAL, 1))])
def test_the_split_adds_up(
    desk: Desk, drawer: DrawerSession, parts: tuple[tuple[str, int], ...]
) -> None:
    refused("PAY-SPLIT", desk, draft(desk, item(desk, check(20600), *parts)))


def test_a_warning_waits_for_the_cashier(desk: Desk, drawer: DrawerSession) -> None:
    paper = check(5000)
    refused("PAY-PARTIAL", desk, draft(desk, item(desk, paper, accept=())))
    payments.take(desk, RIVERA, draft(desk, item(desk, paper, accept=("PAY-PARTIAL",))))


def test_a_returned_item_on_file_warns_or_blocks_as_the_site_has_it(
    desk: Desk, drawer: DrawerSession
) -> None:
    with desk.store.write() as connection:
        rosa = replica.account(connection, ROSA)
        assert rosa is not None
        bounced = (replace(rosa.payments[0], status=PaymentStatus.RETURNED), *rosa.payments[1:])
        epoch = scalar(desk, "SELECT max(epoch) FROM account")
        document = account_document(replace(rosa, payments=bounced))
        change = replica.ReplicaChange(key=ROSA, document=document)
        replica.apply_changes(connection, [change], epoch)
    one = draft(desk, item(desk, check(5000), accept=("PAY-PARTIAL",)))
    refusal = refused("CHK-RETURNED-HISTORY", desk, one)
    assert refusal.data["severity"] == "warn"
    strict = replace(desk, settings=Settings(returned_history="block"))
    for paper in (check(5000), check(5000, kind=InstrumentKind.BUSINESS_CHECK)):
        refusal = refused("CHK-RETURNED-HISTORY", strict, draft(desk, item(desk, paper)))
        assert refusal.data["severity"] == "block"
    payments.take(strict, RIVERA, draft(desk, item(desk, money_order(5000))))
    bank_check = check(5000, kind=InstrumentKind.BANK_CHECK)
    payments.take(strict, RIVERA, draft(desk, item(desk, bank_check)))


def test_two_items_may_pay_one_bill(desk: Desk, drawer: DrawerSession) -> None:
    """206.00 in two checks is neither partial nor over: the amount is judged over the visit."""
    one = draft(desk, item(desk, check(10000), accept=()), item(desk, check(10600), accept=()))
    assert payments.check(desk, RIVERA, one) == ((), ())
    payments.take(desk, RIVERA, one)


def test_what_was_acknowledged_stands_with_its_item(desk: Desk, drawer: DrawerSession) -> None:
    """Not what the draft carried along, and `*` is nobody's acknowledgement of anything."""
    one = draft(
        desk,
        item(desk, check(20600), accept=("CHK-NO-ACCOUNT",)),
        item(desk, money_order(3457), (ROSA_DENTAL, 3457), accept=("*",)),
        item(desk, check(100, memo_has_account=False), (SERGEI, 100)),
    )
    payments.take(desk, RIVERA, one)
    with desk.store.read() as connection:
        stored = connection.exec_driver_sql("SELECT accepted FROM tender ORDER BY line").scalars()
        assert list(stored)[:2] == ["", ""]
    third = json.loads(scalar(desk, "SELECT canonical FROM posting ORDER BY station_seq DESC"))
    assert "CHK-NO-ACCOUNT" in third["body"]["accepted"]
    assert "*" not in third["body"]["accepted"]


def test_an_override_needs_another_person(desk: Desk, drawer: DrawerSession) -> None:
    unknown = item(desk, check(5000), (UNKNOWN, 5000))
    refused("ACC-UNKNOWN", desk, draft(desk, unknown))
    own = overriding(desk, "ACC-UNKNOWN", RIVERA)
    refused("approver.same_person", desk, draft(desk, unknown, overrides=(own,)))
    other = replace(own, approval_id=approved(desk, "override:CHK-ALTERED").approval_id)
    refused("approval.missing", desk, draft(desk, unknown, overrides=(other,)))
    forged = replace(own, approval_id="made up")
    refused("approval.missing", desk, draft(desk, unknown, overrides=(forged,)))
    silent = overriding(desk, "ACC-UNKNOWN", reason="  ")
    refused("reason.missing", desk, draft(desk, unknown, overrides=(silent,)))
    shaped = overriding(desk, "ACC-UNKNOWN", reason="ssn 123-45-6789")
    refused("reason.ssn_shaped", desk, draft(desk, unknown, overrides=(shaped,)))


def test_an_override_names_who_really_approved(desk: Desk, drawer: DrawerSession) -> None:
    said = replace(overriding(desk, "ACC-UNKNOWN", BOYLE), approver="9999")
    unneeded = overriding(desk, "CHK-ALTERED")
    one = draft(
        desk,
        item(desk, check(20600)),
        item(desk, check(5000), (UNKNOWN, 5000)),
        overrides=(said, unneeded),
    )
    payments.take(desk, RIVERA, one)
    with desk.store.read() as connection:
        texts = connection.exec_driver_sql(
            "SELECT canonical FROM posting WHERE kind = 'payment' ORDER BY station_seq"
        ).scalars()
        first, second = (json.loads(text)["body"]["overrides"] for text in texts)
    assert first == []
    assert second == [{"rule": "ACC-UNKNOWN", "reason": "seen", "approver": "2001"}]
    audited = scalar(desk, "SELECT group_concat(canonical) FROM audit")
    assert '"overrides":[["ACC-UNKNOWN","seen","2001"]]' in audited
    # one act, one approval; the one that was not needed still stands
    again = draft(desk, item(desk, check(5000), (UNKNOWN, 5000)), overrides=(said,))
    refused("approval.missing", desk, again)
    altered = draft(desk, item(desk, check(altered=True)), overrides=(unneeded,))
    payments.take(desk, RIVERA, altered)


def test_a_refused_take_costs_no_approval(desk: Desk, drawer: DrawerSession) -> None:
    override = overriding(desk, "ACC-UNKNOWN")
    wrong = item(desk, check(5000, signed=False), (UNKNOWN, 5000))
    refused("CHK-UNSIGNED", desk, draft(desk, wrong, overrides=(override,)))
    right = item(desk, check(5000), (UNKNOWN, 5000))
    payments.take(desk, RIVERA, draft(desk, right, overrides=(override,)))


def test_words_prevail(desk: Desk, drawer: DrawerSession) -> None:
    """Words 206.00, figures 260.00: a supervisor takes it at the words. Source: domain.md 5."""
    paper = check(26000, amount_words_cents=20600)
    refused("CHK-AMOUNT-MISMATCH", desk, draft(desk, item(desk, paper)))
    for cents in (26000, 20600):  # split as the figures say, or already as the words
        one = draft(
            desk,
            item(desk, replace(paper, number=str(cents)), (ROSA, cents)),
            overrides=(overriding(desk, "CHK-AMOUNT-MISMATCH"),),
        )
        visit = payments.take(desk, RIVERA, one)
        assert visit.total_cents == visit.tenders[0].instrument.amount_cents == 20600
        assert visit.tenders[0].allocations[0].amount_cents == 20600
        assert payments.take(desk, RIVERA, one).replay
    assert scalar(desk, "SELECT overridden FROM tender") == "CHK-AMOUNT-MISMATCH"
    must_hold(desk)


def test_the_same_paper_again(desk: Desk, drawer: DrawerSession) -> None:
    paper = check(20600, number="1042")
    first = payments.take(desk, RIVERA, draft(desk, item(desk, paper)))
    keyed = replace(paper, number="0001042", account="0004400123456")
    refusal = refused("CHK-DUPLICATE", desk, draft(desk, item(desk, keyed)))
    assert refusal.data["receipt_number"] == first.receipt_number
    in_one_visit = draft(desk, item(desk, money_order()), item(desk, money_order()))
    refused("MO-DUPLICATE", desk, in_one_visit)
    # a supervisor who looked at it says so once: the ledger is told which receipts were known
    over = (overriding(desk, "CHK-DUPLICATE"), overriding(desk, "MO-DUPLICATE"))
    both = (item(desk, keyed), item(desk, money_order()), item(desk, money_order()))
    again = payments.take(desk, RIVERA, draft(desk, *both, overrides=over))
    query = "SELECT canonical FROM posting WHERE posting_id = '{}'"
    bodies = [
        json.loads(scalar(desk, query.format(one.posting_id)))["body"] for one in again.tenders
    ]
    assert [body.get("duplicate_of") for body in bodies] == [
        [first.receipt_number],
        None,
        [again.receipt_number],
    ]
    void_again = approved(desk, "void")
    mistakes.void(desk, RIVERA, again.receipt_number, 1, reason="keyed", approval=void_again)
    # after its void it may be taken again
    mistakes.void(
        desk, RIVERA, first.receipt_number, 1, reason="keyed", approval=approved(desk, "void")
    )
    payments.take(desk, RIVERA, draft(desk, item(desk, keyed)))


# ---------------------------------------------------------------- what may be said


def test_the_receipt_names_the_member_only_if_confirmed(desk: Desk, drawer: DrawerSession) -> None:
    confirmation = accounts.confirm_identity(desk, RIVERA, ROSA, IdentityMethod.PHOTO_ID)
    paper = check(300)
    one = draft(
        desk,
        item(desk, paper, (ROSA, 100), (ROSA_DENTAL, 100), (SERGEI, 100)),
        confirmations=(confirmation,),
        overrides=(overriding(desk, "PAY-CROSS-HOUSEHOLD"),),
        payer="A Neighbour",
    )
    visit = payments.take(desk, RIVERA, one)
    parts = items.receipt(desk, visit.receipt_number).tenders[0].allocations
    assert [part.member_name for part in parts] == ["Rosa M Alves", "Rosa M Alves", ""]
    assert [part.coverage_type is None for part in parts] == [False, False, True]
    # the oldest month each still owes; of an account nobody confirmed not even that
    november, december = date(2026, 11, 1), date(2026, 12, 1)
    assert [part.coverage_months for part in parts] == [(november,), (december,), ()]
    assert [part.identity_confirmed for part in visit.tenders[0].allocations] == [True, True, False]
    # what is left of 206.00 and 34.57, as the station's copy has it
    assert [part.balance_cents for part in parts] == [20500, 3357, None]
    assert [part.balance_as_of for part in parts] == [TODAY, TODAY, None]
    unsaid = payments.take(desk, RIVERA, draft(desk))
    text = scalar(
        desk, f"SELECT receipt FROM visit WHERE receipt_number = '{unsaid.receipt_number}'"
    )
    assert "medical" not in text
    assert ROSA not in text


def test_a_confirmation_of_one_is_none_of_another(desk: Desk, drawer: DrawerSession) -> None:
    confirmation = accounts.confirm_identity(desk, RIVERA, VALENTINA, IdentityMethod.PHOTO_ID)
    one = draft(desk, item(desk, check(100), (SERGEI, 100)), confirmations=(confirmation,))
    visit = payments.take(desk, RIVERA, one)
    assert not visit.tenders[0].allocations[0].identity_confirmed
