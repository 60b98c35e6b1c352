"""A thousand windows lose the ledger at the same instant and find it again: no storm.

The server is gone for a while, then back. Each window is a real connection with a role and SCRAM,
held open afterwards as a window holds it, and paced by the product's own `Pace`. The control comes
back the way a loop without a pace would: at once, again and again.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from cashier.domain.errors import Fault
from cashier.ledger.contract import CONTRACT_VERSION
from cashier.sync.pacing import Pace
from tests.servers.postgres import Server, start_server
from tests.torture.net.arena import needed
from tests.torture.net.crowd import PROCESSES, ROOT, _end, _heard, _say
from tests.torture.net.stations import Central, Line, identity, role_of
from tests.torture.report import Report

WINDOWS = 1_000
ROLES = 40
"""Windows share roles here, without their limit: what is measured is the number that come."""
CONTROL_WAIT_S = 0.1
OUTAGE_S = 15.0


def run(seed: int, minutes: float, out: Path) -> Report:
    """Once with the product's pace, once without; `minutes` bounds each."""
    report = Report(name="reconnect", seed=seed)
    work(report, out, windows=WINDOWS, seconds=max(60.0, minutes * 60), control=True)
    return report


def work(
    report: Report,
    out: Path,
    *,
    windows: int,
    seconds: float,
    control: bool,
    roles: int = ROLES,
    outage_s: float = OUTAGE_S,
) -> None:
    """See `run`."""
    settings = {"max_connections": str(windows + 50), "shared_buffers": "64MB"}
    server = needed(lambda: start_server(settings=settings))
    try:
        central = Central.make(server.create(), out / "central", stations=roles)
        for number in range(1, roles + 1):
            central.execute(f"ALTER ROLE {role_of(number)} CONNECTION LIMIT -1")
        urls = [central.station_url(number) for number in range(1, roles + 1)]
        report.figures["windows that come back at once"] = windows
        paced = _storm(server, urls, report.seed, windows, seconds, outage_s, paced=True)
        report.must(paced["back"] == windows, f"F33: only {paced['back']} of {windows} came back")
        for name, figure in paced.items():
            report.figures[_NAMES[name]] = figure
        if control:
            rash = _storm(server, urls, report.seed, windows, seconds, outage_s, paced=False)
            for name, figure in rash.items():
                report.controls[_NAMES[name]] = figure
            report.must(rash["peak"] > 2 * paced["peak"], "control: no pace, and no storm")
    finally:
        server.remove()


_NAMES = {
    "back": "came back",
    "outage_s": "the server was away for, s",
    "all_s": "all back after its return, s",
    "half_s": "half of them after, s",
    "before": "tries while it was away",
    "after": "tries after its return",
    "peak": "tries in the busiest second of all",
}


def _storm(
    server: Server,
    urls: list[str],
    seed: int,
    windows: int,
    seconds: float,
    outage_s: float,
    *,
    paced: bool,
) -> dict[str, float]:
    """The server goes, all want it at this instant, the server comes."""
    shares = [windows // PROCESSES + (part < windows % PROCESSES) for part in range(PROCESSES)]
    workers = []
    for part, share in enumerate(shares):
        asked = {"urls": urls, "share": share, "seed": seed * 10 + part, "seconds": seconds}
        workers.append(
            subprocess.Popen(
                [
                    *(sys.executable, "-m", "tests.torture.net.reconnect"),
                    json.dumps({**asked, "paced": paced}),
                ],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
    try:
        for worker in workers:
            _heard(worker)
        server.kill()
        began = time.monotonic()
        for worker in workers:
            _say(worker, "go")
        time.sleep(outage_s)
        returned = time.monotonic()
        server.start()
        told = [_heard(worker, seconds + 60) for worker in workers]
    finally:
        for worker in workers:
            _end(worker)
        server.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename ~ '^st_'"
        )
    back = sorted(at - returned for one in told for at in one["back"])
    tries = [at for one in told for at in one["tries"]]
    # not the first one of each: that all lose it at once is given
    later = Counter(int(at - began) for at in tries if at - began >= 1)
    return {
        "back": len(back),
        "outage_s": round(returned - began, 1),
        "all_s": round(back[-1], 1) if back else 0.0,
        "half_s": round(back[len(back) // 2], 1) if back else 0.0,
        "before": sum(at < returned for at in tries),
        "after": sum(at >= returned for at in tries),
        "peak": max(later.values(), default=0),
    }


def _come_back(asked: dict[str, Any]) -> None:
    """A process of windows, a thread each."""
    threading.stack_size(256 * 1024)
    go = threading.Event()
    began: list[float] = []
    tries: list[float] = []
    back: list[float] = []
    lines: list[Line] = []

    def window(number: int) -> None:
        chance = Random(f"{asked['seed']}:{number}")
        place = number % len(asked["urls"])
        who = identity(place + 1)
        line = Line(asked["urls"][place])
        pace = Pace()
        go.wait()
        while time.monotonic() - began[0] < asked["seconds"]:
            tries.append(time.monotonic())
            try:
                line.ledger.hello(CONTRACT_VERSION, who.site, who.station)
            except Fault:
                pace = pace.failed()
                time.sleep(pace.wait_s(chance) if asked["paced"] else CONTROL_WAIT_S)
            else:
                back.append(time.monotonic())
                lines.append(line)  # held open
                return

    threads = [threading.Thread(target=window, args=(n,)) for n in range(asked["share"])]
    for thread in threads:
        thread.start()
    sys.stdout.write("{}\n")
    sys.stdout.flush()
    sys.stdin.readline()
    began.append(time.monotonic())
    go.set()
    for thread in threads:
        thread.join()
    sys.stdout.write(json.dumps({"tries": tries, "back": back}) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()  # until the other process has heard


if __name__ == "__main__":
    _come_back(json.loads(sys.argv[1]))
