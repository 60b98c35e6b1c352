"""The answer to one question of the ledger: whose money it is, or why the paper is right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cashier.domain.posting import Record
from cashier.services import suspense
from cashier.services.desk import Approval
from ui.counter import Counter
from ui.screens.mistake import Done, MistakeDialog
from ui.widgets import Field


class AnswerDialog(MistakeDialog):
    """Answers one question of the ledger. Of another person's item a supervisor answers alone."""

    act = suspense.ACT

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        asked: suspense.Asked,
        title: str,
        text: str,
        done: Done,
    ) -> None:
        self._asked = asked
        self.with_signature = asked.taken_by in ("", counter.person.number) and bool(
            asked.needs_account
        )
        super().__init__(
            parent,
            counter,
            title,
            text,
            reasons=(
                (self.tr("Misread from the bill"), "misread from the bill"),
                (self.tr("The account is new"), "the account is new"),
                (self.tr("Looked at, it is right as it is"), "looked at, right as it is"),
                (self.tr("The item was taken back"), "the item was taken back"),
            ),
            keep=self.tr("Not now"),
            yes=self.tr("Answer"),
            done=done,
            dangerous=False,
        )

    def add_fields(self) -> None:
        """The account, where money waits for one."""
        self.account = Field(self.tr("Billing account the money was meant for"))
        self.body.addWidget(self.account)
        self.account.setVisible(self._asked.needs_account)

    def fields(self) -> tuple[QWidget, ...]:
        """The account where it is asked for."""
        return (self.account.edit,) if self._asked.needs_account else ()

    def ready(self) -> bool:
        """An account where one is asked for."""
        missing = self._asked.needs_account and not self.account.text()
        self.account.set_error(self.tr("Type its nine digits.") if missing else "")
        if missing:
            self.account.edit.setFocus()
        return not missing

    def work(self, reason: str) -> Callable[[Approval | None], Record]:
        """The resolution."""
        desk, who, number = self.counter.desk, self.counter.person, self.account.text()
        question = self._asked.question.exception_id
        return lambda approval: suspense.resolve(
            desk, who, question, account=number, reason=reason, approval=approval
        )
