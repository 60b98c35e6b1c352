"""Visits begun and not recorded: offered when their person is back, continued or put aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from cashier.domain.calendar import clock_time, local_date, short_day
from cashier.domain.errors import Fault, Refusal
from cashier.domain.staff import Staff
from cashier.services import accounts, drafts
from cashier.services.accounts import AccountView
from cashier.services.desk import Desk
from cashier.services.drafts import BegunVisit
from ui.counter import Counter
from ui.dialogs import Dialog
from ui.style import Tone
from ui.tasks import Lane
from ui.visit_draft import KeptVisit, begun, draft_text, kept_visit
from ui.widgets import Button, Kind

SHOWN_MAX = 5
Offered = tuple[BegunVisit, KeptVisit]


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("begun", text)


def when(at: datetime, now: datetime) -> str:
    """`10:41 AM`, with its day where that is another."""
    if local_date(at) == local_date(now):
        return clock_time(at)
    return f"{short_day(local_date(at))} {clock_time(at)}"


def whose(kept: KeptVisit) -> str:
    """`Rosa M Alves, 2 items typed`: no figure, the visit is not confirmed any more."""
    name = kept.member_name or tr("no account")
    if kept.items == 1:
        return tr("{name}, 1 item typed").format(name=name)
    return tr("{name}, {count} items typed").format(name=name, count=kept.items)


class BegunDialog(Dialog):
    """Which begun visit to go on with. Esc puts them aside: they stay, and nothing is lost."""

    def __init__(
        self,
        parent: QWidget,
        now: datetime,
        offered: Sequence[Offered],
        chosen: Callable[[Offered], None],
        put_aside: Callable[[], None],
    ) -> None:
        if len(offered) == 1:
            words = tr("A visit begun {time} is here")
            title = words.format(time=when(offered[0][0].begun_at, now))
        else:
            title = tr("{count} begun visits are here").format(count=len(offered))
        super().__init__(title, parent)
        self._chosen, self._aside = chosen, put_aside
        self._went_on = False
        self.ways: list[Button] = []
        for one in offered[:SHOWN_MAX] if len(offered) > 1 else ():
            words = f"{when(one[0].begun_at, now)}  {whose(one[1])}"
            way = Button(words, clicked=self._way(one))
            self.ways.append(way)
            self.body.addWidget(way)
        if len(offered) == 1:
            self.add_text(whose(offered[0][1]))
        self.add_text(
            self.tr("Nothing of it is recorded yet. Put aside, it waits under Ctrl+B."),
            tone=Tone.MUTED,
        )
        self.aside = self.add_button(self.tr("Put aside"), key="Esc")
        if len(offered) == 1:
            self.ways.append(
                self.add_button(self.tr("Continue"), self._way(offered[0]), kind=Kind.PRIMARY)
            )
        self.finished.connect(self._is_finished)

    def _way(self, one: Offered) -> Callable[[], None]:
        def go_on() -> None:
            self._went_on = True
            self.accept()
            self._chosen(one)

        return go_on

    def first_focus(self) -> QWidget:
        """Going on: what most come back for; it records nothing."""
        return self.ways[0]

    def _is_finished(self, result: int) -> None:
        if not self._went_on:
            self._aside()


class Begun(QObject):
    """The begun visits of who is signed in. `offer` asks about those not put aside; `ask` about all
    of them, by Ctrl+B.
    """

    def __init__(self, counter: Counter, window: QWidget, say: Callable[[str], None]) -> None:
        super().__init__(window)
        self._counter, self._window, self._say = counter, window, say
        self.dialog: BegunDialog | None = None

    def offer(self) -> None:
        """After sign-in or the opening of a drawer: asks, when there is something to ask."""
        self._read(self._offer)

    def ask(self) -> None:
        """All of them, those put aside as well; says so when there is none."""
        self._read(self._ask)

    def _read(self, then: Callable[[tuple[BegunVisit, ...]], None]) -> None:
        counter = self._counter
        if counter.who is None or counter.drawer is None:
            return
        desk, who = counter.desk, counter.who
        counter.tasks.run(Lane.DB, lambda: drafts.begun_visits(desk, who), self, then, self._failed)

    def _others(self, found: Sequence[BegunVisit]) -> list[Offered]:
        here = "" if self._counter.visit is None else self._counter.visit.visit_id
        read = [(one, kept_visit(one.body)) for one in found if one.visit_id != here]
        return [(one, kept) for one, kept in read if kept is not None and kept.payable]

    def _offer(self, found: tuple[BegunVisit, ...]) -> None:
        waiting = self._others([one for one in found if not one.aside])
        visit = self._counter.visit
        if waiting and (visit is None or visit.empty):
            self._open(waiting)

    def _ask(self, found: tuple[BegunVisit, ...]) -> None:
        waiting = self._others(found)
        if waiting:
            self._open(waiting)
        else:
            self._say(tr("No other visit was begun."))

    def _open(self, offered: list[Offered]) -> None:
        if self._counter.who is None or self.dialog is not None:
            return

        def put_aside() -> None:
            self.dialog = None
            for one, _ in offered:
                self._put_aside(one)

        def chosen(one: Offered) -> None:
            self.dialog = None
            self._continue(one)

        now = self._counter.desk.clock.now()
        self.dialog = BegunDialog(self._window, now, offered, chosen, put_aside)
        self.dialog.open()

    def _put_aside(self, one: BegunVisit) -> None:
        if self._counter.who is None:
            return
        desk, who = self._counter.desk, self._counter.who
        self._counter.tasks.run(
            Lane.DB,
            lambda: drafts.put_aside(desk, who, one.visit_id),
            self,
            self._is_aside,
            self._failed,
        )

    def _is_aside(self, nothing: None) -> None:
        self._say(tr("Put aside. Ctrl+B brings it back."))

    def _continue(self, offered: Offered) -> None:
        counter = self._counter
        if counter.who is None:
            return
        desk, who, (one, kept) = counter.desk, counter.who, offered
        left = counter.visit

        def opened(views: list[AccountView]) -> None:
            if counter.who is not who:
                return
            if not views and not (kept.unidentified or kept.unknown):
                self._say(tr("The account of that visit is no longer in this copy."))
                return
            visit = begun(one.visit_id, one.begun_at, kept)
            visit.accounts = views
            counter.visit = visit
            counter.go("pay")

        def work() -> list[AccountView]:
            if left is not None and not left.empty and left.begun_at is not None:
                text = draft_text(left)
                drafts.keep_visit(
                    desk,
                    who,
                    BegunVisit(visit_id=left.visit_id, begun_at=left.begun_at, body=text),
                )
                drafts.put_aside(desk, who, left.visit_id)
            return opened_again(desk, who, kept.accounts)

        counter.tasks.run(Lane.DB, work, self, opened, self._failed)

    def _failed(self, error: Refusal | Fault) -> None:
        from ui.messages import sentence

        self._say(sentence(error))


def opened_again(desk: Desk, who: Staff, numbers: Sequence[str]) -> list[AccountView]:
    """The accounts of a draft as somebody unconfirmed sees them, those that are still in the copy.
    Each opening is audited.
    """
    views = []
    for number in numbers:
        try:
            views.append(accounts.open_account(desk, who, number))
        except Refusal:
            continue
    return views
