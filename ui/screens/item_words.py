"""What screens call an item: its kind and number, where it stands, what became of its paper."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from cashier.domain.calendar import clock_time
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import ItemState
from cashier.domain.receipt import PrintCause, PrintEvidence, PrintState
from cashier.services.items import ItemLine
from ui.style import Tone
from ui.tables import Cell

Looks = tuple[str, str, Tone, Tone]
"""Words, icon, tone of the icon, tone of the words."""


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("item_words", text)


def kind_words(kind: InstrumentKind) -> str:
    """`Personal check`, `M.O., USPS`: one item of that kind in a table."""
    return {
        InstrumentKind.PERSONAL_CHECK: tr("Personal check"),
        InstrumentKind.BUSINESS_CHECK: tr("Business check"),
        InstrumentKind.BANK_CHECK: tr("Bank check"),
        InstrumentKind.USPS_MONEY_ORDER: tr("M.O., USPS"),
        InstrumentKind.WESTERN_UNION_MONEY_ORDER: tr("M.O., Western Union"),
        InstrumentKind.MONEYGRAM_MONEY_ORDER: tr("M.O., MoneyGram"),
        InstrumentKind.OTHER_MONEY_ORDER: tr("M.O., other"),
    }[kind]


def kinds_words(kind: InstrumentKind) -> str:
    """`Personal checks`, `Money orders, USPS`: a kind as it is counted."""
    return {
        InstrumentKind.PERSONAL_CHECK: tr("Personal checks"),
        InstrumentKind.BUSINESS_CHECK: tr("Business checks"),
        InstrumentKind.BANK_CHECK: tr("Bank checks"),
        InstrumentKind.USPS_MONEY_ORDER: tr("Money orders, USPS"),
        InstrumentKind.WESTERN_UNION_MONEY_ORDER: tr("Money orders, Western Union"),
        InstrumentKind.MONEYGRAM_MONEY_ORDER: tr("Money orders, MoneyGram"),
        InstrumentKind.OTHER_MONEY_ORDER: tr("Money orders, other"),
    }[kind]


def number_shown(kind: InstrumentKind, number: str) -> str:
    """Check numbers whole, of a money order's serial the last four: `1042`, `...6781`."""
    if kind.is_check or len(number) <= 4:
        return number
    return f"...{number[-4:]}"


def item_named(kind: InstrumentKind, number: str) -> str:
    """`check 1042`, `money order ...6781`: an item inside a sentence."""
    shown = number_shown(kind, number)
    name = tr("check") if kind.is_check else tr("money order")
    return f"{name} {shown}" if shown else name


def accounts_shown(last4: tuple[str, ...]) -> str:
    """`...5678`, or `...5678, ...5686` for an item over two accounts."""
    return ", ".join(f"...{digits}" for digits in last4)


def short_time(at: datetime) -> str:
    """`10:51`: in tables of one day, where the half of the day is plain."""
    return clock_time(at).split()[0]


def state_looks(state: ItemState, settled_at: datetime | None) -> Looks:
    """How one of the four states looks. Source: ux.md 1."""
    match state:
        case ItemState.RECORDED:
            return tr("Recorded here"), "hard-drive", Tone.INFO, Tone.TEXT
        case ItemState.SENT:
            return tr("Sent"), "send", Tone.INFO, Tone.TEXT
        case ItemState.CONFIRMED:
            at = "" if settled_at is None else f" {short_time(settled_at)}"
            return tr("Confirmed") + at, "circle-check", Tone.SUCCESS, Tone.TEXT
        case ItemState.ATTENTION:
            return tr("Needs attention"), "triangle-alert", Tone.ERROR, Tone.ERROR


def cause_words(cause: str) -> str:
    """Why a receipt did not print, after a colon."""
    return {
        PrintCause.PAPER_OUT.value: tr("out of paper"),
        PrintCause.COVER_OPEN.value: tr("cover open"),
        PrintCause.OFFLINE.value: tr("printer off"),
        PrintCause.CUTTER.value: tr("cutter stuck"),
        PrintCause.ERROR.value: tr("printer error"),
        PrintCause.REFUSED.value: tr("no connection"),
        PrintCause.NO_ANSWER.value: tr("no answer"),
        PrintCause.LOST_CONNECTION.value: tr("connection lost"),
        PrintCause.NO_PRINTER.value: tr("no printer"),
        PrintCause.STOPPED.value: tr("was stopped"),
    }.get(cause, "")


def paper_looks(state: PrintState, cause: str, evidence: str, copy_no: int) -> Looks:
    """How the newest print of a receipt looks: a fact of its own beside the item's state."""
    copy = tr(", copy {number}").format(number=copy_no) if copy_no else ""
    match state:
        case PrintState.QUEUED:
            return tr("Waiting") + copy, "hourglass", Tone.TEXT, Tone.TEXT
        case PrintState.PRINTING:
            return tr("Printing") + copy, "printer", Tone.TEXT, Tone.TEXT
        case PrintState.FAILED:
            why = cause_words(cause)
            words = tr("Not printed") + (f": {why}" if why else "")
            return words, "printer-x", Tone.WARNING, Tone.WARNING
        case PrintState.UNCERTAIN:
            return tr("Unsure") + copy, "circle-question-mark", Tone.WARNING, Tone.WARNING
        case _ if evidence == PrintEvidence.NONE.value:
            return tr("Sent to printer") + copy, "printer", Tone.TEXT, Tone.TEXT
    return tr("Printed") + copy, "printer-check", Tone.TEXT, Tone.TEXT


def state_cell(item: ItemLine) -> Cell:
    """The state column: a void stands before everything else."""
    if item.voided_at is not None:
        words = tr("Voided {time}").format(time=short_time(item.voided_at))
        return Cell(text=words, icon="ban", tone=Tone.MUTED)
    words, icon, tone, word_tone = state_looks(item.state, item.settled_at)
    bold = item.state is ItemState.ATTENTION
    return Cell(text=words, icon=icon, icon_tone=tone, tone=word_tone, bold=bold)


def paper_cell(item: ItemLine) -> Cell:
    """The paper column."""
    words, icon, tone, word_tone = paper_looks(
        item.paper, item.paper_cause, item.paper_evidence, item.copy_no
    )
    return Cell(text=words, icon=icon, icon_tone=tone, tone=word_tone)
