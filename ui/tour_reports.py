"""The tour's end of the day at the supervisor's window: a report read, found in, as tables and in
the dark; the queue of exceptions and the audit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.tour_hands import Hands


def read_reports(hands: Hands) -> None:
    """The Z that stands there: found in, as tables, in the dark."""
    from ui.style import Theme

    hands.press("Ctrl+F")
    hands.type("1042")
    hands.press("Return")
    hands.found()
    hands.picture("12-reports-found")
    hands.wear(Theme.DARK)
    hands.picture("12-reports-dark")
    hands.press("Ctrl+T")
    hands.found()
    hands.picture("12-reports-table-dark")
    hands.wear()
    hands.picture("12-reports-table")
    hands.press("Ctrl+T")
    hands.settle()


def look_at_exceptions(hands: Hands) -> None:
    """What waits for a supervisor, from wherever they are."""
    from PySide6.QtCore import QCoreApplication

    hands.press("Ctrl+K")
    hands.found()
    hands.type(QCoreApplication.translate("Navigation", "Exceptions").casefold())
    hands.press("Return")
    hands.on("exceptions")
    hands.found()
    hands.picture("11-exceptions")
    hands.press("Ctrl+K")
    hands.found()
    hands.type(QCoreApplication.translate("Navigation", "Audit").casefold())
    hands.press("Return")
    hands.on("audit")
    hands.found()
    hands.picture("11-audit")
