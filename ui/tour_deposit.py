"""The end of the tour: the paper goes to the bank, prepared by one and verified by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cashier.clock import TrainingClock
from cashier.services import bank_files, deposits, training

if TYPE_CHECKING:
    from ui.tour_hands import Hands

ITEMS = ("1042", "900317", "28123456781")
"""What stands in the tray at the end of the tour's day, in the order it was taken."""
VERIFIER = "2002"
BAG = "TE0048209"
TOAST_MS = 6_500


def deposit(hands: Hands, clock: TrainingClock) -> None:
    """A supervisor is signed in and the cashier's drawer is closed."""
    from PySide6.QtCore import QCoreApplication

    hands.press("Ctrl+K")
    hands.found()
    hands.type(QCoreApplication.translate("Navigation", "Deposit").casefold())
    hands.press("Return")
    hands.on("deposit")
    hands.picture("14-deposit")
    for number in ITEMS:
        hands.type(number)
        hands.press("Return")
    hands.type(BAG)
    hands.picture("14-deposit-held")
    hands.press("Return", "F12")
    hands.on("deposits")
    hands.rest(TOAST_MS)
    hands.picture("14-deposit-prepared")
    _verify(hands)
    hands.press("F9")
    hands.found()
    hands.picture("14-deposit-ticket")
    hands.press("Esc")
    hands.settle()
    hands.press("Ctrl+E")
    hands.found()
    hands.picture("14-deposit-files")
    hands.press("Esc")
    hands.settle()
    hands.press("F12")
    hands.found()
    hands.picture("14-deposit-leaves")
    hands.press("Tab", "Return")
    hands.found()
    hands.rest(TOAST_MS)
    _dark(hands)
    _files(hands)


def _verify(hands: Hands) -> None:
    """Another supervisor signs at the same window; first one item is not in the stack."""
    hands.press("F12")
    hands.on("deposit_verify")
    for number in ITEMS[:-1]:
        hands.type(number)
        hands.press("Return")
    hands.press("F12")
    hands.settle()
    hands.picture("14-deposit-missing")
    hands.type(ITEMS[-1])
    hands.press("Return")
    hands.type(VERIFIER)
    hands.press("Return")
    hands.type(training.PASSPHRASE)
    hands.picture("14-deposit-verify")
    hands.press("Return", "F12")
    hands.on("deposits")
    hands.rest(TOAST_MS)
    hands.picture("14-deposit-verified")


def _dark(hands: Hands) -> None:
    from ui.style import Theme

    hands.wear(Theme.DARK)
    hands.picture("14-deposit-sent-dark")
    hands.wear()


def _files(hands: Hands) -> None:
    """The ticket and the bank's files beside the pictures."""
    from cashier.domain.bank_files import BankForm
    from receipts.deposit_ticket_pdf import ticket_pdf
    from receipts.deposit_ticket_text import ticket_text
    from ui.ticket_paper import paper_of

    desk, who = hands.program.desk, hands.program.counter.person
    newest = deposits.deposits(desk, who)[0]
    made = deposits.deposit(desk, who, newest.deposit_id)
    ticket = paper_of(desk, made)
    hands.keep("deposit-ticket.pdf", ticket_pdf(ticket))
    hands.keep("deposit-ticket.txt", ticket_text(ticket).encode())
    for form in BankForm:
        file = bank_files.of_ticket(desk, who, made.ticket, form)
        hands.keep(f"deposit.{form.value}", file.content)
