"""Forty real stations at once, through a line and a server that fail in every way, for minutes.

Each has its own role, store, chain and drawer. Two processes hold twenty each, so that two cores
are busy with stations, not with this test. Afterwards the line is whole, all drain, and the checker
reads the history and all 41 books.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from cashier import crash_points
from tests.servers.postgres import Server
from tests.servers.proxy import Plan, Proxy, seeded
from tests.simulation.history import check, read_book, read_history
from tests.torture.net.arena import Arena, arena
from tests.torture.report import Report

ROOT = Path(crash_points.__file__).parents[1]
STATIONS = 40
PROCESSES = 2
DRAIN_S = 300.0


def run(seed: int, minutes: float, out: Path) -> Report:
    """Posting under fire for the minutes given, then the drain and the verdict."""
    del out
    return work(seed, minutes * 60, stations=STATIONS)


def work(seed: int, seconds: float, *, stations: int) -> Report:
    """See `run`."""
    report = Report(name="stations", seed=seed)
    with arena(seed, stations=stations, plans=seeded(seed, trouble=0.4)) as (made, server, proxy):
        numbers = list(range(1, stations + 1))
        workers = [
            _start(made, numbers[part::PROCESSES], seconds)
            for part in range(min(PROCESSES, stations))
        ]
        try:
            for worker in workers:
                _heard(worker)  # all windows are open
            begun = time.monotonic()
            for worker in workers:
                _say(worker, "post")
            _fire(server, proxy, report, random.Random(seed), begun + seconds)
            proxy.plans = lambda _: Plan()
            proxy.reset()
            posted = [_heard(worker) for worker in workers]
            begun = time.monotonic()
            for worker in workers:
                _say(worker, "drain")
            drained = [_heard(worker, DRAIN_S + 60) for worker in workers]
            report.figures["drained after, s"] = round(time.monotonic() - begun, 1)
        finally:
            for worker in workers:
                _end(worker)
        _tell(made, report, numbers, posted, drained)
        report.figures["connections"] = len(proxy.passages)
        report.figures["of them with a fault"] = sum(bool(one.ended) for one in proxy.passages)
    return report


def _tell(
    made: Arena,
    report: Report,
    numbers: list[int],
    posted: list[dict[str, Any]],
    drained: list[dict[str, Any]],
) -> None:
    for told in drained:
        report.violations += told["late"]
    local = [
        record for number in numbers for record in read_book(made.folder / f"book-{number}.jsonl")
    ]
    ledger = made.central.book()
    history = read_history(*(made.folder / f"history-{number}.jsonl" for number in numbers))
    report.violations += [str(one) for one in check(history, local, ledger)]
    report.violations += [f"ledger verify: {one}" for one in made.central.findings()]
    codes = sum((Counter(told["codes"]) for told in drained), Counter[str]())
    report.figures["stations"] = len(numbers)
    report.figures["payments taken"] = sum(event.event == "ok" for event in history)
    report.figures["postings, both books equal"] = len(ledger)
    report.figures["steps"] = sum(codes.values())
    report.figures["steps that failed"] = sum(codes.values()) - codes["ok"]
    report.figures["codes"] = str(dict(codes))
    takes = sorted(ms for told in posted for ms in told["takes_ms"])
    report.figures["take p50 ms"] = takes[len(takes) // 2]
    report.figures["take p99 ms"] = takes[int(len(takes) * 0.99)]
    growth = [told["rss_end"] / told["rss_begin"] for told in posted]
    report.figures["resident memory, end / half-time"] = round(max(growth), 3)


def _fire(
    server: Server, proxy: Proxy, report: Report, chance: random.Random, until: float
) -> None:
    """One fault of the whole line or server every few seconds."""
    while time.monotonic() < until:
        time.sleep(min(chance.uniform(1.0, 4.0), max(0.0, until - time.monotonic())))
        fault = chance.choice(("reset", "refuse", "freeze", "pause", "end sessions", "kill"))
        match fault:
            case "reset":
                proxy.reset()
            case "refuse":
                proxy.refuse()
                time.sleep(chance.uniform(0.5, 2.0))
                proxy.accept()
            case "freeze":
                proxy.freeze()
                time.sleep(chance.uniform(0.5, 3.0))
                proxy.thaw()
            case "pause":
                server.pause()
                time.sleep(chance.uniform(0.5, 3.0))
                server.resume()
            case "end sessions":
                server.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename ~ '^st_'"
                )
            case "kill":
                server.kill()
                server.start()
        report.count(f"fault: {fault}")


def _start(made: Arena, numbers: list[int], seconds: float) -> subprocess.Popen[str]:
    asked = {
        "folder": str(made.folder),
        "model": str(made.model),
        "seed": made.seed,
        "seconds": seconds,
        "urls": {number: made.central.station_url(number, at=made.address) for number in numbers},
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.torture.net.crowd_worker", json.dumps(asked)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _say(worker: subprocess.Popen[str], word: str) -> None:
    assert worker.stdin is not None
    worker.stdin.write(word + "\n")
    worker.stdin.flush()


def _end(worker: subprocess.Popen[str]) -> None:
    worker.kill()
    worker.wait()
    for end in (worker.stdin, worker.stdout):
        if end is not None:
            end.close()


def _heard(worker: subprocess.Popen[str], seconds: float = 120) -> dict[str, Any]:
    """The worker's next line. It ends by itself; `seconds` is only for the one that hangs."""
    import select

    assert worker.stdout is not None
    ready, _, _ = select.select([worker.stdout], [], [], seconds)
    line = worker.stdout.readline() if ready else ""
    if not line:
        raise RuntimeError(f"a process of stations said nothing for {seconds:g} s")
    found: dict[str, Any] = json.loads(line)
    return found
