"""A supervisor's own count of a tray in a dialog: a tick, and then items and total of each kind."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.drawer import KindCount
from cashier.domain.instrument import InstrumentKind
from ui.screens.count_parts import KindRow
from ui.style import Tone, Type, px
from ui.widgets import LineEdit, Text, Tick
from ui.widgets.scroll import ClearArea

ROW, FIELD, SHOWN_MIN = 40, 36, 3
ITEMS, TOTAL, GAP = 80, 128, 16
FRAME = 396
"""What a dialog needs besides the rows, px."""


class TrayRow(KindRow):
    """A kind's row in a dialog: no icon, no edges, low and short fields. What was said of it goes
    as it is typed anew.
    """

    def __init__(self, kind: InstrumentKind) -> None:
        super().__init__(kind)
        self.icon.hide()
        self.edge = 0
        self.set_widths(ITEMS, TOTAL)
        for edit in (self.items, self.total):
            edit.textEdited.connect(self._typed)

    @staticmethod
    def _edit(name: str) -> LineEdit:
        edit = LineEdit(name=name, height=FIELD)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        edit.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        edit.setMaxLength(20)
        return edit

    def scale(self) -> None:
        """Lower than on a page: all kinds and the signature are seen together."""
        super().scale()
        self.setMinimumHeight(px(ROW))

    @Slot()
    def _typed(self) -> None:
        self.unmark()


class TrayCount(QWidget):
    """Counted or not: without the tick nobody counted; a kind left empty is none of that kind. The
    rows scroll where the window is low.

    Signals: `resized` when the rows came or went.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = Tick(self.tr("I have the tray and count it"))
        self.tick.toggled.connect(self._toggled)
        self.rows = tuple(TrayRow(kind) for kind in InstrumentKind)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 4, 0)
        lines.setSpacing(0)
        lines.addLayout(self._head())
        for row in self.rows:
            lines.addWidget(row)
            row.items.installEventFilter(self)
            row.total.installEventFilter(self)
        self._area = ClearArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tick)
        column.addWidget(self._area)
        self._area.hide()

    def _head(self) -> QHBoxLayout:
        """What stands in the two columns."""
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(Text(self.tr("Empty is none."), Type.CAPTION, tone=Tone.MUTED), 1)
        for words, width in ((self.tr("Items"), ITEMS), (self.tr("Total"), TOTAL)):
            title = Text(words, Type.CAPTION, tone=Tone.MUTED, bold=True, right=True)
            title.setFixedWidth(px(width))
            head.addWidget(title)
        return head

    @property
    def counted(self) -> bool:
        """Whether a count goes with the close."""
        return self.tick.isChecked()

    def controls(self) -> tuple[QWidget, ...]:
        """In the order of Enter."""
        return (self.tick, *(edit for row in self.rows for edit in (row.items, row.total)))

    def filled(self, control: QWidget) -> bool:
        """Whether Enter passes over a control: rows that are not asked for, totals of none."""
        if control is self.tick:
            return False
        row = next(one for one in self.rows if control in (one.items, one.total))
        return not self.counted or (control is row.total and row.none)

    def wrong(self) -> LineEdit | None:
        """The first field that is missing or cannot be read, marked in words; None when all is
        right. Kinds left empty are none, but one at least is typed: the tick alone is no count.
        """
        if not self.counted:
            return None
        nothing = all(row.empty for row in self.rows)
        found = [row.check(whole=nothing or not row.empty) for row in self.rows]
        first = next((field for field in found if field is not None), None)
        if first is not None:
            self._area.ensureWidgetVisible(first)
        return first

    def counts(self) -> Mapping[InstrumentKind, KindCount] | None:
        """What was found, kind by kind; None where nobody counted."""
        return {row.kind: row.typed() for row in self.rows} if self.counted else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the field with the focus in sight, and writes a total as amounts are written."""
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.FocusIn:
            self._area.ensureWidgetVisible(watched)
        elif event.type() == QEvent.Type.FocusOut:
            for row in self.rows:
                if row.total is watched:
                    row.tidy()
        return False

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        room = self.window().parentWidget()
        high = (room.height() if room is not None else px(768)) - px(FRAME)
        inside = self._area.widget()
        assert inside is not None
        inside.ensurePolished()
        whole = inside.sizeHint().height()
        self._area.setFixedHeight(max(SHOWN_MIN * px(ROW), min(whole, high)))
        self._area.setVisible(on)
        self.resized.emit()
