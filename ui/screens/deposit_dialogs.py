"""Questions about a deposit: why it is given up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.dialogs import Dialog
from ui.widgets import Combo, EnterFlow, Field, Kind

REASON_MAX = 200
OTHER = object()


class GiveUpDialog(Dialog):
    """Asks why, then `given` is called with the reason after the dialog has gone."""

    def __init__(self, parent: QWidget, ticket: str, given: Callable[[str], None]) -> None:
        super().__init__("", parent)
        title = self.tr("Give up deposit {ticket}?").format(ticket=ticket)
        self.title.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._given, self._reason = given, ""
        self.add_text(
            self.tr("Its drawers can go with another deposit. Its number is not used again.")
        )
        reasons = (
            self.tr("An item is missing"),
            self.tr("Wrong drawer chosen"),
            self.tr("Wrong bag"),
            self.tr("Items in another order"),
        )
        self.reason = Combo(
            [
                (self.tr("Choose the reason"), ""),
                *((words, words) for words in reasons),
                (self.tr("Another reason"), OTHER),
            ]
        )
        self.reason_field = Field(self.tr("Reason"), control=self.reason, line=True)
        self.note = Field(self.tr("In a few words"), line=True)
        self.note.edit.setMaxLength(REASON_MAX)
        self.body.setSpacing(4)
        self.body.addSpacing(8)
        self.body.addWidget(self.reason_field)
        self.body.addWidget(self.note)
        self._flow = EnterFlow((self.reason, self.note.edit), self._say_yes, parent=self)
        self.no_button = self.add_button(self.tr("Keep deposit"), key="Esc")
        self.yes_button = self.add_button(
            self.tr("Give up deposit"), self._say_yes, kind=Kind.DANGEROUS
        )
        self.finished.connect(self._closed_with)

    def first_focus(self) -> QWidget:
        """The reason."""
        return self.reason

    def _say_yes(self) -> None:
        value, note = self.reason.value(), self.note.text()
        self.reason_field.set_error("")
        self.note.set_error("")
        if not value:
            self.reason_field.set_error(self.tr("Say why, so that the report can tell."))
            self.reason.setFocus()
            return
        if value is OTHER and not note:
            self.note.set_error(self.tr("Say it in a few words."))
            self.note.edit.setFocus()
            return
        chosen = "" if value is OTHER else str(value)
        self._reason = ": ".join(part for part in (chosen, note) if part)[:REASON_MAX]
        self.accept()

    @Slot(int)
    def _closed_with(self, result: int) -> None:
        if self._reason:
            self._given(self._reason)
