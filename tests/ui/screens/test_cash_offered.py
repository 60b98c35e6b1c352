"""Cash or a card offered: what to say in both languages, and the slip queued once."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.domain.errors import Refusal
from cashier.domain.receipt import LANGUAGES
from cashier.domain.slip import WaysToPaySlip
from cashier.services import printing
from cashier.services.desk import Desk
from receipts.document import DocumentKind
from receipts.paper import paper_document
from tests.ui.screens.at_work import AtWork, Key
from tests.ui.screens.conftest import RIVERA
from tests.ui.walk import clipped, faults
from ui import style
from ui.counter import Counter
from ui.screens.cash_offered import CashDialog
from ui.screens.cash_words import ENGLISH, SPOKEN, spoken


def test_it_is_said_in_english_and_the_members_language_and_printed_once(
    at_counter: Counter, qtbot: QtBot
) -> None:
    work = AtWork(at_counter, qtbot)
    work.open_form()
    said: list[str] = []
    dialog = CashDialog(work.shell, at_counter, said.append)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog)
    assert dialog.english.text() == ENGLISH
    assert dialog.other.text() == SPOKEN["pt-BR"]
    assert list(faults(dialog)) == []
    assert list(clipped(dialog)) == []
    work.press(Key.Key_Return)
    assert said == ["The ways to pay are being printed."]
    (job,) = printing.held(at_counter.desk)
    assert isinstance(job.slip, WaysToPaySlip)
    assert job.slip.language == "pt-BR"
    assert job.receipt_number == ""
    assert at_counter.visit is not None
    assert at_counter.visit.empty


def test_every_language_of_the_paper_has_its_sentence() -> None:
    assert {*SPOKEN, "en"} == set(LANGUAGES)
    assert spoken("en") == ""


@pytest.mark.parametrize("language", sorted(SPOKEN))
def test_every_letter_of_it_can_be_drawn_without_help_of_the_system(
    qapp: QApplication, language: str
) -> None:
    families = style.font_of(language).families()
    drawn: set[str] = set()
    for family in families:
        alone = QRawFont.fromFont(QFont(family))
        drawn |= {letter for letter in SPOKEN[language] if alone.supportsCharacter(ord(letter))}
    assert set(SPOKEN[language]) - drawn == set()


def test_the_slip_prints_and_says_nothing_about_anybody(desk: Desk) -> None:
    job = printing.ways_to_pay(desk, RIVERA, "es")
    document = paper_document(job)
    assert document.kind is DocumentKind.SLIP
    words = repr(document)
    assert "money order" in words
    assert job.slip is not None
    assert job.slip.site.help_phone in words


def test_an_unknown_language_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal) as refused:
        printing.ways_to_pay(desk, RIVERA, "tlh")
    assert refused.value.code == "language.unknown"
    assert printing.held(desk) == ()
