"""Confirming identity: how it was done. Nothing of the paper that was shown is typed or kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cashier.domain.payment import IdentityMethod
from ui.dialogs import Dialog
from ui.style import Tone
from ui.widgets import Button

KEYS = {
    Qt.Key.Key_1: IdentityMethod.PHOTO_ID,
    Qt.Key.Key_2: IdentityMethod.DATE_OF_BIRTH,
    Qt.Key.Key_3: IdentityMethod.PHONE,
}


class IdentityDialog(Dialog):
    """Three ways, each a button: choosing one records it. What the bill prints confirms nothing."""

    def __init__(
        self, parent: QWidget, name: str, chosen: Callable[[IdentityMethod], None]
    ) -> None:
        title = QCoreApplication.translate("IdentityDialog", "Confirm identity of {name}")
        super().__init__(title.format(name=name), parent)
        self._chosen = chosen
        self.add_text(
            self.tr(
                "Name, address and numbers on the bill confirm nothing. The confirmation ends with"
                " this visit."
            ),
            tone=Tone.MUTED,
        )
        self.add_text(
            self.tr(
                "To compare: Find knows the name with the date of birth (alves 4/26/1957), and the"
                " phone. It brings up this account only where they are on file."
            ),
            tone=Tone.MUTED,
        )
        self.ways: list[Button] = []
        for key, words, method in (
            ("1", self.tr("Photo ID that names the subscriber"), IdentityMethod.PHOTO_ID),
            ("2", self.tr("Full name and date of birth"), IdentityMethod.DATE_OF_BIRTH),
            ("3", self.tr("Full name and phone on file"), IdentityMethod.PHONE),
        ):
            button = Button(words, key=key, clicked=self._way(method))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.ways.append(button)
            self.body.addWidget(button)
        self.add_button(self.tr("Not confirmed"), key="Esc")

    def _way(self, method: IdentityMethod) -> Callable[[], None]:
        def choose() -> None:
            self.accept()
            self._chosen(method)

        return choose

    def first_focus(self) -> QWidget:
        """The most usual way."""
        return self.ways[0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 choose; Up and Down move among the ways."""
        key = Qt.Key(event.key())
        if key in KEYS and not event.isAutoRepeat():
            self._way(KEYS[key])()
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = -1 if key == Qt.Key.Key_Up else 1
            at = next((n for n, way in enumerate(self.ways) if way.hasFocus()), 0)
            self.ways[(at + step) % len(self.ways)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
