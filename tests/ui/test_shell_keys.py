"""The keys of the window as shortcuts: made when a page brings them, gone with it."""

from __future__ import annotations

from PySide6.QtGui import QShortcut
from pytestqt.qtbot import QtBot

from ui.page import Page
from ui.shell import Shell
from ui.widgets import Action


class Asking(Page):
    """A page with one key more than any other."""

    def acts(self) -> tuple[Action, ...]:
        """F8 and Enter."""
        return (
            Action(text="Take back", slot=self.update, key="F8"),
            Action(text="Go on", slot=self.update, key="Enter"),
        )


def shortcuts(shell: Shell) -> dict[str, QShortcut]:
    found = [one for one in shell.findChildren(QShortcut) if one.isEnabled()]
    by_key = {str(one.property("act")): one for one in found}
    assert len(by_key) == len(found), "two with one key would do neither"
    return by_key


def test_a_key_that_stays_keeps_its_shortcut(qtbot: QtBot) -> None:
    shell = Shell("Counter")
    qtbot.addWidget(shell)
    plain, asking = Page("Plain"), Asking("Asking")
    shell.show_page(plain)
    before = shortcuts(shell)
    assert {"F1", "Ctrl+K", "Esc"} <= before.keys()
    shell.show_page(asking)
    with_more = shortcuts(shell)
    assert with_more.keys() - before.keys() == {"F8"}, "Enter belongs to the fields"
    assert all(with_more[key] is one for key, one in before.items())
    shell.show_page(plain)
    assert shortcuts(shell) == before
    assert not with_more["F8"].isEnabled()
