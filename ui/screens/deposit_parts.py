"""Parts of the deposit pages: drawers and deposits as rows, their words, the control totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.calendar import clock_time, local_date, short_day
from cashier.domain.deposit import Deposit, DepositLine, DepositStage, Signed
from cashier.domain.money import dollars
from cashier.domain.site_day import SiteItem
from cashier.services.deposits import ReadyDrawer
from ui.screens.deposit_items import TrayLine
from ui.style import Tone, Type
from ui.tables import Cell, Column
from ui.widgets import Figure, Icon, Text
from ui.widgets.reflow import Flow
from ui.widgets.strip import Strip

NAMED = 3
"""So many missing items are named; the rest is a number."""
STEPS = 4
"""Of a deposit: prepared, verified, sent, confirmed."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("deposit_parts", text)


def items_words(number: int) -> str:
    """`1 item`, `16 items`."""
    return _tr("1 item") if number == 1 else _tr("{number} items").format(number=number)


def drawers_words(number: int) -> str:
    """`1 drawer`, `2 drawers`."""
    return _tr("1 drawer") if number == 1 else _tr("{number} drawers").format(number=number)


def when(at: datetime, today: object = None) -> str:
    """`5:04 PM` today, else `Mon 23 Nov 5:04 PM`."""
    day = local_date(at)
    return clock_time(at) if day == today else f"{short_day(day)} {clock_time(at)}"


def cents_of(items: Iterable[SiteItem | DepositLine | TrayLine]) -> int:
    """Sum of what they are worth."""
    return sum(item.cents for item in items)


def from_paper(item: SiteItem) -> TrayLine:
    """An item of a tray."""
    return TrayLine(
        item=item.posting_id,
        kind=item.kind,
        number=item.number,
        routing=item.routing,
        account=item.account,
        cents=item.cents,
        receipt_number=item.receipt_number,
        payer=item.payer_name,
    )


def from_ticket(line: DepositLine) -> TrayLine:
    """A line of a ticket."""
    return TrayLine(
        item=line.posting_id,
        kind=line.kind,
        number=line.number,
        routing=line.routing,
        account=line.account,
        cents=line.cents,
        receipt_number=line.receipt_number,
        payer=line.payer_name,
        seq=line.seq,
    )


def missing_words(missing: Sequence[TrayLine]) -> str:
    """The first few by name, the rest as a number."""
    named = "; ".join(line.named for line in missing[:NAMED])
    more = len(missing) - NAMED
    return f"{named}; {_tr('and {number} more').format(number=more)}" if more > 0 else named


# --- drawers -----------------------------------------------------------------------------------


def drawer_columns(chosen: Callable[[ReadyDrawer], bool]) -> tuple[Column[ReadyDrawer], ...]:
    """Two lines a drawer: whose, and how much; its day, and whether it should be gone."""

    def whose(one: ReadyDrawer) -> Cell:
        items = f"{items_words(len(one.items))}, {dollars(cents_of(one.items))}"
        name = f"{one.drawer.station_name}, {one.drawer.staff_name}"
        taken = None if one.blocked else chosen(one)
        word = blocked_word(one) if taken is None else _tr("chosen") if taken else _tr("left")
        return Cell(
            text=name,
            note=items,
            bold=True,
            tick=taken,
            icon="lock" if one.blocked else "",
            spoken=f"{name}, {items}, {word}",
        )

    def due(one: ReadyDrawer) -> Cell:
        day = short_day(one.drawer.business_date)
        if one.overdue:
            return Cell(
                text=_tr("Overdue"),
                bold=True,
                note=day,
                icon="clock-alert",
                icon_tone=Tone.WARNING,
                tone=Tone.WARNING,
            )
        words = _tr("Due {day}").format(day=short_day(one.due_on))
        return Cell(text=blocked_word(one) if one.blocked else words, note=day)

    return (
        Column(title=_tr("Drawer"), cell=whose, width=216, stretch=1),
        Column(title=_tr("Due"), cell=due, width=150),
    )


def blocked_word(one: ReadyDrawer) -> str:
    """Why a drawer cannot be chosen, in two words."""
    return {
        "review_pending": _tr("Not signed yet"),
        "own_drawer": _tr("Your own drawer"),
        "empty": _tr("No items"),
    }.get(one.blocked, one.blocked)


def about_drawer(one: ReadyDrawer) -> str:
    """A sentence on the chosen drawer: how it ended, or why it cannot go and what to do."""
    drawer = one.drawer
    match one.blocked:
        case "review_pending":
            return _tr(
                "{drawer} was closed with a difference that nobody signed. A supervisor signs it "
                "on the board (F4), then it can go."
            ).format(drawer=drawer.station_name)
        case "own_drawer":
            return _tr(
                "Nobody takes their own drawer to the bank. Another supervisor prepares this one."
            )
        case "empty":
            return _tr("It was closed with nothing in it: there is nothing to take to the bank.")
    closed = "" if drawer.closed_at is None else when(drawer.closed_at, drawer.business_date)
    due = _tr("Due at the bank {day}.").format(day=short_day(one.due_on))
    if not (drawer.difference_items or drawer.difference_cents):
        return f"{_tr('Closed {time}, in balance.').format(time=closed)}\n{due}"
    words = _tr("Closed {time} with a difference. An item that is not there is reversed first.")
    return f"{words.format(time=closed)} {due}"


# --- deposits ----------------------------------------------------------------------------------

Looks = tuple[str, str, Tone]


def stage_looks(stage: DepositStage) -> Looks:
    """Words, icon and tone of how far a deposit is."""
    return {
        DepositStage.WAITING: (_tr("Waits for its number"), "hourglass", Tone.INFO),
        DepositStage.REFUSED: (_tr("Not taken"), "circle-x", Tone.MUTED),
        DepositStage.PREPARED: (_tr("To be verified"), "user-check", Tone.WARNING),
        DepositStage.VERIFIED: (_tr("To be sent"), "package", Tone.INFO),
        DepositStage.SENT: (_tr("On its way"), "send", Tone.INFO),
        DepositStage.CONFIRMED: (_tr("At the bank"), "circle-check", Tone.SUCCESS),
        DepositStage.GIVEN_UP: (_tr("Given up"), "ban", Tone.MUTED),
    }[stage]


def trays_words(one: Deposit) -> str:
    """`BOS-01, A. Rivera`, or how many drawers."""
    if len(one.drawers) != 1:
        return _tr("in {drawers}").format(drawers=drawers_words(len(one.drawers)))
    return f"{one.drawers[0].name}, {one.drawers[0].staff_name}"


def name_of(one: Deposit) -> str:
    """Its ticket, or that it has none."""
    return one.ticket or _tr("No number yet")


def deposit_columns(
    late: Callable[[Deposit], date | None],
) -> tuple[Column[Deposit], ...]:
    """Two lines a deposit: number and how much; how far, and in which bag or since when it is
    overdue (`late`: when it was due, if it is).
    """

    def number(one: Deposit) -> Cell:
        gone = not one.stage.holds_drawers
        return Cell(
            text=name_of(one),
            note=f"{items_words(one.items)}, {dollars(one.cents)}",
            bold=not gone,
            tone=Tone.MUTED if gone else Tone.TEXT,
        )

    def stage(one: Deposit) -> Cell:
        words, icon, tone = stage_looks(one.stage)
        due = late(one)
        if due is not None:
            since = _tr("overdue, due {day}").format(day=short_day(due))
            return Cell(
                text=words,
                bold=True,
                icon="clock-alert",
                icon_tone=Tone.WARNING,
                tone=Tone.WARNING,
                note=since,
            )
        bag = _tr("bag {number}").format(number=one.bag)
        return Cell(text=words, icon=icon, icon_tone=tone, note=bag)

    return (
        Column(title=_tr("Deposit"), cell=number, width=176, stretch=1),
        Column(title=_tr("Stage"), cell=stage, width=176),
    )


def line_columns() -> tuple[Column[DepositLine], ...]:
    """The ticket's lines; what came back from the bank says so."""
    from ui.screens.item_words import kind_words

    def standing(line: DepositLine) -> Cell:
        if line.state == "returned":
            day = "" if line.returned_on is None else short_day(line.returned_on)
            words = _tr("Returned {day}").format(day=day).strip()
            return Cell(text=words, icon="undo-2", icon_tone=Tone.WARNING, tone=Tone.WARNING)
        if line.state != "held":
            return Cell(text=_tr("Taken back"), icon="ban", tone=Tone.MUTED)
        return Cell(text="")

    return (
        Column(title=_tr("No."), cell=lambda line: str(line.seq), width=56, right=True),
        Column(title=_tr("Item"), cell=lambda line: kind_words(line.kind), width=150),
        Column(title=_tr("Number"), cell=lambda line: line.number, width=112),
        Column(title=_tr("Receipt"), cell=lambda line: line.receipt_number, width=142),
        Column(title="", cell=standing, width=134, stretch=1),
        Column(title=_tr("Amount"), cell=lambda line: dollars(line.cents), width=98, right=True),
    )


class Totals(Strip[QWidget]):
    """The control totals in one strip: all items, checks, money orders, all of it; `end` is what
    stands at its right end.
    """

    def __init__(self, end: QWidget | None = None) -> None:
        self.items = Figure(_tr("Items"), "", strip=True)
        self.checks = Figure(_tr("Checks"), "", strip=True)
        self.orders = Figure(_tr("Money orders"), "", strip=True)
        self.total = Figure(_tr("Total"), "", strip=True)
        cells = [_padded(one, 12) for one in (self.items, self.checks, self.orders, self.total)]
        shares = [10, 11, 11, 14]  # below the last one stands the bank's control figure
        if end is not None:
            cells.append(_padded(end, 20))
            shares = [10, 12, 12, 12, 16]
        super().__init__(cells, high=108, shares=shares)
        self.show_lines((), "")

    def show_lines(self, lines: Sequence[TrayLine], where: str, total_note: str = " ") -> None:
        """Totals of these items; `where` stands under their number."""
        checks = [line for line in lines if line.kind.is_check]
        orders = [line for line in lines if line.kind.is_money_order]
        self.items.set(str(len(lines)), where or " ")
        self.checks.set(dollars(cents_of(checks)), items_words(len(checks)))
        self.orders.set(dollars(cents_of(orders)), items_words(len(orders)))
        self.total.set(dollars(cents_of(lines)), total_note or " ")
        self.fit()


def _padded(figure: QWidget, right: int) -> QWidget:
    cell = QWidget()
    around = QVBoxLayout(cell)
    around.setContentsMargins(20, 7, right, 7)
    around.addWidget(figure)
    return cell


class Steps(QWidget):
    """The four steps of a deposit side by side: done by whom and when, or still to come."""

    def __init__(self) -> None:
        super().__init__()
        self._row = Flow(self, spacing=12)
        self.words: list[str] = []

    def show_deposit(self, one: Deposit) -> None:
        """Replaces all steps."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.words = []
        steps: list[tuple[str, Signed | None]] = [
            (_tr("Prepared"), one.prepared),
            (_tr("Verified"), one.verified),
            (_tr("Sent"), one.sent),
            (_tr("Confirmed"), one.confirmed),
        ]
        if one.given_up is not None:
            steps = [steps[0], (_tr("Given up"), one.given_up)]
        for name, signed in steps:
            self._row.add(self._step(name, signed), stretch=1)
        if len(steps) < STEPS:
            self._row.add_spring(STEPS - len(steps))

    def _step(self, name: str, signed: Signed | None) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        given_up = name == _tr("Given up")
        icon = "circle-dashed" if signed is None else "ban" if given_up else "circle-check"
        tone = Tone.MUTED if signed is None or given_up else Tone.SUCCESS
        row.addWidget(Icon(icon, tone, 24))
        column = QVBoxLayout()
        column.setSpacing(0)
        muted = Tone.MUTED if signed is None else Tone.TEXT
        column.addWidget(Text(name, Type.CAPTION, bold=True, tone=muted))
        who = _tr("to come") if signed is None else signed.name
        at = "" if signed is None else when(signed.at)
        column.addWidget(Text(who, Type.CAPTION, tone=Tone.MUTED))
        column.addWidget(Text(at or " ", Type.CAPTION, tone=Tone.MUTED))
        row.addLayout(column, 1)
        self.words.append(" ".join(part for part in (name, who, at) if part))
        return box
