"""What changed, said once after it was done. A screen listens to what concerns it and reads anew;
nothing is asked here.

Each signal carries a frozen value, or None where the fact is all.
"""

from PySide6.QtCore import QObject, Signal


class Events(QObject):
    """Signals:
    `session_changed(object)`: who is signed in at this window, or None.
    `drawer_changed(object)`: a drawer was opened, counted or closed.
    `payment_taken(object)`: the receipt that was recorded.
    `item_voided(object)`: the void that was recorded.
    `paper_changed(object)`: a print job or the printer has another state.
    `ledger_changed(object)`: contact with the ledger or the state of items has changed.
    `accounts_changed(object)`: the station's copy of accounts was renewed.
    `deposit_changed(object)`: a deposit was prepared or verified.
    `settings_changed(object)`: a setting acts from now on.
    `day_changed(object)`: the business date is another.
    `approval_heard(object)`: what became of an approval that was asked for elsewhere (`Asked`).
    `lock_changed(object)`: True when the window was locked, False when the person is back.
    """

    session_changed = Signal(object)
    drawer_changed = Signal(object)
    payment_taken = Signal(object)
    item_voided = Signal(object)
    paper_changed = Signal(object)
    ledger_changed = Signal(object)
    accounts_changed = Signal(object)
    deposit_changed = Signal(object)
    settings_changed = Signal(object)
    day_changed = Signal(object)
    approval_heard = Signal(object)
    lock_changed = Signal(object)
