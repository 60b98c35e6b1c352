"""What a station knows of itself, as rows of a card: a title, a note, an icon, a tone."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from cashier.domain.calendar import clock_time, local_date, short_day
from cashier.services.drawers import OpenProposal
from cashier.services.status import StationStatus
from receipts.printers import PrinterKind, PrinterRecord
from ui.status_bar import printer_words
from ui.style import Tone, px
from ui.widgets import Card, IconRow, Line
from ui.workers import Contact, LedgerWorker, PrintWorker

Row = tuple[str, str, str, Tone]
CLOCK_SECONDS_MAX = 120
"""A clock further off than this would put wrong times on receipts near 5:00 PM."""
ROW_HEIGHT_MIN = 56
DISK_BYTES_MIN = 1_000_000_000
COPY_AGE_MAX = timedelta(hours=24)


def _tr(text: str) -> str:
    return QCoreApplication.translate("StationRows", text)


class StationCard(Card):
    """Rows of equal height with hairlines between, down to the card's lower edge."""

    def __init__(self, title: str, rows: dict[str, QWidget | None], head_height: int = 56) -> None:
        super().__init__(title, flush=True, head_height=head_height)
        self.rows: dict[str, IconRow] = {}
        for number, (name, trailing) in enumerate(rows.items()):
            if number:
                self.add(Line())
            row = IconRow("", "", "info", Tone.MUTED, trailing=trailing)
            row.setMinimumHeight(px(ROW_HEIGHT_MIN))
            self.rows[name] = row
            self.add(row, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "rows"):
            for row in self.rows.values():
                row.setMinimumHeight(px(ROW_HEIGHT_MIN))

    def show_row(self, name: str, row: Row) -> None:
        """Another state of one row."""
        self.rows[name].set(*row)


def when(instant: datetime, now: datetime) -> str:
    """`8:30 AM today`, or `8:30 AM, Fri 20 Nov`."""
    if local_date(instant) == local_date(now):
        return _tr("{time} today").format(time=clock_time(instant))
    return _tr("{time}, {day}").format(time=clock_time(instant), day=short_day(local_date(instant)))


def printer_name(printer: PrinterRecord) -> str:
    """Where the printer is, and how wide it prints."""
    if printer.kind is PrinterKind.NONE:
        return _tr("Receipts are held until there is one")
    place = f"{printer.host}:{printer.port}"
    if printer.kind is PrinterKind.FILE:
        place = printer.path.replace("\\", "/").rsplit("/", 1)[-1]
    elif printer.kind is not PrinterKind.TCP:
        place = printer.address.partition("?")[0].partition("://")[2].lstrip("/")
    return _tr("{place}, {columns} columns").format(place=place, columns=printer.columns)


def printer_row(printer: PrintWorker) -> Row:
    """How the printer is."""
    text, icon, tone = printer_words(printer)
    tone = Tone.INFO if tone is Tone.MUTED else tone
    return text, printer_name(printer.printer), icon, tone


def ledger_row(ledger: LedgerWorker, known: StationStatus) -> Row:
    """Whether the ledger answers, and what waits for it."""
    waiting = known.not_confirmed
    kept = _tr("nothing waiting") if not waiting else _tr("{n} waiting").format(n=waiting)
    if ledger.contact in (Contact.UNREACHABLE, Contact.STOPPED) and ledger.since is not None:
        stopped = ledger.contact is Contact.STOPPED
        title = _tr("Sending stopped") if stopped else _tr("Ledger cannot be reached")
        note = _tr("Since {time}, {kept}").format(time=clock_time(ledger.since), kept=kept)
        return title, note, "cloud-off", Tone.ERROR if stopped else Tone.WARNING
    if ledger.contact is Contact.NEVER or known.last_contact is None:
        return _tr("Asking the ledger"), kept.capitalize(), "cloud", Tone.INFO
    note = _tr("Last contact {time}, {kept}").format(time=clock_time(known.last_contact), kept=kept)
    return _tr("Ledger online"), note, "cloud", Tone.SUCCESS


def clock_row(ledger: LedgerWorker) -> Row:
    """How far this station's clock is off the ledger's."""
    off = ledger.clock_off
    if off is None:
        return _tr("Clock"), _tr("Compared when the ledger answers"), "clock", Tone.INFO
    seconds = abs(round(off.total_seconds()))
    note = _tr("{n} s off the ledger").format(n=seconds)
    if seconds > CLOCK_SECONDS_MAX:
        minutes = _tr("{n} min off the ledger").format(n=seconds // 60)
        return _tr("Clock is wrong"), minutes, "clock-alert", Tone.WARNING
    return _tr("Clock agrees"), note, "clock", Tone.SUCCESS


def disk_row(known: StationStatus) -> Row:
    """Room for the store."""
    free = known.disk_free_bytes
    note = _tr("{n} GB free").format(n=free // 1_000_000_000)
    if free < DISK_BYTES_MIN:
        note = _tr("{n} MB free").format(n=free // 1_000_000)
        return _tr("Disk nearly full"), note, "hard-drive", Tone.WARNING
    return _tr("Disk"), note, "hard-drive", Tone.SUCCESS


def copy_row(known: StationStatus, now: datetime, *, count: bool = False) -> Row:
    """How old this station's copy of the accounts is."""
    if known.accounts_as_of is None:
        note = _tr("No accounts here yet; they come from the ledger")
        return _tr("Account copy"), note, "database", Tone.WARNING
    old = now - known.accounts_as_of > COPY_AGE_MAX
    note = _tr("As of {when}").format(when=when(known.accounts_as_of, now))
    if count:
        note = _tr("{n} accounts, as of {when}").format(
            n=f"{known.accounts:,}", when=when(known.accounts_as_of, now)
        )
    return _tr("Account copy"), note, "database", Tone.WARNING if old else Tone.INFO


def last_drawer_row(proposal: OpenProposal) -> Row:
    """How this station's last drawer ended."""
    last = proposal.last_closed
    if last is None or last.closed_at is None:
        return _tr("No drawer before this one"), _tr("On this station"), "inbox", Tone.INFO
    note = _tr("{day}, closed {time}, {name}").format(
        day=short_day(last.business_date),
        time=clock_time(last.closed_at),
        name=proposal.last_closed_name,
    )
    if proposal.last_closed_balanced:
        return _tr("Last drawer in balance"), note, "inbox", Tone.SUCCESS
    return _tr("Last drawer had a difference"), note, "inbox", Tone.WARNING
