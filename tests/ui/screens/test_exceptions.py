"""The queue of exceptions: read by keys, answered, signed, taken back; answered ones stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cashier.clock import TrainingClock
from cashier.domain.drawer import KindCount
from cashier.domain.errors import Fault
from cashier.domain.instrument import InstrumentKind
from cashier.domain.staff import Role, Staff
from cashier.ledger.contract import Ledger
from cashier.services import accounts, drawers, exceptions, payments, reviews, training
from cashier.services.exceptions import Sort
from cashier.store import lineage
from cashier.sync import step
from tests.cashier.counter import check, draft, item, overriding
from tests.ui.screens.conftest import BOYLE, RIVERA
from tests.ui.screens.takings import HEALTH
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.page import Page
from ui.screens import exception_words
from ui.screens.answer_question import AnswerDialog
from ui.screens.exceptions import ExceptionsPage
from ui.screens.reversal import ReverseDialog
from ui.screens.sign_difference import SignDialog
from ui.screens.void import VoidDialog
from ui.shell import Shell
from ui.widgets.nav_column import NavEntry
from ui.workers import Contact, LedgerWorker

UNKNOWN = "799999999"
AUDITOR = Staff(number="4001", name="E. Mensah", role=Role.AUDITOR)
Show = Callable[[Page], Shell]


def take_unknown(counter: Counter, number: str = "1042") -> None:
    desk = counter.desk
    tender = item(desk, check(20600, number), (UNKNOWN, 20600))
    payments.take(desk, RIVERA, draft(desk, tender, overrides=(overriding(desk, "ACC-UNKNOWN"),)))


@pytest.fixture
def asked(at_counter: Counter, ledger: Ledger, clock: TrainingClock) -> Counter:
    """A. Rivera took a check for an account the ledger does not know; N. Boyle is at the window."""
    take_unknown(at_counter)
    step(at_counter.desk.store, ledger, clock, at_counter.desk.identity)
    at_counter.who = BOYLE
    return at_counter


def shown(counter: Counter, show: Show, ledger: LedgerWorker | None = None) -> ExceptionsPage:
    page = ExceptionsPage(counter, ledger)
    page.shell = show(page)  # type: ignore[attr-defined]
    return page


def press(page: Page, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    QTest.keyClick(page.window() if focus is None else focus, key)


def act(page: Page, key: str) -> tuple[str, bool]:
    found = next(one for one in page.acts() if one.key == key)
    return found.text, found.enabled


def close_short(counter: Counter, who: Staff) -> None:
    drawers.begin_count(counter.desk, who)
    drawers.count(
        counter.desk, who, {InstrumentKind.USPS_MONEY_ORDER: KindCount(items=1, cents=500)}
    )
    drawers.close(counter.desk, who, reason="one not found", later=True)


def test_a_supervisor_answers_and_sees_who_did(
    asked: Counter, show: Show, ledger: Ledger, clock: TrainingClock
) -> None:
    desk = asked.desk
    page = shown(asked, show)
    model = page.table.table_model
    assert model.cell(0, 0).words() == (
        "Account not known TRN-01-000001-1, check 1042, Rosa M Alves"
    )
    assert model.cell(0, 1).words() == "$206.00"
    assert page.context == "1 waits"
    assert "...9999" in page.case.happened.text()
    assert "$206.00 stands in suspense" in page.case.happened.text()
    assert "F12" in page.case.to_do.text()
    assert not list(faults(page))
    assert not list(clipped(page))
    assert act(page, "F12") == ("Answer", True)
    press(page, Qt.Key.Key_F12)
    dialog = page.window().findChildren(AnswerDialog)[-1]
    assert not dialog.signer.isVisible(), "another person took it: a supervisor answers alone"
    assert not list(faults(dialog))
    dialog.commit()
    assert dialog.isVisible(), "without an account nothing is answered"
    QTest.keyClicks(dialog.account.edit, HEALTH)
    dialog.reason.setCurrentIndex(1)
    dialog.commit()
    assert page.empty.isVisible()
    assert page.context == "nothing waits"
    assert page.which.buttons[0].hasFocus(), "an empty list keeps no focus"
    page.which.buttons[1].setChecked(True)
    ended = page.case.ended
    assert ended.label.text().startswith("Answered by N. Boyle, Mon 23 Nov")
    assert "misread from the bill" in ended.note.text()
    assert "next sending" in ended.note.text()
    assert act(page, "F12") == ("Answer", False)
    assert not list(clipped(page))
    done = step(desk.store, ledger, clock, desk.identity)
    assert (done.waiting, done.attention) == (0, 0)
    view = accounts.open_account(desk, RIVERA, HEALTH, payer_safe=False)
    assert view.standing is not None
    assert view.standing.owed_cents == 0
    page.refresh()
    assert "next sending" not in page.case.ended.note.text()


def test_the_same_case_stays_chosen_when_others_come(
    asked: Counter, show: Show, ledger: Ledger, clock: TrainingClock
) -> None:
    take_unknown(asked, "1043")
    step(asked.desk.store, ledger, clock, asked.desk.identity)
    page = shown(asked, show)
    press(page, Qt.Key.Key_Down)
    chosen = page.table.current()
    assert chosen is not None
    take_unknown(asked, "1044")
    step(asked.desk.store, ledger, clock, asked.desk.identity)
    asked.events.ledger_changed.emit(None)
    after = page.table.current()
    assert after is not None
    assert after.key == chosen.key
    assert page.context == "3 wait"


def test_a_difference_is_signed_by_somebody_else(at_counter: Counter, show: Show) -> None:
    take_unknown(at_counter)
    close_short(at_counter, RIVERA)
    at_counter.who = BOYLE
    page = shown(at_counter, show)
    case = page.table.current()
    assert case is not None
    assert case.sort is Sort.REVIEW
    assert "-$201.00" in page.case.happened.text()
    assert "A. Rivera says: one not found." in page.case.happened.text()
    assert act(page, "F12") == ("Sign", True)
    assert act(page, "F9") == ("View Z", True)
    assert not list(clipped(page))
    press(page, Qt.Key.Key_F12)
    dialog = page.window().findChildren(SignDialog)[-1]
    assert dialog.signer.values() == ("2001", "")
    dialog.reason.setCurrentIndex(1)
    dialog.signer.password.edit.setText(training.PASSPHRASE)
    dialog.commit()
    assert not reviews.pending(at_counter.desk, BOYLE)
    page.which.buttons[1].setChecked(True)
    assert page.case.ended.label.text().startswith("Answered by N. Boyle")


def test_ones_own_difference_needs_another_signature(counter: Counter, show: Show) -> None:
    counter.who = BOYLE
    counter.drawer = drawers.open_drawer(counter.desk, BOYLE, counter.desk.clock.now().date())
    close_short(counter, BOYLE)
    page = shown(counter, show)
    press(page, Qt.Key.Key_F12)
    assert page.window().findChildren(SignDialog)[-1].signer.values() == ("", "")


def test_an_item_is_taken_back_from_here(asked: Counter, show: Show) -> None:
    page = shown(asked, show)
    assert act(page, "F8") == ("Take item back", True)
    press(page, Qt.Key.Key_F8)
    assert not page.window().findChildren(ReverseDialog)
    assert not page.window().findChildren(VoidDialog)
    assert "drawer of A. Rivera is open" in page.hint, "a void is the cashier's own"
    close_short(asked, RIVERA)
    press(page, Qt.Key.Key_F8)
    (dialog,) = page.window().findChildren(ReverseDialog)
    assert dialog.isVisible()


def test_what_the_ledger_lost_is_seen(at_counter: Counter, show: Show) -> None:
    desk = at_counter.desk
    with desk.store.write() as connection:
        lineage.note_diverged(connection, desk.clock.now(), 7)
        lineage.note_lost(connection, desk.clock.now(), after=0, through=3)
    at_counter.who = BOYLE
    page = shown(at_counter, show)
    assert [case.sort for case in page.table.rows()] == [Sort.APART, Sort.LOST]
    assert act(page, "F12") == ("Answer", False), "a copied station is for the help desk"
    assert "help desk" in page.case.to_do.text()
    press(page, Qt.Key.Key_Down)
    assert "3 records" in page.case.happened.text()
    assert act(page, "F12") == ("Seen", True)
    press(page, Qt.Key.Key_F12)
    assert [case.sort for case in page.table.rows()] == [Sort.APART]


def test_an_auditor_reads_and_a_cashier_is_told_who_may(asked: Counter, show: Show) -> None:
    asked.who = AUDITOR
    page = shown(asked, show)
    assert page.case.isVisible()
    assert [act(page, key)[1] for key in ("F9", "F8", "F12")] == [True, False, False]
    asked.who = RIVERA
    again = shown(asked, show)
    assert again.empty.isVisible()
    assert "supervisor" in again.empty.text()
    assert not any(one.enabled for one in again.acts())


def test_what_is_shown_stays_when_it_cannot_be_read_anew(
    asked: Counter, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(asked, show)

    def broken(*given: object) -> None:
        raise Fault("store.read_only", reason="disk")

    monkeypatch.setattr(exceptions, "queue", broken)
    page.refresh()
    assert page.trouble.isVisible()
    assert page.table.rows()
    QApplication.processEvents()
    assert not list(clipped(page))
    monkeypatch.undo()
    page.refresh()
    assert not page.trouble.isVisible()


def test_offline_is_said_and_answers_are_taken(
    asked: Counter, show: Show, ledger_worker: LedgerWorker
) -> None:
    ledger_worker.contact = Contact.UNREACHABLE
    page = shown(asked, show, ledger_worker)
    assert "cannot be reached" in page.context
    assert act(page, "F12") == ("Answer", True)


def test_receipt_and_way_back(asked: Counter, show: Show) -> None:
    page = shown(asked, show)
    went: list[tuple[str, object]] = []
    asked.go_requested.connect(lambda name, about: went.append((name, about)))
    press(page, Qt.Key.Key_Return)
    assert went == [("visit", "TRN-01-000001-1")]
    page.come_from("status")
    page.come_from("visit")
    press(page, Qt.Key.Key_F9)
    assert act(page, "Esc") == ("Back", True)
    assert page.escape()
    assert went[-1] == ("status", None)


def test_every_kind_says_what_happened_and_what_to_do(asked: Counter) -> None:
    (case,) = exceptions.queue(asked.desk, BOYLE)
    for sort in Sort:
        for code in ("", "unidentified", "suspense.unmatched", "conflict", "corrected_twice"):
            one = replace(case, sort=sort, code=code, others=("", "TRN-02-000001-9"))
            texts = (exception_words.short(one), exception_words.happened(one))
            assert all(texts)
            assert exception_words.to_do(one)
            assert not any("{" in text for text in texts)


def test_the_navigation_counts_them(show: Show, counter: Counter) -> None:
    counter.who = BOYLE
    shell = show(ExceptionsPage(counter))
    entry = NavEntry(key="exceptions", text="Exceptions", icon="shield-alert")
    shell.set_nav((entry,))
    found = shell.nav_items["exceptions"]
    shell.set_badge("exceptions", 3)
    assert shell.nav_items["exceptions"] is found, "the entry stays, and the focus with it"
    assert found.accessibleDescription() == "3 waiting"
    shell.set_nav((entry,))
    assert shell.nav_items["exceptions"].badge == 3
    shell.set_badge("exceptions", 0)
    assert shell.nav_items["exceptions"].accessibleDescription() == ""
