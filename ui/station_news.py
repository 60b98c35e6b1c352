"""How the station stands, kept true around every page: the status bar, the numbers at the
navigation's entries, and what is told to whoever is here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cashier.domain.staff import Act
from ui.screens.sign_in import SignInPage
from ui.status_bar import drawer_cell, ledger_cell, printer_cell
from ui.style import Tone
from ui.tasks import Lane, Latest
from ui.workers import Contact

if TYPE_CHECKING:
    from cashier.services.status import StationStatus
    from ui.counter import Counter
    from ui.pages import Pages
    from ui.shell import Shell
    from ui.workers import LedgerWorker, PrintWorker


class StationNews(QObject):
    """`known` is what was read last; only the newest reading is shown."""

    def __init__(
        self,
        counter: Counter,
        shell: Shell,
        pages: Pages,
        ledger: LedgerWorker,
        printer: PrintWorker,
    ) -> None:
        super().__init__()
        self._counter, self._shell, self._pages = counter, shell, pages
        self._ledger, self._printer = ledger, printer
        self._newest = Latest()
        self._asked_of_me = 0
        self.known: StationStatus | None = None

    @Slot()
    @Slot(object)
    def read(self, what: object = None) -> None:
        """Counts anew what waits for ledger and paper."""
        desk = self._counter.desk

        def status_now() -> StationStatus:
            from cashier.services.status import status

            return status(desk)

        if not self._counter.closed:
            self._counter.tasks.run(Lane.DB, status_now, self, self._newest(self._read))

    def _read(self, known: StationStatus) -> None:
        self.known = known
        self.show()

    @Slot()
    def show(self) -> None:
        """The cells and numbers as things stand now, without reading."""
        if self._counter.closed:
            return
        brief = self._counter.who is None
        set_ = self._shell.set_status
        set_("printer", *printer_cell(self._printer, self.known, brief=brief))
        set_("ledger", *ledger_cell(self._ledger, self.known, brief=brief))
        set_("drawer", *drawer_cell(self._counter.drawer))
        if self.known is not None:
            self._shell.set_badge("exceptions", self.known.exceptions)
            self._show_asked(self.known.asked_by)

    def _show_asked(self, asked_by: tuple[str, ...]) -> None:
        """How many wait for this supervisor's yes or no, at the board's entry; a new one is told
        wherever they are.
        """
        who = self._counter.who
        may = who is not None and who.may(Act.APPROVE)
        number = sum(one != who.number for one in asked_by) if who is not None and may else 0
        self._shell.set_badge("board", number)
        if number > self._asked_of_me:
            self._shell.toast(self.tr("Somebody asks for an approval. F4 shows it."), Tone.INFO)
        self._asked_of_me = number

    @Slot(object)
    def approval_heard(self, asked: object) -> None:
        """What a supervisor elsewhere said is told to whoever asked, without stopping them."""
        from cashier.services.approvals import Asked
        from ui.screens.asked_strip import asked_words

        who = self._counter.who
        if self._counter.closed or who is None or not isinstance(asked, Asked):
            return
        if asked.waiting.cashier == who.number:
            self._shell.toast(asked_words(asked)[0], Tone.INFO)

    @Slot(object)
    def ledger_asked(self, result: object) -> None:
        """The ledger was tried; sign-in says whether it works without it."""
        if self._counter.closed:
            return  # a try under way when the window went
        sign_in = self._pages.get("sign_in")
        if isinstance(sign_in, SignInPage):
            sign_in.set_offline(self._ledger.contact is Contact.UNREACHABLE)
        self.read()

    @Slot()
    def say_what_is_kept(self) -> None:
        """Signing out never touches what waits for the ledger, and says so."""
        kept = 0 if self.known is None else self.known.not_confirmed
        if kept == 1:
            self._shell.toast(self.tr("Signed out. 1 item is kept here and will be sent."))
        elif kept:
            text = self.tr("Signed out. {n} items are kept here and will be sent.")
            self._shell.toast(text.format(n=kept))
