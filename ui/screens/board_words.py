"""What the board says: ages, a drawer's state, a printer, bars and the sentence of each chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from cashier.domain.board import HALF_HOUR, Board, HalfHour, KindTotal, half_hour_of
from cashier.domain.calendar import clock_time, short_day
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import dollars
from cashier.domain.receipt import PrintCause
from cashier.domain.site_day import DrawerStage, SiteDrawer
from ui.charts import Bar, Pattern
from ui.screens.difference_parts import signed, signed_items
from ui.screens.item_words import cause_words, kinds_words, short_time
from ui.style import Tone
from ui.tables import Cell
from ui.workers import PrintWorker


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("board_words", text)


def age(since: datetime, now: datetime) -> str:
    """`under a minute`, `12 min`, `2 h 5 min`, `3 days`."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 1:
        return tr("under a minute")
    if minutes < 60:
        return tr("{n} min").format(n=minutes)
    hours, rest = divmod(minutes, 60)
    if hours < 24:
        return tr("{h} h {n} min").format(h=hours, n=rest) if rest else tr("{h} h").format(h=hours)
    days = hours // 24
    return tr("1 day") if days == 1 else tr("{n} days").format(n=days)


def surname(name: str) -> str:
    """`Rivera` of `A. Rivera`."""
    return name.rsplit(" ", 1)[-1]


def items_words(items: int) -> str:
    """`1 item`, `21 items`."""
    return tr("1 item") if items == 1 else tr("{n} items").format(n=items)


def difference_words(one: SiteDrawer) -> str:
    """`-$34.57`, or the items where the money agrees: `+1 item`."""
    if one.difference_cents:
        return signed(one.difference_cents)
    return tr("{n} items").format(n=signed_items(one.difference_items))


def forgotten(one: SiteDrawer, day: date) -> bool:
    """Whether a drawer of an earlier business date was never closed."""
    return one.stage.blind and one.business_date < day


def drawer_cell(one: SiteDrawer, day: date) -> Cell:
    """How far a drawer is. A warning has its icon and its words."""
    if forgotten(one, day):
        since = tr("Open since {day}").format(day=short_day(one.business_date))
        return Cell(text=since, icon="triangle-alert", icon_tone=Tone.WARNING, tone=Tone.WARNING)
    match one.stage:
        case DrawerStage.OPEN:
            return Cell(text=tr("Open {time}").format(time=clock_time(one.opened_at)))
        case DrawerStage.COUNTING:
            return Cell(text=tr("Being counted"), icon="calculator", icon_tone=Tone.INFO)
        case DrawerStage.IN_DEPOSIT:
            words, icon = tr("In a deposit"), "landmark"
        case DrawerStage.VERIFIED:
            words, icon = tr("Deposit verified"), "landmark"
        case DrawerStage.SENT:
            words, icon = tr("On the way to the bank"), "send"
        case DrawerStage.CONFIRMED:
            words, icon = tr("Confirmed by the bank"), "circle-check"
        case _:
            return _closed_cell(one)
    if one.difference_items or one.difference_cents:
        words = f"{words}, {difference_words(one)}"
    return Cell(text=words, icon=icon)


def _closed_cell(one: SiteDrawer) -> Cell:
    differs = bool(one.difference_items or one.difference_cents)
    if one.review_pending:
        words = tr("To be signed, {difference}").format(difference=difference_words(one))
        return Cell(text=words, icon="pencil", icon_tone=Tone.WARNING, tone=Tone.WARNING)
    at = "" if one.closed_at is None else clock_time(one.closed_at)
    if differs:
        words = tr("Closed, {difference}").format(difference=difference_words(one))
        return Cell(text=words, icon="triangle-alert", icon_tone=Tone.WARNING)
    if one.forced:
        return Cell(text=tr("Forced {time}").format(time=at), icon="lock")
    words = tr("In balance {time}").format(time=at)
    return Cell(text=words, icon="circle-check", icon_tone=Tone.SUCCESS)


def items_cell(one: SiteDrawer) -> Cell:
    """Items in the tray; of one's own uncounted drawer nothing, and that is said."""
    if one.hidden:
        return Cell(text="\u2013", tone=Tone.MUTED, spoken=tr("Yours, not shown until you counted"))
    return Cell(text=f"{one.items:,}")


def received_cell(one: SiteDrawer) -> Cell:
    """Dollars in the tray; of one's own uncounted drawer nothing."""
    if one.hidden:
        return Cell(text=tr("yours"), tone=Tone.MUTED, spoken=items_cell(one).spoken)
    return Cell(text=dollars(one.cents))


def unconfirmed_cell(one: SiteDrawer, now: datetime) -> Cell:
    """What this station has not confirmed; of another station how old the news is."""
    if not one.here:
        if one.as_of is None:
            return Cell(text="", spoken=tr("not known"))
        as_of = tr("as of {time}").format(time=short_time(one.as_of))
        return Cell(text=as_of, tone=Tone.MUTED)
    if not one.unconfirmed:
        return Cell(text="0", icon="check", tone=Tone.MUTED, spoken=tr("none, all confirmed"))
    words = str(one.unconfirmed)
    oldest = one.oldest_unconfirmed_at
    if oldest is not None and now - oldest >= timedelta(minutes=1):  # younger says nothing
        words = tr("{n}, {age}").format(n=words, age=age(oldest, now))
    return Cell(text=words, icon="send", icon_tone=Tone.INFO)


def paper_cell(one: SiteDrawer, printer: tuple[str, str, Tone]) -> Cell:
    """The printer of this station, `Ready` or what is wrong; of other stations their receipts that
    came out of no printer.
    """
    if one.unprinted and not (one.here and printer[2] is Tone.ERROR):
        words = tr("{n} not printed").format(n=one.unprinted)
        return Cell(text=words, icon="printer-x", icon_tone=Tone.WARNING, tone=Tone.WARNING)
    if not one.here:
        return Cell(text="\u2013", tone=Tone.MUTED, spoken=tr("Seen at its own station only"))
    words, icon, tone = printer
    trouble = tone in (Tone.WARNING, Tone.ERROR)
    return Cell(
        text=words,
        icon="printer-check" if tone is Tone.SUCCESS else icon,
        icon_tone=Tone.WARNING if trouble else tone,
        tone=Tone.WARNING if trouble else Tone.TEXT,
    )


def printer_state(printer: PrintWorker) -> tuple[str, str, Tone]:
    """`Ready`, `Out of paper`: this station's printer in a column that says Printer already."""
    if not printer.known:
        return tr("Not asked yet"), "printer", Tone.MUTED
    if printer.cause is not None:
        why = cause_words(printer.cause.value) or tr("not usable here")
        icon = "printer" if printer.cause is PrintCause.NO_PRINTER else "printer-x"
        tone = Tone.MUTED if printer.cause is PrintCause.NO_PRINTER else Tone.ERROR
        return why[:1].upper() + why[1:], icon, tone
    if printer.paper_low:
        return tr("Paper low"), "printer", Tone.WARNING
    return tr("Ready"), "printer", Tone.SUCCESS


# --- charts


def running_half_hour(board: Board, today: date) -> datetime | None:
    """The half hour that is not over, while the board shows today."""
    return half_hour_of(board.read_at) if board.day == today else None


def half_hour_bars(halves: Sequence[HalfHour], running: datetime | None) -> tuple[Bar, ...]:
    """A bar for each half hour; the one still running is hatched."""
    bars = []
    for one in halves:
        still = one.start == running
        spoken = tr("{start} to {end}: {items}, {amount}").format(
            start=short_time(one.start),
            end=short_time(one.start + HALF_HOUR),
            items=items_words(one.items),
            amount=dollars(one.cents),
        )
        bars.append(
            Bar(
                label=short_time(one.start),
                value=one.items,
                words=f"{one.items:,}",
                spoken=f"{spoken}, {tr('still running')}" if still else spoken,
                pattern=Pattern.RUNNING if still else Pattern.SOLID,
                major=one.start.minute == 0,
            )
        )
    return tuple(bars)


def half_hour_sentence(halves: Sequence[HalfHour]) -> str:
    """The whole chart in a sentence."""
    if not halves:
        return ""
    best = max(halves, key=lambda one: one.items)
    words = tr("Items per half hour: {items} from {start} to {end}, most from {best} with {n}.")
    return words.format(
        items=sum(one.items for one in halves),
        start=short_time(halves[0].start),
        end=short_time(halves[-1].start + HALF_HOUR),
        best=short_time(best.start),
        n=best.items,
    )


OTHER_ORDERS = (
    InstrumentKind.WESTERN_UNION_MONEY_ORDER,
    InstrumentKind.MONEYGRAM_MONEY_ORDER,
    InstrumentKind.OTHER_MONEY_ORDER,
)
_PATTERNS = {
    InstrumentKind.PERSONAL_CHECK: Pattern.SOLID,
    InstrumentKind.USPS_MONEY_ORDER: Pattern.RISING,
    InstrumentKind.BUSINESS_CHECK: Pattern.FALLING,
    InstrumentKind.BANK_CHECK: Pattern.DOTS,
}


def kind_bars(kinds: Sequence[KindTotal]) -> tuple[Bar, ...]:
    """Five bars in the order of the count: the rare money orders are one. Their table has all
    seven.
    """
    if not any(one.items for one in kinds):
        return ()
    bars = [
        _kind_bar(kinds_words(one.kind), one.items, one.cents, _PATTERNS[one.kind])
        for one in kinds
        if one.kind not in OTHER_ORDERS
    ]
    others = [one for one in kinds if one.kind in OTHER_ORDERS]
    items, cents = sum(one.items for one in others), sum(one.cents for one in others)
    return (*bars, _kind_bar(tr("Other money orders"), items, cents, Pattern.LINES))


def _kind_bar(label: str, items: int, cents: int, pattern: Pattern) -> Bar:
    return Bar(
        label=label,
        value=items,
        words=f"{items:,}",
        note=dollars(cents),
        spoken=f"{label}: {items_words(items)}, {dollars(cents)}",
        pattern=pattern,
    )


def kind_sentence(bars: Sequence[Bar]) -> str:
    """The whole chart in a sentence."""
    parts = "; ".join(bar.spoken for bar in bars if bar.value)
    return tr("By kind: {parts}.").format(parts=parts) if parts else ""
