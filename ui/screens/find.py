"""Finding an account: results while one types, the keyboard never leaves the box."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.account import AccountLine, SearchResult
from cashier.domain.calendar import clock_time, local_date, short_day
from cashier.domain.errors import Fault, Refusal
from cashier.domain.payment import Visit
from cashier.domain.staff import Act
from cashier.services import accounts, items
from cashier.services.accounts import FoundBy
from ui.announce import announce
from ui.counter import Counter
from ui.messages import sentence
from ui.page import Page
from ui.screens.account_words import account_shown, coverage_icon, coverage_word, enrollment_looks
from ui.screens.find_parts import ChosenAccount, LateEnter, Matches, MessageSlot, other_ways
from ui.screens.opening import add_to_visit, number_not_found, start_payment, take_not_found
from ui.screens.scan_opening import open_scanned
from ui.screens.search_note import SearchNote
from ui.style import Tone, Type
from ui.tables import Cell, Column
from ui.tasks import Lane, Latest
from ui.wedge import Scan
from ui.widgets import Action, Card, Kind, SearchField, Text, set_ring
from ui.widgets.reflow import Columns
from ui.widgets.ring import Ring
from ui.widgets.room import follow

DEBOUNCE_MS = 20
"""Only keys that come as one (a scan) wait for each other; 80 ms would eat most of the 100 ms from
key to painted rows, and a search takes less than 10.
"""
OLD_AFTER = timedelta(hours=1)
"""An account copy older than this is named with its time: figures may have moved since."""
PART_OF_A_NUMBER = 6
"""Digits; with more of them somebody meant to type it whole."""
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}


class FindPage(Page):
    """Search, choose, open; in a visit the chosen account is added to it."""

    nav_key = "find"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Find an account"))
        self.help = self.tr(
            "Type a number or a name; results come while you type. Up and Down choose, Enter opens."
            " A number that fits exactly one account opens at once."
        )
        self._counter = counter
        self._latest = Latest()
        self._result: SearchResult | None = None
        self._filling, self._told = False, ""
        self._asked = ""
        self._open_when_found = False
        self._noted = SearchNote(self, counter)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(DEBOUNCE_MS)
        self._debounce.timeout.connect(self._search)
        self.search = SearchField(
            name=self.tr("Billing number, member ID, name, phone, bill or receipt"),
            trailing=self.tr("number, name, phone, bill or receipt"),
        )
        self.search.textChanged.connect(self._typed)
        self.search.installEventFilter(self)
        self.slot = MessageSlot()
        self.slot.use.connect(self.use_suggestion)
        self.count = Text("", Type.CAPTION, bold=True)
        self.how = Text(
            self.tr("Up and Down choose, Enter opens"), Type.CAPTION, tone=Tone.MUTED, right=True
        )
        self.table = Matches(self._columns(), self.search, name=self.tr("Matches"), row=48)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.card = ChosenAccount()
        self._late = LateEnter(self)
        self._lay_out()
        counter.events.accounts_changed.connect(self._copy_changed)
        self._show(None)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.search)
        left.addWidget(self.slot)
        line = QHBoxLayout()
        line.setContentsMargins(0, 2, 0, 2)
        line.addWidget(self.count)
        line.addWidget(self.how, 1)
        left.addLayout(line)
        card = Card(flush=True)
        card.add(self.table, 1)
        left.addWidget(card, 1)
        side = QVBoxLayout()
        side.setSpacing(16)
        side.addWidget(self.card)
        side.addWidget(other_ways(), 1)
        columns = Columns(self)
        columns.add(left, 560, stretch=1)
        columns.add(side, 288)

    def _columns(self) -> tuple[Column[AccountLine], ...]:
        def state(line: AccountLine) -> Cell:
            words, icon, tone, word_tone = enrollment_looks(line.enrollment_status)
            return Cell(text=words, icon=icon, icon_tone=tone, tone=word_tone)

        def name(line: AccountLine) -> Cell:
            runs = tuple((start, end - start) for start, end in line.bold)
            return Cell(text=line.name, matches=runs)

        return (
            Column(title=self.tr("Name"), cell=name, width=234, stretch=1),
            Column(
                title=self.tr("Coverage"),
                cell=lambda line: Cell(
                    text=coverage_word(line.coverage_type), icon=coverage_icon(line.coverage_type)
                ),
                width=138,
            ),
            Column(
                title=self.tr("Account"),
                cell=lambda line: f"...{line.billing_account_number[-4:]}",
                width=113,
            ),
            Column(title=self.tr("State"), cell=state, width=244),
            Column(
                title=self.tr("Member"),
                cell=lambda line: Cell(
                    text=f"...{line.member_last4}" if line.member_last4 else "", tone=Tone.MUTED
                ),
                width=116,
            ),
        )

    # --- what the shell reads --------------------------------------------------------------------

    def acts(self) -> Sequence[Action]:
        """Back only where there is something to go back to."""
        chosen = self.table.current() is not None
        visit = self._counter.visit
        adding = visit is not None and visit.form_open
        nobody = self._not_found() is not None
        payable = (chosen or nobody) and self._counter.person.may(Act.TAKE)
        pay = self.tr("Take with a supervisor") if nobody else self.tr("Take payment")
        words = self.tr("Add to the visit") if adding else self.tr("Open account")
        return (
            Action(text=self.tr("Back"), slot=self._back, key="Esc"),
            Action(text=pay, slot=self.take_payment, key="F5", enabled=payable),
            Action(
                text=words, slot=self.open_chosen, key="Enter", kind=Kind.PRIMARY, enabled=chosen
            ),
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Alt+U uses the suggestion."""
        return {"Alt+U": self.use_suggestion} if self.slot.suggestion else {}

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        return {"Alt+U": self.tr("Use the suggested name")}

    def first_focus(self) -> QWidget:
        """The box."""
        return self.search

    def scanned(self, scan: Scan) -> bool:
        """A code opens its account or receipt."""
        return open_scanned(self, self._counter, scan)

    def before_scan(self) -> Callable[[], None]:
        """No search for the three keys that got into the box."""

        def restore() -> None:
            if self.search.text().strip() == self._asked:
                self._debounce.stop()

        return restore

    def on_enter(self) -> None:
        """What stood there is selected: typing replaces it."""
        visit = self._counter.visit
        adding = visit is not None and visit.form_open
        self.search.selectAll()
        self.say(
            context=self.tr("to add to this visit") if adding else "",
            hint=self._hint(),
        )

    def on_leave(self) -> None:
        """No search is left running."""
        self._debounce.stop()
        self._open_when_found = False
        self._noted.left()

    def refresh(self) -> None:
        """Searches anew."""
        self._search()

    def show_about(self, about: object) -> None:
        """A text to search for, for example from the palette or a scan."""
        if isinstance(about, str):
            self.search.setText(about)
            self._flush()

    # --- typing ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list while the focus stays in the box."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in MOVES:
                self.table.step(MOVES[key])
                follow(self.table)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not event.isAutoRepeat():
                    self.open_chosen()
                return True
        return False

    @Slot()
    def _typed(self) -> None:
        self._open_when_found = False
        follow(self.search)  # the row chosen before had taken its place
        self._debounce.start()

    def _flush(self) -> None:
        self._debounce.stop()
        self._search()

    @Slot()
    def _search(self) -> None:
        text = self.search.text().strip()
        self._asked = text
        if not text:
            self._latest.forget()
            self._show(None)
            return
        desk, who = self._counter.desk, self._counter.person
        # Reads go beside the db lane: typing must not wait behind a payment being written.
        answer: Callable[[SearchResult | Refusal | Fault], None] = self._latest(self._answered)
        self._counter.tasks.run(
            Lane.IO, lambda: accounts.find(desk, who, text), self, answer, answer
        )

    def _answered(self, answer: SearchResult | Refusal | Fault) -> None:
        if isinstance(answer, SearchResult):
            self._found(answer)
        else:
            self._refused(answer)

    def _found(self, result: SearchResult) -> None:
        self._show(result)
        wanted, self._open_when_found = self._open_when_found, False
        if result.receipt_number and (result.exact or wanted):
            self._open_receipt(result.receipt_number)
        elif len(result.lines) == 1 and result.exact:
            self._late.expect(not wanted)
            self._open(result.lines[0])
        elif wanted and result.lines:
            self._open(self.table.current() or result.lines[0])

    def _refused(self, error: Refusal | Fault) -> None:
        self._open_when_found = False
        self._result = None
        self.table.set_rows(())
        self.count.setText("")
        words = sentence(error)
        if isinstance(error, Refusal) and error.code == "search.ssn_shaped":
            words = self.tr("Search by billing number, member ID or name.")
        self.slot.show_error(words)
        announce(self, words, urgent=True)
        self._ring()
        self.changed.emit()

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self, result: SearchResult | None) -> None:
        self._result = result
        self._filling = True
        self._noted.shown(result)
        self.how.setVisible(bool(result and result.lines))
        if result is None:
            self.table.set_rows(())
            self.count.setText("")
            self.slot.show_info(self.tr("Scan the coupon, or type a number or name."))
            self._told = ""
        else:
            lines = result.lines if not result.receipt_number else ()
            self.table.set_rows(lines, keep=False)
            self.count.setText(self._count_words(result))
            self._message(result)
            self._tell(self.count.text() or self.slot.text(), self.table.current())
        self._filling = False
        self._ring()
        self.say(hint=self._hint())

    def _count_words(self, result: SearchResult) -> str:
        shown, total = len(result.lines), result.total
        if not shown:
            return ""
        if total > shown:
            return self.tr("{shown} of {total} matches, best first").format(
                shown=shown, total=f"{total:,}"
            )
        return (
            self.tr("1 match")
            if shown == 1
            else self.tr("{count} matches, best first").format(count=shown)
        )

    def _message(self, result: SearchResult) -> None:
        typed = self._asked
        if result.did_you_mean and result.lines:
            old, new = changed_words(typed, result.did_you_mean)
            self.slot.suggest(old, new, result.did_you_mean, matched=True)
        elif result.did_you_mean:
            old, new = changed_words(typed, result.did_you_mean)
            self.slot.suggest(old, new, result.did_you_mean, matched=False)
        elif result.kind == "receipt" and result.lines and not result.exact:
            self.slot.show_info(
                self.tr("That receipt was written at another station. It paid these accounts.")
            )
        elif result.kind == "receipt" and not result.exact:
            self.slot.show_info(self.tr("No receipt with that number was written here."))
        elif not result.lines and not result.receipt_number and not result.total:
            self.slot.show_info(f"{self._none_words(result.kind)} {self._take_words()}".rstrip())
        elif result.total > len(result.lines):
            words = self.tr("Type more to narrow {total} matches.")
            self.slot.show_info(words.format(total=f"{result.total:,}"))
        else:
            self.slot.show_info(self._age_words(result))

    def _none_words(self, kind: str) -> str:
        if kind in ("account", "member", "phone", "bill", "coupon"):
            return self.tr("No account has that number. Compare it with the bill.")
        if kind == "none":
            if sum(char.isdigit() for char in self._asked) <= PART_OF_A_NUMBER:
                return self.tr("Type the whole number, or the name and its last four.")
            return self.tr("Nothing has that number. Compare it with the bill.")
        typed = self._asked if len(self._asked) <= 40 else f"{self._asked[:40]}..."
        return self.tr("No account matches “{typed}”.").format(typed=typed)

    def _take_words(self) -> str:
        number = self._not_found()
        if number is None or not self._counter.person.may(Act.TAKE):
            return ""
        if number:
            return self.tr("F5 takes an item for it, with a supervisor.")
        return self.tr("Nobody knows it? F5 takes the item to suspense, with a supervisor.")

    def _age_words(self, result: SearchResult) -> str:
        if result.as_of is None:
            return self.tr("This station has no copy of the accounts yet.")
        now = self._counter.desk.clock.now()
        if now - result.as_of < OLD_AFTER:
            return ""
        at = clock_time(result.as_of)
        if local_date(result.as_of) != local_date(now):
            at = f"{short_day(local_date(result.as_of))}, {at}"
        return self.tr("Searching the copy from {time}.").format(time=at)

    def _hint(self) -> str:
        rows = self.table.rows()
        if len({line.name for line in rows}) < len(rows):
            return self.tr("Two people with one name? Ask for the number on the bill.")
        return ""

    def _ring(self) -> None:
        # One ring a screen: on the chosen row while there are rows, else around the box.
        set_ring(self.search, Ring.NONE if self.table.rows() else Ring.OUTSIDE)
        self.table.ring_changed()

    def _tell(self, found: str, line: AccountLine | None) -> None:
        """How many there are, and the first of them; once for as long as that stays."""
        chosen = "" if line is None else f"{line.name}, {account_shown(line)}"
        words = ". ".join(part for part in (found, chosen) if part)
        if words != self._told:
            self._told = words
            announce(self, words)

    @Slot(object)
    def _chosen(self, line: AccountLine | None) -> None:
        self.card.show_line(line)
        if line is not None and self.search.hasFocus() and not self._filling:
            self._tell("", line)
        self.changed.emit()

    @Slot(object)
    def _copy_changed(self, _about: object) -> None:
        if self._result is not None and self.isVisible():
            self._search()

    # --- opening ---------------------------------------------------------------------------------

    @Slot()
    def use_suggestion(self) -> None:
        """Searches for what was probably meant."""
        if self.slot.suggestion:
            self.search.setText(self.slot.suggestion)
            self.search.setFocus()
            self._flush()

    def open_chosen(self) -> None:
        """Opens the chosen row; what was typed a moment ago is searched first."""
        if self._debounce.isActive() or self._asked != self.search.text().strip():
            self._open_when_found = True
            self._flush()
            return
        chosen = self.table.current()
        if chosen is not None:
            self._open(chosen)
        elif self._result is not None and self._result.receipt_number:
            self._open_receipt(self._result.receipt_number)

    @Slot(object)
    def _opened(self, line: AccountLine) -> None:
        self._open(line)

    def _open(self, line: AccountLine) -> None:
        number = line.billing_account_number
        self._tell_search(number)
        visit = self._counter.visit
        if visit is not None and visit.form_open:
            add_to_visit(self, self._counter, number, self._failed)
        else:
            self._counter.go("account", number)

    def take_payment(self) -> None:
        """Opens the payment form for the chosen account straight away; for what was not found, with
        a supervisor.
        """
        chosen, number = self.table.current(), self._not_found()
        if number is not None:
            take_not_found(self._counter, number)
        elif chosen is not None:
            self._tell_search(chosen.billing_account_number)
            start_payment(self, self._counter, chosen.billing_account_number, self._failed)

    def _not_found(self) -> str | None:
        """The account number that nothing was found for, '' for an item whose account nobody knows
        (where the site takes those), None where F5 has nothing to take. It needs a drawer.
        """
        result = self._result
        if result is None or result.lines or result.receipt_number or not self._asked:
            return None
        visit = self._counter.visit
        if self._counter.drawer is None or self._asked != self.search.text().strip():
            return None
        number = number_not_found(self._asked)
        if number and visit is not None and visit.form_open and visit.unknown not in ("", number):
            return None  # one account of a visit may be unknown here, not two
        return number if number or self._counter.desk.settings.allow_unidentified else None

    def _tell_search(self, number: str) -> None:
        found = self._result
        self._noted.opened()
        if found is not None:
            hits = max(found.total, len(found.lines))
            self._counter.found(number, FoundBy(kind=found.kind, hits=hits))

    def _open_receipt(self, number: str) -> None:
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.IO, lambda: items.visit(desk, who, number), self, self._show_visit, self._failed
        )

    def _show_visit(self, visit: Visit) -> None:
        self._counter.go("posted", visit)

    def _failed(self, error: Refusal | Fault) -> None:
        words = sentence(error)
        self.slot.show_error(words)
        announce(self, words, urgent=True)

    def _back(self) -> None:
        visit = self._counter.visit
        if visit is not None and visit.form_open:
            self._counter.go("pay")
        elif visit is not None and visit.accounts:
            self._counter.go("account", visit.accounts[0].line.billing_account_number)
        elif self.search.text():
            self.search.clear()
            self._flush()
            self.search.setFocus()


def changed_words(typed: str, meant: str) -> tuple[str, str]:
    """The words that differ, as typed and as meant: ("alvez", "Alves") of "alvez rosa"."""
    old, new = typed.split(), meant.split()
    if len(old) != len(new):
        return typed, meant.title()
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a.casefold() != b.casefold()]
    return " ".join(a for a, _ in pairs) or typed, " ".join(b for _, b in pairs).title()
