"""Opening a drawer: the business date, an empty tray, and the condition of the station."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.calendar import clock_time, long_day, short_day
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Fault, Refusal
from cashier.domain.receipt import PrintOutcome, PrintState
from cashier.domain.report import DrawerReport
from cashier.services import counter_day, drawers, status
from cashier.services.counter_day import CounterDay
from cashier.services.desk import Approval
from cashier.services.drawers import OpenProposal
from cashier.services.force_close import Asked
from cashier.services.status import StationStatus
from ui.counter import Counter
from ui.dialogs import ask, show_error, show_failure
from ui.messages import cause_words
from ui.page import Page
from ui.screens.approval import ask_approval
from ui.screens.board_acts import ForceCloseDialog, LeftOpen
from ui.screens.day_words import counter_words, due_words, station_name
from ui.screens.station_rows import (
    Row,
    StationCard,
    clock_row,
    copy_row,
    disk_row,
    last_drawer_row,
    ledger_row,
    printer_row,
)
from ui.shell import Shell
from ui.style import Tone, Type
from ui.tasks import Lane, Latest
from ui.widgets import (
    Action,
    Banner,
    Button,
    Card,
    Combo,
    Field,
    IconText,
    KeyValue,
    Kind,
    Line,
    TickTile,
)
from ui.widgets.reflow import Columns
from ui.workers import LedgerWorker, PrintWorker

DAYS_BACK = 6
LEFT, RIGHT = 519, 615
LEFT_LEAST, RIGHT_LEAST = 400, 420


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is read together before the page can be right."""

    proposal: OpenProposal
    status: StationStatus
    day: CounterDay


class OpenDrawerPage(Page):
    """Emits `drawer_changed` with the new session and goes to Find."""

    nav_key = "open_drawer"
    wants_workers = True
    help = "Look into the tray, tick that it is empty, then open with F12."

    def __init__(self, counter: Counter, ledger: LedgerWorker, printer: PrintWorker) -> None:
        super().__init__(self.tr("Open a drawer"))
        self.context = self.tr("One drawer for each person, station and business date")
        self.counter, self.ledger, self.printer = counter, ledger, printer
        self._known: _Known | None = None
        self._proposed: date | None = None
        self._latest = Latest()
        self._busy = False
        columns = Columns(self)
        columns.add(self._left(), LEFT_LEAST, LEFT)
        columns.add(self._right(), RIGHT_LEAST, RIGHT)
        for changed in (
            counter.events.ledger_changed,
            counter.events.paper_changed,
            counter.events.accounts_changed,
            counter.events.day_changed,
        ):
            changed.connect(self._changed)
        printer.printer_changed.connect(self._show_printer)
        printer.tested.connect(self._tested)

    def _left(self) -> Card:
        card = Card(padding=24)
        self.date = Combo(icon="calendar-days", height=56, type_=Type.H3)
        self.date_field = Field(self.tr("Business date"), control=self.date, help_=" ")
        self.date.chosen.connect(self._date_chosen)
        self.facts = KeyValue(label_width=176, spacing=14, type_=Type.BODY, bold=True)
        self.due = Banner(Tone.INFO, "", icon="calendar-clock")
        self.warning = Banner(Tone.WARNING, "")
        self.count_button = Button(self.tr("Count it"), key="F7", compact=True)
        self.count_button.clicked.connect(self._count)
        self.own = Banner(Tone.WARNING, "", buttons=(self.count_button,))
        self.forgotten_button = Button(self.tr("Close it"), key="F8", compact=True)
        self.forgotten_button.clicked.connect(self.close_left_open)
        self.forgotten = Banner(Tone.WARNING, "", buttons=(self.forgotten_button,))
        self.tray = TickTile(
            self.tr("The tray is empty of earlier items"),
            note=self.tr("Look in the tray and under it. Space ticks."),
        )
        self.tray.toggled.connect(self._ticked)
        card.body.setSpacing(0)
        card.add(self.date_field)
        card.body.addSpacing(24)
        card.add(Line())
        card.body.addSpacing(20)
        card.add(self.facts)
        card.body.addSpacing(24)
        banners = QVBoxLayout()
        banners.setSpacing(12)
        self.elsewhere = Banner(Tone.WARNING, "", icon="map-pin")
        shown = (self.own, self.forgotten, self.elsewhere, self.warning, self.due)
        for banner in shown:
            banners.addWidget(banner)
        card.body.addLayout(banners)
        card.body.addStretch(1)
        card.add(self.tray)
        for banner in shown:
            banner.hide()
        return card

    def _right(self) -> Card:
        self.test_button = Button(self.tr("Print test"), key="F9")
        self.test_button.clicked.connect(self.test_printer)
        rows: dict[str, QWidget | None] = dict.fromkeys(
            ("printer", "ledger", "clock", "last", "disk", "copy")
        )
        rows["printer"] = self.test_button
        self.station = StationCard(self.tr("This station"), rows)
        self.verdict = IconText("", "circle-check", Tone.SUCCESS)
        self.station.add_action(self.verdict)
        return self.station

    # --- the page ------------------------------------------------------------------------------

    def acts(self) -> Sequence[Action]:
        """Sign out, and open once the tray is ticked."""
        more: tuple[Action, ...] = ()
        if self._own_of_another_day() is not None:
            more = (
                Action(
                    text=self.tr("Supervisor closes it"),
                    slot=self.close_left_open,
                    key="F8",
                    icon="user-check",
                    enabled=not self._busy,
                ),
            )
        return (
            Action(text=self.tr("Sign out"), slot=self.sign_out, icon="log-out"),
            *more,
            Action(
                text=self.tr("Open drawer"),
                slot=self.open,
                key="F12",
                kind=Kind.PRIMARY,
                enabled=self._may_open(),
            ),
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """The test page, and a drawer somebody left open."""
        return {"F9": self.test_printer, "F8": self.close_left_open}

    def key_names(self) -> Mapping[str, str]:
        """For the palette and help."""
        return {"F9": self.tr("Print test"), "F8": self.tr("Close a drawer left open")}

    def first_focus(self) -> QWidget:
        """The tick, or the way to the drawer that is still open."""
        return self.count_button if self._own() is not None else self.tray

    def on_enter(self) -> None:
        """Every drawer begins with a look into the tray."""
        self.tray.setChecked(False)
        self.refresh()

    def refresh(self) -> None:
        """Reads the day, the drawers and the station."""
        desk, who = self.counter.desk, self.counter.person

        def read() -> _Known:
            return _Known(
                proposal=drawers.proposal(desk, who),
                status=status.status(desk),
                day=counter_day.counter_day(desk),
            )

        self.counter.tasks.run(Lane.DB, read, self, self._latest(self._show), self._failed)

    @Slot(object)
    def _changed(self, what: object) -> None:
        if self.isVisible() and self.counter.who is not None:
            self.refresh()

    # --- showing -------------------------------------------------------------------------------

    def _show(self, known: _Known) -> None:
        first = self._known is None
        self._known = known
        who, day, proposal = self.counter.person, known.day, known.proposal
        today = proposal.business_date
        if today != self._proposed:
            self._proposed = today
            days = [today, *(today - timedelta(days=n) for n in range(1, DAYS_BACK + 1))]
            days.append(today + timedelta(days=1))
            self.date.set_items([(long_day(one), one) for one in days])
            self.date.set_value(today)
        self.facts.set_pairs(
            (
                (self.tr("Person"), f"{who.name}, {who.number}"),
                (self.tr("Station"), station_name(day.site_name, day.station)),
                (self.tr("Opens with"), self.tr("0 items, $0.00")),
            )
        )
        self._show_banners(known)
        self._show_date_help()
        self._show_station(known)
        self.hint = "" if self._may_open() else self._hint()
        self.changed.emit()
        if first and self.isVisible():
            self.first_focus().setFocus()

    def _show_banners(self, known: _Known) -> None:
        own = self._own()
        self.own.setVisible(own is not None)
        if own is not None:
            lead = self.tr("Your drawer of {day} is open.").format(day=short_day(own.business_date))
            self.own.set_text(self.tr("Count and close it first."), lead=lead)
        others = known.proposal.forgotten
        self.forgotten.setVisible(bool(others) and own is None)
        if others:
            lead = self.tr("{name}'s drawer of {day} is still open.").format(
                name=others[0].staff_name, day=short_day(others[0].session.business_date)
            )
            more = self.tr("{count} more after it.").format(count=len(others) - 1)
            note = self.tr("A supervisor closes it.")
            self.forgotten.set_text(note if len(others) == 1 else f"{note} {more}", lead=lead)
        away = known.proposal.open_elsewhere
        self.elsewhere.setVisible(bool(away) and not others and own is None)
        if away:
            lead = self.tr("You have a drawer open at {station}, {day}.").format(
                station=away[0].station_name, day=short_day(away[0].business_date)
            )
            self.elsewhere.set_text(self.tr("Close it there."), lead=lead)
        title, note = counter_words(known.day)
        self.warning.setVisible(bool(known.day.closed_name))
        self.warning.set_text(f"{note}.", lead=f"{title}.")
        self.due.setVisible(known.day.due_today)
        lead, note = due_words(known.day)
        if not known.day.cut_off_passed:
            note = self.tr("{note}; after that, billing decides").format(note=note)
        self.due.set_text(f"{note}.", lead=f"{lead}.")
        self.tray.setEnabled(own is None)

    def _show_date_help(self) -> None:
        if self._known is None:
            return
        if self.date.value() != self._known.proposal.business_date:
            words_ = self.tr("Not today: a supervisor approves this date when you open.")
        elif self._known.day.closed_name:
            words_ = self.tr("Not a counter day. Another date needs a supervisor.")
        else:
            words_ = self.tr("A counter day. Another date needs a supervisor.")
        self.date_field.set_help(words_)

    def _show_station(self, known: _Known) -> None:
        now = self.counter.desk.clock.now()
        rows: dict[str, Row] = {
            "printer": printer_row(self.printer),
            "ledger": ledger_row(self.ledger, known.status),
            "clock": clock_row(self.ledger),
            "last": last_drawer_row(known.proposal),
            "disk": disk_row(known.status),
            "copy": copy_row(known.status, now),
        }
        for name, row in rows.items():
            self.station.show_row(name, row)
        trouble = [name for name, row in rows.items() if row[3] in (Tone.WARNING, Tone.ERROR)]
        if self._own() is not None:
            self.verdict.set(self.tr("Close the other drawer first"), "circle-alert", Tone.WARNING)
        elif trouble:
            self.verdict.set(self.tr("You can open; look below"), "triangle-alert", Tone.WARNING)
        else:
            self.verdict.set(self.tr("Ready to open"), "circle-check", Tone.SUCCESS)

    @Slot()
    def _show_printer(self) -> None:
        if self._known is not None:
            self._show_station(self._known)

    def _own(self) -> DrawerSession | None:
        return None if self._known is None else self._known.proposal.open_drawer

    def _may_open(self) -> bool:
        ready = self._known is not None and self._own() is None
        return ready and self.tray.isChecked() and not self._busy

    def _hint(self) -> str:
        if self._own() is not None or self._known is None:
            return ""
        return self.tr("Tick that the tray is empty, then open.")

    # --- acts ----------------------------------------------------------------------------------

    @Slot(bool)
    def _ticked(self, on: bool) -> None:
        self.say(hint="" if self._may_open() else self._hint())

    @Slot(object)
    def _date_chosen(self, value: object) -> None:
        self._show_date_help()

    @Slot()
    def _count(self) -> None:
        self.counter.go("count")

    @Slot()
    def close_left_open(self) -> None:
        """One's own drawer of another day, else the oldest that somebody left open here, closed as
        it is; a supervisor signs.
        """
        own = self._own_of_another_day()
        if own is not None:
            self._force(own, self.counter.person.name)
        elif self._known is not None and self._known.proposal.forgotten:
            one = self._known.proposal.forgotten[0]
            self._force(one.session, one.staff_name)

    def _own_of_another_day(self) -> DrawerSession | None:
        own = self._own()
        if own is None or self._known is None:
            return None
        return own if own.business_date < self._known.proposal.business_date else None

    def _force(self, session: DrawerSession, name: str) -> None:
        left = LeftOpen(
            session_id=session.session_id,
            staff=session.staff,
            staff_name=name,
            station_name=self.counter.desk.identity.name,
            business_date=session.business_date,
            here=True,
        )
        ForceCloseDialog(self, self.counter, left, self._force_closed).open()

    def _force_closed(self, done: DrawerReport | Asked) -> None:
        if isinstance(done, DrawerReport):
            if done.staff == self.counter.person.number:
                self.counter.drawer = None
            window = self.window()
            if isinstance(window, Shell):
                window.toast(
                    self.tr("{name}'s drawer is closed, Z {number}.").format(
                        name=done.staff_name, number=done.z_number
                    )
                )
        self.counter.events.drawer_changed.emit(None)
        self._known = None  # the way on is another one now, and has the focus
        self.refresh()

    @Slot()
    def open(self) -> None:
        """Opens; another date than today's asks a supervisor first."""
        chosen = self.date.value()
        if not self._may_open() or self._known is None or not isinstance(chosen, date):
            return
        if chosen == self._known.proposal.business_date:
            self._open(chosen, None)
            return
        ask_approval(
            self,
            self.counter,
            act="open_drawer",
            title=self.tr("Open a drawer for {day}?").format(day=long_day(chosen)),
            text=self.tr("Today is {day}. Everything taken counts for the chosen date.").format(
                day=long_day(self._known.proposal.business_date)
            ),
            yes=self.tr("Approve date"),
            done=lambda approval, reason: self._open(chosen, approval),
        )

    def _open(self, day: date, approval: Approval | None) -> None:
        desk, who = self.counter.desk, self.counter.person
        self._busy = True
        self.changed.emit()
        self.counter.tasks.run(
            Lane.DB,
            lambda: drawers.open_drawer(desk, who, day, approval=approval),
            self,
            self._opened,
            self._failed,
        )

    def _opened(self, session: DrawerSession) -> None:
        self._busy = False
        self.counter.drawer = session
        self.counter.events.drawer_changed.emit(session)
        visit = self.counter.visit
        if visit is not None and visit.accounts and not visit.form_open:
            # Take payment led here: somebody stands at the counter.
            self.counter.go("account", visit.accounts[-1].line.billing_account_number)
        else:
            self.counter.go("find")

    def _failed(self, error: Refusal | Fault) -> None:
        self._busy = False
        self.changed.emit()
        show_failure(self, error)

    @Slot()
    def sign_out(self) -> None:
        """Leaves; says first how many items are still kept here only."""
        waiting = 0 if self._known is None else self._known.status.not_confirmed
        if not waiting:
            self.counter.go("sign_in")
            return
        ask(
            self,
            self.tr("Sign out?"),
            self.tr("{n} records were not sent yet. They are safe here and will be sent.").format(
                n=waiting
            ),
            yes=self.tr("Sign out"),
            no=self.tr("Stay here"),
            answer=lambda yes: self.counter.go("sign_in") if yes else None,
        )

    @Slot()
    def test_printer(self) -> None:
        """A test page, beside the receipts."""
        desk = self.counter.desk
        self.printer.test(desk.identity.name, clock_time(desk.clock.now()))

    @Slot(object)
    def _tested(self, outcome: PrintOutcome) -> None:
        self._show_printer()
        if not self.isVisible():
            return
        if outcome.state is PrintState.PRINTED:
            window = self.window()
            if isinstance(window, Shell):
                window.toast(self.tr("Test page printed"))
            return
        show_error(
            self,
            self.tr("The test page did not print"),
            self.tr(
                "The cause: {cause}. You can open a drawer all the same; receipts are held."
            ).format(cause=cause_words(outcome.cause)),
            code=f"P-{outcome.cause.value}" if outcome.cause else "",
        )
