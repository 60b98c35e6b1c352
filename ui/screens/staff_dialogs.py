"""What an administrator is shown once, and asked: a one-time code, a badge."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from cashier.domain.calendar import local_date, long_day
from cashier.domain.posting import Record
from cashier.domain.staff import Staff
from cashier.services import staff_admin
from cashier.services.staff_admin import OneTimeCode
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.messages import sentence
from ui.style import Tone, Type
from ui.tasks import Failure, Lane
from ui.widgets import Banner, EnterFlow, Field, Kind, Text


class CodeDialog(Dialog):
    """A one-time code, large enough to be read over a desk; it is shown nowhere else."""

    wide = 600  # sixteen of the widest letters

    def __init__(self, parent: QWidget, name: str, given: OneTimeCode) -> None:
        super().__init__(self.tr("One-time code of {name}").format(name=name), parent)
        self.code = Text(given.code, Type.H1, bold=True)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # read letter by letter: as a word nobody could write it down
        self.code.setAccessibleName(" ".join(given.code.replace("-", "")))
        self.body.addWidget(self.code)
        self.add_text(
            self.tr(
                "Tell it to {name} in person. It is shown only now; until {day} they sign in with "
                "it once, with or without the dashes, and choose a password of their own."
            ).format(name=name, day=long_day(local_date(given.until)))
        )
        self.add_text(
            self.tr("It counts at each station as soon as that station hears from the ledger."),
            tone=Tone.MUTED,
        )
        self.done_button = self.add_button(self.tr("Done"), key="Esc", kind=Kind.PRIMARY)


class BadgeDialog(Dialog):
    """Scan a badge to enrol it for somebody, or take theirs from them. Calls `done` with the record
    once it is committed."""

    def __init__(
        self,
        parent: QWidget,
        counter: Counter,
        who: Staff,
        *,
        enrolled: bool,
        done: Callable[[Record], None],
    ) -> None:
        super().__init__(self.tr("Badge of {name}").format(name=who.name), parent)
        self._counter, self._who, self._done = counter, who, done
        self._busy = False
        self.add_text(
            self.tr(
                "Scan the badge. From then on it stands for {name} at every station, in place of "
                "the staff number; the password or PIN is asked all the same."
            ).format(name=who.name)
        )
        self.trouble = Banner(Tone.ERROR, "")
        self.body.addWidget(self.trouble)
        self.trouble.hide()
        self.code = Field(self.tr("Code of the badge"), hint=self.tr("8 to 24 letters and digits"))
        self.code.edit.setMaxLength(30)
        self.body.addWidget(self.code)
        self.keep_button = self.add_button(self.tr("Cancel"), key="Esc")
        self.take_button = None
        if enrolled:
            self.take_button = self.add_button(self.tr("Take the badge away"), self._take)
        self.enrol_button = self.add_button(
            self.tr("Enrol badge"), self._enrol, kind=Kind.PRIMARY, key="Enter"
        )
        self._flow = EnterFlow((self.code.edit,), self._enrol, parent=self)

    def first_focus(self) -> QWidget:
        """The code."""
        return self.code.edit

    def badge_scanned(self, code: str) -> None:
        """A badge was scanned, whatever had the focus."""
        self.code.edit.setText(code)
        self._enrol()

    @Slot()
    def _enrol(self) -> None:
        code = self.code.text()
        if not code.strip():
            self.code.set_error(self.tr("Scan or type it."))
            self.code.edit.setFocus()
            return
        desk, who, number = self._counter.desk, self._counter.person, self._who.number
        self._run(lambda: staff_admin.enrol_badge(desk, who, number, code))

    @Slot()
    def _take(self) -> None:
        desk, who, number = self._counter.desk, self._counter.person, self._who.number
        self._run(lambda: staff_admin.take_badge(desk, who, number))

    def _run(self, work: Callable[[], Record]) -> None:
        if not self._busy:
            self._busy = True
            self._counter.tasks.run(Lane.DB, work, self, self._kept, self._failed)

    def _kept(self, record: Record) -> None:
        self._busy = False
        self.accept()
        self._done(record)

    def _failed(self, error: Failure) -> None:
        self._busy = False
        words = sentence(error)
        self.trouble.set_text(words)
        self.trouble.show()
        self.fit()
        self.code.edit.selectAll()
        self.code.edit.setFocus()
        announce(self, words, urgent=True)
