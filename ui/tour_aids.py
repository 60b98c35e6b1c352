"""What helps beside the work: the page's help, the lock, the lessons, what the customer sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cashier.services.training import PASSPHRASE, SITE

if TYPE_CHECKING:
    from ui.tour_hands import Hands

CUSTOMER_WIDTH, CUSTOMER_HEIGHT = 1280, 800
"""px: a usual second screen."""


def look_at_aids(hands: Hands) -> None:
    """In the middle of a payment, which stays as it is."""
    hands.press("F1")
    hands.settle()
    hands.picture("00-help")
    hands.press("Esc")
    hands.found()  # the window is the active one again
    hands.press("Ctrl+J")
    hands.until(lambda: hands.app.activeModalWidget() is not None, "the lessons")
    hands.picture("18-lessons")
    hands.press("Esc")
    hands.found()
    _customer(hands)
    hands.press("Ctrl+L")
    hands.on("lock")
    hands.picture("01-lock")
    hands.type(PASSPHRASE)
    hands.press("Return")
    hands.on("pay")


def _customer(hands: Hands) -> None:
    from ui.customer_screen import CustomerWindow
    from ui.customer_view import view_of

    counter = hands.program.counter
    window = CustomerWindow()
    window.resize(CUSTOMER_WIDTH, CUSTOMER_HEIGHT)
    window.show_view(view_of(counter, "pay", SITE.name))
    window.ensurePolished()
    if hands.out is not None:
        file = hands.out / "19-customer-screen.png"
        window.grab().save(str(file))
        hands.written.append(file)
    window.deleteLater()
