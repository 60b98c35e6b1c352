"""What waits for a person, as the board lists it: differences to sign, drawers left open, what was
asked of other stations, questions of the ledger, paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from cashier.domain.board import Board
from cashier.domain.calendar import clock_time, local_date, short_day
from cashier.domain.money import dollars
from cashier.domain.request import Request, RequestAct
from cashier.domain.site_day import SiteDrawer
from cashier.domain.staff import Act, Staff
from cashier.services.approvals import Waiting
from cashier.services.reviews import PendingReview
from ui.screens.board_words import items_words, surname
from ui.screens.difference_parts import signed, signed_items
from ui.screens.item_words import kind_words, kinds_words
from ui.style import Tone
from ui.tables import Cell, Column


def _tr(text: str) -> str:
    return QCoreApplication.translate("board_matters", text)


class Do(StrEnum):
    """What F12 does about a matter; NOTHING where only time or somebody else can."""

    SIGN = "sign"
    ANSWER = "answer"
    CLOSE = "close"
    QUESTIONS = "questions"
    PAPER = "paper"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One line of the list. `key` stays the same while the matter does; `detail` is the whole of it
    in sentences; `about` is the drawer's session, where it is one, or what was asked.
    """

    key: str
    title: str
    note: str
    detail: str
    do: Do
    amount: str = ""
    icon: str = "triangle-alert"
    tone: Tone = Tone.WARNING
    about: str = ""


def matters(
    board: Board,
    reviews: Sequence[PendingReview],
    who: Staff,
    approvals: Sequence[Waiting] = (),
) -> tuple[Matter, ...]:
    """Everything that waits: first somebody at a window, then what blocks a deposit."""
    asked = {one.session_id for one in board.requests if one.act is RequestAct.FORCE_CLOSE}
    found = [_approval(one, who) for one in approvals if board.site in ("", one.site)]
    found += [_review(one, who, board.day) for one in reviews if board.site in ("", one.site)]
    found += [_left_open(one, who) for one in board.left_open() if one.session_id not in asked]
    found += [
        _asked(one)
        for one in board.requests
        if one.act is RequestAct.FORCE_CLOSE and board.site in ("", one.site)
    ]
    if board.questions:
        found.append(_questions(board, who))
    if board.unprinted or board.unsure:
        found.append(_paper(board))
    return tuple(found)


def _approval(one: Waiting, who: Staff) -> Matter:
    mine, may = one.cashier == who.number, who.may(Act.APPROVE)
    said = asked_sentence(one)
    if mine:
        said += " " + _tr("Nobody approves their own act: another supervisor does.")
    return Matter(
        key=f"approval {one.request_id}",
        title=_tr("Void to approve") if one.act is RequestAct.VOID else _tr("Override to approve"),
        note=f"{one.station_name}, {surname(one.cashier_name)}, {clock_time(one.asked_at)}",
        amount=dollars(one.cents),
        detail=said,
        do=Do.ANSWER if may and not mine else Do.NOTHING,
        icon="stamp",
        tone=Tone.WARNING,
        about=one.request_id,
    )


def asked_sentence(one: Waiting) -> str:
    """What a cashier asks for and why, as sentences."""
    kind = "" if one.kind is None else kind_words(one.kind)
    if one.act is RequestAct.VOID:
        said = _tr("{name} asks to void item {line} of receipt {receipt}: {kind}, {amount}.")
    else:
        said = _tr("{name} asks to take an item of {amount} all the same: {kind}. Rule {rule}.")
    told = said.format(
        name=one.cashier_name,
        line=one.line,
        receipt=one.receipt,
        kind=kind,
        amount=dollars(one.cents),
        rule=one.rule,
    )
    return _tr("{asked} Reason: {reason}.").format(asked=told, reason=one.reason.rstrip("."))


def _review(one: PendingReview, who: Staff, day: date) -> Matter:
    mine, may = one.cashier == who.number, who.may(Act.APPROVE)
    kinds = "; ".join(
        f"{kinds_words(kind)} {signed_items(items)}, {signed(cents)}"
        for kind, items, cents in one.kinds
    )
    said = _tr("{kinds}. {name} says: {reason}.").format(
        kinds=kinds, name=one.cashier_name, reason=one.reason.rstrip(".") or _tr("nothing")
    )
    if mine:
        said += " " + _tr("Nobody signs their own difference: another supervisor does.")
    return Matter(
        key=f"review {one.session_id}",
        title=_tr("Difference to sign"),
        note=f"{one.station_name}, {surname(one.cashier_name)}"
        + ("" if one.business_date == day else f", {short_day(one.business_date)}"),
        amount=signed(one.cents),
        detail=said,
        do=Do.SIGN if may and not mine else Do.NOTHING,
        icon="pencil",
        about=one.session_id,
    )


def _left_open(one: SiteDrawer, who: Staff) -> Matter:
    mine, may = one.staff == who.number, who.may(Act.FORCE_CLOSE)
    since = short_day(one.business_date)
    said = _tr("{name} opened it on {day} and nobody closed it.").format(
        name=one.staff_name, day=since
    )
    if mine:
        said += " " + _tr("It is yours: count and close it, F7.")
    elif one.hidden:
        said += " " + _tr("To be counted and closed.")
    else:
        said += " " + _tr("{items}, to be counted and closed.").format(items=items_words(one.items))
    return Matter(
        key=f"open {one.session_id}",
        title=_tr("Drawer left open"),
        note=f"{one.station_name}, {surname(one.staff_name)}, {since}",
        detail=said,
        do=Do.CLOSE if may and not mine else Do.NOTHING,
        about=one.session_id,
    )


def _asked(one: Request) -> Matter:
    at = f"{short_day(local_date(one.asked_at))} {clock_time(one.asked_at)}"
    return Matter(
        key=f"asked {one.request_id}",
        title=_tr("Close asked for"),
        note=f"{one.station_name}, {at}",
        detail=_tr(
            "The drawer closes when {station} reaches the ledger next. Asked by {staff}: {reason}."
        ).format(station=one.station_name, staff=one.staff, reason=one.reason.rstrip(".")),
        do=Do.NOTHING,
        icon="hourglass",
        tone=Tone.INFO,
        about=one.session_id,
    )


def _questions(board: Board, who: Staff) -> Matter:
    n = board.questions
    may = who.may(Act.APPROVE)
    held = _tr("Money without a known account stands in suspense until somebody answers.")
    asks = _tr("The ledger asks about records of this station.")
    return Matter(
        key="questions",
        title=_tr("1 question of the ledger")
        if n == 1
        else _tr("{n} questions of the ledger").format(n=n),
        note=_tr("in suspense") if board.suspense_cents else _tr("nothing in suspense"),
        amount=dollars(board.suspense_cents) if board.suspense_cents else "",
        detail=f"{asks} {held}" if board.suspense_cents else asks,
        do=Do.QUESTIONS if may else Do.NOTHING,
        icon="circle-question-mark",
        tone=Tone.ERROR,
    )


def _paper(board: Board) -> Matter:
    parts = []
    if board.unprinted:
        parts.append(_tr("{n} not printed").format(n=board.unprinted))
    if board.unsure:
        parts.append(_tr("{n} unsure").format(n=board.unsure))
    return Matter(
        key="paper",
        title=_tr("Receipts of this station"),
        note=", ".join(parts),
        detail=_tr(
            "The payments are recorded. Held receipts print by themselves when the printer is "
            "ready; of an unsure one a person says whether it came out."
        ),
        do=Do.PAPER,
        icon="printer-x",
    )


def columns() -> tuple[Column[Matter], ...]:
    """What and whose, with the amount at the right."""
    return (
        Column(
            title=_tr("Waiting"),
            cell=lambda m: Cell(
                text=m.title,
                bold=True,
                note=m.note,
                icon=m.icon,
                icon_tone=m.tone,
                spoken=f"{m.title}, {m.note}. {m.detail}",
            ),
            width=200,
            stretch=1,
        ),
        Column(
            title=_tr("Amount"),
            cell=lambda m: Cell(text=m.amount, bold=True),
            width=88,
            right=True,
        ),
    )
