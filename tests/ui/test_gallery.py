"""The pictures: every control has its own name, nothing is cut, in every theme."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.walk import by_colour_alone, clipped, faults, small_targets
from ui import style
from ui.gallery import PICTURES, make_shell
from ui.shell import Shell
from ui.style import Theme, Tone
from ui.widgets import Button, Field, Text


def shown(qtbot: QtBot, picture: str) -> Shell:
    shell = make_shell()
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show_page(PICTURES[picture]())
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    return shell


@pytest.mark.parametrize("picture", list(PICTURES))
def test_names_text_and_targets(qtbot: QtBot, picture: str) -> None:
    shell = shown(qtbot, picture)
    assert list(faults(shell)) == []
    assert list(clipped(shell)) == []
    assert list(small_targets(shell)) == []


def test_the_walk_finds_what_is_wrong(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 300)
    for number in range(2):
        Button("Twice", parent=page).move(0, 50 * number)
    Button("", icon="x", parent=page).move(0, 120)
    QComboBox(page).move(0, 180)
    Text("3", tone=Tone.ERROR, parent=page).move(0, 280)
    narrow = Field("A label that is much too long for its place", parent=page)
    narrow.setGeometry(0, 220, 60, 70)
    page.show()
    found = [name for _, (_, name) in faults(page)]
    assert found == ["Twice", "", ""]
    assert "3" in list(by_colour_alone(page)), "a red figure that no word or sign explains"
    assert "A label that is much too long for its place" in list(clipped(page))


@pytest.mark.parametrize("theme", [Theme.DARK, Theme.CONTRAST, Theme.LIGHT])
def test_live_switch(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell = shown(qtbot, "05-take-payment")
    style.apply(qapp, theme, 1.25)
    assert shell.header.height() == 60
    page = shell.grab().toImage()
    ratio = page.devicePixelRatio()
    assert page.pixelColor(int(220 * ratio), int(75 * ratio)) == style.tokens().canvas
    style.apply(qapp, theme, 1.0)
    assert shell.header.height() == 48
    style.apply(qapp, Theme.LIGHT)


@pytest.mark.parametrize("picture", list(PICTURES))
def test_text_twice_as_large_loses_nothing(qtbot: QtBot, qapp: QApplication, picture: str) -> None:
    style.apply(qapp, Theme.LIGHT, 2.0)
    shell = shown(qtbot, picture)
    page = shell.page
    assert page is not None
    qtbot.waitUntil(lambda: page.height() >= page.minimumSizeHint().height() or page.width() > 1200)
    assert shell.width() == 1366
    assert [
        b.plain_text() for b in shell.action_bar.buttons if b.width() < b.sizeHint().width()
    ] == []
    assert list(clipped(shell.header)) == []
    style.apply(qapp, Theme.LIGHT)


def test_a_page_that_fits_does_not_scroll(qtbot: QtBot) -> None:
    for picture in PICTURES:
        shell = shown(qtbot, picture)
        qtbot.waitUntil(lambda s=shell: s.stack.size() == s.room.size())  # type: ignore[misc]
