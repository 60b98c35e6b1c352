"""A piece of long work as the person sees it: what is done now, a bar, the time left, and Stop."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import style
from ui.style import Tone, Type, px
from ui.under_way import Progress, UnderWay
from ui.widgets import Button, Text
from ui.widgets.paint import RESTYLE, box


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("progress", text)


def left_words(seconds: int | None) -> str:
    """`About 2 minutes left`; '' while nobody knows."""
    if seconds is None:
        return ""
    if seconds < 10:
        return tr("A few seconds left")
    if seconds < 90:
        return tr("About {n} seconds left").format(n=-(-seconds // 10) * 10)
    return tr("About {n} minutes left").format(n=round(seconds / 60))


class Bar(QWidget):
    """How much is done, 8 px high. Its name says the percent."""

    def __init__(self) -> None:
        super().__init__()
        self.percent = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, percent: int) -> None:
        """Another percent."""
        self.percent = percent
        self.setAccessibleName(tr("{n} percent done").format(n=percent))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(200), px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A groove, and what is done of it."""
        t = style.tokens()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), t.canvas, t.border)
        done = QRectF(0, 0, self.width() * self.percent / 100, self.height())
        if self.percent:
            box(painter, done, t.primary, None)

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() in RESTYLE:
            self.updateGeometry()
        super().changeEvent(event)


class ProgressBox(QWidget):
    """Shows an UnderWay; seen only while that works."""

    def __init__(self, work: UnderWay, stages: Mapping[str, str]) -> None:
        super().__init__()
        self._work, self._stages = work, stages
        self.stage = Text("", bold=True)
        self.left = Text("", Type.CAPTION, tone=Tone.MUTED)
        self.bar = Bar()
        self.stop_button = Button(tr("Stop"), clicked=self.stop)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.stage)
        column.addWidget(self.bar)
        column.addWidget(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(self.stop_button)
        work.told.connect(self._told)
        for over in (work.ended, work.failed, work.stopped):
            over.connect(self._over)
        self.hide()

    @Slot()
    def stop(self) -> None:
        """Ends the work; what it had begun is taken back."""
        self.stop_button.setEnabled(False)
        self.stage.setText(tr("Stopping"))
        self.left.setText(tr("Nothing of it is left behind."))
        self._work.stop()

    @Slot(object)
    def _told(self, progress: Progress) -> None:
        if self.isHidden():
            self.stop_button.setEnabled(True)
            self.show()
        if not self.stop_button.isEnabled():
            return
        self.stage.setText(self._stages.get(progress.stage, tr("Getting ready")))
        self.bar.set(progress.percent)
        self.left.setText(left_words(progress.seconds_left) or " ")

    @Slot()
    @Slot(object)
    def _over(self, _result: object = None) -> None:
        self.hide()
