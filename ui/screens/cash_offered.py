"""Cash or a card is offered: what to say, and the paper with the ways to pay."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QWidget

from cashier.domain.errors import Fault, Refusal
from cashier.domain.receipt import LANGUAGES, PrintJob
from cashier.services import printing
from ui import style
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.screens.account_words import language_items
from ui.screens.cash_words import ENGLISH, spoken
from ui.style import Tone
from ui.tasks import Lane
from ui.widgets import Combo, Field, Kind, Text


class CashDialog(Dialog):
    """Records no money and opens no account. The language is the visit's; another can be chosen for
    somebody whose account was not opened.
    """

    def __init__(self, parent: QWidget, counter: Counter, tell: Callable[[str], None]) -> None:
        title = QCoreApplication.translate("CashDialog", "Cash or a card was offered")
        super().__init__(title, parent)
        self._counter, self._tell = counter, tell
        visit = counter.visit
        language = "en" if visit is None or visit.language not in LANGUAGES else visit.language
        self.add_text(self.tr("Cash and cards cannot be taken here. Say:"), tone=Tone.MUTED)
        self.english = self.add_text(ENGLISH)
        self.other = Text("", wrap=True)
        self.body.addWidget(self.other)
        self.language = Combo(language_items(), icon="languages")
        self.language.set_value(language)
        self.language.chosen.connect(self._chosen)
        self.body.addWidget(Field(self.tr("Language of the slip"), control=self.language))
        self.problem = self.add_text("", tone=Tone.ERROR)
        self.add_button(self.tr("Close"), key="Esc")
        self.print_button = self.add_button(
            self.tr("Print ways to pay"), self.print_slip, kind=Kind.PRIMARY, key="Enter"
        )
        self._show(language)

    def first_focus(self) -> QWidget:
        """The slip: what nearly everybody asks for next."""
        return self.print_button

    @Slot(object)
    def _chosen(self, language: object) -> None:
        self._show(str(language))
        self.fit()

    def _show(self, language: str) -> None:
        words = spoken(language)
        self.other.setText(words)
        self.other.setFont(style.font_of(language))
        right = language == "ar"
        self.other.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        self.other.setVisible(bool(words))

    def print_slip(self) -> None:
        """Queues the slip; the button is shut at the first press."""
        self.print_button.setEnabled(False)
        desk, who = self._counter.desk, self._counter.person
        language = str(self.language.value())
        self._counter.tasks.run(
            Lane.DB,
            lambda: printing.ways_to_pay(desk, who, language),
            self,
            self._queued,
            self._failed,
        )

    def _queued(self, job: PrintJob) -> None:
        self._counter.events.paper_changed.emit(job)
        self._tell(self.tr("The ways to pay are being printed."))
        self.accept()

    def _failed(self, error: Refusal | Fault) -> None:
        self.print_button.setEnabled(True)
        self.problem.setText(sentence(error))
        announce(self, sentence(error), urgent=True)
        self.fit()
