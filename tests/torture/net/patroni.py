"""The leader of a real Patroni cluster is killed, again and again, while windows post.

Three PostgreSQL nodes and etcd, synchronous and strict. Nobody tells Patroni anything: the leader's
Patroni and every process of its PostgreSQL get SIGKILL, the lease lapses, a node that has
everything takes over, and the windows find it by their address with all three hosts.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.patroni import Cluster, start_cluster
from tests.torture.net.arena import Arena, arena_on, needed
from tests.torture.net.failover import ALARM, Crowd
from tests.torture.net.stations import posting_places
from tests.torture.report import Report

KILLS_LEAST = 20
"""Of a run of ten minutes and more, which goes on until it has them."""
WINDOWS = 3
DATABASE = "ledger_of_the_cluster"


def run(seed: int, minutes: float, out: Path) -> Report:
    """Leader kills for the minutes given; at least one."""
    report = Report(name="patroni", seed=seed)
    deadline = time.monotonic() + minutes * 60
    with stage(seed) as (made, cluster, crowd):
        waits: list[float] = []
        least = KILLS_LEAST if minutes >= 10 else 1
        while len(waits) < least or time.monotonic() < deadline:
            waits.append(kill(made, cluster, crowd, report))
            found = made.judge(verified=len(waits) % 5 == 0)
            report.violations += [f"kill {len(waits)}: {one}" for one in found]
            if found:
                (out / "patroni.log").write_text(cluster.logs(200))
                break
        report.violations += made.judge()
        report.figures["p50 until a posting got through, s"] = sorted(waits)[len(waits) // 2]
        report.figures["worst until a posting got through, s"] = max(waits)
        report.figures["postings in the ledger"] = len(made.central.book())
        report.figures["codes"] = str({w.identity.name: dict(w.codes) for w in crowd.windows})
    return report


@contextmanager
def stage(seed: int, *, windows: int = WINDOWS) -> Iterator[tuple[Arena, Cluster, Crowd]]:
    """A cluster, a ledger on it, and windows that know the address of every node."""
    cluster = needed(lambda: start_cluster(settings={"deadlock_timeout": "300ms"}))
    try:
        leader = cluster.wait_for_leader()
        leader.server.execute(f"CREATE DATABASE {DATABASE}")
        url = leader.server.url(DATABASE)
        address = cluster.url(DATABASE)
        with arena_on(url, seed=seed, stations=windows, address=address) as made:
            opened = [
                made.window(number, deadline_s=2.0, connect_s=1.0)
                for number in range(1, windows + 1)
            ]
            # a payment a second and window is a busy counter; the rest is for the cluster
            yield made, cluster, Crowd(opened, pause_s=0.2)
    finally:
        cluster.remove()


def kill(made: Arena, cluster: Cluster, crowd: Crowd, report: Report) -> float:
    """Kills the leader once while all post; seconds until a posting got through again."""
    cluster.wait_until_whole()
    crowd.settle()
    alarms = crowd.alarms()
    before = {window.number: window.codes["ok"] for window in crowd.windows}
    chance = random.Random(f"{made.seed} {report.figures.get('leaders killed', 0)}")
    with crowd.posting():
        time.sleep(chance.uniform(0.5, 2.0))
        victim = cluster.kill_leader()
        begun = time.monotonic()
        # all that the windows hold as confirmed now was confirmed by the dead leader
        told = {
            (one.place, one.station_seq)
            for window in crowd.windows
            for one in window.book()
            if one.state == "confirmed"
        }
        leader = cluster.wait_for_leader(other_than=victim)
        report.count("elections, s (sum)", round(time.monotonic() - begun))
        through = {window.number: window.codes["ok"] for window in crowd.windows}
        while all(window.codes["ok"] == through[window.number] for window in crowd.windows):
            if time.monotonic() - begun > 90:
                report.violations.append(f"no posting got through in 90 s\n{cluster.logs()}")
                break
            time.sleep(0.05)
        waited = round(time.monotonic() - begun, 1)
        made.central.url = leader.server.url(DATABASE)
        gone = len(told - posting_places(made.central))
        cluster.bring_back(victim)
        time.sleep(1.0)
    crowd.settle()
    report.must(gone == 0, f"F19: {gone} acknowledged postings lost with a leader")
    report.must(crowd.alarms() == alarms, f"F19: {ALARM}, and nothing may be lost here")
    report.must(
        all(window.codes["ok"] > before[window.number] for window in crowd.windows),
        "a window never got through",
    )
    report.count("leaders killed")
    report.count("acknowledged postings lost", gone)
    return waited
