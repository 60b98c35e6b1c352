"""Closing a drawer that was left open, wherever it stands: from the supervisor's board, or from the
page that opens a drawer, where a supervisor signs beside the cashier.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cashier.domain.calendar import short_day
from cashier.domain.report import DrawerReport
from cashier.domain.site_day import SiteDrawer
from cashier.domain.staff import Act
from cashier.services import force_close, staffing
from cashier.services.force_close import Asked
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.screens.approval import OTHER, REASON_MAX
from ui.screens.signing import SupervisorFields
from ui.screens.tray_count import TrayCount
from ui.style import Tone
from ui.tasks import Failure, Lane
from ui.widgets import Combo, EnterFlow, Field, Kind


def _tr(text: str) -> str:
    return QCoreApplication.translate("board_acts", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpen:
    """A drawer that somebody left open; `here`: its tray is at this station."""

    session_id: str
    staff: str
    staff_name: str
    station_name: str
    business_date: date
    here: bool

    @classmethod
    def of(cls, one: SiteDrawer) -> LeftOpen:
        """As the board knows it."""
        return cls(
            session_id=one.session_id,
            staff=one.staff,
            staff_name=one.staff_name,
            station_name=one.station_name,
            business_date=one.business_date,
            here=one.here,
        )


class ForceCloseDialog(Dialog):
    """Whose drawer, the reason, a supervisor's password asked afresh, and one dangerous button. The
    cashier's name stays on the Z.
    """

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        drawer: LeftOpen,
        done: Callable[[DrawerReport | Asked], None],
    ) -> None:
        title = _tr("Close the drawer of {name}?").format(name=drawer.staff_name)
        super().__init__(title, parent)
        self._counter, self._drawer, self._done = counter, drawer, done
        words = _tr(
            "{station}, open since {day}. The Z keeps the cashier's name and says who closed it, "
            "and why. It cannot be opened again."
        )
        words = words.format(station=drawer.station_name, day=short_day(drawer.business_date))
        self._told = [self.add_text(words)]
        if drawer.here:
            how = _tr(
                "The cashier's last count stands; without one the Z says that nobody counted."
            )
        else:
            how = _tr(
                "It stands at another station: the request goes through the ledger, and the drawer "
                "closes when {station} reaches it next."
            ).format(station=drawer.station_name)
        self._told.append(self.add_text(how, tone=Tone.MUTED))
        reasons = (
            _tr("The cashier left without closing"),
            _tr("The cashier is ill or away"),
            _tr("The station failed"),
        )
        self._other = _tr("Another reason")
        self.reason = Combo(
            [
                (_tr("Choose the reason"), ""),
                *((words, words) for words in reasons),
                (self._other, OTHER),
            ]
        )
        self.reason_field = Field(_tr("Reason"), control=self.reason, line=True)
        self.note = Field(_tr("Reason in a few words"), line=True)
        self.note.edit.setMaxLength(REASON_MAX)
        self.body.addWidget(self.reason_field)
        self.body.addWidget(self.note)
        self.note.hide()
        self.tray = TrayCount()
        self.tray.resized.connect(self._tray_resized)
        if drawer.here:  # the tray of another station is not at hand
            self.body.addWidget(self.tray)
        self.signer = SupervisorFields()
        who = counter.person
        if who.may(Act.FORCE_CLOSE) and who.number != drawer.staff:
            self.signer.known(who.number)
        self.body.addWidget(self.signer)
        self.reason.chosen.connect(self._reason_chosen)
        self.no_button = self.add_button(_tr("Leave it open"), key="Esc")
        yes = _tr("Close the drawer") if drawer.here else _tr("Ask to close it")
        self.yes_button = self.add_button(yes, self.close_it, kind=Kind.DANGEROUS, key="F12")
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_F12), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.close_it)
        self._busy = False
        self.flow = EnterFlow(
            [
                self.reason,
                self.note.edit,
                *(self.tray.controls() if drawer.here else ()),
                *self.signer.controls(),
            ],
            self.yes_button.setFocus,
            filled=self._passed_over,
            parent=self,
        )
        self._did: DrawerReport | Asked | None = None
        self.finished.connect(self._finished)

    def first_focus(self) -> QWidget:
        """The reason."""
        return self.reason

    @Slot(object)
    def _reason_chosen(self, value: object) -> None:
        self.reason_field.set_error("")
        self.note.setVisible(value is OTHER)
        self.fit()
        if value is OTHER:
            self.note.edit.setFocus()

    def _passed_over(self, control: QWidget) -> bool:
        if control in self.signer.controls():
            return control is self.signer.number.edit and bool(self.signer.number.text())
        if control is self.reason:
            return False
        return self.note.isHidden() if control is self.note.edit else self.tray.filled(control)

    @Slot()
    def _tray_resized(self) -> None:
        for text in self._told:  # read by now, and the rows need the room
            text.setVisible(not self.tray.counted)
        self.body.setSpacing(4 if self.tray.counted else 12)
        self.fit()
        window = self.parentWidget()
        if window is not None:
            middle = window.mapToGlobal(window.rect().center())
            self.move(middle - self.rect().center())

    def reason_words(self) -> str:
        """The reason chosen or typed; '' when none was."""
        value = self.reason.value()
        return self.note.text().strip() if value is OTHER else str(value)

    def close_it(self) -> None:
        """Asks for the close, once there is a reason."""
        if self._busy:
            return
        reason, other = self.reason_words(), self.reason.value() is OTHER
        if not reason:
            missing = self.note if other else self.reason_field
            missing.set_error(_tr("Say why, so that the report can tell."))
            missing.control.setFocus()
            return
        wrong = self.tray.wrong()
        if wrong is not None:
            wrong.setFocus()
            return
        unsigned = self.signer.missing()
        if unsigned is not None:
            unsigned.setFocus()
            return
        self._set_busy(True)
        number, password = self.signer.values()
        desk, who, drawer = self._counter.desk, self._counter.person, self._drawer
        counts = self.tray.counts()

        def work() -> DrawerReport | Asked:
            signed = staffing.approve(
                desk, number, password, act="force_close", act_of=drawer.staff
            )
            return force_close.force_close(
                desk, who, drawer.session_id, reason, signed, counts=counts
            )

        self._counter.tasks.run(Lane.DB, work, self, self._closed_it, self._refused)

    def _closed_it(self, did: DrawerReport | Asked) -> None:
        self._did = did
        self.signer.clear()
        self.accept()

    def _refused(self, error: Failure) -> None:
        self._set_busy(False)
        self.say(sentence(error))
        self.signer.refused()
        announce(self, sentence(error), urgent=True)

    def reject(self) -> None:
        """Leaves it open; the password is forgotten."""
        self.signer.clear()
        super().reject()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for widget in (self.yes_button, self.reason, self.note, self.tray, self.signer):
            widget.setEnabled(not busy)

    @Slot(int)
    def _finished(self, result: int) -> None:
        # After the dialog is gone: what follows may show another page.
        if self._did is not None:
            self._done(self._did)
