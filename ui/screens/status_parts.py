"""Parts of the status page: figures side by side, what needs attention in words, copied text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier import __version__
from cashier.domain.money import dollars
from cashier.domain.receipt import PrintJob
from cashier.ledger.contract import CONTRACT_VERSION
from cashier.services import attention
from cashier.services.attention import Attention
from cashier.services.desk import Desk
from cashier.services.status import StationStatus, status
from ui.screens.station_rows import Row
from ui.style import Tone, Type, px
from ui.widgets import Button, Card, IconRow, IconText, Line, Text

HEAD_HEIGHT = 60


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatusParts", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the page shows, read in one go; `store_bytes` is the size of the store's file."""

    status: StationStatus
    records: tuple[Attention, ...]
    unsure: tuple[PrintJob, ...]
    store_bytes: int


def read(desk: Desk) -> Known:
    """Reads it. In the db lane."""
    now = status(desk)
    return Known(
        status=now,
        records=attention.records(desk) if now.attention else (),
        unsure=attention.unsure(desk) if now.unsure_receipts else (),
        store_bytes=desk.home.store.stat().st_size,
    )


class _Cell(QWidget):
    """A figure over its word."""

    def __init__(self) -> None:
        super().__init__()
        self.value = Text("", Type.H1, bold=True)
        self.word = IconText("", "info", Tone.MUTED, type_=Type.CAPTION, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 8)
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(self.value)
        column.addWidget(self.word)
        column.addStretch(1)


class FiguresCard(Card):
    """A head like an IconRow with a button, and cells with hairlines between."""

    def __init__(self, widths: Sequence[int], *buttons: Button) -> None:
        super().__init__(flush=True)
        trailing = QWidget()
        row = QHBoxLayout(trailing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        self.head_row = IconRow("", "", "info", Tone.INFO, trailing=trailing)
        self.head_row.setMinimumHeight(px(HEAD_HEIGHT))
        self.add(self.head_row)
        self.add(Line())
        strip = QHBoxLayout()
        strip.setSpacing(0)
        self.cells = [_Cell() for _ in widths]
        for number, cell in enumerate(self.cells):
            if number:
                strip.addWidget(Line(vertical=True))
            strip.addWidget(cell, widths[number])
        self.body.addLayout(strip, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "head_row"):
            self.head_row.setMinimumHeight(px(HEAD_HEIGHT))

    def show_cell(self, number: int, value: str, word: str, icon: str, tone: Tone) -> None:
        """One figure. Without an icon the word is quiet; an error is bold and red."""
        cell = self.cells[number]
        cell.value.setText(value)
        cell.word.icon.setVisible(bool(icon))
        loud = tone is Tone.ERROR
        words_in = Tone.ERROR if loud else Tone.TEXT if icon else Tone.MUTED
        cell.word.set(word, icon or "info", tone, words_in)
        cell.word.label.set_bold(loud)


def attention_words(one: Attention, others: int) -> tuple[str, str, str]:
    """What the ledger asks about a record: a title, what to do, the code with how many more."""
    title = _tr("Receipt {number}").format(number=one.receipt_number)
    if not one.receipt_number:
        title = _tr("Record {seq} of this station").format(seq=one.station_seq)
    amount = dollars(one.amount_cents)
    sentences = {
        "account.unknown": _tr(
            "The ledger holds {amount} in suspense, account unknown. "
            "A supervisor chooses the account."
        ),
        "duplicate": _tr(
            "The same item of {amount} was recorded elsewhere too. A supervisor looks at both."
        ),
        "deposit.out_of_order": _tr(
            "A step of a deposit was recorded after another had been taken: look at the deposit."
        ),
        "deposit.item_reversed": _tr(
            "It was reversed, and its drawer is in a deposit: look whether the paper went to the "
            "bank."
        ),
        "staff_act.no_effect": _tr(
            "A change of the staff had no effect in the ledger. A supervisor asks what it was for."
        ),
        "corrected_twice": _tr(
            "It was corrected twice; the ledger holds {amount} in suspense. "
            "A supervisor decides which stands."
        ),
        "conflict": _tr(
            "The ledger has another record in its place. Sending stopped; payments go on. "
            "Call the help desk."
        ),
    }
    text = sentences.get(
        one.answer, _tr("The ledger has a question about {amount}. A supervisor answers it.")
    ).format(amount=amount)
    code = _tr("Code {code}").format(code=one.answer)
    if others:
        code = _tr("{code}; {n} more need attention").format(code=code, n=others)
    return title, text, code


def store_row(known: Known) -> Row:
    """The store and that nobody else can read it."""
    size = _tr("{n} MB, encrypted").format(n=max(1, known.store_bytes // 1_000_000))
    return _tr("Store of this station"), size, "key-round", Tone.SUCCESS


def program_row() -> Row:
    """For the help desk."""
    note = _tr("{version}, contract {contract}").format(
        version=__version__, contract=CONTRACT_VERSION
    )
    return _tr("Program"), note, "package", Tone.INFO


def details(desk: Desk, known: Known, rows: Sequence[Row], extra: Sequence[str]) -> str:
    """What is copied for the help desk: states and counts, nobody's name, no number of anybody."""
    now = known.status
    lines = [
        f"station {desk.identity.name}, program {__version__}, contract {CONTRACT_VERSION}",
        f"recorded {now.recorded}, sent {now.sent}, confirmed {now.confirmed}",
        f"attention {now.attention}",
        f"receipts held {now.held_receipts}, unsure {now.unsure_receipts}",
        f"last contact {now.last_contact}, last error {now.last_error or 'none'}",
        *extra,
        *(f"attention: {one.answer}, record {one.station_seq}" for one in known.records),
        *(f"{title}: {note}" for title, note, _, _ in rows),
    ]
    return "\n".join(lines)
