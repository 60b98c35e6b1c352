"""The settings page: what is chosen acts at once, is undone within ten seconds, and policy wins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cashier import settings
from cashier.domain.staff import Role, Staff
from cashier.services import staffing, station_settings
from cashier.settings import Settings
from tests.ui.screens.conftest import PASSPHRASE, Show
from tests.ui.screens.keys import press
from tests.ui.walk import clipped, faults, small_targets
from ui import style
from ui.counter import Counter
from ui.licences import licence_text, parts
from ui.look import apply_style
from ui.screens.customer_choice import CustomerScreenDialog
from ui.screens.new_passphrase import ChangePassphraseDialog
from ui.screens.pin import PinDialog
from ui.screens.settings import UNDO_SECONDS, SettingsPage
from ui.screens.settings_about import LicenceDialog
from ui.screens.settings_rules import AmountsSection, TextRow
from ui.style import Theme
from ui.workers import LedgerWorker, PrintWorker

ADMINISTRATOR = Staff(number="3001", name="S. Lindqvist", role=Role.ADMINISTRATOR)


@pytest.fixture(autouse=True)
def no_policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "POLICY_FILE", tmp_path / "policy.toml")
    monkeypatch.setattr(settings, "MACHINE_FILE", tmp_path / "machine.toml")


@pytest.fixture
def page(
    at_counter: Counter,
    ledger_worker: LedgerWorker,
    print_worker: PrintWorker,
    qapp: QApplication,
) -> Iterator[SettingsPage]:
    """A page whose choices act on the whole program, as `Program` sees to."""

    def act(now: object) -> None:
        assert isinstance(now, Settings)
        apply_style(qapp, now)

    at_counter.events.settings_changed.connect(act)
    yield SettingsPage(at_counter, ledger_worker, print_worker)
    at_counter.events.settings_changed.disconnect(act)


def section(page: SettingsPage, words: str) -> int:
    return [one.words for one in page.sections].index(words)


def test_a_look_and_a_size_chosen_by_keys_act_at_once_and_are_undone(
    page: SettingsPage, show: Show, said: list[tuple[str, bool]]
) -> None:
    shell = show(page)
    home = page._counter.desk.home
    display = page.sections[0]
    display.tiles[1].setFocus()  # type: ignore[attr-defined]
    press("Space", "Right")
    assert settings.load(home).theme == "dark"
    assert style.tokens().theme is Theme.DARK
    assert page.hint == "The window is dark. 10 s to undo it."
    assert ("The window is dark.", False) in said
    display.sizes.buttons[0].setFocus()  # type: ignore[attr-defined]
    press("Right", "Right")
    assert (settings.load(home).text_scale_percent, style.tokens().scale) == (125, 1.25)
    press("Ctrl+Z")
    assert (settings.load(home).text_scale_percent, style.tokens().scale) == (100, 1.0)
    assert page.hint == "The text size is 100 %."
    assert shell.press("Ctrl+Z") is False, "one change back, the last one"
    assert settings.kept(home).get("theme") == "dark"


def test_undo_ends_after_ten_seconds_and_leaves_the_keys_on_the_page(
    page: SettingsPage, show: Show
) -> None:
    shell = show(page)
    page.list.choose(section(page, "Sound"))
    page.sections[1].tick.setChecked(False)  # type: ignore[attr-defined]
    shell.action_bar.button("Undo").setFocus()
    for left in range(UNDO_SECONDS - 1, 0, -1):
        page.second()
        assert f"{left} s to undo it." in page.hint
        assert shell.action_bar.button("Undo").isEnabled()
    page.second()
    assert page.hint == "Sounds are off."
    assert shell.press("Ctrl+Z") is False
    assert page.first_focus().hasFocus()
    assert settings.load(page._counter.desk.home).sound is False


def test_undo_leaves_nothing_in_the_file_that_was_not_there(page: SettingsPage, show: Show) -> None:
    show(page)
    stood = settings.kept(page._counter.desk.home)
    page.sections[2].languages.set_value("es")  # type: ignore[attr-defined]
    assert settings.load(page._counter.desk.home).language == "es"
    press("Ctrl+Z")
    assert settings.kept(page._counter.desk.home) == stood


def test_what_the_organization_set_is_shown_and_not_changed(
    page: SettingsPage, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.POLICY_FILE.write_text("text_scale_percent = 125\nlock_minutes = 20\nsound = false\n")
    monkeypatch.setenv("CASHIER_LANGUAGE", "es")
    page._counter.who = ADMINISTRATOR
    show(page)
    display, sound, language, lock = page.sections[:4]
    rows = (display.size_row, sound.row, lock.row)  # type: ignore[attr-defined]
    for row in rows:
        assert not row.control.isEnabled()
        assert row.decided.label.text() == "Set by your organization"
        assert row.control.accessibleDescription() == "Set by your organization"
    assert lock.minutes.value() == 20  # type: ignore[attr-defined]
    assert not sound.tick.isChecked()  # type: ignore[attr-defined]
    assert "started on this computer" in language.row.decided.label.text()  # type: ignore[attr-defined]
    assert display.look.control.isEnabled()  # type: ignore[attr-defined]


def test_the_lock_is_the_administrators(page: SettingsPage, show: Show) -> None:
    show(page)
    lock = page.sections[3]
    assert lock.row.decided.label.text() == "An administrator changes this"  # type: ignore[attr-defined]
    page._counter.who = ADMINISTRATOR
    page.refresh()
    lock.minutes.chosen.emit(5)  # type: ignore[attr-defined]
    assert settings.load(page._counter.desk.home).lock_minutes == 5
    assert page.hint == "The window locks after 5 minutes. 10 s to undo it."
    lock.hours.chosen.emit(8)  # type: ignore[attr-defined]
    assert page.hint == "The password is asked again after 8 h. 10 s to undo it."
    lock.pin.click()  # type: ignore[attr-defined]
    assert page.hint == "No PIN is taken at this station. 10 s to undo it."
    assert not settings.load(page._counter.desk.home).pin_allowed


def test_a_change_that_cannot_be_kept_is_said_and_shown_as_it_was(
    page: SettingsPage, show: Show, said: list[tuple[str, bool]]
) -> None:
    show(page)
    page._counter.desk.home.settings_file.with_suffix(".new").mkdir()
    page.sections[1].tick.setChecked(False)  # type: ignore[attr-defined]
    assert page.sections[1].tick.isChecked()  # type: ignore[attr-defined]
    assert said[-1][1]
    assert page.hint == said[-1][0]


def test_rules_amounts_and_the_bank_are_an_administrators(
    page: SettingsPage, show: Show, at_counter: Counter
) -> None:
    show(page)
    hidden = [
        one.words for place, one in enumerate(page.sections) if page.list.items[place].isHidden()
    ]
    assert hidden == ["Rules", "Amounts", "Bank", "Notice at sign-in"], "at a counter nobody asks"
    at_counter.who = Staff(number="3001", name="S. Lindqvist", role=Role.ADMINISTRATOR)
    page.refresh()
    assert not [item for item in page.list.items if item.isHidden()]
    page.list.choose(section(page, "Amounts"))
    amounts = page.sections[section(page, "Amounts")]
    assert isinstance(amounts, AmountsSection)
    twice = amounts.rows["amount_twice_from_cents"]
    assert isinstance(twice, TextRow)
    assert twice.edit.text() == "1,000.00"
    twice.edit.setFocus()
    press("Ctrl+A")
    QTest.keyClicks(twice.edit, "soon")
    press("Return")
    assert twice.error.isVisible()
    assert settings.load(at_counter.desk.home).amount_twice_from_cents == 100_000
    press("Ctrl+A")
    QTest.keyClicks(twice.edit, "750.00")
    press("Return")
    assert settings.load(at_counter.desk.home).amount_twice_from_cents == 75_000
    assert page.hint.startswith("Typed twice from: changed.")
    press("Ctrl+Z")
    assert settings.load(at_counter.desk.home).amount_twice_from_cents == 100_000
    assert twice.edit.text() == "1,000.00"
    page.list.choose(section(page, "Notice at sign-in"))
    notice = page.sections[section(page, "Notice at sign-in")].rows["system_use_notice"]  # type: ignore[attr-defined]
    notice.edit.setFocus()
    QTest.keyClicks(notice.edit, "For work of the Health Connector only.")
    press("Return")
    assert settings.load(at_counter.desk.home).system_use_notice.startswith("For work")
    page.list.choose(section(page, "Bank"))
    four = page.sections[section(page, "Bank")].rows["deposit_account_last4"]  # type: ignore[attr-defined]
    four.edit.setText("12")
    four.edit.editingFinished.emit()
    assert four.error.isVisible()
    page.list.choose(section(page, "Rules"))
    rules = page.sections[section(page, "Rules")]
    rules.rows["several_coverages"].control.chosen.emit("block")  # type: ignore[attr-defined]
    assert settings.load(at_counter.desk.home).several_coverages == "block"
    assert at_counter.desk.settings.several_coverages == "block", "the next payment knows it"
    assert at_counter.desk.settings.system_use_notice.startswith("For work")
    QApplication.processEvents()
    assert not list(faults(page))
    assert not list(clipped(page))


def test_printer_and_scanner_have_their_pages(page: SettingsPage, show: Show) -> None:
    show(page)
    went: list[tuple[str, object]] = []
    page._counter.go_requested.connect(lambda name, about: went.append((name, about)))
    devices = page.sections[section(page, "Devices")]
    devices.printer_button.click()  # type: ignore[attr-defined]
    devices.scanner_button.click()  # type: ignore[attr-defined]
    page.show_about("today")
    press("Esc")
    assert went == [("printer", "settings"), ("scanner", "settings"), ("today", None)]


def test_about_has_every_part_and_the_text_of_its_licence(page: SettingsPage, show: Show) -> None:
    shell = show(page)
    page.list.choose(section(page, "About"))
    names = {part.name for part in page.about.table.rows()}
    assert {"pyside6-essentials", "sqlcipher", "openssl", "qt", "lucide-static"} <= names
    page.about.table.set_rows([part for part in parts() if part.name == "qt"])
    page.about.table.setFocus()
    press("F9")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LicenceDialog)
    text = dialog.text.toPlainText()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert dialog.focusWidget() is dialog.text
    press("Esc")
    assert shell.page is page


def test_the_texts_come_with_what_is_installed() -> None:
    """Packages of this system without a text are named here, and no new one slips in."""
    without = {part.name for part in parts() if not part.inside and not licence_text(part)}
    windows = {"colorama", "pywin32", "pywin32-ctypes"}
    assert without <= {"pyserial", *windows}


def test_every_section_reads_whole_and_named_at_both_sizes(
    page: SettingsPage, show: Show, at_counter: Counter
) -> None:
    at_counter.who = Staff(number="3001", name="S. Lindqvist", role=Role.ADMINISTRATOR)
    show(page)
    for percent in (100, 200):
        if percent != 100:
            apply_style_of(page, percent)
        for place, one in enumerate(page.sections):
            page.list.choose(place)
            QApplication.processEvents()
            wrong = (list(faults(page)), list(clipped(page)), list(small_targets(page)))
            assert wrong == ([], [], []), (percent, one.words)


def apply_style_of(page: SettingsPage, percent: int) -> None:
    page._counter.events.settings_changed.emit(Settings(theme="light", text_scale_percent=percent))


def test_up_and_down_go_through_the_sections(page: SettingsPage, show: Show) -> None:
    show(page)
    press("Down", "Down", "Up")
    assert page.context == "Sound"
    assert page.list.items[1].hasFocus()


def test_the_password_is_changed_with_the_present_one_and_ends_the_pin(
    page: SettingsPage, show: Show, said: list[tuple[str, bool]]
) -> None:
    shell = show(page)
    page._counter.people.by_pin = True
    page.refresh()
    sign_in = page.sections[section(page, "Your sign-in")]
    assert sign_in.pin_button.accessibleName() == "Change your PIN"  # type: ignore[attr-defined]
    sign_in.password_button.click()  # type: ignore[attr-defined]
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ChangePassphraseDialog)
    chosen = "four lanterns over a pier"
    for present, new, again in (
        (PASSPHRASE, "too short", "too short"),
        ("not the one at all", chosen, chosen),
        (PASSPHRASE, "HealthConnector2026", "HealthConnector2026"),
    ):
        fill(dialog, present, new, again)
        assert dialog.isVisible()
        assert said[-1][1]
    fill(dialog, PASSPHRASE, chosen, chosen)
    assert not dialog.isVisible()
    assert shell.toast_box.label.text() == "Your password is changed."
    assert sign_in.pin_button.accessibleName() == "Choose a PIN", "it ended"  # type: ignore[attr-defined]
    desk = page._counter.desk
    assert staffing.sign_in(desk, "1001", chosen).number == "1001"


def fill(dialog: ChangePassphraseDialog, present: str, new: str, again: str) -> None:
    for field, text in ((dialog.present, present), (dialog.chosen, new), (dialog.again, again)):
        field.edit.setFocus()
        field.edit.clear()
        QApplication.clipboard().setText(text)
        field.edit.paste()  # as a password manager does
        assert field.edit.text() == text
        assert field.edit.echoMode() is QLineEdit.EchoMode.Password
        assert text == "" or text not in field.edit.displayText()
    dialog.go_button.click()


def test_a_pin_is_chosen_here_where_it_may_be(page: SettingsPage, show: Show) -> None:
    show(page)
    sign_in = page.sections[section(page, "Your sign-in")]
    sign_in.pin_button.click()  # type: ignore[attr-defined]
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PinDialog)
    dialog.changed.emit(True)
    dialog.reject()
    assert page._counter.people.by_pin
    assert sign_in.pin_button.accessibleName() == "Change your PIN"  # type: ignore[attr-defined]
    page._counter.people.by_pin = False
    station_settings.change(page._counter.desk, ADMINISTRATOR, {"pin_allowed": False})
    page.refresh()
    assert not sign_in.pin_button.isEnabled()  # type: ignore[attr-defined]
    assert sign_in.rows[1].note.text() == "Not allowed at this station"  # type: ignore[attr-defined]


def test_the_customers_screen_is_chosen_from_here(page: SettingsPage, show: Show) -> None:
    show(page)
    devices = page.sections[section(page, "Devices")]
    assert devices.rows[2].note.text() == "None"  # type: ignore[attr-defined]
    devices.screen_button.click()  # type: ignore[attr-defined]
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CustomerScreenDialog)
    dialog.reject()
    changed = {"customer_screen": "HDMI-1"}
    now = station_settings.change(page._counter.desk, page._counter.who, changed).now
    page._counter.events.settings_changed.emit(now)
    assert devices.rows[2].note.text() == "HDMI-1"  # type: ignore[attr-defined]
