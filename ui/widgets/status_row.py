"""The status bar: a cell each for printer, ledger and drawer, and the way to all actions."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from ui.style import Tone
from ui.widgets.card import Tinted
from ui.widgets.frame import AllActions, StatusCell


class StatusRow(Tinted):
    """Signals: `chosen(str)` with the name of a cell that was clicked: "printer", "ledger" or
    "drawer".
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("bg", edge="top")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        self.cells = {name: StatusCell(words) for name, words in self._names().items()}
        for cell in self.cells.values():
            cell.clicked.connect(self._clicked)
            row.addWidget(cell)
        row.addStretch(1)
        self.all_actions = AllActions(self.tr("All actions"))
        row.addWidget(self.all_actions)

    def _names(self) -> dict[str, str]:
        return {
            "printer": self.tr("Printer"),
            "ledger": self.tr("Ledger"),
            "drawer": self.tr("Drawer"),
        }

    def say_anew(self) -> None:
        """Its own words after the language changed."""
        for name, words in self._names().items():
            self.cells[name].name = words
        self.all_actions.setText(self.tr("All actions"))

    def set_cell(self, cell: str, text: str, icon: str, tone: Tone) -> None:
        """What a cell tells. One without text is hidden."""
        self.cells[cell].set(text, icon, tone)
        self.cells[cell].setVisible(bool(text))

    def mark(self, cell: str) -> None:
        """The cell whose page is shown; "" for none."""
        for name, widget in self.cells.items():
            widget.set_chosen(name == cell)

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        self.chosen.emit(next(name for name, cell in self.cells.items() if cell is sender))
