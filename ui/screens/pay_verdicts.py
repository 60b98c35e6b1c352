"""What the rules say to the open item, and how the cashier answers: the lower end of the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.item import AnswerKey
from ui.style import Tone, px
from ui.widgets import Banner, Button
from ui.widgets.scroll import ClearArea

GAP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence to the item. `word` names the button, "" for what no button answers; `done` and
    `who_when` are set once it was answered.
    """

    key: AnswerKey
    tone: Tone
    text: str
    word: str = ""
    done: str = ""
    who_when: str = ""

    @property
    def waits(self) -> bool:
        """Something is still to be done about it."""
        return not self.done


class VerdictBox(ClearArea):
    """The sentences, those to answer first. Scrolls where they are many, so that the form above
    never moves.

    Signals: `answered(object)` and `taken_back(object)` with the AnswerKey.
    """

    answered = Signal(object)
    taken_back = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said: tuple[Said, ...] = ()
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.setWidget(self._inner)
        self.banners: list[Banner] = []
        self._fit()

    def show_said(self, said: Sequence[Said]) -> None:
        """Other sentences; nothing is touched where they are the same."""
        ordered = tuple(sorted(said, key=lambda one: (not one.waits, one.tone is not Tone.ERROR)))
        if ordered == self.said:
            return
        self.said = ordered
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.banners = []
        self._column.addStretch(1)
        first = next((one for one in ordered if one.waits and one.word), None)
        for one in ordered:
            banner = self._banner(one, keyed=one is first)
            self.banners.append(banner)
            self._column.addWidget(banner)
        self._stretch()
        self.verticalScrollBar().setValue(0)

    def first_waiting(self) -> Said | None:
        """What Alt+A answers."""
        return next((one for one in self.said if one.waits and one.word), None)

    def focus_waiting(self) -> bool:
        """Puts the focus on the first button to press; False when there is none."""
        for one, banner in zip(self.said, self.banners, strict=True):
            button = banner.findChild(Button, "answer")
            if one.waits and button is not None:
                button.setFocus()
                self.ensureWidgetVisible(banner)
                return True
        return False

    def _banner(self, one: Said, *, keyed: bool) -> Banner:
        def answer() -> None:
            self.answered.emit(one.key)

        buttons: Sequence[Button] = ()
        if one.word:
            button = Button(one.word, key="Alt+A" if keyed else "", compact=True, clicked=answer)
            button.setAccessibleName(f"{one.word}: {one.text}")
            button.setObjectName("answer")
            buttons = (button,)
        banner = Banner(one.tone, one.text, buttons=buttons)
        policy = QSizePolicy.Policy  # as high as its lines here: a fixed one keeps to its hint
        banner.setSizePolicy(policy.Expanding, policy.Preferred)
        banner.take_back.setAccessibleName(f"{banner.take_back.plain_text()}: {one.text}")
        if one.done:
            banner.acknowledge(one.done, one.who_when)
            banner.taken_back.connect(_relay(self, banner, one.key))
        return banner

    def _fit(self) -> None:
        self.setMinimumHeight(px(47))

    def _stretch(self) -> None:
        """As high as the sentences are at this width: a scroll area asks for them at their own."""
        wide = self.viewport().width()
        high = max(0, self._column.totalMinimumHeightForWidth(wide))  # -1: nothing wraps
        self._inner.setMinimumHeight(high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A sentence that was answered, or got its button, may have other lines."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and hasattr(self, "said"):
            self._stretch()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower sentences take more lines."""
        super().resizeEvent(event)
        if hasattr(self, "said"):
            self._stretch()

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "said"):
            self._fit()


class _Relay(QObject):
    """Says whose acknowledgement was taken back; a slot that dies with its banner."""

    def __init__(self, box: VerdictBox, banner: Banner, key: AnswerKey) -> None:
        super().__init__(banner)
        self._box, self._key = box, key

    def pass_on(self) -> None:
        self._box.taken_back.emit(self._key)


def _relay(box: VerdictBox, banner: Banner, key: AnswerKey) -> Callable[[], None]:
    return _Relay(box, banner, key).pass_on
