"""A badge fills the staff number of the card in front, whatever has the focus, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from cashier.settings import Settings
from tests.ui.scanner import Keyboard
from tests.ui.screens.conftest import RIVERA, Show
from ui.counter import Counter
from ui.page import Page
from ui.scanning import Scanning
from ui.screens.approval import ask_approval
from ui.screens.sign_in import LockPage, SignInPage

LINE = "T011999993T 4400123456O 1042"


@pytest.fixture
def page(request: pytest.FixtureRequest, counter: Counter) -> Page:
    kind = getattr(request, "param", SignInPage)
    if kind is LockPage:
        counter.who = RIVERA
    made: Page = kind(counter)
    return made


@pytest.fixture
def keyboard(page: Page, show: Show, qapp: QApplication) -> Iterator[Keyboard]:
    scanning = Scanning(qapp, show(page), Settings())
    yield Keyboard()
    scanning.stop()


@pytest.mark.parametrize("where", ["number_field", "password_field"])
def test_sign_in(page: SignInPage, keyboard: Keyboard, where: str) -> None:
    card = page.credentials
    getattr(card, where).edit.setFocus()
    keyboard.scan("STAFF-1001")
    assert card.number_field.edit.text() == "1001"
    assert card.password_field.edit.text() == ""
    assert card.password_field.edit.hasFocus()


def test_a_password_field_takes_no_other_scan(page: SignInPage, keyboard: Keyboard) -> None:
    card = page.credentials
    card.password_field.edit.setFocus()
    keyboard.type("walk in")
    keyboard.scan(LINE)
    keyboard.scan("712345678")
    assert card.password_field.edit.text() == "walk in"
    assert card.number_field.edit.text() == ""
    assert card.number_field.error() == "Scan your badge, or type your number."


@pytest.mark.parametrize("page", [SignInPage, LockPage], indirect=True)
def test_a_password_typed_in_one_breath_shows_none_of_its_letters(
    page: SignInPage | LockPage, keyboard: Keyboard
) -> None:
    card = page.credentials
    card.password_field.edit.setFocus()
    keyboard.type("walk in")
    keyboard.scan("center demo")
    said = card.number_field.error() + card.password_field.error()
    assert said == "That came as fast as a scan and was not taken. Type it again."
    assert card.password_field.edit.selectedText(), "the next typing replaces what is left"


@pytest.mark.parametrize("page", [LockPage], indirect=True)
def test_the_lock_takes_the_badge_of_who_is_locked_in(page: LockPage, keyboard: Keyboard) -> None:
    keyboard.scan("STAFF-2001")
    assert "That is not the badge of A. Rivera" in page.credentials.password_field.error()
    keyboard.scan("STAFF-0099K7QM")  # whose that is only the directory knows
    assert page.credentials.password_field.error() == ""
    assert page.credentials.number == "1001"
    keyboard.scan("STAFF-1001")
    assert page.credentials.password_field.error() == ""
    assert page.credentials.number == "1001"


def test_an_approval_takes_a_badge_and_nothing_else(
    page: SignInPage, keyboard: Keyboard, counter: Counter
) -> None:
    counter.who = RIVERA
    dialog = ask_approval(
        page,
        counter,
        act="void",
        title="Void check 1042 for $206.00?",
        text="",
        reasons=("Handed back",),
        done=lambda approval, reason: None,
    )
    QApplication.processEvents()
    card = dialog.form.credentials
    dialog.reason.setFocus()
    keyboard.scan("STAFF-2001")
    assert card.number_field.edit.text() == "2001"
    assert dialog.reason.value() == ""
    keyboard.scan(LINE)
    assert card.number_field.error() == "Finish or go back first."
    assert card.number_field.edit.text() == "2001"
    assert card.password_field.edit.text() == ""
    dialog.reject()
