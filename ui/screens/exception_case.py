"""One exception to read: what happened, what to do, what is known of it, how it ended."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from cashier.domain.calendar import clock_time, local_date, short_day
from cashier.domain.money import dollars
from cashier.services.exceptions import Case, Sort
from ui import style
from ui.screens import exception_words as said
from ui.screens.item_words import accounts_shown
from ui.style import Tone, Type
from ui.widgets import Banner, Card, KeyValue, Text

WIDE = 300


def _tr(text: str) -> str:
    return QCoreApplication.translate("exception_case", text)


class CaseView(Card):
    """Shows the chosen case; empty without one."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(style.px(WIDE))
        self.name = Text("", Type.H3, bold=True, wrap=True)
        self.happened = Text("", wrap=True)
        self._what_to_do = Text(_tr("What to do"), Type.CAPTION, bold=True, tone=Tone.MUTED)
        self.to_do = Text("", wrap=True)
        self.ended = Banner(Tone.SUCCESS, "", note=" ")
        self.facts = KeyValue(label_width=130, spacing=8)
        self.body.setSpacing(4)
        self._happened = Text(_tr("What happened"), Type.CAPTION, bold=True, tone=Tone.MUTED)
        for widget in (self.name, self.ended, self._happened, self.happened):
            self.add(widget)
            self.body.addSpacing(0 if widget is self._happened else 8)
        for widget in (self._what_to_do, self.to_do):
            self.add(widget)
        self.body.addSpacing(12)
        self.add(self.facts)
        self.body.addStretch(1)
        self.setMinimumWidth(style.px(WIDE))
        self.show_case(None)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMinimumWidth(style.px(WIDE))

    def show_case(self, case: Case | None) -> None:
        """Another case."""
        inside: tuple[QWidget, ...] = (
            self.name, self._happened, self.happened, self._what_to_do, self.to_do, self.facts,
        )  # fmt: skip
        for widget in inside:
            widget.setVisible(case is not None)
        self.ended.setVisible(case is not None and not case.open)
        if case is None:
            return
        self.name.setText(said.short(case))
        self.happened.setText(said.happened(case))
        to_do = said.to_do(case)
        self.to_do.setText(to_do)
        for widget in (self._what_to_do, self.to_do):
            widget.setVisible(bool(to_do))
        if case.answered is not None:
            self.ended.set_text(said.ended(case.answered))
            self.ended.note.setText(self._note(case))
            self.ended.note.setVisible(bool(self._note(case)))
        self.facts.set_pairs(facts(case))

    @staticmethod
    def _note(case: Case) -> str:
        assert case.answered is not None
        reason = case.answered.reason
        parts = [_tr("Reason: {reason}.").format(reason=reason.rstrip("."))] if reason else []
        if not case.answered.sent:
            parts.append(_tr("The ledger hears of it with the next sending."))
        return " ".join(parts)


def facts(case: Case) -> list[tuple[str, str]]:
    """What is known of a case: label and value."""
    at = f"{short_day(local_date(case.at))}, {clock_time(case.at)}"
    found = [(_tr("Since"), at if case.sort is not Sort.REVIEW or case.open else "")]
    found.append((_tr("Receipt"), case.receipt_number))
    if case.tender is not None:
        found.append((_tr("Item"), f"{said.item(case)}, {dollars(case.cents)}"))
        last4 = tuple(part.last4 for part in case.tender.allocations)
        found.append((_tr("For"), accounts_shown(last4)))
    found.append((_tr("Payer"), case.payer_name))
    if case.cents_left:
        found.append((_tr("In suspense"), dollars(case.cents_left)))
    if case.accounts:
        found.append((_tr("Account tried"), accounts_shown(tuple(a[-4:] for a in case.accounts))))
    who = _tr("Drawer of") if case.sort is Sort.REVIEW else _tr("Taken by")
    found.append((who, case.staff_name))
    if case.review is not None:
        found.append((_tr("Station"), case.review.station_name))
    found.append((_tr("Code"), case.code))
    return [(label, value) for label, value in found if value]
