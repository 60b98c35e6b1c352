"""Items go to the ledger and news come from it, beside the person, who never waits for either."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from cashier.domain.errors import Fault, Refusal
from cashier.log import logger
from cashier.services.desk import Desk
from ui.events import Events
from ui.tasks import Gate, Lane

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkInformation

    from cashier.ledger.contract import Ledger
    from cashier.services.approvals import Asked
    from cashier.sync import Pacer, SyncResult

SOON_MS = 300
"""After a payment: long enough that the items of one visit go together."""
BEAT_MS = 1_500
SILENT_MS = 3_000
"""How often an online ledger is greeted, and how long it may take to answer anything. Together
below five seconds, within which a person sees that the network is gone.
"""
WATCH_MS = 250
CLOCK_OFF = timedelta(minutes=2)
"""From here on a clock that differs from the ledger's is looked at for the audit."""
WAKE_MS = 2_000
"""While the ledger cannot be reached a new record brings the next try no nearer than this."""

LedgerFactory = Callable[[], "Ledger"]
T = TypeVar("T")


class Contact(StrEnum):
    """How the station stands with the ledger.

    `stopped`: the ledger refuses this station, and a person has to look.
    """

    NEVER = "never"
    ONLINE = "online"
    UNREACHABLE = "unreachable"
    STOPPED = "stopped"


class LedgerWorker(QObject):
    """Sends and fetches in the io lane, never twice at once.

    It works at every `sync_every_seconds`, soon after `soon()`, at once after `now()`; in between
    it greets the ledger, so that its silence is noticed within five seconds. After a Fault it tries
    again at growing intervals with jitter, at most a minute apart. What changed is said through
    `events`; `contact`, `since`, `error`, `next_in` and `clock_off` (station's clock less the
    ledger's) tell how it stands. `contact` is `unreachable` already while a call is still waiting.

    Signals: `asked(object)` with the SyncResult, Refusal or Fault of each try.
    """

    asked = Signal(object)

    def __init__(self, desk: Desk, open_ledger: LedgerFactory, tasks: Gate, events: Events) -> None:
        super().__init__()
        self.contact = Contact.NEVER
        self.since: datetime | None = None
        self.clock_off: timedelta | None = None
        self._clock_was_off: bool | None = None
        self.error: Refusal | Fault | None = None
        self._desk, self._open, self._tasks, self._events = desk, open_ledger, tasks, events
        self._heard: tuple[Asked, ...] = ()
        self._ledger: Ledger | None = None
        self._pacer: Pacer | None = None
        self._busy = self._again = self._stopped = self._applied = False
        self._waiting: list[Callable[[], None]] = []
        self._random = random.Random()
        self._next = self._single_shot(self.now)
        self._beat = self._single_shot(self.greet)
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self.listen)
        self._network: QNetworkInformation | None = None
        events.payment_taken.connect(self.soon)
        events.item_voided.connect(self.soon)
        events.drawer_changed.connect(self.soon)

    def _single_shot(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(slot)
        return timer

    @property
    def busy(self) -> bool:
        """Whether a try is under way."""
        return self._busy

    @property
    def next_in(self) -> int:
        """Seconds to the next try; 0 while one is under way."""
        return max(0, self._next.remainingTime()) // 1000

    # --- when ----------------------------------------------------------------------------------

    def watch_network(self) -> None:
        """Where the system tells that the network came or went, that is acted on at once."""
        from PySide6.QtNetwork import QNetworkInformation

        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            self._network = QNetworkInformation.instance()
            self._network.reachabilityChanged.connect(self._network_changed)

    @Slot()
    def _network_changed(self) -> None:
        if self.contact is Contact.UNREACHABLE:
            self._wake()
            self.now()
        else:
            self.greet()

    @Slot()
    @Slot(object)
    def soon(self, what: object = None) -> None:
        """Something was recorded: it is worth a try, though not many while the ledger is away."""
        if self._busy:
            self._again = True
        elif self._stopped or self.contact is Contact.STOPPED:
            return
        elif self.contact is not Contact.UNREACHABLE:
            self._next.start(SOON_MS)
        else:
            self._wake()
            if not 0 <= self._next.remainingTime() <= WAKE_MS:
                self._next.start(WAKE_MS)

    @Slot()
    def now(self) -> None:
        """A try at once; after the one under way, when there is one."""
        if self._stopped:
            return
        if self._busy:
            self._again = True
            return
        self._next.stop()
        self._begin()
        self._tasks.run(Lane.IO, self._step, self, self._answered, self._failed)

    @Slot()
    def greet(self) -> None:
        """Asks only whether the ledger is there. Nothing while a try is under way or it is not."""
        if not self._busy and not self._stopped and self.contact is Contact.ONLINE:
            self._begin()
            self._tasks.run(Lane.IO, self._hello, self, self._greeted, self._failed)

    @Slot()
    def listen(self) -> None:
        """Says that the ledger is silent while its answer is still awaited, and when it spoke."""
        pacer = self._pacer
        if not self._busy or pacer is None:
            return
        silent = pacer.silence_s * 1000 >= SILENT_MS
        if silent and self.contact in (Contact.ONLINE, Contact.NEVER):
            self._show(
                Contact.UNREACHABLE, Fault("ledger.unreachable", reason="it does not answer")
            )

    def do(
        self,
        work: Callable[[Ledger], T],
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Refusal | Fault], None],
    ) -> None:
        """Does something that speaks to the ledger itself, in the io lane and never beside a try:
        a deposit. Then, while `owner` lives, `done` or `failed`; a try follows, which also learns
        how the ledger is. Raises nothing; Fault `ledger.unreachable` where it cannot be opened.
        """

        def begin() -> None:
            self._next.stop()
            self._begin()
            self._tasks.run(Lane.IO, lambda: work(self._paced()), self, ended(done), ended(failed))

        def ended(tell: Callable[[Any], None]) -> Callable[[Any], None]:
            def told(what: object) -> None:
                self._done(SOON_MS / 1000)
                if shiboken6.isValid(owner):
                    tell(what)

            return told

        if self._stopped:
            return
        if self._busy:
            self._waiting.append(begin)
        else:
            begin()

    # --- in the io lane ------------------------------------------------------------------------

    def _line(self) -> tuple[Ledger, Pacer]:
        from cashier.sync import Pacer

        if self._pacer is None:
            self._pacer = Pacer()
        if self._ledger is None:
            self._ledger = self._open()
        return self._ledger, self._pacer

    def _paced(self) -> Ledger:
        """The ledger with its silence noticed: whoever waits for an errand sees it, too."""
        from cashier.sync import Paced

        return Paced(*self._line())

    def _hello(self) -> None:
        from cashier.sync import Paced, greet

        try:
            ledger, pacer = self._line()
            hello = greet(Paced(ledger, pacer), self._desk.identity)
            self.clock_off = self._desk.clock.now() - hello.clock
            self._note_clock(self.clock_off)
        except (Fault, Refusal) as error:
            self._counted(error)
            raise

    def _note_clock(self, off: timedelta) -> None:
        """Of every greeting: the store is read only where there may be something to note."""
        far = abs(off) >= CLOCK_OFF
        if far or self._clock_was_off is not False:
            from cashier.services import audit_trail

            audit_trail.note_clock(self._desk, off)
            self._clock_was_off = far

    def _step(self) -> SyncResult:
        from cashier.sync import audit_lines, step

        self._hello()
        ledger, pacer = self._line()
        desk = self._desk
        audit_lines.seal(desk.store, desk.clock, desk.identity)
        try:
            result = step(desk.store, ledger, desk.clock, desk.identity, pacer=pacer)
        except Fault as error:
            if error.code != "ledger.busy":
                self._drop()
            raise
        self._apply()
        return result

    def _apply(self) -> None:
        """What other stations asked of this one. A store that cannot take it says so itself; the
        request stays open until the next try.
        """
        from cashier.services import approvals, requests

        try:
            self._applied = bool(requests.apply(self._desk))
            self._heard += approvals.apply(self._desk)
        except Fault as error:
            logger("sync").warning("requests wait", code=error.code)

    def _counted(self, error: Fault | Refusal) -> None:
        if self._pacer is not None:
            self._pacer.pace = self._pacer.pace.failed()
        if isinstance(error, Fault) and error.code != "ledger.busy":
            # the connection may be what is broken: the next try makes a new one
            self._drop()

    # --- back on the main thread ---------------------------------------------------------------

    def _begin(self) -> None:
        self._busy = True
        self._beat.stop()
        self._watch.start()

    def _answered(self, result: SyncResult) -> None:
        before = self.contact
        self._done(self._desk.settings.sync_every_seconds)
        self.contact, self.since, self.error = Contact.ONLINE, None, None
        if not self._stopped:
            self._beat.start(BEAT_MS)
        if result.pulled:
            self._events.accounts_changed.emit(None)
        if self._applied:
            self._applied = False
            self._events.drawer_changed.emit(None)  # and its answer is sent soon
        heard, self._heard = self._heard, ()
        for one in heard:  # a void that was done here is sent soon, too
            self._events.approval_heard.emit(one)
        if result.sent or before is not Contact.ONLINE or result.pulled:
            self._events.ledger_changed.emit(result)
        self.asked.emit(result)

    def _greeted(self, done: None) -> None:
        self._done(None)
        if not self._stopped:
            self._beat.start(BEAT_MS)
        if self.contact is not Contact.ONLINE:
            self._show(Contact.ONLINE, None)

    def _failed(self, error: Refusal | Fault) -> None:
        from cashier.sync import Pacer
        from cashier.sync.pacing import LONGEST_WAIT_S

        if self._pacer is None:
            self._pacer = Pacer()
            self._pacer.pace = self._pacer.pace.failed()
        seconds = self._pacer.pace.wait_s(self._random)
        if isinstance(error, Refusal):
            seconds = LONGEST_WAIT_S * self._random.uniform(0.5, 1.0)
        self._done(seconds)
        self._show(Contact.UNREACHABLE if isinstance(error, Fault) else Contact.STOPPED, error)
        self.asked.emit(error)

    def _show(self, contact: Contact, error: Refusal | Fault | None) -> None:
        if contact is Contact.ONLINE:
            self.since = None
        elif contact is not self.contact:
            self.since = self._desk.clock.now()
        self.contact, self.error = contact, error
        self._events.ledger_changed.emit(error)

    def _done(self, seconds: float | None) -> None:
        """The try is over; the next one comes in so many seconds (None: when it was to come)."""
        self._busy = False
        self._watch.stop()
        if self._stopped:
            return
        if self._waiting:
            self._waiting.pop(0)()
            return
        again, self._again = self._again, False
        if again:
            self._next.start(SOON_MS)
        elif seconds is not None:
            self._next.start(round(seconds * 1000))

    def _wake(self) -> None:
        if self._pacer is not None:
            self._pacer.pace = self._pacer.pace.woken()

    def stop(self) -> None:
        """No further try; a call that waits for a far ledger is ended. Close the ledger after the
        io lane is empty.
        """
        self._stopped = True
        # only a ledger that may be away has it: the embedded one answers, and is not to be torn
        hang_up = getattr(self._ledger, "hang_up", None)
        if self._busy and hang_up is not None:
            hang_up()
        for timer in (self._next, self._beat, self._watch):
            timer.stop()

    def close(self) -> None:
        """Lets go of the ledger."""
        self._drop()

    def _drop(self) -> None:
        ledger, self._ledger = self._ledger, None
        if ledger is not None:
            ledger.close()
