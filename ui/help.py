"""F1: what this page is for, and every key that does something on it now."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout

from ui.dialogs import Dialog
from ui.shell import Shell
from ui.style import Tone, Type
from ui.widgets import KeyCap, Text

COLUMNS = 2
WIDE = 720
"""Two columns of keys with their words; the longest still go on in a second line."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Help", text)


def show_help(shell: Shell) -> Dialog:
    """Help for the page shown, with its keys. Returns at once."""
    page = shell.page
    title = page.title if page is not None and page.title else _tr("Help")
    dialog = Dialog(title, shell)
    dialog.wide = WIDE
    if page is not None and page.help:
        dialog.add_text(_tr(page.help))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    shown = [c for c in shell.commands() if c.text and c.key]
    rows = -(-len(shown) // COLUMNS)
    for number, command in enumerate(shown):
        row, column = number % rows, 2 * (number // rows)
        grid.addWidget(KeyCap(command.key), row, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(
            Text(
                command.text,
                Type.CAPTION,
                tone=Tone.TEXT if command.enabled else Tone.MUTED,
                wrap=True,
            ),
            row,
            column + 1,
        )
    for column in range(COLUMNS):
        grid.setColumnStretch(2 * column + 1, 1)
    dialog.body.addLayout(grid)
    dialog.add_button(_tr("Close"), key="Esc")
    dialog.open()
    return dialog
