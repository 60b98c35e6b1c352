"""The supervisor's board: a day of all drawers, what needs somebody, and the course of the day.

Read anew whenever something changed here or came from the ledger; nothing jumps: what is chosen,
scrolled to or focused stays. A supervisor acts, an auditor reads, a cashier never sees it. Source:
ux.md 3.9.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cashier.domain.board import Board
from cashier.domain.calendar import local_date, short_day
from cashier.domain.money import dollars
from cashier.domain.posting import Record
from cashier.domain.report import DrawerReport
from cashier.domain.site_day import SiteDrawer
from cashier.domain.staff import Act
from cashier.services import approvals, board, reviews
from cashier.services.approvals import Waiting
from cashier.services.force_close import Asked
from cashier.services.reviews import PendingReview
from ui import style
from ui.counter import Counter
from ui.messages import words
from ui.page import Page
from ui.screens import board_matters
from ui.screens.answer_asked import AnswerAskedDialog
from ui.screens.board_acts import ForceCloseDialog, LeftOpen
from ui.screens.board_matters import Do, Matter
from ui.screens.board_parts import (
    InlineFigure,
    large,
)
from ui.screens.board_tables import DrawersTable, half_hour_card, kinds_card
from ui.screens.board_waiting import WaitingCard
from ui.screens.board_words import (
    age,
    half_hour_bars,
    half_hour_sentence,
    kind_bars,
    kind_sentence,
    printer_state,
    running_half_hour,
    surname,
)
from ui.screens.difference_parts import signed
from ui.screens.item_words import short_time
from ui.screens.sign_difference import SignDialog
from ui.style import Tone, Type
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Action, Banner, Button, Card, Chip, Combo, Kind, Text
from ui.widgets.reflow import Columns
from ui.widgets.strip import Strip
from ui.workers import Contact, LedgerWorker, PrintWorker

MAIN, SIDE, CHART = 620, 336, 300
"""Qt's own word for no limit."""
SOON_MS = 250
"""A payment says several things at once; they are read together."""
AGES_MS = 30_000
"""How often ages and the running half hour are read anew when nothing happens."""
FRESH = timedelta(minutes=2)
"""News of other stations older than this have their own time in the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What was read in one go."""

    board: Board
    reviews: tuple[PendingReview, ...]
    approvals: tuple[Waiting, ...] = ()


class BoardPage(Page):
    """Figures above, charts and drawers at the left, what waits at the right."""

    nav_key = "board"
    wants_workers = True

    def __init__(self, counter: Counter, ledger: LedgerWorker, printer: PrintWorker) -> None:
        super().__init__(self.tr("Today"))
        self.help = self.tr(
            "Every drawer of the day, live. Up and Down choose in a list, Tab goes on. In a chart "
            "the arrows read bar by bar; Ctrl+T shows the same figures as tables. F12 does what "
            "the chosen line of Waiting asks for; F8 closes a drawer that was left open. Your own "
            "drawer is not added up here before you have counted it."
        )
        self._counter, self._ledger, self._printer = counter, ledger, printer
        self._shown: Shown | None = None
        self._latest = Latest()
        self.site = ""
        self.center = Combo(height=32, type_=Type.CAPTION, name=self.tr("Center"))
        self.center.chosen.connect(self._center_chosen)
        self.offline = Chip("", icon="cloud-off", tone=Tone.WARNING)
        self.table_button = Button(
            self.tr("Show as table"), key="Ctrl+T", compact=True, clicked=self.toggle_tables
        )
        self._make_tables()
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self._ages = QTimer(self)
        self._ages.setInterval(AGES_MS)
        self._ages.timeout.connect(self.refresh)
        events = counter.events
        for changed in (
            events.drawer_changed,
            events.payment_taken,
            events.item_voided,
            events.paper_changed,
            events.ledger_changed,
            events.deposit_changed,
            events.day_changed,
            ledger.asked,
        ):
            changed.connect(self._changed_outside)
        printer.printer_changed.connect(self._changed_outside)

    # --- layout

    def _make_tables(self) -> None:
        self.drawers = DrawersTable(lambda: printer_state(self._printer))
        self.drawers.chosen.connect(self._chosen)
        self.waiting = WaitingCard()
        self.matters = self.waiting.table
        self.matters.chosen.connect(self._chosen)
        self.matters.opened.connect(self._matter_opened)
        self.course, self.kinds = half_hour_card(), kinds_card()

    def _lay_out(self) -> None:
        names = (
            self.tr("Items"),
            self.tr("Received"),
            self.tr("Voids"),
            self.tr("Differences"),
            self.tr("Not confirmed"),
            self.tr("Not printed"),
        )
        self.strip = Strip([InlineFigure(name) for name in names])
        self.trouble = Banner(
            Tone.ERROR,
            "",
            note=" ",
            buttons=(Button(self.tr("Read again"), compact=True, clicked=self.refresh),),
        )
        self.trouble.hide()
        charts = Columns(spacing=12)
        charts.add(self.course, CHART, 1)
        charts.add(self.kinds, CHART, 1)
        listed = Card(flush=True)
        self.empty = Text("", tone=Tone.MUTED, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._drawer_stack = QStackedWidget()
        self._drawer_stack.addWidget(self.empty)
        self._drawer_stack.addWidget(self.drawers)
        listed.add(self._drawer_stack, 1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(charts)
        left.addWidget(listed, 1)
        self._listed = listed
        body = Columns(spacing=12, last_first=True)  # what waits is read first
        body.add(left, MAIN, 1)
        body.add(self.waiting, SIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.trouble)
        column.addWidget(self.strip)
        column.addLayout(body, 1)
        self._restyle()

    def _restyle(self) -> None:
        self.waiting.setMinimumHeight(style.px(300))
        self.course.setFixedHeight(style.px(196))
        self.kinds.setFixedHeight(style.px(196))
        self._listed.setMinimumHeight(self.drawers.height_for(4) + 2)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_listed"):
            self._restyle()
            if self._shown is not None:
                self._show_title(self._shown.board)

    # --- what the shell asks

    def chips(self) -> Sequence[QWidget]:
        """Whether the ledger answers, which center, chart or table."""
        # Large text leaves no room for it; the status bar and the context say it, too.
        more = (self.offline,) if self.offline.text() and not large() else ()
        some = () if self._shown is None or len(self._shown.board.sites) < 2 else (self.center,)
        return (*more, *some, self.table_button)

    def acts(self) -> Sequence[Action]:
        """What the chosen line of Waiting asks for is the primary one."""
        who = self._counter.who
        found = [Action(text=self.tr("Reports"), slot=self._reports, key="F9")]
        found.append(Action(text=self.tr("Trends"), slot=self._trends, key="F6"))
        if who is None or not who.may(Act.FORCE_CLOSE):
            return tuple(found)
        matter, chosen = self.matters.current(), self._closable()
        if chosen is not None and not self._closes(matter, chosen):
            found.append(
                Action(
                    text=self._close_words(chosen.staff_name),
                    slot=self.force_close,
                    key="F8",
                    kind=Kind.DANGEROUS,
                )
            )
        text = "" if matter is None else self._do_words(matter)
        if text:
            found.append(Action(text=text, slot=self.do_matter, key="F12", kind=Kind.PRIMARY))
        return tuple(found)

    @staticmethod
    def _closes(matter: Matter | None, chosen: SiteDrawer) -> bool:
        """Whether the primary button closes the drawer chosen in the table, too."""
        return matter is not None and matter.do is Do.CLOSE and matter.about == chosen.session_id

    def _close_words(self, name: str) -> str:
        return self.tr("Close {name}'s drawer").format(name=surname(name))

    def _do_words(self, matter: Matter) -> str:
        """The primary button; none where only time or somebody else can do something."""
        if matter.do is Do.CLOSE and self._shown is not None:
            left = (d for d in self._shown.board.drawers if d.session_id == matter.about)
            return self._close_words(next((one.staff_name for one in left), ""))
        return {
            Do.SIGN: self.tr("Sign difference"),
            Do.ANSWER: self.tr("Approve or refuse"),
            Do.QUESTIONS: self.tr("Answer ledger"),
            Do.PAPER: self.tr("See printer"),
        }.get(matter.do, "")

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """The button beside the title, and the queue of what was and is to be answered."""
        found = {"Ctrl+T": self.toggle_tables}
        if self._counter.who is not None and self._counter.who.may(Act.REPORTS):
            found["Ctrl+E"] = self._exceptions
        return found

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        table = self.course.as_table
        return {
            "Ctrl+T": self.tr("Show as chart") if table else self.tr("Show as table"),
            "Ctrl+E": self.tr("Exceptions"),
        }

    def first_focus(self) -> QWidget | None:
        """What waits, else the drawers."""
        if self.matters.rows():
            return self.matters
        return self.drawers if self.drawers.rows() else None

    def on_enter(self) -> None:
        """As it is now."""
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """While it is seen it stays new."""
        super().showEvent(event)
        self._ages.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is read."""
        super().hideEvent(event)
        self._ages.stop()
        self._soon.stop()

    # --- reading

    @Slot()
    def refresh(self) -> None:
        """Reads the day anew; what is shown stays until the answer is there."""
        who, desk, site = self._counter.who, self._counter.desk, self.site
        if who is None:
            return

        def read() -> Shown:
            return Shown(
                board=board.read(desk, who, site=site),
                reviews=reviews.pending(desk, who),
                approvals=approvals.waiting(desk, who),
            )

        if self._shown is None:
            self.empty.setText(self.tr("Reading the day\u2026"))
        self._counter.tasks.run(Lane.DB, read, self, self._latest(self.show_board), self._could_not)

    @Slot()
    @Slot(object)
    def _changed_outside(self, what: object = None) -> None:
        if self._counter.who is not None and self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _could_not(self, error: Failure) -> None:
        """What was read before stays; above it stands what went wrong."""
        found = words(error)
        self.trouble.set_text(found.next_step, lead=found.happened)
        self.trouble.note.setText(self.tr("Code {code}").format(code=found.code))
        self.trouble.show()
        if self._shown is None:
            self.empty.setText(self.tr("The drawers could not be read."))

    # --- showing

    def show_board(self, shown: Shown) -> None:
        """Shows what was read, in place."""
        before, self._shown = self._shown, shown
        day = shown.board
        self.trouble.hide()
        if before is None or before.board.sites != day.sites:
            self.center.set_items(
                [(self.tr("All centers"), ""), *((name, site) for site, name in day.sites)]
            )
            if self.site not in ("", *dict(day.sites)):
                self.site = ""  # the directory names it no longer
            self.center.set_value(self.site)
            self.center.updateGeometry()
        self._show_figures(day)
        self._show_charts(day)
        found = board_matters.matters(day, shown.reviews, self._counter.person, shown.approvals)
        self.empty.setText(
            self.tr("No drawer yet today. Each one is listed here as soon as it is opened.")
        )
        # In sight before it is filled: the focus goes to what first has something to choose, and
        # never stays on a list that is gone.
        stranded = (self.matters.hasFocus() and not found) or (
            self.drawers.hasFocus() and not day.drawers
        )
        self._drawer_stack.setCurrentWidget(self.drawers if day.drawers else self.empty)
        self.waiting.show_matters(found)
        self.drawers.show_board(day)
        if stranded:
            (self.first_focus() or self).setFocus()
        self._show_title(day)

    def _show_title(self, day: Board) -> None:
        only = day.sites[0][1] if len(day.sites) == 1 else self.tr("all centers")
        name = dict(day.sites).get(self.site, "") or only
        today = day.day == local_date(self._counter.desk.clock.now())
        # Large text: the list at the right says the center, too.
        title = self.tr("Today") if large() else self.tr("Today, {center}") if today else "{center}"
        words_ = [short_day(day.day), self._as_of(day)]
        away = self._ledger.contact in (Contact.UNREACHABLE, Contact.STOPPED)
        since = self._ledger.since
        at = "" if since is None else f" {short_time(since)}"
        self.offline.set(
            self.tr("Ledger away since{time}").format(time=at) if away else "",
            icon="cloud-off",
            tone=Tone.WARNING,
        )
        self.say(title=title.format(center=name), context=", ".join(w for w in words_ if w))

    def _as_of(self, day: Board) -> str:
        """How old it is: one time, or two where the others are older."""
        here = short_time(day.read_at)
        if all(one.here for one in day.drawers) and self.site == self._counter.desk.identity.site:
            return self.tr("as of {time}").format(time=here)
        if day.as_of is None:
            return self.tr("this station only: the ledger was never reached")
        if day.read_at - day.as_of <= FRESH:
            return self.tr("as of {time}").format(time=short_time(day.as_of))
        there = short_time(day.as_of)
        if local_date(day.as_of) != day.day:
            there = f"{short_day(local_date(day.as_of))} {there}"
        return self.tr("others as of {time}").format(time=there)

    def _show_figures(self, day: Board) -> None:
        items, received, voids, differences, unconfirmed, unprinted = self.strip.figures
        less = self.tr("without yours") if day.hidden else ""
        items.set(f"{day.items:,}", less)
        received.set(dollars(day.cents))
        voids.set(f"{day.voids:,}")
        differing = day.differing
        net = sum(one.difference_cents for one in differing)
        differences.set(str(len(differing)), signed(net) if net else "", Tone.MUTED)
        oldest = day.oldest_unconfirmed_at
        unconfirmed.set(
            f"{day.unconfirmed:,}",
            self.tr("oldest {age}").format(age=age(oldest, day.read_at))
            if day.unconfirmed and oldest is not None
            else "",
        )
        unprinted.set(
            str(day.unprinted),
            self.tr("{n} unsure").format(n=day.unsure) if day.unsure else "",
            Tone.WARNING,
        )
        self.strip.fit()

    def _show_charts(self, day: Board) -> None:
        today = local_date(self._counter.desk.clock.now())
        running = running_half_hour(day, today)
        note = ""
        if running is not None and any(one.start == running for one in day.half_hours):
            note = self.tr("{time} still running").format(time=short_time(running))
        bars = half_hour_bars(day.half_hours, running)
        self.course.set(bars, half_hour_sentence(day.half_hours), day.half_hours, note)
        bars = kind_bars(day.kinds)
        note = self.tr("items and dollars") if bars else ""
        self.kinds.set(bars, kind_sentence(bars), day.kinds, note)

    # --- acts

    def toggle_tables(self) -> None:
        """Charts or tables; the focus stays on the same figures."""
        on = not self.course.as_table
        self.course.show_table(on)
        self.kinds.show_table(on)
        self.table_button.setText(self.tr("Show as chart") if on else self.tr("Show as table"))
        self.changed.emit()

    @Slot(object)
    def _center_chosen(self, site: object) -> None:
        self.site = str(site)
        self.refresh()

    @Slot(object)
    def _chosen(self, what: object) -> None:
        self.changed.emit()

    @Slot(object)
    def _matter_opened(self, what: object) -> None:
        self.do_matter()

    def _closable(self) -> SiteDrawer | None:
        """The chosen drawer, if this person may close it: open, and not their own."""
        one = self.drawers.current()
        mine = one is None or one.staff == self._counter.person.number
        return one if one is not None and one.stage.blind and not mine else None

    def force_close(self) -> None:
        """Closes the drawer chosen in the table, with a reason."""
        one = self._closable()
        if one is not None:
            ForceCloseDialog(self, self._counter, LeftOpen.of(one), self._closed).open()

    def do_matter(self) -> None:
        """What the chosen line asks for."""
        matter, shown = self.matters.current(), self._shown
        if matter is None or shown is None:
            return
        match matter.do:
            case Do.SIGN:
                pending = next(p for p in shown.reviews if p.session_id == matter.about)
                SignDialog(self, self._counter, pending, matter.detail, self._signed).open()
            case Do.ANSWER:
                asked = next(a for a in shown.approvals if a.request_id == matter.about)
                AnswerAskedDialog(self, self._counter, asked, self._said).open()
            case Do.CLOSE:
                one = next(d for d in shown.board.drawers if d.session_id == matter.about)
                ForceCloseDialog(self, self._counter, LeftOpen.of(one), self._closed).open()
            case Do.QUESTIONS:
                self._counter.go("exceptions")
            case Do.PAPER:
                self._counter.go("status")
            case Do.NOTHING:
                pass

    def _closed(self, did: DrawerReport | Asked) -> None:
        if isinstance(did, Asked):
            said = self.tr("Asked for. {site}-{station} closes the drawer when it hears of it.")
            self.toast(said.format(site=did.site, station=did.station))
        else:
            self.toast(self.tr("Closed. Z {number} is under Reports.").format(number=did.z_number))
        self._counter.events.drawer_changed.emit(did)
        self.refresh()

    def _said(self, approved: bool) -> None:
        if approved:
            self.toast(self.tr("Approved. It is done when the station hears of it."))
        else:
            self.toast(self.tr("Refused. The cashier reads your reason."))
        self._counter.events.drawer_changed.emit(None)  # so that it is sent at once
        self.refresh()

    def _signed(self, record: Record) -> None:
        self.toast(self.tr("Signed. The drawer may be deposited."))
        self._counter.events.drawer_changed.emit(record)
        self.refresh()

    def _reports(self) -> None:
        self._counter.go("reports")

    def _trends(self) -> None:
        self._counter.go("trends", self.site)

    def _exceptions(self) -> None:
        self._counter.go("exceptions")
