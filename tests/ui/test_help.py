"""F1: every word of it can be read."""

from collections.abc import Callable, Mapping

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.walk import clipped
from ui.gallery import make_shell
from ui.help import show_help
from ui.page import Page


class _Wordy(Page):
    """A page whose keys need more words than a column is wide."""

    help = "What this page is for, in a sentence that takes a line or two of its own. " * 3

    def keys(self) -> Mapping[str, Callable[[], None]]:
        return {f"Ctrl+{number}": self.refresh for number in range(6)}

    def key_names(self) -> Mapping[str, str]:
        words = "Key an item of the tray, as its paper says, one after the other"
        return {f"Ctrl+{number}": f"{words} {number}" for number in range(6)}


@pytest.mark.parametrize("wide", [800, 1366])
def test_no_word_of_the_help_is_cut(qtbot: QtBot, wide: int) -> None:
    shell = make_shell()
    qtbot.addWidget(shell)
    shell.resize(wide, 700)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.show_page(_Wordy("Wordy"))
    dialog = show_help(shell)
    qtbot.waitUntil(dialog.isVisible)
    inner = dialog.body.parentWidget()
    assert inner is not None
    qtbot.waitUntil(lambda: inner.width() <= dialog.width())
    assert not list(clipped(dialog))
    dialog.reject()
