"""The three cells of the status bar in words: printer, ledger, drawer."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cashier.domain.calendar import clock_time
from cashier.domain.drawer import DrawerSession, DrawerState
from cashier.domain.receipt import PrintCause
from ui.style import Tone
from ui.workers import Contact, LedgerWorker, PrintWorker

if TYPE_CHECKING:
    from cashier.services.status import StationStatus

Cell = tuple[str, str, Tone]
"""Words, icon, tone."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatusBar", text)


def hour(instant: datetime) -> str:
    """`10:42`: short, where the day is plain."""
    return clock_time(instant).rsplit(" ", 1)[0]


def printer_words(printer: PrintWorker) -> tuple[str, str, Tone]:
    """How the printer is, without what waits for it."""
    if not printer.known:
        return _tr("Printer not asked yet"), "printer", Tone.MUTED
    troubles = {
        PrintCause.PAPER_OUT: _tr("Printer out of paper"),
        PrintCause.COVER_OPEN: _tr("Printer cover open"),
        PrintCause.CUTTER: _tr("Printer cutter stuck"),
        PrintCause.OFFLINE: _tr("Printer offline"),
        PrintCause.ERROR: _tr("Printer error"),
        PrintCause.REFUSED: _tr("Printer not reached"),
        PrintCause.NO_ANSWER: _tr("Printer does not answer"),
        PrintCause.LOST_CONNECTION: _tr("Printer not reached"),
        PrintCause.STOPPED: _tr("Printer stopped"),
        PrintCause.NO_PRINTER: _tr("No printer"),
        PrintCause.LACKING: _tr("Printer not usable here"),
    }
    if printer.cause is PrintCause.NO_PRINTER:
        return troubles[printer.cause], "printer", Tone.MUTED
    if printer.cause is not None:
        return troubles[printer.cause], "printer-x", Tone.ERROR
    if printer.paper_low:
        return _tr("Printer ready, paper low"), "printer", Tone.WARNING
    return _tr("Printer ready"), "printer", Tone.SUCCESS


def printer_cell(printer: PrintWorker, known: StationStatus | None, *, brief: bool) -> Cell:
    """`Printer ready, 0 held`. Before sign-in without the number, unless something is held."""
    text, icon, tone = printer_words(printer)
    held = 0 if known is None else max(0, known.held_receipts - int(printer.printing))
    unsure = 0 if known is None else known.unsure_receipts
    if held or not brief:
        text = _tr("{text}, {n} held").format(text=text, n=held)
    if unsure:
        text = _tr("{text}, {n} unsure").format(text=text, n=unsure)
    if (held or unsure) and tone in (Tone.MUTED, Tone.SUCCESS):
        tone = Tone.WARNING
    return text, icon, tone


def ledger_cell(ledger: LedgerWorker, known: StationStatus | None, *, brief: bool) -> Cell:
    """`Ledger online, 2 not confirmed, last 10:42`; what is kept here when it cannot be reached."""
    waiting = 0 if known is None else known.not_confirmed
    kept = _tr("{n} kept here").format(n=waiting)
    since = "" if ledger.since is None else hour(ledger.since)
    if known is not None and known.diverged:
        return _tr("Station stopped: {kept}").format(kept=kept), *_STOPPED
    if ledger.contact is Contact.STOPPED:
        return _tr("Sending stopped since {t}, {kept}").format(t=since, kept=kept), *_STOPPED
    if ledger.contact is Contact.UNREACHABLE:
        text = _tr("Ledger cannot be reached since {t}, {kept}").format(t=since, kept=kept)
        return text, "cloud-off", Tone.WARNING
    if ledger.contact is Contact.NEVER:
        return _tr("Asking the ledger"), "cloud", Tone.MUTED
    parts = [_tr("Ledger online")]
    if waiting:
        parts.append(_tr("{n} not confirmed").format(n=waiting))
    elif not brief and known is not None and not known.attention:
        parts.append(_tr("all confirmed"))
    attention = 0 if known is None else known.attention
    if attention:
        parts.append(_tr("{n} needs attention").format(n=attention))
    lost = 0 if known is None else known.lost_by_ledger
    if lost:
        parts.append(_tr("{n} sent again").format(n=lost))
    if known is not None and known.last_contact is not None:
        parts.append(_tr("last {t}").format(t=hour(known.last_contact)))
    if attention or lost:
        return ", ".join(parts), "cloud-alert", Tone.WARNING
    return ", ".join(parts), "cloud", Tone.SUCCESS


_STOPPED = ("cloud-alert", Tone.ERROR)


def drawer_cell(drawer: DrawerSession | None) -> Cell:
    """`Drawer open since 8:32 AM`."""
    if drawer is None:
        return _tr("No drawer open"), "inbox", Tone.MUTED
    if drawer.state is DrawerState.COUNTING:
        return _tr("Counting the drawer"), "calculator", Tone.INFO
    opened = clock_time(drawer.opened_at)
    return _tr("Drawer open since {time}").format(time=opened), "inbox", Tone.SUCCESS
