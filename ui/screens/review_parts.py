"""Parts of Review: the items large, and the warnings that were answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cashier.domain.calendar import long_day
from cashier.domain.money import dollars
from cashier.domain.payment import TenderDraft
from ui.messages import KINDS, kind_name
from ui.screens.account_words import account_shown
from ui.screens.item_words import short_time
from ui.style import Tone, Type, px
from ui.visit import VisitInHand
from ui.widgets import Card, Icon, Line, Text, Tinted, WrappingText
from ui.widgets.room import let_tab_in
from ui.widgets.scroll import ClearArea

ROW = 80
ROWS_LEAST, ROWS_SHOWN = 2, 3
NUMBER_WIDTH, ACCOUNT_WIDTH, AMOUNT_WIDTH = 64, 168, 130


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("review_parts", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """One item as it is read out: name, what the paper says, what it is for."""

    number: int
    name: str
    note: str
    account: str
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredRow:
    """A warning and what was done about it."""

    text: str
    note: str


def review_rows(visit: VisitInHand) -> tuple[ReviewRow, ...]:
    """The items of a visit that is complete; one row per account an item is split over."""
    rows: list[ReviewRow] = []
    for number, tender in enumerate(visit.items, start=1):
        parts = tender.allocations
        view = visit.account(parts[0].billing_account_number)
        account = "" if parts[0].billing_account_number else tr("no account known")
        account = account if view is None else account_shown(view.line)
        if len(parts) > 1:
            account = tr("{count} accounts").format(count=len(parts))
        rows.append(
            ReviewRow(
                number=number,
                name=_name(tender),
                note=_note(visit, tender),
                account=account,
                cents=tender.instrument.worth_cents,
            )
        )
    return tuple(rows)


def _name(tender: TenderDraft) -> str:
    kind = tender.instrument.kind
    words = kind_name(kind) if kind.is_check else tr("Money order")
    return f"{words} {tender.instrument.number}".strip()


def _note(visit: VisitInHand, tender: TenderDraft) -> str:
    paper = tender.instrument
    said = []
    if not paper.kind.is_check:
        said.append(paper.issuer or KINDS[paper.kind].removeprefix("Money order, "))
    if paper.dated is not None:
        said.append(tr("dated {day}").format(day=long_day(paper.dated)))
    if paper.account:
        said.append(tr("bank account ...{last4}").format(last4=paper.account[-4:]))
    name = paper.drawer_name or paper.remitter_name
    if name:
        said.append(tr("from {name}").format(name=name))
    if len(tender.allocations) > 1:
        for part in tender.allocations:
            view = visit.account(part.billing_account_number)
            shown = "" if view is None else account_shown(view.line)
            said.append(f"{shown} {dollars(part.amount_cents)}")
    return ", ".join(said)


def answered_of(visit: VisitInHand) -> tuple[AnsweredRow, ...]:
    """Warnings acknowledged and rules overridden, in the order of the items."""
    rows = []
    for number, form in enumerate(visit.forms, start=1):
        item = tr("item {number}").format(number=number)
        rows += [
            AnsweredRow(
                text=answer.sentence,
                note=f"{answer.word}, {item}, {answer.who} {short_time(answer.at)}",
            )
            for answer in form.answers.values()
        ]
    rows += [
        AnsweredRow(
            text=one.reason,
            note=tr("Approved by {number}, rule {rule}").format(number=one.approver, rule=one.rule),
        )
        for one in visit.overrides
    ]
    return tuple(rows)


def _scroller(inner: QWidget, name: str) -> QScrollArea:
    area = ClearArea()
    area.setAccessibleName(name)
    let_tab_in(area)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    return area


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()


class ReviewItems(Card):
    """The question, a line per item, the total. Lists scroll inside; the question stays."""

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.question = WrappingText("", Type.TOTAL, bold=True)
        self.payer = WrappingText("", tone=Tone.MUTED)
        head = QVBoxLayout()
        head.setContentsMargins(24, 18, 24, 25)
        head.setSpacing(0)
        head.addWidget(self.question)
        head.addWidget(self.payer)
        self.body.addLayout(head)
        self.add(Line())
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.area = _scroller(inner, self.tr("Items to record"))
        self.add(self.area)
        foot = Tinted("canvas")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(0)
        row.addSpacing(NUMBER_WIDTH)
        row.addWidget(Text(self.tr("Total"), Type.H3, bold=True), 1)
        left = Text(self.tr("Left {amount}").format(amount=dollars(0)), tone=Tone.MUTED)
        left.setMinimumWidth(ACCOUNT_WIDTH)
        row.addWidget(left)
        self.total = Text("", Type.H3, bold=True, right=True)
        self.total.setMinimumWidth(AMOUNT_WIDTH)
        row.addWidget(self.total)
        self._foot = foot
        self.add(foot)
        self._count = 0
        self._fit()

    def show_items(self, question: str, payer: str, rows: Sequence[ReviewRow], total: int) -> None:
        """Another visit."""
        self.question.setText(question)
        self.payer.setText(payer)
        self.total.setText(dollars(total))
        _empty(self._rows)
        for row in rows:
            self._rows.addWidget(_row(row))
            self._rows.addWidget(Line())
        self._rows.addStretch(1)
        self._count = len(rows)
        self._fit()

    def show_nothing(self) -> None:
        """No visit: one sentence."""
        self.show_items(self.tr("Nothing to review"), self.tr("Press Esc."), (), 0)

    def _fit(self) -> None:
        shown = min(max(self._count, ROWS_LEAST), ROWS_SHOWN)
        self.area.setFixedHeight(shown * (px(ROW) + 1))
        self._foot.setMinimumHeight(px(ROW))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_count"):
            self._fit()


def _row(row: ReviewRow) -> QWidget:
    box = QWidget()
    box.setMinimumHeight(px(ROW))
    line = QHBoxLayout(box)
    line.setContentsMargins(24, 8, 24, 8)
    line.setSpacing(0)
    number = Text(str(row.number), tone=Tone.MUTED)
    number.setFixedWidth(NUMBER_WIDTH)
    line.addWidget(number)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addStretch(1)
    words.addWidget(WrappingText(row.name, Type.H3))
    words.addWidget(Text(row.note, Type.CAPTION, tone=Tone.MUTED, wrap=True))
    words.addStretch(1)
    line.addLayout(words, 1)
    line.addSpacing(12)
    account = WrappingText(row.account, Type.H3)
    account.setMinimumWidth(ACCOUNT_WIDTH)
    account.setContentsMargins(0, 0, 12, 0)
    line.addWidget(account)
    amount = Text(dollars(row.cents), Type.H3, bold=True, right=True)
    amount.setMinimumWidth(AMOUNT_WIDTH)
    line.addWidget(amount)
    return box


class Answered(Card):
    """Warnings that were answered, with who and when."""

    def __init__(self) -> None:
        super().__init__(tr("Warnings you answered"), flush=True)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(15, 16, 15, 16)
        self._rows.setSpacing(12)
        self.add(_scroller(inner, tr("Warnings you answered")), 1)

    def show_rows(self, rows: Sequence[AnsweredRow]) -> None:
        """Another visit."""
        self.set_head(tr("Warnings you answered"), str(len(rows)))
        _empty(self._rows)
        for row in rows:
            box = QWidget()
            line = QHBoxLayout(box)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(12)
            line.addWidget(Icon("check", Tone.TEXT, 18), 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Text(row.text, Type.CAPTION, wrap=True))
            words.addWidget(Text(row.note, Type.CAPTION, tone=Tone.MUTED, wrap=True))
            line.addLayout(words, 1)
            self._rows.addWidget(box)
        if not rows:
            self._rows.addWidget(Text(self.tr("There were none."), Type.CAPTION, tone=Tone.MUTED))
        self._rows.addStretch(1)
