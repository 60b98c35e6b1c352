"""Staff: everybody in a table, the chosen one in a form beside it. Source: ux.md 3.13.

Every act is a record that the ledger applies; the list shows it at once as on its way. While the
ledger is away the list is only read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cashier.domain.calendar import clock_time, local_date, short_day
from cashier.domain.staff_act import StaffState
from cashier.services import staff_admin
from cashier.services.staff_admin import OneTimeCode, Person, StaffList
from ui import style
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import ask, show_failure
from ui.messages import sentence
from ui.page import Page
from ui.screens import staff_words as said
from ui.screens.staff_dialogs import BadgeDialog, CodeDialog
from ui.screens.staff_form import WIDE, StaffForm
from ui.style import Tone
from ui.tables import Cell, Column
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Action, Banner, Button, Card, Kind, SearchField, Text
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Columns
from ui.workers import LedgerWorker

T = TypeVar("T")
FILTER_WIDE = 230
MAIN = 620
"""The least widths of list and detail side by side, in px at text size 100 %."""


class StaffPage(Page):
    """For administrators. Up and Down choose a person; the form keeps with F12."""

    nav_key = "staff"
    wants_workers = True

    def __init__(
        self, counter: Counter, ledger: LedgerWorker | None = None, printer: object = None
    ) -> None:
        super().__init__(self.tr("Staff"))
        self.help = self.tr(
            "Everybody who signs in at a station, or did. F6 adds a person and gives a one-time "
            "code to tell them; F9 gives one to somebody who forgot the password. F8 disables, "
            "and enables again: nobody is deleted, and no number is given twice. A change counts "
            "at every station as soon as it hears from the ledger."
        )
        self._counter, self._ledger = counter, ledger
        self._latest = Latest()
        self._list: StaffList | None = None
        self._busy = False
        self._wanted = ""
        self.filter = SearchField(
            name=self.tr("Find a person"), placeholder=self.tr("Number or name"), compact=True
        )
        self.filter.textChanged.connect(self._fill)
        self._size_filter()
        self.table: FoldingTable[Person] = FoldingTable(
            self._columns(), name=self.tr("People"), row=48, fills_card=False
        )
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.empty = Text(self.tr("Reading the list."), tone=Tone.MUTED, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.form = StaffForm()
        self.form.edited.connect(self._edited)
        self.form.filled.connect(self.to_primary)
        self.trouble = Banner(
            Tone.ERROR, "", buttons=(Button(self.tr("Read again"), clicked=self.refresh),)
        )
        self.away = Banner(Tone.WARNING, "")
        self._lay_out()
        counter.events.ledger_changed.connect(self._changed_outside)

    def _columns(self) -> tuple[Column[Person], ...]:
        def state(one: Person) -> Cell:
            text, note, icon, tone = said.state(one)
            return Cell(text=text, note=note, icon=icon, icon_tone=tone)

        def name(one: Person) -> Cell:
            out = one.state in {StaffState.DISABLED, StaffState.UNUSED}
            return Cell(text=one.person.name, bold=not out, tone=Tone.MUTED if out else Tone.TEXT)

        return (
            Column(title=self.tr("Number"), cell=lambda one: one.person.number, width=95),
            Column(title=self.tr("Name"), cell=name, width=140, stretch=1),
            Column(title=self.tr("Role"), cell=lambda one: said.role(one.person.role), width=140),
            Column(title=self.tr("State"), cell=state, width=180),
            Column(
                title=self.tr("Last here"),
                cell=lambda one: said.last_used(one.last_used),
                width=125,
            ),
        )

    def _lay_out(self) -> None:
        listed = Card(self.tr("People"), flush=True, head_height=56)
        listed.add_action(self.filter)
        self._list_card = listed
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self.empty)
        self._body.setCurrentWidget(self.empty)
        self._banners = QWidget()
        banners = QVBoxLayout(self._banners)
        banners.setContentsMargins(12, 12, 12, 12)
        for banner in (self.trouble, self.away):
            banners.addWidget(banner)
            banner.hide()
        listed.add(self._banners)
        self._banners.hide()
        listed.add(self._body, 1)
        columns = Columns(self)
        columns.add(listed, MAIN, 7)
        columns.add(self.form, WIDE, 4)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "form"):
            self._size_filter()

    def _size_filter(self) -> None:
        self.filter.setMinimumWidth(style.px(FILTER_WIDE))

    # --- what the shell asks ---------------------------------------------------------------------

    def acts(self) -> Sequence[Action]:
        """Add, one-time code, badge, disable or enable; and what keeps the form."""
        chosen = self.form.person
        free = not self._busy and self._list is not None and not self._list.read_only
        there = free and chosen is not None and not self.form.dirty
        myself = (
            chosen is not None
            and self._counter.who is not None
            and chosen.person.number == self._counter.person.number
        )
        out = chosen is not None and chosen.state in {StaffState.DISABLED, StaffState.UNUSED}
        first = (
            (Action(text=self.tr("Cancel"), slot=self._cancel, key="Esc"),)
            if self.form.adding or self.form.dirty
            else ()
        )
        return (
            *first,
            Action(
                text=self.tr("Add person"),
                slot=self._add,
                key="F6",
                icon="user-plus",
                enabled=free and not self.form.adding and not self.form.dirty,
            ),
            Action(
                text=self.tr("One-time code"),
                slot=self._reset,
                key="F9",
                enabled=there and not myself and not out,
            ),
            Action(
                text=self.tr("Badge"), slot=self._badge, key="Ctrl+G", enabled=there and not out
            ),
            Action(
                text=self.tr("Enable") if out else self.tr("Disable"),
                slot=self._enable if out else self._disable,
                key="F8",
                icon="user-check" if out else "ban",
                kind=Kind.SECONDARY if out else Kind.DANGEROUS,
                at_right=True,
                enabled=there and (out or not myself),
            ),
            Action(
                text=self.tr("Add person and show code") if self.form.adding else self.tr("Save"),
                slot=self._keep,
                key="F12",
                kind=Kind.PRIMARY,
                enabled=free and self.form.dirty,
            ),
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+F goes to the filter."""
        return {"Ctrl+F": self.filter.setFocus}

    def key_names(self) -> Mapping[str, str]:
        """As help and the palette call it."""
        return {"Ctrl+F": self.tr("Find a person")}

    def first_focus(self) -> QWidget:
        """The list; the first field of a new person."""
        return self.form.first_field() if self.form.adding else self.table

    def on_enter(self) -> None:
        """As they are now."""
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Reads the list anew; what is shown, and what is typed, stays until then."""
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB,
            lambda: staff_admin.listed(desk, who),
            self,
            self._latest(self._show),
            self._not_read,
        )

    def escape(self) -> bool:
        """Out of the filter, or of what was typed."""
        if self.filter.text():
            self.filter.clear()
            self.table.setFocus()
            return True
        return False

    # --- showing ---------------------------------------------------------------------------------

    def _show(self, found: StaffList) -> None:
        self._list = found
        self.trouble.hide()
        self.away.setVisible(found.read_only)
        self._banners.setVisible(found.read_only)
        if found.offline_since is not None:
            since = found.offline_since
            self.away.set_text(
                self.tr(
                    "The ledger was last reached on {day} at {time}. The list is of then and can "
                    "only be read until it is reached again."
                ).format(day=short_day(local_date(since)), time=clock_time(since))
            )
        elif found.never_heard:
            self.away.set_text(
                self.tr("The ledger was not reached yet. The list can be changed once it is.")
            )
        self.form.lock(found.read_only)
        self._fill()

    @Slot()
    @Slot(str)
    def _fill(self, typed: str = "") -> None:
        if self._list is None:
            return
        wanted = self.filter.text().strip().casefold()
        rows = tuple(
            one
            for one in self._list.people
            if wanted in one.person.name.casefold() or one.person.number.startswith(wanted)
        )
        before = self.table.current()
        key = self._wanted or ("" if before is None else before.person.number)
        same = next((one for one in rows if one.person.number == key), None)
        if same is not None:
            self._wanted = ""
        self.table.set_rows(rows, choose=same, keep=False)
        self.empty.setText(
            self.tr("Nobody is called '{text}', and no number begins so.").format(
                text=self.filter.text().strip()
            )
        )
        self._body.setCurrentWidget(self.table if rows else self.empty)
        active = sum(
            one.state not in {StaffState.DISABLED, StaffState.UNUSED} for one in self._list.people
        )
        out = len(self._list.people) - active
        self.say(
            context=self.tr("{active} may sign in, {out} may not").format(active=active, out=out)
        )

    def _not_read(self, error: Failure) -> None:
        text = sentence(error)
        if self._list is None:
            self.empty.setText(text)
        self.trouble.set_text(text)
        self.trouble.show()
        self._banners.show()
        announce(self, text, urgent=True)

    @Slot(object)
    def _changed_outside(self, what: object) -> None:
        if self._counter.who is not None and self.isVisible() and not self._busy:
            self.refresh()

    @Slot()
    def _edited(self) -> None:
        """What is typed is kept or cancelled before anybody else is chosen."""
        for other in (self.table, self.filter):
            other.setEnabled(not (self.form.adding or self.form.dirty))
        self.changed.emit()

    @Slot(object)
    def _chosen(self, one: object) -> None:
        if self.form.adding or self.form.dirty:
            return
        if one != self.form.person:
            self.form.show_person(one if isinstance(one, Person) else None)
        self.changed.emit()

    @Slot(object)
    def _opened(self, one: object) -> None:
        self.form.name.edit.setFocus()
        self.form.name.edit.selectAll()

    # --- acts ------------------------------------------------------------------------------------

    def _add(self) -> None:
        self.form.show_new()
        self.form.first_field().setFocus()
        self.say(hint="")

    def _cancel(self) -> None:
        self.form.show_person(self.table.current())
        self.table.setFocus()

    def _keep(self) -> None:
        number, name, role = self.form.typed
        desk, who = self._counter.desk, self._counter.person
        if self.form.adding:
            self._run(
                lambda: staff_admin.add(desk, who, number=number, name=name, role=role),
                lambda given: self._code_given(name, given),
            )
            return
        assert self.form.person is not None, "a dirty form is somebody's"
        number = self.form.person.person.number
        self._run(
            lambda: staff_admin.change(desk, who, number, name=name, role=role),
            lambda record: self._done(self.tr("Saved.")),
        )

    def _chosen_person(self) -> Person:
        assert self.form.person is not None, "the act is enabled for somebody"
        return self.form.person

    def _reset(self) -> None:
        one = self._chosen_person().person
        desk, who = self._counter.desk, self._counter.person

        def answered(yes: bool) -> None:
            if yes:
                self._run(
                    lambda: staff_admin.reset(desk, who, one.number),
                    lambda given: self._code_given(one.name, given),
                )

        ask(
            self,
            self.tr("Give {name} a one-time code?").format(name=one.name),
            self.tr("The password they have counts no more, at any station."),
            yes=self.tr("Give a code"),
            no=self.tr("Keep the password"),
            answer=answered,
        )

    def _disable(self) -> None:
        one = self._chosen_person().person
        desk, who = self._counter.desk, self._counter.person

        def answered(yes: bool) -> None:
            if yes:
                self._run(
                    lambda: staff_admin.disable(desk, who, one.number),
                    lambda record: self._done(
                        self.tr(
                            "{name} is out as soon as each station hears from the ledger."
                        ).format(name=one.name)
                    ),
                )

        ask(
            self,
            self.tr("Disable {name}?").format(name=one.name),
            self.tr(
                "They sign in no more, and a session of theirs ends when its station hears of it. "
                "What they recorded stays. A badge of theirs is free again."
            ),
            yes=self.tr("Disable"),
            no=self.tr("Keep"),
            answer=answered,
            dangerous=True,
        )

    def _enable(self) -> None:
        one = self._chosen_person().person
        desk, who = self._counter.desk, self._counter.person
        self._run(
            lambda: staff_admin.enable(desk, who, one.number),
            lambda record: self._done(self.tr("{name} may sign in.").format(name=one.name)),
        )

    def _badge(self) -> None:
        one = self._chosen_person()
        BadgeDialog(
            self,
            self._counter,
            one.person,
            enrolled=one.has_badge,
            done=lambda record: self._done(self.tr("Saved.")),
        ).open()

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._busy:
            return
        self._busy = True
        self.changed.emit()

        def kept(result: T) -> None:
            self._busy = False
            done(result)

        self._counter.tasks.run(Lane.DB, work, self, kept, self._failed)

    def _code_given(self, name: str, given: OneTimeCode) -> None:
        self._wanted = given.number
        self._done("")
        CodeDialog(self, name, given).open()

    def _done(self, text: str) -> None:
        """It is recorded: the list shows it, and the ledger is told now."""
        self.form.show_person(self.form.person)
        self.refresh()
        if self._ledger is not None:
            self._ledger.now()
        if text:
            self.toast(text)
        self.table.setFocus()

    def _failed(self, error: Failure) -> None:
        self._busy = False
        self.changed.emit()
        field = getattr(error, "field", "")
        if self.form.show_refusal(field, sentence(error)):
            announce(self, sentence(error), urgent=True)
            return
        show_failure(self, error)
        self.refresh()
