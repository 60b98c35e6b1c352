"""The customer's side of the counter: the second screen, where one was chosen, kept up with what is
in hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.style import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.counter import Counter
    from ui.customer_screen import CustomerScreen
    from ui.pages import Pages
    from ui.shell import Shell


class CustomerSide(QObject):
    """`screen` is None until one was chosen: what it needs is loaded then."""

    def __init__(self, app: QApplication, counter: Counter, shell: Shell, pages: Pages) -> None:
        super().__init__()
        self._app, self._counter, self._shell, self._pages = app, counter, shell, pages
        self._center = ""
        self.screen: CustomerScreen | None = None

    @Slot(object)
    def settings_changed(self, settings: object) -> None:
        """The screen for customers that was chosen, "" for none."""
        name = getattr(settings, "customer_screen", "")
        if self.screen is None and name:
            from ui.customer_screen import CustomerScreen

            self.screen = CustomerScreen(self._app, self._shell)
            self.screen.lost.connect(self._lost)
        if self.screen is not None:
            self.show()
            self.screen.use(name)

    @Slot(str)
    def _lost(self, _name: str) -> None:
        self._shell.toast(
            self.tr("The customer's screen is gone. It comes back when it is plugged in."),
            Tone.WARNING,
        )

    @Slot(str)
    def set_center(self, name: str) -> None:
        """The center that is named on it."""
        self._center = name
        self.show()

    @Slot()
    def show(self) -> None:
        """This moment, as a customer may see it."""
        if self.screen is not None and not self._counter.closed:
            from ui.customer_view import view_of

            self.screen.show_view(view_of(self._counter, self._pages.shown, self._center))

    def close(self) -> None:
        """The window goes, and this one with it."""
        if self.screen is not None:
            self.screen.close()
