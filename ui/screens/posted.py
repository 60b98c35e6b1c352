"""Posted: the payment is recorded. States of the items, the receipt's paper, what is stamped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout

from cashier.domain.errors import Fault, Refusal
from cashier.domain.payment import Visit
from cashier.domain.receipt import PrintJob, PrintOutcome, PrintState
from cashier.services import endorsements, printing
from ui.announce import announce
from ui.counter import Counter
from ui.messages import cause_words, sentence
from ui.page import Page
from ui.screens.account_words import language_items, language_words
from ui.screens.item_words import item_named, paper_looks
from ui.screens.posted_parts import PostedItems, SeenPosted, read_posted
from ui.screens.receipt_lines import COLUMNS, ReceiptShown
from ui.style import Tone, Type, px
from ui.tasks import Lane, Latest
from ui.widgets import (
    Action,
    Banner,
    Button,
    Card,
    Combo,
    Field,
    IconText,
    Kind,
    ReceiptPreview,
    Text,
)
from ui.widgets.reflow import Columns, Flow
from ui.workers import LedgerWorker, PrintWorker


class PostedPage(Page):
    """`show_about` takes the recorded Visit: the one just posted, or an earlier one to look at.
    Enter is safe here and goes to the next customer.
    """

    nav_key = "pay"

    wants_workers = True

    def __init__(
        self,
        counter: Counter,
        ledger: LedgerWorker | None = None,
        printer: PrintWorker | None = None,
    ) -> None:
        super().__init__("")
        del ledger
        self.printer, self._in_printer = printer, ""
        self.help = self.tr(
            "The payment is recorded. Stamp each item FOR DEPOSIT ONLY and put it in the tray."
            " Ctrl+R prints a copy, Ctrl+T first chooses its language. F9 opens the visit, to put"
            " something right. Enter goes to the next customer."
        )
        self._counter = counter
        self._latest = Latest()
        self._visit: Visit | None = None
        self._job: PrintJob | None = None
        self._said = ""
        self._shown: SeenPosted | None = None
        self._language = ""
        self.items = PostedItems()
        self.items.endorsed.connect(self._endorsed)
        self.items.back.clicked.connect(self.print_back)
        if printer is not None:
            printer.endorsed.connect(self._back_printed)
            printer.printer_changed.connect(self._show_back)
        self.state = IconText("", "printer", Tone.INFO)
        self.paper = Card(self.tr("Receipt"))
        self.paper.add_action(self.state)
        self.language = Combo(language_items(), icon="languages", height=40)
        self.language.chosen.connect(self._language_chosen)
        self.language_field = Field(self.tr("Receipt language, Ctrl+T"), control=self.language)
        self.advice = Text(" ", Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.yes = Button(self.tr("Yes, it came out"), clicked=self._came_out)
        self.copy_button = Button(self.tr("Copy"), key="Ctrl+R", clicked=self.copy)
        self.banner = Banner(
            Tone.INFO,
            self.tr("This payment is recorded, whatever happens to paper or network."),
            icon="shield-check",
        )
        self.error = Banner(Tone.ERROR, "")
        self.preview = ReceiptPreview(columns=COLUMNS, name=self.tr("Receipt as printed"))
        self._receipt = ReceiptShown(counter.tasks, self.preview)
        self.sheet = Card(
            self.tr("On paper"),
            self.tr("80 mm, {columns} columns").format(columns=COLUMNS),
            flush=True,
        )
        self.sheet.add(self.preview, 1)
        self._lay_out()
        self._widen()
        events = counter.events
        events.ledger_changed.connect(self._changed_outside)
        events.paper_changed.connect(self._changed_outside)
        events.item_voided.connect(self._changed_outside)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.language_field)
        words.addWidget(self.advice)
        words.addStretch(1)
        row = Flow(spacing=12)
        row.add(words, 220, stretch=1)
        row.add(self.yes)
        row.add(self.copy_button)
        self.paper.body.addLayout(row)
        self.yes.hide()
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.items)
        left.addWidget(self.paper)
        left.addStretch(1)
        left.addWidget(self.error)
        left.addWidget(self.banner)
        self.error.hide()
        columns = Columns(self)
        columns.add(left, 460, stretch=1)
        columns.add(self.sheet)

    def _widen(self) -> None:
        """The paper shows whole lines: its width, the canvas beside it, the scroll bar."""
        wide = self.preview.paper.sizeHint().width() + 2 * 16 + 16
        self.sheet.setFixedWidth(max(436, wide))
        self.paper.setMinimumHeight(px(144))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "sheet"):
            self._widen()

    # --- what the shell reads --------------------------------------------------------------------

    def _in_a_form(self) -> bool:
        visit = self._counter.visit
        return visit is not None and visit.form_open

    def acts(self) -> Sequence[Action]:
        """Looking at a receipt in the middle of a payment leads back to the payment."""
        today = Action(text=self.tr("Today"), slot=partial(self._counter.go, "today"), key="F3")
        if self._in_a_form():
            return (
                today,
                Action(
                    text=self.tr("Back to the payment"),
                    slot=partial(self._counter.go, "pay"),
                    key="Enter",
                    kind=Kind.PRIMARY,
                ),
            )
        return (
            today,
            Action(
                text=self.tr("View visit"),
                slot=self.view_visit,
                key="F9",
                enabled=self._visit is not None,
            ),
            Action(text=self.tr("Same customer"), slot=self.same_customer, key="F5"),
            Action(
                text=self.tr("Next customer"),
                slot=self.next_customer,
                key="Enter",
                kind=Kind.PRIMARY,
            ),
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+R and its button are one."""
        return {
            **({"Ctrl+E": self.print_back} if self._endorses else {}),
            "Ctrl+R": self.copy,
            "Ctrl+T": self.choose_language,
            "Ctrl+P": self.office_paper,
            "Esc": self._escape,
        }

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        return {
            "Ctrl+E": self.tr("Print on the back of the next item"),
            "Ctrl+R": self.tr("Print a copy of this receipt"),
            "Ctrl+T": self.tr("Choose the language of the receipt"),
            "Ctrl+P": self.tr("Receipt on office paper, as PDF"),
        }

    def show_about(self, about: object) -> None:
        """The visit to show."""
        assert isinstance(about, Visit)
        if self._visit is None or self._visit.visit_id != about.visit_id:
            self._forget()
            self._visit = about
            self.items.show_visit(about)
            self.changed.emit()

    def _forget(self) -> None:
        self._visit, self._job, self._shown, self._said, self._language = None, None, None, "", ""

    def on_enter(self) -> None:
        """Reads where everything stands."""
        visit = self._visit or self._counter.last_visit
        if visit is not None and self._visit is None:
            self._visit = visit
            self.items.show_visit(visit)
        self.error.hide()
        self.refresh()
        if visit is not None and visit is self._counter.last_visit:
            announce(self, self.items.spoken())

    def on_leave(self) -> None:
        """An answer that comes now is nobody's."""
        self._latest.forget()

    def refresh(self) -> None:
        """Reads states and paper anew."""
        if self._visit is None:
            return
        desk, who, number = (
            self._counter.desk,
            self._counter.person,
            self._visit.receipt_number,
        )
        answer: Callable[[SeenPosted | Refusal | Fault], None] = self._latest(self._answered)
        self._counter.tasks.run(
            Lane.IO, lambda: read_posted(desk, who, number), self, answer, answer
        )

    @Slot(object)
    def _changed_outside(self, _about: object) -> None:
        if self.isVisible():
            self.refresh()

    # --- showing ---------------------------------------------------------------------------------

    def _answered(self, answer: SeenPosted | Refusal | Fault) -> None:
        if not isinstance(answer, SeenPosted):
            self._failed(answer)
            return
        self._visit, self._shown = answer.visit, answer
        self.items.show_visit(answer.visit)
        self.items.show_states(answer.states, answer.settled)
        if not self._in_printer:
            self.items.show_endorsement(answer.endorsement)
        self._show_back()
        self.language.set_value(self._language or self._printed_in(answer))
        self._preview(answer)
        self._show_paper(answer.newest)

    @staticmethod
    def _printed_in(seen: SeenPosted) -> str:
        """The language of the newest print."""
        copy = None if seen.newest is None else seen.newest.copy
        return (copy.language if copy else "") or seen.visit.language

    def _preview(self, seen: SeenPosted) -> None:
        receipt, copy = seen.receipt, None if seen.newest is None else seen.newest.copy
        if self._language:
            receipt = replace(receipt, language=self._language)
            copy = None if copy is None else replace(copy, language=self._language)
        self._receipt.show(receipt, copy)

    def _show_paper(self, job: PrintJob | None) -> None:
        self._job = job
        if job is None:
            return
        looks = paper_looks(
            job.state,
            "" if job.cause is None else job.cause.value,
            job.evidence.value,
            job.copy_no,
        )
        said, icon, tone, word_tone = looks
        self.state.set(said, icon, Tone.INFO if tone is Tone.TEXT else tone, word_tone)
        unsure = job.state is PrintState.UNCERTAIN
        self.yes.setVisible(unsure)
        self.copy_button.setText(self.tr("No, print a copy") if unsure else self._copy_words(job))
        self.advice.setText(self._advice(job) or " ")
        self.advice.set_tone(Tone.WARNING if self._troubled(job) else Tone.MUTED)
        if said != self._said:
            self._said = said
            announce(self, f"{said}. {self._advice(job)}".strip(), urgent=self._troubled(job))

    @staticmethod
    def _troubled(job: PrintJob) -> bool:
        return job.state in (PrintState.FAILED, PrintState.UNCERTAIN)

    def _copy_words(self, job: PrintJob) -> str:
        failed = job.state is PrintState.FAILED
        return self.tr("Print again") if failed else self.tr("Copy")

    def _advice(self, job: PrintJob) -> str:
        match job.state:
            case _ if self._language:
                return self.tr("Ctrl+R prints it in {language}.").format(
                    language=language_words(self._language)
                )
            case PrintState.FAILED:
                return self.tr("See to the printer, then press Ctrl+R.")
            case PrintState.UNCERTAIN:
                return self.tr("Did the receipt come out?")
            case PrintState.QUEUED:
                return self.tr("It prints as soon as the printer is free.")
            case _:
                return ""

    def _failed(self, error: Refusal | Fault) -> None:
        self.error.set_text(sentence(error))
        self.error.show()
        announce(self, sentence(error), urgent=True)

    # --- acts ------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Prints a copy; a receipt that never came out is printed instead."""
        if self._visit is None:
            return
        desk, who, number = (
            self._counter.desk,
            self._counter.person,
            self._visit.receipt_number,
        )
        language = self._language
        self.error.hide()
        self._counter.tasks.run(
            Lane.DB,
            lambda: printing.copy(desk, who, number, language),
            self,
            self._queued,
            self._failed,
        )

    def _queued(self, job: PrintJob) -> None:
        self._language = ""
        self._counter.events.paper_changed.emit(job)
        self.refresh()

    def choose_language(self) -> None:
        """The arrows choose, Ctrl+R prints; Enter stays the next customer."""
        self.language.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _language_chosen(self, language: object) -> None:
        """Of what Ctrl+R prints next. What is stored stays as it is, and so does what is on its
        way to the printer.
        """
        seen = self._shown
        if seen is None or not isinstance(language, str):
            return
        self._language = "" if language == self._printed_in(seen) else language
        self._preview(seen)
        self._show_paper(seen.newest)
        if self._language:
            announce(self, self.advice.text())

    @property
    def _endorses(self) -> bool:
        return self.printer is not None and self.printer.printer.endorses

    @Slot()
    def _show_back(self) -> None:
        self.items.back.setVisible(self._endorses and self._shown is not None)

    @Slot()
    def print_back(self) -> None:
        """The next item's back, by the printer; the tick stays the person's word."""
        tender, seen = self.items.next_to_endorse(), self._shown
        if self.printer is None or seen is None or self._in_printer:
            return
        if tender is None:
            self._say_back(self.tr("Every item of this receipt is ticked."))
            return
        item = self._in_printer = item_named(tender.instrument.kind, tender.instrument.number)
        self._say_back(self.tr("Put {item} into the printer.").format(item=item))
        if not self.printer.endorse(seen.endorsement):
            self._in_printer = ""
            self._say_back(self.tr("The printer is busy. Press Ctrl+E again in a moment."))

    def _say_back(self, words: str) -> None:
        self.items.say_back(words)
        announce(self, words)

    @Slot(object)
    def _back_printed(self, outcome: PrintOutcome) -> None:
        item, self._in_printer = self._in_printer, ""
        if not item:
            return
        if outcome.state is PrintState.FAILED:
            words = self.tr("Nothing was printed on {item}: {cause}. Stamp it.").format(
                item=item, cause=cause_words(outcome.cause)
            )
        else:
            words = self.tr("Look at the back of {item}, then tick it or stamp it.").format(
                item=item
            )
        self._say_back(words)

    def _endorsed(self, line: int, done: bool) -> None:
        """The tick is the person's word: it is kept with who and when."""
        if self._visit is None:
            return
        desk, who, number = self._counter.desk, self._counter.person, self._visit.receipt_number
        self._counter.tasks.run(
            Lane.DB,
            lambda: endorsements.endorsed(desk, who, number, line, done=done),
            self,
            lambda _nothing: None,
            self._failed,
        )

    def office_paper(self) -> None:
        """Its page on Letter: to look at, save or print by the system."""
        if self._visit is not None:
            from ui.screens.office_paper import OfficePaperDialog

            OfficePaperDialog(self, self._counter, self._visit.receipt_number).open()

    def view_visit(self) -> None:
        """The visit with what can be put right of it."""
        if self._visit is not None:
            self._counter.go("visit", self._visit)

    def _came_out(self) -> None:
        job = self._job
        if job is None:
            return
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB,
            lambda: printing.came_out(desk, who, job.job_id),
            self,
            self._seen,
            self._failed,
        )

    def _seen(self, _nothing: None) -> None:
        self._counter.events.paper_changed.emit(self._job)
        self.refresh()

    def same_customer(self) -> None:
        """Another payment of the person who still stands here."""
        visit = self._counter.visit
        self._counter.go("pay" if visit is not None and visit.accounts else "find")

    def next_customer(self) -> None:
        """Confirmations and figures are forgotten."""
        self._counter.next_customer()
        self._forget()
        self._counter.go("find", "")  # else a second Enter opens the person who has just left

    def _escape(self) -> None:
        if self._in_a_form():
            self._counter.go("pay")
