"""Sections of the settings that are an administrator's: what the counter takes, from which amounts
on it asks twice, the bank's names, and the notice at sign-in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy

from cashier.domain.money import dollars
from cashier.settings import Settings
from ui.screens.count_parts import cents_of
from ui.screens.settings_parts import Row, Section
from ui.style import Tone, Type, px
from ui.widgets import Combo, LineEdit, Text, Tick

NOTICE_MAX = 600
WIDE, MONEY = 420, 180


class TextRow(Row):
    """A setting in words: Enter, or leaving the field, keeps it.

    Signals: `kept(str)` with what a person typed, once `wrong` has nothing to say of it.
    """

    kept = Signal(str)

    def __init__(
        self,
        name: str,
        note: str,
        *,
        most: int,
        wide: int = WIDE,
        wrong: Callable[[str], str] | None = None,
    ) -> None:
        self.edit = LineEdit(name=name)
        self.edit.setMaxLength(most)
        self.edit.setMaximumWidth(px(wide))
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        super().__init__(name, note, self.edit)
        self._wrong, self._stood = wrong, ""
        self.error = Text("", Type.CAPTION, tone=Tone.ERROR, wrap=True)
        self.error.hide()
        column = self.layout()
        assert column is not None
        column.addWidget(self.error)
        self.edit.editingFinished.connect(self._finished)
        self.edit.textEdited.connect(self._typed)
        self.edit.installEventFilter(self)

    def show_text(self, text: str) -> None:
        """What is in force; a fresh text has nothing to undo in the field, Ctrl+Z is the page's."""
        self._stood = text
        self.edit.setText(text)
        self._say("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field claims Ctrl+Z also where nothing was typed: then it takes the setting back."""
        claims = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if claims and not self.edit.isUndoAvailable():
            assert isinstance(event, QKeyEvent)
            if event.matches(QKeySequence.StandardKey.Undo):
                event.ignore()
                return True
        return False

    @Slot()
    def _finished(self) -> None:
        text = " ".join(self.edit.text().split())
        if text == self._stood:
            return
        words = self._wrong(text) if self._wrong is not None else ""
        self._say(words)
        if not words:
            self._stood = text
            self.kept.emit(text)

    @Slot()
    def _typed(self) -> None:
        self._say("")

    def _say(self, words: str) -> None:
        self.edit.set_error(bool(words))
        self.edit.setAccessibleDescription(words)
        self.error.setText(words)
        self.error.setVisible(bool(words))


class AdministratorsSection(Section):
    """Rows by key; whoever may not change them does not see the section."""

    administrators = True

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._now: Settings | None = None
        self.rows: dict[str, Row] = {}

    def put(self, key: str, row: Row) -> None:
        """One more row."""
        self.rows[key] = row
        self.names[key] = row.name.text()
        self.add(row)

    def show_now(self, now: Settings, fixed: Mapping[str, str]) -> None:
        """The values in force."""
        self._now = now
        for key, row in self.rows.items():
            self.show_value(row, getattr(now, key))
            row.set_decided(fixed.get(key, ""))

    def show_value(self, row: Row, value: object) -> None:
        """One value in its control."""
        control = row.control
        if isinstance(control, Combo):
            control.set_value(value)
        elif isinstance(control, Tick):
            control.setChecked(bool(value))
        elif isinstance(row, TextRow):
            row.show_text(str(value))

    def choose(self, key: str, words: str, note: str, items: list[tuple[str, object]]) -> None:
        """A row of which one is chosen."""
        combo = Combo(items)
        combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        combo.chosen.connect(lambda value: self.changed.emit(key, value))
        self.put(key, Row(words, note, combo))

    def tick(self, key: str, words: str, note: str, ticked: str) -> None:
        """A row that is on or off."""
        box = Tick(ticked)

        def toggled(on: bool) -> None:
            if self._now is not None and on != getattr(self._now, key):
                self.changed.emit(key, on)

        box.toggled.connect(toggled)
        self.put(key, Row(words, note, box))
        box.setAccessibleName(ticked)

    def text(
        self,
        key: str,
        words: str,
        note: str,
        *,
        most: int,
        wide: int = WIDE,
        wrong: Callable[[str], str] | None = None,
    ) -> None:
        """A row in words."""
        row = TextRow(words, note, most=most, wide=wide, wrong=wrong)
        row.kept.connect(lambda text: self.changed.emit(key, text))
        self.put(key, row)


class RulesSection(AdministratorsSection):
    """What the counter takes."""

    icon = "shield-alert"

    def __init__(self) -> None:
        super().__init__(self.tr("Rules"))
        self.choose(
            "several_coverages",
            self.tr("One item for health and dental"),
            self.tr("Each coverage has an account of its own."),
            [
                (self.tr("Warn: one item for each"), "separate"),
                (self.tr("Take it"), "allow"),
                (self.tr("Do not take it"), "block"),
            ],
        )
        self.choose(
            "returned_history",
            self.tr("Checks after one came back"),
            self.tr("For an account with an item that the bank returned."),
            [
                (self.tr("Ask for a money order or bank check"), "warn"),
                (self.tr("Take nothing else"), "block"),
            ],
        )
        self.tick(
            "allow_unidentified",
            self.tr("Items without a known account"),
            self.tr("A supervisor signs; the money stands in suspense until somebody answers."),
            self.tr("May be taken"),
        )
        self.body.addStretch(1)


class AmountsSection(AdministratorsSection):
    """From which amounts on the counter asks or warns."""

    icon = "hash"

    def __init__(self) -> None:
        super().__init__(self.tr("Amounts"))
        for key, words, note in (
            (
                "amount_twice_from_cents",
                self.tr("Typed twice from"),
                self.tr("An amount from here on is typed once more from the paper."),
            ),
            ("high_value_cents", self.tr("High amount from"), self.tr("Warns from here on.")),
            (
                "money_order_limit_cents",
                self.tr("Highest money order"),
                self.tr("Warns above it: no issuer sells higher ones than it says."),
            ),
        ):
            row = TextRow(words, note, most=12, wide=MONEY, wrong=_no_amount)
            row.kept.connect(self._keeper(key))
            self.put(key, row)
        self.body.addStretch(1)

    def _keeper(self, key: str) -> Callable[[str], None]:
        def keep(text: str) -> None:
            self.changed.emit(key, cents_of(text))

        return keep

    def show_value(self, row: Row, value: object) -> None:
        """Dollars and cents."""
        assert isinstance(row, TextRow)
        assert isinstance(value, int)
        row.show_text(dollars(value).removeprefix("$"))


class BankSection(AdministratorsSection):
    """The bank as deposit tickets and the file for it name it."""

    icon = "landmark"

    def __init__(self) -> None:
        super().__init__(self.tr("Bank"))
        self.text(
            "deposit_bank", self.tr("Bank"), self.tr("As the deposit ticket names it."), most=60
        )
        self.text(
            "deposit_account_last4",
            self.tr("Last four digits of the account"),
            self.tr("On the ticket, and on the endorsement of each item."),
            most=4,
            wide=MONEY,
            wrong=self._four,
        )
        self.choose(
            "deposit_bundle_items",
            self.tr("Items in a bundle"),
            "",
            [(str(n), n) for n in BUNDLES],
        )
        self.body.addStretch(1)

    def _four(self, text: str) -> str:
        right = not text or (len(text) == 4 and text.isascii() and text.isdigit())
        return "" if right else self.tr("Type four digits, or nothing.")

    def show_value(self, row: Row, value: object) -> None:
        """Also a bundle that is not offered, from a file."""
        control = row.control
        if isinstance(control, Combo) and isinstance(value, int):
            control.set_items([(str(n), n) for n in sorted({*BUNDLES, value})])
        super().show_value(row, value)


BUNDLES = (50, 100, 200, 300)
"""What is offered; 300 is the most a bank takes in one. Source: domain.md 12."""


class NoticeSection(AdministratorsSection):
    """What stands under the card of sign-in, read before anybody signs in."""

    icon = "info"

    def __init__(self) -> None:
        super().__init__(self.tr("Notice at sign-in"))
        self.text(
            "system_use_notice",
            self.tr("Notice at sign-in"),
            self.tr("Under the card, at every sign-in from the next on. Empty: none."),
            most=NOTICE_MAX,
            wide=900,
        )
        self.preview = Text("", Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.add(self.preview)
        self.body.addStretch(1)
        row = self.rows["system_use_notice"]
        assert isinstance(row, TextRow)
        row.edit.textChanged.connect(self.preview.setText)


def _no_amount(text: str) -> str:
    cents = cents_of(text)
    if isinstance(cents, str):
        return cents
    return "" if cents > 0 else str(cents_of(""))
