"""The visit beside the form: what was received, for which account, what is left, the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.money import dollars
from ui.screens.account_words import language_words
from ui.style import Tone, Type
from ui.widgets import Card, Figure, IconText, Line, Number, Text, WrappingText
from ui.widgets.scroll import ClearArea


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountSum:
    """What the visit gives to one account. `note` says how it compares with the bill, where that
    may be told; `months` which months it pays and what is left of bill or money.
    """

    account: str
    cents: int
    note: str = ""
    icon: str = "circle-check"
    tone: Tone = Tone.SUCCESS
    months: str = ""


class VisitCard(Card):
    """Changes with every key typed; nothing in it moves but the figures."""

    def __init__(self) -> None:
        super().__init__("This visit", flush=True)
        self.received = Figure(self.tr("Received"), dollars(0), size=Type.MONEY)
        self._part(self.body, self.received)
        self.add(Line())
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        area = ClearArea()
        area.setAccessibleName(self.tr("Accounts of this visit"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        self.add(area, 1)
        self.for_accounts = Text(dollars(0), right=True)
        self.left = Text(dollars(0), bold=True, right=True)
        sums = QWidget()
        grid = QGridLayout(sums)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.addWidget(Text(self.tr("For accounts"), tone=Tone.MUTED), 0, 0)
        grid.addWidget(self.for_accounts, 0, 1)
        grid.addWidget(Text(self.tr("Left"), bold=True), 1, 0)
        grid.addWidget(self.left, 1, 1)
        # below the list, not in it: what is left has to be seen however many accounts there are
        self.add(Line())
        self._part(self.body, sums, top=12)
        self.add(Line())
        foot = QVBoxLayout()
        foot.setContentsMargins(15, 12, 15, 12)
        foot.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(Text(self.tr("Receipt in"), Type.CAPTION, tone=Tone.MUTED))
        line.addStretch(1)
        self.language = Text("", Type.CAPTION)
        line.addWidget(self.language)
        foot.addLayout(line)
        foot.addWidget(
            WrappingText(self.tr("Cash or a card offered: Ctrl+W"), Type.CAPTION, tone=Tone.MUTED)
        )
        self.body.addLayout(foot)
        self._shown: tuple[AccountSum, ...] | None = None
        self._rows: list[tuple[Text, IconText]] = []
        self.months: list[Text] = []

    @staticmethod
    def _part(body: QVBoxLayout, *widgets: QWidget, top: int = 16, bottom: int = 12) -> None:
        box = QVBoxLayout()
        box.setContentsMargins(15, top, 15, bottom)
        box.setSpacing(4)
        for widget in widgets:
            box.addWidget(widget)
        body.addLayout(box)

    def show_visit(
        self, *, items: int, received: int, sums: Sequence[AccountSum], language: str
    ) -> None:
        """Sums of what was typed so far, in cents."""
        words = self.tr("1 item") if items == 1 else self.tr("{count} items").format(count=items)
        self.set_head(self.tr("This visit"), words)
        self.received.set(dollars(received))
        given = sum(one.cents for one in sums)
        self.for_accounts.setText(dollars(given))
        self.left.setText(dollars(received - given))
        self.left.set_tone(Tone.TEXT if received == given else Tone.ERROR)
        self.language.setText(language_words(language))
        self._show_sums(tuple(sums))

    def _show_sums(self, sums: tuple[AccountSum, ...]) -> None:
        names = [one.account for one in sums]
        if self._shown is None or names != [one.account for one in self._shown]:
            self._rebuild(sums)
        self._shown = sums
        for one, label in zip(sums, self.months, strict=True):
            label.setText(one.months)
            label.setVisible(bool(one.months))
        for one, (amount, note) in zip(sums, self._rows, strict=True):
            amount.setText(dollars(one.cents))
            note.set(one.note, one.icon, one.tone, Tone.TEXT)
            note.icon.setVisible(bool(one.note))

    def _rebuild(self, sums: tuple[AccountSum, ...]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._rows, self.months = [], []
        for number, one in enumerate(sums, start=1):
            row = QWidget()
            grid = QGridLayout(row)
            grid.setContentsMargins(15, 12, 15, 12)
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(2)
            amount = Text("", bold=True, right=True)
            note = IconText("", "circle-check", Tone.SUCCESS, type_=Type.CAPTION, size=16)
            grid.addWidget(Number(str(number)), 0, 0)
            grid.addWidget(Text(one.account, bold=True), 0, 1)
            grid.addWidget(amount, 0, 2)
            grid.addWidget(note, 1, 1, 1, 2)
            months = Text("", Type.CAPTION, tone=Tone.MUTED, wrap=True)
            grid.addWidget(months, 2, 1, 1, 2)
            self.months.append(months)
            grid.setColumnStretch(1, 1)
            self._rows.append((amount, note))
            self._list.addWidget(row)
            self._list.addWidget(Line())
        self._list.addStretch(1)
