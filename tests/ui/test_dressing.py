"""Another look while the window is open: what is seen takes it at once, a hidden page when it is
shown, and both look as if they had been made in it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import style
from ui.page import Page
from ui.shell import Shell
from ui.style import Theme, Tone
from ui.tables import Column
from ui.widgets import Banner, Button, Card, Combo, DataTable, Field, LineEdit, Text, Tick
from ui.widgets.scroll import ScrollBar


class _Told(QWidget):
    """Counts how often it hears of another look."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.times += 1
        super().changeEvent(event)


class _Everything(Page):
    """A page with most of the kit."""

    def __init__(self) -> None:
        super().__init__("A page", "with words")
        self.told = _Told()
        locked, off = LineEdit("locked"), LineEdit("off")
        locked.set_locked(True)
        off.setEnabled(False)
        self.table = DataTable(
            (Column[int](title="Number", cell=str, width=100, stretch=1),), name="Numbers"
        )
        self.table.set_rows(tuple(range(40)))
        card = Card("Card", "note")
        for widget in (
            Text("Words", tone=Tone.ERROR),
            Field("Label", hint="hint", help_="help", text="typed"),
            locked,
            off,
            Combo([("One", 1), ("Two", 2)]),
            Tick("Tick"),
            Banner(Tone.WARNING, "Warning", lead="Lead"),
            Button("Button", key="F5", icon="search"),
            self.table,
        ):
            card.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addWidget(self.told)


def _grabbed(shell: Shell, app: QApplication) -> QImage:
    shell.show()
    app.processEvents()
    shell.room.verticalScrollBar().setValue(0)
    app.processEvents()
    return shell.grab().toImage()


def _fresh(qtbot: QtBot, app: QApplication) -> QImage:
    shell = Shell("Fresh")
    qtbot.addWidget(shell)
    shell.show_page(_Everything())
    return _grabbed(shell, app)


def test_a_look_taken_on_is_the_look_one_is_made_in(qtbot: QtBot, qapp: QApplication) -> None:
    shell = Shell("Fresh")
    qtbot.addWidget(shell)
    hidden, other = _Everything(), Page("Another")
    shell.show_page(hidden)
    _grabbed(shell, qapp)
    shell.show_page(other)
    qapp.processEvents()
    told = hidden.told.times
    style.apply(qapp, Theme.DARK, 1.5)
    qapp.processEvents()
    assert hidden.told.times == told, "a hidden page waits"
    shell.show_page(hidden)
    assert hidden.told.times == told + 1
    while_hidden = _grabbed(shell, qapp)
    style.apply(qapp, Theme.LIGHT, 1.0)
    assert hidden.told.times == told + 2, "what is seen hears at once"
    qapp.processEvents()
    style.apply(qapp, Theme.DARK, 1.5)
    while_seen = _grabbed(shell, qapp)
    assert while_hidden == while_seen == _fresh(qtbot, qapp)


def test_a_page_shown_again_in_the_same_look_is_not_told(qtbot: QtBot, qapp: QApplication) -> None:
    shell = Shell("Fresh")
    qtbot.addWidget(shell)
    page, other = _Everything(), Page("Another")
    shell.show_page(page)
    _grabbed(shell, qapp)
    told = page.told.times
    shell.show_page(other)
    shell.show_page(page)
    assert page.told.times == told


def test_no_sheet_on_everything_and_a_bar_of_ours_dressed_when_seen(
    qtbot: QtBot, qapp: QApplication
) -> None:
    assert qapp.styleSheet() == "", "it would be matched for every widget of the program"
    page = _Everything()
    qtbot.addWidget(page)
    bar = page.table.verticalScrollBar()
    assert isinstance(bar, ScrollBar)
    assert bar.styleSheet() == ""
    page.resize(400, 700)
    page.show()
    assert bar.isVisible()
    assert bar.styleSheet() == style.sheet()
    wide = bar.width()
    style.apply(qapp, Theme.DARK)
    assert bar.styleSheet() == style.sheet()
    assert bar.width() == wide == bar.sizeHint().width()
