"""The tour's bad quarter of an hour: no ledger and no printer while a payment is taken, and both
come back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ui.ledger_worker import Contact

if TYPE_CHECKING:
    from ui.tour_hands import Hands


@contextmanager
def trouble(hands: Hands) -> Iterator[None]:
    """No ledger and no printer in here; after it both are back and known to be. Nothing happens to
    hands without a printer of their own.
    """
    program, printer = hands.program, hands.printer
    if printer is None:
        yield
        return
    ledger = program.desk.home.ledger
    away = ledger.with_name("away")
    ledger.rename(away)
    printer.unplug()
    program.ledger.now()
    program.printer.ask()
    hands.until(
        lambda: (
            program.ledger.contact is Contact.UNREACHABLE
            and not program.ledger.busy
            and program.printer.cause is not None
        ),
        "the ledger and the printer are missed",
    )
    try:
        yield
    finally:
        away.rename(ledger)
        printer.plug_in()
    program.ledger.now()
    program.printer.ask()
    hands.until(
        lambda: program.ledger.contact is Contact.ONLINE and program.printer.cause is None,
        "the ledger and the printer are back",
    )
    program.printer.wake()


def look_at_trouble(hands: Hands) -> None:
    """What was posted, the search, and what the station knows about itself, without either."""
    program = hands.program
    if hands.printer is None:
        return
    hands.until(
        lambda: (
            program.news.known is not None
            and program.news.known.held_receipts > 0
            and not program.printer.printing
        ),
        "the receipt is held",
    )
    hands.settle()
    hands.picture("07-posted-in-trouble")
    hands.press("F3")
    hands.on("today")
    hands.found()
    hands.picture("08-today-in-trouble")
    program.shell.status_requested.emit("ledger")
    hands.on("status")
    hands.settle()
    hands.picture("13-status-in-trouble")
    hands.press("Esc")
    hands.on("today")
