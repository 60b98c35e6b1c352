"""A second person signs for an act of the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.services.desk import Approval
from tests.ui.screens.conftest import PASSPHRASE, Show
from tests.ui.screens.keys import press, type_in
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.page import Page
from ui.screens.approval import OTHER, ApprovalDialog, ask_approval

REASONS = ("Wrong account", "Wrong amount")


@dataclass
class Asked:
    """The dialog on a page, and what came of it."""

    dialog: ApprovalDialog
    answers: list[tuple[Approval, str]]


class Ask(Protocol):
    def __call__(self, reasons: tuple[str, ...] = ()) -> Asked: ...


@pytest.fixture
def ask(at_counter: Counter, show: Show, qtbot: QtBot) -> Ask:
    page = Page("Today")
    show(page)

    def open_dialog(reasons: tuple[str, ...] = ()) -> Asked:
        answers: list[tuple[Approval, str]] = []
        dialog = ask_approval(
            page,
            at_counter,
            act="void",
            title="Void check 1042 for $206.00?",
            text="A supervisor signs for it.",
            reasons=reasons,
            yes="Void item",
            done=lambda approval, reason: answers.append((approval, reason)),
        )
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        return Asked(dialog, answers)

    return open_dialog


def sign(number: str, password: str = PASSPHRASE) -> None:
    type_in(number)
    press("Return")
    type_in(password)
    press("Return")


def test_a_supervisor_signs(ask: Ask, at_counter: Counter) -> None:
    asked = ask()
    sign("2001")
    ((approval, reason),) = asked.answers
    assert approval.approver.number == "2001"
    assert (approval.act, reason) == ("void", "")
    now = at_counter.desk.clock.now()
    found = at_counter.desk.approvals.check(
        approval.approval_id, act="void", act_of="1001", now=now
    )
    assert found == approval


def test_ones_own_act_is_refused_in_words(ask: Ask) -> None:
    asked = ask()
    sign("1001")
    credentials = asked.dialog.form.credentials
    assert credentials.password_field.error() == (
        "Nobody approves their own act. Ask another supervisor."
    )
    assert asked.answers == []
    assert asked.dialog.isVisible()
    assert credentials.password_field.edit.text() == ""


def test_a_wrong_password_and_going_back(ask: Ask) -> None:
    asked = ask()
    sign("2001", "wrong")
    assert "do not match" in asked.dialog.form.credentials.password_field.error()
    press("Esc")
    assert asked.answers == []
    assert QApplication.activeModalWidget() is None


def test_a_reason_must_be_given(ask: Ask) -> None:
    asked = ask(REASONS)
    dialog = asked.dialog
    dialog.form.credentials.number_field.edit.setFocus()
    sign("2001")
    assert dialog.reason_field.error() == "Say why, so that the report can tell."
    dialog.reason.set_value("Wrong amount")
    dialog.form.credentials.password_field.edit.setText(PASSPHRASE)
    dialog.form.approve()
    assert [reason for _, reason in asked.answers] == ["Wrong amount"]


def test_another_reason_in_ones_own_words(ask: Ask) -> None:
    asked = ask(REASONS)
    dialog = asked.dialog
    dialog.reason.set_value(OTHER)
    dialog.reason.chosen.emit(OTHER)
    assert dialog.note.isVisible()
    assert list(faults(dialog)) == []
    assert list(clipped(dialog)) == []
    type_in("Payer changed their mind")
    dialog.form.credentials.number_field.edit.setFocus()
    sign("2002")
    assert [reason for _, reason in asked.answers] == ["Payer changed their mind"]
