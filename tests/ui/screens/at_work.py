"""A window with the pages of the main job in it, worked by key events only and counting them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.counter import Counter
from ui.page import Page
from ui.screens.account import AccountPage
from ui.screens.find import DEBOUNCE_MS, FindPage
from ui.screens.pay import PayPage
from ui.screens.posted import PostedPage
from ui.screens.review import ReviewPage
from ui.shell import Shell

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
HEALTH, DENTAL, ENDED, BINDER = "712345678", "712345686", "713081120", "713199046"
EMPLOYER = "714400412"
ROUTING, BANK = "011000015", "9876543456"
SERIAL = "28123456781"


class AtWork:
    """Shows the page that the counter asks for. `keys` counts the presses of one person."""

    def __init__(self, counter: Counter, qtbot: QtBot) -> None:
        self.counter = counter
        self.shell = Shell("Health Connector Payments")
        qtbot.addWidget(self.shell)
        self.shell.resize(1366, 768)
        self.find, self.account = FindPage(counter), AccountPage(counter)
        self.pay, self.review, self.posted = (
            PayPage(counter),
            ReviewPage(counter),
            PostedPage(counter),
        )
        self.pages: dict[str, Page] = {
            "find": self.find,
            "account": self.account,
            "pay": self.pay,
            "review": self.review,
            "posted": self.posted,
        }
        self.gone: list[str] = []
        self.keys = 0
        counter.go_requested.connect(self.go)
        with qtbot.waitActive(self.shell):
            self.shell.show()
            self.shell.activateWindow()

    def go(self, name: str, about: object = None) -> None:
        """As the program does."""
        self.gone.append(name)
        page = self.pages.get(name)
        if page is None:
            return
        if about is not None and hasattr(page, "show_about"):
            page.show_about(about)
        self.shell.show_page(page)

    @property
    def focus(self) -> QWidget:
        """Who gets the keys."""
        dialog = QApplication.activeModalWidget()
        window: QWidget = self.shell if dialog is None else dialog
        found: QWidget | None = window.focusWidget()
        return next(w for w in (found, dialog, self.shell) if w is not None)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key."""
        self.keys += 1
        QTest.keyClick(self.focus, key, modifier)
        QApplication.processEvents()

    def type(self, text: str, *, enter: bool = True) -> None:
        """Letters, and Enter after them."""
        self.keys += len(text)
        QTest.keyClicks(self.focus, text)
        if enter:
            self.press(Key.Key_Return)

    def space(self, times: int) -> None:
        """Ticks and moves on."""
        for _ in range(times):
            self.press(Key.Key_Space)

    def open_form(self, number: str = HEALTH, *, confirmed: bool = False) -> None:
        """Find by number, confirm if wanted, take payment."""
        self.go("find")
        self.type(number, enter=False)
        QTest.qWait(DEBOUNCE_MS + 40)
        self.press(Key.Key_Return)  # the tenth key, which comes late and does nothing
        if confirmed:
            self.press(Key.Key_I, CTRL)
            self.press(Key.Key_1)
        self.press(Key.Key_F5)

    def check_typed(
        self,
        amount: str = "206.00",
        number: str = "1042",
        *,
        ticks: int = 2,
        date: str = "",
        review: bool = True,
    ) -> None:
        """A personal check with its bank line, all typed; Enter after the last tick reviews."""
        self.type(amount)
        self.type(number)
        self.type(date)
        self.type(ROUTING)
        self.type(BANK)
        self.space(ticks)
        if review:
            self.press(Key.Key_Return)

    def money_order_typed(self, amount: str = "34.57", serial: str = SERIAL) -> None:
        """A USPS money order in a row that is open."""
        self.press(Key.Key_4, ALT)
        self.type(amount)
        self.type(serial)
        self.press(Key.Key_Return)
        self.space(6)
        self.press(Key.Key_Return)

    def said(self) -> list[str]:
        """The sentences under the form."""
        return [one.text for one in self.pay.form.verdicts.said]

    def answer_all(self) -> None:
        """Answers every warning that waits."""
        for _ in range(10):
            if self.pay.form.verdicts.first_waiting() is None:
                return
            self.press(Key.Key_A, ALT)
        raise AssertionError(self.said())
