"""The customer's screen: what stands on it in each moment, and where it stands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cashier import settings
from cashier.domain.drawer import DrawerState
from cashier.domain.instrument import InstrumentKind
from cashier.domain.receipt import LANGUAGES
from cashier.services import accounts
from receipts.translations.facing import FACING, facing, kind_words
from tests.ui.screens.conftest import (
    PASSPHRASE,
    RIVERA,
    at_counter,
    clock,
    counter,
    desk,
    home_made,
    keys,
)
from tests.ui.screens.keys import press, type_in
from tests.ui.screens.takings import HEALTH, check, take
from tests.ui.test_app import line, program, settle, sign_in
from ui import style
from ui.app import Program
from ui.counter import Counter
from ui.customer_screen import CustomerScreen, CustomerWindow
from ui.customer_view import ROWS_MAX, CustomerView, view_of
from ui.item import ItemInHand
from ui.screens.customer_choice import CustomerScreenDialog
from ui.visit import VisitInHand

__all__ = ["at_counter", "clock", "counter", "desk", "home_made", "keys", "line", "program"]

CENTER = "Training Walk-in Center"


def typed(cents: str, kind: InstrumentKind = InstrumentKind.PERSONAL_CHECK) -> ItemInHand:
    return ItemInHand(
        tender_id=cents,
        kind=kind,
        amount=cents,
        number="1042",
        account="4400123456",
        left={"amount"},
    )


def in_hand(at_counter: Counter, *forms: ItemInHand, language: str = "en") -> VisitInHand:
    view = accounts.open_account(at_counter.desk, RIVERA, HEALTH)
    at_counter.visit = VisitInHand(accounts=[view], forms=list(forms), language=language)
    return at_counter.visit


@pytest.fixture
def window(qtbot: QtBot) -> CustomerWindow:
    window = CustomerWindow()
    qtbot.addWidget(window)
    window.resize(1024, 600)
    return window


def test_it_shows_kinds_amounts_and_their_total_and_nothing_of_the_member(
    at_counter: Counter, window: CustomerWindow
) -> None:
    visit = in_hand(
        at_counter, typed("206.00"), typed("34.57", InstrumentKind.USPS_MONEY_ORDER), language="es"
    )
    window.show_view(view_of(at_counter, "pay", CENTER))
    said = window.words()
    for words in (CENTER, "Cheque personal", "$206.00", "$34.57", "Total", "$240.57"):
        assert words in said
    together = " ".join(said)
    for secret in (*visit.member_name.split(), HEALTH[-4:], "1042", "4400123456", "103.00"):
        assert secret not in together


def test_an_amount_that_is_being_typed_is_not_shown(at_counter: Counter) -> None:
    half = replace(typed("20.00"), left=set())
    in_hand(at_counter, half)
    assert view_of(at_counter, "pay", CENTER).lines == ()
    assert [line.amount for line in view_of(at_counter, "review", CENTER).lines] == ["$20.00"]


@pytest.mark.parametrize("screen", ["lock", "sign_in", "count", "difference", "closed"])
def test_it_is_blank_where_nobody_is_served(
    at_counter: Counter, window: CustomerWindow, screen: str
) -> None:
    in_hand(at_counter, typed("206.00"))
    view = view_of(at_counter, screen, CENTER)
    assert view == CustomerView(blank=True)
    window.show_view(view_of(at_counter, "pay", CENTER))
    window.show_view(view)
    assert window.words() == ()


def test_it_is_blank_while_a_drawer_is_counted_and_when_nobody_is_signed_in(
    at_counter: Counter,
) -> None:
    assert at_counter.drawer is not None
    at_counter.drawer = replace(at_counter.drawer, state=DrawerState.COUNTING)
    assert view_of(at_counter, "find", CENTER).blank
    at_counter.drawer, at_counter.who = None, None
    assert view_of(at_counter, "find", CENTER).blank


def test_it_thanks_in_the_language_of_the_receipt(
    at_counter: Counter, window: CustomerWindow
) -> None:
    at_counter.last_visit = replace(take(at_counter.desk, RIVERA, check()), language="vi")
    window.show_view(view_of(at_counter, "posted", CENTER))
    said = window.words()
    assert {"Xin cảm ơn", "Thank you", "$206.00"} <= set(said)
    assert "TẬP HUẤN – KHÔNG PHẢI BIÊN LAI" in said
    # somebody else's item is being looked at, or the next customer stands here
    assert view_of(at_counter, "visit", CENTER).lines == ()


def test_more_items_than_fit_still_add_up(at_counter: Counter, window: CustomerWindow) -> None:
    in_hand(at_counter, *(typed("10.00") for _ in range(ROWS_MAX + 4)), language="ar")
    view = view_of(at_counter, "pay", CENTER)
    assert len(view.lines) == ROWS_MAX
    assert view.lines[0].words == "+ 5"
    assert view.lines[0].amount == "$50.00"
    assert view.total is not None
    assert view.total.amount == "$90.00"
    window.show_view(view)
    window.show()
    assert window.height() == 600
    assert window.findChildren(QWidget)[0].layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_every_language_has_its_words_in_our_own_letters(qapp: QApplication) -> None:
    assert set(FACING) == set(LANGUAGES)
    for language in LANGUAGES:
        words = [kind_words(language, kind) for kind in InstrumentKind]
        words += [facing(language).total, facing(language).thanks]
        font = QFontMetricsF(style.font_of(language))
        for said in words:
            assert said
            assert said[-1] not in " .:{}"
            assert "{" not in said
            assert all(font.inFontUcs4(ord(char)) for char in said), (language, said)


def test_it_takes_neither_focus_nor_clicks_nor_the_end_of_the_program(
    window: CustomerWindow,
) -> None:
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_it_goes_with_its_screen_and_comes_back(qapp: QApplication, qtbot: QtBot) -> None:
    counters = QWidget()
    qtbot.addWidget(counters)
    counters.show()
    plugged = {"HDMI-1": qapp.primaryScreen()}
    own = CustomerScreen(qapp, counters, screens=lambda: plugged)
    own.use("HDMI-1")
    assert not own.window.isVisible(), "never over the counter's own window"
    own._counter_screen = lambda: "built in"  # type: ignore[method-assign]
    own.place()
    assert own.window.isVisible()
    with qtbot.waitSignal(own.lost):
        plugged.clear()
        own.place()
    assert not own.window.isVisible()
    plugged["HDMI-1"] = qapp.primaryScreen()
    own.place()
    assert own.window.isVisible()
    own.use("")
    assert not own.window.isVisible()
    own.close()


def test_the_choice_is_remembered_and_acts_at_once(
    at_counter: Counter, qapp: QApplication, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    settings.save(at_counter.desk.home, {"customer_screen": "HDMI-1"})
    dialog = CustomerScreenDialog(window, at_counter, screens=dict)
    assert dialog.choice.currentText() == "HDMI-1, not plugged in"
    dialog.choice.set_value("")
    with qtbot.waitSignal(at_counter.events.settings_changed) as changed:
        dialog.keep()
    assert changed.args is not None
    assert changed.args[0].customer_screen == ""
    assert settings.load(at_counter.desk.home).customer_screen == ""


TWO_SCREENS = """
import json, sys
from PySide6.QtWidgets import QApplication, QWidget
from ui import style
from ui.customer_screen import CustomerScreen
app = QApplication(sys.argv)
style.apply(app)
counter = QWidget()
counter.show()
own = CustomerScreen(app, counter)
own.use("member")
app.processEvents()
rect = own.window.geometry()
print(json.dumps([own.shown, rect.x(), rect.width(), own.window.screen().name()]))
"""


def test_on_two_real_screens_it_fills_the_chosen_one(tmp_path: Path) -> None:
    screen = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config = {
        "synchronousWindowSystemEvents": False,
        "windowFrameMargins": True,
        "screens": [
            {"name": "counter", "x": 0, "width": 1366, "height": 768, **screen},
            {"name": "member", "x": 1366, "width": 1024, "height": 600, **screen},
        ],
    }
    file = tmp_path / "screens.json"
    file.write_text(json.dumps(config))
    said = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(said.stdout) == [True, 1366, 1024, "member"]


def test_the_program_shows_the_visit_and_hides_it_with_the_lock(
    program: Program, qtbot: QtBot
) -> None:
    program.begin_work()
    settle(qtbot, program)
    before = program.customer.screen
    assert before is None, "nothing is made for a screen that nobody chose"
    now = program.desk.settings.model_copy(update={"customer_screen": "HDMI-1"})
    program.events.settings_changed.emit(now)
    own = program.customer.screen
    assert own is not None

    def amounts() -> list[str]:
        return [line.amount for line in own.window.view.lines]

    assert own.window.words() == ()
    sign_in(qtbot, program)
    press("Space", "F12")
    settle(qtbot, program, "find")
    assert own.window.view.center == CENTER
    type_in(HEALTH)
    settle(qtbot, program, "account")
    press("F5")
    settle(qtbot, program, "pay")
    type_in("206.00")
    assert amounts() == []
    press("Return")
    assert amounts() == ["$206.00"]
    press("Ctrl+L")
    assert own.window.words() == ()
    type_in(PASSPHRASE)
    press("Return")
    settle(qtbot, program, "pay")
    assert amounts() == ["$206.00"]
    assert program.app.activeWindow() is program.shell
