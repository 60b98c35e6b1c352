"""Where the window was and how large: kept beside the person's other desktop things as it changes,
so that it stands there again after a crash, too.
"""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from cashier.settings import Home

KEEP_MS = 400
_MOVED = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange})


FRAME = QSize(0, 40)
"""More than a title takes."""


def fill_a_small_screen(window: QWidget) -> None:
    """Maximizes a window that would not fit with its frame, so that nothing of it lies outside. A
    screen that is too small for any window of ours is let be.
    """
    room, wanted = window.screen().availableSize(), window.size() + FRAME
    fits = wanted.boundedTo(room) == wanted
    if not fits and window.minimumSize().boundedTo(room) == window.minimumSize():
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


class WindowPlace(QObject):
    """Puts a window where it was and remembers where it goes. The window owns it."""

    def __init__(self, window: QWidget, home: Home) -> None:
        super().__init__(window)
        self._window = window
        name = hashlib.sha256(str(home.folder).encode()).hexdigest()[:12]
        self._key = f"window/{name}"
        self._settings = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cashier", "window"
        )
        kept = self._settings.value(self._key)
        if isinstance(kept, QByteArray):
            window.restoreGeometry(kept)
        else:
            fill_a_small_screen(window)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEEP_MS)
        self._soon.timeout.connect(self.keep)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It was moved: kept once it rests. A window that dies still sends events, when Python has
        taken this object apart already.
        """
        if event.type() in _MOVED and getattr(self, "_window", None) is watched:
            self._soon.start()
        return False

    @Slot()
    def keep(self) -> None:
        """As it stands now."""
        self._settings.setValue(self._key, self._window.saveGeometry())
        self._settings.sync()
