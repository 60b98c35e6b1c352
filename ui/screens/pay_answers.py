"""Answering what the rules say: by the cashier, or by a supervisor in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cashier.domain.payment import Override
from cashier.domain.verdict import Severity, Verdict
from cashier.services import approvals
from cashier.services.approvals import Asked
from cashier.services.desk import Approval
from ui.dialogs import show_failure
from ui.item import Answer, ItemInHand, answer_key, needed
from ui.screens.approval import ask_approval
from ui.screens.pay_words import done_word, verdict_words
from ui.tasks import Failure, Lane

if TYPE_CHECKING:
    from ui.screens.pay import PayPage


class Answers(QObject):
    """Takes answers to the sentences under the open item into the visit."""

    def __init__(self, page: PayPage) -> None:
        super().__init__(page)
        self._page = page
        page.counter.events.approval_heard.connect(self._heard)

    def first(self) -> None:
        """Answers the first sentence that waits."""
        waiting = self._page.form.verdicts.first_waiting()
        if waiting is not None:
            self.answer(waiting.key)

    @Slot(object)
    def answer(self, key: tuple[str, str]) -> None:
        """The sentence of that rule and account: acknowledged, or brought to a supervisor."""
        verdict = next((v for v in self._page.item.verdicts if answer_key(v) == key), None)
        visit = self._page.visit
        if verdict is None or visit is None:
            return
        text = verdict_words(verdict, visit.accounts)
        if verdict.severity is Severity.SUPERVISOR:
            self._ask_supervisor(verdict, text)
            return
        self._note(self._page.item, verdict, text)
        self._go_on()

    def read_again(self, item: ItemInHand, verdict: Verdict) -> None:
        """The cashier did what a warning asks for, without being asked by its button."""
        visit = self._page.visit
        if visit is not None and answer_key(verdict) not in item.answers:
            self._note(item, verdict, verdict_words(verdict, visit.accounts))

    def _note(self, item: ItemInHand, verdict: Verdict, text: str) -> None:
        item.answers[answer_key(verdict)] = Answer(
            word=done_word(verdict.code),
            sentence=text,
            who=self._page.counter.person.name,
            at=self._page.counter.desk.clock.now(),
        )

    def _go_on(self) -> None:
        """To the next sentence that waits, or on."""
        self._page.show_typed()
        waits = self._page.form.verdicts.focus_waiting()
        if self._page.hint:
            self._page.leaving.say_waiting()
        if not waits:
            self._focus_next()

    def _focus_next(self) -> None:
        """After the last answer the hands go back to the form, or to Review."""
        item = self._page.item
        empty = [n for n in needed(item.kind) if not self._page.form.fields[n].edit.text()]
        if empty:
            self._page.form.fields[empty[0]].edit.setFocus()
        elif item.reviewed:
            self._page.leaving.review()
        else:
            self._page.form.first_to_fill().setFocus()

    def _ask_supervisor(self, verdict: Verdict, text: str) -> None:
        rule = verdict.code

        def approved(approval: Approval, reason: str) -> None:
            visit = self._page.visit
            if visit is None:
                return
            visit.overrides = [one for one in visit.overrides if one.rule != rule]
            visit.overrides.append(
                Override(
                    rule=rule,
                    reason=reason,
                    approver=approval.approver.number,
                    approval_id=approval.approval_id,
                )
            )
            self._go_on()

        ask_approval(
            self._page,
            self._page.counter,
            act=f"override:{rule}",
            title=self.tr("Take item {number} all the same?").format(number=self._page.index + 1),
            text=text,
            reasons=(
                self.tr("Looked at the paper, it is good"),
                self.tr("Called the issuer or the bank"),
                self.tr("The payer explained it"),
            ),
            yes=self.tr("Approve"),
            done=approved,
            elsewhere=lambda reason: self._ask_elsewhere(rule, reason),
        )

    def _ask_elsewhere(self, rule: str, reason: str) -> None:
        """Supervisors at other windows are asked; the visit stays as it is and can wait."""
        page = self._page
        visit = page.visit
        if visit is None:
            return
        desk, who = page.counter.desk, page.counter.person
        visit_id, kind, cents = visit.visit_id, page.item.kind, page.checks.read(page.item).cents
        page.counter.tasks.run(
            Lane.DB,
            lambda: approvals.ask_override(
                desk, who, visit_id=visit_id, rule=rule, cents=cents, kind=kind, reason=reason
            ),
            self,
            self._was_asked,
            self._not_asked,
        )

    def _was_asked(self, request_id: str) -> None:
        self._page.toast(self.tr("Asked. You can go on: a supervisor elsewhere says yes or no."))
        self._page.counter.events.drawer_changed.emit(None)  # so that it is sent at once

    def _not_asked(self, error: Failure) -> None:
        show_failure(self._page, error)

    @Slot(object)
    def _heard(self, asked: Asked) -> None:
        """An override was approved at another window: it is taken into the visit it is for."""
        visit = self._page.visit
        if visit is None or asked.visit_id != visit.visit_id or not asked.approval_id:
            return
        rule = asked.waiting.rule
        visit.overrides = [one for one in visit.overrides if one.rule != rule]
        visit.overrides.append(
            Override(
                rule=rule,
                reason=asked.waiting.reason,
                approver=asked.by,
                approval_id=asked.approval_id,
            )
        )
        self._page.say(hint="")
        self._page.show_typed()

    @Slot(object)
    def take_back(self, key: tuple[str, str]) -> None:
        """The answer was a slip."""
        visit = self._page.visit
        self._page.item.answers.pop(key, None)
        if visit is not None:
            visit.overrides = [one for one in visit.overrides if one.rule != key[0]]
        self._page.show_typed()
