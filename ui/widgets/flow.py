"""Keys inside a form: Enter goes to the next field to fill, and Alt letters are given out without
clashes.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterFlow(QObject):
    """Enter and numpad Enter go to the next control to fill, on the last one `last` is called.

    Filled lines are skipped when they were filled by a scan: give their test as `filled`. Space on
    a tick ticks it and moves on, but never past the last control. Hidden and disabled controls are
    passed over. Keep a reference, or give a parent.
    """

    def __init__(
        self,
        controls: Sequence[QWidget],
        last: Callable[[], None],
        *,
        filled: Callable[[QWidget], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.controls = list(controls)
        self._last = last
        self._filled = filled
        for control in self.controls:
            control.installEventFilter(self)

    def add(self, control: QWidget) -> None:
        """One more control, after the last."""
        self.controls.append(control)
        control.installEventFilter(self)

    def next_of(self, control: QWidget) -> QWidget | None:
        """The control to fill after this one, or None at the end."""
        for other in self.controls[self.controls.index(control) + 1 :]:
            if (
                other.isEnabled()
                and not other.isHidden()
                and not (self._filled and self._filled(other))
            ):
                return other
        return None

    def go_on(self, control: QWidget) -> None:
        """Moves on from `control` as Enter does."""
        following = self.next_of(control)
        if following is None:
            self._last()
            return
        following.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(following, QLineEdit):
            following.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catches Enter, and Space on ticks."""
        if (
            not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
            or event.isAutoRepeat()
        ):
            return False
        if not isinstance(watched, QWidget) or watched not in self.controls:
            return False
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.go_on(watched)
            return True
        if event.key() == Qt.Key.Key_Space and isinstance(watched, QCheckBox):
            watched.click()
            if self.next_of(watched) is not None:  # the last tick stays: F6 may add an item yet
                self.go_on(watched)
            return True
        return False


def assign_mnemonics(buttons: Sequence[QAbstractButton], *, reserved: str = "") -> None:
    """Gives each button an Alt letter of its own text, none twice and none of `reserved`, which are
    keys of pages. Letters that were chosen by hand stand; a digit is never one: counts change, and
    pages use Alt with digits.
    """
    written = {t[t.index("&") + 1].lower() for b in buttons if "&" in (t := b.text())[:-1]}
    taken = written | set(reserved)
    for button in buttons:
        text = button.text()
        if "&" in text or not text:
            continue
        starts = [i for i, c in enumerate(text) if c.isalpha() and (i == 0 or text[i - 1] == " ")]
        others = [i for i, c in enumerate(text) if c.isalpha() and i not in starts]
        for index in (*starts, *others):
            if text[index].lower() not in taken:
                taken.add(text[index].lower())
                name = button.accessibleName()
                button.setText(f"{text[:index]}&{text[index:]}")
                button.setAccessibleName(name)
                break
