"""Parts of the find page: the line of messages, the table that keeps the ring, the side cards."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.account import AccountLine, Enrollment
from ui.screens.account_words import account_shown, coverage_icon, enrollment_looks
from ui.style import Tone, Type, px
from ui.tables import Column
from ui.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    Icon,
    IconText,
    Line,
    SearchField,
    Text,
)
from ui.widgets.folding_table import FoldingTable

LATE_ENTER_MS = 600
"""An Enter this soon after a number opened its account by itself still belongs to the number."""


class Matches(FoldingTable[AccountLine]):
    """The results. The focus stays in the search box, so the chosen row shows the ring for it."""

    def __init__(
        self, columns: Sequence[Column[AccountLine]], box: SearchField, *, name: str, row: int
    ) -> None:
        super().__init__(columns, name=name, row=row)
        self._box = box

    def hasFocus(self) -> bool:  # noqa: N802 - Qt's name
        """The box's focus is the table's: Up and Down act here."""
        return super().hasFocus() or (bool(self.rows()) and self._box.hasFocus())

    def ring_changed(self) -> None:
        """Rows came or went."""
        self.viewport().update()


class MessageSlot(QWidget):
    """One line of message between box and results. It keeps its room when empty, so that results
    never jump while one types.

    Signals: `use` when the suggestion's button was pressed.
    """

    use = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.suggestion = ""
        self._use = Button("", key="Alt+U", compact=True, clicked=self.use.emit)
        self.mean = Banner(Tone.INFO, "", icon="spell-check", buttons=(self._use,))
        self.info = Banner(Tone.INFO, "")
        self.error = Banner(Tone.ERROR, "")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for banner in (self.mean, self.info, self.error):
            box.addWidget(banner)
            banner.hide()
        self._fit()

    def text(self) -> str:
        """What it says now."""
        shown = next((b for b in (self.mean, self.info, self.error) if not b.isHidden()), None)
        return shown.accessibleName() if shown is not None else ""

    def show_info(self, text: str) -> None:
        """A quiet sentence; "" for nothing."""
        self._only(self.info if text else None)
        self.info.set_text(text)

    def show_error(self, text: str) -> None:
        """What was refused and what to do instead."""
        self._only(self.error)
        self.error.set_text(text)

    def suggest(self, old: str, new: str, query: str, *, matched: bool) -> None:
        """Another spelling: `query` is searched when its button is pressed."""
        self._only(self.mean)
        self.suggestion = query
        words = self.tr("No exact match for “{old}”. Did you mean {new}?")
        if not matched:
            words = self.tr("No account matches “{old}”. Did you mean {new}?")
        self.mean.set_text(words.format(old=old, new=new))
        # One word of the sentence is bold: what is offered.
        self.mean.label.setTextFormat(Qt.TextFormat.RichText)
        self.mean.label.setText(words.format(old=escape(old), new=f"<b>{escape(new)}</b>"))
        self._use.setText(self.tr("Use “{text}”").format(text=new.lower()))

    def _only(self, banner: Banner | None) -> None:
        self.suggestion = ""
        for one in (self.mean, self.info, self.error):
            one.setVisible(one is banner)

    def _fit(self) -> None:
        self.setMinimumHeight(px(47))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()


class ChosenAccount(Card):
    """What may be seen of the chosen account by anybody: name, coverage, last four, open or not."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("ChosenAccount", "Chosen account"))
        self.name = Text("", Type.H3, bold=True, wrap=True)
        self.member = Text("", tone=Tone.MUTED)
        self.account = Chip("")
        self.state = Chip("")
        chips = QHBoxLayout()
        chips.setSpacing(8)
        chips.addWidget(self.account)
        chips.addWidget(self.state)
        chips.addStretch(1)
        self.body.setSpacing(0)
        self.body.addWidget(self.name)
        self.body.addWidget(self.member)
        self.body.addSpacing(12)
        self.body.addLayout(chips)
        self.body.addSpacing(12)
        self._line = Line()
        self.body.addWidget(self._line)
        self.body.addSpacing(12)
        self.unsure = IconText(
            self.tr("Identity not confirmed"),
            "eye-off",
            Tone.MUTED,
            type_=Type.CAPTION,
            bold=True,
        )
        self.why = Text("", Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.body.addWidget(self.unsure)
        self.body.addSpacing(4)
        self.body.addWidget(self.why)
        self.body.addStretch(1)
        self._fit()
        self.show_line(None)

    def show_line(self, line: AccountLine | None) -> None:
        """Another row, or none."""
        told = (self.name, self.member, self.account, self.state, self._line, self.unsure)
        for widget in told:
            widget.setVisible(line is not None)
        if line is None:
            self.why.setText(self.tr("The account you choose in the list is shown here."))
            return
        self.why.setText(
            self.tr("Name, coverage and last 4 only. Figures show once identity is confirmed.")
        )
        self.name.setText(spoken_name(line.name))
        self.member.setText(
            self.tr("Member ...{last4}").format(last4=line.member_last4)
            if line.member_last4
            else ""
        )
        self.account.set(account_shown(line), icon=coverage_icon(line.coverage_type))
        words, icon, tone, _ = enrollment_looks(line.enrollment_status)
        chip = Tone.MUTED if line.enrollment_status is Enrollment.TERMINATED else tone
        self.state.set(words, icon=icon, tone=chip)

    def _fit(self) -> None:
        self.setMinimumHeight(px(278))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "why"):
            self._fit()


class LateEnter(QObject):
    """Swallows the Enter that follows a number which opened its account by itself, so that it does
    not press a button of the page that came.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._armed = False

    def expect(self, wanted: bool) -> None:
        """From now on, for a moment."""
        app = QApplication.instance()
        if wanted and app is not None:
            self._since.start()
            if not self._armed:
                self._armed = True
                app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One Enter within the moment; any other key ends it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        late = self._since.elapsed() <= LATE_ENTER_MS
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched.isWidgetType() and (not enter or not late):
            self._end()
        if enter and late:
            if watched.isWidgetType():
                self._end()
            return True
        return False

    def _end(self) -> None:
        app = QApplication.instance()
        if app is not None and self._armed:
            app.removeEventFilter(self)
        self._armed = False


def spoken_name(listed: str) -> str:
    """`Rosa M Alves` of `Alves, Rosa M`; an organisation's name stays as it is."""
    last, comma, given = listed.partition(", ")
    return f"{given} {last}" if comma else listed


def other_ways() -> Card:
    """What else may be typed or scanned."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("other_ways", text)

    ways = (
        ("scan-barcode", tr("Scan the coupon"), tr("on any page")),
        ("hash", tr("Billing number"), tr("9 digits, starts with 7")),
        ("id-card", tr("Member ID"), tr("12 digits")),
    )
    card = Card(tr("Other ways to search"))
    card.body.setSpacing(6)
    for icon, title, note in ways:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(icon, Tone.MUTED, 20))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(title, Type.CAPTION, bold=True))
        words.addWidget(Text(note, Type.CAPTION, tone=Tone.MUTED))
        row.addLayout(words, 1)
        card.body.addLayout(row)
    card.body.addStretch(1)
    return card
