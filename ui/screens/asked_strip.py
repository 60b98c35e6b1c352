"""What a cashier asked supervisors elsewhere for, and how it stands: a few lines that nobody has to
answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.calendar import clock_time
from cashier.domain.errors import Refusal
from cashier.domain.money import dollars
from cashier.domain.request import RequestAct
from cashier.services.approvals import Asked, AskState
from ui.messages import sentence
from ui.style import Tone, Type
from ui.widgets import IconText

LINES_MAX = 3
"""The newest; the list below needs the room."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("asked_strip", text)


def asked_words(one: Asked) -> tuple[str, str, Tone]:
    """A sentence, an icon and its tone."""
    what = _what(one).format(
        receipt=one.waiting.receipt, amount=dollars(one.waiting.cents), line=one.waiting.line
    )
    match one.state:
        case AskState.WAITING:
            text = _tr("{what}: asked at {time}, waits for a supervisor.")
            icon, tone = "hourglass", Tone.INFO
        case AskState.APPROVED:
            text = _tr("{what}: approved by {name}. Record the payment within the hour.")
            icon, tone = "circle-check", Tone.SUCCESS
        case AskState.DONE:
            text = _tr("{what}: approved by {name}, and done.")
            icon, tone = "circle-check", Tone.SUCCESS
        case AskState.REFUSED:
            text = _tr("{what}: refused by {name}. {why}")
            icon, tone = "circle-x", Tone.ERROR
        case _:
            text = _tr("{what}: approved by {name}, but it could not be done. {why}")
            icon, tone = "triangle-alert", Tone.WARNING
    why = sentence(Refusal(one.code)) if one.code else one.why
    name = one.by_name or one.by
    return (
        text.format(what=what, time=clock_time(one.waiting.asked_at), name=name, why=why),
        icon,
        tone,
    )


def _what(one: Asked) -> str:
    match one.waiting.act:
        case RequestAct.VOID:
            return _tr("Void of item {line}, receipt {receipt}, {amount}")
        case RequestAct.OVERRIDE:
            return _tr("Item of {amount} against a rule")
    return _tr("Difference of the drawer")


class AskedStrip(QWidget):
    """The newest questions, one line each; not there where nothing was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [IconText("", "hourglass", Tone.INFO, type_=Type.CAPTION, wrap=True)
                      for _ in range(LINES_MAX)]  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for line in self.lines:
            column.addWidget(line)
            line.hide()
        self.hide()

    def show_all(self, asked: Sequence[Asked]) -> None:
        """Shows how each stands; a difference is told only while it waits."""
        told = [
            one
            for one in asked
            if one.waiting.act is not RequestAct.REVIEW or one.state is AskState.WAITING
        ][:LINES_MAX]
        for line, one in zip(self.lines, told, strict=False):
            text, icon, tone = asked_words(one)
            line.set(text, icon, tone)
        for n, line in enumerate(self.lines):
            line.setVisible(n < len(told))
        self.setVisible(bool(told))
