"""What may be wanted on any page and belongs to none: found by the palette, some by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cashier.domain.staff import Act, Staff
from ui.dialogs import show_error
from ui.palette import Command

if TYPE_CHECKING:
    from ui.counter import Counter
    from ui.drawer_here import DrawerHere
    from ui.shell import Shell
    from ui.training_here import TrainingHere


class Anywhere(QObject):
    """Letters no other act has: W for ways to pay, B for begun."""

    def __init__(
        self, counter: Counter, shell: Shell, drawer: DrawerHere, training: TrainingHere
    ) -> None:
        super().__init__()
        self._counter, self._shell = counter, shell
        self._drawer, self._training = drawer, training

    def commands(self, who: Staff) -> tuple[Command, ...]:
        """What that person may do anywhere."""
        drawer: tuple[Command, ...] = ()
        if self._counter.drawer is None and who.may(Act.OPEN_DRAWER):
            # The navigation says only Open: nobody would look for that.
            drawer = (Command(text=self.tr("Open a drawer"), key="", slot=self._open_drawer),)
        counter = self._at_the_counter() if who.may(Act.TAKE) else ()
        return (*drawer, *counter, *self._setting_up(who))

    def _at_the_counter(self) -> tuple[Command, ...]:
        suspense = Command(
            text=self.tr("Take an item whose account nobody knows"),
            key="Ctrl+U",
            slot=self._take_unidentified,
        )
        return (
            *((suspense,) if self._counter.desk.settings.allow_unidentified else ()),
            Command(
                text=self.tr("Cash or a card was offered"), key="Ctrl+W", slot=self._cash_offered
            ),
            Command(
                text=self.tr("Visits begun, put aside"), key="Ctrl+B", slot=self._drawer.ask_begun
            ),
            Command(text=self.tr("Customer's screen"), key="", slot=self.choose_customer_screen),
        )

    def _setting_up(self, who: Staff) -> tuple[Command, ...]:
        found = []
        if self._counter.may_set_up:
            words = self.tr("Set this station up")
            found.append(Command(text=words, key="", slot=self._set_up))
        if self._training.lessons is not None:
            words = self.tr("Lessons for a first hour")
            found.append(Command(text=words, key="Ctrl+J", slot=self._training.choose_lesson))
        if who.may(Act.ADMINISTER):
            words = self.tr("Import accounts")
            found.append(Command(text=words, key="", slot=self._import_accounts))
        return tuple(found)

    def _take_unidentified(self) -> None:
        """The payment form without an account; a begun visit is not touched."""
        from ui.visit import VisitInHand

        visit, title = self._counter.visit, self.tr("Not now")
        if self._counter.drawer is None:
            show_error(self._shell, title, self.tr("Open a drawer first: press F7."))
            return
        if visit is not None and visit.form_open:
            text = self.tr("A visit is in hand. Post it, or leave it with Esc, then press Ctrl+U.")
            show_error(self._shell, title, text)
            return
        self._counter.visit = VisitInHand(unidentified=True)
        self._counter.go("pay")

    def _cash_offered(self) -> None:
        from ui.screens.cash_offered import CashDialog

        CashDialog(self._shell, self._counter, self._shell.toast).open()

    def choose_customer_screen(self) -> None:
        """Which screen the customer sees, if any."""
        from ui.screens.customer_choice import CustomerScreenDialog

        CustomerScreenDialog(self._shell, self._counter).open()

    def _open_drawer(self) -> None:
        self._counter.go("open_drawer")

    def _set_up(self) -> None:
        self._counter.go("set_up")

    def _import_accounts(self) -> None:
        self._counter.go("import")
