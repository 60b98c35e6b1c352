"""The command palette, Ctrl+K: every act that can be done now, with its key. Type to narrow, Enter
does it.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.announce import announce
from ui.dialogs import Dialog
from ui.style import Tone
from ui.tables import Cell, Column
from ui.widgets import Card, DataTable, SearchField, Text

ROWS_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something that can be done now: its words, its key (may be empty), and how."""

    text: str
    key: str
    slot: Callable[[], None]
    enabled: bool = True


def matching(commands: tuple[Command, ...], typed: str) -> tuple[Command, ...]:
    """The commands that hold every typed word, in any order, in their words or key; order is
    kept. Accents may be left out.
    """
    words = _plain(typed).split()
    return tuple(c for c in commands if all(w in _plain(f"{c.text} {c.key}") for w in words))


def once(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """Each words once: a page's own act before the navigation's of the same name, with its key."""
    kept: dict[str, Command] = {}
    for one in commands:
        if one.text not in kept or (not kept[one.text].enabled and one.enabled):
            kept[one.text] = one
    return tuple(kept.values())


def _plain(text: str) -> str:
    """`Depósito` as somebody in a hurry types it: `deposito`."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class Palette(Dialog):
    """A search field over a list. The chosen command runs after the palette has gone."""

    def __init__(self, parent: QWidget, commands: tuple[Command, ...]) -> None:
        super().__init__(self.tr("All actions"), parent)
        self._commands = once(commands)
        self._run: Command | None = None
        self._told = ""
        self.search = SearchField(name=self.tr("Find an action"), trailing=self.tr("Enter does it"))
        columns = (
            Column[Command](title=self.tr("Action"), cell=self._words, width=200, stretch=1),
            Column[Command](title=self.tr("Key"), cell=self._key, width=120, right=True),
        )
        self.table: DataTable[Command] = DataTable(columns, name=self.tr("Actions"), head=0)
        self.table.fit(ROWS_SHOWN)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = Text(
            self.tr("No action has these words."),
            tone=Tone.MUTED,
            wrap=True,
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        card = Card(flush=True)
        card.add(self._stack)
        self.body.addWidget(self.search)
        self.body.addWidget(card)
        self.add_button(self.tr("Close"), key="Esc")
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._narrow)
        self.table.opened.connect(self._take)
        self.finished.connect(self._do)
        self._narrow("")

    @staticmethod
    def _words(command: Command) -> Cell:
        return Cell(text=command.text, tone=Tone.TEXT if command.enabled else Tone.DISABLED)

    @staticmethod
    def _key(command: Command) -> Cell:
        return Cell(text=command.key, tone=Tone.MUTED)

    def first_focus(self) -> QWidget:
        """The field: type at once."""
        return self.search

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        found = matching(self._commands, typed)
        self.table.set_rows(found, keep=False)
        self._stack.setCurrentWidget(self.table if found else self.nothing)
        if typed:
            self._tell()

    def _tell(self) -> None:
        """The chosen act: the focus stays in the field, so nobody else says it."""
        found = self.table.current()
        words = self.tr("No action has these words.")
        if found is not None:
            state = "" if found.enabled else self.tr("not now")
            words = ", ".join(part for part in (found.text, found.key, state) if part)
        if words != self._told:
            self._told = words
            announce(self, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down choose while the field keeps the focus; Enter does it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_PageUp: -ROWS_SHOWN,
                Qt.Key.Key_PageDown: ROWS_SHOWN,
            }
            if event.key() in steps:
                self.table.step(steps[Qt.Key(event.key())])
                self._tell()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
                if (found := self.table.current()) is not None:
                    self._take(found)
                return True
        return False

    @Slot(object)
    def _take(self, command: Command) -> None:
        if command.enabled:
            self._run = command
            self.accept()

    @Slot(int)
    def _do(self, result: int) -> None:
        if self._run is not None:
            self._run.slot()
