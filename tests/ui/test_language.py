"""Another language without a restart: from sign-in and by the setting, with nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cashier.domain.errors import Fault, Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.services import accounts, drawers
from cashier.services.desk import Desk
from cashier.settings import load
from tests.ui.screens.conftest import RIVERA, TODAY, clock, desk, home_made, keys
from tests.ui.screens.keys import press, type_in
from tests.ui.screens.takings import HEALTH
from tests.ui.test_app import line, program, settle, sign_in
from tests.ui.walk import clipped, faults
from ui.app import Program
from ui.help import show_help
from ui.language import speak, spoken
from ui.messages import kind_name, sentence
from ui.screens.account_words import month_word
from ui.screens.day_words import closed_words
from ui.screens.settings import SettingsPage
from ui.screens.settings_sections import LanguageSection
from ui.screens.sign_in import SignInPage
from ui.visit import VisitInHand

__all__ = ["clock", "desk", "home_made", "keys", "line", "program"]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak("en")


def test_words_of_the_program_and_of_qt(qapp: QApplication) -> None:
    assert speak("es")
    assert not speak("es")
    assert QCoreApplication.translate("Navigation", "Find") == "Buscar"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    assert kind_name(InstrumentKind.PERSONAL_CHECK) == "Cheque personal"
    assert sentence(Fault("ledger.unreachable", reason="")).startswith("No hay contacto")
    missing = Refusal("receipt.missing", field="receipt")
    assert sentence(missing) == "Falta el dato “número de recibo”. Escríbalo como en el papel."
    barred = Refusal(
        "role.not_allowed", value="1001", role="cashier", allowed="auditor, supervisor"
    )
    assert sentence(barred) == (
        "La persona 1001 (cajero/a) no puede hacer esto."
        " Pídaselo a quien puede hacerlo: auditor/a, supervisor/a."
    )
    assert month_word(date(2026, 11, 1)) == "noviembre"
    assert closed_words("Independence Day (observed)") == "Día de la Independencia (trasladado)"
    assert closed_words("Snow") == "Snow"
    assert speak("en")
    assert QCoreApplication.translate("Navigation", "Find") == "Find"
    assert kind_name(InstrumentKind.PERSONAL_CHECK) == "Personal check"


def test_an_unknown_language_is_english(qapp: QApplication) -> None:
    assert not speak("tlh")
    assert spoken() == "en"


def choose(program: Program, language: str, qtbot: QtBot) -> SignInPage:
    before = program.pages["sign_in"]
    assert isinstance(before, SignInPage)
    before.language.setFocus()
    press("Down" if language == "es" else "Up")
    qtbot.waitUntil(lambda: program.pages["sign_in"] is not before)
    settle(qtbot, program)
    page = program.pages["sign_in"]
    assert isinstance(page, SignInPage)
    return page


def test_sign_in_speaks_spanish_at_once(program: Program, qtbot: QtBot) -> None:
    program.begin_work()
    settle(qtbot, program)
    type_in("1001")
    page = choose(program, "es", qtbot)
    assert page.language.value() == "es"
    dialog = show_help(program.shell)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(text.startswith("Escriba su número de empleado") for text in said)
    dialog.reject()
    assert page.go_button.text().replace("&", "") == "Entrar"
    assert page.credentials.number_field.text() == "1001"
    assert page.credentials.password_field.edit.hasFocus()
    shell = program.shell
    assert shell.band.text() == "CAPACITACIÓN - nada de aquí es real"
    assert shell.cells["printer"].text() == "Impresora lista"
    assert shell.cells["printer"].accessibleName() == "Impresora: Impresora lista"
    assert list(faults(shell)) == []
    qtbot.waitUntil(lambda: not list(clipped(shell)))
    type_in("correct")  # goes on where it was
    page = choose(program, "en", qtbot)
    assert page.go_button.text().replace("&", "") == "Sign in"
    assert shell.cells["printer"].text() == "Printer ready"


def test_the_setting_changes_the_page_where_it_stands(
    program: Program, desk: Desk, qtbot: QtBot
) -> None:
    drawers.open_drawer(desk, RIVERA, TODAY)
    sign_in(qtbot, program)
    view = accounts.open_account(desk, RIVERA, HEALTH)
    program.counter.visit = VisitInHand(payer_name="Rosa M Alves")
    program.counter.visit.accounts.append(view)
    program.go("account", HEALTH)
    settle(qtbot, program, "account")
    program.go("pay")
    settle(qtbot, program, "pay")
    type_in("206.00")
    program.go("settings")
    settle(qtbot, program, "settings")
    before = program.pages["settings"]
    assert isinstance(before, SettingsPage)
    section = next(one for one in before.sections if isinstance(one, LanguageSection))
    before.list.choose(before.sections.index(section))
    section.languages.buttons[0].setFocus()
    press("Right")
    qtbot.waitUntil(lambda: program.pages.get("settings") not in (None, before))
    settle(qtbot, program)
    shell, after = program.shell, program.pages["settings"]
    assert isinstance(after, SettingsPage)
    assert after.title == "Ajustes"
    assert after.context == "Idioma"
    assert after.hint.startswith("La ventana está en español. ")
    assert after.undoable is not None
    assert load(desk.home).language == "es"
    assert shell.nav_items["find"].text().replace("&", "") == "Buscar"
    assert shell.header.role.text() == "cajero/a"
    assert shell.header.lock.text().replace("&", "") == "Bloquear"
    # where they were, with what was typed
    program.go("pay")
    settle(qtbot, program, "pay")
    assert program.pages["pay"].title == "Recibir pago"
    assert [form.amount for form in program.counter.visit.forms] == ["206.00"]
    program.go("account")
    settle(qtbot, program, "account")
    assert program.pages["account"].title == "Rosa M Alves"
    # the same setting with another sound: a language chosen at sign-in is not touched
    speak("en")
    program.events.settings_changed.emit(load(desk.home).model_copy(update={"sound": False}))
    assert spoken() == "en"
