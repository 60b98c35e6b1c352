"""Refused, reset, black hole, frozen, slow: taking money goes on, the outbox drains afterwards.

F10, F11, F12, F16, F17, F18, F28. What is measured is the time until a step has given up, and what
a payment takes meanwhile, against the same with the ledger up.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import psycopg

from tests.servers.postgres import Server
from tests.servers.proxy import End, Plan, Proxy
from tests.servers.wire import Said
from tests.torture.net.arena import Arena, arena
from tests.torture.net.stations import Window, plain, role_of
from tests.torture.report import Report

DEADLINE_S = 2.0
"""A window's own, here. The product's is longer; what is shown is that it is the one that holds."""
BLOCKS = 10
GRACE_S = 1.5
"""Beyond the deadline: two shared cores are noisy."""


def run(seed: int, minutes: float, out: Path) -> Report:
    """All of it, round after round for the minutes given."""
    del out
    report = Report(name="trouble", seed=seed)
    deadline = time.monotonic() + minutes * 60
    with arena(seed) as (made, server, proxy):
        window = made.window(1, deadline_s=DEADLINE_S, connect_s=DEADLINE_S)
        rounds = 0
        while rounds == 0 or time.monotonic() < deadline:
            for trouble in TROUBLES:
                trouble(made, server, proxy, window, report)
            rounds += 1
        latency(made, server, window, report, takes=300)
        narrow(made, proxy, report, latency_s=1.0, bytes_per_s=8_000, records=60)
        report.figures["rounds"] = rounds
        report.figures["codes"] = str(dict(window.codes))
        report.violations += made.judge()
    return report


Trouble = Callable[[Arena, Server, Proxy, Window, Report], None]


def _gives_up(
    window: Window, report: Report, name: str, *, code: str = "ledger.unreachable"
) -> None:
    """A step ends with `code` within the deadline, and taking goes on."""
    window.codes.clear()
    window.take()
    begun = time.monotonic()
    window.tried()
    seconds = time.monotonic() - begun
    report.must(window.codes[code] == 1, f"{name}: the step said {dict(window.codes)}")
    report.must(
        seconds < 2 * DEADLINE_S + GRACE_S, f"F10-F12 {name}: the step held on for {seconds:.1f} s"
    )
    worst = report.figures.get(f"given up after, s: {name}", 0.0)
    assert isinstance(worst, float)
    report.figures[f"given up after, s: {name}"] = max(worst, round(seconds, 2))
    window.take()


def _drains(window: Window, report: Report, name: str, seconds: float = 30) -> None:
    begun = time.monotonic()
    try:
        window.settle(seconds)
    except TimeoutError as late:
        report.violations.append(f"I2 {name}: {late}")
    took = time.monotonic() - begun
    worst = report.figures.get(f"drained after, s: {name}", 0.0)
    assert isinstance(worst, float)
    report.figures[f"drained after, s: {name}"] = max(worst, round(took, 2))


def refused(made: Arena, server: Server, proxy: Proxy, window: Window, report: Report) -> None:
    """Nobody listens; then somebody does."""
    del made, server
    proxy.refuse()
    proxy.reset()
    _gives_up(window, report, "refused")
    proxy.accept()
    _drains(window, report, "refused")


def reset(made: Arena, server: Server, proxy: Proxy, window: Window, report: Report) -> None:
    """Resets fall into steps at random moments."""
    del server
    chance = random.Random(f"{made.seed} reset")
    for _ in range(10):
        window.take()
        timer = threading.Timer(chance.uniform(0, 0.05), proxy.reset)
        timer.start()
        window.tried()
        timer.join()
    _drains(window, report, "reset")


def black_hole(made: Arena, server: Server, proxy: Proxy, window: Window, report: Report) -> None:
    """Everything is accepted and nothing comes through, on the open connection and on new ones."""
    del made, server
    window.settle()
    proxy.freeze()
    _gives_up(window, report, "black hole, connected")
    _gives_up(window, report, "black hole, connecting")
    proxy.thaw()
    _drains(window, report, "black hole")


def one_way(made: Arena, server: Server, proxy: Proxy, window: Window, report: Report) -> None:
    """The request gets through, nothing comes back: done, and nobody told."""
    del made, server
    window.line.close()
    # the greeting, the hello, the head; then what was posted
    proxy.next(Plan(cut_said=Said.READY_FOR_QUERY, nth=4, end=End.BLACK_HOLE))
    for _ in range(20):
        window.take()
    window.tried()
    report.must(window.waiting() > 0, "control: the answer came through")
    proxy.drop_plans()
    # the server has not heard that the window has gone: that role's second connection is the last
    _drains(window, report, "black hole one way")
    proxy.reset()


def both_dead(made: Arena, server: Server, proxy: Proxy, window: Window, report: Report) -> None:
    """Both connections the role may have vanish in black holes of which the server hears nothing:
    the window is busy with nobody until the server lets go of what has been idle."""
    role = role_of(window.number)
    ((limits,),) = server.execute(f"SELECT rolconfig FROM pg_roles WHERE rolname = '{role}'")
    told = dict(one.split("=", 1) for one in limits) if isinstance(limits, list) else {}
    for name in ("idle_session_timeout", "tcp_keepalives_idle", "tcp_user_timeout"):
        report.must(told.get(name, "0") != "0", f"F11: the role has no {name}")
    before = told.get("idle_session_timeout", "0")
    # we have no time; but three tries must fit in
    limit = max(4, round(window.line.connection._deadline_s * 6))
    made.central.execute(f"ALTER ROLE {role} SET idle_session_timeout = '{limit}s'")
    window.settle()
    window.codes.clear()
    for _ in range(5):  # on a busy machine the first is let go of before the third is tried
        window.line.close()
        window.take()
        proxy.next(*[Plan(cut_said=Said.READY_FOR_QUERY, nth=2, end=End.BLACK_HOLE)] * 2)
        for _ in range(3):
            window.tried()
        proxy.drop_plans()
        if window.codes["ledger.busy"]:
            break
    report.must(window.codes["ledger.busy"] > 0, f"control: {dict(window.codes)}")
    _drains(window, report, "both connections dead")
    made.central.execute(f"ALTER ROLE {role} SET idle_session_timeout = '{before}'")
    proxy.reset()


def frozen_server(
    made: Arena, server: Server, proxy: Proxy, window: Window, report: Report
) -> None:
    """SIGSTOP of every process: the kernel still acknowledges, nobody answers."""
    del made, proxy
    window.settle()
    server.pause()
    try:
        _gives_up(window, report, "server frozen, connected")
        _gives_up(window, report, "server frozen, connecting")
    finally:
        server.resume()
    _drains(window, report, "server frozen")


def frozen_backend(
    made: Arena, server: Server, proxy: Proxy, window: Window, report: Report
) -> None:
    """SIGSTOP of the one process that serves the window, in the middle of nothing."""
    del made, proxy
    import os
    import signal

    window.settle()
    ((pid,),) = server.execute(
        f"SELECT pid FROM pg_stat_activity WHERE usename = '{role_of(window.number)}'"
    )[:1]
    os.kill(int(str(pid)), signal.SIGSTOP)
    try:
        _gives_up(window, report, "backend frozen")
        _drains(window, report, "backend still frozen")  # over the role's second connection
    finally:
        os.kill(int(str(pid)), signal.SIGCONT)


def busy(made: Arena, server: Server, proxy: Proxy, window: Window, report: Report) -> None:
    """F17: a real deadlock with somebody who takes the same locks the other way round; the server
    ends the window's statement, the window repeats it at once and gets through."""
    del proxy
    window.settle()
    window.take()
    before = _deadlocks(server)
    with _session(made) as other:
        # ours waits longer than the window's, so the window's is the one that is ended
        other.execute("SET deadlock_timeout = '60s'")
        other.execute("BEGIN")
        other.execute("SELECT * FROM ledger.feed_head WHERE feed = 'site/TRN' FOR UPDATE")
        done: list[bool] = []
        posting = threading.Thread(target=lambda: done.append(window.tried()))
        posting.start()
        _until_waiting(server, role_of(window.number))
        mine = f"station = '{window.identity.station}'"
        other.execute(f"SELECT * FROM ledger.station_head WHERE {mine} FOR UPDATE")
        other.execute("COMMIT")
        posting.join()
    report.must(done == [True], f"F17: the step ended with {dict(window.codes)}")
    seen = _deadlocks(server) - before
    report.must(seen > 0, "control: no deadlock came about")
    report.count("deadlocks survived within one step", seen)


def long_transaction(
    made: Arena, server: Server, proxy: Proxy, window: Window, report: Report
) -> None:
    """F18: somebody's transaction stays open with a change of the accounts in it: posting and every
    pull go on, and when it commits nothing was skipped."""
    del server, proxy
    window.settle()
    with _session(made) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM ledger.posting")
        other.execute("UPDATE ledger.feed_head SET seq = seq WHERE feed = 'accounts'")
        for _ in range(5):
            window.take()
            report.must(window.tried(), f"F18: a step beside it ended with {dict(window.codes)}")
        report.must(window.waiting() == 0, "F18: posting stood still beside a long transaction")
        other.execute("COMMIT")
    _drains(window, report, "long transaction")


def shut_out(made: Arena, server: Server, proxy: Proxy, window: Window, report: Report) -> None:
    """F28: the role may not log in any more; the outbox is kept, taking goes on, and it is said."""
    del proxy
    role = role_of(window.number)
    window.settle()
    made.central.execute(f"ALTER ROLE {role} NOLOGIN")
    _end_sessions(server, role)
    window.tried()  # finds the old connection dead
    _gives_up(window, report, "role shut out", code="ledger.refused_station")
    report.must(window.waiting() >= 2, "F28: the outbox was not kept")
    made.central.execute(f"ALTER ROLE {role} LOGIN VALID UNTIL '2020-01-01'")
    _gives_up(window, report, "role expired", code="ledger.refused_station")
    made.central.execute(f"ALTER ROLE {role} VALID UNTIL 'infinity'")
    _drains(window, report, "role let in again")


def disabled(made: Arena, server: Server, proxy: Proxy, window: Window, report: Report) -> None:
    """F28: the station is disabled in the directory while its connection is open."""
    del server, proxy
    from cashier.ledger import directory

    window.settle()
    database = made.central.open()
    try:
        directory.disable_station(database, window.identity.site, window.identity.station)
        window.take()
        window.codes.clear()
        window.tried()
        report.must(
            window.codes["ledger.refused_station"] == 1,
            f"F28: a disabled station was told {dict(window.codes)}",
        )
        directory.add_station(database, window.identity.site, window.identity.station)
    finally:
        database.close()
    _drains(window, report, "station enabled again")


TROUBLES: tuple[Trouble, ...] = (
    refused,
    reset,
    black_hole,
    one_way,
    both_dead,
    frozen_server,
    frozen_backend,
    busy,
    long_transaction,
    shut_out,
    disabled,
)


def latency(made: Arena, server: Server, window: Window, report: Report, *, takes: int) -> None:
    """What a payment takes with the ledger up and with it frozen, a step always under way."""
    del made
    window.settle()

    def measured() -> list[float]:
        stop = threading.Event()

        def stepping() -> None:
            while not stop.is_set():
                window.tried()
                stop.wait(0.02)

        beside = threading.Thread(target=stepping)
        beside.start()
        try:
            return [window.take() for _ in range(takes // BLOCKS)]
        finally:
            stop.set()
            window.line.close()
            beside.join()

    up: list[float] = []
    frozen: list[float] = []
    for _ in range(BLOCKS):  # in turns: the machine is as busy for the one as for the other
        up += measured()
        server.pause()
        try:
            frozen += measured()
        finally:
            server.resume()
    window.settle()
    report.figures["take with the ledger up, p50 ms"] = round(median(up) * 1000, 2)
    report.figures["take with the ledger frozen, p50 ms"] = round(median(frozen) * 1000, 2)
    ratio = median(frozen) / median(up)
    report.figures["frozen / up"] = round(ratio, 2)
    report.must(ratio <= 1.2, f"I19: a payment takes {ratio:.2f} x with the ledger frozen")


def narrow(
    made: Arena,
    proxy: Proxy,
    report: Report,
    *,
    number: int = 2,
    latency_s: float,
    bytes_per_s: float,
    records: int,
) -> None:
    """F16: a slow line: taking goes on at its pace, and the outbox drains all the same."""
    window = made.window(number)
    window.settle()
    window.line.close()
    proxy.plans = lambda _: Plan(latency_s=latency_s, bytes_per_s=bytes_per_s)
    took = [window.take() for _ in range(records)]
    begun = time.monotonic()
    window.settle(300)
    report.figures["slow line: bit/s"] = round(bytes_per_s * 8)
    report.figures["slow line: round trip, s"] = latency_s * 2
    report.figures["slow line: records drained"] = records
    report.figures["slow line: drained after, s"] = round(time.monotonic() - begun, 1)
    report.figures["slow line: take p50 ms"] = round(median(took) * 1000, 2)
    report.figures["slow line: steps that failed"] = sum(window.codes.values()) - window.codes["ok"]
    proxy.plans = lambda _: Plan()
    proxy.reset()


@contextmanager
def _session(made: Arena) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(plain(made.central.url), autocommit=True) as connection:
        yield connection


def _until_waiting(server: Server, role: str) -> None:
    deadline = time.monotonic() + 10
    while not server.execute(
        f"SELECT 1 FROM pg_stat_activity WHERE usename = '{role}' AND wait_event_type = 'Lock'"
    ):
        if time.monotonic() > deadline:
            raise TimeoutError("the window's statement does not wait for the lock")
        time.sleep(0.01)


def _deadlocks(server: Server) -> int:
    return server.log.read_text(errors="replace").count("ERROR:  deadlock detected")


def _end_sessions(server: Server, role: str) -> None:
    server.execute(
        f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '{role}'"
    )
