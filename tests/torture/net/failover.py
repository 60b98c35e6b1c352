"""The primary is killed while windows post; the standby leads on, with everything or with a loss.

F19, F20, F21, F22 and the only synchronous standby gone. `lost` counts what a window holds as
confirmed and the new primary has not: 0 with a synchronous standby; with an asynchronous one that
was behind it must be above 0 (the control), all of it is sent again to equality, and an alarm is
recorded.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.pair import Pair, base_backup, open_backup, start_pair
from tests.torture.net.arena import Arena, arena_on, needed
from tests.torture.net.stations import Window, lost, posting_places
from tests.torture.report import Report

WINDOWS = 3
ALARM = "ledger_lost_records"


def run(seed: int, minutes: float, out: Path) -> Report:
    """Synchronous and asynchronous failovers in turns for the minutes given, the rest once each."""
    del out
    report = Report(name="failover", seed=seed)
    deadline = time.monotonic() + minutes * 60
    with stage(seed) as (made, pair, crowd):
        standby_gone(made, pair, crowd, report)
        restored(made, pair, crowd, report)
        stale_primary(made, pair, crowd, report)
        n = 0
        while n < 2 or time.monotonic() < deadline:
            synchronous(made, pair, crowd, report, fresh=n % 6 == 4)
            asynchronous(made, pair, crowd, report)
            n += 2
            report.violations += [
                f"failover {n}: {one}" for one in made.judge(verified=n % 10 == 0)
            ]
        report.violations += made.judge()
        report.figures["codes"] = str({w.identity.name: dict(w.codes) for w in crowd.windows})
    return report


class Crowd:
    """Windows that take and send without rest while it is `posting`."""

    def __init__(self, windows: list[Window], *, pause_s: float = 0.02) -> None:
        self.windows = windows
        self._pause_s = pause_s

    @contextmanager
    def posting(self, *, until_first_failure: bool = False) -> Iterator[None]:
        """They work until the block ends; or each sends only until it has once failed, and then
        only takes."""
        stop = threading.Event()
        broken: list[BaseException] = []

        def work(window: Window) -> None:
            sending = True
            try:
                while not stop.is_set():
                    window.take(window.chance.randint(1, 3))
                    if sending and not window.tried() and until_first_failure:
                        sending = False
                    stop.wait(self._pause_s)
            except BaseException as error:  # noqa: BLE001 - told by the block's end
                broken.append(error)

        threads = [threading.Thread(target=work, args=(window,)) for window in self.windows]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        if broken:
            raise broken[0]

    def settle(self, seconds: float = 60) -> None:
        """All drain."""
        for window in self.windows:
            window.settle(seconds)

    def alarms(self) -> int:
        """Lines of their audit chains that say that the ledger had lost something."""
        return sum(window.noted(ALARM) for window in self.windows)


@contextmanager
def stage(seed: int, *, windows: int = WINDOWS) -> Iterator[tuple[Arena, Pair, Crowd]]:
    """A pair, a ledger on it, and windows that know both addresses."""
    pair = needed(lambda: start_pair(settings={"deadlock_timeout": "300ms"}))
    try:
        url = pair.primary.create()
        database = url.rpartition("/")[2]
        with arena_on(url, seed=seed, stations=windows, address=pair.url(database)) as made:
            opened = [
                made.window(number, deadline_s=2.0, connect_s=2.0)
                for number in range(1, windows + 1)
            ]
            yield made, pair, Crowd(opened)
    finally:
        pair.remove()


def _follow(made: Arena, pair: Pair) -> None:
    """The administrator's address is that of the primary now."""
    made.central.url = pair.primary.url(made.central.url.rpartition("/")[2])


def _chance(made: Arena, report: Report) -> random.Random:
    return random.Random(f"{made.seed} {report.figures.get('failovers', 0)}")


def synchronous(
    made: Arena, pair: Pair, crowd: Crowd, report: Report, *, fresh: bool = False
) -> None:
    """SIGKILL while they post; the standby that everything waited for leads on."""
    crowd.settle()
    before = crowd.alarms()
    with crowd.posting(until_first_failure=True):
        time.sleep(_chance(made, report).uniform(0.3, 1.2))
        pair.primary.kill()
        time.sleep(0.3)
    pair.promote()
    _follow(made, pair)
    gone = lost(made.central, crowd.windows)
    report.must(gone == 0, f"F19: {gone} acknowledged postings lost with a synchronous standby")
    report.count("acknowledged postings lost, synchronous", gone)
    report.count("in doubt, resolved to exists", _in_doubt(made, crowd))
    begun = time.monotonic()
    with crowd.posting():  # and on they go with the new primary
        time.sleep(0.5)
    crowd.settle()
    _slowest(report, "drained on the new primary after, s", time.monotonic() - begun)
    report.must(crowd.alarms() == before, "F19: an alarm, and nothing was lost")
    pair.rejoin(fresh=fresh)
    report.count("failovers, synchronous")
    report.count("failovers")


def asynchronous(made: Arena, pair: Pair, crowd: Crowd, report: Report) -> None:
    """The standby has stopped hearing of it a while before the primary is killed."""
    crowd.settle()
    pair.set_synchronous(False)
    pair.caught_up()
    before = crowd.alarms()
    pair.stall()
    with crowd.posting(until_first_failure=True):
        time.sleep(_chance(made, report).uniform(0.4, 1.0))
        pair.primary.kill()
        time.sleep(0.3)
    pair.promote()
    _follow(made, pair)
    gone = lost(made.central, crowd.windows)
    # the control: had the standby had it all, nothing would have been shown
    report.must(gone > 0, "control: the asynchronous standby had lost nothing")
    report.controls["acknowledged postings lost, asynchronous"] = gone + int(
        report.controls.get("acknowledged postings lost, asynchronous", 0)
    )
    crowd.settle()
    still = lost(made.central, crowd.windows)
    report.must(still == 0, f"F20: {still} postings were not sent again")
    report.must(crowd.alarms() > before, "F20: no alarm, and the ledger had lost something")
    pair.rejoin(fresh=True)  # its history went another way
    pair.set_synchronous(True)
    report.count("failovers, asynchronous with loss")
    report.count("failovers")


def standby_gone(made: Arena, pair: Pair, crowd: Crowd, report: Report) -> None:
    """No standby to wait for: the commit hangs beyond any time-out of the server's, the window's
    own deadline ends it, and what was done resolves to `exists`."""
    del made
    window = crowd.windows[0]
    window.settle()
    before = window.answers()["exists"]
    pair.standby.kill()
    window.take(3)
    begun = time.monotonic()
    window.tried()
    seconds = time.monotonic() - begun
    report.must(seconds < 10, f"F12: the window waited {seconds:.1f} s for a commit")
    report.figures["no standby: the window gave up after, s"] = round(seconds, 1)
    report.must(window.waiting() == 3, "a posting was confirmed without its standby")
    window.take()
    pair.standby.start()
    pair.wait_for_standby()
    crowd.settle()
    resolved = window.answers()["exists"] - before
    report.must(resolved > 0, "nothing that hung was there afterwards")
    report.figures["no standby: hung, then found as exists"] = resolved


def restored(made: Arena, pair: Pair, crowd: Crowd, report: Report) -> None:
    """F22: the ledger comes back from a base backup of the past, on another server."""
    crowd.settle()
    pair.set_synchronous(False)
    copy = base_backup(pair.primary)
    with crowd.posting():
        time.sleep(0.7)
    crowd.settle()
    before, alarms = made.central.url, crowd.alarms()
    past = open_backup(copy)
    try:
        made.central.url = past.url(before.rpartition("/")[2])
        gone = lost(made.central, crowd.windows)
        report.must(gone > 0, "control: the backup had lost nothing")
        report.controls["postings the restored backup lacked"] = gone
        for window in crowd.windows:
            window.reach(made.central.station_url(window.number))
        crowd.settle()
        report.must(lost(made.central, crowd.windows) == 0, "F22: not all was sent again")
        report.must(crowd.alarms() > alarms, "F22: no alarm, and the ledger was put back")
        report.violations += [f"F22: {one}" for one in made.judge()]
        # nothing was posted meanwhile: the real primary holds the same, and is taken up again
        made.central.url = before
        for window in crowd.windows:
            window.reach(made.central.station_url(window.number, at=made.address))
        crowd.settle()
        report.violations += [f"F22, back: {one}" for one in made.judge()]
    finally:
        past.remove()
        pair.set_synchronous(True)


def stale_primary(
    made: Arena, pair: Pair, crowd: Crowd, report: Report, *, rejoin: bool = True
) -> None:
    """F21: the primary of before comes back as it was, beside the new one, and takes writes.

    A window that meets it finds the ledger behind: alarm, and all is sent again. Nothing is lost
    on the way back: what the stale one was told, the real one is told as well.
    """
    crowd.settle()
    old = pair.primary
    pair.fail_over()
    _follow(made, pair)
    with crowd.posting():
        time.sleep(0.7)
    crowd.settle()
    told = len(made.central.book())
    before = crowd.alarms()
    old.configure({"synchronous_standby_names": ""})
    (old.folder / "postgresql.auto.conf").write_text("")
    old.start()
    database = made.central.url.rpartition("/")[2]
    first = crowd.windows[0]
    first.reach(made.central.station_url(first.number, at=old.url(database)))
    with Crowd([first]).posting():
        time.sleep(0.5)
    first.settle()
    report.must(first.noted(ALARM) > 0, "F21: the stale primary was taken without an alarm")
    report.must(crowd.alarms() > before, "F21: no alarm")
    first.reach(made.central.station_url(first.number, at=made.address))
    old.kill()
    crowd.settle()
    report.must(len(made.central.book()) > told, "F21: what the stale one was told is missing")
    report.must(lost(made.central, crowd.windows) == 0, "F21: lost to the stale primary")
    report.violations += [f"F21: {one}" for one in made.judge()]
    if rejoin:
        pair.rejoin(fresh=True)
    report.count("failovers")
    report.figures["stale primaries survived"] = 1


def _in_doubt(made: Arena, crowd: Crowd) -> int:
    """Records the ledger has and the windows do not know it."""
    there = posting_places(made.central)
    return sum(
        (one.place, one.station_seq) in there
        for window in crowd.windows
        for one in window.book()
        if one.state != "confirmed" and one.state != "attention"
    )


def _slowest(report: Report, figure: str, seconds: float) -> None:
    before = report.figures.get(figure, 0.0)
    assert isinstance(before, float)
    report.figures[figure] = max(before, round(seconds, 2))
