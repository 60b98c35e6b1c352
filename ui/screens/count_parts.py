"""Parts of the count: a row per kind with items and total, and what was typed as figures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.drawer import COUNT_ITEMS_MAX, KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import dollars, parse_amount
from ui import style
from ui.screens.item_words import kinds_words
from ui.style import Tone, Type
from ui.widgets import Icon, LineEdit, Text, WrappingText

ITEMS_WIDTH, TOTAL_WIDTH, GAP, EDGE = 129, 209, 16, 24
ITEMS_SHORT, TOTAL_SHORT = 84, 132
ROOMY = 600
"""A line of the count that is shorter than this has short fields; px at text size 100 %."""
LONGEST = 900
"""In a longer one the fields do not stand further from their words, which the eye has to follow."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("count_parts", text)


def items_of(text: str) -> int | str:
    """The number of items typed, or the sentence that says what to do."""
    text = text.strip()
    if not text:
        return _tr("Type how many items, 0 where there is none.")
    if not (text.isascii() and text.isdigit()) or len(text) > 6 or int(text) > COUNT_ITEMS_MAX:
        return _tr("Type the number in digits, as in 2.")
    return int(text)


def cents_of(text: str) -> int | str:
    """The total typed in cents, or the sentence that says what to do."""
    if not text.strip():
        return _tr("Type their total, as in 309.00.")
    try:
        return parse_amount(text, zero_ok=True)
    except Refusal as refusal:
        if refusal.code == "amount.no_point":
            return _tr("{dollars} or {cents}? Add the point.").format(
                dollars=refusal.data["as_dollars"], cents=refusal.data["as_cents"]
            )
        if refusal.code == "amount.too_large":
            return _tr("That is more than a drawer holds. Type it again.")
        return _tr("Type dollars and cents, as in 309.00.")


class FieldsLine(QWidget):
    """A line of the count: words, and at the right what stands over or in the two fields. They give
    way where the line is short, all lines of one page alike.
    """

    def __init__(self) -> None:
        super().__init__()
        self.line = QHBoxLayout(self)
        self.line.setSpacing(GAP)
        self.edge = EDGE
        self._ends: tuple[QWidget, ...] = ()
        self._widths, self._short = (ITEMS_WIDTH, TOTAL_WIDTH), (ITEMS_SHORT, TOTAL_SHORT)

    def add_ends(self, items: QWidget, total: QWidget) -> None:
        """What stands at the right end."""
        self._ends = (items, total)
        for one in self._ends:
            self.line.addWidget(one)
        self.scale()

    def set_widths(self, items: int, total: int) -> None:
        """Other widths, in px at text size 100 %, whatever the line's."""
        self._widths = self._short = (items, total)
        self.scale()

    def scale(self) -> None:
        """Takes its widths at the text size of now."""
        over = max(0, self.width() - style.px(LONGEST))
        self.line.setContentsMargins(self.edge, 0, self.edge + over, 0)
        roomy = self.width() >= style.px(ROOMY)
        widths = self._widths if roomy else self._short
        for one, wide in zip(self._ends, widths, strict=False):
            one.setFixedWidth(style.px(wide))

    def minimumSizeHint(self) -> QSize:
        """With short fields."""
        hint = super().minimumSizeHint()
        now = sum(one.minimumWidth() for one in self._ends)
        return QSize(hint.width() - now + style.px(sum(self._short)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Width changed."""
        super().resizeEvent(event)
        self.scale()


class KindRow(FieldsLine):
    """One kind: icon, name with the error below it, items, total."""

    def __init__(self, kind: InstrumentKind) -> None:
        super().__init__()
        self.kind = kind
        name = kinds_words(kind)
        self.items = self._edit(_tr("{kind}, items").format(kind=name))
        self.total = self._edit(_tr("{kind}, total in dollars").format(kind=name))
        self.icon = Icon("scroll-text" if kind.is_check else "ticket", Tone.MUTED)
        self.error = Text("", Type.CAPTION, tone=Tone.ERROR, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(WrappingText(name))
        words.addWidget(self.error)
        words.addStretch(1)
        self.error.hide()
        self.line.addWidget(self.icon)
        self.line.addLayout(words, 1)
        self.add_ends(self.items, self.total)

    @staticmethod
    def _edit(name: str) -> LineEdit:
        edit = LineEdit(name=name)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        edit.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        edit.setMaxLength(20)
        return edit

    def scale(self) -> None:
        """Takes its widths and height at the text size of now."""
        super().scale()
        self.setMinimumHeight(style.px(52))

    @property
    def none(self) -> bool:
        """Zero items were typed: there is no total to ask for."""
        return self.items.text().strip() in {"0", "00", "000"}

    @property
    def empty(self) -> bool:
        """Nothing was typed in either field."""
        return not self.items.text().strip() and not self.total.text().strip()

    def typed(self) -> KindCount:
        """What was typed so far; what cannot be read counts as nothing."""
        items, cents = items_of(self.items.text()), cents_of(self.total.text())
        return KindCount(
            items=items if isinstance(items, int) else 0,
            cents=cents if isinstance(cents, int) and not self.none else 0,
        )

    def check(self, *, whole: bool) -> LineEdit | None:
        """Marks what is wrong and returns its field; None when the row is right.

        With `whole` an empty field is wrong too; else only what was typed is looked at.
        """
        items: int | str = 0
        if whole or self.items.text().strip():
            items = items_of(self.items.text())
        cents: int | str = 0
        if not self.none and (whole or self.total.text().strip()):
            cents = cents_of(self.total.text())
        if isinstance(items, str):
            return self._mark(self.items, items)
        if isinstance(cents, str):
            return self._mark(self.total, cents)
        both = bool(self.items.text().strip()) and bool(self.total.text().strip())
        if both and not self.none and cents == 0:
            return self._mark(self.total, _tr("These items are worth more than $0.00."))
        self._mark(None, "")
        return None

    def unmark(self) -> None:
        """What was said of it no longer holds."""
        self._mark(None, "")

    def tidy(self) -> None:
        """Writes a total that can be read as amounts are written: `1,148.23`."""
        cents = cents_of(self.total.text())
        if isinstance(cents, int):
            self.total.setText(dollars(cents).removeprefix("$"))

    def _mark(self, field: LineEdit | None, words: str) -> LineEdit | None:
        for edit in (self.items, self.total):
            edit.set_error(edit is field)
            edit.setAccessibleDescription(words if edit is field else "")
        self.error.setText(words)
        self.error.setVisible(bool(words))
        return field

    def clear(self) -> None:
        """Empty and unmarked."""
        self.items.clear()
        self.total.clear()
        self._mark(None, "")
