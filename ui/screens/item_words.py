"""What screens call an item: its kind and number, where it stands, what became of its paper."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from cashier.domain.amendment import Amendment, undone
from cashier.domain.calendar import clock_time, local_date
from cashier.domain.correction import shown_detail
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import dollars
from cashier.domain.payment import ItemState
from cashier.domain.posting import RecordKind
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


def item_alone(kind: InstrumentKind, number: str) -> str:
    """`Check 1042`, `Money order ...6781`: an item by itself, at the head of a line."""
    shown = number_shown(kind, number)
    name = tr("Check") if kind.is_check else tr("Money order")
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


def undone_words(amendment: Amendment) -> str:
    """`Voided 10:51`, `Reversed 11/27`, `Returned 11/27`."""
    if amendment.kind is RecordKind.VOID:
        return tr("Voided {time}").format(time=short_time(amendment.at))
    day = f"{local_date(amendment.at):%m/%d}"
    if amendment.kind is RecordKind.REVERSAL:
        return tr("Reversed {day}").format(day=day)
    return tr("Returned {day}").format(day=day)


def field_words(field: str) -> str:
    """A correctable detail as screens name it."""
    return {
        "number": tr("Number"),
        "routing": tr("Routing number"),
        "account": tr("Bank account"),
        "aux_number": tr("Auxiliary number"),
        "dated": tr("Date on it"),
        "drawer_name": tr("Signed by"),
        "remitter_name": tr("Bought by"),
        "issuer": tr("Issuer"),
    }[field]


def _detail_words(field: str, value: str) -> str:
    if field == "dated" and value:
        return f"{date.fromisoformat(value):%m/%d/%Y}"
    return shown_detail(field, value) or tr("none")


def act_words(amendment: Amendment) -> str:
    """What one linked record did, in a sentence without who and when."""
    match amendment.kind:
        case RecordKind.VOID:
            kept = tr("kept here") if amendment.handed_back is False else tr("handed back")
            return tr("Voided, the item was {kept}").format(kept=kept)
        case RecordKind.REVERSAL:
            return tr("Reversed after the close")
        case RecordKind.RETURNED_ITEM:
            fee = amendment.fee_cents
            return (
                tr("Returned by the bank, fee {fee}").format(fee=dollars(fee))
                if fee
                else tr("Returned by the bank")
            )
        case RecordKind.CORRECTION:
            return "; ".join(
                tr("{field}: {old} is now {new}").format(
                    field=field_words(one.field),
                    old=_detail_words(one.field, one.old),
                    new=_detail_words(one.field, one.new),
                )
                for one in amendment.changes
            )
        case RecordKind.REALLOCATION if amendment.shares:
            parts = ", ".join(
                f"...{one.billing_account_number[-4:]} {dollars(one.amount_cents)}"
                for one in amendment.shares
            )
            return tr("Moved, now for {parts}").format(parts=parts)
        case RecordKind.REALLOCATION:
            return tr("Placed on its account by the ledger")
        case _:
            return tr("The ledger's question was answered")


def state_cell(item: ItemLine) -> Cell:
    """The state column: a void stands before everything else; a pencil marks what was corrected."""
    if (back := undone(item.amendments)) is not None:
        return Cell(text=undone_words(back), icon="ban", tone=Tone.MUTED)
    words, icon, tone, word_tone = state_looks(item.state, item.settled_at)
    bold = item.state is ItemState.ATTENTION
    if item.amendments and not bold:
        icon = "pencil"
    return Cell(text=words, icon=icon, icon_tone=tone, tone=word_tone, bold=bold)


def paper_cell(item: ItemLine) -> Cell:
    """The paper column."""
    words, icon, tone, word_tone = paper_looks(
        item.paper, item.paper_cause, item.paper_evidence, item.copy_no
    )
    return Cell(text=words, icon=icon, icon_tone=tone, tone=word_tone)
