"""Scan anywhere: which page does what with which kind of code, and what is said where none has use.

Source: ux.md 4. A badge goes to the staff number of a card that asks for one, whatever has the
focus; a dialog is finished or left first; everything else is the page's. The log gets the kind of a
scan and nothing of its text.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cashier.settings import Settings
from ui.announce import announce
from ui.dialogs import Dialog
from ui.page import Page
from ui.scan_filter import ScanFilter
from ui.scan_reading import last4, read_scan
from ui.screens.credentials import Credentials
from ui.screens.signing import SupervisorFields
from ui.shell import Shell
from ui.wedge import Heard, Scan, ScanKind

log = logging.getLogger("cashier.scan")


@runtime_checkable
class Listens(Protocol):
    """A page that wants scans as they were heard: the one that sets the scanner up."""

    def heard(self, heard: Heard) -> None: ...


@runtime_checkable
class Takes(Protocol):
    """A dialog that has a use for scans; False where it has none for this one."""

    def scanned(self, scan: Scan) -> bool: ...


@runtime_checkable
class TakesBadge(Protocol):
    """A dialog that gives a badge to somebody."""

    def badge_scanned(self, code: str) -> None: ...


class Scanning(QObject):
    """Made once beside the window. `micr_format` is the format the station's reader is set to.

    Signals: `taken` when somebody had a use for a scan.
    """

    taken = Signal()

    def __init__(self, app: QApplication, shell: Shell, settings: Settings) -> None:
        super().__init__()
        self._shell = shell
        self.micr_format = settings.scan_micr_format
        self.filter = ScanFilter(app, self._remember)
        self.filter.set_up(prefix=settings.scan_prefix, gap_ms=settings.scan_gap_ms)
        # queued: what a scan opens may delete the very field whose key is still being handled
        self.filter.heard.connect(self.heard, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def settings_changed(self, settings: object) -> None:
        """Another scanner or reader from now on."""
        if isinstance(settings, Settings):
            self.micr_format = settings.scan_micr_format
            self.filter.set_up(prefix=settings.scan_prefix, gap_ms=settings.scan_gap_ms)

    def stop(self) -> None:
        """Hears nothing any more."""
        self.filter.stop()

    def _remember(self) -> Callable[[], None] | None:
        page = self._shell.page
        return None if page is None or self._dialog() is not None else page.before_scan()

    def _dialog(self) -> QWidget | None:
        return QApplication.activeModalWidget()

    @Slot(object)
    def heard(self, heard: Heard) -> None:
        """The keys of a scan are over."""
        page = self._shell.page
        if page is not None and self._dialog() is None and isinstance(page, Listens):
            page.heard(heard)
            self.taken.emit()
            return
        if page is not None and self._dialog() is None and page.text_scanned(heard.text.strip()):
            self.taken.emit()
            return
        self.route(read_scan(heard.text, micr_format=self.micr_format))

    def route(self, scan: Scan) -> None:
        """To whom it is meant for; where nobody has a use for it, that is said."""
        log.info("scan: %s%s", scan.kind.value, ", misread" if scan.problem else "")
        page, dialog = self._shell.page, self._dialog()
        place: QWidget | None = page if dialog is None else dialog
        if place is None:
            return
        if scan.kind is ScanKind.BADGE:
            if isinstance(place, TakesBadge):
                place.badge_scanned(scan.text)
                self.taken.emit()
            elif fill_badge(place, scan.text):
                self.taken.emit()
            else:
                self._say(place, self.tr("A badge signs in and approves. Nothing was done."))
        elif scan.kind is ScanKind.UNKNOWN and _card(place) is not None:
            # A password typed in one breath looks like a scan: not one letter of it is shown.
            self._type_again(place)
        elif scan.kind is ScanKind.UNKNOWN:
            self._say(place, unknown_words(scan.text))
        elif scan.problem and scan.kind is not ScanKind.MICR:
            self._say(place, self.tr("The code was not read right. Scan it again."))
        elif isinstance(place, Page) and place.bare:
            self._say(place, self.tr("Scan your badge, or type your number."))
        elif isinstance(place, Takes) and place.scanned(scan):
            self.taken.emit()
        else:
            self._say(place, self.tr("Finish or go back first."))

    def _type_again(self, place: QWidget) -> None:
        """What came as fast as a scan was taken from the field; what is left there is replaced by
        the next typing.
        """
        focus: QWidget | None = place.focusWidget()
        if isinstance(focus, QLineEdit):
            focus.selectAll()
        self._say(place, self.tr("That came as fast as a scan and was not taken. Type it again."))

    def _say(self, place: QWidget, words: str) -> None:
        card = _card(place)
        if isinstance(place, Page) and not place.bare:
            place.say(hint=words)
        elif isinstance(card, Credentials):
            card.say(words)
        elif isinstance(place, Dialog):
            place.say(words)
        announce(place, words, urgent=True)


def unknown_words(text: str) -> str:
    """`Unknown code ...4471`."""
    words = QCoreApplication.translate("Scanning", "Unknown code {last4}").format(last4=last4(text))
    return f"{words.strip()}."


def _card(place: QWidget) -> Credentials | SupervisorFields | None:
    """The card in front that asks who somebody is."""
    cards: list[Credentials | SupervisorFields] = [
        *place.findChildren(Credentials),
        *place.findChildren(SupervisorFields),
    ]
    return next((card for card in cards if card.isVisible()), None)


def fill_badge(place: QWidget, number: str) -> bool:
    """Puts a badge's number into the card in front; False where nobody is asked who they are."""
    card = _card(place)
    if card is None:
        return False
    card.badge(number)
    return True
