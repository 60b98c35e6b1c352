"""A page on which nothing is chosen: the training home is made anew, with how far it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.page import Page
from ui.screens.progress import ProgressBox
from ui.screens.set_up import TRAINING_SHARES, as_training_stages, training_stages
from ui.style import px
from ui.under_way import Report, UnderWay
from ui.widgets import Card, Text

WIDTH = 640


class RemakingPage(Page):
    """Says what is done; Stop ends it."""

    bare = True

    def __init__(self, work: UnderWay) -> None:
        super().__init__(QCoreApplication.translate("RemakingPage", "Training begins anew"))
        self._work = work
        self.progress = ProgressBox(work, training_stages())
        card = Card(self.title, padding=24)
        card.setFixedWidth(px(WIDTH))
        card.add(
            Text(
                QCoreApplication.translate(
                    "RemakingPage",
                    "What was practiced is taken away. The made-up accounts are made anew.",
                ),
                wrap=True,
            )
        )
        card.add(self.progress)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        # not aligned: an aligned card is given the height its words need at the page's width
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)

    def first_focus(self) -> QWidget:
        """The one button."""
        return self.progress.stop_button

    def begin(self, remake: Callable[[Report], object]) -> None:
        """Begins to make it."""

        def work(report: Report) -> object:
            return remake(as_training_stages(report))

        self._work.begin(work, TRAINING_SHARES)
