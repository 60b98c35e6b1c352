"""The counter hours of a center: a row for each weekday, opens and closes; empty is closed."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.screens.day_words import closed_words
from ui.style import Tone, Type, px
from ui.widgets import LineEdit, Text

Hours = tuple[tuple[int, str, str], ...]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WIDE, HIGH = 92, 36
_TIME = re.compile(r"^(\d{1,2}):?(\d{2})\s*([ap])?\.?m?\.?$", re.IGNORECASE)


def time_typed(text: str) -> str | None:
    """`8:30`, `0830`, `5:00 PM` or `17:00` as `HH:MM`; '' for nothing, None for what is no time."""
    text = text.strip()
    if not text:
        return ""
    found = _TIME.match(text)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


class HoursGrid(QWidget):
    """Seven days, two times each."""

    def __init__(self, hours: Hours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        known = {day: (opens, closes) for day, opens, closes in hours}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        head = Text(self.tr("Counter hours"), Type.CAPTION, bold=True)
        grid.addWidget(head, 0, 0)
        for column, words in ((1, self.tr("Opens")), (2, self.tr("Closes"))):
            title = Text(words, Type.CAPTION, tone=Tone.MUTED, bold=True)
            grid.addWidget(title, 0, column)
        self.rows: list[tuple[LineEdit, LineEdit]] = []
        for day, name in enumerate(DAYS):
            shown = closed_words(name)
            opens, closes = known.get(day, ("", ""))
            pair = (
                LineEdit(opens, height=HIGH, name=self.tr("{day}, opens").format(day=shown)),
                LineEdit(closes, height=HIGH, name=self.tr("{day}, closes").format(day=shown)),
            )
            for edit in pair:
                edit.setMaxLength(8)
                edit.setFixedWidth(px(WIDE))
                edit.textEdited.connect(self._typed)
            grid.addWidget(Text(shown), day + 1, 0)
            grid.addWidget(pair[0], day + 1, 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(pair[1], day + 1, 2, Qt.AlignmentFlag.AlignLeft)
            self.rows.append(pair)
        self.error = Text("", Type.CAPTION, tone=Tone.ERROR, wrap=True)
        grid.addWidget(self.error, len(DAYS) + 1, 0, 1, 3)

    def controls(self) -> tuple[LineEdit, ...]:
        """In the order of Enter."""
        return tuple(edit for pair in self.rows for edit in pair)

    def wrong(self) -> LineEdit | None:
        """The first time that is none, or that ends before it begins, marked in words."""
        first: LineEdit | None = None
        for opens, closes in self.rows:
            one, other = time_typed(opens.text()), time_typed(closes.text())
            bad = one is None or other is None or bool(one) != bool(other)
            bad = bad or (bool(one) and str(one) >= str(other))
            for edit in (opens, closes):
                edit.set_error(bad)
            if bad and first is None:
                first = closes if one is not None and (one or other is None) else opens
        words = self.tr("Type both, as 08:30 and 17:00, or leave both empty: closed.")
        self.error.setText(words if first is not None else "")
        return first

    def hours(self) -> Hours:
        """As typed."""
        return tuple(
            (day, time_typed(opens.text()) or "", time_typed(closes.text()) or "")
            for day, (opens, closes) in enumerate(self.rows)
            if opens.text().strip() or closes.text().strip()
        )

    def _typed(self) -> None:
        self.error.setText("")
        for pair in self.rows:
            for edit in pair:
                edit.set_error(False)
