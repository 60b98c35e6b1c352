"""Every key of the window, and the list of all acts.

Each is a QShortcut. Of several acts with one key the first has it: the page's acts, the page's
further keys, the navigation, the shell's own, the program's. A key that nobody has does nothing.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from ui.palette import Command, Palette
from ui.widgets import Kind

if TYPE_CHECKING:
    from ui.shell import Shell


class ShellKeys(QObject):
    """Belongs to the shell, asks it for its page and its entries, and emits its signals."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell_ref = weakref.ref(shell)
        self._shortcuts: dict[str, QShortcut] = {}
        self._further: tuple[Command, ...] = ()
        self.palette_box: Palette | None = None

    @property
    def _shell(self) -> Shell:
        shell = self._shell_ref()
        assert shell is not None, "its keys go with it"
        return shell

    def set_further(self, commands: Sequence[Command]) -> None:
        """Acts of the program that every page but sign-in and lock has; a page's own keys win."""
        self._further = tuple(commands)
        self.make()

    def commands(self) -> tuple[Command, ...]:
        """Every act that a key or button can do now: the page's primary one, its others, the
        window's. One per key.
        """
        page = self._shell.page
        found: list[Command] = []
        if page is not None:
            found += [
                Command(text=a.text.replace("&", ""), key=a.key, slot=a.slot, enabled=a.enabled)
                for a in sorted(page.acts(), key=lambda a: a.kind is not Kind.PRIMARY)
            ]
            names = page.key_names()
            found += [Command(text=names.get(k, ""), key=k, slot=s) for k, s in page.keys().items()]
        if page is not None and not page.bare and self._shell.session:
            found += self._of_the_window()
        if page is not None and all(c.key != "Esc" for c in found):
            found.append(Command(text="", key="Esc", slot=self._escape))
        taken: set[str] = set()
        unique = []
        for command in found:
            if command.key and command.key in taken:
                continue
            taken.add(command.key)
            unique.append(command)
        return tuple(unique)

    def _of_the_window(self) -> tuple[Command, ...]:
        shell = self._shell
        entries = (*shell.nav.entries, shell.nav.help_entry())
        return (
            *(
                Command(
                    text=entry.text,
                    key=entry.shortcut,
                    slot=self._nav(entry.key),
                    enabled=entry.enabled,
                )
                for entry in entries
            ),
            Command(text=self.tr("Ledger and printer"), key="", slot=self._show_station),
            Command(text=self.tr("Scanner"), key="", slot=self._show_scanner),
            Command(text=self.tr("Printer"), key="", slot=self._show_printer),
            Command(text=self.tr("Settings"), key="Ctrl+,", slot=shell.settings_requested.emit),
            Command(text=self.tr("Switch person"), key="F11", slot=shell.switch_requested.emit),
            Command(text=self.tr("Lock"), key="Ctrl+L", slot=shell.lock_requested.emit),
            Command(text="", key="Ctrl+K", slot=self.open_palette),
            *self._further,
        )

    def _nav(self, key: str) -> Callable[[], None]:
        def go() -> None:
            self._shell.nav_requested.emit(key)

        return go

    def _show_station(self) -> None:
        self._shell.status_requested.emit("ledger")

    def _show_scanner(self) -> None:
        self._shell.status_requested.emit("scanner")

    def _show_printer(self) -> None:
        self._shell.status_requested.emit("printer_page")

    def _escape(self) -> None:
        if self._shell.page is not None:
            self._shell.page.escape()

    def make(self) -> None:
        """The shortcuts of what can be done now. One whose key stays is kept: what it does is
        looked up when it is pressed.
        """
        # Enter is no shortcut: fields take it first, the page gets what they leave.
        wanted = {c.key: None for c in self.commands() if c.key and c.key != "Enter"}
        for key in [key for key in self._shortcuts if key not in wanted]:
            old = self._shortcuts.pop(key)
            old.setEnabled(False)
            old.deleteLater()
        for key in wanted:
            if key not in self._shortcuts:
                made = QShortcut(QKeySequence(key), self._shell)
                made.setAutoRepeat(False)
                made.setProperty("act", key)
                made.activated.connect(self._pressed)
                self._shortcuts[key] = made

    @Slot()
    def _pressed(self) -> None:
        self.press(str(self.sender().property("act")))

    def press(self, key: str) -> bool:
        """Does what `key` means now; False when nothing has it or it may not be done now."""
        found = next((c for c in self.commands() if c.key == key), None)
        if found is None or not found.enabled:
            return False
        found.slot()
        return True

    @Slot()
    def open_palette(self) -> None:
        """Every act and its key in a list to type in."""
        self.palette_box = Palette(self._shell, tuple(c for c in self.commands() if c.text))
        self.palette_box.open()
