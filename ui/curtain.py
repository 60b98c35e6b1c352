"""What lies in front of the page while the window is locked: dialogs go out of sight and come back
as they were, and none appears above the lock.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.widgets import PasswordField


class Curtain(QObject):
    """Belongs to the main window, which it is found by. Drawn from the lock to its end."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._front: QWidget | None = None
        self._kept: list[tuple[QDialog, QWidget | None]] = []

    @property
    def drawn(self) -> bool:
        """Whether the window is locked."""
        return self._front is not None

    def draw(self, front: QWidget) -> None:
        """Hides every dialog, and closes lists that are open. `front` is the lock: what it opens
        itself is seen. Half-typed words stay, half-typed secrets do not."""
        self._front = front
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        window = front.window()
        seen = [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, QDialog) and one.isVisible() and one is not window
        ]
        # The one that was opened last is hidden first and comes back last.
        for dialog in sorted(seen, key=lambda one: getattr(one, "made_as", 0), reverse=True):
            self._kept.insert(0, (dialog, dialog.focusWidget()))
            forget_secrets(dialog)
            dialog.hide()

    def keeps_back(self, dialog: QDialog, asked_by: QWidget | None) -> bool:
        """Whether a dialog that is to be opened now waits for the end of the lock."""
        front = self._front
        if front is None or (
            asked_by is not None and (asked_by is front or front.isAncestorOf(asked_by))
        ):
            return False
        if all(dialog is not kept for kept, _ in self._kept):
            self._kept.append((dialog, None))
        return True

    def lift(self) -> None:
        """The person is back: the dialogs are, too, each with the focus where it was."""
        self._front = None
        kept, self._kept = self._kept, []
        for dialog, focus in kept:
            if not shiboken6.isValid(dialog):
                continue
            dialog.open()
            if focus is not None and shiboken6.isValid(focus):
                focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """The session was ended: what was asked is asked no more, and answered by nobody."""
        self._front = None
        kept, self._kept = self._kept, []
        for dialog, _ in kept:
            if shiboken6.isValid(dialog):
                dialog.deleteLater()


def curtain_of(window: QWidget | None) -> Curtain | None:
    """The curtain of a window, None for one that cannot be locked."""
    if window is None:
        return None
    return window.findChild(Curtain, options=Qt.FindChildOption.FindDirectChildrenOnly)


def forget_secrets(place: QWidget) -> None:
    """Empties every password field in it."""
    for field in place.findChildren(PasswordField):
        field.edit.clear()
