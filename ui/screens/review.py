"""Review: the question, each item large, warnings answered, the receipt's language. F12 records."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.errors import Fault, Refusal
from cashier.domain.money import dollars
from cashier.domain.payment import Visit
from cashier.services import payments
from receipts.translations import TRANSLATIONS
from ui.counter import Counter
from ui.dialogs import show_error
from ui.messages import words
from ui.page import Page
from ui.screens.account_words import language_items
from ui.screens.review_parts import Answered, ReviewItems, answered_of, review_rows
from ui.style import Tone, Type
from ui.tasks import Lane
from ui.widgets import Action, Card, Chip, Combo, Field, IconText, Kind
from ui.widgets.reflow import Columns

MAIN, SIDE = 640, 336
"""The least widths of the items and what stands beside them, in px at text size 100 %."""


class ReviewPage(Page):
    """Read-only but for the receipt's language. Enter does nothing here: a scan ends with Enter."""

    nav_key = "pay"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Take payment"), self.tr("Review, nothing is recorded yet"))
        self.help = self.tr(
            "Compare every line with the paper in your hand. F12 records and prints; Esc goes back"
            " to change something. Enter does nothing on this page."
        )
        self._counter = counter
        self._posting = False
        self._chip = Chip(self.tr("Identity confirmed"), icon="shield-check", tone=Tone.SUCCESS)
        self.items = ReviewItems()
        self.language = Combo(language_items(), icon="languages")
        self.language.chosen.connect(self._language_chosen)
        self.language_field = Field(self.tr("Receipt language"), control=self.language, help_=" ")
        language = Card()
        language.add(self.language_field)
        self.answered = Answered()
        side = QVBoxLayout()
        side.setSpacing(16)
        side.addWidget(language)
        side.addWidget(self.answered, 1)
        columns = Columns()
        columns.add(self.items, MAIN, 1)
        columns.add(side, SIDE)
        self.note = IconText(
            self.tr(
                "Until you press F12 everything can be changed. Afterwards a mistake is answered"
                " by a void, item by item."
            ),
            "info",
            Tone.MUTED,
            word_tone=Tone.MUTED,
            type_=Type.CAPTION,
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(columns)
        column.addWidget(self.note)
        column.addStretch(1)

    def chips(self) -> Sequence[QWidget]:
        """Whether identity was confirmed."""
        return (self._chip,)

    def acts(self) -> Sequence[Action]:
        """Go back, or record."""
        visit = self._counter.visit
        full = visit is not None and bool(visit.items)
        return (
            Action(
                text=self.tr("Go back"),
                slot=self.go_back,
                key="Esc",
                enabled=not self._posting,
            ),
            Action(
                text=self.tr("Post and print"),
                slot=self.post,
                key="F12",
                kind=Kind.PRIMARY,
                enabled=full and not self._posting,
            ),
        )

    def unlocked(self) -> None:
        """The same form, with the accounts as somebody unconfirmed sees them."""
        self.on_enter()

    def on_enter(self) -> None:
        """Shows what Review was asked for."""
        self._posting = False
        visit = self._counter.visit
        if visit is None or not visit.items:
            self.items.show_nothing()
            self.answered.show_rows(())
            self.changed.emit()
            return
        total = sum(tender.instrument.worth_cents for tender in visit.items)
        count = len(visit.items)
        question = (
            self.tr("Post 1 item, {amount}?").format(amount=dollars(total))
            if count == 1
            else self.tr("Post {count} items, {amount}?").format(count=count, amount=dollars(total))
        )
        payer = self.tr("Paid by {name}").format(name=visit.payer_name)
        if visit.payer_name == visit.member_name:
            payer = self.tr("Paid by {name}, the member").format(name=visit.payer_name)
        self.items.show_items(question, payer, review_rows(visit), total)
        self.answered.show_rows(answered_of(visit))
        self.language.set_value(visit.language)
        self._say_language(visit.language)
        confirmed = any(view.confirmation is not None for view in visit.accounts)
        if confirmed:
            self._chip.set(self.tr("Identity confirmed"), icon="shield-check", tone=Tone.SUCCESS)
        else:
            self._chip.set(self.tr("Identity not confirmed"), icon="eye-off", tone=Tone.MUTED)
        self.changed.emit()

    @Slot(object)
    def _language_chosen(self, language: object) -> None:
        visit = self._counter.visit
        if visit is not None and isinstance(language, str):
            visit.language = language
            self._say_language(language)

    def _say_language(self, language: str) -> None:
        if language not in TRANSLATIONS:
            said = self.tr("Not translated yet: this receipt prints in English.")
        elif language == "en":
            said = self.tr("Proposed from the account; another can be chosen.")
        else:
            said = self.tr(
                "Proposed from the account. English stands beside it for number, date and total."
            )
        self.language_field.set_help(said)

    # --- acts ------------------------------------------------------------------------------------

    def go_back(self) -> None:
        """To the form, with everything as it was."""
        if not self._posting:
            self._counter.go("pay")

    def post(self) -> None:
        """Records the visit, once: the button is shut at the first press, and the visit's id lets a
        second call record nothing.
        """
        visit = self._counter.visit
        if self._posting or visit is None or not visit.items:
            return
        self._posting = True
        self.say(hint=self.tr("Recording"))
        desk, who, draft = self._counter.desk, self._counter.person, visit.draft()
        self._counter.tasks.run(
            Lane.DB, lambda: payments.take(desk, who, draft), self, self._recorded, self._failed
        )

    def _recorded(self, recorded: Visit) -> None:
        self._posting = False
        self.hint = ""
        visit = self._counter.visit
        if visit is not None:
            visit.posted()
        self._counter.last_visit = recorded
        self._counter.events.payment_taken.emit(recorded)
        self._counter.go("posted", recorded)

    def _failed(self, error: Refusal | Fault) -> None:
        self._posting = False
        self.say(hint="")
        visit = self._counter.visit
        if isinstance(error, Refusal):
            if visit is not None and error.code.startswith("approval."):
                visit.overrides.clear()
            self._counter.go("pay", error)
            return
        said = words(error)
        show_error(
            self,
            self.tr("Nothing was recorded"),
            self.tr("{what} Everything you typed is still here; press F12 to try again.").format(
                what=said.text
            ),
            code=said.code,
        )
