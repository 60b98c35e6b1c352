"""The row under the sign-in button: who can come back by PIN, and the way out of a long wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cashier.domain.errors import Fault, Refusal
from cashier.domain.staff import Staff
from cashier.services import staffing
from cashier.services.desk import Approval
from ui.counter import Counter
from ui.style import Tone, px
from ui.tasks import Lane
from ui.widgets import Button, Kind, Text

HEIGHT = 36
SHOWN_MAX = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("sign_in_aside", text)


class AsideRow(QWidget):
    """Keeps its height when there is nothing in it, so that nothing moves when there is. Names that
    do not fit beside each other are not shown: their owners type the number, or scan the badge.

    Signals: `chosen(str)` with a staff number, `leaving(str)` with the number of who signs out,
    `wait_over()` when a supervisor's help is wanted.
    """

    chosen = Signal(str)
    leaving = Signal(str)
    wait_over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.label = Text("", tone=Tone.MUTED)
        self.people: list[Button] = []
        self.leave_buttons: list[Button] = []
        self.wait_button = Button(
            self.tr("A supervisor ends the wait"), icon="lock-open", kind=Kind.LINK, compact=True
        )
        self.wait_button.clicked.connect(self.wait_over)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.label)
        self._row.addStretch(1)
        self._row.addWidget(self.wait_button)
        self.wait_button.hide()
        self.label.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_row"):
            self._restyle()

    def _restyle(self) -> None:
        self.setMinimumHeight(px(HEIGHT))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Width changed."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many names as there is room for, who came last first; the label gives way before."""
        people = bool(self.people) and self.wait_button.isHidden()
        gap = self._row.spacing()
        wide = [
            one.sizeHint().width() + gone.sizeHint().width() + 2 * gap
            for one, gone in zip(self.people, self.leave_buttons, strict=True)
        ]
        label = self.label.sizeHint().width() + gap
        labelled = people and sum(wide) + label <= self.width()
        room = self.width() - (label if labelled else 0)
        for one, gone, width in reversed(
            list(zip(self.people, self.leave_buttons, wide, strict=True))
        ):
            room -= width
            for button in (one, gone):
                button.setVisible(people and room >= 0)
        self.label.setVisible(labelled)

    def show_people(self, people: Sequence[Staff]) -> None:
        """Those who stepped aside, the last ones where they are many."""
        for old in (*self.people, *self.leave_buttons):
            self._row.removeWidget(old)
            old.deleteLater()
        self.people, self.leave_buttons = [], []
        self.label.setText(self.tr("Back by PIN:"))
        for place, who in enumerate(people[-SHOWN_MAX:]):
            come = Button(who.name, icon="user", compact=True)
            come.setAccessibleName(self.tr("{name} comes back").format(name=who.name))
            come.setProperty("number", who.number)
            come.clicked.connect(self._chosen)
            gone = Button(
                "",
                icon="log-out",
                kind=Kind.LINK,
                compact=True,
                name=self.tr("Sign {name} out").format(name=who.name),
            )
            gone.setToolTip(self.tr("Sign {name} out").format(name=who.name))
            gone.setProperty("number", who.number)
            gone.clicked.connect(self._leaving)
            self._row.insertWidget(1 + 2 * place, come)
            self._row.insertWidget(2 + 2 * place, gone)
            self.people.append(come)
            self.leave_buttons.append(gone)
        self._fit()

    def offer_help(self, offered: bool) -> None:
        """After so many tries that the wait is long; people make room for it."""
        self.wait_button.setVisible(offered)
        self._fit()

    @Slot()
    def _chosen(self) -> None:
        self.chosen.emit(str(self.sender().property("number")))

    @Slot()
    def _leaving(self) -> None:
        self.leaving.emit(str(self.sender().property("number")))


def ask_end_of_wait(
    page: QWidget,
    counter: Counter,
    number: str,
    done: Callable[[], None],
    failed: Callable[[Refusal | Fault], None],
) -> None:
    """A supervisor signs that the number may try again; `done` once it may."""
    from ui.screens.approval import ask_approval

    def approved(approval: Approval, reason: str) -> None:
        desk = counter.desk
        counter.tasks.run(
            Lane.DB,
            lambda: staffing.unlock_number(desk, number, approval.approval_id),
            page,
            lambda nothing: done(),
            failed,
        )

    ask_approval(
        page,
        counter,
        act=staffing.UNLOCK_NUMBER,
        act_of=number,
        title=_tr("Let staff number {number} try again now?").format(number=number),
        text=_tr("A supervisor signs, who knows the person in front of them."),
        yes=_tr("End the wait"),
        done=approved,
    )
