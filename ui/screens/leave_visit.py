"""What becomes of a payment that was begun when its form is left: put aside or discarded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.dialogs import Dialog
from ui.widgets import Kind


class LeaveDialog(Dialog):
    """Somebody at the counter goes for another check, or changes their mind. Putting aside loses
    nothing: it is what the letter of Ctrl+B, which brings it back, does here.
    """

    def __init__(
        self,
        parent: QWidget,
        items: int,
        *,
        put_aside: Callable[[], None],
        discard: Callable[[], None],
    ) -> None:
        super().__init__(self.tr("Leave this payment?"), parent)
        typed = self.tr("1 item is typed, nothing is recorded.")
        if items != 1:
            typed = self.tr("{count} items are typed, nothing is recorded.").format(count=items)
        self.add_text(typed)
        self.add_text(
            self.tr(
                "Put aside, it waits under Ctrl+B for the rest of the day, and the next person can "
                "be helped. Discarded, it is gone."
            )
        )
        self._then = {"aside": put_aside, "discard": discard}
        self._chosen = ""
        self.no_button = self.add_button(self.tr("Keep typing"), key="Esc")
        self.discard_button = self.add_button(
            self.tr("Discard"), self._discard, kind=Kind.DANGEROUS, key="F8"
        )
        self.aside_button = self.add_button(
            self.tr("Put aside"), self._aside, kind=Kind.PRIMARY, key="Ctrl+B"
        )
        for key, slot in (
            (QKeySequence(Qt.Key.Key_F8), self._discard),
            (QKeySequence("Ctrl+B"), self._aside),
        ):
            shortcut = QShortcut(key, self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(slot)
        self.finished.connect(self._go)

    def _aside(self) -> None:
        self._chosen = "aside"
        self.accept()

    def _discard(self) -> None:
        self._chosen = "discard"
        self.accept()

    def _go(self, result: int) -> None:
        if self._chosen:
            self._then[self._chosen]()
