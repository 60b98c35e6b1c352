"""Charts: what they say, how they are stepped through, and what remains without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.walk import faults
from ui import style
from ui.bar_patterns import draw_bar
from ui.charts import Bar, ColumnChart, Pattern, RowChart
from ui.style import Theme

HOURS = (9, 14, 18, 21, 19, 15)
PATTERNS = tuple(Pattern)
Chart = ColumnChart | RowChart


def bars(values: tuple[int, ...] = HOURS) -> tuple[Bar, ...]:
    return tuple(
        Bar(label=f"{8 + n}:30", value=value, words=str(value), spoken=f"{8 + n}:30, {value} items")
        for n, value in enumerate(values)
    )


@pytest.fixture(params=[ColumnChart, RowChart])
def chart(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Chart]:
    window = QWidget()
    qtbot.addWidget(window)
    make: Callable[..., Chart] = request.param
    made = make(name="Items", empty="No items yet.")
    made.set_bars(bars(), "Items per half hour: 96 items, most at 11:30.")
    QVBoxLayout(window).addWidget(made)
    window.resize(480, 240)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield made
    window.close()


def press(chart: Chart, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> bool:
    event = QKeyEvent(QEvent.Type.KeyPress, key, held or Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(chart, event)
    return event.isAccepted()


def test_it_is_one_sentence_and_says_bar_by_bar(chart: Chart, said: list[tuple[str, bool]]) -> None:
    assert chart.accessibleName() == "Items per half hour: 96 items, most at 11:30."
    assert not list(faults(chart.window()))
    chart.setFocus()
    assert chart.at == 5, "the newest first"
    press(chart, Qt.Key.Key_Left)
    press(chart, Qt.Key.Key_Home)
    press(chart, Qt.Key.Key_Up)
    press(chart, Qt.Key.Key_Down)
    press(chart, Qt.Key.Key_End)
    spoken = [words for words, _ in said]
    assert spoken == [f"{8 + n}:30, {HOURS[n]} items" for n in (4, 0, 0, 1, 5)]


def test_keys_it_has_no_use_for_are_left_to_the_page(chart: Chart) -> None:
    chart.setFocus()
    assert not press(chart, Qt.Key.Key_F9)
    assert not press(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert chart.at == 5


def test_new_figures_keep_the_chosen_bar(chart: Chart) -> None:
    chart.setFocus()
    chart.choose(2)
    chart.set_bars(bars()[1:], "now from 9:30")
    assert chart.bars[chart.at].label == "10:30"
    chart.set_bars((), "")
    assert (chart.accessibleName(), chart.at) == ("Items: No items yet.", -1)
    press(chart, Qt.Key.Key_Right)
    chart.window().grab()


def test_a_click_chooses_the_bar_under_it(chart: Chart) -> None:
    where = chart.slot_of(3).center()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=where.toPoint())
    assert chart.at == 3
    assert chart.number_at(QPointF(-5, -5)) == -1


def test_bars_are_as_long_as_their_values(chart: Chart) -> None:
    def length(number: int) -> float:
        rect = chart.bar_rect(number)
        return rect.height() if isinstance(chart, ColumnChart) else rect.width()

    for number, value in enumerate(HOURS):
        assert length(number) == pytest.approx(length(3) * value / 21)
        assert chart.slot_of(number).contains(chart.bar_rect(number))


def test_nothing_has_no_bar_and_one_in_a_thousand_has(qapp: QApplication) -> None:
    image = QImage(40, 100, QImage.Format.Format_RGB32)
    white, ink = QColor(Qt.GlobalColor.white), style.tokens().chart[0]
    for height, wanted in ((0.0, 0), (0.05, 2)):
        image.fill(white)
        painter = QPainter(image)
        where = QRectF(10, 90 - height, 20, height)
        draw_bar(painter, where, Pattern.SOLID, ink, white)
        painter.end()
        rows = {y for y in range(100) if image.pixelColor(20, y) != white}
        assert len(rows) == wanted


def test_patterns_differ_in_black_and_white(qapp: QApplication) -> None:
    """Drawn all in one colour no two are alike, and each keeps its outline."""
    white, black = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.black)
    seen: list[QImage] = []
    for pattern in PATTERNS:
        image = QImage(60, 40, QImage.Format.Format_Grayscale8)
        image.fill(white)
        painter = QPainter(image)
        draw_bar(painter, QRectF(10, 10, 40, 18), pattern, black, white)
        painter.end()
        assert all(image.pixelColor(x, 10) == black for x in range(10, 50))
        assert image.pixelColor(9, 20) == white
        assert all(image != other for other in seen)
        seen.append(image)


def test_many_bars_keep_their_words_apart(chart: Chart) -> None:
    if not isinstance(chart, ColumnChart):
        return
    many = tuple(1000 + n * 37 % 400 for n in range(31))
    chart.set_bars(bars(many), "a month")
    shown = chart.words_shown()
    assert many.index(max(many)) in shown, "the highest"
    assert 1 < len(shown) < 31
    assert 1 < len(chart.labels_shown()) < 31
    chart.setFocus()
    chart.choose(7)
    assert 7 in chart.words_shown()
    assert 7 in chart.labels_shown()


@pytest.mark.parametrize("theme", [Theme.DARK, Theme.CONTRAST])
def test_it_grows_with_the_text_and_is_painted_in_every_theme(
    chart: Chart, qapp: QApplication, theme: Theme
) -> None:
    before = chart.sizeHint().height()
    chart.setFocus()
    style.apply(qapp, theme, 2.0)
    assert chart.sizeHint().height() > 1.6 * before
    drawn = chart.grab().toImage()
    colors = {drawn.pixelColor(x, y).name() for x in range(0, drawn.width(), 2) for y in (60, 150)}
    assert len(colors) > 1
