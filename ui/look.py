"""How the window looks, sounds and speaks: as the settings say, at once when they change, and with
the computer where it follows that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from ui import style
from ui.language import speak
from ui.style import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cashier.settings import Settings
    from ui.counter import Counter


def apply_style(app: QApplication, settings: Settings) -> None:
    """Theme and text size as the settings say."""
    style.apply(app, Theme(settings.theme), settings.text_scale_percent / 100)


class Look(QObject):
    """`chosen` is the theme and the text size in percent that act now.

    Signals: `spoken_anew()`: another language is spoken; what is on the screen has to be made anew.
    """

    spoken_anew = Signal()

    def __init__(self, app: QApplication, counter: Counter) -> None:
        super().__init__()
        self._app, self._counter = app, counter
        settings = counter.desk.settings
        speak(settings.language)
        self._language_set = settings.language
        self.chosen = (settings.theme, settings.text_scale_percent)
        self.hints = app.styleHints()  # kept: chained calls met an object already deleted
        self._contrast = self.hints.accessibility()
        for changed in (self.hints.colorSchemeChanged, self._contrast.contrastPreferenceChanged):
            changed.connect(self._computer_changed, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def settings_changed(self, now: object) -> None:
        """Look, text size and sound follow at once; others listen for what is theirs."""
        from cashier.settings import Settings

        if not isinstance(now, Settings):
            return
        if self._counter.sounds is not None:
            self._counter.sounds.on = now.sound
        if now.language != self._language_set:
            self._language_set = now.language
            self.speak(now.language)
        if (now.theme, now.text_scale_percent) != self.chosen:
            self.chosen = (now.theme, now.text_scale_percent)
            apply_style(self._app, now)

    @Slot()
    def _computer_changed(self) -> None:
        """The computer went dark, light or to another contrast; who follows it, follows it now."""
        theme, percent = self.chosen
        if not self._counter.closed and Theme(theme) in (Theme.SYSTEM, Theme.CONTRAST):
            style.apply(self._app, Theme(theme), percent / 100)

    @Slot(str)
    def speak(self, language: str) -> None:
        """The window in another language. Whoever asks is a page of the one before, so that the
        pages are made anew only when it is done.
        """
        if speak(language):
            QTimer.singleShot(0, self, self._say_anew)

    @Slot()
    def _say_anew(self) -> None:
        self.spoken_anew.emit()
