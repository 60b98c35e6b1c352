"""What a new cashier sees of a lesson: a card beside the page where the window is wide enough, else
one line in the training band, and the list of all lessons at Ctrl+J.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.announce import announce
from ui.dialogs import Dialog
from ui.lesson_plan import Lesson, lessons
from ui.lesson_watch import Lessons
from ui.shell import Shell
from ui.style import Tone, Type, px
from ui.tables import Cell, Column
from ui.widgets import Button, Card, DataTable, ElidedText, IconText, Kind, Text, Tinted

WIDTH = 296


def _tr(text: str) -> str:
    return QCoreApplication.translate("lesson_card", text)


class LessonLine(ElidedText):
    """The step in the training band."""

    def __init__(self, watch: Lessons) -> None:
        super().__init__("", tone=Tone.TRAINING)
        self._watch = watch
        watch.changed.connect(self.show_step)
        self.show_step()

    @Slot()
    def show_step(self) -> None:
        """What to do now."""
        lesson, step = self._watch.lesson, self._watch.step
        words = ""
        if lesson is not None and step is not None:
            words = self.tr("Lesson {n} of {all}: {step}").format(
                n=self._watch.at + 1, all=len(lessons()), step=step.text
            )
        self.setText(words)
        self.setAccessibleName(words)


class LessonCard(Tinted):
    """The lesson with all its steps: those that are done, the one to do, those to come."""

    def __init__(self, watch: Lessons) -> None:
        super().__init__("training_tint", edge="left")
        self._watch = watch
        self.number = Text("", Type.CAPTION, tone=Tone.TRAINING, bold=True)
        self.title = Text("", Type.H3, bold=True, wrap=True)
        self.why = Text("", tone=Tone.MUTED, wrap=True)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(12)
        self._rows: list[QWidget] = []
        self.skip_button = Button(self.tr("Skip this step"), clicked=watch.skip_step, compact=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for part in (self.number, self.title, self.why):
            column.addWidget(part)
        column.addLayout(self._steps)
        column.addStretch(1)
        column.addWidget(Text(self.tr("Ctrl+J lists all lessons."), Type.CAPTION, tone=Tone.MUTED))
        column.addWidget(self.skip_button, 0, Qt.AlignmentFlag.AlignLeft)
        # the person's keys belong to the page beside it
        self.skip_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        watch.changed.connect(self.show_step)
        self._restyle()
        self.show_step()

    def _restyle(self) -> None:
        self.setFixedWidth(px(WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "skip_button"):
            self._restyle()

    @Slot()
    def show_step(self) -> None:
        """The lesson anew."""
        lesson = self._watch.lesson
        if lesson is None:
            return
        self.number.setText(
            self.tr("Lesson {n} of {all}").format(n=self._watch.at + 1, all=len(lessons()))
        )
        self.title.setText(lesson.title)
        self.why.setText(lesson.why)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(lesson, place) for place in range(len(lesson.steps))]
        for row in self._rows:
            self._steps.addWidget(row)

    def _row(self, lesson: Lesson, place: int) -> QWidget:
        text = lesson.steps[place].text
        if place < self._watch.step_at:
            return IconText(text, "circle-check", Tone.SUCCESS, word_tone=Tone.MUTED, wrap=True)
        now = place == self._watch.step_at
        icon = "arrow-right" if now else "circle"
        tone = Tone.TRAINING if now else Tone.MUTED
        word = Tone.TEXT if now else Tone.MUTED
        return IconText(text, icon, tone, word_tone=word, bold=now, wrap=True)


class LessonAid:
    """Puts card and line into the window and says what was learned."""

    def __init__(self, shell: Shell, watch: Lessons) -> None:
        self._shell, self._watch = shell, watch
        self.line, self.card = LessonLine(watch), LessonCard(watch)
        shell.add_aid(self.line, self.card)
        watch.changed.connect(self._changed)
        watch.learned.connect(self._learned)
        self._changed()

    def _changed(self) -> None:
        self._shell.show_aid(self._watch.lesson is not None)
        step = self._watch.step
        if step is not None:
            announce(self._shell, step.text)

    def _learned(self, lesson: object) -> None:
        assert isinstance(lesson, Lesson)
        if self._watch.lesson is None:
            words = _tr("That was the last lesson. Ctrl+J lists them all.")
        else:
            words = _tr("Lesson done: {title}").format(title=lesson.title)
        self._shell.toast(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    number: int
    title: str
    done: bool


class LessonsDialog(Dialog):
    """All lessons: begin one, or stop."""

    def __init__(self, parent: QWidget, watch: Lessons) -> None:
        super().__init__(self.tr("Lessons for a first hour"), parent)
        self._watch = watch
        self.add_text(
            self.tr(
                "A lesson says the next thing to do and sees when it was done. Work with the"
                " program as it is; nothing here is real."
            )
        )
        columns = (
            Column[_Row](title="", cell=self._mark, width=44),
            Column[_Row](title=self.tr("Lesson"), cell=lambda row: row.title, width=200, stretch=1),
        )
        self.table: DataTable[_Row] = DataTable(columns, name=self.tr("Lessons"), head=0)
        plan = lessons()
        rows = tuple(
            _Row(number=n, title=f"{n + 1}. {one.title}", done=n < watch.done)
            for n, one in enumerate(plan)
        )
        self.table.fit(len(rows))
        at = min(watch.at if watch.running else watch.done, len(plan) - 1)
        self.table.set_rows(rows, choose=rows[at])
        card = Card(flush=True)
        card.add(self.table)
        self.body.addWidget(card)
        self.add_button(self.tr("Close"), key="Esc")
        self.stop_button = self.add_button(self.tr("Stop lessons"), self._stop)
        self.stop_button.setEnabled(watch.running)
        self.begin_button = self.add_button(
            self.tr("Begin this lesson"), self._begin, kind=Kind.PRIMARY
        )
        self.table.opened.connect(self._opened)

    def first_focus(self) -> QWidget:
        """The list: choose and press Enter."""
        return self.table

    def _mark(self, row: _Row) -> Cell:
        if row.done:
            return Cell(
                text="", icon="circle-check", icon_tone=Tone.SUCCESS, spoken=self.tr("done")
            )
        return Cell(text="", icon="circle", icon_tone=Tone.MUTED, spoken=self.tr("not done yet"))

    @Slot(object)
    def _opened(self, _row: object) -> None:
        self._begin()

    def _begin(self) -> None:
        row = self.table.current()
        self.accept()
        if row is not None:
            self._watch.begin(row.number)

    def _stop(self) -> None:
        self.accept()
        self._watch.stop()
