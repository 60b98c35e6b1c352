"""What people wrote is shown letter by letter: no name is ever markup, and opens no picture."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from ui.tables import Column
from ui.widgets import Banner, DataTable, ElidedText, Field, IconText, Text
from ui.widgets.text import plain_tip

NAME = '<img src="//elsewhere/x.png">Rosa & <b>Alves</b>'
SHOWN = "&lt;img src=&quot;//elsewhere/x.png&quot;&gt;Rosa &amp; &lt;b&gt;Alves&lt;/b&gt;"


@dataclass(frozen=True)
class Member:
    name: str


def test_labels_take_it_as_it_stands(qtbot: QtBot) -> None:
    plain = Text(NAME)
    qtbot.addWidget(plain)
    assert plain.textFormat() is Qt.TextFormat.PlainText
    plain.set_lead(NAME, NAME)
    assert plain.text() == f"<b>{SHOWN}</b> {SHOWN}"
    row = IconText(NAME, "user")
    qtbot.addWidget(row)
    assert row.label.textFormat() is Qt.TextFormat.PlainText
    from ui.style import Tone

    banner = Banner(Tone.INFO, NAME)
    qtbot.addWidget(banner)
    assert banner.label.textFormat() is Qt.TextFormat.PlainText


def test_so_do_tooltips(qtbot: QtBot) -> None:
    cut = ElidedText(NAME)
    qtbot.addWidget(cut)
    cut.resize(60, 24)
    cut.show()
    cut.grab()
    assert cut.toolTip() == f"<span>{SHOWN}</span>"
    field = Field("Payer")
    qtbot.addWidget(field)
    field.set_error(NAME)
    assert field.hint.toolTip() == f"<span>{SHOWN}</span>"
    assert plain_tip("") == ""


@pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints")
def test_and_the_tooltip_of_a_table(qtbot: QtBot) -> None:
    columns = (Column[Member](title="Name", cell=lambda one: one.name, width=60),)
    table: DataTable[Member] = DataTable(columns, name="Members")
    qtbot.addWidget(table)
    table.set_rows((Member(NAME),))
    table.resize(200, 120)
    table.show()
    where = table.visualRect(table.table_model.index(0, 0)).center()
    help_ = QHelpEvent(QEvent.Type.ToolTip, where, table.viewport().mapToGlobal(where))
    table.viewportEvent(help_)
    assert QToolTip.text() == f"<span>{SHOWN}</span>"
    QToolTip.hideText()
