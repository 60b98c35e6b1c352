"""Parts of Today: which items a segment shows, what the filter finds, the columns of the table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from cashier.domain.money import dollars
from cashier.domain.payment import ItemState
from cashier.domain.receipt import PrintState
from cashier.services.items import ItemLine
from ui import style
from ui.screens.item_words import (
    accounts_shown,
    kind_words,
    number_shown,
    paper_cell,
    short_time,
    state_cell,
)
from ui.style import Tone, Type
from ui.tables import Cell, Column
from ui.widgets.paint import text_width

ACCOUNT_WIDTH = 209
NOT_PRINTED = (PrintState.QUEUED, PrintState.PRINTING, PrintState.FAILED)


class Show(StrEnum):
    """The segments above the table."""

    ALL = "all"
    CHECKS = "checks"
    MONEY_ORDERS = "money_orders"
    VOIDED = "voided"
    NOT_PRINTED = "not_printed"
    NOT_CONFIRMED = "not_confirmed"


COUNTED = (Show.ALL, Show.VOIDED, Show.NOT_PRINTED, Show.NOT_CONFIRMED)
"""Segments that say how many. Never per kind: that would tell what the count should find."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("today_parts", text)


def show_words(show: Show) -> str:
    """The segment's name."""
    return {
        Show.ALL: _tr("All"),
        Show.CHECKS: _tr("Checks"),
        Show.MONEY_ORDERS: _tr("Money orders"),
        Show.VOIDED: _tr("Voided"),
        Show.NOT_PRINTED: _tr("Not printed"),
        Show.NOT_CONFIRMED: _tr("Not confirmed"),
    }[show]


def belongs(item: ItemLine, show: Show) -> bool:
    """Whether a segment shows the item."""
    match show:
        case Show.ALL:
            return True
        case Show.CHECKS:
            return item.kind.is_check
        case Show.MONEY_ORDERS:
            return item.kind.is_money_order
        case Show.VOIDED:
            return item.voided_at is not None
        case Show.NOT_PRINTED:
            return item.paper in NOT_PRINTED
        case Show.NOT_CONFIRMED:
            return item.voided_at is None and item.state in (ItemState.RECORDED, ItemState.SENT)


def found(item: ItemLine, text: str) -> bool:
    """Whether every word of the filter is in the item's numbers or names."""
    names = (item.receipt_number, item.number, item.account_name, item.payer_name)
    heap = " ".join((*names, *item.accounts_last4)).casefold()
    return all(word in heap for word in text.casefold().replace("...", "").split())


def chosen_items(items: Sequence[ItemLine], show: Show, text: str) -> tuple[ItemLine, ...]:
    """The rows of the table, in their order."""
    return tuple(item for item in items if belongs(item, show) and found(item, text))


def same(item: ItemLine, other: ItemLine | None) -> bool:
    """Whether both are the same item, whatever became of it in between."""
    return other is not None and (item.visit_id, item.line) == (other.visit_id, other.line)


def _amount(item: ItemLine) -> Cell:
    void = item.voided_at is not None
    tone = Tone.MUTED if void else Tone.TEXT
    return Cell(text=dollars(item.amount_cents), strike=void, tone=tone)


def _account(item: ItemLine) -> Cell:
    """Name and last four: a long name gives way, the digits never do."""
    name, tail = item.account_name or _tr("Not known"), accounts_shown(item.accounts_last4)
    font = style.font(Type.CAPTION)
    room = style.px(ACCOUNT_WIDTH) - 30 - text_width(font, tail)
    shown = name
    while shown and text_width(font, shown if shown == name else f"{shown}\u2026") > room:
        shown = shown[:-1].rstrip()
    shown = shown if shown == name else f"{shown}\u2026"
    return Cell(text=shown, tail=tail, spoken=f"{name} {tail}")


def columns() -> tuple[Column[ItemLine], ...]:
    """As in the picture: time, receipt, account, kind, number, amount, state, paper."""
    return (
        Column(title=_tr("Time"), cell=lambda i: short_time(i.taken_at), width=63),
        Column(title=_tr("Receipt"), cell=lambda i: i.receipt_number, width=145),
        Column(
            title=_tr("Account"),
            cell=_account,
            width=ACCOUNT_WIDTH,
        ),
        Column(title=_tr("Kind"), cell=lambda i: kind_words(i.kind), width=154),
        Column(title=_tr("No."), cell=lambda i: number_shown(i.kind, i.number), width=80),
        Column(title=_tr("Amount"), cell=_amount, width=88, right=True),
        Column(title=_tr("State"), cell=state_cell, width=171),
        Column(title=_tr("Paper"), cell=paper_cell, stretch=1),
    )
