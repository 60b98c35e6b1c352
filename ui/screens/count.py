"""Count what is in the tray: seven kinds, items and total, with no expected figure anywhere.

From here on the drawer takes nothing, and Pay and Today are shut, until the count is committed or
the person goes back to the counter before the first one. Source: ux.md 3.8, domain.md 10.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cashier.domain.calendar import short_day
from cashier.domain.drawer import RECOUNTS_MAX, DrawerSession, KindCount, total
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import dollars
from cashier.domain.staff import Staff
from cashier.services import drafts, drawers, staffing
from cashier.services.desk import Desk
from cashier.services.drawers import CountResult
from ui import style
from ui.announce import announce
from ui.counter import Counter
from ui.messages import sentence
from ui.page import Page
from ui.screens.count_items import CountItemsDialog, Held, held_again, kept, totals
from ui.screens.count_parts import FieldsLine, KindRow
from ui.screens.scan_opening import tell
from ui.screens.signing import SupervisorFields
from ui.style import Tone, Type
from ui.tasks import Failure, Lane
from ui.wedge import Scan, ScanKind
from ui.widgets import (
    Action,
    Banner,
    Card,
    Chip,
    EnterFlow,
    Figure,
    Icon,
    IconText,
    Kind,
    Line,
    LineEdit,
    Text,
    Tinted,
    WrappingText,
)
from ui.widgets.reflow import Columns

MAIN, SIDE = 560, 352
ROW_MOST = 84
"""The greatest height of a kind's row, in px at text size 100 %."""
Begun = tuple[DrawerSession, CountResult | None, dict[str, str], int]
"""The drawer, its last count, what was typed of this one, and how many visits nobody ended."""


def _begin(desk: Desk, who: Staff) -> Begun:
    session = drawers.begin_count(desk, who)
    unended = len(drafts.begun_visits(desk, who))
    return session, drawers.last_count(desk, who), drafts.load(desk, who, drafts.COUNT), unended


class CountPage(Page):
    """The blind count. Comes again for each recount; `about` True says that one is wanted."""

    nav_key = "close"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Count what is in the tray"))
        self.help = self.tr(
            "Count the paper in the tray by kind and type what you hold, 0 where there is none; "
            "Ctrl+0 types it for all that are empty. "
            "Enter goes on and compares after the last field. F6 counts item by item, scanned or "
            "keyed. Esc goes back to the counter before the first count."
        )
        self._counter = counter
        self._attempt = 1
        self._session: DrawerSession | None = None
        self._again = False
        self._busy = False
        self._saved: dict[str, str] = {}
        self.held: list[Held] = []
        self._by_item: set[InstrumentKind] = set()
        self._none: set[InstrumentKind] = set()
        self.rows = {kind: KindRow(kind) for kind in InstrumentKind}
        self._chip = Chip("", icon="list-ordered", tone=Tone.INFO)
        self.trouble = Banner(Tone.ERROR, "")
        self._lay_out()
        self._flow = EnterFlow(
            (*self.fields(), *self.signer.controls()), self._compare, filled=self._skip, parent=self
        )
        for edit in self.fields():
            edit.textChanged.connect(self._typed)
            edit.editingFinished.connect(self._left_field)
        counter.events.session_changed.connect(self._person_changed)

    # --- layout

    def _lay_out(self) -> None:
        card = Card(flush=True)
        self._head = FieldsLine()
        kind = Text(self.tr("Kind"), Type.CAPTION, bold=True, tone=Tone.MUTED)
        self._head.line.addWidget(kind, 1)
        items, total = (
            WrappingText(words, Type.CAPTION, bold=True, tone=Tone.MUTED, right=True)
            for words in (self.tr("Items"), self.tr("Total in dollars"))
        )
        self._head.add_ends(items, total)
        card.add(self._head)
        for row in self.rows.values():
            card.add(Line())
            card.add(row, 100)
        card.body.addStretch(1)  # on a high display
        side = QVBoxLayout()
        side.setSpacing(16)
        counted = Card(self.tr("You have counted"))
        self.figure = Figure("", "", size=Type.MONEY)
        self.so_far = Text("", Type.H3, tone=Tone.MUTED)
        counted.body.setSpacing(0)
        counted.add(self.figure)
        counted.add(self.so_far)
        side.addWidget(counted)
        self.signer = SupervisorFields(side_by_side=False)
        signs = Card(self.tr("A supervisor counts now"))
        signs.add(self.signer)
        self._side = QStackedWidget()
        self._side.addWidget(self._how())
        self._side.addWidget(signs)
        side.addWidget(self._side)
        side.addStretch(1)
        side.addWidget(self._shut())
        columns = Columns(spacing=14)
        columns.add(card, MAIN, 1)
        columns.add(side, SIDE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self.trouble)
        outer.addLayout(columns, 1)
        self.trouble.hide()
        self._scale()

    def _how(self) -> QWidget:
        card = Card(self.tr("How this works"))
        card.body.setSpacing(12)
        for icon, words in (
            (
                "eye-off",
                self.tr(
                    "No expected figure is shown until you compare. Type 0 where there is none; "
                    "Ctrl+0 does it for all that are empty."
                ),
            ),
            (
                "rotate-ccw",
                self.tr("If it differs you may recount twice. Then a supervisor counts."),
            ),
            ("save", self.tr("What you type survives a power cut.")),
        ):
            line = IconText(words, icon, Tone.MUTED, type_=Type.CAPTION, size=20, wrap=True)
            card.add(line)
        return card

    def _shut(self) -> QWidget:
        box = Tinted("info_tint")
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(Icon("lock", Tone.INFO))
        row.addWidget(Text(self.tr("Pay and Today are shut."), bold=True), 1)
        return box

    def _scale(self) -> None:
        self._head.setMinimumHeight(style.px(46))
        self._head.scale()
        for row in self.rows.values():
            row.scale()
            row.setMaximumHeight(style.px(ROW_MOST))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_flow"):
            self._scale()

    # --- what the shell asks

    def chips(self) -> Sequence[QWidget]:
        """Which count this is."""
        return (self._chip,)

    def acts(self) -> Sequence[Action]:
        """Back only before the first count; after it the way on is the result."""
        ready = self._session is not None and not self._busy
        back = Action(
            text=self.tr("Back to the counter")
            if self._attempt == 1
            else self.tr("Back to the result"),
            slot=self._back,
            key="Esc",
            enabled=not self._busy,
        )
        return (
            back,
            Action(text=self.tr("Each item"), slot=self.each_item, key="F6", enabled=ready),
            Action(
                text=self.tr("Compare"),
                slot=self._compare,
                key="Enter",
                kind=Kind.PRIMARY,
                enabled=ready,
            ),
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Most days have one or two kinds of seven."""
        return {"Ctrl+0": self.none_of_the_others}

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        return {"Ctrl+0": self.tr("None of the kinds that are still empty")}

    def none_of_the_others(self) -> None:
        """The person says that of these kinds nothing is in the tray."""
        if self._session is None or self._busy:
            return
        for row in self.rows.values():
            if row.empty:
                row.items.setText("0")
                row.unmark()
                self._none.add(row.kind)
        self._keep()
        empty = (e for e in self.fields() if not e.text() and not self._skip(e))
        next(empty, [*self.rows.values()][-1].items).setFocus()  # from the last one Enter compares

    def each_item(self) -> None:
        """Scans or keys the items one by one; the totals of their kinds follow."""
        self._open_items()

    def _open_items(self) -> CountItemsDialog | None:
        if self._session is None or self._busy:
            return None
        dialog = CountItemsDialog(self, self.held, self._held_changed)
        dialog.open()
        return dialog

    def _held_changed(self) -> None:
        """The kinds of which something is held, or was a moment ago, say what is held."""
        found = totals(self.held)
        for kind, row in self.rows.items():
            if kind in found or kind in self._by_item:
                one = found.get(kind)
                row.items.setText(f"{one.items}" if one else "")
                row.total.setText(dollars(one.cents).removeprefix("$") if one else "")
        self._by_item = set(found)
        self._keep()

    def scanned(self, scan: Scan) -> bool:
        """A check is counted; nothing else is taken or opened now."""
        dialog = self._open_items() if scan.kind is ScanKind.MICR else None
        if dialog is not None:
            return dialog.scanned(scan)
        tell(self, self.tr("You are counting."))
        return True

    def fields(self) -> tuple[LineEdit, ...]:
        """All fields in the order of the count."""
        return tuple(edit for row in self.rows.values() for edit in (row.items, row.total))

    def first_focus(self) -> QWidget:
        """The first field that is still empty."""
        empty = (e for e in self.fields() if not e.text() and not self._skip(e))
        return next(empty, self.fields()[0])

    def _skip(self, control: QWidget) -> bool:
        """Enter passes over the total of a kind with no items, kinds of which one key said that
        there is none, and signing when not asked.
        """
        if control in self.signer.controls():
            return not self._supervisor
        return any(
            row.none and (control is row.total or (control is row.items and kind in self._none))
            for kind, row in self.rows.items()
        )

    @property
    def _supervisor(self) -> bool:
        """After the first count and two recounts somebody else counts."""
        return self._attempt > 1 + RECOUNTS_MAX

    def show_about(self, about: object) -> None:
        """True: another count is wanted after one that differed."""
        self._again = about is True

    def on_enter(self) -> None:
        """Shuts the drawer, then shows what was typed before."""
        self._session = None
        self._say_trouble("")
        self._clear()
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB, lambda: _begin(desk, who), self, self._begun, self._could_not_begin
        )

    def on_leave(self) -> None:
        """Keeps what is typed; the supervisor's password goes."""
        self.signer.clear()
        self._again = False

    @Slot(object)
    def _person_changed(self, who: object) -> None:
        self.signer.clear()

    # --- begin

    def _begun(self, begun: Begun) -> None:
        session, last, draft, unended = begun
        self._session = session
        self._counter.drawer = session
        self._counter.events.drawer_changed.emit(session)
        if last is not None and not self._again:
            self._counter.go("difference")
            return
        self._attempt = 1 if last is None else last.attempt + 1
        same = (session.session_id, str(self._attempt))
        if (draft.get("session"), draft.get("attempt")) == same:
            for name, edit in self._named().items():
                edit.setText(draft.get(name, ""))
            self.held = held_again(draft.get("held", ""))
            self._by_item = set(totals(self.held))
        self._saved = draft
        self._side.setCurrentIndex(1 if self._supervisor else 0)
        self._chip.set(self._count_name(), icon="list-ordered", tone=Tone.INFO)
        self._typed()
        self.say(
            context=self.tr("Close drawer, {day}").format(day=short_day(session.business_date))
        )
        self.first_focus().setFocus()
        if unended and self._attempt == 1:
            # Its paper may lie in the tray: after the count it is too late to record it.
            words = self.tr("1 visit is put aside, not recorded: Esc, then Ctrl+B.")
            if unended > 1:
                words = self.tr("{count} visits are put aside, not recorded: Esc, then Ctrl+B.")
            self.say(hint=words.format(count=unended))

    def _count_name(self) -> str:
        if self._attempt == 1:
            return self.tr("First count")
        if self._supervisor:
            return self.tr("Supervisor counts")
        return self.tr("Recount {number} of {most}").format(
            number=self._attempt - 1, most=RECOUNTS_MAX
        )

    def _could_not_begin(self, error: Failure) -> None:
        self._say_trouble(sentence(error))
        if isinstance(error, Refusal) and error.code == "drawer.none_open":
            self._counter.drawer = None
        self.changed.emit()

    # --- typing

    def _named(self) -> Mapping[str, LineEdit]:
        return {
            f"{kind.value}.{part}": edit
            for kind, row in self.rows.items()
            for part, edit in (("items", row.items), ("total", row.total))
        }

    def _clear(self) -> None:
        for edit in self.fields():
            edit.blockSignals(True)
        self.held, self._by_item, self._none = [], set(), set()
        for row in self.rows.values():
            row.clear()
        for edit in self.fields():
            edit.blockSignals(False)
        self.signer.clear()
        self._typed()

    @Slot()
    def _typed(self) -> None:
        """The running figures: what was typed and nothing else."""
        for row in self.rows.values():
            row.total.setEnabled(not row.none)
        so_far = total({kind: row.typed() for kind, row in self.rows.items()})
        words = self.tr("1 item") if so_far.items == 1 else self.tr("{number} items")
        self.figure.set(words.format(number=f"{so_far.items:,}"))
        self.so_far.setText(self.tr("so far {amount}").format(amount=dollars(so_far.cents)))

    @Slot()
    def _left_field(self) -> None:
        """A field that was left is looked at and kept."""
        if self._session is None:
            return
        edit = self.sender()
        for row in self.rows.values():
            if edit in (row.items, row.total):
                row.check(whole=False)
                row.tidy()
        self._keep()

    def _keep(self) -> None:
        assert self._session is not None
        body = {name: edit.text() for name, edit in self._named().items() if edit.text()}
        body |= {"session": self._session.session_id, "attempt": str(self._attempt)}
        body |= {"held": kept(self.held)} if self.held else {}
        if body == self._saved:
            return
        self._saved = body
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB, lambda: drafts.save(desk, who, drafts.COUNT, body), self, self._kept
        )

    def _kept(self, nothing: None) -> None:
        """The draft is in the store."""

    # --- acts

    def _compare(self) -> None:
        if self._busy or self._session is None:
            return
        wrong = [w for row in self.rows.values() if (w := row.check(whole=True)) is not None]
        if wrong:
            self._say_trouble(self._wrong_words(len(wrong)))
            wrong[0].setFocus()
            wrong[0].selectAll()
            announce(wrong[0], wrong[0].accessibleDescription(), urgent=True)
            return
        missing = self.signer.missing() if self._supervisor else None
        if missing is not None:
            missing.setFocus()
            return
        counts = {kind: row.typed() for kind, row in self.rows.items()}
        self._say_trouble("")
        self._busy = True
        self.changed.emit()
        self._counter.tasks.run(
            Lane.DB, self._counting(counts), self, self._compared, self._refused
        )

    def _counting(self, counts: Mapping[InstrumentKind, KindCount]) -> _Work:
        signed = self.signer.values() if self._supervisor else None
        return _Work(self._counter.desk, self._counter.person, counts, signed, kept(self.held))

    def _wrong_words(self, number: int) -> str:
        if number == 1:
            return self.tr("1 kind is not ready to compare. It is marked below.")
        return self.tr("{number} kinds are not ready to compare. They are marked below.").format(
            number=number
        )

    def _compared(self, result: CountResult) -> None:
        self._busy = False
        self._counter.events.drawer_changed.emit(self._session)
        # No field that loses the focus from now on is a draft of the next count.
        self._session = None
        self._clear()
        self._counter.go("difference")

    def _refused(self, error: Failure) -> None:
        self._busy = False
        self._say_trouble(sentence(error))
        if self._supervisor:
            self.signer.refused()
        self.changed.emit()

    def _back(self) -> None:
        if self._busy:
            return
        if self._attempt > 1:
            self._counter.go("difference")
            return
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB, lambda: drawers.back_to_counter(desk, who), self, self._opened, self._no_way
        )

    def _opened(self, session: DrawerSession) -> None:
        self._counter.drawer = session
        self._counter.events.drawer_changed.emit(session)
        self._counter.go("find")

    def _no_way(self, error: Failure) -> None:
        if isinstance(error, Refusal) and error.code == "drawer.none_open":
            self._counter.go("open_drawer")
            return
        self._say_trouble(sentence(error))

    def _say_trouble(self, words: str) -> None:
        self.trouble.set_text(words)
        self.trouble.setVisible(bool(words))
        if words:
            announce(self, words, urgent=True)


class _Work:
    """Commits a count, first with the supervisor's approval where one is asked for."""

    def __init__(
        self,
        desk: Desk,
        who: Staff,
        counts: Mapping[InstrumentKind, KindCount],
        signed: tuple[str, str] | None,
        held: str,
    ) -> None:
        self._desk, self._who, self._counts, self._signed = desk, who, counts, signed
        self._held = held

    def __call__(self) -> CountResult:
        desk, who = self._desk, self._who
        approval = None
        if self._signed is not None:
            number, password = self._signed
            approval = staffing.approve(desk, number, password, act="count", act_of=who.number)
        result = drawers.count(desk, who, self._counts, approval=approval)
        drafts.forget(desk, who, drafts.COUNT)
        session = drawers.current(desk, who)
        if self._held and session is not None and not result.agrees:
            body = {"session": session.session_id, "attempt": str(result.attempt)}
            body |= {"ticked": "[]", "held": self._held}
            drafts.save(desk, who, drafts.IN_HAND, body)
        return result
