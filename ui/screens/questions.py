"""What the ledger asks of this station: one line a question, and its answer by a supervisor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cashier.domain.calendar import clock_time, local_date, short_day
from cashier.domain.money import dollars
from cashier.domain.posting import Record
from cashier.services import suspense
from cashier.services.suspense import Asked
from ui.counter import Counter
from ui.messages import sentence
from ui.page import Page
from ui.screens.item_words import item_named
from ui.screens.mistake import AnswerDialog
from ui.screens.whole_table import WholeTable
from ui.style import Tone
from ui.tables import Cell, Column
from ui.tasks import Failure, Lane, Latest
from ui.widgets import Action, Card, Kind, Text


def _tr(text: str) -> str:
    return QCoreApplication.translate("questions", text)


def asks_words(asked: Asked) -> str:
    """What the ledger asks, as a sentence."""
    known = {
        "account.unknown": _tr("Account not known: which one was it for?"),
        "unidentified": _tr("Taken without an account: which one was it for?"),
        "duplicate": _tr("The same item was taken elsewhere: is it another paper?"),
        "suspense.unmatched": _tr("Money left suspense that was not there: which account?"),
        "deposit.out_of_order": _tr("A step of a deposit came too late: look at the deposit."),
        "corrected_twice": _tr("The item was taken back twice: which one counts?"),
        "amount.differs": _tr("The amount is not what the record moves."),
        "chart.unknown": _tr("The ledger does not know one of its accounts."),
        "resolution.unknown": _tr("An answer names a question that is not there."),
    }
    return known.get(asked.question.code, _tr("The ledger did not take the record."))


def _item(asked: Asked) -> str:
    if asked.tender is None:
        return _tr("drawer")
    paper = asked.tender.instrument
    return item_named(paper.kind, paper.number)


class QuestionsPage(Page):
    """The open questions, oldest first; for supervisors."""

    nav_key = ""

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Needs attention"))
        self.help = self.tr(
            "What the ledger asks about items of this station. Nothing is lost meanwhile: money "
            "without an account stands in suspense. F12 answers the chosen question: choose the "
            "account, or say why it is right as it is. F9 shows the receipt."
        )
        self._counter = counter
        self._latest = Latest()
        self._rows: tuple[Asked, ...] = ()
        self.table: WholeTable[Asked] = WholeTable(
            (
                Column[Asked](
                    title=self.tr("Since"),
                    cell=lambda a: (
                        f"{short_day(local_date(a.question.opened_at))} "
                        f"{clock_time(a.question.opened_at)}"
                    ),
                    width=150,
                ),
                Column[Asked](
                    title=self.tr("Receipt"),
                    cell=lambda a: a.question.receipt_number or self.tr("none"),
                    width=160,
                ),
                Column[Asked](title=self.tr("Item"), cell=_item, width=170),
                Column[Asked](
                    title=self.tr("In suspense"),
                    cell=lambda a: Cell(
                        text=dollars(a.question.cents_left) if a.question.cents_left else "",
                        bold=True,
                    ),
                    width=110,
                    right=True,
                ),
                Column[Asked](
                    title=self.tr("Account tried"),
                    cell=lambda a: ", ".join(f"...{one[-4:]}" for one in a.question.accounts),
                    width=120,
                ),
                Column[Asked](
                    title=self.tr("What the ledger asks"),
                    cell=lambda a: Cell(
                        text=asks_words(a), icon="triangle-alert", icon_tone=Tone.ERROR
                    ),
                    width=300,
                    stretch=1,
                ),
            ),
            name=self.tr("Questions of the ledger"),
        )
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.empty = Text(
            self.tr("The ledger asks nothing. Press Esc."), tone=Tone.MUTED, wrap=True
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self.empty)
        card = Card(flush=True)
        card.add(self._body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.addWidget(card, 1)
        counter.events.ledger_changed.connect(self._changed_outside)
        counter.events.item_voided.connect(self._changed_outside)

    def acts(self) -> Sequence[Action]:
        """Back, the receipt, the answer."""
        chosen = self.table.current()
        return (
            Action(text=self.tr("Back"), slot=self._back, key="Esc"),
            Action(
                text=self.tr("View receipt"),
                slot=self._view,
                key="F9",
                enabled=chosen is not None and bool(chosen.question.receipt_number),
            ),
            Action(
                text=self.tr("Answer"),
                slot=self._answer,
                key="F12",
                kind=Kind.PRIMARY,
                enabled=chosen is not None and chosen.answerable,
            ),
        )

    def first_focus(self) -> QWidget:
        """The table."""
        return self.table

    def on_enter(self) -> None:
        """As they are now."""
        self.refresh()

    def refresh(self) -> None:
        """Reads them anew."""
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB,
            lambda: suspense.open_questions(desk, who),
            self,
            self._latest(self._show),
            self._refused,
        )

    def escape(self) -> bool:
        """Back."""
        self._back()
        return True

    def _show(self, found: tuple[Asked, ...]) -> None:
        self._rows = found
        before = self.table.current()
        same = [
            one
            for one in found
            if before is not None and one.question.exception_id == before.question.exception_id
        ]
        self.table.set_rows(found, choose=same[0] if same else None)
        if found and self.table.current() is None:
            self.table.choose(0)
        self._body.setCurrentWidget(self.table if found else self.empty)
        number = len(found)
        self.say(
            context=self.tr("1 question")
            if number == 1
            else self.tr("{number} questions").format(number=number)
        )

    def _refused(self, error: Failure) -> None:
        self.empty.setText(sentence(error))
        self._body.setCurrentWidget(self.empty)
        self.changed.emit()

    @Slot(object)
    def _changed_outside(self, what: object) -> None:
        if self._counter.who is not None and self.isVisible():
            self.refresh()

    @Slot(object)
    def _chosen(self, what: object) -> None:
        self.changed.emit()

    @Slot(object)
    def _opened(self, what: object) -> None:
        self._view()

    def _back(self) -> None:
        self._counter.go("status")

    def _view(self) -> None:
        chosen = self.table.current()
        if chosen is not None and chosen.question.receipt_number:
            self._counter.go("visit", chosen.question.receipt_number)

    def _answer(self) -> None:
        chosen = self.table.current()
        if chosen is None or not chosen.answerable:
            return
        place = chosen.question.receipt_number or self.tr("A record of the drawer")
        text = f"{place}, {_item(chosen)}"
        if chosen.payer_name:
            text += f", {chosen.payer_name}"
        if chosen.question.cents_left:
            held = self.tr("{amount} stands in suspense.")
            text += f". {held.format(amount=dollars(chosen.question.cents_left))}"
        AnswerDialog(self, self._counter, chosen, asks_words(chosen), text, self._did).open()

    def _did(self, record: Record) -> None:
        toast = getattr(self.window(), "toast", None)
        if toast is not None:
            toast(self.tr("Answered. The ledger hears of it with the next sending."))
        self._counter.events.item_voided.emit(record)
