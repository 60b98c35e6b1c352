"""An account: payer-safe first, whole after identity was confirmed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cashier.domain.account import BillType
from cashier.domain.documents import account_document
from cashier.services.accounts import FoundBy
from cashier.services.desk import Desk
from cashier.store import audit, replica
from tests.ui.screens.conftest import NOW, Show
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.screens.account import AccountPage
from ui.screens.account_parts import line_of, subscriber_pairs
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
    accounts = [line_of(row).billing_account_number for row in page.household.rows()]
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


def test_a_search_that_opened_the_account_is_told_to_the_audit(
    at_counter: Counter, show: Show
) -> None:
    at_counter.found(HEALTH, FoundBy(kind="name", hits=7))
    page, _ = opened(at_counter, show, HEALTH)
    page.refresh()
    with at_counter.desk.store.read() as connection:
        lines = [json.loads(line.canonical) for line in audit.lines(connection)]
    told = [line["data"] for line in lines if line["event"] == "account_opened"]
    assert told == [
        {"account": "5678", "confirmed": False, "found_by": "name", "hits": 7},
        {"account": "5678", "confirmed": False},
    ]


def test_somebody_of_the_same_address_is_named_without_a_figure(
    at_counter: Counter, show: Show
) -> None:
    _revised(at_counter.desk, ENDED, household_id="H700000001")
    page, shell = opened(at_counter, show, HEALTH)
    confirm(page, shell)
    cells = page.household.table_model
    assert len(page.household.rows()) == 3
    shown = [cells.cell(2, column) for column in range(4)]
    assert [cell.text for cell in shown] == [
        "Health",
        "...1120",
        "Rosana Alvez, ended",
        "not confirmed",
    ]
    assert not list(faults(page))
    assert not list(clipped(shell))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (27, "the next draft is set for Fri 27 Nov"),
        (23, "a draft of $103.00 is set for Mon 23 Nov"),
        (20, "the next draft is set for Sun 20 Dec"),
    ],
)
def test_an_automatic_payment_says_how_much_and_when(
    at_counter: Counter, show: Show, day: int, words: str
) -> None:
    _revised(at_counter.desk, HEALTH, autopay_day=day)
    page, shell = opened(at_counter, show, HEALTH)
    confirm(page, shell)
    assert words in words_of(page)
    assert "Ask whether this month is already being paid another way." in words_of(page)
    QApplication.processEvents()
    assert not list(clipped(shell))


def test_a_revised_bill_says_what_it_replaced(at_counter: Counter, show: Show) -> None:
    with at_counter.desk.store.read() as connection:
        account = replica.account(connection, HEALTH)
    assert account is not None
    old = max(account.bills, key=lambda bill: bill.coverage_month)
    new = replace(
        old,
        bill_number="B9999",
        bill_type=BillType.REVISED,
        supersedes=old.bill_number,
        premium_cents=8800,
        issued_on=old.issued_on + timedelta(days=14),
    )
    _revised(at_counter.desk, HEALTH, bills=(*account.bills, new))
    page, shell = opened(at_counter, show, HEALTH)
    confirm(page, shell)
    pairs = subscriber_pairs(page.view.account, page.view.standing, NOW)  # type: ignore[union-attr, arg-type]
    assert ("December revised", "$88.00 instead of $103.00") in pairs
    assert page.figures.current.value.text() == "$88.00"
    assert not list(clipped(shell))


def _revised(desk: Desk, number: str, **changes: Any) -> None:
    """Billing sends other facts of an account."""
    with desk.store.write() as connection:
        account = replica.account(connection, number)
        assert account is not None
        document = account_document(replace(account, **changes))
        epoch = connection.exec_driver_sql("SELECT max(epoch) FROM account").scalar_one()
        replica.apply_changes(
            connection, [replica.ReplicaChange(key=number, document=document)], epoch
        )


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
