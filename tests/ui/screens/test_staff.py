"""The list of staff by keys: added, changed, disabled, given a code or a badge; read-only while the
ledger is away; and a one-time code at sign-in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cashier.clock import TrainingClock
from cashier.domain.errors import Fault
from cashier.domain.staff import Role, Staff
from cashier.domain.staff_act import StaffState
from cashier.services import staff_admin, staffing
from cashier.vault import PasswordCost
from tests.cashier.counter import LINDQVIST
from tests.ui.screens.conftest import NOW, PASSPHRASE, RIVERA
from ui.counter import Counter
from ui.dialogs import ErrorBox, Question
from ui.page import Page
from ui.screens.new_passphrase import ChangePassphraseDialog, NewPassphraseDialog
from ui.screens.sign_in import SignInPage
from ui.screens.staff_dialogs import BadgeDialog, CodeDialog
from ui.screens.staff_page import StaffPage
from ui.shell import Shell
from ui.workers import LedgerWorker

CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)
CHOSEN = "nine blue herons at noon"
Show = Callable[[Page], Shell]
D = TypeVar("D", bound=QWidget)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing takes its time on purpose; not here."""
    monkeypatch.setattr(staff_admin, "hash_password", _cheap_hash)
    monkeypatch.setattr("cashier.services.staffing.hash_password", _cheap_hash)


def _cheap_hash(password: str, cost: PasswordCost | None = None) -> str:
    from cashier.vault import hash_password

    return hash_password(password, CHEAP)


@pytest.fixture
def page(counter: Counter, show: Show, ledger_worker: LedgerWorker) -> StaffPage:
    counter.who = LINDQVIST
    ledger_worker.now()
    page = StaffPage(counter, ledger_worker)
    page.shell = show(page)  # type: ignore[attr-defined]
    return page


def press(page: Page, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    QTest.keyClick(page.window() if focus is None else focus, key)
    QApplication.processEvents()


def typed(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def dialog(page: Page, kind: type[D]) -> D:
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def words(page: StaffPage, row: int) -> list[str]:
    model = page.table.table_model
    return [model.cell(row, column).words() for column in range(4)]


def choose(page: StaffPage, number: str) -> None:
    rows = page.table.rows()
    page.table.choose(next(n for n, one in enumerate(rows) if one.person.number == number))


def enabled(page: Page) -> set[str]:
    return {act.key for act in page.acts() if act.enabled}


def test_a_person_is_added_and_the_code_is_shown_once(page: StaffPage, counter: Counter) -> None:
    assert page.context == "6 may sign in, 0 may not"
    assert words(page, 0) == ["1001", "A. Rivera", "Cashier", "Active"]
    press(page, Qt.Key.Key_F6)
    typed("1003")
    press(page, Qt.Key.Key_Return)
    typed("K. Ng")
    assert not page.table.isEnabled()
    press(page, Qt.Key.Key_Return)
    assert page.form.role.hasFocus(), "Enter goes on as in every form"
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_F12)
    shown = dialog(page, CodeDialog)
    code = shown.code.text()
    assert len(code) == 19
    press(page, Qt.Key.Key_Escape)
    assert not [one for one in page.window().findChildren(QWidget) if code in str(
        getattr(one, "text", lambda: "")()) and one.isVisible()]  # fmt: skip
    assert page.form.person is not None
    assert page.form.person.person == Staff(number="1003", name="K. Ng", role=Role.CASHIER)
    assert page.form.person.state is StaffState.NEW_CODE
    assert not page.form.person.pending, "the ledger was told at once"
    assert page.table.isEnabled()


def test_a_number_of_somebody_is_refused_at_the_field(page: StaffPage) -> None:
    press(page, Qt.Key.Key_F6)
    typed("1001")
    press(page, Qt.Key.Key_Tab)
    typed("K. Ng")
    press(page, Qt.Key.Key_F12)
    assert "never given twice" in page.form.number.error()
    assert page.form.number.edit.hasFocus()
    press(page, Qt.Key.Key_Escape)
    assert not page.form.adding
    assert page.table.hasFocus()


def test_a_name_and_a_role_are_changed(page: StaffPage) -> None:
    press(page, Qt.Key.Key_Return)
    assert page.form.name.edit.hasFocus()
    typed("A. Rivera-Soto")
    page.form.role.set_value(Role.SUPERVISOR)
    press(page, Qt.Key.Key_F12)
    assert words(page, 0)[1:3] == ["A. Rivera-Soto", "Supervisor"]
    assert not page.form.dirty


def test_who_leaves_is_disabled_and_comes_back(page: StaffPage) -> None:
    press(page, Qt.Key.Key_F8)
    asked = dialog(page, Question)
    assert asked.focusWidget() is asked.no_button
    press(page, Qt.Key.Key_Escape)
    assert words(page, 0)[3] == "Active"
    press(page, Qt.Key.Key_F8)
    dialog(page, Question).yes_button.click()
    QApplication.processEvents()
    assert words(page, 0)[3] == "Disabled"
    assert page.context == "5 may sign in, 1 may not"
    assert "F9" not in enabled(page)
    press(page, Qt.Key.Key_F8)
    assert words(page, 0)[3] == "Active"


def test_nothing_is_done_to_oneself(page: StaffPage) -> None:
    choose(page, "3001")
    assert not enabled(page) & {"F8", "F9"}
    page.form.role.set_value(Role.CASHIER)
    page.form.edited.emit()
    press(page, Qt.Key.Key_F12)
    assert "administrator role" in page.form.role_field.error()


def test_a_badge_is_scanned_and_taken_away(page: StaffPage, counter: Counter) -> None:
    page._badge()
    asked = dialog(page, BadgeDialog)
    asked.badge_scanned("77")
    assert "cannot be a badge" in asked.trouble.label.text()
    asked.badge_scanned("0099K7QM")
    assert not asked.isVisible()
    assert page.form.person is not None
    assert page.form.person.has_badge
    page._badge()
    asked = dialog(page, BadgeDialog)
    assert asked.take_button is not None
    asked.take_button.click()
    assert not page.form.person.has_badge


def test_the_list_is_only_read_while_the_ledger_is_away(
    page: StaffPage, clock: TrainingClock
) -> None:
    clock.set(NOW + timedelta(hours=3))
    page.refresh()
    assert page.away.isVisible()
    assert "8:31 AM" in page.away.label.text()
    assert enabled(page) == set()
    assert page.form.name.edit.isReadOnly()


def test_what_cannot_be_read_is_said(page: StaffPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise Fault("store.unreadable", path="store.db")

    monkeypatch.setattr(staff_admin, "listed", broken)
    page.refresh()
    assert page.trouble.isVisible()
    assert len(page.table.rows()) == 6, "what was read stays"


def test_the_filter_finds_by_number_and_name(page: StaffPage) -> None:
    page.filter.setText("20")
    assert [one.person.number for one in page.table.rows()] == ["2001", "2002"]
    page.filter.setText("RIV")
    assert [one.person.number for one in page.table.rows()] == ["1001"]
    page.filter.setText("nobody")
    assert page.empty.isVisible()
    assert page.escape()
    assert len(page.table.rows()) == 6


def test_a_refusal_that_is_about_no_field_is_a_dialog(page: StaffPage, counter: Counter) -> None:
    with counter.desk.store.write() as connection:
        from cashier.store import lineage

        lineage.note_diverged(connection, NOW, 1)
    page._enable()
    assert dialog(page, ErrorBox).isVisible()


def test_a_one_time_code_asks_for_a_passphrase(
    counter: Counter, show: Show, ledger_worker: LedgerWorker
) -> None:
    ledger_worker.now()
    given = staff_admin.reset(counter.desk, LINDQVIST, "1001", cost=CHEAP)
    ledger_worker.now()
    page = SignInPage(counter)
    came: list[object] = []
    counter.events.session_changed.connect(came.append)
    show(page)
    page.credentials.number_field.edit.setText("1001")
    page.credentials.password_field.edit.setText(given.code)
    page.credentials.submit()
    asked = dialog(page, NewPassphraseDialog)
    QTest.keyClicks(asked.chosen.edit, "short")
    QTest.keyClick(asked.chosen.edit, Qt.Key.Key_Return)
    QTest.keyClick(asked.again.edit, Qt.Key.Key_Return)
    assert "15 characters or more; this has 5" in asked.chosen.error()
    asked.chosen.edit.setText(CHOSEN)
    asked.again.edit.setText(CHOSEN + "x")
    asked.go()
    assert "not the same" in asked.again.error()
    asked.again.edit.setText(CHOSEN)
    asked.go()
    assert came == [RIVERA]
    assert not asked.isVisible()


def test_a_password_is_changed_by_who_has_it(counter: Counter, show: Show) -> None:
    counter.who = RIVERA
    shell = show(Page("Anything"))
    came: list[Staff] = []
    asked = ChangePassphraseDialog(shell, counter, came.append)
    asked.open()
    asked.chosen.edit.setText(CHOSEN)
    asked.again.edit.setText(CHOSEN)
    asked.go()
    assert asked.present.error() == "Type your password."
    asked.present.edit.setText("not the passphrase")
    asked.go()
    assert "do not fit" in asked.present.error()
    assert not asked.present.edit.text()
    asked.present.edit.setText(PASSPHRASE)
    asked.go()
    assert came == [RIVERA]
    assert staffing.unlock(counter.desk, RIVERA, CHOSEN) == RIVERA
