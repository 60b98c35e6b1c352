"""After a count: in balance and ready to close, or a difference to explain and have signed.

Expected figures may be seen here, because the count they are held against is committed and kept.
Source: ux.md 3.8, domain.md 10.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.calendar import short_day
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report import DrawerReport
from cashier.services import counts, drafts, drawers, staffing
from cashier.services.closing import Leaving
from cashier.services.counts import CountReview
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import ask
from ui.messages import sentence
from ui.page import Page
from ui.screens.difference_parts import (
    KindLine,
    LeavingLines,
    TrayLine,
    count_names,
    headline,
    kind_columns,
    kind_lines,
)
from ui.screens.difference_tray import TrayCard
from ui.screens.item_words import short_time
from ui.screens.signing import SupervisorFields
from ui.style import Tone, Type
from ui.tasks import Failure, Lane, Latest
from ui.wedge import Scan
from ui.widgets import (
    Action,
    Banner,
    Card,
    Combo,
    EnterFlow,
    Field,
    IconText,
    Kind,
    Text,
)
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Columns

MAIN, SIDE = 560, 328
Found = tuple[CountReview, dict[str, str]]
"""The last count, and what was ticked and keyed before a restart."""
OTHER = ""
REASON_MAX = 200


class DifferencePage(Page):
    """The last count against what was recorded, and the close."""

    nav_key = "close"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("After the count"))
        self.help = self.tr(
            "The count is committed and kept. In balance, F12 closes the drawer. A difference is "
            "often a slip in typing: F7 counts again, twice, then a supervisor counts. Else look: "
            "scan each item you hold, or tick it with F6; what is left is missing. F9 keys an item "
            "as its paper says: one never recorded, or recorded with another amount. Then F12 "
            "closes with a reason that a supervisor signs, later where none is on site (F8). A "
            "closed drawer is never opened again."
        )
        self._counter = counter
        self._review: CountReview | None = None
        self._busy = False
        self._latest, self._latest_leaving = Latest(), Latest()
        self._history = QWidget()
        history = QHBoxLayout(self._history)
        history.setContentsMargins(0, 0, 0, 0)
        history.setSpacing(16)
        self.trouble = Banner(Tone.ERROR, "")
        self.kinds: FoldingTable[KindLine] = FoldingTable(
            kind_columns(), name=self.tr("Kinds, recorded and counted"), row=32
        )
        self.tray = TrayCard(self, counter, lambda: not self._busy)
        self.items = self.tray.items
        self._lay_out()
        self._flow = EnterFlow(
            (self.reason, self.note.edit, *self.signer.controls()), self.to_primary, parent=self
        )
        self.reason.currentIndexChanged.connect(self._reason_chosen)
        self.items.opened.connect(self._to_reason)
        for signal in (counter.events.ledger_changed, counter.events.paper_changed):
            signal.connect(self._leaving_changed)
        counter.events.session_changed.connect(self._person_changed)

    # --- layout

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(16)
        self._balanced = Banner(
            Tone.SUCCESS,
            self.tr("Every kind agrees, in items and in total."),
            lead=self.tr("In balance."),
        )
        left.addWidget(self._balanced)
        self._kinds_card = Card(flush=True)
        self._kinds_card.add(self.kinds)
        self._kinds_card.body.addStretch(1)
        self.kinds.fit(len(InstrumentKind) + 1)
        left.addWidget(self._kinds_card)
        left.addWidget(self.tray, 1)
        self._left = left
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(12)
        self._explain = Card()
        self._explain.body.setSpacing(10)
        self.reason = Combo(
            [
                (self.tr("Choose the reason"), None),
                (self.tr("Handed back by mistake"), "handed back by mistake"),
                (self.tr("Amount keyed wrong"), "amount keyed wrong"),
                (self.tr("Kind keyed wrong"), "kind keyed wrong"),
                (self.tr("In the tray, not recorded"), "in the tray, not recorded"),
                (self.tr("Not found"), "not found"),
                (self.tr("Other reason"), OTHER),
            ]
        )
        self._reason_field = Field(self.tr("Reason"), control=self.reason)
        self.note = Field(self.tr("Note"))
        self.note.edit.setMaxLength(REASON_MAX)
        self.signer = SupervisorFields(side_by_side=False)
        self._explain.add(self._reason_field)
        self._explain.add(self.note)
        self._explain.add(self.signer)
        side.addWidget(self._explain)
        leaving = Card()
        leaving.body.setSpacing(8)
        leaving.add(Text(self.tr("Closing leaves open"), Type.CAPTION, bold=True))
        self.leaving = LeavingLines()
        leaving.add(self.leaving)
        leaving.body.addStretch(1)
        side.addWidget(leaving, 1)
        columns = Columns()
        columns.add(left, MAIN, 1)
        columns.add(side, SIDE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self.trouble)
        outer.addLayout(columns, 1)
        for widget in (self.trouble, self.tray, self._balanced, self._explain):
            widget.hide()

    # --- what the shell asks

    def chips(self) -> Sequence[QWidget]:
        """The counts taken, with their times."""
        return (self._history,)

    def acts(self) -> Sequence[Action]:
        """Count again while it differs; the one way out is closing."""
        review = self._review
        if review is None:
            return ()
        close = Action(
            text=self.tr("Close drawer") if review.agrees else self.tr("Close with difference"),
            slot=self._close,
            key="F12",
            kind=Kind.PRIMARY,
            enabled=not self._busy,
        )
        if review.agrees:
            return (close,)
        left = review.recounts_left
        again = (
            self.tr("Count again, {number} left").format(number=left)
            if left
            else self.tr("Supervisor counts")
        )
        return (
            Action(
                text=again,
                slot=self._again,
                key="F7",
                icon="rotate-ccw" if left else "user-check",
                enabled=not self._busy,
            ),
            Action(
                text=self.tr("Sign later"),
                slot=self.sign_later,
                key="F8",
                icon="clock",
                enabled=not self._busy,
            ),
            close,
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """F6 ticks and F9 keys, while there is something to look for."""
        differs = self._review is not None and not self._review.agrees
        return {"F6": self.tick_chosen, "F9": self.key_item} if differs else {}

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        return {
            "F6": self.tr("Tick the chosen item: it is held"),
            "F9": self.tr("Key an item of the tray, as its paper says"),
        }

    def first_focus(self) -> QWidget | None:
        """What to look for while it may be counted again; then the reason; else the button."""
        review = self._review
        if review is None or review.agrees:
            return None
        return self.items if review.recounts_left and self.items.rows() else self.reason

    def on_enter(self) -> None:
        """Reads the last count anew."""
        self._review = None
        self.tray.clear()
        self._forget()
        self.refresh()

    def on_leave(self) -> None:
        """Nothing that was signed stays."""
        self._forget()

    # --- item by item

    @Slot(object)
    def _to_reason(self, line: object) -> None:
        """Enter goes on from the list to what closing needs."""
        self.reason.setFocus()

    def held(self) -> tuple[TrayLine, ...]:
        """The recorded items that were found. Ticking alone closes nothing."""
        return self.tray.held()

    def tick_chosen(self) -> None:
        """The chosen item is held, or is not after all."""
        self.tray.tick_chosen()

    def key_item(self) -> None:
        """An item of the tray, as its paper says."""
        self.tray.key_item()

    def scanned(self, scan: Scan) -> bool:
        """A check ticks its item, a receipt jumps to it; nothing is taken or opened now."""
        self.tray.scanned(scan)
        return True

    def refresh(self) -> None:
        """The last count and what closing leaves open."""
        desk, who, tasks = self._counter.desk, self._counter.person, self._counter.tasks

        def read() -> Found:
            return counts.review(desk, who), drafts.load(desk, who, drafts.IN_HAND)

        tasks.run(Lane.DB, read, self, self._latest(self._show), self._none)
        self._leaving_changed(None)

    @Slot(object)
    def _leaving_changed(self, what: object) -> None:
        if self._counter.who is None or self._counter.drawer is None:
            return
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB,
            lambda: drawers.leaving(desk, who),
            self,
            self._latest_leaving(self._show_leaving),
            self._nothing_left,
        )

    @Slot(object)
    def _person_changed(self, who: object) -> None:
        self._forget()

    # --- showing

    def _show(self, found: Found) -> None:
        review, draft = found
        self._review = review
        self.kinds.set_rows(kind_lines(review.kinds))
        self.kinds.choose(next((n for n, r in enumerate(review.kinds) if not r.agrees), 0))
        if review.agrees:
            self.kinds.clearSelection()
        self.tray.show_review(review, draft)
        differs = not review.agrees
        for widget in (self.tray, self._explain):
            widget.setVisible(differs)
        self._balanced.setVisible(not differs)
        # Cards of a page share their lower edge, whichever of them is there.
        self._left.setStretchFactor(self._kinds_card, 0 if differs else 1)
        self._show_history(review)
        again = differs and review.recounts_left
        self.say(
            hint=self.tr("A slip in typing? F7. You hold the item? F6 ticks it.") if again else "",
            title=headline(review),
            context=self.tr("Close drawer, {day}").format(
                day=short_day(review.session.business_date)
            ),
        )
        target = self.first_focus()
        if target is not None:
            target.setFocus()

    def _show_history(self, review: CountReview) -> None:
        row = self._history.layout()
        assert isinstance(row, QHBoxLayout)
        while (item := row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        last = len(review.counts) - 1
        for number, (name, one) in enumerate(zip(count_names(review), review.counts, strict=True)):
            agrees = number == last and review.agrees
            row.addWidget(
                IconText(
                    f"{name} {short_time(one.at)}",
                    "circle-check" if agrees else "circle-x",
                    Tone.SUCCESS if agrees else Tone.MUTED,
                    word_tone=Tone.TEXT if number == last else Tone.MUTED,
                    type_=Type.CAPTION,
                    bold=number == last,
                )
            )

    def _show_leaving(self, left: Leaving) -> None:
        self.leaving.show_leaving(left)

    def _nothing_left(self, error: Failure) -> None:
        """The drawer is closed by now: nothing to say."""

    def _none(self, error: Failure) -> None:
        code = error.code if isinstance(error, Refusal) else ""
        if code == "count.missing":
            self._counter.go("count")
        elif code == "drawer.none_open":
            self._counter.drawer = None
            self._counter.go("open_drawer")
        else:
            self._say_trouble(sentence(error))

    # --- acts

    def _again(self) -> None:
        self._counter.go("count", True)

    @Slot()
    def _reason_chosen(self) -> None:
        self._reason_field.set_error("")
        self.note.set_error("")

    def _reason_words(self) -> str:
        """Reason and note in words; "" with the field marked when something is missing."""
        value, note = self.reason.value(), self.note.text()
        if value is None:
            self._reason_field.set_error(self.tr("Needed to close."))
            self.reason.setFocus()
            return ""
        if value == OTHER and not note:
            self.note.set_error(self.tr("Say it in a few words."))
            self.note.edit.setFocus()
            return ""
        return ": ".join(part for part in (str(value), note) if part)[:REASON_MAX]

    def _close(self) -> None:
        review = self._review
        if review is None or self._busy:
            return
        reason, number, password = "", "", ""
        if not review.agrees:
            reason = self._reason_words()
            if not reason:
                return
            missing = self.signer.missing()
            if missing is not None:
                missing.setFocus()
                return
            number, password = self.signer.values()

        self._work(reason, number, password)

    def sign_later(self) -> None:
        """Closes without a signature where no second person is on site: another signs later."""
        review = self._review
        if review is None or review.agrees or self._busy:
            return
        reason = self._reason_words()
        if not reason:
            return

        def answered(yes: bool) -> None:
            if yes:
                self._work(reason, "", "")

        ask(
            self,
            self.tr("Close without a signature?"),
            self.tr(
                "Only where no supervisor is on site. The drawer is closed with your reason and "
                "waits for one who signs, here or at another station. Nothing of it goes to the "
                "bank before that."
            ),
            yes=self.tr("Close, sign later"),
            no=self.tr("Go back"),
            answer=answered,
        )

    def _work(self, reason: str, number: str, password: str) -> None:
        desk, who = self._counter.desk, self._counter.person
        held, ticked = self.tray.counted(), frozenset(self.tray.ticked)

        def work() -> DrawerReport:
            approval = None
            if number:
                approval = staffing.approve(desk, number, password, act="close", act_of=who.number)
            report = drawers.close(
                desk,
                who,
                reason=reason,
                approval=approval,
                later=bool(reason) and not number,
                held=held,
                ticked=ticked,
            )
            drafts.forget(desk, who, drafts.IN_HAND)
            return report

        self._busy = True
        self._say_trouble("")
        self.changed.emit()
        self._counter.tasks.run(Lane.DB, work, self, self._closed, self._refused)

    def _closed(self, report: DrawerReport) -> None:
        self._busy = False
        self._forget()
        self._counter.drawer = None
        self._counter.events.drawer_changed.emit(None)
        self._counter.go("closed", report)

    def _refused(self, error: Failure) -> None:
        self._busy = False
        self._say_trouble(sentence(error))
        self.signer.refused()
        self.changed.emit()

    def _say_trouble(self, words: str) -> None:
        self.trouble.set_text(words)
        self.trouble.setVisible(bool(words))
        if words:
            announce(self, words, urgent=True)

    def _forget(self) -> None:
        self.signer.clear()
        self.reason.setCurrentIndex(0)
        self.note.edit.clear()
        self._reason_chosen()
        self._say_trouble("")
