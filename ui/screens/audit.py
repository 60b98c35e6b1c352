"""Audit: who did what, when, at this station; whether its chain is whole; and the chain as a file
that proves itself. For auditors and supervisors. Source: ux.md 3.13.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cashier.domain.audit_events import AuditGroup
from cashier.domain.calendar import NEW_YORK, local_date
from cashier.services import audit_trail
from cashier.services.audit_trail import AuditEntry, AuditFound, AuditQuery, ChainState
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import show_failure
from ui.messages import sentence
from ui.page import Page
from ui.screens import audit_words as said
from ui.screens.save_file import ask_where, write_file
from ui.style import Tone, Type
from ui.tables import Cell, Column
from ui.tasks import Failure, Lane, Latest
from ui.widgets import (
    Action,
    Banner,
    Button,
    Card,
    Chip,
    Combo,
    KeyValue,
    SearchField,
    Segments,
    Text,
)
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Columns, Flow

TODAY, WEEK, MONTH, ALL = 1, 7, 31, 0
TYPED_MS = 400
"""What is typed is looked for when the typing rests."""
MAIN, SIDE = 600, 280
"""The least widths of list and detail side by side, in px at text size 100 %."""


class AuditPage(Page):
    """Up and Down choose a line, the card beside it says all of it."""

    nav_key = "audit"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Audit"))
        self.help = self.tr(
            "Everything that was done at this station, and by whom. Choose a time, a person, a "
            "kind of event, or type an account's last four digits or a receipt number. Each line "
            "is chained to the one before: none can be changed, taken out or put in without being "
            "found. F9 saves the lines as a file that can be checked on any computer with cashier "
            "audit verify. Reading here is a line as well. The ledger has the lines of every "
            "station: cashier ledger audit."
        )
        self._counter = counter
        self._latest, self._latest_chain = Latest(), Latest()
        self._found: AuditFound | None = None
        self._noted: AuditQuery | None = None
        self._busy = False
        self._make_filters()
        self.chain = Chip(self.tr("Checking the chain"), icon="hourglass", tone=Tone.MUTED)
        self.table: FoldingTable[AuditEntry] = FoldingTable(
            self._columns(), name=self.tr("Audit lines"), row=40, fills_card=False
        )
        self.table.chosen.connect(self._chosen)
        self.empty = Text(self.tr("Reading the lines."), tone=Tone.MUTED, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.detail = EntryCard()
        self.trouble = Banner(
            Tone.ERROR, "", buttons=(Button(self.tr("Read again"), clicked=self.refresh),)
        )
        self.broken = Banner(Tone.ERROR, "")
        self._lay_out()

    def _make_filters(self) -> None:
        self.text = SearchField(
            name=self.tr("Account's last four digits, receipt or word"),
            placeholder=self.tr("Last four digits, receipt or word"),
            compact=True,
        )
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self.refresh)
        self.text.textChanged.connect(lambda _: self._typed.start())
        everybody: list[tuple[str, object]] = [(self.tr("Everybody"), "")]
        self.staff = Combo(items=everybody, height=40, name=self.tr("Person"))
        self.staff.chosen.connect(self._asked)
        kinds: list[tuple[str, object]] = [(self.tr("All events"), None)]
        kinds += [(said.group(one), one) for one in AuditGroup]
        self.group = Combo(items=kinds, height=40, name=self.tr("Kind of event"))
        self.group.chosen.connect(self._asked)
        self.period = Segments(
            [
                (self.tr("Today"), TODAY),
                (self.tr("7 days"), WEEK),
                (self.tr("31 days"), MONTH),
                (self.tr("All"), ALL),
            ],
            name=self.tr("Time"),
        )
        self.period.set_value(WEEK)
        self.period.chosen.connect(self._asked)

    def _columns(self) -> tuple[Column[AuditEntry], ...]:
        def what(one: AuditEntry) -> Cell:
            wrong = one.event.endswith(("_failed", "_denied", "_refused", "_diverged", "_torn"))
            wrong = wrong or one.event in ("ledger_lost_records", "clock_set_back", "clock_off")
            return Cell(
                text=said.event(one.event),
                bold=True,
                icon="triangle-alert" if wrong else "",
                icon_tone=Tone.WARNING,
            )

        return (
            Column(title=self.tr("Time"), cell=self._time, width=165),
            Column(title=self.tr("Person"), cell=said.person, width=110),
            Column(title=self.tr("Event"), cell=what, width=205),
            Column(title=self.tr("What"), cell=said.told, width=150, stretch=1),
        )

    def _time(self, one: AuditEntry) -> str:
        return said.short_when(one.at, self._counter.desk.clock.now())

    def _lay_out(self) -> None:
        filters = Flow(spacing=12)
        filters.add(self.text, 200, 3)
        filters.add(self.staff, 170, 2)
        filters.add(self.group, 150, 2)
        filters.add(self.period)
        self._list_card = Card(self.tr("Lines"), flush=True, head_height=48)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self.empty)
        self._body.setCurrentWidget(self.empty)
        self._list_card.add(self._body, 1)
        columns = Columns()
        columns.add(self._list_card, MAIN, 7)
        columns.add(self.detail, SIDE, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(12)
        column.addWidget(self.trouble)
        column.addWidget(self.broken)
        column.addLayout(filters)
        column.addLayout(columns, 1)
        self.trouble.hide()
        self.broken.hide()

    # --- what the shell asks ---------------------------------------------------------------------

    def chips(self) -> Sequence[QWidget]:
        """How the chain is."""
        return (self.chain,)

    def acts(self) -> Sequence[Action]:
        """Check the chain anew; save it."""
        free = not self._busy
        return (
            Action(text=self.tr("Check the chain"), slot=self.check, key="F8", enabled=free),
            Action(
                text=self.tr("Save what is shown"),
                slot=self._save_shown,
                key="F6",
                icon="download",
                enabled=free and self._found is not None and bool(self.query().told()),
            ),
            Action(
                text=self.tr("Save all lines"),
                slot=self._save_all,
                key="F9",
                icon="download",
                enabled=free,
            ),
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+F goes to what is typed."""
        return {"Ctrl+F": self.text.setFocus}

    def key_names(self) -> Mapping[str, str]:
        """As help and the palette call it."""
        return {"Ctrl+F": self.tr("Look for a number or word")}

    def first_focus(self) -> QWidget:
        """What is looked for."""
        return self.text

    def on_enter(self) -> None:
        """The lines as they are now, and the chain from its beginning."""
        self.refresh()
        self._look_at_chain(noted=False)

    def on_leave(self) -> None:
        """Nothing is left waiting."""
        self._typed.stop()

    def escape(self) -> bool:
        """Out of what was typed."""
        if self.text.text():
            self.text.clear()
            self.text.setFocus()
            return True
        return False

    # --- reading ---------------------------------------------------------------------------------

    def query(self) -> AuditQuery:
        """What the filters ask for."""
        days, group = self.period.value(), self.group.value()
        assert isinstance(days, int), "periods are days"
        since = None
        if days:
            first = local_date(self._counter.desk.clock.now()) - timedelta(days=days - 1)
            since = datetime.combine(first, time.min, NEW_YORK)
        return AuditQuery(
            since=since,
            staff=str(self.staff.value() or ""),
            group=group if isinstance(group, AuditGroup) else None,
            text=self.text.text().strip(),
        )

    @Slot()
    def refresh(self) -> None:
        """Reads anew; what is shown stays until then. Only another question is a line itself."""
        self._typed.stop()
        desk, who, query = self._counter.desk, self._counter.person, self.query()
        noted, self._noted = query != self._noted, query
        # beside the db lane: a payment never waits for somebody who reads
        self._counter.tasks.run(
            Lane.IO,
            lambda: audit_trail.search(desk, who, query, noted=noted),
            self,
            self._latest(self._show),
            self._not_read,
        )

    @Slot(object)
    def _asked(self, value: object) -> None:
        self.refresh()

    def check(self) -> None:
        """The whole chain once more; the result is a line."""
        self._look_at_chain(noted=True)

    def _look_at_chain(self, *, noted: bool) -> None:
        desk, who = self._counter.desk, self._counter.person
        self._show_chain(None)

        def done(state: ChainState) -> None:
            self._show_chain(state)
            if noted:
                announce(self, said.chain(state), urgent=not state.whole)
                self.refresh()

        self._counter.tasks.run(
            Lane.IO,
            lambda: audit_trail.verify(desk, who, noted=noted),
            self,
            self._latest_chain(done),
            self._not_read,
        )

    def _show_chain(self, state: ChainState | None) -> None:
        if state is None:
            self.chain.set(self.tr("Checking the chain"), icon="hourglass", tone=Tone.MUTED)
        elif state.whole:
            self.chain.set(said.chain(state), icon="shield-check", tone=Tone.SUCCESS)
        else:
            self.chain.set(said.chain(state), icon="shield-alert", tone=Tone.ERROR)
            self.broken.set_text(
                self.tr(
                    "Change nothing at this computer, save all lines, and tell whoever keeps the "
                    "ledger: it has the lines as they were when they came."
                ),
                lead=said.chain(state),
            )
        self.broken.setVisible(state is not None and not state.whole)
        self.changed.emit()

    # --- showing ---------------------------------------------------------------------------------

    def _show(self, found: AuditFound) -> None:
        self._found = found
        self.trouble.hide()
        self.staff.set_items([(self.tr("Everybody"), ""), *((n, i) for i, n in found.people)])
        before = self.table.current()
        same = next((one for one in found.entries if before and one.n == before.n), None)
        self.table.set_rows(found.entries, choose=same, keep=False)
        self._list_card.set_head(self.tr("Lines"), said.found(len(found.entries), found.total))
        self.empty.setText(self.tr("No line is like that. Ask for a longer time, or for less."))
        self._body.setCurrentWidget(self.table if found.entries else self.empty)
        self.detail.show_entry(self.table.current(), found.station)
        self.say(context=found.station)

    def _not_read(self, error: Failure) -> None:
        text = sentence(error)
        self.trouble.set_text(text)
        self.trouble.show()
        announce(self, text, urgent=True)

    @Slot(object)
    def _chosen(self, one: object) -> None:
        station = "" if self._found is None else self._found.station
        self.detail.show_entry(one if isinstance(one, AuditEntry) else None, station)

    # --- saving ----------------------------------------------------------------------------------

    def _save_shown(self) -> None:
        self._ask_where(self.query())

    def _save_all(self) -> None:
        self._ask_where(None)

    def _ask_where(self, query: AuditQuery | None) -> None:
        desk = self._counter.desk
        day = local_date(desk.clock.now())
        ask_where(
            self,
            self.tr("Save audit lines"),
            f"{desk.identity.name}-audit-{day:%Y%m%d}.jsonl",
            self.tr("Audit lines (*.jsonl)"),
            lambda path: self.save(path, query),
        )

    def save(self, path: Path, query: AuditQuery | None) -> None:
        """Writes the lines into a file, those that are not asked for with their links only."""
        desk, who = self._counter.desk, self._counter.person

        def work() -> Path:
            out = io.BytesIO()
            audit_trail.export(desk, who, out, query)
            return write_file(path, out.getvalue())

        self._busy = True
        self.changed.emit()
        self._counter.tasks.run(Lane.IO, work, self, self._saved, self._not_saved)

    def _saved(self, path: Path) -> None:
        self._busy = False
        text = self.tr("Saved as {name}. It can be checked on any computer.").format(name=path.name)
        self.say(hint=text)
        announce(self, text)
        self.refresh()

    def _not_saved(self, error: Failure) -> None:
        self._busy = False
        self.changed.emit()
        show_failure(self, error)


class EntryCard(Card):
    """All of one line."""

    def __init__(self) -> None:
        super().__init__(self.tr("Line"), head_height=48)
        self.event_name = Text("", Type.BODY, bold=True, wrap=True)
        self.pairs = KeyValue(label_width=110, spacing=6)
        self.add(self.event_name)
        self.add(self.pairs)
        self.body.addStretch(1)

    def show_entry(self, one: AuditEntry | None, station: str) -> None:
        """Another line, or none."""
        for part in (self.event_name, self.pairs):
            part.setVisible(one is not None)
        self.set_head(
            self.tr("Line")
            if one is None
            else self.tr("Line {number}").format(number=f"{one.n:,}"),
            "",
        )
        if one is None:
            return
        self.event_name.setText(said.event(one.event))
        who = said.person(one)
        self.pairs.set_pairs(
            (
                (
                    self.tr("Person"),
                    who if not one.staff or one.staff == who else f"{who}, {one.staff}",
                ),
                (self.tr("New York"), said.when(one.at)),
                (self.tr("UTC"), said.in_utc(one.at)),
                (self.tr("Station"), station),
                *said.values(one),
                (self.tr("Hash"), " ".join(one.hash[at : at + 16] for at in range(0, 64, 16))),
            )
        )
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower or wider: words wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The page scrolls rather than cutting words off: as high as they are at this width."""
        layout = self.pairs.layout()
        if layout is not None:
            high = layout.heightForWidth(max(1, self.pairs.width()))
            self.pairs.setMinimumHeight(max(0, high))
