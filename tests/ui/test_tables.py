"""The one table model and its view."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui import style
from ui.style import Tone
from ui.tables import Cell, CellRole, Column, TableModel
from ui.widgets import DataTable
from ui.widgets.folding import Place, Width, fold
from ui.widgets.folding_table import FoldingTable
from ui.widgets.room import FollowingArea
from ui.widgets.table import PAD, cell_width, paint_cell, runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    number: str
    amount: str


def amount(item: Item) -> Cell:
    return Cell(text=item.amount, strike=item.number == "2", icon="ban", icon_tone=Tone.ERROR)


COLUMNS = (
    Column[Item](title="No.", cell=lambda item: item.number, width=80, stretch=1),
    Column[Item](title="Amount", cell=amount, width=100, right=True),
)
ROWS = tuple(Item(number=str(n), amount=f"${n}.00") for n in range(1, 6))


def table(qtbot: QtBot) -> DataTable[Item]:
    made: DataTable[Item] = DataTable(COLUMNS, name="Items")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.set_rows(ROWS)
    made.show()
    return made


def test_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(COLUMNS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_rows(ROWS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_rows(())


def test_roles() -> None:
    model = TableModel(COLUMNS)
    model.set_rows(ROWS)
    index = model.index(1, 1)
    assert model.data(index) == "$2.00"
    assert model.data(index, CellRole.ROW) is ROWS[1]
    assert model.data(index, CellRole.CELL).strike
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert model.data(index, Qt.ItemDataRole.TextAlignmentRole) == right
    assert model.headerData(0, Qt.Orientation.Horizontal) == "No."


def test_cells_are_made_only_when_seen() -> None:
    made: list[int] = []

    def cell(number: int) -> str:
        made.append(number)
        return str(number)

    model = TableModel((Column[int](title="n", cell=cell),))
    model.set_rows(range(100_000))
    assert made == []
    model.data(model.index(70_000, 0))
    model.data(model.index(70_000, 0))
    assert made == [70_000]


@pytest.mark.parametrize(
    ("matches", "expected"),
    [
        ((), (("Alves, Rosa", False),)),
        (((0, 5),), (("Alves", True), (", Rosa", False))),
        (((7, 4), (0, 5)), (("Alves", True), (", ", False), ("Rosa", True))),
        (((0, 5), (3, 4)), (("Alves", True), (", Rosa", False))),
        (((40, 2),), (("Alves, Rosa", False),)),
    ],
)
def test_runs(matches: tuple[tuple[int, int], ...], expected: tuple[tuple[str, bool], ...]) -> None:
    assert runs(Cell(text="Alves, Rosa", matches=matches)) == expected


def test_keys_choose_and_open(qtbot: QtBot) -> None:
    view = table(qtbot)
    assert view.current() is ROWS[0]
    chosen: list[object] = []
    view.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
    assert chosen == [ROWS[1], ROWS[4], ROWS[3], ROWS[0]]
    with qtbot.waitSignal(view.opened) as caught:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == [ROWS[0]]


def test_new_rows_keep_the_choice(qtbot: QtBot) -> None:
    view = table(qtbot)
    view.choose(3)
    view.set_rows(ROWS[2:])
    assert view.current() is ROWS[3]
    view.set_rows(ROWS[:2])
    assert view.current() is ROWS[0]
    view.set_rows(ROWS, choose=ROWS[4])
    assert view.current() is ROWS[4]
    view.set_rows(())
    assert view.current() is None


def test_columns_share_the_width(qtbot: QtBot) -> None:
    view = table(qtbot)
    widths = [view.columnWidth(n) for n in range(2)]
    assert widths[1] == 100
    assert sum(widths) == view.viewport().width()


def test_a_head_is_never_cut_and_where_room_is_short_a_column_is_as_wide_as_its_words(
    qtbot: QtBot,
) -> None:
    columns = (
        Column[Item](title="No.", cell=lambda item: item.number, width=260, stretch=1),
        Column[Item](title="What was received", cell=amount, width=40, right=True),
    )
    view: DataTable[Item] = DataTable(columns, name="Items")
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.set_rows(ROWS)
    view.show()
    assert view.columnWidth(1) > 110, "the head whole"
    assert view.columnWidth(0) + view.columnWidth(1) == view.viewport().width()
    view.resize(240, 300)
    assert view.columnWidth(1) > 110
    assert view.columnWidth(0) + view.columnWidth(1) <= view.viewport().width()
    view.resize(60, 300)
    assert [view.columnWidth(n) for n in range(2)] == view.column_widths_needed()
    view.set_rows((Item(number="1" * 60, amount="$1.00"),))
    assert 220 <= view.columnWidth(0) <= 230, "a column that stretches may elide its words"


WIDE = (
    Column[Item](title="Number of it", cell=lambda item: f"number {item.number}", width=150),
    Column[Item](title="What", cell=lambda item: Cell(text="check", note="personal"), width=150),
    Column[Item](title="Amount", cell=amount, width=100, right=True),
)


def folding(qtbot: QtBot, wide: int) -> FoldingTable[Item]:
    made: FoldingTable[Item] = FoldingTable(WIDE, name="Items")
    qtbot.addWidget(made)
    made.resize(wide, 300)
    made.set_rows(ROWS)
    made.show()
    return made


def test_columns_share_the_lines_of_a_row_where_they_are_too_wide() -> None:
    columns = (Width(wide=100), Width(wide=150), Width(wide=90, right=True), Width(wide=300))
    assert fold(columns, 360) == (
        Place(column=0, line=0, left=0, width=100),
        Place(column=1, line=0, left=100, width=170),
        Place(column=2, line=0, left=270, width=90),
        Place(column=3, line=1, left=0, width=360),
    )
    figures = (Width(wide=150, stretch=1), *(Width(wide=90, right=True) for _ in range(4)))
    assert [one.line for one in fold(figures, 400)] == [0, 1, 1, 1, 1]  # not torn apart
    assert [one.line for one in fold(figures, 300)] == [0, 0, 1, 1, 1]  # four are too wide
    assert [(one.line, one.width) for one in fold(columns, 120)] == [(n, 120) for n in range(4)]


def test_a_table_folds_where_its_columns_do_not_fit_and_unfolds_again(qtbot: QtBot) -> None:
    view = folding(qtbot, 240)
    assert view.folded
    assert view.lines == 2
    assert view.columnWidth(0) == view.viewport().width()
    assert view.isColumnHidden(1)
    assert view.isColumnHidden(2)
    assert view.row_height() == view.rowHeight(0) == 2 * 5 + 42 + 24
    assert view.horizontalHeader().height() == 32 + 24
    view.resize(500, 300)
    assert view.lines == 1
    assert not view.isColumnHidden(1)
    assert view.rowHeight(0) == 40
    assert view.horizontalHeader().height() == 32


def test_a_folded_row_is_heard_whole_and_is_one_to_the_keys(qtbot: QtBot) -> None:
    view = folding(qtbot, 240)
    index = view.table_model.index(1, 0)
    said = view.table_model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Number of it number 2, What check personal, Amount $2.00"
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current() == ROWS[1]
    assert view.selectionModel().isRowSelected(1)
    second = view.visualRect(index)
    assert view.column_at(second.topLeft() + QPoint(20, 10)) == 0
    assert view.column_at(second.bottomRight() - QPoint(20, 10)) == 2
    view.resize(500, 300)
    assert view.table_model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "number 2"


def test_with_large_text_a_row_takes_another_line_rather_than_cut_a_word(
    qtbot: QtBot, qapp: QApplication
) -> None:
    columns = (
        Column[Item](title="What", cell=lambda item: "a long sentence " * 4, width=80, stretch=1),
        Column[Item](title="Amount", cell=amount, width=80, right=True),
    )
    view: FoldingTable[Item] = FoldingTable(columns, name="Items")
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.set_rows(ROWS)
    view.show()
    assert view.lines == 1
    view.resize(400, 300)
    assert view.lines == 1  # the sentence ends in dots
    style.apply(qapp, style.Theme.LIGHT, 1.5)
    view.resize(700, 300)
    assert view.lines == 2
    view.resize(1100, 300)
    assert view.lines == 1
    assert view.columnWidth(0) >= cell_width(view.table_model.cell(0, 0)) + 2 * PAD


def test_the_page_scrolls_to_the_row_that_is_chosen(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    view: FoldingTable[Item] = FoldingTable(COLUMNS, name="Items")
    view.setMinimumHeight(232)
    column.addWidget(view)
    area = FollowingArea()
    qtbot.addWidget(area)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.resize(400, 120)
    view.set_rows(ROWS)
    area.show()
    area.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_End)
    row = view.visualRect(view.currentIndex())
    assert area.rect().contains(view.viewport().mapTo(area, row.center()))


def test_from_right_to_left_a_cell_is_mirrored_and_its_words_are_not(qtbot: QtBot) -> None:
    """The icon is at the other end; a minus stays before its amount, a name in its order."""

    def painted(direction: Qt.LayoutDirection, cell: Cell) -> QImage:
        image = QImage(200, 40, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        paint_cell(painter, QRectF(0, 0, 200, 40), cell, chosen=False, right=False)
        painter.end()
        return image

    def ink(image: QImage) -> set[tuple[int, int]]:
        white = QColor(Qt.GlobalColor.white).rgb()
        places = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return {(x, y) for x, y in places if image.pixel(x, y) != white}

    def words(image: QImage) -> QImage:
        across = [x for x, _ in ink(image)]
        return image.copy(min(across), 0, max(across) - min(across) + 1, image.height())

    left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    icon = Cell(text="", icon="ban", icon_tone=Tone.ERROR)
    assert max(x for x, _ in ink(painted(left, icon))) < 100
    assert min(x for x, _ in ink(painted(right, icon))) > 100
    for cell in (Cell(text="-$34.57"), Cell(text="...5678")):
        assert words(painted(left, cell)).size() == words(painted(right, cell)).size()
        assert words(painted(left, cell)) == words(painted(right, cell)), cell.text
    name = Cell(text="Rosa M Alves", matches=((7, 5),), tail="...5678")
    across = sorted(x for x, _ in ink(painted(right, name)))
    assert across[0] > 40, "one after the other, at the right"
    assert across[-1] > 180
