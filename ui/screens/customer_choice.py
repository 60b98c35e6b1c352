"""Choosing the screen that customers see. It acts at once, and the station remembers it by name."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cashier import settings
from cashier.domain.errors import Refusal
from cashier.services.station_settings import Changed, change
from ui.counter import Counter
from ui.customer_screen import Screens, screens_by_name
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.tasks import Lane
from ui.widgets import Combo, Field, Kind

KEY = "customer_screen"


class CustomerScreenDialog(Dialog):
    """The screens that are plugged in, the counter's own left out, and "none"."""

    def __init__(
        self, parent: QWidget, counter: Counter, screens: Screens = screens_by_name
    ) -> None:
        super().__init__(self.tr("Customer's screen"), parent)
        self._counter = counter
        self._fixed = KEY in settings.policy_keys()
        self.add_text(
            self.tr(
                "It shows the center, each item's kind and amount, the total and a thank-you in the"
                " member's language. It never shows a name, an account or a balance, and it is"
                " blank while the station is locked or a drawer is counted."
            )
        )
        self.choice = Combo(self._items(parent.window(), screens), icon="monitor")
        self.choice.set_value(self._in_force())
        self.field = Field(self.tr("Screen"), control=self.choice)
        self.body.addWidget(self.field)
        if self._fixed:
            self.choice.setEnabled(False)
            self.field.set_hint(self.tr("Set by your organization"))
        elif self.choice.count() == 1:
            self.field.set_help(
                self.tr("No second screen is plugged in. Plug it in and open this again.")
            )
        self.add_button(self.tr("Leave it as it is"), key="Esc")
        self.keep_button = self.add_button(self.tr("Use this screen"), self.keep, kind=Kind.PRIMARY)
        self.keep_button.setEnabled(not self._fixed)

    def first_focus(self) -> QWidget:
        """The list."""
        return self.choice if self.choice.isEnabled() else self.buttons[0]

    def _items(self, window: QWidget, screens: Screens) -> list[tuple[str, object]]:
        own = window.screen()
        items: list[tuple[str, object]] = [(self.tr("None"), "")]
        for name, screen in screens().items():
            if name != own.name():
                size = screen.geometry()
                words = self.tr("{name}, {width} x {height}")
                words = words.format(name=name, width=size.width(), height=size.height())
                items.append((words, name))
        kept = self._in_force()
        if kept and kept not in (name for _, name in items):
            items.append((self.tr("{name}, not plugged in").format(name=kept), kept))
        return items

    def _in_force(self) -> str:
        try:
            return settings.load(self._counter.desk.home).customer_screen
        except Refusal:
            return self._counter.desk.settings.customer_screen

    @Slot()
    def keep(self) -> None:
        """Kept in the home's settings, and in force from now on."""
        desk, who, chosen = self._counter.desk, self._counter.who, self.choice.value()
        self._counter.tasks.run(
            Lane.DB,
            lambda: change(desk, who, {KEY: chosen}),
            self,
            self._kept,
            lambda error: self.field.set_error(sentence(error)),
        )

    def _kept(self, changed: Changed) -> None:
        self._counter.events.settings_changed.emit(changed.now)
        self.accept()
