"""The tour: a day at the counter played with key events in the real window, over the real services,
leaving pictures.

No widget is filled by hand: every letter goes through the event queue to whatever has the focus, as
it would from a keyboard.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from cashier.clock import TrainingClock
from cashier.domain.calendar import NEW_YORK
from cashier.services import drawers, items, records, reports, staffing, training
from cashier.services.desk import open_desk
from cashier.settings import Home, load, save
from cashier.vault import Keys
from ui.tour_aids import look_at_aids
from ui.tour_hands import Hands, TourPrinter
from ui.tour_trouble import look_at_trouble, trouble

DAY = datetime(2026, 11, 23, 8, 24, tzinfo=NEW_YORK)
"""A due date: the busiest day at the counter, with every sentence of the 23rd on the screens."""
ACCOUNTS = 5_000
WIDTH, HEIGHT = 1366, 768
TOAST_MS = 6_500
"""Longer than a toast stays."""


class Look(StrEnum):
    """How the window looks in the pictures."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    LARGE = "large"
    SPANISH = "spanish"


_SET: dict[Look, dict[str, str | int]] = {
    Look.LIGHT: {"theme": "light"},
    Look.DARK: {"theme": "dark"},
    Look.CONTRAST: {"theme": "contrast"},
    Look.LARGE: {"theme": "light", "text_scale_percent": 200},
    Look.SPANISH: {"theme": "light", "language": "es"},
}
"""The station's settings for each."""


def run_tour(
    out: Path, feed: Path | None = None, *, look: Look = Look.LIGHT, accounts: int = ACCOUNTS
) -> list[Path]:
    """Plays the day and returns what was written into `out`: pictures, receipts, Z report, journal.

    Raises Fault `tour.stuck` (with the scene) when the window does not get where the keys should
    bring it.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_SCALE_FACTOR", "1.5")
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cashier-tour-")))
        home, keys = Home(folder / "home"), Keys(folder=folder / "keys", use_keyring=False)
        printer = TourPrinter(stack, folder / "paper")
        clock = TrainingClock(DAY)
        training.make_home(home, keys, clock, feed or _sample(folder, accounts))
        save(home, {"printer": f"tcp://127.0.0.1:{printer.port}?width=80", **_SET[look]})
        _friday(home, keys)
        return _play(out, home, keys, clock, printer)


def _friday(home: Home, keys: Keys) -> None:
    """On Friday somebody opened a drawer and went home without closing it."""
    friday = TrainingClock(DAY - timedelta(days=3))
    desk = open_desk(home, keys, friday, load(home))
    try:
        okafor = staffing.sign_in(desk, "1002", training.PASSPHRASE)
        drawers.open_drawer(desk, okafor, (DAY - timedelta(days=3)).date())
        staffing.sign_out(desk, okafor)
    finally:
        desk.store.close()


def _sample(folder: Path, accounts: int) -> Path:
    from resources.sample import write_feed

    feed = folder / "feed"
    feed.mkdir()
    write_feed(feed, accounts=accounts, today=DAY.date())
    return feed


def _play(
    out: Path, home: Home, keys: Keys, clock: TrainingClock, printer: TourPrinter
) -> list[Path]:
    from ui.app import make_application, make_program
    from ui.tour_deposit import deposit
    from ui.tour_staff import administrate

    app = make_application()
    program = make_program(app, home, keys, clock, load(home))
    try:
        program.shell.resize(WIDTH, HEIGHT)
        program.start()
        hands = Hands(app, program, out, printer)
        for scene in (_morning, _rosa, _others, _void, _board, _evening, _dark, deposit):
            scene(hands, clock)
        _documents(hands)
        _languages(hands)
        administrate(hands)
        return hands.written
    finally:
        program.close()


def _at(clock: TrainingClock, hour: int, minute: int) -> None:
    clock.set(DAY.replace(hour=hour, minute=minute))


def _morning(hands: Hands, clock: TrainingClock) -> None:
    """Sign in, once with a wrong password, and open the drawer."""
    hands.on("sign_in")
    hands.type("1001")
    hands.press("Return")
    hands.type("not the password")
    hands.press("Return")
    hands.settle()
    hands.picture("01-sign-in-refused")
    hands.type(training.PASSPHRASE)
    hands.picture("01-sign-in")
    hands.press("Return")
    _at(clock, 8, 31)
    hands.on("open_drawer")
    hands.press("Space")
    hands.settle()
    hands.picture("02-open-drawer")
    hands.press("F12")
    hands.on("find")
    hands.picture("03-find-empty")


def _rosa(hands: Hands, clock: TrainingClock) -> None:
    """Health by check and dental by money order, for a member whose name was misspelt."""
    _at(clock, 10, 43)
    hands.type("alvez rosa")
    hands.found()
    hands.picture("03-find-account")
    hands.press("Return")
    hands.on("account")
    hands.picture("04-account-not-confirmed")
    hands.press("Ctrl+I")
    hands.picture("04-confirm-identity")
    hands.press("1")
    hands.settle()
    hands.picture("04-account")
    _at(clock, 10, 48)
    hands.press("F5")
    hands.on("pay")
    hands.picture("05-take-payment-empty")
    _check(hands, "206.00", "1042", "011999993", "4400123456", "11/20/2026")
    hands.settle()
    hands.picture("05-take-payment-check")
    hands.press("F6")
    hands.settle()
    hands.press("Alt+4")
    _money_order(hands, "34.57", "28123456781", "11/22/2026", 6)
    hands.settle()
    hands.picture("05-take-payment")
    look_at_aids(hands)
    hands.press("Return")
    hands.on("review")
    _at(clock, 10, 51)
    hands.picture("06-review")
    hands.press("F12")
    hands.on("posted")
    hands.picture("07-posted-at-once")
    hands.on_paper()
    hands.picture("07-posted")
    hands.press("F9")
    hands.on("visit")
    hands.settle()
    hands.picture("07-visit")
    hands.press("Esc")
    hands.on("posted")
    hands.press("Return")
    hands.on("find")


def _check(
    hands: Hands,
    amount: str,
    number: str,
    routing: str,
    account: str,
    dated: str,
    *,
    twice: bool = False,
) -> None:
    """A check as it is typed when there is no reader: the bank line by hand, then what was looked
    at.
    """
    for text in ((amount, amount) if twice else (amount,)) + (number, dated, routing, account):
        hands.type(text)
        hands.press("Return")
        hands.settle()
    hands.press("Space", "Space")


def _money_order(hands: Hands, amount: str, number: str, dated: str, ticks: int) -> None:
    for text in (amount, number, dated):
        hands.type(text)
        hands.press("Return")
        hands.settle()
    hands.press(*["Space"] * ticks)


def _find(hands: Hands, text: str) -> None:
    hands.press("F2")
    hands.on("find")
    hands.type(text)
    hands.found()
    hands.press("Return")
    hands.on("account")


def _post(hands: Hands) -> None:
    hands.press("Return")
    hands.on("review")
    hands.press("F12")
    hands.on("posted")
    hands.on_paper()


def _others(hands: Hands, clock: TrainingClock) -> None:
    """An employer by business check, typed twice; somebody whose name has accents, by MoneyGram."""
    _at(clock, 10, 58)
    _find(hands, "harborview")
    hands.press("F5")
    hands.on("pay")
    hands.press("Alt+2")
    _check(hands, "1,148.23", "900317", "211999997", "00700400500", "11/23/2026", twice=True)
    hands.settle()
    hands.picture("05-take-payment-business")
    _post(hands)
    _at(clock, 11, 12)
    _find(hands, "nguyen thuy")
    hands.press("F5")
    hands.on("pay")
    hands.press("Alt+4")
    hands.settle()
    hands.picture("05-take-payment-money-order")
    _money_order(hands, "150.00", "28123456792", "11/20/2026", 6)
    hands.found()
    hands.picture("05-take-payment-warning")
    hands.press("Alt+A")
    hands.settle()
    with trouble(hands):
        hands.press("Return")
        hands.on("review")
        hands.press("F12")
        hands.on("posted")
        look_at_trouble(hands)
    hands.on_paper()
    hands.picture("07-posted-after-trouble")


def _void(hands: Hands, clock: TrainingClock) -> None:
    """Today, and the newest item voided with a supervisor beside."""
    _at(clock, 11, 16)
    hands.press("F3")
    hands.on("today")
    hands.picture("08-today")
    hands.press("F8")
    hands.settle()
    hands.press("Down", "Return")
    hands.picture("08-void")
    _sign(hands)
    hands.press("F12")
    hands.settle()
    hands.on_paper()
    hands.picture("08-today-voided")
    hands.rest(TOAST_MS)


def _sign(hands: Hands) -> None:
    hands.type("2001")
    hands.press("Return")
    hands.type(training.PASSPHRASE)


def _board(hands: Hands, clock: TrainingClock) -> None:
    """A supervisor looks at the day from the same window, then the cashier goes on."""
    from ui.style import Theme

    _at(clock, 11, 17)
    hands.press("F11")
    hands.on("sign_in")
    _sign(hands)
    hands.press("Return")
    hands.on("board")
    hands.found()
    hands.picture("11-board")
    hands.press("Ctrl+T")
    hands.picture("11-board-table")
    hands.press("Ctrl+T")
    hands.wear(Theme.DARK)
    hands.picture("11-board-dark")
    hands.wear()
    hands.press("F12")
    hands.settle()
    hands.press("Down")
    hands.picture("11-force-close")
    hands.press("Return", "Return")
    hands.type(training.PASSPHRASE)
    hands.press("Return", "Space")
    hands.settle()
    hands.found()
    hands.picture("11-board-after")
    hands.press("F6")
    hands.on("trends")
    hands.found()
    hands.picture("11-trends")
    hands.press("Esc")
    hands.on("board")
    hands.press("F11")
    hands.on("sign_in")
    hands.type("1001")
    hands.press("Return")
    hands.type(training.PASSPHRASE)
    hands.press("Return")
    hands.on("find")


def _count(hands: Hands, orders: tuple[str, ...], name: str) -> None:
    """Items and total of each of the seven kinds in the order of the page; 0 passes over its total.

    The picture is taken before Enter on the last field compares.
    """
    hands.on("count")
    kinds = (("1", "206.00"), ("1", "1,148.23"), ("0",), orders, ("0",), ("0",), ("0",))
    texts = [text for kind in kinds for text in kind]
    for text in texts[:-1]:
        hands.type(text)
        hands.press("Return")
    hands.type(texts[-1])
    hands.picture(name)
    hands.press("Return")
    hands.on("difference")


def _evening(hands: Hands, clock: TrainingClock) -> None:
    """A count that misses an item, the recount, the close; then the reports, as a supervisor."""
    _at(clock, 16, 38)
    hands.press("F7")
    _count(hands, ("0",), "09-count")
    hands.picture("10-close-difference")
    hands.press("F7")
    _at(clock, 16, 46)
    _count(hands, ("1", "34.57"), "09-recount")
    hands.picture("10-close-in-balance")
    _at(clock, 16, 58)
    hands.press("F12")
    hands.on("closed")
    hands.settle()
    hands.picture("10-closed")
    hands.press("Return")
    hands.on("open_drawer")
    _as_supervisor(hands)


def _as_supervisor(hands: Hands) -> None:
    from PySide6.QtCore import QCoreApplication

    from ui.tour_reports import look_at_exceptions, read_reports

    hands.press("F11")
    hands.on("sign_in")
    _sign(hands)
    hands.press("Return")
    hands.on("board")
    hands.settle()
    hands.press("F7")
    hands.on("open_drawer")
    hands.settle()
    hands.picture("02-open-drawer-supervisor")
    hands.press("F4")
    hands.on("board")
    hands.found()
    hands.picture("11-board-closed")
    hands.press("F9")
    hands.on("reports")
    hands.found()
    hands.picture("12-reports")
    read_reports(hands)
    look_at_exceptions(hands)
    hands.press("Ctrl+K")
    hands.found()
    words = QCoreApplication.translate("Shell", "Ledger and printer")
    hands.type(words.split()[0].casefold())
    hands.picture("00-all-actions")
    hands.press("Return")
    hands.on("status")
    hands.settle()
    hands.picture("13-status")


def _dark(hands: Hands, _clock: TrainingClock) -> None:
    """The same window in the dark, and with large text."""
    from ui.style import Theme

    hands.wear(Theme.DARK)
    hands.picture("13-status-dark")
    hands.press("F2")
    hands.on("find")
    hands.type("alvez rosa")
    hands.found()
    hands.picture("03-find-account-dark")
    hands.press("Return")
    hands.on("account")
    hands.press("Ctrl+I")
    hands.found()
    hands.press("1")
    hands.found()
    hands.picture("04-account-dark")
    hands.wear(Theme.CONTRAST)
    hands.picture("04-account-contrast")
    hands.wear(Theme.LIGHT, 1.5)
    hands.picture("04-account-large-text")
    hands.wear()


def _documents(hands: Hands) -> None:
    """What the day left beside pictures: three receipts, the Z report, the journal."""
    from receipts.pdf import receipt_pdf
    from receipts.receipt_document import receipt_document
    from receipts.report_files import report_text
    from receipts.report_pdf import report_pdf
    from receipts.screen import png
    from receipts.text import text

    assert hands.out is not None
    desk, who = hands.program.desk, hands.program.counter.person
    z = reports.z_report(desk, who)
    for number in sorted({item.receipt_number for item in z.items}):
        document = receipt_document(items.receipt(desk, number))
        for ending, content in (
            ("txt", text(document).encode()),
            ("png", png(document, 42)),
            ("pdf", receipt_pdf(document)),
        ):
            hands.keep(f"receipt-{number}.{ending}", content)
    hands.keep("z-report.pdf", report_pdf(z))
    hands.keep("z-report.txt", report_text(z).encode())
    lines = (json.dumps(line, ensure_ascii=False) for line in records.journal_lines(desk, who))
    hands.keep("journal.jsonl", "".join(f"{line}\n" for line in lines).encode())


def _languages(hands: Hands) -> None:
    """One receipt of the day and the ways to pay, in every language paper speaks, at every width
    that printers have.
    """
    from cashier.domain.receipt import LANGUAGES
    from cashier.domain.slip import WaysToPaySlip
    from receipts.receipt_document import receipt_document
    from receipts.screen import png
    from receipts.ways_to_pay import ways_to_pay_document

    desk, who = hands.program.desk, hands.program.counter.person
    first = min(item.receipt_number for item in reports.z_report(desk, who).items)
    receipt = items.receipt(desk, first)
    for language in LANGUAGES:
        slip = WaysToPaySlip(
            site=receipt.site,
            language=language,
            made_at=receipt.taken_at,
            training=receipt.training,
        )
        spoken = receipt_document(replace(receipt, language=language))
        for columns in (32, 42, 48):
            hands.keep(f"paper-{language}-{columns}.png", png(spoken, columns))
        hands.keep(f"ways-to-pay-{language}.png", png(ways_to_pay_document(slip)))
