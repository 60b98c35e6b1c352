"""Which lesson and step a new cashier is at: looks at the window twice a second and goes on when a
step was done. Made in training only.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from cashier.domain.account import CoverageType
from cashier.domain.drawer import DrawerSession, DrawerState
from cashier.domain.errors import Refusal
from cashier.domain.money import parse_amount
from cashier.domain.payment import Visit
from cashier.domain.receipt import PrintJob
from cashier.domain.staff import Act
from cashier.settings import Home
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.item import ItemInHand
from ui.lesson_plan import Lesson, LessonStep, Seen, lessons
from ui.palette import Palette

LOOK_MS = 500
FILE = "lessons.txt"
"""In the training home: how many lessons are done. It goes with the home."""


def begin_lessons(home: Home) -> None:
    """The window on this training home opens with the first lesson."""
    (home.folder / FILE).write_text("0\n", encoding="ascii")


def _amount_taken(form: ItemInHand) -> bool:
    """Whether the form let the person go on from the amount: one without its point stays."""
    try:
        cents = parse_amount(form.amount)
        twice = not form.far or parse_amount(form.amount_again) == cents
    except Refusal:
        return False
    return twice and "amount" in form.left


class Lessons(QObject):
    """`begin` and `stop` them; `lesson` and `step` are where the person is.

    Signals: `changed()` when another step, another lesson or none is to be shown; `learned(object)`
    with the Lesson that was just done.
    """

    changed = Signal()
    learned = Signal(object)

    def __init__(self, counter: Counter, screen: Callable[[], str]) -> None:
        super().__init__()
        self._counter, self._screen = counter, screen
        self._file = counter.desk.home.folder / FILE
        self._posted = self._posted_items = self._voided = self._copies = self._closed = 0
        self.running = False
        self.at, self.step_at = 0, 0
        self._before = Seen()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        events = counter.events
        events.payment_taken.connect(self._payment_taken)
        events.item_voided.connect(self._item_voided)
        events.paper_changed.connect(self._paper_changed)
        events.drawer_changed.connect(self._drawer_changed)

    # --- where the person is ---------------------------------------------------------------------

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is under way; None where none is, or all are done."""
        plan = lessons()
        return plan[self.at] if self.running and self.at < len(plan) else None

    @property
    def step(self) -> LessonStep | None:
        """What to do now."""
        lesson = self.lesson
        return None if lesson is None else lesson.steps[self.step_at]

    @property
    def done(self) -> int:
        """How many lessons are done, as the training home remembers."""
        try:
            return min(int(self._file.read_text(encoding="ascii")), len(lessons()))
        except (OSError, ValueError):
            return 0

    def resume(self, *, watch: bool = True) -> None:
        """Goes on where the training home was left; nothing in a home where none was begun."""
        if self._file.exists() and self.done < len(lessons()):
            self.begin(self.done, watch=watch)

    def begin(self, at: int, *, watch: bool = True) -> None:
        """Begins a lesson, from 0; `watch` looks by itself from now on."""
        self.at, self.step_at, self.running = at, 0, True
        self._remember(at)
        self._before = self.seen()
        if watch:
            self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        """No more lessons, until one is begun."""
        self.running = False
        self._timer.stop()
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)
        self.changed.emit()

    def let_go(self) -> None:
        """The window closes; what was done is remembered."""
        self._timer.stop()

    def skip_step(self) -> None:
        """On to the next step, whether this one was done or not."""
        if self.step is not None:
            self._go_on(self.seen())

    def _remember(self, done: int) -> None:
        with contextlib.suppress(OSError):  # a lesson that is forgotten is no harm
            self._file.write_text(f"{done}\n", encoding="ascii")

    # --- looking ---------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Goes on as far as the steps are done; back to the first where a step was lost."""
        while (step := self.step) is not None:
            now = self.seen()
            if not step.done(now, self._before):
                if step.lost(now):
                    self.step_at, self._before = 0, now
                    self.changed.emit()
                return
            self._go_on(now)

    def _go_on(self, now: Seen) -> None:
        lesson = self.lesson
        assert lesson is not None
        self._before = now
        self.step_at += 1
        if self.step_at == len(lesson.steps):
            self.at, self.step_at = self.at + 1, 0
            self._remember(self.at)
            self.learned.emit(lesson)
            if self.lesson is None:
                self.running = False
                self._timer.stop()
        self.changed.emit()

    def seen(self) -> Seen:
        """What can be seen now."""
        counter = self._counter
        visit, drawer = counter.visit, counter.drawer
        forms = [] if visit is None else visit.forms
        modal = QApplication.activeModalWidget()
        return Seen(
            screen=self._screen(),
            signed_in=counter.who is not None and counter.who.may(Act.TAKE),
            drawer_open=drawer is not None and drawer.state is DrawerState.OPEN,
            accounts=0 if visit is None else len(visit.accounts),
            confirmed=visit is not None and bool(visit.confirmations),
            health=visit is not None
            and any(one.line.coverage_type is CoverageType.MEDICAL for one in visit.accounts),
            amounts=sum(_amount_taken(form) for form in forms),
            numbers=sum(bool(form.number) for form in forms),
            dates=sum(bool(form.date) and "dated" in form.left for form in forms),
            lines=sum(bool(form.routing) and bool(form.account) for form in forms),
            palette=isinstance(modal, Palette),
            help=type(modal) is Dialog,
            posted=self._posted,
            posted_items=self._posted_items,
            voided=self._voided,
            copies=self._copies,
            closed=self._closed,
        )

    @Slot(object)
    def _payment_taken(self, visit: object) -> None:
        if isinstance(visit, Visit):
            self._posted += 1
            self._posted_items = len(visit.tenders)

    @Slot(object)
    def _item_voided(self, _what: object) -> None:
        self._voided += 1

    @Slot(object)
    def _paper_changed(self, job: object) -> None:
        if isinstance(job, PrintJob) and job.copy_no > 0:
            self._copies += 1

    @Slot(object)
    def _drawer_changed(self, what: object) -> None:
        if isinstance(what, DrawerSession) and what.state is DrawerState.CLOSED:
            self._closed += 1
