"""The ledger, the printer and this station: what waits, what needs attention, what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.calendar import clock_time
from cashier.domain.drawer import DrawerState
from cashier.domain.errors import Fault, Refusal
from cashier.domain.receipt import PrintOutcome, PrintState
from cashier.domain.staff import Act
from cashier.services import attention, printing
from cashier.sync import SyncResult
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog, show_error, show_failure
from ui.messages import cause_words, words
from ui.page import Page
from ui.screens.station_rows import (
    Row,
    StationCard,
    clock_row,
    copy_row,
    disk_row,
    printer_row,
)
from ui.screens.status_parts import (
    FiguresCard,
    Known,
    attention_words,
    details,
    program_row,
    read,
    store_row,
)
from ui.shell import Shell
from ui.status_bar import hour
from ui.style import Tone
from ui.tasks import Lane, Latest
from ui.widgets import Action, Banner, Button, IconText, Kind
from ui.widgets.reflow import Columns
from ui.workers import Contact, LedgerWorker, PrintWorker

LEFT, RIGHT = 628, 506
LEFT_LEAST, RIGHT_LEAST = 420, 360


class UnsureDialog(Dialog):
    """Did the receipt come out? Only a person can say; Look later leaves it as it is."""

    def __init__(
        self, parent: QWidget, number: str, *, seen: Callable[[], None], again: Callable[[], None]
    ) -> None:
        super().__init__("", parent)
        title = self.tr("Did receipt {number} come out?").format(number=number)
        self.title.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.add_text(
            self.tr(
                "The payment is recorded either way. A copy is numbered and says that the "
                "first print was in doubt."
            )
        )
        self.add_button(self.tr("Look later"), key="Esc")
        self.seen_button = self.add_button(self.tr("It came out"), lambda: self._do(seen))
        self.copy_button = self.add_button(self.tr("Print a copy"), lambda: self._do(again))

    def _do(self, act: Callable[[], None]) -> None:
        self.accept()
        act()


class StatusPage(Page):
    """Reads anew whenever something changed, and each second while a try is awaited."""

    wants_workers = True
    help = "Nothing here must be done by hand: items are sent, and receipts printed, by themselves."

    def __init__(self, counter: Counter, ledger: LedgerWorker, printer: PrintWorker) -> None:
        super().__init__(self.tr("Ledger and printer"))
        self.context = self.tr("What this station knows about itself")
        self.counter, self.ledger, self.printer = counter, ledger, printer
        self._known: Known | None = None
        self._latest = Latest()
        self._back = ""
        self._asked_by_hand = False
        self.copy_button = Button(self.tr("Copy details"), icon="copy", compact=True)
        self.copy_button.clicked.connect(self.copy_details)
        self._lay_out()
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._show_head)
        events = counter.events
        for changed in (
            events.ledger_changed,
            events.paper_changed,
            events.accounts_changed,
            events.payment_taken,
            events.item_voided,
        ):
            changed.connect(self._changed)
        ledger.asked.connect(self._asked)
        printer.printer_changed.connect(self._show_known)
        printer.tested.connect(self._tested)

    def _lay_out(self) -> None:
        self.items_button = Button(self.tr("Show items"))
        self.items_button.clicked.connect(self._show_items)
        self.items = FiguresCard((155, 150, 151, 172), self.items_button)
        self.unsure_button = Button(self.tr("Answer"))
        self.unsure_button.clicked.connect(self._ask_unsure)
        self.held_button = Button(self.tr("Print held"))
        self.held_button.clicked.connect(self._print_held)
        self.paper = FiguresCard((1, 1, 1), self.unsure_button, self.held_button)
        self.attention = Banner(Tone.ERROR, "", note=" ")
        self.station = StationCard(
            self.tr("This station"),
            dict.fromkeys(("clock", "disk", "store", "copy", "program")),
            head_height=60,
        )
        self.verdict = IconText("", "circle-check", Tone.SUCCESS)
        self.station.add_action(self.verdict)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.items, 1)
        left.addWidget(self.attention)
        left.addWidget(self.paper, 1)
        columns = Columns(self)
        columns.add(left, LEFT_LEAST, LEFT)
        columns.add(self.station, RIGHT_LEAST, RIGHT)
        for hidden in (self.attention, self.unsure_button, self.held_button):
            hidden.hide()

    # --- the page ------------------------------------------------------------------------------

    def show_about(self, about: object) -> None:
        """The name of the screen to go back to."""
        self._back = str(about)

    def chips(self) -> Sequence[QWidget]:
        """For the help desk."""
        return (self.copy_button,)

    def acts(self) -> Sequence[Action]:
        """Back, a test page, and send now."""
        send = Action(
            text=self.tr("Send now"),
            slot=self.send_now,
            key="F12",
            kind=Kind.PRIMARY,
        )
        test = Action(text=self.tr("Print test"), slot=self.test_printer, key="F9")
        back = Action(text=self.tr("Back"), slot=self.back, key="Esc")
        seen = Action(text=self.tr("Seen"), slot=self.loss_seen, key="F8")
        lost = self._known is not None and self._known.status.lost_by_ledger
        may = self.counter.who is not None and self.counter.who.may(Act.APPROVE)
        asked = self._known is not None and self._known.status.attention
        answer = Action(text=self.tr("Needs attention"), slot=self.questions, key="F6")
        first = (*((back,) if self._back else ()), *((answer,) if may and asked else ()))
        return (*first, seen, test, send) if lost and may else (*first, test, send)

    def questions(self) -> None:
        """What the ledger asks, for a supervisor to answer."""
        self.counter.go("exceptions")

    def on_enter(self) -> None:
        """Reads, and asks the printer how it is."""
        self.refresh()
        self.printer.ask()

    def refresh(self) -> None:
        """Reads everything anew."""
        desk = self.counter.desk
        self.counter.tasks.run(Lane.DB, lambda: read(desk), self, self._latest(self._show))

    def showEvent(self, event: QShowEvent) -> None:
        """Seconds to the next try are counted while they are seen."""
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Not otherwise."""
        super().hideEvent(event)
        self._second.stop()

    @Slot(object)
    def _changed(self, what: object) -> None:
        if self.isVisible():
            self.refresh()

    # --- showing -------------------------------------------------------------------------------

    def _show(self, known: Known) -> None:
        self._known = known
        self._show_known()

    @Slot()
    def _show_known(self) -> None:
        if self._known is None:
            return
        now = self._known.status
        self._show_head()
        shown = self.items.show_cell
        shown(0, f"{now.recorded:,}", self.tr("Recorded here"), "hard-drive", Tone.INFO)
        shown(1, f"{now.sent:,}", self.tr("Sent"), "send", Tone.INFO)
        shown(2, f"{now.confirmed:,}", self.tr("Confirmed"), "circle-check", Tone.SUCCESS)
        tone = Tone.ERROR if now.attention else Tone.MUTED
        shown(3, f"{now.attention:,}", self.tr("Needs attention"), "triangle-alert", tone)
        self._show_attention(self._known)
        self._show_paper(self._known)
        rows = self._rows(self._known)
        for name, row in rows.items():
            self.station.show_row(name, row)
        if any(row[3] in (Tone.WARNING, Tone.ERROR) for row in rows.values()):
            self.verdict.set(self.tr("Look below"), "triangle-alert", Tone.WARNING)
        else:
            self.verdict.set(self.tr("All in order"), "circle-check", Tone.SUCCESS)
        drawer = self.counter.drawer
        takes = drawer is not None and drawer.state is DrawerState.OPEN
        self.items_button.setVisible(takes and self.counter.person.may(Act.LIST_OWN))
        self.changed.emit()

    @Slot()
    def _show_head(self) -> None:
        if self._known is None:
            return
        contact, last = self.ledger.contact, self._known.status.last_contact
        parts = []
        if contact in (Contact.UNREACHABLE, Contact.STOPPED) and self.ledger.since is not None:
            parts.append(self.tr("since {time}").format(time=hour(self.ledger.since)))
        if last is not None:
            parts.append(self.tr("last contact {time}").format(time=hour(last)))
        wait = self.ledger.next_in
        parts.append(self.tr("next try in {n} s").format(n=wait) if wait else self.tr("trying now"))
        title, icon, tone = {
            Contact.NEVER: (self.tr("Asking the ledger"), "cloud", Tone.INFO),
            Contact.ONLINE: (self.tr("Ledger online"), "cloud", Tone.SUCCESS),
            Contact.UNREACHABLE: (
                self.tr("Ledger cannot be reached"),
                "cloud-off",
                Tone.WARNING,
            ),
            Contact.STOPPED: (self.tr("Sending stopped"), "cloud-alert", Tone.ERROR),
        }[contact]
        self.items.head_row.set(title, ", ".join(parts), icon, tone)

    def _show_attention(self, known: Known) -> None:
        error, lost = self.ledger.error, known.status.lost_by_ledger
        if isinstance(error, Refusal):
            said = words(error)
            go_on = self.tr("Payments go on and are kept here. Code {code}")
            stopped = self.tr("Nothing more is taken here. Code {code}")
            note = (stopped if known.status.diverged else go_on).format(code=said.code)
            self.attention.set_text(f"{said.happened} {said.next_step}", lead="")
            self._attention_note(note)
        elif lost:
            text = self.tr(
                "It had lost {n} records and was sent them again. Tell the administrator that the "
                "ledger was put back to an older state."
            ).format(n=lost)
            self.attention.set_text(text, lead=self.tr("Ledger put back."))
            self._attention_note(self.tr("Code {code}").format(code="ledger.lost"))
        elif known.records:
            others = known.status.attention - 1
            title, text, code = attention_words(known.records[0], others)
            self.attention.set_text(text, lead=f"{title}.")
            self._attention_note(code)
        self.attention.setVisible(isinstance(error, Refusal) or bool(lost or known.records))

    def _attention_note(self, note: str) -> None:
        self.attention.note.setText(note)

    def _show_paper(self, known: Known) -> None:
        now = known.status
        self.paper.head_row.set(*printer_row(self.printer))
        held = max(0, now.held_receipts - int(self.printer.printing))
        printed = self.printer.last_printed
        last = "-" if printed is None else hour(printed)
        shown = self.paper.show_cell
        shown(0, str(held), self.tr("Held receipts"), "", Tone.MUTED)
        shown(1, str(now.unsure_receipts), self.tr("Unsure receipts"), "", Tone.MUTED)
        shown(2, last, self.tr("Last print"), "", Tone.MUTED)
        may = self.counter.person.may(Act.REPRINT)
        pressed = self.held_button.hasFocus() or self.unsure_button.hasFocus()
        self.held_button.setVisible(bool(held) and may)
        self.unsure_button.setVisible(bool(known.unsure) and may)
        if pressed and not (self.held_button.hasFocus() or self.unsure_button.hasFocus()):
            self.to_primary()  # what was pressed is done and gone

    def _rows(self, known: Known) -> dict[str, Row]:
        now = self.counter.desk.clock.now()
        return {
            "clock": clock_row(self.ledger),
            "disk": disk_row(known.status),
            "store": store_row(known),
            "copy": copy_row(known.status, now, count=True),
            "program": program_row(),
        }

    # --- acts ----------------------------------------------------------------------------------

    def back(self) -> None:
        """To where the person was."""
        self.counter.go(self._back)

    def send_now(self) -> None:
        """A try at once."""
        self._asked_by_hand = True
        self.ledger.now()
        self._show_head()

    @Slot(object)
    def _asked(self, result: object) -> None:
        by_hand, self._asked_by_hand = self._asked_by_hand, False
        if not self.isVisible():
            return
        self.refresh()
        if not by_hand:
            return
        if isinstance(result, SyncResult):
            self._tell(self.tr("Nothing waits: the ledger has everything."))
        elif isinstance(result, (Refusal, Fault)):
            self._failed(result)

    def _tell(self, text: str) -> None:
        window = self.window()
        if isinstance(window, Shell):
            window.toast(text)

    def _failed(self, error: Refusal | Fault) -> None:
        show_failure(self, error)

    @Slot()
    def _show_items(self) -> None:
        self.counter.go("today")

    @Slot()
    def _print_held(self) -> None:
        desk, who = self.counter.desk, self.counter.person
        self.counter.tasks.run(
            Lane.DB,
            lambda: printing.release_held(desk, who),
            self,
            lambda released: self.counter.events.paper_changed.emit(None),
            self._failed,
        )

    @Slot()
    def _ask_unsure(self) -> None:
        if self._known is None or not self._known.unsure:
            return
        job, desk, who = self._known.unsure[0], self.counter.desk, self.counter.person

        def run(work: Callable[[], object]) -> None:
            self.counter.tasks.run(
                Lane.DB,
                work,
                self,
                lambda done: self.counter.events.paper_changed.emit(None),
                self._failed,
            )

        UnsureDialog(
            self,
            job.receipt_number,
            seen=lambda: run(lambda: printing.came_out(desk, who, job.job_id)),
            again=lambda: run(lambda: printing.copy(desk, who, job.receipt_number)),
        ).open()

    def loss_seen(self) -> None:
        """The supervisor knows that the ledger had lost something."""
        desk, who = self.counter.desk, self.counter.person
        self.counter.tasks.run(
            Lane.DB,
            lambda: attention.seen_loss(desk, who),
            self,
            lambda done: self.counter.events.ledger_changed.emit(None),
            self._failed,
        )

    def test_printer(self) -> None:
        """A test page, beside the receipts."""
        desk = self.counter.desk
        self.printer.test(desk.identity.name, clock_time(desk.clock.now()))

    @Slot(object)
    def _tested(self, outcome: PrintOutcome) -> None:
        if not self.isVisible():
            return
        self._show_known()
        if outcome.state is PrintState.PRINTED:
            self._tell(self.tr("Test page printed"))
        else:
            show_error(
                self,
                self.tr("The test page did not print"),
                self.tr("The cause: {cause}. Receipts are held until the printer is ready.").format(
                    cause=cause_words(outcome.cause)
                ),
                code=f"P-{outcome.cause.value}" if outcome.cause else "",
            )

    @Slot()
    def copy_details(self) -> None:
        """States and counts to the clipboard, for the help desk."""
        if self._known is None:
            return
        extra = [f"ledger {self.ledger.contact.value}", f"printer {printer_row(self.printer)[0]}"]
        rows = tuple(self._rows(self._known).values())
        QGuiApplication.clipboard().setText(details(self.counter.desk, self._known, rows, extra))
        announce(self, self.tr("Details copied"))
