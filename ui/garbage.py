"""Python's cycle collector on the main thread only.

It runs in whatever thread happens to allocate, and freeing a widget there ends the process: a page
is a cycle of widgets and callbacks, and the db lane allocates all the time.
"""

from __future__ import annotations

import gc
import linecache

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1000


def keep() -> None:
    """What there is now is not looked through again until the end: modules, classes and tables stay
    for good, and a collection that visits them all holds the window for a tenth of a second.
    """
    gc.freeze()


class MainThreadGarbage(QObject):
    """From `start` to `stop` cycles are freed by a timer of the main thread and nowhere else.

    The thresholds stay Python's own.
    """

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Before the first worker thread."""
        gc.disable()
        keep()
        self._timer.start()

    def stop(self) -> None:
        """After the last worker thread has ended: all that is left goes now, here."""
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()

    @Slot()
    def collect(self) -> None:
        """The oldest generation whose threshold was passed, as the collector itself does."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                # PySide looks into the source of every module that is imported, and Python keeps
                # all of it, 7 MB; who prints a traceback reads the file again
                linecache.clearcache()
                return
