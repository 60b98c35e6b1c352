"""A code scanned where accounts and receipts are opened: Find, Account, Today. Source: ux.md 4."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from cashier.domain.account import SearchResult
from cashier.domain.errors import Fault, Refusal
from cashier.domain.identifiers import PATTERNS
from cashier.domain.payment import Visit
from cashier.services import accounts, items
from cashier.services.receipt_check import visit_of_code
from ui.announce import announce
from ui.counter import Counter
from ui.messages import sentence
from ui.page import Page
from ui.scan_reading import last4
from ui.screens.opening import add_to_visit
from ui.tasks import Lane
from ui.wedge import Scan, ScanKind

NAMES_ACCOUNT = frozenset({ScanKind.ACCOUNT, ScanKind.MEMBER, ScanKind.BILL, ScanKind.COUPON})
RECEIPTS = frozenset({ScanKind.RECEIPT, ScanKind.RECEIPT_QR})


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("scan_opening", text)


def open_scanned(page: Page, counter: Counter, scan: Scan) -> bool:
    """Opens what was scanned; the words about a check say what comes first."""
    if scan.kind is ScanKind.MICR:
        tell(page, tr("A check was scanned. Find the account first, then press F5."))
    elif scan.kind in RECEIPTS:
        open_receipt(page, counter, scan)
    elif scan.kind in NAMES_ACCOUNT:
        open_account(page, counter, scan)
    else:
        return False
    return True


def open_account(page: Page, counter: Counter, scan: Scan) -> None:
    """The account that a code names; in an open payment form it is added. A member with several is
    shown on Find, to choose.
    """
    desk, who, text = counter.desk, counter.person, scan.text

    def found(result: SearchResult) -> None:
        if not result.lines or not result.exact:
            tell(page, _nobody(scan))
        elif len(result.lines) > 1:
            counter.go("find", text)
        elif counter.visit is not None and counter.visit.form_open:
            number = result.lines[0].billing_account_number
            add_to_visit(page, counter, number, _failed(page))
        else:
            counter.go("account", result.lines[0].billing_account_number)

    counter.tasks.run(Lane.IO, lambda: accounts.find(desk, who, text), page, found, _failed(page))


def _nobody(scan: Scan) -> str:
    if scan.kind is ScanKind.BILL:  # opaque: what billing does not know may be anything
        words = tr("Unknown code {last4}").format(last4=last4(scan.text)).strip()
        return f"{words}."
    return tr("No account has that number. Compare it with the bill.")


def receipt_number_of(scan: Scan) -> str:
    """The number on a receipt, also out of its QR code."""
    match = PATTERNS.receipt_qr.fullmatch(scan.text)
    return (match["receipt"] if match else scan.text).upper()


def open_receipt(page: Page, counter: Counter, scan: Scan) -> None:
    """The visit of a receipt that this station wrote. Its square code opens only what it is
    genuine for.
    """
    desk, who, text = counter.desk, counter.person, scan.text
    number = receipt_number_of(scan)

    def read() -> Visit:
        if scan.kind is ScanKind.RECEIPT_QR:
            return visit_of_code(desk, who, text)
        return items.visit(desk, who, number)

    def found(visit: Visit) -> None:
        counter.go("posted", visit)

    counter.tasks.run(Lane.IO, read, page, found, _failed(page))


def _failed(page: Page) -> Callable[[Refusal | Fault], None]:
    def say(error: Refusal | Fault) -> None:
        tell(page, sentence(error))

    return say


def tell(page: Page, words: str) -> None:
    """A sentence beside the page's buttons, which interrupts what is being read aloud."""
    page.say(hint=words)
    announce(page, words, urgent=True)
