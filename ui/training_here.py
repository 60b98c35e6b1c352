"""Training, as this window offers it: the door from sign-in, and in a training home the lessons of
a first hour and the ways out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.counter import Counter
    from ui.lesson_card import LessonAid
    from ui.lesson_watch import Lessons
    from ui.pages import Pages
    from ui.shell import Shell


class TrainingHere(QObject):
    """`lessons` is None outside training. `ends_for` says why the window closed: `reset` or `left`,
    '' for the person's wish; `quit_window` closes it.
    """

    def __init__(
        self, counter: Counter, shell: Shell, pages: Pages, quit_window: Callable[[], None]
    ) -> None:
        super().__init__()
        self._counter, self._shell, self._pages = counter, shell, pages
        self._quit = quit_window
        self._aid: LessonAid | None = None
        self.lessons: Lessons | None = None
        self.ends_for = ""

    def begin(self, *, watch: bool) -> None:
        """What watches a new cashier's first hour goes on where one was begun."""
        if not self._counter.desk.identity.training:
            return
        from ui.lesson_card import LessonAid
        from ui.lesson_watch import Lessons

        pages = self._pages
        self.lessons = Lessons(self._counter, lambda: pages.shown)
        self._aid = LessonAid(self._shell, self.lessons)
        self.lessons.resume(watch=watch)

    def choose_lesson(self) -> None:
        """The list of all lessons; in training only."""
        if self.lessons is not None:
            from ui.lesson_card import LessonsDialog

            LessonsDialog(self._shell, self.lessons).open()

    def say_anew(self) -> None:
        """The lesson's words in the language spoken now."""
        if self.lessons is not None:
            self.lessons.changed.emit()

    def door(self) -> None:
        """Into training from a station, out of it from training."""
        from ui.training_door import LeaveTrainingDialog, TrainingDialog

        if self._counter.desk.identity.training:
            LeaveTrainingDialog(self._shell, self.end_for).open()
        else:
            TrainingDialog(self._shell, self._counter).open()

    def end_for(self, why: str) -> None:
        """The training window closes, to be left or to begin anew."""
        self.ends_for = why
        self._quit()

    def close(self) -> None:
        """The window goes; what was done is remembered."""
        if self.lessons is not None:
            self.lessons.let_go()
