"""Layouts that ask their width: columns that go below each other, rows that go on in the next."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import style
from ui.widgets import Text
from ui.widgets.reflow import Columns, Flow


def block(wide: int, high: int) -> QWidget:
    made = QWidget()
    made.setMinimumSize(wide, high)
    return made


def boxed(qtbot: QtBot, layout: QLayout, size: tuple[int, int]) -> QWidget:
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(layout)
    box.resize(*size)
    box.show()
    return box


def places(*widgets: QWidget) -> list[tuple[int, int, int]]:
    return [(one.x(), one.y(), one.width()) for one in widgets]


def test_columns_stand_side_by_side_while_there_is_room(qtbot: QtBot) -> None:
    main, side = block(100, 50), block(80, 120)
    columns = Columns(spacing=10)
    columns.add(main, 300, 1)
    columns.add(side, 150)
    box = boxed(qtbot, columns, (600, 200))
    assert places(main, side) == [(0, 0, 440), (450, 0, 150)]
    assert (main.height(), side.height()) == (200, 200)

    box.resize(459, 200)
    assert places(main, side) == [(0, 0, 459), (0, 80, 459)]  # 50 high, and what is left
    assert (main.height(), side.height()) == (70, 120)
    assert columns.minimumHeightForWidth(459) == 180
    assert columns.minimumHeightForWidth(460) == 120
    assert columns.minimumSize().width() == 100


def test_columns_below_each_other_with_larger_text(qtbot: QtBot, qapp: QApplication) -> None:
    main, side = block(100, 50), block(80, 120)
    columns = Columns(spacing=10)
    columns.add(side, 150)
    columns.add(main, 300, 1)
    box = boxed(qtbot, columns, (600, 200))
    style.apply(qapp, style.Theme.LIGHT, 1.5)
    box.resize(600, 201)
    assert places(side, main) == [(0, 0, 600), (0, 130, 600)]


def test_shares_never_leave_a_column_less_than_its_least(qtbot: QtBot) -> None:
    wide, narrow = block(0, 10), block(0, 10)
    columns = Columns(spacing=10)
    columns.add(wide, 100, 7)
    columns.add(narrow, 250, 3)
    box = boxed(qtbot, columns, (610, 100))
    assert places(wide, narrow) == [(0, 0, 350), (360, 0, 250)]
    assert box.width() == 610


def test_a_hidden_column_takes_no_room(qtbot: QtBot) -> None:
    main, side = block(100, 50), block(80, 120)
    columns = Columns(spacing=10)
    columns.add(main, 300, 1)
    columns.add(side, 150)
    _box = boxed(qtbot, columns, (400, 200))  # held: the layout is its child
    side.hide()
    QApplication.processEvents()
    assert places(main) == [(0, 0, 400)]


def test_a_row_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    words = [Text("one"), Text("two"), Text("three")]
    for one in words:
        one.setFixedSize(100, 20)
    flow = Flow(spacing=10, lines=4)
    flow.add(words[0])
    flow.add_spring()
    for one in words[1:]:
        flow.add(one)
    box = boxed(qtbot, flow, (400, 60))
    assert [one.x() for one in words] == [0, 190, 300]
    assert flow.minimumHeightForWidth(400) == 20
    assert flow.minimumHeightForWidth(319) == 44
    box.resize(319, 60)
    assert [(one.x(), one.y()) for one in words[1:]] == [(110, 8), (0, 32)]  # in the middle of 60
    assert flow.line_of == [0, 0, 1]


def test_what_stretches_takes_what_its_line_leaves(qtbot: QtBot) -> None:
    field, button = block(120, 20), block(100, 20)
    flow = Flow(spacing=10)
    flow.add(field, stretch=1)
    flow.add(button)
    box = boxed(qtbot, flow, (400, 60))
    assert places(field, button) == [(0, 20, 290), (300, 20, 100)]
    box.resize(200, 60)
    assert places(field, button) == [(0, 6, 200), (0, 34, 100)]
