"""An account: payer-safe first, whole after identity was confirmed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.screens.conftest import Show
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.screens.account import AccountPage
from ui.screens.identity import IdentityDialog
from ui.shell import Shell

HEALTH, DENTAL, ENDED, BINDER = "712345678", "712345686", "713081120", "713199046"


def opened(counter: Counter, show: Show, number: str) -> tuple[AccountPage, Shell]:
    page = AccountPage(counter)
    page.show_about(number)
    return page, show(page)


def words_of(page: AccountPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def confirm(page: AccountPage, shell: Shell) -> None:
    shell.press("Ctrl+I")
    dialog = shell.findChild(IdentityDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_1)


def test_nobody_sees_a_figure_before_identity_is_confirmed(at_counter: Counter, show: Show) -> None:
    page, shell = opened(at_counter, show, HEALTH)
    assert page.title == "Rosa M Alves"
    assert page.context == "Health ...5678, member ...0401"
    shown = words_of(page)
    assert "$" not in shown
    assert "Example St" not in shown
    assert at_counter.visit is not None
    assert [v.line.billing_account_number for v in at_counter.visit.accounts] == [HEALTH]
    primary = shell.action_bar.primary()
    assert primary is not None
    assert primary.isEnabled()
    assert primary.hasFocus()


def test_confirming_shows_the_figures_and_is_kept_with_the_visit(
    at_counter: Counter, show: Show
) -> None:
    page, shell = opened(at_counter, show, HEALTH)
    confirm(page, shell)
    assert at_counter.visit is not None
    assert [one.method.value for one in at_counter.visit.confirmations] == ["photo_id"]
    figures = page.figures
    shown = [figure.value.text() for figure in (figures.past, figures.current, figures.good)]
    assert shown == ["$103.00", "$103.00", "$206.00"]
    assert figures.past.note.text() == "November coverage, was due Fri 23 Oct"
    assert figures.current.note.text() == "December coverage, due today by 5:00 PM"
    assert figures.good.note.text() == "by Mon 23 Nov, as of 8:30"
    accounts = [line.account.billing_account_number for line in page.household.rows()]
    assert accounts == [HEALTH, DENTAL]
    assert page.household.table_model.cell(0, 2).text == "Past due (estimate)"
    assert len(page.recent.rows()) == 2
    assert "Health and dental are paid with separate checks" in page.banner.accessibleName()


def test_confirmation_covers_the_same_subscriber_and_no_other(
    at_counter: Counter, show: Show
) -> None:
    page, shell = opened(at_counter, show, HEALTH)
    confirm(page, shell)
    dental, _ = opened(at_counter, show, DENTAL)
    assert dental.figures.good.isVisible()
    other, _ = opened(at_counter, show, ENDED)
    assert not other.figures.good.isVisible()
    assert at_counter.visit is not None
    assert at_counter.visit.confirmations == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (ENDED, "Coverage here has ended; payment alone does not restore it."),
        (BINDER, "Coverage starts only when the first bill is paid in full."),
    ],
)
def test_what_must_be_said_first_is_said(
    at_counter: Counter, show: Show, number: str, words: str
) -> None:
    page, shell = opened(at_counter, show, number)
    confirm(page, shell)
    assert words in page.banner.accessibleName()


def test_take_payment_goes_to_the_form_with_this_account_alone(
    at_counter: Counter, show: Show
) -> None:
    asked: list[tuple[str, object]] = []
    at_counter.go_requested.connect(lambda name, about: asked.append((name, about)))
    opened(at_counter, show, DENTAL)
    _, shell = opened(at_counter, show, HEALTH)
    shell.press("F5")
    assert asked == [("pay", HEALTH)]
    assert at_counter.visit is not None
    assert [v.line.billing_account_number for v in at_counter.visit.accounts] == [HEALTH]


def test_nothing_is_nameless_or_cut(at_counter: Counter, show: Show, qtbot: QtBot) -> None:
    page, shell = opened(at_counter, show, HEALTH)
    assert not list(faults(page))
    assert not list(clipped(shell))
    confirm(page, shell)
    assert not list(faults(page))
    assert not list(clipped(shell))
    assert page.height() == shell.room.maximumViewportSize().height()
