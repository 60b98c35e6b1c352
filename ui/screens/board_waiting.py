"""The card of what waits for a person: the list, and the chosen line's whole story below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import style
from ui.announce import announce
from ui.screens import board_matters
from ui.screens.board_matters import Matter
from ui.screens.board_parts import renew
from ui.style import Tone, Type
from ui.widgets import Card, Line, Text
from ui.widgets.folding_table import FoldingTable


class WaitingCard(Card):
    """`table` is the list, `detail` the story; without anything waiting a sentence says so."""

    def __init__(self) -> None:
        super().__init__(" ", flush=True)
        self._title = self.tr("Waiting")
        self._shown_once = False
        self.table: FoldingTable[Matter] = FoldingTable(
            board_matters.columns(), name=self._title, row=64, head=0, fills_card=False
        )
        self.table.chosen.connect(self._chosen)
        self.nothing = Text(self.tr("Nothing waits for anybody."), tone=Tone.MUTED, wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(16, 0, 16, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.table)
        self.detail = Text("", Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(Line())
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 10, 16, 10)
        inner.addWidget(self.detail)
        foot.addLayout(inner, 1)
        self.add(self._stack, 1)
        self.add(self._foot)
        self.set_head(self._title)
        self._restyle()

    def show_matters(self, found: Sequence[Matter]) -> None:
        """The list in place: the chosen line stays chosen. What came since is said."""
        known = {one.key for one in self.table.rows()}
        fresh = [one for one in found if one.key not in known]
        if self._shown_once and fresh:
            said = "; ".join(f"{one.title}, {one.note}" for one in fresh)
            announce(self.table, f"{self._title}: {said}")
        self._shown_once = True
        self._stack.setCurrentWidget(self.table if found else self.nothing)
        renew(self.table, found, lambda one: one.key)
        self._foot.setVisible(bool(found))
        self.set_head(self._title, str(len(found)) if found else "")
        self._chosen(self.table.current())

    @Slot(object)
    def _chosen(self, what: object) -> None:
        self.detail.setText(what.detail if isinstance(what, Matter) else "")

    def _restyle(self) -> None:
        self._foot.setFixedHeight(style.px(104))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_foot"):
            self._restyle()
