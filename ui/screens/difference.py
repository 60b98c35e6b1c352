"""After a count: in balance and ready to close, or a difference to explain and have signed.

Expected figures may be seen here, because the count they are held against is committed and kept.
Source: ux.md 3.8, domain.md 10.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.calendar import short_day
from cashier.domain.counted_items import Finding
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind, significant
from cashier.domain.report import DrawerReport
from cashier.services import counts, drafts, drawers, staffing
from cashier.services.closing import Leaving
from cashier.services.counts import CountReview
from ui import style
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import ask
from ui.messages import sentence
from ui.page import Page
from ui.screens.count_items import CountItemsDialog, Held, held_again, kept
from ui.screens.difference_parts import (
    KindLine,
    LeavingLines,
    TrayLine,
    count_names,
    found_words,
    headline,
    item_columns,
    kind_columns,
    kind_lines,
    tray_lines,
)
from ui.screens.item_words import item_named, short_time
from ui.screens.scan_opening import RECEIPTS, receipt_number_of, tell
from ui.screens.signing import SupervisorFields
from ui.screens.whole_table import WholeTable
from ui.style import Tone, Type
from ui.tasks import Failure, Lane, Latest
from ui.wedge import Scan, ScanKind
from ui.widgets import (
    Action,
    Banner,
    Button,
    Card,
    Combo,
    EnterFlow,
    Field,
    IconText,
    Kind,
    Text,
)

SIDE = 328
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
            "The count is committed and kept. In balance, F12 closes the drawer. A difference can "
            "be counted again twice, then a supervisor counts; or it is closed with a reason that "
            "a supervisor signs, later where none is on site (F8). Scan each item you hold, or "
            "tick it with F6: what is left is missing. F9 keys an item as its paper says: "
            "one never recorded, or recorded with another amount. A closed drawer is never opened "
            "again."
        )
        self._counter = counter
        self._review: CountReview | None = None
        self._ticked: set[tuple[str, int]] = set()
        self.in_hand: list[Held] = []
        self._busy = False
        self._latest, self._latest_leaving = Latest(), Latest()
        self._history = QWidget()
        history = QHBoxLayout(self._history)
        history.setContentsMargins(0, 0, 0, 0)
        history.setSpacing(16)
        self.trouble = Banner(Tone.ERROR, "")
        self.kinds: WholeTable[KindLine] = WholeTable(
            kind_columns(), name=self.tr("Kinds, recorded and counted"), row=32
        )
        self.items: WholeTable[TrayLine] = WholeTable(
            item_columns(),
            name=self.tr("Recorded items of the kinds that differ"),
            row=32,
        )
        self._lay_out()
        self._flow = EnterFlow(
            (self.reason, self.note.edit, *self.signer.controls()), self._to_button, parent=self
        )
        self.reason.currentIndexChanged.connect(self._reason_chosen)
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
        self._items_card = Card(self.tr("Look for these"), flush=True, dense=True)
        self.key_button = Button(self.tr("Key an item"), key="F9", compact=True)
        self.key_button.clicked.connect(self.key_item)
        self._items_card.add_action(self.key_button)
        self._items_card.add(self.items, 1)
        left.addWidget(self._items_card, 1)
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
        self._side_box = QWidget()
        self._side_box.setLayout(side)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self._side_box)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self.trouble)
        outer.addLayout(row, 1)
        for widget in (self.trouble, self._items_card, self._balanced, self._explain):
            widget.hide()
        self._side_box.setFixedWidth(style.px(SIDE))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_side_box"):
            self._side_box.setFixedWidth(style.px(SIDE))

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
        """The reason when there is something to explain, else the button."""
        differs = self._review is not None and not self._review.agrees
        return self.reason if differs else None

    def on_enter(self) -> None:
        """Reads the last count anew."""
        self._review = None
        self._ticked.clear()
        self.in_hand.clear()
        self._forget()
        self.refresh()

    def on_leave(self) -> None:
        """Nothing that was signed stays."""
        self._forget()

    # --- ticking

    def held(self) -> tuple[TrayLine, ...]:
        """The recorded items that were found. Ticking alone closes nothing."""
        return tuple(
            line
            for line in self.items.rows()
            if line.item is not None and line.named.finding is not Finding.MISSING
        )

    def tick_chosen(self) -> None:
        """The chosen item is held as it is recorded, or is not after all. What was keyed is taken
        out again where it was keyed.
        """
        line = self.items.current()
        if line is None:
            return
        if line.key in self._ticked or line.named.finding is Finding.MISSING:
            self._tick(line, line.key not in self._ticked)
        else:
            self.key_item()

    def _tick(self, line: TrayLine, on: bool) -> None:
        (self._ticked.add if on else self._ticked.discard)(line.key)
        self._found_again(line)
        name = item_named(line.named.kind, line.number)
        words = (
            self.tr("{item} is held. {found}.") if on else self.tr("{item} is not held. {found}.")
        )
        words = words.format(item=name[:1].upper() + name[1:], found=found_words(self.items.rows()))
        self.say(hint=words)
        announce(self, words)

    def key_item(self) -> None:
        """The items of the tray as their paper says, one by one: what no ticking can tell."""
        self._open_items()

    def _open_items(self) -> CountItemsDialog | None:
        if self._review is None or self._review.agrees or self._busy:
            return None
        dialog = CountItemsDialog(self, self.in_hand, self._keyed)
        dialog.open()
        return dialog

    def _keyed(self) -> None:
        self._found_again(self.items.current())
        words = f"{found_words(self.items.rows())}."
        self.say(hint=words)
        announce(self, words)

    def _found_again(self, chosen: TrayLine | None) -> None:
        """The lines as they are now, and what they come from is kept."""
        review = self._review
        assert review is not None, "there is something to look for"
        lines = self._lines(review)
        self.items.set_rows(lines)
        place = next((n for n, one in enumerate(lines) if chosen and one.key == chosen.key), 0)
        self.items.choose(place)
        body = {
            "session": review.session.session_id,
            "attempt": str(len(review.counts)),
            "ticked": json.dumps(sorted(self._ticked)),
            "held": kept(self.in_hand),
        }
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB, lambda: drafts.save(desk, who, drafts.IN_HAND, body), self, self._kept
        )

    def _kept(self, nothing: None) -> None:
        """The draft is in the store."""

    def _lines(self, review: CountReview) -> tuple[TrayLine, ...]:
        kinds = {row.kind for row in review.kinds if not row.agrees}
        held = [one.as_counted() for one in self.in_hand if one.kind in kinds]
        return tray_lines(review.items, held, self._ticked)

    def scanned(self, scan: Scan) -> bool:
        """A check ticks its item, a receipt jumps to it; nothing is taken or opened now."""
        line = scan.micr
        if scan.kind is ScanKind.MICR and line is not None and line.number:
            self._tick_number(scan, line.number)
        elif scan.kind is ScanKind.MICR:
            tell(self, self.tr("The number was not read. Scan the item again."))
        elif scan.kind in RECEIPTS and self._jump(receipt_number_of(scan)):
            pass
        else:
            tell(self, self.tr("You are counting."))
        return True

    def _tick_number(self, scan: Scan, number: str) -> None:
        found = [
            line
            for line in self.items.rows()
            if line.item is not None and significant(line.number) == significant(number)
        ]
        missing = [line for line in found if line.named.finding is Finding.MISSING]
        shown = number if len(number) <= 7 else f"...{number[-4:]}"
        if len(missing) == 1:
            self._tick(missing[0], True)
        elif missing:
            words = self.tr("{count} items have that number. Choose the one you hold, press F6.")
            tell(self, words.format(count=len(missing)))
        elif found:
            tell(self, self.tr("Check {number} is ticked already.").format(number=shown))
        elif (dialog := self._open_items()) is not None:
            dialog.scanned(scan)  # not among these: the amount says what it is

    def _jump(self, receipt: str) -> bool:
        rows = self.items.rows()
        place = next((n for n, line in enumerate(rows) if line.key[0] == receipt), None)
        if place is None:
            return False
        self.items.choose(place)
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
        same = (review.session.session_id, str(len(review.counts)))
        if (draft.get("session"), draft.get("attempt")) == same:
            self._ticked = {(str(n), int(line)) for n, line in json.loads(draft["ticked"])}
            self.in_hand = held_again(draft.get("held", ""))
        self.kinds.set_rows(kind_lines(review.kinds))
        self.kinds.choose(next((n for n, r in enumerate(review.kinds) if not r.agrees), 0))
        if review.agrees:
            self.kinds.clearSelection()
        lines = self._lines(review)
        self.items.set_rows(lines)
        differs = not review.agrees
        self._items_card.set_head(self.tr("Look for these"), self._items_note(len(review.items)))
        for widget in (self._items_card, self._explain):
            widget.setVisible(differs)
        self._balanced.setVisible(not differs)
        # Cards of a page share their lower edge, whichever of them is there.
        self._left.setStretchFactor(self._kinds_card, 0 if differs else 1)
        self._show_history(review)
        self.say(
            title=headline(review),
            context=self.tr("Close drawer, {day}").format(
                day=short_day(review.session.business_date)
            ),
        )
        target = self.first_focus()
        if target is not None:
            target.setFocus()

    def _items_note(self, number: int) -> str:
        if number == 1:
            return self.tr("1 item recorded in the kinds that differ")
        return self.tr("{number} items recorded in the kinds that differ").format(number=number)

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

    def _to_button(self) -> None:
        """Enter after the password only goes on: closing is F12 or its button."""
        bar = getattr(self.window(), "action_bar", None)
        button = bar.primary() if bar is not None else None
        if button is not None:
            button.setFocus()

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
        held, ticked = [one.as_counted() for one in self.in_hand], frozenset(self._ticked)

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
