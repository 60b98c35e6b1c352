"""Every page in Spanish, and the main pages from right to left: nothing cut, nothing
left in English, no Alt letter twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from resources.words import linguist
from tests.ui.screens.stages import STAGES, Theatre, busy_home, page_names, screens
from tests.ui.screens.states import STATES
from tests.ui.screens.widths import brought, too_wide
from ui import style
from ui.language import speak
from ui.style import Theme

MAIN = (
    *("account.AccountPage", "board.BoardPage", "find.FindPage", "pay.PayPage"),
    *("review.ReviewPage", "today.TodayPage"),
)
DENSE = frozenset(
    {
        *("count_items.CountItemsDialog", "mistake.CorrectDialog", "mistake.MoveDialog"),
        *("pay_dialogs.SplitDialog", "ui.palette.Palette", "void.VoidDialog"),
    }
)
"""Dialogs with the least room; the others wrap whatever is said in them."""
STAGED = sorted(
    name
    for name in screens().keys() & (STAGES.keys() | page_names().keys())
    if name in DENSE or not name.endswith("Dialog")
) + sorted(STATES)


@pytest.fixture(autouse=True)
def look() -> None:
    """The theatre's, from beginning to end."""


@pytest.fixture(scope="module")
def theatre(
    home_made: Path, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[Theatre]:
    style.apply(qapp, Theme.LIGHT)
    folder = tmp_path_factory.mktemp("busy")
    busy_home(home_made, folder)
    theatre = Theatre(folder, qapp, language="es")
    yield theatre
    theatre.end()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    speak("en")


@pytest.fixture(scope="module")
def english() -> frozenset[str]:
    """Texts that Spanish has other words for."""
    known = linguist.read(linguist.FOLDER / "cashier_es.ts")
    spanish = set(known.values())
    return frozenset(m.source for m, text in known.items() if text and m.source not in spanish)


def texts(root: QWidget) -> Iterator[str]:
    for one in root.findChildren(QWidget):
        if one.isVisible():
            if isinstance(one, QLabel | QAbstractButton):
                yield one.text()
            if isinstance(one, QComboBox):
                yield from (one.itemText(number) for number in range(one.count()))
            yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())


def letters_twice(root: QWidget) -> Iterator[str]:
    had: dict[str, str] = {}
    for button in root.findChildren(QAbstractButton):
        words = button.text().replace("&&", "")
        if button.isVisible() and "&" in words:
            letter = words.split("&")[1][:1].casefold()
            if letter in had:
                yield f"Alt+{letter}: {had[letter]} and {words}"
            had[letter] = words


@pytest.mark.parametrize("name", STAGED)
def test_in_spanish(theatre: Theatre, english: frozenset[str], name: str) -> None:
    root = brought(theatre, name)
    found = [*too_wide(theatre, root), *letters_twice(root)]
    if name != "ui.dialogs.Question":  # its words are the stage's
        found += [f"English: {text}" for text in texts(root) if text.replace("&", "") in english]
    assert found == [], "\n" + "\n".join(found)


@pytest.mark.parametrize("name", MAIN)
def test_from_right_to_left(theatre: Theatre, name: str) -> None:
    theatre.app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    found = [*too_wide(theatre, brought(theatre, name))]
    assert found == [], "\n" + "\n".join(found)
