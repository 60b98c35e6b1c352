"""The navigation at the left: its entries from the top, Help at the foot."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from ui.widgets.card import Tinted
from ui.widgets.frame import NavItem


@dataclass(frozen=True, slots=True, kw_only=True)
class NavEntry:
    """One entry of the navigation. Only what is given is shown: leave out what the role may not
    do.
    """

    key: str
    text: str
    icon: str
    shortcut: str = ""
    enabled: bool = True


class NavColumn(Tinted):
    """`items` are the entries shown now, by key, Help among them.

    Signals: `chosen(str)` with the key of an entry that was clicked.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("bg", edge="right")
        self.entries: tuple[NavEntry, ...] = ()
        self.items: dict[str, NavItem] = {}
        self._badges: dict[str, int] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 1, 8)
        self._column.setSpacing(0)

    def set_entries(self, entries: Sequence[NavEntry]) -> None:
        """Replaces all of them; what waits at an entry stays."""
        self.entries = tuple(entries)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.items = {}
        for entry in entries:
            self._add(entry)
        self._column.addStretch(1)
        self._add(self.help_entry())

    def help_entry(self) -> NavEntry:
        """What stands at the foot, whoever is here."""
        return NavEntry(
            key="help", text=self.tr("Help"), icon="circle-question-mark", shortcut="F1"
        )

    def _add(self, entry: NavEntry) -> None:
        item = NavItem(entry.text, entry.icon, entry.shortcut)
        item.setEnabled(entry.enabled)
        item.setProperty("nav", entry.key)
        item.clicked.connect(self._clicked)
        self.items[entry.key] = item
        self._column.addWidget(item)
        self._show_badge(entry.key)

    def set_badge(self, key: str, number: int) -> None:
        """How many things wait at an entry; it stays the same object, so the focus stays too."""
        self._badges[key] = number
        self._show_badge(key)

    def _show_badge(self, key: str) -> None:
        item, number = self.items.get(key), self._badges.get(key, 0)
        if item is not None:
            words = self.tr("{number} waiting").format(number=number) if number else ""
            item.set_badge(number, words)

    def mark(self, key: str) -> None:
        """The entry whose page is shown; "" for none."""
        for name, item in self.items.items():
            item.set_chosen(name == key)

    @Slot()
    def _clicked(self) -> None:
        self.chosen.emit(str(self.sender().property("nav")))
