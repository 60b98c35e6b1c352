"""What is said to a screen reader. The one place that sends announcements, and where tests listen.

Qt offers no way to watch such events from Python, so each is also handed to `listeners`.
"""

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

Listener = Callable[[str, bool], None]
listeners: list[Listener] = []


def announce(widget: QWidget, text: str, urgent: bool = False) -> None:
    """Says `text` on behalf of `widget`. Urgent words interrupt: errors; the rest waits for its
    turn.
    """
    if not text:
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    level = QAccessible.AnnouncementPoliteness
    event.setPoliteness(level.Assertive if urgent else level.Polite)
    QAccessible.updateAccessibility(event)
    for listener in tuple(listeners):
        listener(text, urgent)
