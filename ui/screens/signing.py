"""A second person signs: staff number and password, asked afresh each time, in place."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import Field, LineEdit, PasswordField


class SupervisorFields(QWidget):
    """The supervisor's number and password. A badge fills the number as if it were typed.

    Never keeps a password: `clear` empties it, and after an error only the password goes.
    """

    def __init__(self, *, side_by_side: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Side by side there is no room for an error beside the label.
        self.number = Field(self.tr("Supervisor's number"), line=side_by_side)
        self.password = PasswordField(self.tr("Password"), line=side_by_side)
        box = QHBoxLayout(self) if side_by_side else QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16 if side_by_side else 10)
        box.addWidget(self.number, 2)
        box.addWidget(self.password, 3)

    def controls(self) -> tuple[LineEdit, LineEdit]:
        """In the order of Enter."""
        return self.number.edit, self.password.edit

    def values(self) -> tuple[str, str]:
        """Number and password as typed."""
        return self.number.text(), self.password.edit.text()

    def known(self, number: str) -> None:
        """The signer stands here already: only the password is asked, afresh. It can be changed."""
        self.number.edit.setText(number)

    def badge(self, number: str) -> None:
        """A badge was scanned, whatever had the focus."""
        self.number.edit.setText(number)
        self.number.set_error("")
        self.password.edit.clear()
        self.password.edit.setFocus()

    def missing(self) -> LineEdit | None:
        """The first field that is empty, marked in words; None when both are filled."""
        self.number.set_error("")
        self.password.set_error("")
        if not self.number.text():
            self.number.set_error(self.tr("Scan or type it."))
            return self.number.edit
        if not self.password.edit.text():
            self.password.set_error(self.tr("Type it."))
            return self.password.edit
        return None

    def refused(self) -> None:
        """That was not right: the password is typed again, with the focus in it."""
        self.password.edit.clear()
        self.password.edit.setFocus()

    def clear(self) -> None:
        """Nobody stands here any more."""
        self.number.edit.clear()
        self.password.edit.clear()
        self.number.set_error("")
        self.password.set_error("")
